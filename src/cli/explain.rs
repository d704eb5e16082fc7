use anyhow::bail;

use crate::check;
use crate::finding::{Basis, Language};
use crate::forms;
use crate::manual;
use crate::model::Catalogue;
use crate::pipeline::open;
use crate::trouble::Trouble;

use super::arguments::{Arguments, ExplainArguments};
use super::{ExitStatus, print, root};

/// `gongkai explain [RULE|FORM|PROFILE]`
pub(super) fn run(arguments: &Arguments, command: &ExplainArguments) -> anyhow::Result<ExitStatus> {
    let summary = |rule: &'static crate::finding::RuleInfo| match arguments.language() {
        Language::Chinese => rule.zh,
        Language::English => rule.en,
    };
    let Some(name) = &command.rule else {
        for rule in check::rules() {
            print::line(&format!(
                "{:<24} {:<8} {:<11} {}",
                rule.name,
                rule.level.name(),
                rule.basis.name(),
                summary(rule)
            ));
        }
        print::line("");
        for basis in Basis::ALL {
            let count = check::rules().iter().filter(|rule| rule.basis == basis).count();
            print::line(&format!("{count:>3} {}", basis.words().in_language(arguments.language())));
        }
        return Ok(ExitStatus::Clean);
    };
    let catalogue = catalogue(arguments);
    let page = if let Some(rule) = check::explain(name) {
        manual::rule(rule, &catalogue.lexicon)
    } else if name == "lexicon" {
        manual::lexicon(&catalogue.lexicon)
    } else {
        match (catalogue.form(name), catalogue.profiles.get(name)) {
            (Some(form), _) => manual::form(form),
            (None, Some(profile)) => manual::profile(profile),
            (None, None) => bail!(Trouble::new(
                format!("没有名为「{name}」的规则、表样或公开要求（gongkai explain 列出规则）"),
                format!(
                    "there is no rule, form or profile `{name}` (`gongkai explain` lists the rules)"
                )
            )),
        }
    };
    print::line(page.trim_end());
    Ok(ExitStatus::Clean)
}

/// Forms and profiles of the site that is here; the embedded ones where there is none.
fn catalogue(arguments: &Arguments) -> Catalogue {
    let site = root::find(arguments).and_then(|root| open(&root));
    site.map_or_else(
        |_| forms::catalogue(&[], &[], check::declared_rules()).catalogue,
        |workspace| workspace.catalogue,
    )
}
