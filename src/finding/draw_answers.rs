use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::finding::{Finding, Role};
use super::printable::{printable, printable_place};
use super::record::answer;
use crate::trouble::Language;

/// Draws the errors that nobody answers for as entries of `acknowledgements`, to be pasted once
/// each was looked at: a block a disclosure, above each entry what it says yes to. Where rounding
/// explains differences, the one line that says so stands in their place. Errors that no entry can
/// answer are named: they can only be put right.
pub fn draw_answers(findings: &[&Finding], language: Language) -> String {
    let stops = |finding: &&&Finding| finding.stops();
    let mut by_file: BTreeMap<String, Vec<&Finding>> = BTreeMap::new();
    let mut others: Vec<&Finding> = Vec::new();
    for finding in findings.iter().filter(stops) {
        match finding.disclosure.as_ref().filter(|_| finding.is_answerable()) {
            Some(disclosure) => {
                by_file.entry(format!("content/{disclosure}.yaml")).or_default().push(finding);
            }
            None => others.push(finding),
        }
    }
    if by_file.is_empty() && others.is_empty() {
        return said(language, NOTHING).to_owned();
    }
    let mut text = String::new();
    if !by_file.is_empty() {
        text.push_str(said(language, HEAD));
    }
    for (file, findings) in &by_file {
        block(&mut text, file, findings, language);
    }
    if !others.is_empty() {
        let _ = writeln!(text, "\n{}", said(language, OTHERS));
        for finding in others {
            let place = printable_place(&finding.place, language);
            let _ = writeln!(text, "# {place}: {}", message(finding, language));
        }
    }
    text.trim().to_owned()
}

/// In Chinese and in English.
type Said = (&'static str, &'static str);

const NOTHING: Said = ("# 没有等着答复的错误", "# no error waits for an answer");
const HEAD: Said = (
    "# 还没有答复的错误，各写成一条存疑说明。逐条看过：原文件确实如此的，粘贴到所写的文件末尾；录错、取错、写错的，去改正，不要粘贴。\n# 文件里已有 acknowledgements: 的，只粘贴以 - 开头的各行，放在它下面。by: transcriber 是转录者注，部门自己说明的改为 department；reason 可以写得更具体。\n",
    "# The errors that nobody answers for, an entry each. Look at each: where the document really is so, paste it at the end of the file named; what was mistyped or misread is put right, not pasted.\n# Where the file has acknowledgements: already, paste the lines that begin with - below it. by: transcriber is a note of who transcribes; write department where the office itself says it.\n",
);
const OTHERS: Said =
    ("# 以下各处不能作说明，只能改正：", "# What follows cannot be acknowledged, only put right:");

fn said(language: Language, (zh, en): Said) -> &'static str {
    match language {
        Language::Chinese => zh,
        Language::English => en,
    }
}

/// What is pasted into one file.
fn block(text: &mut String, file: &str, findings: &[&Finding], language: Language) {
    let _ = writeln!(text, "\n# {file}");
    let (rounded, own): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|finding| finding.is_of_rounding);
    if !rounded.is_empty() {
        let alike =
            |one: &&Finding| one.related.iter().filter(|other| other.role == Role::Alike).count();
        let count = rounded.len() + rounded.iter().map(alike).sum::<usize>();
        let _ = match language {
            Language::Chinese => writeln!(
                text,
                "# {count} 处差额都在四舍五入的尾差之内：各数确经舍入的，写下面这一行，不用逐条说明；没有舍入的，这 {count} 处须改正"
            ),
            Language::English => writeln!(
                text,
                "# rounding explains {count} differences: where the figures were rounded, this line says so for all; where they were not, they must be put right"
            ),
        };
        text.push_str("rounding: nearest\n");
    }
    if own.is_empty() {
        return;
    }
    text.push_str("acknowledgements:\n");
    for finding in own {
        let entry = answer(finding, language).unwrap_or_default();
        let _ = writeln!(text, "  # {}\n  - {entry}", message(finding, language));
    }
}

fn message(finding: &Finding, language: Language) -> String {
    let said = finding.with_place(language);
    let text = printable(&said);
    text.lines().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::finding::{Arithmetic, Bilingual, Level, rule};
    use crate::source::{Place, SourceFile, Span};

    rule! { static SUM: "total-mismatch", Error, adjustable, Arithmetic, Inaccurate, "合计不平", "a total does not add up"; }
    rule! { static GAP: "missing-table", Error, adjustable, Template, Incomplete, "缺少应公开的表", "a table is missing"; }
    rule! { static BROKEN: "broken-yaml", Error, fixed, Format, Irregular, "读不懂", "cannot be read"; }

    fn finding(rule: &'static crate::finding::RuleInfo, at: Option<&str>) -> Finding {
        let file = Arc::new(SourceFile::new("content/a/b/2021/budget.yaml", "年: 2021\n"));
        let place = Place::new(&file, Span::new(0, 3));
        let mut finding = Finding::new(rule, Bilingual::new("不对", "wrong"), place);
        finding.disclosure = Some("a/b/2021/budget".to_owned());
        finding.at = at.map(str::to_owned);
        finding
    }

    fn of_sum() -> Finding {
        let mut finding = finding(&SUM, Some("支出表/合计"));
        let [reported, computed, difference] = ["1.10", "1.00", "0.10"].map(str::to_owned);
        finding.arithmetic = Some(Arithmetic { reported, computed, difference });
        finding
    }

    #[test]
    fn an_error_is_an_entry_with_what_it_records_and_why() {
        let (sum, gap) = (of_sum(), finding(&GAP, Some("采购")));
        let drawn = draw_answers(&[&sum, &gap], Language::Chinese);
        let lines: Vec<&str> =
            drawn.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
        assert_eq!(
            lines,
            [
                "",
                "acknowledgements:",
                "  - { rule: total-mismatch, at: 支出表/合计, reported: \"1.10\", computed: \"1.00\", by: transcriber, reason: \"原文件如此，照录\" }",
                "  - { rule: missing-table, at: 采购, by: transcriber, reason: 原文件没有 }",
            ]
        );
        assert!(drawn.contains("# content/a/b/2021/budget.yaml"), "{drawn}");
    }

    #[test]
    fn rounding_is_said_once_and_what_does_not_stop_not_at_all() {
        let (mut rounded, mut warning) = (of_sum(), of_sum());
        rounded.is_of_rounding = true;
        warning.level = Level::Warning;
        let drawn = draw_answers(&[&rounded, &rounded.clone(), &warning], Language::English);
        assert!(drawn.ends_with("\nrounding: nearest"), "{drawn}");
        assert!(drawn.contains("# rounding explains 2 differences"), "{drawn}");
        let drawn = draw_answers(&[&warning], Language::Chinese);
        assert_eq!(drawn, "# 没有等着答复的错误");
    }

    #[test]
    fn what_no_entry_answers_is_named() {
        let drawn = draw_answers(&[&finding(&BROKEN, None)], Language::Chinese);
        assert_eq!(
            drawn,
            "# 以下各处不能作说明，只能改正：\n# content/a/b/2021/budget.yaml:1:1: 不对"
        );
    }
}
