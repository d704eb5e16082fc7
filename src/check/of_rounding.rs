use crate::finding::{Bilingual, Finding, Level, Related, Role};

/// Makes one note of the differences that rounding explains, of an office's file in a unit in which figures are
/// rounded (万元, not 元): nobody there was asked to say that they are, and most are. The first keeps its place,
/// the others become its related places.
pub fn gather_of_rounding(findings: Vec<Finding>) -> Vec<Finding> {
    let is_it = |finding: &Finding| {
        finding.is_of_rounding
            && finding.is_open()
            && finding.unit.as_deref().is_some_and(|unit| unit != BASE)
    };
    let (rounded, mut kept): (Vec<Finding>, Vec<Finding>) = findings.into_iter().partition(is_it);
    let count = rounded.len();
    let mut rounded = rounded.into_iter();
    let Some(first) = rounded.next() else { return kept };
    let related = rounded.map(as_related).collect();
    kept.push(note(first, count, related));
    kept
}

/// What is printed in it is printed to the last digit.
const BASE: &str = "元";

fn note(first: Finding, count: usize, related: Vec<Related>) -> Finding {
    let at = first.at.clone().unwrap_or_default();
    let value = first.reported().map(str::to_owned);
    let message = Bilingual::new(
        format!(
            "{count} 处合计与各分项差在四舍五入的尾差之内（第一处：{at}）：各数确经舍入就不是错，表下宜注明有尾差；没有舍入的，须改正"
        ),
        format!(
            "{count} differences are within rounding (the first: {at}): no fault where the figures were rounded, which a note below the table should say; where they were not, to be corrected"
        ),
    );
    Finding {
        level: Level::Note,
        message,
        value,
        related,
        identity: None,
        arithmetic: None,
        notes: Vec::new(),
        doubted: Vec::new(),
        ..first
    }
}

fn as_related(finding: Finding) -> Related {
    let value = finding.reported().map(str::to_owned);
    Related {
        role: Role::Alike,
        at: finding.at,
        place: finding.place,
        value,
        stands: finding.stands,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::check::explain;
    use crate::source::{Place, SourceFile, Span};

    fn wrong(at: &str, unit: &str, is_of_rounding: bool) -> Finding {
        let file = Arc::new(SourceFile::new("a.xlsx", "0123456789"));
        let rule = explain("total-mismatch").expect("it is a rule");
        let words = Bilingual::new("不平", "does not add up");
        let found = Finding::new(rule, words, Place::new(&file, Span::new(0, 1))).at(at, "1.00");
        Finding { unit: Some(unit.to_owned()), is_of_rounding, ..found }
    }

    #[test]
    fn what_rounding_explains_is_one_note() {
        let gathered = gather_of_rounding(vec![
            wrong("甲", "万元", true),
            wrong("乙", "万元", false),
            wrong("丙", "万元", true),
        ]);
        assert_eq!(gathered.len(), 2);
        assert_eq!((gathered[0].level, gathered[0].at.as_deref()), (Level::Error, Some("乙")));
        assert_eq!(gathered[1].level, Level::Note);
        assert!(gathered[1].message.zh.starts_with("2 处"), "{}", gathered[1].message.zh);
        assert_eq!(gathered[1].related[0].at.as_deref(), Some("丙"));
    }

    #[test]
    fn what_is_printed_in_yuan_is_not_rounded() {
        let gathered = gather_of_rounding(vec![wrong("甲", "元", true)]);
        assert_eq!(gathered[0].level, Level::Error);
    }
}
