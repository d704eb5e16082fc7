use anyhow::bail;

use crate::check;
use crate::finding::Language;

use super::arguments::{Arguments, ExplainArguments};
use super::{Ended, print};

/// `gongkai explain [RULE]`
pub(super) fn run(arguments: &Arguments, command: &ExplainArguments) -> anyhow::Result<Ended> {
    let summary = |rule: &'static crate::finding::RuleInfo| match arguments.language() {
        Language::Chinese => rule.zh,
        Language::English => rule.en,
    };
    match &command.rule {
        None => {
            for rule in check::rules() {
                print::line(&format!("{:<24} {:<8} {}", rule.name, rule.level.name(), summary(rule)));
            }
        }
        Some(name) => {
            let Some(rule) = check::explain(name) else { bail!("there is no rule `{name}` (`gongkai explain` lists them)") };
            print::line(&format!("{} ({})\n{}\n", rule.name, rule.level.name(), summary(rule)));
            for line in rule.documentation.lines() {
                print::line(line.strip_prefix(' ').unwrap_or(line));
            }
        }
    }
    Ok(Ended::Clean)
}
