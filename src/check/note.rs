use std::collections::BTreeSet;

use crate::finding::{Acknowledged, Finding, Speaker};
use crate::load::MALFORMED_VALUE;
use crate::model::{Correction, Disclosure, Restatement, Withheld};

use super::narrative::{section_at, section_path};
use super::rules::PROSE_AMOUNT_SLIP;

/// One thing that is said of one place, or of several alike.
#[derive(Debug)]
pub struct Note<'a> {
    /// Its number on the page, from 1.
    pub number: usize,
    /// The paths of what it is about.
    pub places: Vec<String>,
    /// What is said.
    pub says: Says<'a>,
    /// The disclosure whose figures it speaks of: another than the page's own where a figure of
    /// this one is in doubt because of what that one prints.
    pub of: &'a Disclosure,
}

/// What a note says.
#[derive(Debug)]
pub enum Says<'a> {
    /// Findings about one thing stand, each by somebody's public statement; never none.
    Acknowledged(Vec<(&'a Finding, &'a Acknowledged)>),
    /// Tables are not there, by one statement for all of them.
    Absent(Vec<&'a Finding>, &'a Acknowledged),
    /// Findings about one thing that the site's settings made less than an error; never none.
    Lowered(Vec<&'a Finding>),
    /// A figure was corrected.
    Correction(&'a Correction),
    /// Last year's figure was restated.
    Restatement(&'a Restatement),
    /// A row is not shown.
    Withheld(&'a Withheld),
}

impl<'a> Note<'a> {
    /// The findings it is about, if it is about any; those of tables that are not there aside.
    pub fn findings(&self) -> impl Iterator<Item = &'a Finding> + '_ {
        let (acknowledged, lowered) = match &self.says {
            Says::Acknowledged(findings) => (findings.as_slice(), [].as_slice()),
            Says::Lowered(findings) => ([].as_slice(), findings.as_slice()),
            Says::Absent(..) | Says::Correction(_) | Says::Restatement(_) | Says::Withheld(_) => {
                ([].as_slice(), [].as_slice())
            }
        };
        acknowledged.iter().map(|(finding, _)| *finding).chain(lowered.iter().copied())
    }

    /// Whether it puts the figures it names in doubt.
    pub fn is_doubt(&self) -> bool {
        match &self.says {
            Says::Acknowledged(_) | Says::Lowered(_) => true,
            Says::Absent(..) | Says::Correction(_) | Says::Restatement(_) | Says::Withheld(_) => {
                false
            }
        }
    }

    /// Whether the department may yet reply to it: a transcriber or the site speaks, and it has not.
    pub fn awaits_reply(&self) -> bool {
        let open = |said: &Acknowledged| said.by == Speaker::Transcriber && said.reply.is_none();
        match &self.says {
            Says::Acknowledged(findings) => findings.iter().any(|(_, said)| open(said)),
            Says::Absent(_, said) => open(said),
            Says::Lowered(_) => true,
            Says::Correction(_) | Says::Restatement(_) | Says::Withheld(_) => false,
        }
    }

    /// Whether its mark goes with the figures it names wherever they are repeated: they are in
    /// doubt, or were changed.
    pub fn travels(&self) -> bool {
        self.is_doubt() || matches!(self.says, Says::Correction(_) | Says::Restatement(_))
    }

    /// Whether it is about one of these unreadable texts that a finding is about, too, and said by
    /// the same voice.
    pub(super) fn is_about_the_same(&self, finding: &Finding, unreadable: &BTreeSet<&str>) -> bool {
        let Some(first) = self.findings().next() else { return false };
        let text = |finding: &'_ Finding| {
            let printed = finding.value.clone().filter(|_| {
                [MALFORMED_VALUE.name, PROSE_AMOUNT_SLIP.name].contains(&finding.rule.name)
            })?;
            unreadable
                .contains(printed.as_str())
                .then(|| (printed, finding.acknowledged.as_ref().map(|said| said.by)))
        };
        text(first).is_some_and(|known| text(finding) == Some(known))
    }

    /// The bytes of the narrative behind which its mark belongs: where what it is about ends. None
    /// for what stands elsewhere.
    pub fn in_narrative(&self, disclosure: &Disclosure) -> Vec<usize> {
        let Some(narrative) = &disclosure.narrative else { return Vec::new() };
        let ends = self.findings().filter_map(|finding| {
            let at =
                finding.at.as_deref().filter(|_| finding.place.file.path == narrative.file.path)?;
            let stands = match section_at(narrative, finding.place.span) {
                Some(section) => at == section_path(narrative, section),
                None => at == "说明",
            };
            stands.then_some(finding.place.span.range().end)
        });
        ends.collect()
    }
}
