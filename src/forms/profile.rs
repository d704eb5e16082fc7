use std::sync::Arc;

use crate::finding::Finding;
use crate::model::{Kind, KindRequirement, Profile, SectionRequirement, TableRequirement};
use crate::source::{SourceFile, Span, Where};

use super::catalogue::Shapes;
use super::declared::{DeclaredKind, DeclaredProfile};
use super::resolve::Resolver;
use super::rules::invalid;

/// A profile with every form it names resolved.
///
/// # Errors
/// Findings in the profile's file.
pub(super) fn profile(file: &Arc<SourceFile>, declared: &DeclaredProfile, shapes: &Shapes) -> Result<Profile, Vec<Finding>> {
    let mut findings = Vec::new();
    let mut kinds = Vec::new();
    for (slug, required) in &declared.kinds {
        match Kind::from_slug(slug) {
            Some(kind) => kinds.push(requirement(file, kind, required, shapes, &mut findings)),
            None => findings.push(invalid(file, Span::from(&required.title), format!("「{slug}」不是公开件类别"), format!("`{slug}` is not a kind of disclosure"))),
        }
    }
    let resolver = Resolver { shapes, own: None };
    let mut between = Vec::new();
    for declared in &declared.between {
        match resolver.identity(declared) {
            Ok(identity) => between.push(identity),
            Err(unresolved) => findings.push(invalid(file, unresolved.span, unresolved.zh, unresolved.en)),
        }
    }
    if findings.is_empty() {
        Ok(Profile { id: declared.profile.value.clone(), name: declared.name.clone(), kinds, between, source: declared.source.clone() })
    } else {
        Err(findings)
    }
}

fn requirement(file: &Arc<SourceFile>, kind: Kind, declared: &DeclaredKind, shapes: &Shapes, findings: &mut Vec<Finding>) -> KindRequirement {
    let mut form = |name: &Where<String>| match shapes.form(&name.value) {
        Some(form) => form.id.clone(),
        None => {
            findings.push(invalid(file, Span::from(name), format!("没有表样「{}」", name.value), format!("there is no form `{}`", name.value)));
            name.value.clone()
        }
    };
    let project_form = declared.project_form.as_ref().map(&mut form);
    let overall_form = declared.overall_form.as_ref().map(&mut form);
    let mut sections = Vec::new();
    for section in &declared.sections {
        sections.push(SectionRequirement {
            id: section.id.clone(),
            title: section.title.clone(),
            labels: section.labels.clone(),
            required: section.required,
            tables: section.tables.iter().map(&mut form).collect(),
        });
    }
    let mut tables = Vec::new();
    for table in &declared.tables {
        let id = form(&table.form);
        let name = table.name.clone().or_else(|| shapes.form(&id).map(|form| form.name.clone())).unwrap_or_default();
        tables.push(TableRequirement { form: id, name, required: table.required });
    }
    KindRequirement { kind, title: declared.title.value.clone(), project_form, overall_form, sections, tables }
}
