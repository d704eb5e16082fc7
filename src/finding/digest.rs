use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::finding::Finding;
use super::order::{order, sort_each};

/// How many findings of one rule a person is shown.
pub const OF_EACH_RULE: usize = 20;

/// Findings for a person: of each rule the first, in the order of files and places, and how many
/// there are of it. However many are added, it holds [`OF_EACH_RULE`] of a rule at most.
#[derive(Debug, Default)]
pub struct Digest {
    rules: BTreeMap<&'static str, OfRule>,
    stopping: usize,
    answerable: usize,
}

/// The findings of a rule.
#[derive(Debug, Default)]
struct OfRule {
    count: usize,
    /// The first, in order.
    first: Vec<Finding>,
}

impl Digest {
    /// Counts a finding, and keeps it where it is among the first of its rule.
    pub fn add(&mut self, finding: Finding) {
        self.stopping += usize::from(finding.stops());
        self.answerable += usize::from(finding.stops() && finding.is_answerable());
        let rule = self.rules.entry(finding.rule.name).or_default();
        rule.count += 1;
        let at = rule.first.partition_point(|known| order(known, &finding).is_le());
        if at < OF_EACH_RULE {
            rule.first.insert(at, finding);
            rule.first.truncate(OF_EACH_RULE);
        }
    }

    /// Those that are kept, in order.
    pub fn findings(&self) -> Vec<&Finding> {
        let mut all: Vec<&Finding> = self.rules.values().flat_map(|rule| &rule.first).collect();
        sort_each(&mut all);
        all
    }

    /// The same as a terminal shows them: notes, then warnings, then errors, each in order. What is
    /// printed last stands nearest to where one types: that is what stops publication.
    pub fn gravest_last(&self) -> Vec<&Finding> {
        let mut all = self.findings();
        all.sort_by_key(|finding| Reverse(finding.level));
        all
    }

    /// How many there are, kept or not.
    pub fn len(&self) -> usize {
        self.rules.values().map(|rule| rule.count).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// How many stop publication.
    pub fn stopping(&self) -> usize {
        self.stopping
    }

    /// How many of these an acknowledgement can answer.
    pub fn answerable(&self) -> usize {
        self.answerable
    }

    /// Every rule that found something and how often, the most frequent first.
    pub fn counts(&self) -> Vec<(&'static str, usize)> {
        let mut counts: Vec<_> =
            self.rules.iter().map(|(name, rule)| (*name, rule.count)).collect();
        counts.sort_by_key(|(_, count)| Reverse(*count));
        counts
    }
}

impl Extend<Finding> for Digest {
    fn extend<T: IntoIterator<Item = Finding>>(&mut self, findings: T) {
        findings.into_iter().for_each(|finding| self.add(finding));
    }
}

impl FromIterator<Finding> for Digest {
    fn from_iter<T: IntoIterator<Item = Finding>>(findings: T) -> Digest {
        let mut digest = Digest::default();
        digest.extend(findings);
        digest
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::finding::{Bilingual, rule};
    use crate::source::{Place, SourceFile, Span};

    rule! { static MANY: "total-mismatch", Error, adjustable, Arithmetic, Inaccurate, "合计不平", "a total does not add up"; }
    rule! { static FEW: "rate-over-hundred", Note, adjustable, Arithmetic, Inaccurate, "超过百分之百", "over a hundred per cent"; }

    #[test]
    fn the_first_of_each_rule_are_kept_and_all_are_counted() {
        let file = Arc::new(SourceFile::new("content/a.yaml", "一".repeat(40)));
        let at = |place: usize| Place::new(&file, Span::new(place * 3, place * 3 + 3));
        let digest: Digest = (0..35)
            .rev()
            .map(|place| Finding::new(&MANY, Bilingual::new("不平", "wrong"), at(place)))
            .chain([Finding::new(&FEW, Bilingual::new("超过", "over"), at(5))])
            .collect();
        let kept: Vec<(&str, u32)> = digest
            .gravest_last()
            .iter()
            .map(|finding| (finding.rule.name, finding.place.span.start / 3))
            .collect();
        assert_eq!(kept.len(), OF_EACH_RULE + 1);
        assert_eq!(digest.findings()[5].rule.name, "rate-over-hundred");
        assert_eq!(
            kept[..3],
            [("rate-over-hundred", 5), ("total-mismatch", 0), ("total-mismatch", 1)]
        );
        assert_eq!(digest.counts(), [("total-mismatch", 35), ("rate-over-hundred", 1)]);
        assert_eq!((digest.len(), digest.stopping()), (36, 35));
    }
}
