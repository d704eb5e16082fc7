//! Reads templates as far as it must to know which variables they use, and follows each to its
//! view.

use std::collections::{BTreeMap, BTreeSet};

use gongkai::render::{PAGE_TEMPLATES, TEMPLATES};

use super::{PAGE, SITE, Shape, Views};

/// A tag of a template, without its braces.
enum Tag<'a> {
    Comment(&'a str),
    Value(&'a str),
    Statement(&'a str),
}

/// A component as it is declared.
pub struct Component {
    pub name: &'static str,
    pub file: &'static str,
    /// Name, declared type and default.
    pub parameters: Vec<(&'static str, &'static str, Option<&'static str>)>,
    body: &'static str,
}

/// What the templates use of the views, and what they use that is not there.
#[derive(Default)]
pub struct Uses {
    /// View and field.
    pub fields: BTreeSet<(String, String)>,
    /// Component and parameter, with the shapes that it is called with.
    pub parameters: BTreeMap<(String, String), BTreeSet<Shape>>,
    pub faults: Vec<String>,
    seen: BTreeSet<(String, Vec<Shape>)>,
}

type Scope = Vec<(String, Shape)>;

pub fn text(file: &str) -> &'static str {
    TEMPLATES
        .iter()
        .find(|(name, _)| *name == file)
        .unwrap_or_else(|| panic!("{file} is not embedded"))
        .1
}

fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('{').filter(|start| start + 1 < rest.len()) {
        let close = match &rest[start..start + 2] {
            "{#" => "#}",
            "{{" => "}}",
            "{%" => "%}",
            _ => {
                rest = &rest[start + 1..];
                continue;
            }
        };
        let end = start
            + 2
            + rest[start + 2..]
                .find(close)
                .unwrap_or_else(|| panic!("a tag without end: {}", &rest[start..]));
        let inside = rest[start + 2..end].trim_matches('-').trim();
        found.push(match close {
            "#}" => Tag::Comment(inside),
            "}}" => Tag::Value(inside),
            _ => Tag::Statement(inside),
        });
        rest = &rest[end + 2..];
    }
    found
}

/// What a template says of itself: the comment at its top.
pub fn says(file: &str) -> &'static str {
    match tags(text(file)).first() {
        Some(Tag::Comment(says)) if text(file).starts_with("{#") => says,
        _ => panic!("templates/{file} does not say at its top what it makes"),
    }
}

/// Names after a keyword: `extends`, `include`, `block`.
pub fn named(file: &str, keyword: &str) -> Vec<&'static str> {
    let statements = tags(text(file))
        .into_iter()
        .filter_map(|tag| if let Tag::Statement(inside) = tag { Some(inside) } else { None });
    statements
        .filter_map(|inside| inside.strip_prefix(keyword)?.strip_prefix(' '))
        .map(|name| name.trim().trim_matches('"'))
        .collect()
}

pub fn components() -> Vec<Component> {
    let mut found = Vec::new();
    for (file, text) in TEMPLATES {
        for part in text.split("{% component ").skip(1) {
            let (head, rest) = part.split_once("%}").unwrap();
            let (name, parameters) = head
                .trim()
                .trim_end_matches('-')
                .trim()
                .trim_end_matches(')')
                .split_once('(')
                .unwrap();
            let parameter = |written: &'static str| {
                let (name, rest) = written.split_once(':').unwrap();
                let (ty, default) = rest
                    .split_once('=')
                    .map_or((rest, None), |(ty, default)| (ty, Some(default.trim())));
                (name.trim(), ty.trim(), default)
            };
            found.push(Component {
                name,
                file,
                parameters: parameters.split(',').map(parameter).collect(),
                body: rest.split("endcomponent").next().unwrap().rsplit_once("{%").unwrap().0,
            });
        }
    }
    found
}

impl Uses {
    /// What every template uses, each under the view it is given.
    pub fn of_all(views: &Views) -> Uses {
        let mut uses = Uses::default();
        for template in PAGE_TEMPLATES {
            let mut scope = vec![
                ("site".into(), Shape::View(SITE.into())),
                ("page".into(), Shape::View(PAGE.into())),
            ];
            if template.addresses.is_empty() {
                scope.push(("style".into(), Shape::Text));
            }
            for parent in named(template.file, "extends") {
                uses.walk(views, parent, text(parent), &mut scope.clone());
            }
            scope.push(("view".into(), Shape::View(template.view.into())));
            uses.walk(views, template.file, text(template.file), &mut scope);
        }
        uses
    }

    fn walk(&mut self, views: &Views, file: &str, text: &str, scope: &mut Scope) {
        let mut open: Vec<usize> = Vec::new();
        // What stands inside a component is walked when it is called.
        let text = text.split("{% component ").next().unwrap();
        for tag in tags(text) {
            match tag {
                Tag::Comment(_) => {}
                Tag::Value(inside) => self.expression(views, file, inside, scope),
                Tag::Statement(inside) => {
                    let (keyword, rest) = inside.split_once(' ').unwrap_or((inside, ""));
                    match keyword {
                        "for" => {
                            let (name, list) = rest.split_once(" in ").unwrap();
                            self.expression(views, file, list, scope);
                            let element = match self.resolve(views, file, list.trim(), scope) {
                                Some(Shape::List(element)) => *element,
                                other => panic!("{file}: {list} is no list but {other:?}"),
                            };
                            open.push(scope.len());
                            scope.push((name.trim().to_owned(), element));
                        }
                        "endfor" => scope.truncate(open.pop().unwrap()),
                        "set" => scope
                            .push((rest.split('=').next().unwrap().trim().to_owned(), Shape::Text)),
                        "if" | "elif" => self.expression(views, file, rest, scope),
                        "include" => {
                            let name = rest.trim().trim_matches('"');
                            self.walk(views, name, super::template::text(name), scope);
                        }
                        "else" | "endif" | "endset" | "block" | "endblock" | "extends" => {}
                        other => panic!("{file}: what does {other} do?"),
                    }
                }
            }
        }
    }

