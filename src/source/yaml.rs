use std::collections::HashMap;

use granit_parser::{Event, Options, Parser, ScalarStyle, StructureStyle};

use super::file::SourceFile;
use super::node::{Entry, Node, Scalar, Value};
use super::span::{Span, Spanned};
use super::trap::{self, Trap};

/// How much a file may ask of us before we call it hostile.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Lists and mappings inside one another.
    pub depth: usize,
    /// Scalars, lists and mappings in all.
    pub nodes: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { depth: 24, nodes: 400_000 }
    }
}

/// What is wrong with a file as YAML, before its content is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum YamlFailure {
    /// The parser could not go on. The trap, where one is recognised, says it in the author's
    /// words.
    Syntax {
        /// What the parser said.
        message: String,
        /// Where it stopped.
        span: Span,
        /// What probably happened.
        trap: Option<Trap>,
    },
    /// Something that parses, but not to what it looks like.
    Trap(Trap),
    /// One key twice in a mapping.
    DuplicateKey {
        /// The key.
        key: String,
        /// The second one.
        span: Span,
        /// The first one.
        first: Span,
    },
    /// `&anchor`, `*alias` or `<<`: a figure stands once, where it is written.
    Reference(Span),
    /// `!tag`.
    Tag(Span),
    /// A list or a mapping where a key should be.
    KeyNotText(Span),
    /// A second `---` document.
    SecondDocument(Span),
    /// Nested deeper than [`Limits::depth`].
    TooDeep {
        /// What is too deep.
        span: Span,
        /// How deep it may be.
        limit: usize,
    },
    /// More values than [`Limits::nodes`].
    TooMany {
        /// The first that is too many.
        span: Span,
        /// How many there may be.
        limit: usize,
    },
    /// Nothing in the file.
    Empty,
}

/// Reads a file into a tree.
///
/// Anchors, aliases, merge keys, tags and further documents are refused: they hide where a figure
/// stands. A file that breaks off gives one failure; a file that parses may give several.
///
/// # Errors
/// Every [`YamlFailure`] found.
pub fn parse(file: &SourceFile, limits: Limits) -> Result<Node, Vec<YamlFailure>> {
    let mut options = Options::default();
    options.set_emit_comments(file.text.contains(" #"));
    let mut builder = Builder {
        file,
        limits,
        nodes: 0,
        stack: Vec::new(),
        root: None,
        failures: Vec::new(),
        last_plain_end: None,
    };
    for event in Parser::new_from_str_with_options(&file.text, options) {
        match event {
            Ok((event, span)) => {
                let range = span.byte_range().unwrap_or(0..0);
                if let Err(fatal) = builder.event(event, Span::new(range.start, range.end)) {
                    builder.failures.push(fatal);
                    return Err(builder.failures);
                }
            }
            Err(error) => {
                let at =
                    error.marker().byte_offset().unwrap_or(file.text.len()).min(file.text.len());
                let trap = trap::near(file, at);
                let span = Span::new(at, (at + 1).min(file.text.len()));
                return Err(vec![YamlFailure::Syntax { message: error.info(), span, trap }]);
            }
        }
    }
    match builder.root {
        Some(root) if builder.failures.is_empty() => Ok(root),
        None if builder.failures.is_empty() => Err(vec![YamlFailure::Empty]),
        _ => Err(builder.failures),
    }
}

/// A list or mapping whose end has not come yet.
struct Open {
    start: usize,
    flow: bool,
    kind: OpenKind,
}

enum OpenKind {
    List(Vec<Node>),
    Map { entries: Vec<Entry>, key: Option<Spanned<String>>, seen: HashMap<String, Span> },
}

struct Builder<'a> {
    file: &'a SourceFile,
    limits: Limits,
    nodes: usize,
    stack: Vec<Open>,
    root: Option<Node>,
    failures: Vec<YamlFailure>,
    last_plain_end: Option<usize>,
}

