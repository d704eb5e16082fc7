use granit_parser::{Options, Parser};

use super::file::SourceFile;
use super::node::Node;
use super::plain::plain;
use super::span::Span;
use super::trap;
use super::tree_builder::TreeBuilder;
use super::yaml_failure::{Limits, YamlFailure};

/// Reads a file into a tree: plain ones in one pass, any other with the full parser, to the same
/// tree.
///
/// # Errors
/// Every [`YamlFailure`] found.
pub fn parse(file: &SourceFile, limits: Limits) -> Result<Node<'_>, Vec<YamlFailure>> {
    match plain(file, limits) {
        Some(node) => Ok(node),
        None => parse_in_full(file, limits),
    }
}

/// Reads a file into a tree with the full parser.
///
/// Anchors, aliases, merge keys, tags and further documents are refused: they hide where a figure
/// stands. A file that breaks off gives one failure; a file that parses may give several.
///
/// # Errors
/// Every [`YamlFailure`] found.
pub fn parse_in_full(file: &SourceFile, limits: Limits) -> Result<Node<'_>, Vec<YamlFailure>> {
    let mut options = Options::default();
    options.set_emit_comments(file.text.contains(" #"));
    let mut builder = TreeBuilder::of(file, limits);
    for event in Parser::new_from_str_with_options(&file.text, options) {
        match event {
            Ok((event, span)) => {
                let range = span.byte_range().unwrap_or(0..0);
                if let Err(fatal) = builder.event(event, Span::new(range.start, range.end)) {
                    return Err(builder.broken_off(fatal));
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
    builder.tree()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::TrapKind;

    fn file(text: impl Into<String>) -> &'static SourceFile {
        Box::leak(Box::new(SourceFile::new("a.yaml", text)))
    }

    fn read(text: &str) -> Result<Node<'static>, Vec<YamlFailure>> {
        parse(file(text), Limits::default())
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
            parse(file("- 1\n".repeat(12)), Limits { depth: 24, nodes: 10 }).expect_err("many");
        assert!(matches!(many[0], YamlFailure::TooMany { limit: 10, span } if span.start == 42));
        assert_eq!(read("# nothing\n").expect_err("empty"), vec![YamlFailure::Empty]);
    }
}
