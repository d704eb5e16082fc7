use super::finding::Finding;
use super::printable::{printable, printable_place};
use crate::trouble::Language;

/// Draws a finding on one line, for editors and `grep`: `path:line:column: error[rule]: message`;
/// in a workbook `path 「sheet」 cell: error[rule]: message`.
pub fn draw_short(finding: &Finding, language: Language) -> String {
    let message = printable(&finding.with_place(language)).lines().collect::<Vec<_>>().join(" ");
    format!(
        "{}: {}[{}]: {message}",
        printable_place(&finding.place, language),
        level_word(finding, language),
        finding.rule.name
    )
}

/// The word before the rule: the level, or that somebody answers for it.
pub(super) fn level_word(finding: &Finding, language: Language) -> &'static str {
    match (&finding.acknowledged, language) {
        (Some(_), Language::Chinese) => "已说明",
        (Some(_), Language::English) => "acknowledged",
        (None, _) => finding.level.name(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::finding::{Acknowledged, Bilingual, Speaker, rule};
    use crate::source::{Place, SourceFile, Span};

    rule! { static RULE: "total-mismatch", Error, adjustable, Arithmetic, Inaccurate, "合计不平", "a total does not add up"; }

    fn finding(text: &str, span: Span) -> Finding {
        let file = Arc::new(SourceFile::new("content/a/b/2021/budget.yaml", text));
        Finding::new(
            &RULE,
            Bilingual::new("支出合计\n不平", "the total\ndoes not add up"),
            Place::new(&file, span),
        )
    }

    #[test]
    fn stays_on_one_line() {
        let mut finding = finding("年: 2021\n合计: 1.0\n", Span::new(18, 21));
        assert_eq!(
            draw_short(&finding, Language::Chinese),
            "content/a/b/2021/budget.yaml:2:5: error[total-mismatch]: 支出合计 不平"
        );
        finding.acknowledged =
            Some(Acknowledged {
                by: Speaker::Department, reason: "原文如此".into(), reply: None
            });
        assert_eq!(
            draw_short(&finding, Language::English),
            "content/a/b/2021/budget.yaml:2:5: acknowledged[total-mismatch]: the total does not add up"
        );
    }

    #[test]
    fn a_place_beyond_the_text_is_its_end() {
        assert!(
            draw_short(&finding("", Span::new(7, 9)), Language::Chinese)
                .starts_with("content/a/b/2021/budget.yaml:1:1: ")
        );
    }
}
