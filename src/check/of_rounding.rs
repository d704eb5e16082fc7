use std::collections::HashMap;

use crate::finding::{Bilingual, Finding, Level, Related, Role};

/// Makes one finding of the differences of a disclosure that rounding explains and nobody answers for: that its
/// figures were rounded, and that it does not say so, is one fact. The first keeps its place, the others become
/// its related places. Amounts in 元 are printed to the last digit: there each is a fact of its own.
pub(super) fn gather_of_rounding(findings: Vec<Finding>) -> Vec<Finding> {
    let mut gathered: Vec<Finding> = Vec::with_capacity(findings.len());
    let mut first_of: HashMap<String, usize> = HashMap::new();
    for finding in findings {
        let disclosure =
            finding.disclosure.clone().filter(|_| is_rounded(&finding) && finding.stops());
        match disclosure.as_ref().and_then(|disclosure| first_of.get(disclosure)) {
            Some(first) => gathered[*first].related.push(as_related(finding)),
            None => {
                first_of.extend(disclosure.map(|disclosure| (disclosure, gathered.len())));
                gathered.push(finding);
            }
        }
    }
    for at in first_of.into_values() {
        let places = places(&gathered[at]);
        if places > 1 {
            say_of_all(&mut gathered[at], &in_content(places));
        }
    }
    gathered
}

/// The same of an office's file, which nobody asked whether its figures are rounded: no fault.
pub fn excuse_rounding(findings: &mut [Finding]) {
    let rounded = |finding: &&mut Finding| is_rounded(finding) && finding.is_open();
    for finding in findings.iter_mut().filter(rounded) {
        let words = in_a_file(places(finding));
        say_of_all(finding, &words);
        finding.level = Level::Note;
    }
}

/// In it nothing is rounded that is printed with its decimals.
const BASE: &str = "元";

fn is_rounded(finding: &Finding) -> bool {
    finding.is_of_rounding && finding.unit.as_deref().is_some_and(|unit| unit != BASE)
}

/// How many differences a finding is about.
fn places(finding: &Finding) -> usize {
    1 + finding.related.iter().filter(|other| other.role == Role::Alike).count()
}

fn in_content(count: usize) -> Bilingual {
    Bilingual::new(
        format!(
            "{count} 处合计与各分项差在四舍五入的尾差之内：各数确经舍入的，公开件里写一行 rounding: nearest；没有舍入的，须改正"
        ),
        format!(
            "{count} differences are within rounding: where the figures were rounded, say so by one line in the disclosure, rounding: nearest; where they were not, to be corrected"
        ),
    )
}

fn in_a_file(count: usize) -> Bilingual {
    Bilingual::new(
        format!(
            "{count} 处合计与各分项差在四舍五入的尾差之内：各数确经舍入就不是错，表下宜注明有尾差；没有舍入的，须改正"
        ),
        format!(
            "{count} differences are within rounding: no fault where the figures were rounded, which a note below the table should say; where they were not, to be corrected"
        ),
    )
}

/// Words about all places, in the place of what is true of the first alone.
fn say_of_all(finding: &mut Finding, words: &Bilingual) {
    let at = finding.at.clone().unwrap_or_default();
    finding.message = Bilingual::new(
        format!("{}（第一处：{at}）", words.zh),
        format!("{} (the first: {at})", words.en),
    );
    finding.value = finding.reported().map(str::to_owned);
    finding.related.retain(|other| other.role == Role::Alike);
    (finding.identity, finding.arithmetic) = (None, None);
    finding.notes.clear();
    finding.doubted.clear();
}

fn as_related(finding: Finding) -> Related {
    let value = finding.reported().map(str::to_owned);
    let Finding { at, place, stands, .. } = finding;
    Related { role: Role::Alike, at, place, value, stands }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::check::explain;
    use crate::source::{Place, SourceFile, Span};

    fn wrong(at: &str, unit: &str, is_of_rounding: bool) -> Finding {
        let file = Arc::new(SourceFile::new("content/a.yaml", "0123456789"));
        let rule = explain("total-mismatch").expect("it is a rule");
        let words = Bilingual::new("不平", "does not add up");
        let found = Finding::new(rule, words, Place::new(&file, Span::new(0, 1))).at(at, "1.00");
        Finding {
            unit: Some(unit.to_owned()),
            disclosure: Some("a".to_owned()),
            is_of_rounding,
            ..found
        }
    }

    #[test]
    fn what_rounding_explains_is_one_finding() {
        let mut gathered = gather_of_rounding(vec![
            wrong("甲", "万元", true),
            wrong("乙", "万元", false),
            wrong("丙", "万元", true),
        ]);
        assert_eq!(gathered.len(), 2);
        assert_eq!((gathered[0].level, gathered[0].at.as_deref()), (Level::Error, Some("甲")));
        assert!(gathered[0].message.zh.starts_with("2 处"), "{}", gathered[0].message.zh);
        assert_eq!(gathered[0].related[0].at.as_deref(), Some("丙"));
        excuse_rounding(&mut gathered);
        assert_eq!((gathered[0].level, gathered[1].level), (Level::Note, Level::Error));
    }

    #[test]
    fn what_is_printed_in_yuan_or_is_the_only_one_stands_for_itself() {
        for one in [wrong("甲", "元", true), wrong("甲", "万元", true)] {
            let other = wrong("乙", "元", true);
            let gathered = gather_of_rounding(vec![one, other]);
            assert_eq!(gathered.len(), 2);
            assert_eq!(gathered[0].message.zh, "不平");
        }
    }
}
