use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Finding;
use crate::model::{Department, Disclosure};
use crate::site::{NoteCounts, NotedFigures};

use super::note::{Note, Says};
use super::notes::Notes;
use super::opening::unit_in_doubt;

/// The figures of a department that a note goes with: those that a finding puts in doubt that
/// somebody answers for, and those that were changed; and the rows that are withheld. Whoever repeats
/// one of them repeats its mark.
#[derive(Debug, Default, Clone)]
pub struct Doubts {
    disclosures: BTreeMap<String, OfDisclosure>,
    /// The disclosures that are kept back: something stops their publication.
    kept_back: BTreeSet<String>,
}

/// What is said of a disclosure.
#[derive(Debug, Default, Clone)]
struct OfDisclosure {
    figures: Vec<Doubt>,
    counts: NoteCounts,
}

/// A figure that a note goes with.
#[derive(Debug, Clone)]
struct Doubt {
    /// Its path.
    at: String,
    /// The number of the note about it on its disclosure's page.
    note: usize,
    /// Whether it is in doubt, and was not only changed.
    doubt: bool,
    /// Whether its unit is what is in doubt.
    unit: bool,
    /// Whether it is a row that is withheld.
    withheld: bool,
}

impl Doubts {
    /// Gathers the doubts about what a department disclosed: from the findings that somebody answers
    /// for. Of the others only what stops publication counts.
    pub fn new(department: &Department, findings: &[Finding], unanswered: &[Finding]) -> Doubts {
        let stops = unanswered.iter().filter(|finding| finding.stops());
        let kept_back = stops.filter_map(|finding| finding.disclosure.clone()).collect();
        let mut disclosures = BTreeMap::new();
        for disclosure in &department.disclosures {
            let notes = Notes::new(department, disclosure, findings);
            let figures = notes
                .iter()
                .filter(|note| note.travels() || matches!(note.says, Says::Withheld(_)))
                .flat_map(|note| of(disclosure, note))
                .collect();
            let counts = NoteCounts { explained: notes.explained(), lowered: notes.lowered() };
            if notes.iter().next().is_some() {
                disclosures.insert(disclosure.path.clone(), OfDisclosure { figures, counts });
            }
        }
        Doubts { disclosures, kept_back }
    }

    /// The numbers of the notes that go with a figure of a disclosure.
    pub fn at(&self, disclosure: &str, path: &str) -> Vec<usize> {
        self.of(disclosure)
            .iter()
            .filter(|doubt| doubt.at == path)
            .map(|doubt| doubt.note)
            .collect()
    }

    /// Whether a figure is in doubt; not where it only was changed.
    pub fn in_doubt(&self, disclosure: &str, path: &str) -> bool {
        self.of(disclosure).iter().any(|doubt| doubt.doubt && doubt.at == path)
    }

    /// Whether the unit of a figure is in doubt: it is then shown as printed, in no other unit, and
    /// nothing is worked out from it.
    pub fn in_unit(&self, disclosure: &str, path: &str) -> bool {
        self.of(disclosure).iter().any(|doubt| doubt.unit && doubt.at == path)
    }

    /// The number of the note by which a row is withheld.
    pub fn withheld_by(&self, disclosure: &str, path: &str) -> Option<usize> {
        let mut own = self.of(disclosure).iter();
        own.find(|doubt| doubt.withheld && doubt.at == path).map(|doubt| doubt.note)
    }

    /// Whether a note goes with any figure of a disclosure, so that most need not be looked at.
    pub fn any(&self, disclosure: &str) -> bool {
        !self.of(disclosure).is_empty()
    }

    fn of(&self, disclosure: &str) -> &[Doubt] {
        self.disclosures.get(disclosure).map_or(&[], |of| &of.figures)
    }
}

impl NotedFigures for Doubts {
    fn notes_at(&self, disclosure: &str, path: &str) -> Vec<usize> {
        self.at(disclosure, path)
    }

    fn is_doubted(&self, disclosure: &str, path: &str) -> bool {
        self.in_doubt(disclosure, path)
    }

    fn is_doubted_in_unit(&self, disclosure: &str, path: &str) -> bool {
        self.in_unit(disclosure, path)
    }

    fn withheld_by(&self, disclosure: &str, path: &str) -> Option<usize> {
        self.withheld_by(disclosure, path)
    }

    fn is_kept_back(&self, disclosure: &str) -> bool {
        self.kept_back.contains(disclosure)
    }

    fn note_counts(&self, disclosure: &str) -> NoteCounts {
        self.disclosures.get(disclosure).map(|of| of.counts).unwrap_or_default()
    }
}

/// What a note says of each of its places.
fn of(disclosure: &Disclosure, note: &Note<'_>) -> Vec<Doubt> {
    let doubt = note.is_doubt();
    note.places
        .iter()
        .map(|at| Doubt {
            at: at.clone(),
            note: note.number,
            doubt,
            unit: unit_in_doubt(disclosure, note, at),
            withheld: matches!(note.says, Says::Withheld(_)),
        })
        .collect()
}