    /// Follows every variable of an expression, and every component it calls.
    fn expression(&mut self, views: &Views, file: &str, text: &str, scope: &Scope) {
        let bare = without_literals(text);
        for path in paths(&bare) {
            self.resolve(views, file, path, scope);
        }
        for call in bare.split('<').skip(1).filter(|call| call.starts_with(char::is_uppercase)) {
            self.call(views, file, call.split("/>").next().unwrap(), scope);
        }
    }

    fn call(&mut self, views: &Views, file: &str, call: &str, scope: &Scope) {
        let name: String = call.chars().take_while(char::is_ascii_alphanumeric).collect();
        let Some(component) = components().into_iter().find(|component| component.name == name)
        else {
            return self.faults.push(format!("{file}: no component {name}"));
        };
        let mut inner = Scope::new();
        for (parameter, ty, _) in &component.parameters {
            let given = call
                .split(&format!(" {parameter}={{"))
                .nth(1)
                .and_then(|rest| rest.split('}').next());
            let declared = match *ty {
                "integer" => Shape::Number,
                "bool" => Shape::Flag,
                _ => Shape::Text,
            };
            let path = given.filter(|given| given.starts_with(char::is_alphabetic));
            let shape = path
                .and_then(|path| self.resolve(views, file, path, scope))
                .map(|shape| if let Shape::Optional(shape) = shape { *shape } else { shape });
            let shape = shape.unwrap_or(declared);
            self.parameters
                .entry((name.clone(), (*parameter).to_owned()))
                .or_default()
                .insert(shape.clone());
            inner.push(((*parameter).to_owned(), shape));
        }
        if self.seen.insert((name, inner.iter().map(|(_, shape)| shape.clone()).collect())) {
            self.walk(views, component.file, component.body, &mut inner);
        }
    }

    /// What a path leads to; nothing for words, loops and what is not there, which is a fault.
    fn resolve(&mut self, views: &Views, file: &str, path: &str, scope: &Scope) -> Option<Shape> {
        // What is taken out of a list is looked at as the list.
        let list = path.split('[').next().unwrap();
        let mut steps = list.split('.');
        let root = steps.next().unwrap();
        if matches!(root, "words" | "loop") {
            return None;
        }
        let Some((_, shape)) = scope.iter().rev().find(|(name, _)| name == root) else {
            self.faults.push(format!("{file}: there is no variable {root} ({path})"));
            return None;
        };
        let mut shape = shape.clone();
        for step in steps {
            if let Shape::Optional(within) = shape {
                shape = *within;
            }
            let Shape::View(view) = &shape else {
                self.faults.push(format!("{file}: {path} looks into {shape:?}"));
                return None;
            };
            let Some(field) = views[view].fields.iter().find(|field| field.name == step) else {
                self.faults.push(format!("{file}: {view} has no {step} ({path})"));
                return None;
            };
            self.fields.insert((view.clone(), step.to_owned()));
            shape = field.shape.clone();
        }
        if let Shape::Optional(within) = &shape
            && matches!(**within, Shape::List(_))
        {
            return Some((**within).clone());
        }
        Some(shape)
    }
}

/// An expression with nothing in its quotes.
fn without_literals(text: &str) -> String {
    let mut quote = None;
    text.chars()
        .filter(|c| match (quote, *c) {
            (Some(open), c) if open == c => {
                quote = None;
                false
            }
            (Some(_), _) => false,
            (None, '"' | '\'' | '`') => {
                quote = Some(*c);
                false
            }
            _ => true,
        })
        .collect()
}

/// The variables of an expression: no keywords, no names of filters, tests, functions, components
/// and arguments.
fn paths(text: &str) -> Vec<&str> {
    const KEYWORDS: [&str; 10] =
        ["and", "or", "not", "in", "is", "if", "else", "true", "false", "none"];
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) =
        text[at..].find(|c: char| c.is_ascii_alphabetic() || c == '_').map(|start| start + at)
    {
        let end = text[start..]
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.')))
            .map_or(text.len(), |end| end + start);
        at = end;
        let (word, before, after) =
            (&text[start..end], text[..start].trim_end(), text[end..].trim_start());
        let argument = after.starts_with('=') && !after.starts_with("==");
        let function = after.starts_with('(') && !word.starts_with("words.");
        let named = before.ends_with('|')
            || before.ends_with(" is")
            || before.ends_with(" is not")
            || word.starts_with(|c: char| c.is_ascii_uppercase());
        if !argument && !function && !named && !KEYWORDS.contains(&word) {
            found.push(word);
        }
    }
    found
}
