use std::ops::Range;

use crate::characters::{after_number, after_numeral};
use crate::docx::TextParagraph;
use crate::lexicon::Lexicon;
use crate::model::{KindRequirement, unit_line};

use super::heading_number::numbered;

/// How long a heading is at most that stands in one paragraph with its text.
const LONGEST: usize = 40;
/// The fewest characters of the text beside it.
const LEAST: usize = 4;
/// What stands between a heading and the text behind it.
const BETWEEN: [char; 8] = ['。', '：', ':', '\n', '\t', ' ', '\u{3000}', '；'];

/// A heading that stands in one paragraph with text, each by its bytes in the paragraph's line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glued {
    pub title: Range<usize>,
    pub text: Range<usize>,
}

impl Glued {
    /// Whether the text stands before the heading.
    pub fn is_behind(&self) -> bool {
        self.text.start < self.title.start
    }
}

/// The heading of a section of the profile at the beginning of a paragraph's text, or at its end:
/// numbered, or parted from the text by the number that the text begins with.
pub fn glued(
    paragraph: &TextParagraph,
    requirement: &KindRequirement,
    lexicon: &Lexicon,
) -> Option<Glued> {
    let text = paragraph.text();
    let is_known = |title: &str| requirement.section(title, lexicon).is_some();
    before(&text, lexicon, &is_known).or_else(|| behind(&text, lexicon, &is_known))
}

/// 一、部门职责（一）负责…; 二、政府采购情况。2026年…
fn before(text: &str, lexicon: &Lexicon, is_known: &dyn Fn(&str) -> bool) -> Option<Glued> {
    let start = text.len() - text.trim_start().len();
    let first = after_number(&text[start..]).map_or(start, |rest| text.len() - rest.len());
    let ends = text[first..].char_indices().take(LONGEST).map(|(at, _)| first + at);
    let ends: Vec<usize> = ends.skip(1).filter(|end| ends_title(text, *end)).collect();
    // A title may hold blanks, and may be the beginning of a longer one.
    ends.into_iter().rev().find_map(|end| {
        let title = text[start..end].trim_end();
        let rest = text[end..].trim_start_matches(BETWEEN);
        let is_numbered = numbered(title, lexicon).is_some() || begins_number(rest);
        let glued =
            Glued { title: start..start + title.len(), text: text.len() - rest.len()..text.len() };
        (is_numbered && is_text(rest) && is_known(title)).then_some(glued)
    })
}

/// Whether a title may end at a byte of a text.
fn ends_title(text: &str, at: usize) -> bool {
    let rest = &text[at..];
    rest.starts_with(BETWEEN) || begins_number(rest) && !text[..at].ends_with(['、', '（', '('])
}

/// Whether a text begins with the number of a list: （一）, 1.
fn begins_number(text: &str) -> bool {
    let is_numeral = |text: &str| {
        let bare = text.strip_prefix(['（', '(']).unwrap_or(text);
        after_numeral(bare).is_some()
    };
    is_numeral(text) && after_number(text).is_some_and(|rest| !rest.is_empty())
}

/// Whether what stands beside a heading is text of its section, and no definition, page or unit.
fn is_text(rest: &str) -> bool {
    let defines = ["指", "是指", "即指"];
    rest.chars().filter(|c| c.is_alphabetic()).count() >= LEAST
        && !defines.iter().any(|word| rest.starts_with(word))
        && unit_line(rest.trim()).is_none()
}

/// …等工作。二、机构设置
fn behind(text: &str, lexicon: &Lexicon, is_known: &dyn Fn(&str) -> bool) -> Option<Glued> {
    let text = text.trim_end();
    let count = text.chars().count();
    let starts = text.char_indices().skip(count.saturating_sub(LONGEST).max(LEAST));
    let mut starts = starts.map(|(at, _)| at);
    let start = starts.find(|at| {
        let (before, title) = text.split_at(*at);
        let is_quoted = before.ends_with(['“', '"', '「', '《', '（', '(', '见', '、', '第']);
        let is_inside = before.chars().next_back().is_some_and(|c| NUMERALS.contains(c));
        !is_quoted
            && !is_inside
            && !title.starts_with(char::is_whitespace)
            && !title.contains(['。', '；', '，', '”', '"', '」', '》', '）'])
            && numbered(title, lexicon).is_some()
            && is_known(title)
    })?;
    let end = text[..start].trim_end().len();
    Some(Glued { title: start..text.len(), text: 0..end })
}

/// What a number is made of: 二、 in 十二、 is none.
const NUMERALS: &str = "一二三四五六七八九十0123456789";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::embedded;
    use crate::markdown::plain_title;

    /// Heading and text of a line, with which of 部门职责, 机构设置, 政府采购情况, 机关运行经费 it is.
    fn parted(line: &str) -> Option<(&str, &str)> {
        let known = |title: &str| {
            let title = plain_title(title).replace(char::is_whitespace, "");
            ["部门职责", "机构设置", "政府采购情况", "机关运行经费"].contains(&&*title)
        };
        let lexicon = embedded();
        let glued = before(line, &lexicon, &known).or_else(|| behind(line, &lexicon, &known))?;
        Some((&line[glued.title], &line[glued.text]))
    }

    #[test]
    fn a_heading_in_front_of_its_text_is_parted_from_it() {
        for (line, title, text) in [
            (
                "一、部门职责（一）负责全县水资源管理。",
                "一、部门职责",
                "（一）负责全县水资源管理。",
            ),
            ("部门职责1.负责全县水资源管理。", "部门职责", "1.负责全县水资源管理。"),
            (
                "（三）政府采购情况。2026年安排3.00万元。",
                "（三）政府采购情况",
                "2026年安排3.00万元。",
            ),
            ("二、政府采购情况：2026年没有安排采购。", "二、政府采购情况", "2026年没有安排采购。"),
            ("二、政府采购情况\n2026年没有安排采购。", "二、政府采购情况", "2026年没有安排采购。"),
            ("一、部门 职责 负责全县水资源管理。", "一、部门 职责", "负责全县水资源管理。"),
            ("第一部分 部门职责 负责全县水资源管理。", "第一部分 部门职责", "负责全县水资源管理。"),
        ] {
            assert_eq!(parted(line), Some((title, text)), "{line}");
        }
    }

    #[test]
    fn a_heading_behind_the_text_before_it_is_parted_from_it() {
        for (line, text, title) in [
            ("负责全县水资源管理。二、机构设置", "负责全县水资源管理。", "二、机构设置"),
            (
                "承办县政府交办的其他工作 十二、政府采购情况",
                "承办县政府交办的其他工作",
                "十二、政府采购情况",
            ),
        ] {
            assert_eq!(parted(line), Some((title, text)), "{line}");
        }
    }

    #[test]
    fn what_only_looks_so_stays_whole() {
        for line in [
            // Definitions, contents, units, titles.
            "十一、机关运行经费：指行政单位使用财政拨款安排的基本支出中的日常公用经费支出。",
            "一、部门职责 …………… 3",
            "二、机关运行经费 单位：万元",
            "一、部门职责",
            // Sentences that name a section.
            "部门职责是负责全县水资源管理。",
            "机关运行经费 2026年预算安排3.00万元。",
            "具体内容见“一、部门职责”",
            "机构有关情况见二、机构设置",
            // Another heading.
            "一、其他职责（一）负责全县水资源管理。",
        ] {
            assert_eq!(parted(line), None, "{line}");
        }
    }
}
