use std::collections::HashMap;

use super::element::Element;
use super::number_format::printed;
use super::word_document::ListMark;

/// How deep lists stand in each other.
const LEVELS: usize = 9;

/// The lists of a document, and how far each was counted.
#[derive(Default)]
pub struct Numbering {
    /// By the number of a definition, its levels.
    definitions: HashMap<String, [Level; LEVELS]>,
    /// By the name of a style of lists, the definition that is its own, and by the number of a
    /// definition that only names such a style, the style.
    of_styles: HashMap<String, String>,
    named: HashMap<String, String>,
    lists: HashMap<String, List>,
    /// How far the levels of each definition were counted.
    counted: HashMap<String, [Option<u32>; LEVELS]>,
    /// The lists that have begun.
    begun: Vec<String>,
}

#[derive(Debug, Default, Clone)]
struct Level {
    start: u32,
    format: String,
    /// `（%1）`: each `%` stands for the number of a level.
    text: String,
    /// Whether it prints the numbers of all levels in digits.
    is_in_digits: bool,
}

/// A list: the definition it is of, the levels that are its own, and where levels begin anew.
struct List {
    definition: String,
    own: [Option<Level>; LEVELS],
    starts: [Option<u32>; LEVELS],
}

impl Numbering {
    /// The lists that a part defines.
    pub fn of(part: Option<&Element>) -> Numbering {
        let mut numbering = Numbering::default();
        for element in part.into_iter().flat_map(Element::elements) {
            match element.name {
                "w:abstractNum" => {
                    let id = element.attribute("abstractNumId").unwrap_or_default().to_owned();
                    let mut levels: [Level; LEVELS] = Default::default();
                    for (at, level) in levels_of(element, "w:lvl") {
                        levels[at] = Level::of(level);
                    }
                    if let Some(style) = element.value_of("w:styleLink") {
                        numbering.of_styles.insert(style.to_owned(), id.clone());
                    }
                    if let Some(style) = element.value_of("w:numStyleLink") {
                        numbering.named.insert(id.clone(), style.to_owned());
                    }
                    numbering.definitions.insert(id, levels);
                }
                "w:num" => {
                    let id = element.attribute("numId").unwrap_or_default().to_owned();
                    numbering.lists.insert(id, List::of(element));
                }
                _ => {}
            }
        }
        numbering
    }

    /// The mark of the next paragraph of a list; nothing for a list that is not there, as the list
    /// `0`, by which a paragraph says that it is in none.
    pub fn next(&mut self, list: &str, level: u8) -> Option<ListMark> {
        let found = self.lists.get(list)?;
        // What only names a style of lists is the definition of that style.
        let named = self.named.get(&found.definition);
        let of_style = named.and_then(|style| self.of_styles.get(style));
        let definition = of_style.unwrap_or(&found.definition);
        let mut levels = self.definitions.get(definition)?.clone();
        for (level, own) in levels.iter_mut().zip(&found.own) {
            if let Some(own) = own {
                level.clone_from(own);
            }
        }
        let at = usize::from(level).min(LEVELS - 1);
        let counted = self.counted.entry(definition.clone()).or_default();
        if !self.begun.iter().any(|begun| begun == list) {
            self.begun.push(list.to_owned());
            for (own, start) in counted.iter_mut().zip(&found.starts) {
                if start.is_some() {
                    *own = None;
                }
            }
        }
        let first = |at: usize| found.starts[at].unwrap_or(levels[at].start);
        counted[at] = Some(counted[at].map_or(first(at), |last| last.saturating_add(1)));
        let not_yet: Option<u32> = None;
        counted[at + 1..].fill(not_yet);
        let own = &levels[at];
        if own.format == "bullet" {
            return Some(ListMark { number: None, level });
        }
        let mut text = own.text.clone();
        for (other, level) in levels.iter().enumerate().take(at + 1) {
            let number = counted[other].unwrap_or(first(other));
            let format = if own.is_in_digits { "decimal" } else { &level.format };
            text = text.replace(&format!("%{}", other + 1), &printed(number, format));
        }
        // A level that prints nothing is a paragraph moved in.
        (!text.trim().is_empty()).then_some(ListMark { number: Some(text), level })
    }
}

impl List {
    fn of(element: &Element) -> List {
        let definition = element.value_of("w:abstractNumId").unwrap_or_default().to_owned();
        let mut list = List { definition, own: Default::default(), starts: [None; LEVELS] };
        for (at, level) in levels_of(element, "w:lvlOverride") {
            list.own[at] = level.first("w:lvl").map(Level::of);
            let start = level.value_of("w:startOverride");
            list.starts[at] = start.and_then(|start| start.parse().ok());
        }
        list
    }
}

/// The levels that an element lists, each with its number.
fn levels_of<'e>(
    element: &'e Element,
    name: &'static str,
) -> impl Iterator<Item = (usize, &'e Element)> {
    let levels = element.elements().filter(move |one| one.name == name);
    levels.filter_map(|one| {
        let at: usize = one.attribute("ilvl")?.parse().ok()?;
        (at < LEVELS).then_some((at, one))
    })
}

impl Level {
    fn of(element: &Element) -> Level {
        Level {
            start: element.value_of("w:start").and_then(|start| start.parse().ok()).unwrap_or(0),
            format: element.value_of("w:numFmt").unwrap_or("decimal").to_owned(),
            text: element.value_of("w:lvlText").unwrap_or_default().to_owned(),
            is_in_digits: element.switch("w:isLgl").unwrap_or_default(),
        }
    }
}
