use std::sync::OnceLock;

use crate::characters::folded;
use crate::lexicon::{Lexicon, WordList};

/// How long a heading is at most that is compared by what it says.
const LONGEST: usize = 60;
/// The fewest characters that are left of a heading without the words at its end and inside of it:
/// 收入决算 is not 收入.
const LEAST: usize = 3;
/// The same without the words before it: 职责 of 部门职责.
const LEAST_BEHIND: usize = 2;
/// The fewest that are left where words inside of a heading are left out: 编制 says something else than
/// 预算编制.
const LEAST_JOINED: usize = 4;

/// What the titles and labels of the sections of a kind say, each by the place of its section. It is
/// worked out once: a run has one lexicon.
#[derive(Debug, Clone, Default)]
pub struct SectionTitles {
    said: OnceLock<Vec<(usize, String)>>,
}

impl SectionTitles {
    /// The only section that a heading, without its numbering, speaks of; the name of an office
    /// may stand before it.
    ///
    /// `names` are the titles and labels of the sections, each with the place of its section.
    pub(super) fn meant<'a>(
        &self,
        title: &str,
        names: impl Iterator<Item = (usize, &'a str)>,
        lexicon: &Lexicon,
    ) -> Option<usize> {
        if title.chars().count() > LONGEST {
            return None;
        }
        let titles = self
            .said
            .get_or_init(|| names.map(|(at, name)| (at, said_of_heading(name, lexicon))).collect());
        let heading = said_of_heading(title, lexicon);
        let same: Vec<&(usize, String)> =
            titles.iter().filter(|(_, title)| heading == *title).collect();
        if !same.is_empty() {
            return only(&same);
        }
        let is_of_office = |(_, title): &&(usize, String)| {
            let office = heading.strip_suffix(title.as_str());
            office.is_some_and(|office| is_office(office, lexicon))
        };
        let ended: Vec<&(usize, String)> = titles.iter().filter(is_of_office).collect();
        let longest = ended.iter().map(|(_, title)| title.len()).max()?;
        let longest: Vec<&(usize, String)> =
            ended.into_iter().filter(|(_, title)| title.len() == longest).collect();
        only(&longest)
    }
}

/// The section of titles that are all of one.
fn only(titles: &[&(usize, String)]) -> Option<usize> {
    let (first, _) = titles.first()?;
    titles.iter().all(|(at, _)| at == first).then_some(*first)
}

/// Whether what stands before a title is an office's name.
fn is_office(before: &str, lexicon: &Lexicon) -> bool {
    let ends = |words: &WordList| words.ending(before).is_some();
    ends(&lexicon.heading_offices) || ends(&lexicon.heading_openings)
}

/// What a title says: without year, blanks and quotation marks, without 部门 before and 情况说明
/// behind it.
pub fn said_of_heading(title: &str, lexicon: &Lexicon) -> String {
    let folded = folded(title);
    let is_said = |c: &char| !c.is_whitespace() && !QUOTES.contains(*c);
    let mut said = without_years(&folded.chars().filter(is_said).collect::<Vec<char>>());
    for word in lexicon.heading_openings.words() {
        // 某局（部门）主要职能
        said = said.replace(&format!("({word})"), "");
    }
    while let Some(word) = lexicon.heading_openings.beginning(&said) {
        if said[word.end..].chars().count() < LEAST_BEHIND {
            break;
        }
        said.drain(word);
    }
    while let Some(word) = lexicon.heading_endings.ending(&said) {
        if said[..word.start].chars().count() < LEAST {
            break;
        }
        said.truncate(word.start);
    }
    joined(said, &lexicon.heading_fillers)
}

/// Marks around words that say nothing of them.
const QUOTES: &str = "“”‘’\"'「」『』＂＇";

/// A title without the words inside of it that may be there or not.
fn joined(said: String, fillers: &WordList) -> String {
    let mut joined = said.clone();
    loop {
        let Some(word) = fillers.find_in(&joined).next() else { break };
        joined.drain(word);
    }
    if joined.chars().count() < LEAST_JOINED { said } else { joined }
}

/// A title without years: 2025年, 二〇二五年度.
fn without_years(title: &[char]) -> String {
    let (mut left, mut at) = (String::with_capacity(title.len() * 3), 0);
    while at < title.len() {
        let digits = title[at..].iter().take_while(|c| is_digit(**c)).count();
        if digits == 4 && title.get(at + 4) == Some(&'年') {
            at += 5 + usize::from(title.get(at + 5) == Some(&'度'));
        } else {
            let whole = digits.max(1);
            left.extend(&title[at..at + whole]);
            at += whole;
        }
    }
    left
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || "〇○零一二三四五六七八九".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::embedded;

    /// Which of sections, each by its names, a heading speaks of.
    fn meant(heading: &str, sections: &[&[&str]]) -> Option<usize> {
        let names = sections.iter().enumerate();
        let names = names.flat_map(|(at, names)| names.iter().map(move |name| (at, *name)));
        SectionTitles::default().meant(heading, names, &embedded())
    }

    #[test]
    fn titles_are_known_by_what_they_say() {
        let sections: [&[&str]; 6] = [
            &["部门职责及机构设置情况", "部门职责", "主要职能"],
            &["部门预算安排的总体情况", "部门预算编制说明", "收支预算总体情况"],
            &["机关运行经费安排情况"],
            &["财政拨款“三公”经费预算情况", "“三公”经费预算情况"],
            &["收入决算情况"],
            &["收入支出决算总体情况"],
        ];
        for (heading, expected) in [
            ("主要职能", Some(0)),
            ("部门主要职能", Some(0)),
            ("示例市示例区水务局主要职能", Some(0)),
            ("示例区甲街道办事处部门主要职能", Some(0)),
            ("单位职责", Some(0)),
            ("示例区甲街道办事处（部门）主要职能", Some(0)),
            ("2025年部门预算编制说明", Some(1)),
            ("二〇二五年度单位预算编制说明", Some(1)),
            ("部门收支总体情况说明", Some(1)),
            ("机关运行经费预算", Some(2)),
            ("机关运行经费", Some(2)),
            ("2025年三公经费预算情况说明", Some(3)),
            ("\"三公\"经费情况", Some(3)),
            ("收入决算情况说明", Some(4)),
            ("收入支出总体情况说明", Some(5)),
            // Another thing, or a part of it.
            ("编制情况", None),
            ("人员编制情况", None),
            ("收入情况", None),
            ("部门预算情况说明", None),
            ("其他主要职能", None),
            ("公务接待费情况", None),
            ("部门", None),
            ("", None),
        ] {
            assert_eq!(meant(heading, &sections), expected, "{heading}");
        }
    }

    #[test]
    fn a_title_of_two_sections_is_of_none() {
        assert_eq!(meant("国有资产", &[&["国有资产信息"], &["国有资产情况"]]), None);
        assert_eq!(meant("国有资产", &[&["国有资产信息", "国有资产情况"]]), Some(0));
    }

    #[test]
    fn years_go_and_other_numbers_stay() {
        let title = |text: &str| without_years(&text.chars().collect::<Vec<char>>());
        assert_eq!(title("2025年度甲局2024年决算"), "甲局决算");
        assert_eq!(title("12025年十二五"), "12025年十二五");
    }
}
