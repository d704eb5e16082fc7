use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::Finding;
use crate::model::ProfileHistory;
use crate::source::{SourceFile, Span};

use super::declared_profile::DeclaredProfile;
use super::embedded;
use super::profile::profile;
use super::profile_file;
use super::rules::invalid;
use super::second::second;
use super::shapes::Shapes;

/// A profile as its file declares it.
type Declaration = (Arc<SourceFile>, Arc<DeclaredProfile>);

/// Resolves the profiles, each after the one it extends.
pub(super) fn profiles(
    own: &[Arc<SourceFile>],
    shapes: &Shapes,
    findings: &mut Vec<Finding>,
) -> BTreeMap<String, Arc<ProfileHistory>> {
    let declared = declarations(own, findings);
    let mut resolved = BTreeMap::new();
    for Turn { at, in_circle } in turns(&declared) {
        let (file, declared) = &declared[at];
        if let (true, Some(base)) = (in_circle, &declared.extends) {
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
    resolved.into_iter().map(|(id, profile)| (id, Arc::new(profile.into_history()))).collect()
}

/// The profiles that can be read, one of each id.
fn declarations(own: &[Arc<SourceFile>], findings: &mut Vec<Finding>) -> Vec<Declaration> {
    let mut declarations: Vec<Declaration> = Vec::new();
    for (file, declared) in
        embedded::profiles().iter().chain(&embedded::each(own.to_vec(), profile_file::read))
    {
        let declared = match declared {
            Ok(declared) => declared,
            Err(faults) => {
                findings.extend(faults.iter().cloned());
                continue;
            }
        };
        if let Some(fault) = second(
            file,
            &declared.profile,
            declarations.iter().map(|(file, other)| (other.profile.value.as_str(), file)),
        ) {
            findings.push(fault);
            continue;
        }
        // One of the site's own with an embedded one's id replaces it.
        declarations.retain(|(_, other)| other.profile.value != declared.profile.value);
        declarations.push((Arc::clone(file), Arc::clone(declared)));
    }
    declarations
}

/// When a profile is resolved.
struct Turn {
    /// Its place among the declarations.
    at: usize,
    /// Whether what it extends leads back to it.
    in_circle: bool,
}

/// The order in which profiles are resolved: each after the one it extends.
fn turns(declarations: &[Declaration]) -> Vec<Turn> {
    let base = |declared: &DeclaredProfile| {
        declarations.iter().position(|(_, other)| {
            declared.extends.as_ref().is_some_and(|base| base.value == other.profile.value)
        })
    };
    let bases: Vec<Option<usize>> =
        declarations.iter().map(|(_, declared)| base(declared)).collect();
    let mut turns = Vec::with_capacity(declarations.len());
    let mut reached = vec![false; declarations.len()];
    for start in 0..declarations.len() {
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
        turns.extend(chain.iter().enumerate().rev().map(|(place, at)| Turn {
            at: *at,
            in_circle: back.is_some_and(|back| place >= back),
        }));
    }
    turns
}
