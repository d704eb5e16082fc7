use crate::finding::RuleInfo;
use crate::lexicon::Lexicon;

use super::lexicon::of_rule;

/// The page of a rule: its doc comment, under its name, and the words it looks for.
pub fn rule(rule: &RuleInfo, lexicon: &Lexicon) -> String {
    let body: String = rule
        .documentation
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .map(|line| if line.starts_with("# ") { format!("#{line}\n") } else { format!("{line}\n") })
        .collect();
    let lowered = match (rule.asked, rule.adjustable) {
        (true, _) => "off unless a site asks for it",
        (false, true) => "a site may lower it",
        (false, false) => "fixed",
    };
    let (level, basis) = (rule.level.name(), rule.basis.words().en);
    format!(
        "# {}\n\n{} — {}\n\nLevel: {level}, {lowered}. Basis: {basis}.\n\n{}\n{}",
        rule.name,
        rule.zh,
        rule.en,
        body.trim_end(),
        of_rule(lexicon, rule.name)
    )
}
