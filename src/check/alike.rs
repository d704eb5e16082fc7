use std::collections::HashMap;

use crate::finding::{Basis, Concern, Finding, Level, Related, Role};

/// Makes one finding of those that say the same of one disclosure: nine tables that are missing are
/// one fact, and so is a hint that holds at twenty-two places. The first keeps its place and says how
/// many there are; the others become its related places.
///
/// Done when acknowledgements and levels are known: what somebody answers for is told at its own
/// place, and so is what the site itself lowered.
pub(super) fn gather_alike(mut findings: Vec<Finding>) -> Vec<Finding> {
    // The first is the first in its file; of those at one place, the one that its rule has first.
    findings.sort_by(|one, other| place(one).cmp(&place(other)));
    let mut gathered: Vec<Finding> = Vec::with_capacity(findings.len());
    let mut first_of: HashMap<(&'static str, Level, String), usize> = HashMap::new();
    for finding in findings {
        let like = finding.disclosure.clone().filter(|_| is_one_of_many(&finding));
        let like = like.map(|disclosure| (finding.rule.name, finding.level, disclosure));
        match like.as_ref().and_then(|like| first_of.get(like)) {
            Some(first) => gathered[*first].related.push(as_related(finding)),
            None => {
                first_of.extend(like.map(|like| (like, gathered.len())));
                gathered.push(finding);
            }
        }
    }
    for finding in &mut gathered {
        say_how_many(finding);
    }
    gathered
}

fn place(finding: &Finding) -> (&str, u32) {
    (&finding.place.file.path, finding.place.span.start)
}

/// Whether a finding is a fact only together with its like: a hint, or a part that the template of
/// the place asks for and the document lacks. A wrong figure, and whatever has places or causes of
/// its own, is a fact by itself.
fn is_one_of_many(finding: &Finding) -> bool {
    let lacks_part =
        finding.rule.basis == Basis::Template && finding.rule.concern == Concern::Incomplete;
    (finding.level == Level::Note || lacks_part)
        && !finding.is_public()
        && finding.at.is_some()
        && finding.identity.is_none()
        && finding.arithmetic.is_none()
        && finding.related.is_empty()
        && finding.doubted.is_empty()
        && finding.notes.is_empty()
}

fn as_related(finding: Finding) -> Related {
    Related {
        role: Role::Alike,
        at: finding.at,
        place: finding.place,
        value: finding.value,
        stands: None,
    }
}

/// Says how many places there are, and names those where nothing stands: a table that is missing can
/// be told by nothing but its name.
fn say_how_many(finding: &mut Finding) {
    let others = || finding.related.iter().filter(|other| other.role == Role::Alike);
    let empty = others().filter(|other| other.value.as_deref().is_none_or(str::is_empty));
    let names: Vec<&str> = empty.filter_map(|other| other.at.as_deref()).collect();
    let (zh, en) = match (others().count() + 1, names.is_empty()) {
        (1, _) => return,
        (count, true) => (format!("（共 {count} 处）"), format!(" ({count} places)")),
        (count, false) => (
            format!("（共 {count} 处，还有：{}）", names.join("、")),
            format!(" ({count} places, also: {})", names.join(", ")),
        ),
    };
    finding.message.zh.push_str(&zh);
    finding.message.en.push_str(&en);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::check::explain;
    use crate::finding::{Acknowledged, Bilingual, Speaker};
    use crate::source::{Place, SourceFile, Span};

    use super::*;

    fn finding(rule: &str, document: &str, (at, value): (&str, &str), start: usize) -> Finding {
        let file = Arc::new(SourceFile::new("content/a.yaml", "0123456789"));
        let place = Place::new(&file, Span::new(start, start + 1));
        let words = Bilingual::new(at, at);
        let found = Finding::new(explain(rule).expect("it is a rule"), words, place).at(at, value);
        Finding { disclosure: Some(document.to_owned()), ..found }
    }

    fn messages(findings: Vec<Finding>) -> Vec<String> {
        gather_alike(findings).into_iter().map(|finding| finding.message.zh).collect()
    }

    #[test]
    fn what_is_alike_in_one_document_is_one() {
        let rate =
            |document, at, start| finding("rate-over-hundred", document, (at, "120%"), start);
        let gathered = gather_alike(vec![
            rate("a", "甲", 1),
            rate("a", "乙", 2),
            rate("b", "丙", 3),
            rate("a", "丁", 4),
        ]);
        assert_eq!(gathered.len(), 2);
        assert_eq!(gathered[0].message.zh, "甲（共 3 处）");
        let others: Vec<_> = gathered[0].related.iter().map(|other| other.at.as_deref()).collect();
        assert_eq!(others, [Some("乙"), Some("丁")]);
        assert_eq!(gathered[1].message.zh, "丙");
    }

    #[test]
    fn what_stands_nowhere_is_named() {
        let lacks = |at| finding("missing-table", "a", (at, ""), 0);
        assert_eq!(
            messages(vec![lacks("甲表"), lacks("乙表"), lacks("丙表")]),
            ["甲表（共 3 处，还有：乙表、丙表）"]
        );
    }

    #[test]
    fn wrong_figures_and_what_is_answered_for_stand_alone() {
        let wrong = |at, start| finding("total-mismatch", "a", (at, "1.00"), start);
        assert_eq!(messages(vec![wrong("甲", 1), wrong("乙", 2)]), ["甲", "乙"]);
        let mut answered = finding("missing-table", "a", ("甲表", ""), 0);
        answered.acknowledged = Some(Acknowledged {
            by: Speaker::Department,
            reason: "本年没有".to_owned(),
            reply: None,
        });
        let open = finding("missing-table", "a", ("乙表", ""), 0);
        assert_eq!(messages(vec![answered, open]), ["甲表", "乙表"]);
        let mut lowered = finding("missing-table", "a", ("甲表", ""), 0);
        (lowered.level, lowered.lowered) = (Level::Warning, true);
        assert_eq!(messages(vec![lowered.clone(), lowered]), ["甲表", "甲表"]);
    }
}
