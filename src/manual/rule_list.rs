use serde::Serialize;

use crate::finding::RuleInfo;

/// The version that has every rule of today: none was in a version published before.
const SINCE: &str = env!("CARGO_PKG_VERSION");

/// A rule as other programs read it.
#[derive(Serialize)]
struct ListedRule<'a> {
    id: &'a str,
    level: &'a str,
    /// Whether it speaks without being asked for.
    on: bool,
    /// Whether a site may set its level.
    adjustable: bool,
    /// 不及时, 不完整, 不细化, 不准确 or 不规范.
    concern: String,
    zh: &'a str,
    en: &'a str,
    /// What it looks at.
    scope: &'a str,
    /// What it checks, the beginning of its manual page.
    expects: String,
    basis: &'a str,
    source: String,
    since: &'a str,
}

/// Every rule in one JSON document, in the order given; `scope` says what a rule looks at.
pub fn rule_list(rules: &[&RuleInfo], scope: impl Fn(&RuleInfo) -> &'static str) -> String {
    let listed = |rule: &&RuleInfo| ListedRule {
        id: rule.name,
        level: rule.level.name(),
        on: !rule.asked,
        adjustable: rule.adjustable,
        concern: rule.concern.words().zh,
        zh: rule.zh,
        en: rule.en,
        scope: scope(rule),
        expects: chapter(rule, "What it checks"),
        basis: rule.basis.name(),
        source: chapter(rule, "Source"),
        since: SINCE,
    };
    let listed: Vec<ListedRule<'_>> = rules.iter().map(listed).collect();
    let json = serde_json::to_string_pretty(&listed).expect("an object of strings has a JSON form");
    json + "\n"
}

/// A chapter of a manual page, on one line.
fn chapter(rule: &RuleInfo, title: &str) -> String {
    let lines = rule.documentation.lines().map(str::trim);
    let inside = lines.skip_while(|line| *line != format!("# {title}")).skip(1);
    let text = inside.take_while(|line| !line.starts_with("# "));
    text.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}
