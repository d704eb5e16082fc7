//! Forms and profiles are data: the embedded ones are sound, and a site brings its own without
//! touching Rust.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

mod common;

use gongkai::{check, forms};

#[test]
fn the_embedded_declarations_are_sound() {
    let loaded = forms::catalogue(&[], &[], check::declared_rules());
    let messages: Vec<String> = loaded
        .findings
        .iter()
        .map(|finding| {
            format!(
                "{}:{} {}",
                finding.place.file.path,
                finding.place.start().line,
                finding.message.en
            )
        })
        .collect();
    assert_eq!(messages, Vec::<String>::new());
    assert!(loaded.catalogue.forms.len() >= 40 && loaded.catalogue.profiles.len() >= 5);
    let identities: usize = loaded.catalogue.forms.values().map(|form| form.identities.len()).sum();
    assert!(identities > 100, "{identities}");
}

#[test]
fn an_unknown_name_is_found_in_the_forms_own_file() {
    let form = "form: T01\nname: Summary\nuse: table\nlines: [{ id: total, label: Total }, { id: roads, label: Roads }]\nidentities:\n  - { id: T01-sum, rule: total-mismatch, identity: total = roads + bridges }\n";
    let site = common::site(&[("content/_forms/T01.yaml", form)]);
    let findings = common::findings(site.path());
    let place = &findings.iter().find(|finding| finding.rule.name == "invalid-form").unwrap().place;
    assert_eq!(
        (place.file.path.as_str(), place.file.slice(place.span)),
        ("content/_forms/T01.yaml", "bridges")
    );
}
