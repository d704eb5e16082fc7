use std::ops::Range;

use crate::finding::{Finding, Related, Role};
use crate::sentences::Relation;

use super::evidence::Evidence;
use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;

impl SentenceCheck<'_> {
    /// Makes one finding of several that one wrong number explains: the one that tells it keeps the places of the
    /// others. A number that its row speaks against is told by itself. Each relation comes with where its finding
    /// stands.
    pub(super) fn one_a_fact(
        &self,
        paragraph: &ReadParagraph<'_>,
        told: &[(&Relation, usize)],
        findings: &mut Vec<Finding>,
    ) {
        let mut gone: Vec<usize> = Vec::new();
        for (nth, one) in told.iter().enumerate() {
            for other in &told[nth + 1..] {
                if gone.contains(&one.1) || gone.contains(&other.1) {
                    continue;
                }
                let explains = |one: &(&Relation, usize), other: &(&Relation, usize)| {
                    let number = number_of(paragraph, &findings[one.1], one.0);
                    number.is_some_and(|number| other.0.ranges().any(|own| own == number))
                };
                let (kept, taken) = match (explains(one, other), explains(other, one)) {
                    (true, _) => (one, other),
                    (false, true) => (other, one),
                    (false, false) => continue,
                };
                let ((_, kept), (relation, taken)) = (*kept, *taken);
                let number = number_of(paragraph, &findings[taken], relation);
                let is_elsewhere = findings[kept].place.span != findings[taken].place.span;
                let stands = number.is_some_and(|number| {
                    is_elsewhere && self.evidence(paragraph, number) == Evidence::AgainstIt
                });
                // What is graver is not hidden behind what is less.
                if !stands && findings[kept].level <= findings[taken].level {
                    let place = beside(&findings[taken]);
                    findings[kept].related.extend(is_elsewhere.then_some(place));
                    gone.push(taken);
                }
            }
        }
        gone.sort_unstable();
        for at in gone.into_iter().rev() {
            findings.remove(at);
        }
    }
}

/// The number of a relation that a finding tells.
fn number_of<'r>(
    paragraph: &ReadParagraph<'_>,
    finding: &Finding,
    relation: &'r Relation,
) -> Option<&'r Range<usize>> {
    // A sentence of the YAML is one place.
    let is_it = |range: &&Range<usize>| paragraph.place(range).span == finding.place.span;
    relation.ranges().find(is_it).filter(|_| paragraph.is_narrative())
}

/// The place of a finding, beside another.
fn beside(finding: &Finding) -> Related {
    Related {
        role: Role::Alike,
        at: finding.at.clone(),
        place: finding.place.clone(),
        value: finding.value.clone(),
        stands: None,
    }
}