/// Mappings with fewer keys than this are searched, not hashed: most have five.
const SMALL_MAP: usize = 16;

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), YamlFailure> {
        if let Some(tag) = event.tag() {
            let _ = tag;
            self.failures.push(YamlFailure::Tag(span));
        }
        if event.anchor_id().is_some_and(|id| id != 0) {
            return Err(YamlFailure::Reference(span));
        }
        match event {
            Event::Scalar(text, style, ..) => {
                let quoted = style != ScalarStyle::Plain;
                let null = !quoted && text == "~";
                let text = if null { String::new() } else { text.into_owned() };
                self.last_plain_end = (!quoted).then_some(span.end as usize);
                self.value(Node { value: Value::Scalar(Scalar { text, quoted }), span })?;
            }
            Event::SequenceStart(style, ..) => {
                self.open(span, style == StructureStyle::Flow, OpenKind::List(Vec::new()))?
            }
            Event::MappingStart(style, ..) => {
                let kind = OpenKind::Map { entries: Vec::new(), key: None, seen: HashMap::new() };
                self.open(span, style == StructureStyle::Flow, kind)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span)?,
            Event::Alias(..) | Event::UnresolvedAlias(..) => {
                return Err(YamlFailure::Reference(span));
            }
            Event::Comment(text, _) => self.comment(&text, span),
            Event::DocumentStart(..) if self.root.is_some() => {
                return Err(YamlFailure::SecondDocument(span));
            }
            _ => {}
        }
        Ok(())
    }

    /// ` #` right after a plain value, with no blank behind it, is rarely meant as a comment:
    /// `3 #楼` loses its end.
    fn comment(&mut self, text: &str, span: Span) {
        let Some(end) = self.last_plain_end else { return };
        let start = span.start as usize;
        let same_line = end < start && !self.file.text[end..start].contains('\n');
        let tight = text.chars().next().is_some_and(|first| !first.is_whitespace() && first != '#');
        if same_line && tight && self.file.text[end..start].trim().is_empty() {
            self.failures.push(YamlFailure::Trap(Trap::new(trap::TrapKind::CommentInValue, span)));
        }
    }

    fn open(&mut self, span: Span, flow: bool, kind: OpenKind) -> Result<(), YamlFailure> {
        if self.stack.len() >= self.limits.depth {
            return Err(YamlFailure::TooDeep { span, limit: self.limits.depth });
        }
        self.stack.push(Open { start: span.start as usize, flow, kind });
        Ok(())
    }

    fn close(&mut self, span: Span) -> Result<(), YamlFailure> {
        let Some(open) = self.stack.pop() else { return Ok(()) };
        // A block collection ends where its last value ends, not where the parser noticed.
        let (value, last) = match open.kind {
            OpenKind::List(items) => {
                let last = items.last().map(|item| item.span.end);
                (Value::List(items), last)
            }
            OpenKind::Map { entries, .. } => {
                let last = entries.last().map(|entry| entry.node.span.end.max(entry.key.span.end));
                (Value::Map(entries), last)
            }
        };
        let end = if open.flow {
            span.end as usize
        } else {
            last.map_or(span.end as usize, |end| end as usize)
        };
        self.value(Node { value, span: Span::new(open.start, end.max(open.start)) })
    }

    fn value(&mut self, node: Node) -> Result<(), YamlFailure> {
        self.nodes += 1;
        if self.nodes > self.limits.nodes {
            return Err(YamlFailure::TooMany { span: node.span, limit: self.limits.nodes });
        }
        let Some(open) = self.stack.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match &mut open.kind {
            OpenKind::List(items) => items.push(node),
            OpenKind::Map { entries, key, seen } => match key.take() {
                None => {
                    let Value::Scalar(scalar) = node.value else {
                        return Err(YamlFailure::KeyNotText(node.span));
                    };
                    if scalar.text == "<<" && !scalar.quoted {
                        self.failures.push(YamlFailure::Reference(node.span));
                    }
                    let earlier = match entries.len() {
                        0..SMALL_MAP => entries
                            .iter()
                            .find(|entry| entry.key.value == scalar.text)
                            .map(|entry| entry.key.span),
                        SMALL_MAP => {
                            seen.extend(
                                entries
                                    .iter()
                                    .map(|entry| (entry.key.value.clone(), entry.key.span)),
                            );
                            seen.get(&scalar.text).copied()
                        }
                        _ => seen.get(&scalar.text).copied(),
                    };
                    if entries.len() >= SMALL_MAP {
                        seen.entry(scalar.text.clone()).or_insert(node.span);
                    }
                    if let Some(first) = earlier {
                        self.failures.push(YamlFailure::DuplicateKey {
                            key: scalar.text.clone(),
                            span: node.span,
                            first,
                        });
                    }
                    *key = Some(Spanned::new(scalar.text, node.span));
                }
                Some(key) => {
                    let previous = entries.last();
                    if let Some(trap) = trap::in_entry(self.file, previous, &key, &node, open.flow)
                    {
                        self.failures.push(YamlFailure::Trap(trap));
                    }
                    entries.push(Entry { key, node });
                }
            },
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::TrapKind;

    fn read(text: &str) -> Result<Node, Vec<YamlFailure>> {
        parse(&SourceFile::new("a.yaml", text), Limits::default())
    }

    #[test]
    fn keeps_the_exact_text() {
        let node = read("合计: 13919.10\n编码: \"0012\"\n空:\n").expect("well-formed");
        assert_eq!(node.get("合计").and_then(Node::text), Some("13919.10"));
        assert_eq!(node.get("编码").and_then(Node::text), Some("0012"));
        assert!(node.get("空").is_some_and(Node::is_blank));
    }

    #[test]
    fn positions_are_bytes_of_the_text() {
        let text = "表:\n  合计: 1.0\n";
        let node = read(text).expect("well-formed");
        let cell = node.get("表").and_then(|table| table.get("合计")).expect("there");
        assert_eq!(&text[cell.span.range()], "1.0");
    }

    #[test]
    fn refuses_what_hides_a_figure() {
        for text in ["a: &x 1\nb: *x\n", "a: {<<: {b: 1}}\n", "a: !!str 1\n", "a: 1\n---\nb: 2\n"] {
            assert!(read(text).is_err(), "{text}");
        }
        let failures = read("合计: 1\n合计: 2\n").expect_err("twice");
        assert!(matches!(failures[0], YamlFailure::DuplicateKey { .. }));
    }

    #[test]
    fn names_the_traps() {
        let kind = |text: &str| match read(text).expect_err(text).remove(0) {
            YamlFailure::Trap(trap) | YamlFailure::Syntax { trap: Some(trap), .. } => trap.kind,
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(kind("a: {单位名称：平乡县}\n"), TrapKind::FullWidthColon);
        assert_eq!(kind("a:\n  收入总计：13919\n  支出总计: 1\n"), TrapKind::FullWidthColon);
        assert_eq!(kind("a: {预算数: 1,234.50}\n"), TrapKind::ThousandsCut);
        assert_eq!(kind("a: {甲: 1，乙: 2}\n"), TrapKind::FullWidthComma);
        assert_eq!(kind("name: 3 #楼\n"), TrapKind::CommentInValue);
        assert_eq!(kind("target: >85%\n"), TrapKind::SignAtStart);
        assert_eq!(kind("target: %\n"), TrapKind::SignAtStart);
        assert_eq!(kind("a:\n\tb: 1\n"), TrapKind::Tab);
        assert_eq!(kind("收入\u{3000}总计: 1\n"), TrapKind::WideBlankInKey);
        assert_eq!(kind("a:\n \u{a0}b: 1\n  c: 2\n"), TrapKind::OddBlank);
        assert_eq!(kind("a:\n  b: 1\n\u{2003}\u{2003}c: 2\n"), TrapKind::OddBlank);
        assert_eq!(kind("a:\n\u{3000}\u{3000}b: 1\n  c: 2\n"), TrapKind::WideBlankInKey);
        assert_eq!(kind("收入\u{a0}总计: 1\n"), TrapKind::OddBlank);
        assert_eq!(kind("a: 1\n\u{7}b: 2\n"), TrapKind::Hidden);
        assert_eq!(kind("code: “0012”\n"), TrapKind::FullWidthQuote);
        assert_eq!(kind("a: ｛合计: 1｝\n"), TrapKind::FullWidthBracket);
        assert_eq!(kind("goals:\n  － 甲\n  － 乙\n"), TrapKind::ListDash);
        assert_eq!(kind("goals:\n  -甲\n  -乙\n"), TrapKind::ListDash);
        assert_eq!(kind("goals:\n  -\u{a0}甲\n"), TrapKind::ListDash);
        assert_eq!(kind("goals:\n  • 甲\n"), TrapKind::ListDash);
    }

    #[test]
    fn the_place_of_a_trap_is_the_character() {
        for (text, character) in [
            ("a:\n \u{a0}b: 1\n  c: 2\n", '\u{a0}'),
            ("收入\u{a0}总计: 1\n", '\u{a0}'),
            ("a:\n  b: 1\n \u{3000}c: 2\n    d: 3\n", '\u{3000}'),
        ] {
            let (YamlFailure::Trap(trap) | YamlFailure::Syntax { trap: Some(trap), .. }) =
                read(text).expect_err(text).remove(0)
            else {
                panic!("{text}")
            };
            assert!(text[trap.span.range()].contains(character), "{text:?} {trap:?}");
        }
    }

    #[test]
    fn what_only_looks_like_a_trap_is_text() {
        for text in [
            "name: “三公”经费\n",
            "name: “放管服”\n",
            "name: ［2021］12号\n",
            "a:\n  ——\n",
            "a:\n  -12.5\n",
            "a: －\n",
            "a:\n  －－\n",
            "a: -甲\n",
            "goals:\n  - 甲\u{a0}乙\n",
            "a:\n  甲－乙\n",
            "a:\r\n  b: 1\r\n",
        ] {
            assert!(read(text).is_ok(), "{text:?}");
        }
    }

    #[test]
    fn stops_at_the_limits() {
        assert!(matches!(
            read(&format!("{}1\n", "- ".repeat(60))).expect_err("deep")[0],
            YamlFailure::TooDeep { limit: 24, .. }
        ));
        let many =
            parse(&SourceFile::new("a.yaml", "- 1\n".repeat(12)), Limits { depth: 24, nodes: 10 })
                .expect_err("many");
        assert!(matches!(many[0], YamlFailure::TooMany { limit: 10, span } if span.start == 42));
        assert_eq!(read("# nothing\n").expect_err("empty"), vec![YamlFailure::Empty]);
    }
}
