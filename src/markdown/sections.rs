use std::ops::Range;

use pulldown_cmark::{HeadingLevel, Tag, TagEnd};

use super::chinese::joins;
use super::reading::{Piece, Placed};

/// A document divided at its headings. All ranges are bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sections {
    /// What stands before the first heading.
    pub preamble: Range<usize>,
    /// The sections in order.
    pub sections: Vec<Section>,
}

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading's text, with its numbering, without marks.
    pub heading: String,
    /// The heading as written, with its marks.
    pub heading_range: Range<usize>,
    /// Everything from the heading up to the next one.
    pub body_range: Range<usize>,
}

/// Divides a text that was read at its headings: those of the first and second level, and deeper
/// ones that are titles, with what stands beside these on their level or above.
pub(super) fn divided(text: &str, pieces: &[Placed], is_title: &dyn Fn(&str) -> bool) -> Sections {
    let mut depth = 0_usize;
    let mut headings: Vec<(String, Range<usize>)> = Vec::new();
    let mut dividing = HeadingLevel::H2;
    for (at, (piece, range)) in pieces.iter().enumerate() {
        match piece {
            Piece::Open(tag) => {
                if let Tag::Heading { level, .. } = tag
                    && depth == 0
                {
                    let heading = plain_text(&pieces[at + 1..], text);
                    if *level <= HeadingLevel::H2 {
                        dividing = HeadingLevel::H2;
                    } else if is_title(&heading) {
                        dividing = dividing.max(*level);
                    }
                    if *level <= dividing {
                        let end = range.start + text[range.clone()].trim_end().len();
                        headings.push((heading, range.start..end));
                    }
                }
                depth += 1;
            }
            Piece::Close(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    let starts: Vec<usize> =
        headings.iter().map(|(_, range)| range.start).chain([text.len()]).collect();
    let section = |((heading, heading_range), end): ((String, Range<usize>), usize)| Section {
        heading,
        body_range: heading_range.end..end,
        heading_range,
    };
    Sections {
        preamble: 0..starts[0],
        sections: headings.into_iter().zip(starts[1..].iter().copied()).map(section).collect(),
    }
}

/// The text of a heading whose pieces begin here.
fn plain_text(pieces: &[Placed], text: &str) -> String {
    let mut plain = String::new();
    let mut pending_break = false;
    for (piece, range) in pieces {
        let piece = match piece {
            Piece::Close(TagEnd::Heading(_)) => break,
            Piece::Text(piece) | Piece::Code(piece) => piece.as_str(),
            Piece::Binding => &text[range.clone()],
            Piece::SoftBreak | Piece::HardBreak => {
                pending_break = true;
                continue;
            }
            _ => continue,
        };
        if std::mem::take(&mut pending_break)
            && !joins(plain.chars().next_back(), piece.chars().next())
        {
            plain.push(' ');
        }
        plain.push_str(piece);
    }
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use crate::markdown::Document;

    /// Headings and bodies, the bodies trimmed.
    fn parts(text: &str) -> (String, Vec<(String, String, String)>) {
        let sections = Document::read(text).sections(&|heading| heading == "节");
        let written = |range: &Range<usize>| text[range.clone()].trim().to_owned();
        let list = sections
            .sections
            .iter()
            .map(|section| {
                (
                    section.heading.clone(),
                    written(&section.heading_range),
                    written(&section.body_range),
                )
            })
            .collect();
        (written(&sections.preamble), list)
    }

    #[test]
    fn divides_at_the_two_highest_levels() {
        type Case =
            (&'static str, &'static str, &'static [(&'static str, &'static str, &'static str)]);
        let cases: &[Case] = &[
            ("", "", &[]),
            ("只有文字\n", "只有文字", &[]),
            (
                "前言\n\n## 一、职责\n\n甲\n\n### （一）细目\n\n乙\n\n## 二、收入\n丙",
                "前言",
                &[
                    ("一、职责", "## 一、职责", "甲\n\n### （一）细目\n\n乙"),
                    ("二、收入", "## 二、收入", "丙"),
                ],
            ),
            (
                "# 总说明\n甲\n## 收入 ##\n乙\n",
                "",
                &[("总说明", "# 总说明", "甲"), ("收入", "## 收入 ##", "乙")],
            ),
            (
                "一、职责\n---\n甲\n\n总说明\n===\n",
                "",
                &[("一、职责", "一、职责\n---", "甲"), ("总说明", "总说明\n===", "")],
            ),
            (
                "```\n## 不是\n```\n\n> ## 引文\n\n- ## 列表",
                "```\n## 不是\n```\n\n> ## 引文\n\n- ## 列表",
                &[],
            ),
            ("    ## 收入\n\n    甲\n", "", &[("收入", "## 收入", "甲")]),
            (
                "甲<!-- ## 不是 -->\n\n<!--\n## 也不是\n-->\n",
                "甲<!-- ## 不是 -->\n\n<!--\n## 也不是\n-->",
                &[],
            ),
            (
                "## **注：**收入[[甲/乙]]`码`\n",
                "",
                &[("注：收入[[甲/乙]]码", "## **注：**收入[[甲/乙]]`码`", "")],
            ),
            (
                "关于收入\n情况的 a\nb\n---\n",
                "",
                &[("关于收入情况的 a b", "关于收入\n情况的 a\nb\n---", "")],
            ),
            ("##没有空格\n", "##没有空格", &[]),
        ];
        for (text, preamble, expected) in cases {
            let expected: Vec<_> = expected
                .iter()
                .map(|(a, b, c)| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned()))
                .collect();
            assert_eq!(parts(text), ((*preamble).to_owned(), expected), "{text}");
        }
    }
}
