use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::Finding;
use crate::lexicon;
use crate::model::{Catalogue, Form, Identity};
use crate::source::{SourceFile, Span};

use super::builtin;
use super::declared::DeclaredIdentity;
use super::embedded;
use super::extension::declared;
use super::form::shape;
use super::meanings::Meanings;
use super::profiles::profiles;
use super::resolve::Resolver;
use super::rules::invalid;
use super::second::second;
use super::shapes::{DeclaredRules, Shape, Shapes};

/// Forms and profiles, and what is wrong with their declarations.
pub struct LoadedCatalogue {
    /// What could be resolved.
    pub catalogue: Catalogue,
    /// The files of the declarations, the program's first.
    pub files: Vec<Arc<SourceFile>>,
    /// Findings in the files of forms and profiles.
    pub findings: Vec<Finding>,
}

/// Resolves the embedded declarations and a site's own. One of the site's own with an embedded
/// one's id replaces it.
pub fn catalogue(
    own_forms: &[Arc<SourceFile>],
    own_profiles: &[Arc<SourceFile>],
    rules: DeclaredRules,
) -> LoadedCatalogue {
    let mut findings = Vec::new();
    let shapes = shapes(own_forms, rules, &mut findings);
    findings.extend(shapes.iter().flat_map(|shape| unknown_forms(shape, &shapes)));
    let profiles = profiles(own_profiles, &shapes, &mut findings);
    let mut identities: BTreeMap<String, Vec<Identity>> = shapes
        .iter()
        .map(|shape| (shape.form.id.clone(), identities(shape, &shapes, &mut findings)))
        .collect();
    let attach = |(id, Shape { file, form, .. }): (String, Shape)| {
        let form = Form { identities: identities.remove(&id).unwrap_or_default(), ..form };
        (id, Arc::new(without_circles(&file, form, &mut findings)))
    };
    let own = own_forms.iter().chain(own_profiles).cloned();
    let forms = embedded::forms().iter().map(|(file, _)| Arc::clone(file));
    let profiles_of_the_program = embedded::profiles().iter().map(|(file, _)| Arc::clone(file));
    let files = forms.chain(profiles_of_the_program).chain(own).collect();
    let forms = shapes.into_iter().map(attach).collect();
    let catalogue = Catalogue { forms, profiles, lexicon: lexicon::embedded() };
    LoadedCatalogue { catalogue, files, findings }
}

/// The forms that can be read, one of each id, without their identities: these may name other forms.
fn shapes(own: &[Arc<SourceFile>], rules: DeclaredRules, findings: &mut Vec<Finding>) -> Shapes {
    let mut shapes = Shapes::new(rules);
    let mut meanings = Meanings::default();
    for (file, declared) in embedded::forms().iter().chain(&embedded::each(own.to_vec(), declared))
    {
        let declared = match declared {
            Ok(declared) => declared,
            Err(faults) => {
                findings.extend(faults.iter().cloned());
                continue;
            }
        };
        if builtin::is_embedded(file) {
            meanings.add(declared);
        }
        match shape(file, declared, rules.splits, &meanings) {
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
                shapes.add(Shape { file: Arc::clone(file), declared: Arc::clone(declared), form });
            }
            Err(faults) => findings.extend(faults),
        }
    }
    shapes
}

/// What a form says to stand for and no form is.
fn unknown_forms(shape: &Shape, shapes: &Shapes) -> Vec<Finding> {
    let named = shape.declared.stands_for.iter();
    named
        .filter(|form| shapes.form(&form.value).is_none())
        .map(|form| {
            invalid(
                &shape.file,
                Span::from(form),
                format!("没有名为「{}」的表样", form.value),
                format!("there is no form `{}`", form.value),
            )
        })
        .collect()
}

/// The identities of a form, every figure they name found in its form.
fn identities(shape: &Shape, shapes: &Shapes, findings: &mut Vec<Finding>) -> Vec<Identity> {
    let resolver = Resolver { shapes, own: Some(&shape.form) };
    let mut identities = Vec::new();
    for declared in &shape.declared.identities {
        match resolver.identity(declared) {
            Ok(identity) => {
                findings.extend(beyond_names(shape, declared, &identity));
                identities.push(identity);
            }
            Err(unresolved) => {
                findings.push(invalid(&shape.file, unresolved.span, unresolved.zh, unresolved.en))
            }
        }
    }
    identities
}

/// Where only names are known, no more is asked than that what is printed adds up.
fn beyond_names(
    shape: &Shape,
    declared: &DeclaredIdentity,
    identity: &Identity,
) -> Option<Finding> {
    let adds_up = ["total-mismatch", "balance-mismatch", "product-mismatch", "share-mismatch"];
    if shape.form.practice.demands() || adds_up.contains(&identity.rule.as_str()) {
        return None;
    }
    let (zh, en) = (
        format!("只知道名称的表样只核对印出的合计，不能用 {}", identity.rule),
        format!(
            "a form of which only names are known adds up what is printed: not {}",
            identity.rule
        ),
    );
    Some(invalid(&shape.file, Span::from(&declared.rule), zh, en))
}

/// A form without the identities whose total is, by way of others, a part of itself.
fn without_circles(file: &Arc<SourceFile>, form: Form, findings: &mut Vec<Finding>) -> Form {
    let mut form = form;
    for circular in form.circular_identities().into_iter().rev() {
        let identity = form.identities.remove(circular);
        let (zh, en) = (
            "此式说的合计，经由其他各式又成了它自己的一部分",
            "by way of other identities this total is a part of itself",
        );
        findings.push(invalid(
            file,
            identity.span,
            format!("{}：{zh}", identity.id),
            format!("{}: {en}", identity.id),
        ));
    }
    form
}
