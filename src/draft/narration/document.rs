use std::collections::BTreeSet;
use std::ops::Range;

use crate::draft::ordinal::ordinal;
use crate::markdown::{Document, SlipKind};
use crate::model::{
    Catalogue, Department, Disclosure, KindRequirement, Narrative, Section, SectionRequirement,
    UNWRITTEN,
};
use crate::words::Messages;

/// Whose narrative is written, from what.
#[derive(Clone, Copy)]
pub struct Narration<'a> {
    /// The words of the site.
    pub words: &'a Messages,
    /// Every form.
    pub catalogue: &'a Catalogue,
    /// The department, with what it disclosed.
    pub department: &'a Department,
    /// The disclosure, its tables filled in.
    pub disclosure: &'a Disclosure,
    /// What its profile asks for.
    pub requirement: &'a KindRequirement,
}

/// Writes the Markdown of a disclosure from its tables. What somebody has written stays where and as
/// it is: open sections are filled, sections that are not there are put behind those that come
/// before them in the profile. What no table says is left open.
pub fn narration(of: Narration<'_>) -> String {
    let narrative = of.disclosure.narrative.as_ref();
    let text = narrative.map_or("", |narrative| narrative.file.text.as_str());
    if of.requirement.sections.is_empty() && text.trim().is_empty() {
        return edited("", vec![(0..0, format!("{}\n\n", of.by_tables()))]);
    }
    let mut told = narrative.map(|narrative| of.told_in(narrative)).unwrap_or_default();
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut behind: Option<usize> = None;
    let level = of.level(text, narrative);
    for (index, asked) in of.requirement.sections.iter().enumerate() {
        let own: Vec<&Section> = narrative.iter().flat_map(|one| named(one, asked)).collect();
        let is_written = |section: &&Section| !is_open(&text[section.body.range()]);
        match own.as_slice() {
            [] => {
                let at = behind.unwrap_or_else(|| of.first_known(text, narrative));
                let title = format!("{} {}、{}", marks(level), ordinal(index + 1), asked.title);
                let drafted = of.section(asked, level, &mut told);
                edits.push((at..at, format!("{title}\n\n{drafted}\n\n")));
            }
            [first, ..] => {
                if !own.iter().any(is_written) {
                    let level = level_of(text, first);
                    let drafted = of.section(asked, level, &mut told);
                    edits.push((first.body.range(), format!("\n\n{drafted}\n\n")));
                }
                behind = own.iter().map(|section| section.body.range().end).max();
            }
        }
    }
    if let Some(fence) = open_fence(text)
        && let Some((_, new)) = edits.iter_mut().find(|(at, _)| *at == (text.len()..text.len()))
    {
        // Behind a fence that nobody closed everything would be code.
        new.insert_str(0, &format!("{fence}\n\n"));
    }
    edited(text, edits)
}

/// What closes a fence that is open at the end of a text.
fn open_fence(text: &str) -> Option<&str> {
    let document = Document::read(text);
    let slip = document.slips().iter().rfind(|slip| slip.kind == SlipKind::OpenFence)?;
    let opening = text[slip.range.clone()].trim_start_matches(' ');
    let mark = opening.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let end = opening.find(|c| c != mark).unwrap_or(opening.len());
    Some(&opening[..end])
}

/// The level of a heading that opens a section.
pub(super) const SECTION: usize = 2;

/// The level of a section's heading; underlined and highest ones are as high as any that divides.
fn level_of(text: &str, section: &Section) -> usize {
    let heading = text[section.heading_span.range()].trim_start();
    (heading.len() - heading.trim_start_matches('#').len()).max(SECTION)
}

/// The marks of a heading.
pub(super) fn marks(level: usize) -> String {
    "#".repeat(level)
}

/// Whether a text is empty or still what a draft left open.
pub(super) fn is_open(text: &str) -> bool {
    text.trim().is_empty() || text.trim_start().starts_with(UNWRITTEN)
}

/// The sections of a narrative that answer to one of the profile.
fn named<'n>(
    narrative: &'n Narrative,
    asked: &SectionRequirement,
) -> impl Iterator<Item = &'n Section> {
    narrative.sections.iter().filter(|section| section.id.as_deref() == Some(asked.id.as_str()))
}

impl<'a> Narration<'a> {
    /// The forms whose figures are bound in a narrative: they are told already.
    fn told_in(&self, narrative: &'a Narrative) -> BTreeSet<&'a str> {
        let of_binding = |path: &str| {
            let name = path.split('/').next()?;
            let mut tables = self.disclosure.tables.iter();
            tables.find(|table| table.answers_to(name)).map(|table| table.form.id.as_str())
        };
        narrative.bindings.iter().filter_map(|binding| of_binding(&binding.path)).collect()
    }

    /// The level on which the sections of the profile stand: that of the first there is.
    fn level(&self, text: &str, narrative: Option<&Narrative>) -> usize {
        let sections = narrative.iter().flat_map(|narrative| {
            self.requirement.sections.iter().flat_map(|asked| named(narrative, asked))
        });
        let first = sections.min_by_key(|section| section.heading_span.range().start);
        first.map_or(SECTION, |section| level_of(text, section))
    }

    /// Where sections go that come before all that are there: before the first that the profile
    /// knows, else to the end.
    fn first_known(&self, text: &str, narrative: Option<&Narrative>) -> usize {
        let sections = narrative.iter().flat_map(|narrative| {
            self.requirement.sections.iter().flat_map(|asked| named(narrative, asked))
        });
        sections.map(|section| section.heading_span.range().start).min().unwrap_or(text.len())
    }
}

/// A text with some stretches replaced, in its own line ends; it keeps blank lines around what is
/// put in.
fn edited(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    edits.sort_by_key(|(range, _)| range.start);
    let mut whole = String::new();
    let mut from = 0;
    for (range, new) in edits {
        whole.push_str(&text[from..range.start]);
        if range.is_empty() && !whole.is_empty() {
            let blank = format!("{end}{end}");
            while !whole.ends_with(&blank) {
                whole.push_str(end);
            }
        }
        whole.push_str(&new.replace('\n', end));
        from = range.end;
    }
    whole.push_str(&text[from..]);
    if from == text.len() && whole.ends_with(end) {
        whole.truncate(whole.trim_end().len());
        whole.push_str(end);
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_stands_between_blank_lines_in_the_texts_own_ends() {
        let put = |text: &str, at: Range<usize>| edited(text, vec![(at, "新\n\n".into())]);
        assert_eq!(put("", 0..0), "新\n");
        assert_eq!(put("旧\n", 4..4), "旧\n\n新\n");
        assert_eq!(put("旧\r\n\r\n尾\r\n", 7..7), "旧\r\n\r\n新\r\n\r\n尾\r\n");
        assert_eq!(put("甲乙丙", 3..6), "甲新\n\n丙");
        assert_eq!(edited("旧  \n", Vec::new()), "旧  \n");
    }
}
