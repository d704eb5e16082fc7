//! docs/reference is what the declarations and doc comments say. `SNAPSHOTS=overwrite` writes it
//! again.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;
use crate::views;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use gongkai::{check, forms, manual};

fn pages() -> BTreeMap<String, String> {
    let catalogue = forms::catalogue(&[], &[], check::declared_rules()).catalogue;
    let mut pages = BTreeMap::new();
    let mut index = "# Reference\n\nWritten from the declarations and the rules' doc comments; `gongkai explain NAME` prints the same pages.\n\n## Forms\n\n".to_owned();
    for form in catalogue.forms.values() {
        let _ = writeln!(index, "- [{} {}](forms/{}.md)", form.id, form.name, form.id);
        pages.insert(format!("forms/{}.md", form.id), manual::form(form));
    }
    index.push_str("\n## Profiles\n\n");
    for profile in catalogue.profiles.values() {
        let _ = writeln!(index, "- [{} {}](profiles/{}.md)", profile.id, profile.name, profile.id);
        pages.insert(format!("profiles/{}.md", profile.id), manual::profile(profile));
    }
    index.push_str("\n## Rules\n\nFor programs: [rules.json](rules.json).\n\n");
    for rule in check::rules() {
        let _ = writeln!(
            index,
            "- [{}](rules/{}.md): {} ({})",
            rule.name,
            rule.name,
            rule.en,
            rule.usual_level()
        );
        pages.insert(format!("rules/{}.md", rule.name), manual::rule(rule, &catalogue.lexicon));
    }
    index.push_str("\n## Words\n\n- [Words that rules look for](lexicon.md)\n");
    pages.insert("lexicon.md".into(), manual::lexicon(&catalogue.lexicon));
    index.push_str("\n## Templates\n\n- [Templates, their variables, components](templates.md)\n");
    pages.insert("templates.md".into(), views::reference::page());
    pages.insert("rules.json".into(), manual::rule_list(&check::rules(), check::scope));
    pages.insert("README.md".into(), index);
    pages
}

#[test]
fn the_reference_says_what_the_declarations_say() {
    let folder = common::repository().join("docs/reference");
    let pages = pages();
    if std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
        fs::remove_dir_all(&folder).ok();
        for (name, text) in &pages {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
    for (name, text) in &pages {
        let written = fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert_eq!(
            &written, text,
            "docs/reference/{name} is not what the declarations say: SNAPSHOTS=overwrite cargo test --test house manual"
        );
    }
}
