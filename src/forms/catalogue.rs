use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::{Finding, RuleInfo};
use crate::model::{Catalogue, Form, ProfileHistory};
use crate::source::{SourceFile, typed};

use super::builtin;
use super::declared::{DeclaredForm, DeclaredProfile};
use super::form::shape;
use super::profile::profile;
use super::resolve::Resolver;
use super::rules::invalid;

/// Forms without identities, which resolution looks names up in.
pub(super) struct Shapes {
    shapes: BTreeMap<String, (Arc<SourceFile>, DeclaredForm, Form)>,
    rules: Vec<&'static str>,
}

impl Shapes {
    pub(super) fn form(&self, name: &str) -> Option<&Form> {
        self.shapes.get(name).map(|(_, _, form)| form)
    }

    pub(super) fn is_rule(&self, name: &str) -> bool {
        self.rules.contains(&name)
    }

    pub(super) fn has_identity(&self, id: &str) -> bool {
        self.shapes.values().any(|(_, declared, _)| declared.identities.iter().any(|identity| identity.id.value == id))
    }

    pub(super) fn forms(&self) -> impl Iterator<Item = &Form> {
        self.shapes.values().map(|(_, _, form)| form)
    }
}

/// Forms and profiles, and what is wrong with their declarations.
pub struct Loaded {
    /// What could be resolved.
    pub catalogue: Catalogue,
    /// Findings in the files of forms and profiles.
    pub findings: Vec<Finding>,
}

/// Resolves the embedded declarations and a site's own. One of the site's own with an embedded one's id replaces it.
/// `rules` are the rules an identity may raise.
pub fn catalogue(own_forms: &[Arc<SourceFile>], own_profiles: &[Arc<SourceFile>], rules: &[&RuleInfo]) -> Loaded {
    let mut findings = Vec::new();
    let mut shapes = Shapes { shapes: BTreeMap::new(), rules: rules.iter().map(|rule| rule.name).collect() };
    for file in builtin::forms().iter().chain(own_forms) {
        let declared: DeclaredForm = match typed(file) {
            Ok(declared) => declared,
            Err(failure) => {
                findings.push(invalid(file, failure.span, format!("读不懂此表样：{}", failure.message), format!("cannot read this form: {}", failure.message)));
                continue;
            }
        };
        match shape(file, &declared) {
            Ok(form) => {
                shapes.shapes.insert(form.id.clone(), (Arc::clone(file), declared, form));
            }
            Err(faults) => findings.extend(faults),
        }
    }
    let profiles = profiles(own_profiles, &shapes, &mut findings);
    let mut resolved = BTreeMap::new();
    for (id, (file, declared, form)) in &shapes.shapes {
        let resolver = Resolver { shapes: &shapes, own: Some(form) };
        let mut identities = Vec::new();
        for declared in &declared.identities {
            match resolver.identity(declared) {
                Ok(identity) => identities.push(identity),
                Err(unresolved) => findings.push(invalid(file, unresolved.span, unresolved.zh, unresolved.en)),
            }
        }
        resolved.insert(id.clone(), identities);
    }
    let attach = |(id, (_, _, form)): (String, (Arc<SourceFile>, DeclaredForm, Form))| {
        let identities = resolved.remove(&id).unwrap_or_default();
        (id, Arc::new(Form { identities, ..form }))
    };
    let forms = shapes.shapes.into_iter().map(attach).collect();
    Loaded { catalogue: Catalogue { forms, profiles }, findings }
}

/// Resolves the profiles, each after the one it extends.
fn profiles(own: &[Arc<SourceFile>], shapes: &Shapes, findings: &mut Vec<Finding>) -> BTreeMap<String, Arc<ProfileHistory>> {
    let mut waiting: Vec<(Arc<SourceFile>, DeclaredProfile)> = Vec::new();
    for file in builtin::profiles().iter().chain(own) {
        match typed::<DeclaredProfile>(file) {
            Ok(declared) => {
                // One of the site's own with an embedded one's id replaces it.
                waiting.retain(|(_, other)| other.profile.value != declared.profile.value);
                waiting.push((Arc::clone(file), declared));
            }
            Err(failure) => {
                findings.push(invalid(file, failure.span, format!("读不懂此公开要求：{}", failure.message), format!("cannot read this profile: {}", failure.message)));
            }
        }
    }
    let mut resolved = BTreeMap::new();
    while !waiting.is_empty() {
        let waits = |declared: &DeclaredProfile| declared.extends.as_ref().is_some_and(|base| waiting.iter().any(|(_, other)| other.profile.value == base.value));
        // Profiles that extend each other in a circle never become ready: they are resolved as they stand, and found.
        let ready = waiting.iter().position(|(_, declared)| !waits(declared)).unwrap_or(0);
        let (file, declared) = waiting.remove(ready);
        match profile(&file, &declared, shapes, &resolved) {
            Ok(profile) => {
                resolved.insert(declared.profile.value.clone(), profile);
            }
            Err(faults) => findings.extend(faults),
        }
    }
    resolved.into_iter().map(|(id, profile)| (id, Arc::new(profile.into_history()))).collect()
}
