use crate::finding::RuleInfo;
use crate::forms::DeclaredRules;
use crate::{forms, load};

use super::rules::{
    DEAD_LINK, IDENTITY_RULES, PASSAGE_RULES, RULES, SENTENCE_RULES, SPLIT_RULES,
    STALE_ACKNOWLEDGEMENT, UNUSED_ACKNOWLEDGEMENT, WITHHELD_DERIVABLE,
};

/// Every rule there is, by name.
pub fn rules() -> Vec<&'static RuleInfo> {
    let texts = PASSAGE_RULES.iter().map(|rule| rule.info);
    let own = RULES.iter().map(|rule| rule.info).chain(texts).chain([
        &DEAD_LINK,
        &STALE_ACKNOWLEDGEMENT,
        &UNUSED_ACKNOWLEDGEMENT,
        &WITHHELD_DERIVABLE,
    ]);
    let mut all: Vec<&'static RuleInfo> = load::RULES
        .iter()
        .copied()
        .chain([&forms::INVALID_FORM])
        .chain(IDENTITY_RULES.iter().copied())
        .chain(SENTENCE_RULES.all())
        .chain(own)
        .collect();
    all.sort_by_key(|rule| rule.name);
    all
}

/// What a rule looks at: `reading` of files and their format, `identity` between figures,
/// `sentence`, or the `disclosure` as a whole.
pub fn scope(rule: &RuleInfo) -> &'static str {
    let is = |other: &RuleInfo| other.name == rule.name;
    if IDENTITY_RULES.iter().any(|other| is(other)) {
        "identity"
    } else if SENTENCE_RULES.all().into_iter().any(is) {
        "sentence"
    } else if load::RULES.iter().any(|other| is(other)) || is(&forms::INVALID_FORM) {
        "reading"
    } else {
        "disclosure"
    }
}

/// The rules that forms and profiles may name.
pub fn declared_rules() -> DeclaredRules {
    DeclaredRules { identities: IDENTITY_RULES, splits: SPLIT_RULES }
}

/// The manual page of a rule.
pub fn explain(name: &str) -> Option<&'static RuleInfo> {
    rules().into_iter().find(|rule| rule.name == name)
}
