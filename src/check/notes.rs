use crate::finding::{Acknowledged, Finding};
use crate::model::{Correction, Disclosure, Restatement, Withheld};

use super::narrative::{section_at, section_path};
use super::rules::MISSING_TABLE;

/// Everything that is said of places of a disclosure, numbered as its page numbers it: what was acknowledged, what was found and stands open, what was corrected, restated, withheld.
#[derive(Debug, Default)]
pub struct Notes<'a> {
    notes: Vec<Note<'a>>,
}

/// One thing that is said of one place, or of several alike.
#[derive(Debug)]
pub struct Note<'a> {
    /// Its number on the page, from 1.
    pub number: usize,
    /// The paths of what it is about.
    pub places: Vec<String>,
    /// What is said.
    pub says: Says<'a>,
}

/// What a note says.
#[derive(Debug)]
pub enum Says<'a> {
    /// A finding stands, by somebody's public statement.
    Acknowledged(&'a Finding, &'a Acknowledged),
    /// Tables are not there, by one statement for all of them.
    Absent(Vec<&'a Finding>, &'a Acknowledged),
    /// A finding that nobody has explained.
    Open(&'a Finding),
    /// A figure was corrected.
    Correction(&'a Correction),
    /// Last year's figure was restated.
    Restatement(&'a Restatement),
    /// A row is not shown.
    Withheld(&'a Withheld),
}

impl<'a> Notes<'a> {
    /// Gathers the notes of a disclosure, in the order in which they are numbered: `findings` are its own.
    pub fn new(disclosure: &'a Disclosure, findings: impl Iterator<Item = &'a Finding> + Clone) -> Notes<'a> {
        let mut notes = Notes::default();
        for finding in findings.clone() {
            let (Some(said), at) = (&finding.acknowledged, finding.at.clone()) else { continue };
            let alike = notes.notes.iter_mut().find_map(|note| match &mut note.says {
                Says::Absent(tables, same) if finding.rule.name == MISSING_TABLE.name && *same == said => Some((&mut note.places, tables)),
                _ => None,
            });
            match (alike, at) {
                (Some((places, tables)), at) => {
                    places.extend(at);
                    tables.push(finding);
                }
                (None, at) if finding.rule.name == MISSING_TABLE.name => notes.add(at, Says::Absent(vec![finding], said)),
                (None, at) => notes.add(at, Says::Acknowledged(finding, said)),
            }
        }
        for finding in findings.filter(|finding| finding.acknowledged.is_none()) {
            notes.add(finding.at.clone(), Says::Open(finding));
        }
        let canonical = |at: &str| disclosure.locate(at).map_or_else(|| at.to_owned(), |located| located.path);
        for correction in &disclosure.corrections {
            notes.add(Some(canonical(&correction.at.value)), Says::Correction(correction));
        }
        for restatement in &disclosure.restatements {
            notes.add(Some(canonical(&restatement.at.value)), Says::Restatement(restatement));
        }
        for withheld in &disclosure.withheld {
            notes.add(Some(withheld.at.value.clone()), Says::Withheld(withheld));
        }
        notes
    }

    /// Adds a note under the next number.
    fn add(&mut self, at: Option<String>, says: Says<'a>) {
        self.notes.push(Note { number: self.notes.len() + 1, places: at.into_iter().collect(), says });
    }

    /// Every note, in the order of the numbers.
    pub fn iter(&self) -> impl Iterator<Item = &Note<'a>> {
        self.notes.iter()
    }

    /// The number of the note about a finding: the one with its identity and place.
    pub fn about(&self, identity: &str, at: &str) -> Option<&Note<'a>> {
        self.notes.iter().find(|note| note.finding().is_some_and(|finding| finding.identity.as_deref() == Some(identity) && finding.at.as_deref() == Some(at)))
    }
}

impl<'a> Note<'a> {
    /// The finding it is about, if it is about one.
    pub fn finding(&self) -> Option<&'a Finding> {
        match &self.says {
            Says::Acknowledged(finding, _) | Says::Open(finding) => Some(finding),
            Says::Absent(..) | Says::Correction(_) | Says::Restatement(_) | Says::Withheld(_) => None,
        }
    }

    /// How many findings it answers.
    pub fn findings(&self) -> usize {
        match &self.says {
            Says::Acknowledged(..) | Says::Open(_) => 1,
            Says::Absent(tables, _) => tables.len(),
            Says::Correction(_) | Says::Restatement(_) | Says::Withheld(_) => 0,
        }
    }

    /// The byte of the narrative behind which its mark belongs: where what it is about ends. Nothing for what stands elsewhere.
    pub fn in_narrative(&self, disclosure: &Disclosure) -> Option<usize> {
        let narrative = disclosure.narrative.as_ref()?;
        let finding = self.finding().filter(|finding| finding.place.file.path == narrative.file.path)?;
        let at = finding.at.as_deref()?;
        let stands = match section_at(narrative, finding.place.span) {
            Some(section) => at == section_path(narrative, section),
            None => at == "说明",
        };
        stands.then_some(finding.place.span.range().end)
    }
}
