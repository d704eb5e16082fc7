use std::sync::Arc;

use anyhow::bail;

use crate::characters::nearest;
use crate::check;
use crate::finding::{Basis, Language, RuleInfo};
use crate::forms;
use crate::manual;
use crate::model::{Catalogue, Form, ProfileHistory};
use crate::pipeline::{Workspace, open};
use crate::source::SourceFile;
use crate::trouble::Trouble;

use super::arguments::{Arguments, ExplainArguments};
use super::{ExitStatus, print, root};

/// `gongkai explain [RULE|FORM|PROFILE]`
pub(super) fn run(arguments: &Arguments, command: &ExplainArguments) -> anyhow::Result<ExitStatus> {
    let Some(name) = &command.rule else {
        list(arguments.language());
        return Ok(ExitStatus::Clean);
    };
    let Known { catalogue, files } = known(arguments);
    let Some(subject) = Subject::named(name, &catalogue) else {
        bail!(nothing_called(name, &catalogue));
    };
    if !command.yaml {
        print::line(subject.page(&catalogue, arguments.language()).trim_end());
        return Ok(ExitStatus::Clean);
    }
    let Some(file) = subject.declared_as().and_then(|id| forms::declaration(&files, id)) else {
        bail!(Trouble::new(
            format!("「{name}」不是表样或公开要求，没有可以照抄的声明"),
            format!("`{name}` is no form or profile and has no declaration"),
        ))
    };
    print::line(file.text.trim_end());
    Ok(ExitStatus::Clean)
}

/// All rules, and how many rest on what.
fn list(language: Language) {
    for rule in check::rules() {
        let summary = match language {
            Language::Chinese => rule.zh,
            Language::English => rule.en,
        };
        let (level, basis) = (rule.usual_level(), rule.basis.name());
        print::line(&format!("{:<24} {level:<8} {basis:<11} {summary}", rule.name));
    }
    print::line("");
    for basis in Basis::ALL {
        let count = check::rules().iter().filter(|rule| rule.basis == basis).count();
        print::line(&format!("{count:>3} {}", basis.words().in_language(language)));
    }
}

/// What has a manual page.
enum Subject<'c> {
    Rule(&'static RuleInfo),
    Lexicon,
    Form(&'c Form),
    Profile(&'c ProfileHistory),
}

impl<'c> Subject<'c> {
    /// What somebody calls so: an id in any case, or a name or label as it is read.
    fn named(name: &str, catalogue: &'c Catalogue) -> Option<Subject<'c>> {
        let id = name.trim().to_ascii_lowercase().replace('_', "-");
        let form = || {
            let by_id = catalogue.forms.values().find(|form| form.id.eq_ignore_ascii_case(&id));
            by_id.or_else(|| catalogue.form(name)).map(|form| Subject::Form(form))
        };
        let profile = || {
            let called =
                |one: &&Arc<ProfileHistory>| one.id.eq_ignore_ascii_case(&id) || one.name == name;
            catalogue.profiles.values().find(called).map(|profile| Subject::Profile(profile))
        };
        let lexicon = || (id == "lexicon").then_some(Subject::Lexicon);
        check::explain(&id).map(Subject::Rule).or_else(lexicon).or_else(form).or_else(profile)
    }

    /// Its page.
    fn page(&self, catalogue: &Catalogue, language: Language) -> String {
        match self {
            Subject::Rule(rule) => manual::rule(rule, &catalogue.lexicon, language),
            Subject::Lexicon => manual::lexicon(&catalogue.lexicon, language),
            Subject::Form(form) => manual::form(form, language),
            Subject::Profile(profile) => manual::profile(profile, language),
        }
    }

    /// The id of its declaration, where it has one.
    fn declared_as(&self) -> Option<&'c str> {
        match self {
            Subject::Form(form) => Some(&form.id),
            Subject::Profile(profile) => Some(&profile.id),
            Subject::Rule(_) | Subject::Lexicon => None,
        }
    }
}

/// How many names are offered where nothing is called as somebody asked.
const OFFERED: usize = 6;

fn nothing_called(name: &str, catalogue: &Catalogue) -> Trouble {
    let forms = catalogue.forms.values().map(|form| (form.id.as_str(), form.names()));
    let profiles =
        catalogue.profiles.values().map(|one| (one.id.as_str(), vec![one.id.as_str(), &one.name]));
    let rules = check::rules().into_iter().map(|rule| (rule.name, vec![rule.name, rule.zh]));
    let subjects: Vec<(&str, Vec<&str>)> = rules.chain(forms).chain(profiles).collect();
    let said = name.trim();
    let holds =
        |names: &Vec<&str>| !said.is_empty() && names.iter().any(|known| known.contains(said));
    let mut offered: Vec<&str> =
        subjects.iter().filter(|(_, names)| holds(names)).map(|(id, _)| *id).collect();
    if offered.is_empty() {
        let near = nearest(name, subjects.iter().flat_map(|(_, names)| names.iter().copied()));
        let is_near =
            |names: &Vec<&str>| near.as_ref().is_some_and(|near| names.contains(&&**near));
        offered.extend(subjects.iter().filter(|(_, names)| is_near(names)).map(|(id, _)| *id));
    }
    offered.truncate(OFFERED);
    let (zh, en) = if offered.is_empty() {
        ("gongkai explain 列出规则".to_owned(), "`gongkai explain` lists the rules".to_owned())
    } else {
        (format!("是否指{}？", offered.join("、")), format!("did you mean {}?", offered.join(", ")))
    };
    Trouble::new(
        format!("没有名为「{name}」的规则、表样或公开要求；{zh}"),
        format!("there is no rule, form or profile `{name}`; {en}"),
    )
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
