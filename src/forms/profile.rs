use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::Finding;
use crate::model::{Deadlines, Fund, ReviewStep};
use crate::source::{SourceFile, Span};

use super::declared_profile::{DeclaredFundCodes, DeclaredProfile, DeclaredReviewStep, Years};
use super::form::{fund, practice};
use super::ids::named;
use super::profile_reader::{ProfileReader, replace};
use super::resolve::Resolver;
use super::resolved_profile::{DatedKind, ResolvedProfile};
use super::rules::invalid;
use super::shapes::Shapes;

/// Resolves a profile. One that extends another takes over its kinds, identities and main figures;
/// what it declares itself under the same kind or id stands in their place.
///
/// # Errors
/// Findings in the profile's file.
pub(super) fn profile(
    file: &Arc<SourceFile>,
    declared: &DeclaredProfile,
    shapes: &Shapes,
    known: &BTreeMap<String, ResolvedProfile>,
) -> Result<ResolvedProfile, Vec<Finding>> {
    let base = base(file, declared, known)?;
    let law = known.get(LAW);
    let mut reader = ProfileReader { file, shapes, law, findings: Vec::new() };
    named(file, &declared.profile, &mut reader.findings);
    let kinds = kinds(&mut reader, declared, base);
    let mut between = base.map(|base| base.between.clone()).unwrap_or_default();
    let resolver = Resolver { shapes, own: None };
    for declared in &declared.between {
        if let Some(identity) = reader.keep(resolver.identity(declared)) {
            replace(&mut between, Arc::new(identity), |one| one.id == declared.id.value);
        }
    }
    let mut main_figures = base.map(|base| base.main_figures.clone()).unwrap_or_default();
    reader.main_figures(&declared.main_figures, &mut main_figures, |text| resolver.reference(text));
    let mut project_figures = base.map(|base| base.project_figures.clone()).unwrap_or_default();
    reader.main_figures(&declared.project_figures, &mut project_figures, |text| {
        resolver.reference_in_row(text)
    });
    let mut spending_figures = base.map(|base| base.spending_figures.clone()).unwrap_or_default();
    reader.main_figures(&declared.spending_figures, &mut spending_figures, |text| {
        resolver.reference(text)
    });
    let glance = declared
        .glance
        .as_ref()
        .map(|declared| reader.glance(declared, &main_figures))
        .or_else(|| base.and_then(|base| base.glance.clone()));
    // What the law says stands in the profile that all others extend; one that extends none, and
    // says nothing of it itself, is under the same law.
    let law = base.or(law);
    if reader.findings.is_empty() {
        Ok(ResolvedProfile {
            glance,
            deadlines: deadlines(declared, law),
            review: review(declared, base),
            fund_codes: fund_codes(declared, law),
            id: declared.profile.value.clone(),
            name: declared.name.clone(),
            source: declared.source.clone(),
            practice: practice(declared.practice),
            places: declared.places.clone(),
            documents: declared.documents.clone(),
            unknown: declared.unknown.clone(),
            kinds,
            between,
            main_figures,
            project_figures,
            spending_figures,
        })
    } else {
        Err(reader.findings)
    }
}

/// What is required of each kind.
fn kinds(
    reader: &mut ProfileReader<'_>,
    declared: &DeclaredProfile,
    base: Option<&ResolvedProfile>,
) -> Vec<DatedKind> {
    let mut kinds = base.map(|base| base.kinds.clone()).unwrap_or_default();
    for (slug, required) in &declared.kinds {
        if let Some(kind) = reader.kind(slug, Span::from(&required.title)) {
            let requirement = reader.requirement(kind, required);
            replace(&mut kinds, requirement, |one| one.kind == kind);
        }
    }
    if !practice(declared.practice).demands() {
        demand_nothing(&mut kinds);
    }
    kinds
}

/// Where only names are known, what was taken over is not asked for either.
fn demand_nothing(kinds: &mut [DatedKind]) {
    for kind in kinds {
        kind.sections.iter_mut().for_each(|(_, section)| section.required = false);
        kind.tables.iter_mut().for_each(|(_, table)| table.required = false);
        kind.indicator_levels.clear();
    }
}

/// The profile that one extends.
fn base<'k>(
    file: &Arc<SourceFile>,
    declared: &DeclaredProfile,
    known: &'k BTreeMap<String, ResolvedProfile>,
) -> Result<Option<&'k ResolvedProfile>, Vec<Finding>> {
    let Some(name) = &declared.extends else { return Ok(None) };
    known.get(&name.value).map(Some).ok_or_else(|| {
        vec![invalid(
            file,
            Span::from(name),
            format!("没有公开要求「{}」", name.value),
            format!("there is no profile `{}`", name.value),
        )]
    })
}

fn deadlines(declared: &DeclaredProfile, law: Option<&ResolvedProfile>) -> Deadlines {
    match &declared.deadlines {
        Some(declared) => Deadlines {
            published_after_approval: declared.published_after_approval,
            units_approved_after_approval: declared.units_approved_after_approval,
        },
        None => law.map(|law| law.deadlines).unwrap_or_default(),
    }
}

/// The steps before publication: those of the profile that it extends, where it names none.
fn review(declared: &DeclaredProfile, base: Option<&ResolvedProfile>) -> Vec<(Years, ReviewStep)> {
    let years = Years { from: declared.review_from, until: None };
    match (&declared.review, declared.review_from, base) {
        (Some(steps), ..) => steps.iter().map(|step| (years, review_step(*step))).collect(),
        (None, Some(_), Some(base)) => base.review.iter().map(|(_, step)| (years, *step)).collect(),
        (None, None, Some(base)) => base.review.clone(),
        (None, _, None) => Vec::new(),
    }
}

fn review_step(declared: DeclaredReviewStep) -> ReviewStep {
    match declared {
        DeclaredReviewStep::Secrecy => ReviewStep::Secrecy,
        DeclaredReviewStep::Signed => ReviewStep::Signed,
    }
}

fn fund_codes(
    declared: &DeclaredProfile,
    law: Option<&ResolvedProfile>,
) -> Vec<(Years, (Fund, Vec<String>))> {
    match &declared.fund_codes {
        Some(declared) => declared.iter().map(of_fund).collect(),
        None => law.map(|law| law.fund_codes.clone()).unwrap_or_default(),
    }
}

/// The profile of what every place must publish by law.
pub const LAW: &str = "statutory";

fn of_fund(declared: &DeclaredFundCodes) -> (Years, (Fund, Vec<String>)) {
    let years = Years { from: declared.from, until: declared.until };
    (years, (fund(declared.fund), declared.codes.clone()))
}
