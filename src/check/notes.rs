use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Finding;
use crate::load::MALFORMED_VALUE;
use crate::model::{Department, Disclosure};

use super::note::{Note, Says};
use super::reading_order::ReadingOrder;
use super::rules::MISSING_TABLE;

/// Everything that is said of places of a disclosure, numbered as a reader meets it on its page:
/// what was acknowledged, what the site lowered, what was corrected, restated, withheld.
/// One thing has one note, wherever it is printed.
#[derive(Debug, Default)]
pub struct Notes<'a> {
    notes: Vec<Note<'a>>,
}

impl<'a> Notes<'a> {
    /// Gathers the notes of a disclosure from the findings of its department.
    pub fn new(
        department: &'a Department,
        disclosure: &'a Disclosure,
        findings: &'a [Finding],
    ) -> Notes<'a> {
        let mut notes = Notes::default();
        let own = || {
            findings
                .iter()
                .filter(|finding| finding.disclosure.as_deref() == Some(disclosure.path.as_str()))
        };
        let unreadable = unreadable_cells(disclosure, own());
        for finding in own() {
            notes.add_finding(disclosure, finding, &unreadable);
        }
        notes.add_elsewhere(department, disclosure, findings);
        let canonical =
            |at: &str| disclosure.locate(at).map_or_else(|| at.to_owned(), |located| located.path);
        for correction in &disclosure.corrections {
            notes.add(
                disclosure,
                vec![canonical(&correction.at.value)],
                Says::Correction(correction),
            );
        }
        for restatement in &disclosure.restatements {
            notes.add(
                disclosure,
                vec![canonical(&restatement.at.value)],
                Says::Restatement(restatement),
            );
        }
        for withheld in &disclosure.withheld {
            notes.add(disclosure, vec![withheld.at.value.clone()], Says::Withheld(withheld));
        }
        notes.number(disclosure);
        notes
    }

    /// Adds a finding of the disclosure, to the note about the same thing if there is one.
    fn add_finding(
        &mut self,
        disclosure: &'a Disclosure,
        finding: &'a Finding,
        unreadable: &BTreeSet<&str>,
    ) {
        let places = places(disclosure, finding);
        if let Some(said) =
            finding.acknowledged.as_ref().filter(|_| finding.rule.name == MISSING_TABLE.name)
        {
            let alike = self.notes.iter_mut().find_map(|note| match &mut note.says {
                Says::Absent(tables, same) if *same == said => Some((&mut note.places, tables)),
                _ => None,
            });
            match alike {
                Some((known, tables)) => {
                    known.extend(places);
                    tables.push(finding);
                }
                None => self.add(disclosure, places, Says::Absent(vec![finding], said)),
            }
            return;
        }
        let alike = self.notes.iter_mut().find(|note| note.is_about_the_same(finding, unreadable));
        match (alike, &finding.acknowledged) {
            (Some(note), said) => {
                note.places.extend(places);
                match (&mut note.says, said) {
                    (Says::Acknowledged(findings), Some(said)) => findings.push((finding, said)),
                    (Says::Lowered(findings), None) => findings.push(finding),
                    _ => {}
                }
            }
            (None, Some(said)) => {
                self.add(disclosure, places, Says::Acknowledged(vec![(finding, said)]))
            }
            (None, None) => self.add(disclosure, places, Says::Lowered(vec![finding])),
        }
    }

    /// Adds what is found in other documents of the department about figures of this one.
    fn add_elsewhere(
        &mut self,
        department: &'a Department,
        disclosure: &'a Disclosure,
        findings: &'a [Finding],
    ) {
        for finding in findings.iter().filter(|finding| {
            !finding.doubted.is_empty()
                && finding.disclosure.as_deref() != Some(disclosure.path.as_str())
        }) {
            let places = places(disclosure, finding);
            let of = department
                .disclosures
                .iter()
                .find(|other| finding.disclosure.as_deref() == Some(other.path.as_str()));
            let Some(of) = of.filter(|_| !places.is_empty()) else { continue };
            let says = match &finding.acknowledged {
                Some(said) => Says::Acknowledged(vec![(finding, said)]),
                None => Says::Lowered(vec![finding]),
            };
            self.add(of, places, says);
        }
    }

    fn add(&mut self, of: &'a Disclosure, places: Vec<String>, says: Says<'a>) {
        self.notes.push(Note { number: 0, places, says, of });
    }

    /// Numbers the notes from 1, in the order in which a reader of the page meets their marks.
    fn number(&mut self, disclosure: &Disclosure) {
        if self.notes.len() > 1 {
            let order = ReadingOrder::new(disclosure, &self.notes);
            self.notes.sort_by_cached_key(|note| order.of(note));
        }
        for (index, note) in self.notes.iter_mut().enumerate() {
            note.number = index + 1;
        }
    }

    /// Every note, in the order of the numbers.
    pub fn iter(&self) -> impl Iterator<Item = &Note<'a>> {
        self.notes.iter()
    }

    /// The note about a finding of a disclosure: the one with its identity and place.
    pub fn about(
        &self,
        disclosure: &str,
        identity: &str,
        at: &str,
    ) -> Option<(&Note<'a>, &'a Finding)> {
        let about = |finding: &&Finding| {
            finding.disclosure.as_deref() == Some(disclosure)
                && finding.identity.as_deref() == Some(identity)
                && finding.at.as_deref() == Some(at)
        };
        self.notes.iter().find_map(|note| Some((note, note.findings().find(about)?)))
    }

    /// 存疑说明: how many things are in doubt and explained. This is the number that every page
    /// gives, of this disclosure: as many as a reader finds notes by its transcriber and its
    /// department on its page.
    pub fn explained(&self) -> usize {
        self.notes
            .iter()
            .filter(|note| matches!(note.says, Says::Acknowledged(_) | Says::Absent(..)))
            .count()
    }

    /// 本站说明: how many things the site publishes by its own settings.
    pub fn lowered(&self) -> usize {
        self.notes.iter().filter(|note| matches!(note.says, Says::Lowered(_))).count()
    }
}

/// The places of a disclosure that a finding is about: its own, where it was found there, and
/// whatever prints the figure in doubt again.
fn places(disclosure: &Disclosure, finding: &Finding) -> Vec<String> {
    let found_here = finding.disclosure.as_deref() == Some(disclosure.path.as_str());
    let again = finding
        .doubted
        .iter()
        .filter(|figure| figure.disclosure == disclosure.path)
        .map(|figure| figure.at.clone());
    finding.at.iter().filter(|_| found_here).cloned().chain(again).collect()
}

/// The texts that should be an amount, are none, and stand in one cell of the disclosure: a
/// sentence that prints one of them to the letter repeats the cell (1.65亿万元 in a table and in
/// 实际完成情况). A text in several cells is left out: nobody knows which of them a sentence
/// repeats.
fn unreadable_cells<'a>(
    disclosure: &Disclosure,
    findings: impl Iterator<Item = &'a Finding>,
) -> BTreeSet<&'a str> {
    let mut cells: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings.filter(|finding| finding.rule.name == MALFORMED_VALUE.name) {
        if let (Some(at), Some(printed)) = (&finding.at, &finding.value) {
            *cells.entry(printed).or_default() +=
                usize::from(disclosure.locate(at).is_some_and(|located| located.cell.is_some()));
        }
    }
    cells.into_iter().filter(|(_, cells)| *cells == 1).map(|(printed, _)| printed).collect()
}
