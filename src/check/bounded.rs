use std::collections::{BTreeMap, HashMap};

use crate::finding::{Bilingual, Finding};

/// How many findings of one rule in one file are kept, those aside that somebody acknowledged.
/// Whoever made thousands made one mistake thousands of times.
const KEPT: usize = 200;

/// Findings in their order; of one rule in one file the first two hundred, and one that says how
/// many more there are.
pub fn bounded(findings: Vec<Finding>) -> Vec<Finding> {
    if findings.len() <= KEPT {
        return findings;
    }
    let mut counts: HashMap<(String, &'static str), usize> = HashMap::new();
    let mut kept: Vec<Finding> = Vec::with_capacity(KEPT);
    // The first finding that is left out stands for all that are.
    let mut more: BTreeMap<(String, &'static str), usize> = BTreeMap::new();
    for finding in findings {
        if finding.acknowledged.is_some() {
            kept.push(finding);
            continue;
        }
        let key = (finding.place.file.path.clone(), finding.rule.name);
        let count = counts.entry(key.clone()).or_insert(0);
        *count += 1;
        if *count <= KEPT {
            kept.push(finding);
            continue;
        }
        match more.get(&key) {
            // It stops publication as soon as one of them does.
            Some(at) => kept[*at].level = kept[*at].level.min(finding.level),
            None => {
                more.insert(key, kept.len());
                kept.push(finding);
            }
        }
    }
    for (key, at) in &more {
        let left = counts.get(key).map_or(0, |count| count - KEPT);
        let finding = &mut kept[*at];
        finding.message = Bilingual::new(
            format!("此文件从这里起还有 {left} 处同样的问题（{}），没有一一列出", finding.rule.zh),
            format!(
                "{left} more of these are in this file from here on, not listed one by one: {}",
                finding.rule.en
            ),
        );
        (finding.at, finding.value, finding.arithmetic) = (None, None, None);
        finding.related.clear();
        finding.doubted.clear();
        finding.parts.clear();
        finding.notes.clear();
    }
    kept
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::finding::{Level, rule};
    use crate::source::{Place, SourceFile, Span};

    rule! { static ONE: "one", Warning, adjustable, Format, Irregular, "一", "one"; }
    rule! { static OTHER: "other", Error, adjustable, Format, Irregular, "二", "two"; }

    #[test]
    fn nothing_is_left_out_without_a_word() {
        let file = Arc::new(SourceFile::new("content/a.yaml", "a\n".repeat(1_000)));
        let at = |rule, line: usize| {
            Finding::new(
                rule,
                Bilingual::new("", ""),
                Place::new(&file, Span::new(line * 2, line * 2 + 1)),
            )
        };
        let mut findings: Vec<Finding> = (0..1_000).map(|line| at(&ONE, line)).collect();
        findings[999].level = Level::Error;
        findings.push(at(&OTHER, 999));
        let kept = bounded(findings);
        assert_eq!(kept.len(), 202);
        assert!(
            kept[200].message.zh.contains("800") && kept[200].stops(),
            "{:?}",
            kept[200].message
        );
        assert_eq!(kept[200].place.start().line, 201);
        assert_eq!(kept[201].rule.name, "other");
    }
}
