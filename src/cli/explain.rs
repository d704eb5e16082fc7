use std::sync::Arc;

use anyhow::bail;

use crate::check;
use crate::finding::{Basis, Language};
use crate::forms;
use crate::manual;
use crate::model::Catalogue;
use crate::pipeline::{Workspace, open};
use crate::source::SourceFile;
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
    let Known { catalogue, files } = known(arguments);
    if command.yaml {
        let id = catalogue.form(name).map_or(name.as_str(), |form| &form.id);
        let Some(file) = forms::declaration(&files, id) else {
            bail!(Trouble::new(
                format!("没有名为「{name}」的表样或公开要求"),
                format!("there is no form or profile `{name}`"),
            ))
        };
        print::line(file.text.trim_end());
        return Ok(ExitStatus::Clean);
    }
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

/// Forms and profiles with the files that declare them.
struct Known {
    catalogue: Catalogue,
    files: Vec<Arc<SourceFile>>,
}

/// Those of the site that is here; the embedded ones where there is none.
fn known(arguments: &Arguments) -> Known {
    match root::find(arguments).and_then(|root| open(&root)) {
        Ok(Workspace { catalogue, declarations, .. }) => Known { catalogue, files: declarations },
        Err(_) => {
            let embedded = forms::catalogue(&[], &[], check::declared_rules());
            Known { catalogue: embedded.catalogue, files: embedded.files }
        }
    }
}
