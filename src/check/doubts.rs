use std::collections::BTreeMap;

use crate::model::{Check, Department};

use super::notes::{Notes, Says};
use super::rules::{SCALE_JUMP, UNIT_SLIP};
use crate::finding::{Finding, Level};

/// The figures of a department that a finding puts in doubt, explained or not: whoever repeats one of them repeats its mark. A finding that is no more than a note (a way of
/// writing, a hint) has its mark on the document's own page alone: at a headline it would say more than it knows.
#[derive(Debug, Default, Clone)]
pub struct Doubts {
    disclosures: BTreeMap<String, Vec<Doubt>>,
}

/// A figure in doubt.
#[derive(Debug, Clone)]
struct Doubt {
    /// Its path.
    at: String,
    /// The number of the note about it on its disclosure's page.
    note: usize,
    /// Whether its unit is what is in doubt.
    unit: bool,
}

/// Whether a note puts the figures it names in doubt.
fn is_doubt(says: &Says<'_>) -> bool {
    match says {
        Says::Acknowledged(..) => true,
        Says::Open(finding) => finding.level != Level::Note,
        Says::Absent(..) | Says::Correction(_) | Says::Restatement(_) | Says::Withheld(_) => false,
    }
}

impl Doubts {
    /// Gathers the doubts about what a department disclosed.
    pub fn new(department: &Department, findings: &[Finding]) -> Doubts {
        let mut disclosures = BTreeMap::new();
        for disclosure in &department.disclosures {
            let own = findings.iter().filter(|finding| finding.disclosure.as_deref() == Some(disclosure.path.as_str()));
            let mut doubts = Vec::new();
            for note in Notes::new(disclosure, own).iter().filter(|note| is_doubt(&note.says)) {
                let scaled = |identity: &str| disclosure.profile.between.iter().any(|one| one.id == identity && matches!(one.check, Check::Scale { .. }));
                let unit = note.finding().is_some_and(|finding| [UNIT_SLIP.name, SCALE_JUMP.name].contains(&finding.rule.name) || finding.identity.as_deref().is_some_and(scaled));
                doubts.extend(note.places.iter().map(|at| Doubt { at: at.clone(), note: note.number, unit }));
            }
            if !doubts.is_empty() {
                disclosures.insert(disclosure.path.clone(), doubts);
            }
        }
        Doubts { disclosures }
    }

    /// The numbers of the notes about a figure of a disclosure.
    pub fn at(&self, disclosure: &str, path: &str) -> Vec<usize> {
        self.of(disclosure).iter().filter(|doubt| doubt.at == path).map(|doubt| doubt.note).collect()
    }

    /// Whether the unit of a figure is in doubt: it is then shown as printed, in no other unit, and nothing is worked out from it.
    pub fn in_unit(&self, disclosure: &str, path: &str) -> bool {
        self.of(disclosure).iter().any(|doubt| doubt.unit && doubt.at == path)
    }

    /// Whether anything in a disclosure is in doubt, so that most need not be looked at.
    pub fn any(&self, disclosure: &str) -> bool {
        !self.of(disclosure).is_empty()
    }

    fn of(&self, disclosure: &str) -> &[Doubt] {
        self.disclosures.get(disclosure).map_or(&[], Vec::as_slice)
    }
}
