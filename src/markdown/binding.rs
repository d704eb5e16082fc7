use std::ops::Range;

use super::aside::Mark;
use super::reading::{Piece, Placed};

/// What a binding turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bound {
    /// A figure, printed with its unit, and where it stands.
    Figure {
        /// What is printed.
        text: String,
        /// Where it leads.
        href: String,
        /// The marks of what is said of it, to stand behind it.
        marks: Vec<Mark>,
    },
    /// Nothing that is known. What the author wrote is printed and marked; the caller has a finding
    /// for it.
    Unresolved,
}

/// Says what a path and a unit after `→` stand for; the range is that of the whole binding in the
/// text.
pub type Resolver<'a> = dyn FnMut(&str, Option<&str>, Range<usize>) -> Bound + 'a;

/// A binding as it was written: its path, the unit after `→`, and the bytes from `[[` to `]]`.
pub type WrittenBinding = (String, Option<String>, Range<usize>);

/// The bindings among the pieces of a text, in the order of the text.
pub(super) fn written(text: &str, placed: &[Placed]) -> Vec<WrittenBinding> {
    let mut ranges: Vec<Range<usize>> = placed
        .iter()
        .filter(|(piece, _)| *piece == Piece::Binding)
        .map(|(_, range)| range.clone())
        .collect();
    ranges.sort_by_key(|range| range.start);
    ranges
        .into_iter()
        .map(|range| {
            let (path, unit) = parts(&text[range.clone()]);
            (path.to_owned(), unit.map(str::to_owned), range)
        })
        .collect()
}

/// The path and the unit of a binding as written, brackets included.
pub(super) fn parts(written: &str) -> (&str, Option<&str>) {
    let inside = &written[2..written.len() - 2];
    match inside.rsplit_once('→') {
        Some((path, unit)) => (path.trim(), Some(unit.trim())),
        None => (inside.trim(), None),
    }
}

/// No path is longer, in bytes; without a limit a line of nothing but `[` would be read again for
/// each of them.
const LONGEST: usize = 2_000;

/// Everything that looks like a binding, code or not. Brackets inside must be balanced
/// (`群众满意度[2]`); a line break, a backtick or a cell border ends the attempt, so that a binding
/// never hides the mark that ends a code span or a cell.
pub(super) fn candidates(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find("[[").map(|at| from + at) {
        let backslashes = text[..start].bytes().rev().take_while(|byte| *byte == b'\\').count();
        let end = if backslashes % 2 == 0 { closing(text, start + 2) } else { None };
        if let Some(end) = end {
            found.push(start..end);
        }
        from = end.unwrap_or(start + 1);
    }
    found
}

/// One past the `]]` that closes what begins at `start`.
fn closing(text: &str, start: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate().skip(start).take(LONGEST) {
        match byte {
            b'[' => depth += 1,
            b']' if depth > 0 => depth -= 1,
            b']' => return text[at..].starts_with("]]").then_some(at + 2),
            b'\n' | b'\r' | b'`' | b'|' => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::markdown::Document;

    fn list(text: &str) -> Vec<(String, Option<String>)> {
        Document::read(text)
            .bindings()
            .into_iter()
            .map(|(path, unit, range)| {
                assert!(text[range.clone()].starts_with("[[") && text[range].ends_with("]]"));
                (path, unit)
            })
            .collect()
    }

    #[test]
    fn bindings_are_found_where_text_is() {
        type Case = (&'static str, &'static [(&'static str, Option<&'static str>)]);
        let cases: &[Case] = &[
            ("收入[[收入说明/合计]]。", &[("收入说明/合计", None)]),
            ("[[收入说明/合计 → 亿元]]", &[("收入说明/合计", Some("亿元"))]),
            ("[[ 甲/乙→元 ]][[丙]]", &[("甲/乙", Some("元")), ("丙", None)]),
            (
                "[[项目/路/indicators/群众满意度[2]]]后",
                &[("项目/路/indicators/群众满意度[2]", None)],
            ),
            (
                "[[项目/路/indicators/满意度[2]/target]]",
                &[("项目/路/indicators/满意度[2]/target", None)],
            ),
            ("**[[甲]]**和*[[乙]]*", &[("甲", None), ("乙", None)]),
            ("| 一 |\n|---|\n| [[甲]] |\n", &[("甲", None)]),
            (
                "## 二、[[甲]]\n\n- [[乙]]\n  - [[丙]]\n",
                &[("甲", None), ("乙", None), ("丙", None)],
            ),
            ("`[[甲]]`与[[乙]]", &[("乙", None)]),
            ("```\n[[甲]]\n```\n\n    [[乙]]\n", &[("乙", None)]),
            ("\\[[甲]] \\\\[[乙]] [\\[丙]]", &[("乙", None)]),
            ("[[甲\n乙]] [[丙", &[]),
            ("[[甲]]\n\n[甲]: https://example.cn\n", &[("甲", None)]),
            ("[见[[甲]]](https://example.cn)", &[("甲", None)]),
            ("[见](https://example.cn/[[甲]]) <https://example.cn/[[乙]]>", &[]),
            ("<b>[[甲]]</b>\n\n<div>[[乙]]</div>\n", &[("甲", None), ("乙", None)]),
            ("文[^1]。\n\n[^1]: 注[[甲]]。\n", &[("甲", None)]),
            ("[[甲_乙_丙*丁*]]", &[("甲_乙_丙*丁*", None)]),
            ("[[]]", &[("", None)]),
        ];
        for (text, expected) in cases {
            let expected: Vec<_> = expected
                .iter()
                .map(|(path, unit)| ((*path).to_owned(), unit.map(str::to_owned)))
                .collect();
            assert_eq!(list(text), expected, "{text}");
        }
    }
}
