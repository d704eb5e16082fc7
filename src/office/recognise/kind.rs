use std::cmp::Reverse;
use std::sync::Arc;

use crate::lexicon::{Lexicon, WordList};
use crate::model::{Catalogue, Form, Kind, KindRequirement, MoneyUnit, Profile};
use crate::office::extract::{FigureOf, Imported, Request, Skipped, extract, forms_said};
use crate::office::places::OfficeDocument;

use super::said::Said;

/// What a document may be of, and by what it is told.
pub struct Kinds<'a> {
    /// Every form.
    pub catalogue: &'a Catalogue,
    /// What the place requires in the year.
    pub profile: &'a Profile,
    /// 年度.
    pub year: i16,
    /// The form of a single sheet, where whoever asks says it.
    pub form: Option<&'a Arc<Form>>,
    /// The only kind to look at, where whoever asks says it.
    pub asked: Option<Kind>,
}

/// The kind of a document and what was taken of it as such: the kind for whose tables and records
/// most of its figures are, else of whose tables it has most; of several the one as which fewest
/// figures are left, then the one that titles and names say, then the only one that asks for all
/// forms that its sheets are of.
///
/// # Errors
/// When none of these tells one from another: then what would be left of it as the likeliest.
pub fn kind_of(
    document: &OfficeDocument,
    said: &Said,
    kinds: &Kinds<'_>,
) -> Result<(Kind, Imported), Vec<Skipped>> {
    let offices: Vec<String> = said.office.iter().cloned().collect();
    let asked = |kind: &Kind| kinds.asked.is_none_or(|asked| asked == *kind);
    let mut taken: Vec<_> = Kind::ALL
        .into_iter()
        .filter(asked)
        .filter_map(|kind| {
            let requirement = kinds.profile.requirement(kind)?;
            let request = request(kinds, requirement, &offices);
            let imported = extract(&document.sheets, &request);
            let own = own_tables(&imported, requirement);
            let left = imported.figures(&document.sheets).left;
            let rank = rank(said, &kinds.catalogue.lexicon, kind);
            let figures = own_figures(&imported, requirement);
            let all = asks_for_all(document, &request);
            Some(((figures, own, Reverse(left), rank), kind, imported, all))
        })
        .collect();
    taken.sort_by_key(|(says, ..)| *says);
    let only = only_one(taken.iter().map(|(.., all)| *all));
    let Some((says, kind, imported, _)) = taken.pop() else { return Err(Vec::new()) };
    let alone = taken.last().is_none_or(|(other, ..)| *other < says);
    let (_, own, _, rank) = says;
    let is_said = own > 0 || rank > 0;
    if kinds.asked.is_some() || alone && is_said {
        return Ok((kind, imported));
    }
    match only {
        Some(at) if at == taken.len() => Ok((kind, imported)),
        Some(at) => {
            let (_, kind, imported, _) = taken.swap_remove(at);
            Ok((kind, imported))
        }
        None => Err(imported.skipped),
    }
}

/// The place of the only one that is so.
fn only_one(are: impl Iterator<Item = bool>) -> Option<usize> {
    let mut found = are.enumerate().filter(|(_, is)| *is).map(|(at, _)| at);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Whether a kind asks for each form that the sheets of a document are of, by their titles or heads,
/// taken or not.
fn asks_for_all(document: &OfficeDocument, request: &Request<'_>) -> bool {
    let requirement = request.requirement;
    let asked = |form: &String| {
        requirement.overall_form.as_ref() == Some(form)
            || requirement.tables.iter().any(|table| table.form == *form)
    };
    let forms = forms_said(&document.sheets, request);
    !forms.is_empty() && forms.iter().all(asked)
}

fn request<'a>(
    kinds: &'a Kinds<'_>,
    requirement: &'a KindRequirement,
    offices: &'a [String],
) -> Request<'a> {
    Request {
        catalogue: kinds.catalogue,
        requirement,
        project_form: None,
        projects_in: None,
        unit: MoneyUnit::TenThousandYuan,
        form: kinds.form,
        year: kinds.year,
        offices,
    }
}

/// How many of the tables that a kind asks for were taken, filled, and whether its projects were.
fn own_tables(imported: &Imported, requirement: &KindRequirement) -> usize {
    let asked = |form: &str| requirement.tables.iter().any(|table| table.form == form);
    let tables = imported.forms().filter(|form| asked(form)).count();
    let projects = requirement.project_form.is_some() && imported.has_projects();
    let overall = requirement.overall_form.is_some() && imported.has_overall();
    tables + usize::from(projects) + usize::from(overall)
}

/// How many figures were taken for the tables that a kind asks for, its projects and the whole
/// department.
fn own_figures(imported: &Imported, requirement: &KindRequirement) -> usize {
    let asked = |form: &str| requirement.tables.iter().any(|table| table.form == form);
    let projects = requirement.project_form.is_some();
    let overall = requirement.overall_form.is_some();
    let is_own = |figure: &FigureOf<'_>| match figure {
        FigureOf::Table(form) => asked(form),
        FigureOf::Project => projects,
        FigureOf::Department => overall,
    };
    imported.figures_of().filter(is_own).count()
}

/// How surely titles and names say a kind: what is said of less than a whole document first. A
/// title of accounts names the budget too (一般公共预算财政拨款支出决算表), none of a budget the accounts.
fn rank(said: &Said, lexicon: &Lexicon, kind: Kind) -> usize {
    let (words, rank): (&WordList, usize) = match kind {
        Kind::SelfEvaluation => (&lexicon.says_self_evaluation, 5),
        Kind::Government => (&lexicon.says_government, 4),
        Kind::FinalAccounts => (&lexicon.says_final_accounts, 3),
        Kind::PerformanceTargets => (&lexicon.says_performance_targets, 2),
        Kind::Budget => (&lexicon.says_budget, 1),
    };
    // A sentence says what an office does (负责全县水利工作), not what the document is.
    let mut titles = said.texts().filter(|text| !text.contains('。'));
    if titles.any(|text| words.is_in(text)) { rank } else { 0 }
}
