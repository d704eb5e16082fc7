use crate::finding::RuleInfo;
use crate::forms::DeclaredRules;
use crate::{forms, load};

use super::rules::{
    DEAD_LINK, IDENTITY_RULES, RULES, SENTENCE_RULES, SPLIT_RULES, STALE_ACKNOWLEDGEMENT,
    UNUSED_ACKNOWLEDGEMENT, WITHHELD_DERIVABLE,
};

/// Every rule there is, by name.
pub fn rules() -> Vec<&'static RuleInfo> {
    let own = RULES.iter().map(|rule| rule.info).chain([
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

/// The rules that forms and profiles may name.
pub fn declared_rules() -> DeclaredRules {
    DeclaredRules { identities: IDENTITY_RULES, splits: SPLIT_RULES }
}

/// The manual page of a rule.
pub fn explain(name: &str) -> Option<&'static RuleInfo> {
    rules().into_iter().find(|rule| rule.name == name)
}
