use std::fmt::Write as _;

use crate::finding::RuleInfo;
use crate::lexicon::Lexicon;
use crate::trouble::Language;

use super::chinese_rules::prose;
use super::lexicon::of_rule;

/// The page of a rule: what it checks and why, under its name, and the words it looks for. In
/// English its doc comment, in Chinese the page of its own with the examples of the doc comment.
pub fn rule(rule: &RuleInfo, lexicon: &Lexicon, language: Language) -> String {
    match language {
        Language::Chinese => in_chinese(rule, lexicon),
        Language::English => in_english(rule, lexicon),
    }
}

fn in_english(rule: &RuleInfo, lexicon: &Lexicon) -> String {
    let body: String = body(rule)
        .lines()
        .map(|line| if line.starts_with("# ") { format!("#{line}\n") } else { format!("{line}\n") })
        .collect();
    let lowered = match (rule.asked, rule.adjustable) {
        (true, _) => "off unless a site asks for it",
        (false, true) => "a site may lower it",
        (false, false) => "fixed",
    };
    let (level, basis) = (rule.level.name(), rule.basis.words().en);
    let concern = rule.concern.words();
    format!(
        "# {}\n\n{} — {}\n\nLevel: {level}, {lowered}. Basis: {basis}. What inspections call it: {} ({}).\n\n{}\n{}",
        rule.name,
        rule.zh,
        rule.en,
        concern.zh,
        concern.en,
        body.trim_end(),
        of_rule(lexicon, rule.name, Language::English)
    )
}

fn in_chinese(rule: &RuleInfo, lexicon: &Lexicon) -> String {
    let lowered = match (rule.asked, rule.adjustable) {
        (true, _) => "网站要求才查",
        (false, true) => "网站可以降级",
        (false, false) => "网站不能降级",
    };
    // What it stands on comes last, as in English.
    let prose = prose(rule.name);
    let (prose, source) = prose.split_once("## 依据").unwrap_or((prose, ""));
    let mut page = format!(
        "# {}\n\n{}\n\n级别：{}，{lowered}。依据的性质：{}。公开检查中称为：{}。\n\n{}\n",
        rule.name,
        rule.zh,
        rule.level.name(),
        rule.basis.words().zh,
        rule.concern.words().zh,
        prose.trim()
    );
    for (title, chapter) in chapters(&body(rule)) {
        let title = match title.as_str() {
            "Example (fails)" => "不通过的例子",
            "Example (passes)" => "通过的例子",
            _ => continue,
        };
        let _ = write!(page, "\n## {title}\n\n{}\n", chapter.trim());
    }
    let _ = write!(page, "\n## 依据\n\n{}\n", source.trim());
    page + &of_rule(lexicon, rule.name, Language::Chinese)
}

/// The doc comment without the blank before each line.
fn body(rule: &RuleInfo) -> String {
    let lines = rule.documentation.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
    lines.map(|line| format!("{line}\n")).collect()
}

/// The chapters of a doc comment by their titles. What looks like a title inside an example is none.
fn chapters(body: &str) -> Vec<(String, String)> {
    let mut chapters: Vec<(String, String)> = Vec::new();
    let mut fenced = false;
    for line in body.lines() {
        fenced ^= line.starts_with("```");
        match (line.strip_prefix("# ").filter(|_| !fenced), chapters.last_mut()) {
            (Some(title), _) => chapters.push((title.to_owned(), String::new())),
            (None, Some((_, text))) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    chapters
}
