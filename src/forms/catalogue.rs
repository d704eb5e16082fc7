use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::Finding;
use crate::lexicon::embedded;
use crate::model::{Catalogue, Form, ProfileHistory};
use crate::source::{SourceFile, Span, Where, typed};

use super::builtin;
use super::declared::{DeclaredForm, DeclaredProfile};
use super::form::shape;
use super::meanings::Meanings;
use super::profile::profile;
use super::resolve::Resolver;
use super::rules::invalid;
use super::shapes::{DeclaredRules, Shape, Shapes};

/// Forms and profiles, and what is wrong with their declarations.
pub struct Loaded {
    /// What could be resolved.
    pub catalogue: Catalogue,
    /// Findings in the files of forms and profiles.
    pub findings: Vec<Finding>,
}

/// Resolves the embedded declarations and a site's own. One of the site's own with an embedded
/// one's id replaces it.
pub fn catalogue(
    own_forms: &[Arc<SourceFile>],
    own_profiles: &[Arc<SourceFile>],
    rules: DeclaredRules,
) -> Loaded {
    let mut findings = Vec::new();
    let mut shapes = Shapes::new(rules);
    let mut meanings = Meanings::default();
    for file in builtin::forms().iter().chain(own_forms) {
        let declared: DeclaredForm = match typed(file) {
            Ok(declared) => declared,
            Err(failure) => {
                findings.push(invalid(
                    file,
                    failure.span,
                    format!("读不懂此表样：{}", crate::source::in_chinese(&failure.message)),
                    format!("cannot read this form: {}", failure.message),
                ));
                continue;
            }
        };
        if builtin::is_embedded(file) {
            meanings.add(&declared);
        }
        match shape(file, &declared, rules.splits, &meanings) {
            Ok(form) => {
                if let Some(fault) = second(
                    file,
                    &declared.form,
                    shapes.iter().map(|shape| (shape.form.id.as_str(), &shape.file)),
                ) {
                    findings.push(fault);
                    continue;
                }
                // One that takes an embedded form's place is about the same money.
                let replaced = shapes.form(&form.id).and_then(|replaced| replaced.fund);
                let form = Form { fund: form.fund.or(replaced), ..form };
                shapes.add(Shape { file: Arc::clone(file), declared, form });
            }
            Err(faults) => findings.extend(faults),
        }
    }
    let profiles = profiles(own_profiles, &shapes, &mut findings);
    let mut resolved = BTreeMap::new();
    for Shape { file, declared, form } in shapes.iter() {
        let resolver = Resolver { shapes: &shapes, own: Some(form) };
        let mut identities = Vec::new();
        for declared in &declared.identities {
            match resolver.identity(declared) {
                Ok(identity) => identities.push(identity),
                Err(unresolved) => {
                    findings.push(invalid(file, unresolved.span, unresolved.zh, unresolved.en))
                }
            }
        }
        resolved.insert(form.id.clone(), identities);
    }
    let attach = |(id, Shape { file, form, .. }): (String, Shape)| {
        let mut form = Form { identities: resolved.remove(&id).unwrap_or_default(), ..form };
        for circular in form.circular_identities().into_iter().rev() {
            let identity = form.identities.remove(circular);
            let (zh, en) = (
                "此式说的合计，经由其他各式又成了它自己的一部分",
                "by way of other identities this total is a part of itself",
            );
            findings.push(invalid(
                &file,
                identity.span,
                format!("{}：{zh}", identity.id),
                format!("{}: {en}", identity.id),
            ));
        }
        (id, Arc::new(form))
    };
    let forms = shapes.into_iter().map(attach).collect();
    Loaded { catalogue: Catalogue { forms, profiles, lexicon: embedded() }, findings }
}

/// A form or profile of the site's own replaces the embedded one of its id. Two of its own with one
/// id would replace each other, and two ids that differ by case only would be one file on many
/// disks.
fn second<'a>(
    file: &Arc<SourceFile>,
    id: &Where<String>,
    known: impl Iterator<Item = (&'a str, &'a Arc<SourceFile>)>,
) -> Option<Finding> {
    let (other, its_file) = known.into_iter().find(|(known, its_file)| {
        known.eq_ignore_ascii_case(&id.value)
            && (*known != id.value || !builtin::is_embedded(its_file))
    })?;
    let (zh, en) = if other == id.value {
        (
            format!("标识「{other}」在 {} 里已经用过", its_file.path),
            format!("{} has the id `{other}` already", its_file.path),
        )
    } else {
        (
            format!("标识「{}」与「{other}」只差大小写", id.value),
            format!("the ids `{}` and `{other}` differ by case only", id.value),
        )
    };
    Some(invalid(file, Span::from(id), zh, en))
}

/// Resolves the profiles, each after the one it extends.
fn profiles(
    own: &[Arc<SourceFile>],
    shapes: &Shapes,
    findings: &mut Vec<Finding>,
) -> BTreeMap<String, Arc<ProfileHistory>> {
    let mut waiting: Vec<(Arc<SourceFile>, DeclaredProfile)> = Vec::new();
    for file in builtin::profiles().iter().chain(own) {
        match typed::<DeclaredProfile>(file) {
            Ok(declared) => {
                if let Some(fault) = second(
                    file,
                    &declared.profile,
                    waiting.iter().map(|(file, other)| (other.profile.value.as_str(), file)),
                ) {
                    findings.push(fault);
                    continue;
                }
                // One of the site's own with an embedded one's id replaces it.
                waiting.retain(|(_, other)| other.profile.value != declared.profile.value);
                waiting.push((Arc::clone(file), declared));
            }
            Err(failure) => {
                findings.push(invalid(
                    file,
                    failure.span,
                    format!("读不懂此公开要求：{}", crate::source::in_chinese(&failure.message)),
                    format!("cannot read this profile: {}", failure.message),
                ));
            }
        }
    }
    let base = |declared: &DeclaredProfile| {
        waiting.iter().position(|(_, other)| {
            declared.extends.as_ref().is_some_and(|base| base.value == other.profile.value)
        })
    };
    let bases: Vec<Option<usize>> = waiting.iter().map(|(_, declared)| base(declared)).collect();
    let mut resolved = BTreeMap::new();
    let mut reached = vec![false; waiting.len()];
    for start in 0..waiting.len() {
        // Up the chain to what has been reached, then down again, each after the one it extends.
        let mut chain: Vec<usize> = Vec::new();
        let mut next = Some(start).filter(|start| !reached[*start]);
        while let Some(at) = next {
            reached[at] = true;
            chain.push(at);
            next = bases[at].filter(|base| !reached[*base]);
        }
        let back = chain
            .last()
            .and_then(|last| bases[*last])
            .and_then(|base| chain.iter().position(|one| *one == base));
        for (place, at) in chain.iter().enumerate().rev() {
            let (file, declared) = &waiting[*at];
            let circle = back.is_some_and(|back| place >= back);
            if let (true, Some(base)) = (circle, &declared.extends) {
                let (zh, en) = ("经由 extends 又回到它自己", "leads back to itself by `extends`");
                findings.push(invalid(
                    file,
                    Span::from(base),
                    format!("公开要求「{}」{zh}", declared.profile.value),
                    format!("the profile `{}` {en}", declared.profile.value),
                ));
                continue;
            }
            match profile(file, declared, shapes, &resolved) {
                Ok(profile) => {
                    resolved.insert(declared.profile.value.clone(), profile);
                }
                Err(faults) => findings.extend(faults),
            }
        }
    }
    resolved.into_iter().map(|(id, profile)| (id, Arc::new(profile.into_history()))).collect()
}
