//! The figure that is said first of a department, drawn over the years: budget beside accounts.

use serde::Serialize;

use crate::chart::from_zero;
use crate::decimal::Decimal;
use crate::model::{Amount, Kind};
use crate::site::{Summary, SummaryFigure, route};
use crate::words::Messages;

use super::align::align;
use super::note::{MarkView, marks};
use super::trend::LinkedFigure;

/// The figure that is said first, year by year.
#[derive(Debug, Serialize)]
pub(in crate::render) struct DrawnYears {
    /// What is drawn, a heading.
    pub title: String,
    /// Whether any of the figures is in doubt, so that it must be said how that is drawn.
    pub doubted: bool,
    /// The fiscal years, ascending.
    pub years: Vec<DrawnYear>,
    /// How each figure stands to the year before, as far as that is worked out from two documents
    /// that agree with themselves or stated by the document, a sentence each.
    pub changes: Vec<DrawnChange>,
}

/// A fiscal year of the drawing.
#[derive(Debug, Serialize)]
pub(in crate::render) struct DrawnYear {
    /// The fiscal year as words.
    pub year: String,
    /// The budget, then the accounts, as far as they print the figure; never none.
    pub stages: Vec<DrawnStage>,
}

/// A figure of the drawing.
#[derive(Debug, Serialize)]
pub(in crate::render) struct DrawnStage {
    /// Which kind of document prints it, by its slug: `budget`.
    pub kind: &'static str,
    /// The same as a word.
    pub name: String,
    /// The bar as inline SVG, safe to print with `| safe`; nothing where the unit of the figure is
    /// in doubt.
    pub svg: Option<String>,
    /// The figure in 万元, with the way to it.
    pub figure: LinkedFigure,
}

/// A change on the year before.
#[derive(Debug, Serialize)]
pub(in crate::render) struct DrawnChange {
    /// The document and the change in words.
    pub text: String,
    /// The marks of the notes about both figures, for `<LinkedMarks>`.
    pub marks: Vec<MarkView>,
}

/// Budgets and accounts of a department, without its units'; nothing for fewer than two figures.
pub(super) fn drawn_years(
    words: &Messages,
    from: &str,
    summaries: &[&Summary],
) -> Option<DrawnYears> {
    let mut found: Vec<(&Summary, &SummaryFigure)> = summaries
        .iter()
        .filter(|one| matches!(one.kind, Kind::Budget | Kind::FinalAccounts) && one.is_comparable())
        .filter_map(|one| Some((*one, one.lead()?)))
        .collect();
    found.sort_by_key(|(summary, _)| (summary.year, summary.kind));
    let main = &found.last()?.1.main;
    // Another profile may say another figure first.
    found.retain(|(_, figure)| figure.main.id == main.id && figure.main.label == main.label);
    let drawn = || found.iter().filter_map(|(_, figure)| figure.amount).map(Amount::decimal);
    if drawn().count() < 2 {
        return None;
    }
    let scale = (drawn().min()?.min(Decimal::ZERO), drawn().max()?.max(Decimal::ZERO));
    let mut years: Vec<(i16, DrawnYear)> = Vec::new();
    for (summary, figure) in &found {
        if years.last().is_none_or(|(year, _)| *year != summary.year) {
            let year = DrawnYear { year: words.year(summary.year), stages: Vec::new() };
            years.push((summary.year, year));
        }
        let amount = figure.amount.map(Amount::decimal);
        let stage = DrawnStage {
            kind: summary.kind.slug(),
            name: words.kind(summary.kind).to_owned(),
            svg: amount.map(|amount| from_zero(amount, scale, figure.doubted)),
            figure: LinkedFigure::new(from, summary, figure),
        };
        if let Some((_, year)) = years.last_mut() {
            year.stages.push(stage);
        }
    }
    let mut years: Vec<DrawnYear> = years.into_iter().map(|(_, year)| year).collect();
    let figures = years.iter_mut().flat_map(|year| &mut year.stages).map(|stage| &mut stage.figure);
    align(figures.map(|figure| (figure.text.as_str(), &mut figure.pad)));
    Some(DrawnYears {
        title: words.say("department.drawn_years", &[("figure", &words.main_figure(main))]),
        doubted: found.iter().any(|(_, figure)| figure.doubted),
        years,
        changes: found.iter().filter_map(|(of, figure)| change(words, from, of, figure)).collect(),
    })
}

/// How a figure stands to the year before.
fn change(
    words: &Messages,
    from: &str,
    summary: &Summary,
    figure: &SummaryFigure,
) -> Option<DrawnChange> {
    let since = figure.since.as_ref()?;
    let page = |path: &str| route::relative(from, &route::disclosure(path));
    let mut noted = marks(&page(&summary.path), &figure.notes);
    noted.extend(since.last.iter().flat_map(|last| marks(&page(&last.path), &last.notes)));
    let text = words.say(
        "department.changed",
        &[("year", &summary.year), ("kind", &words.kind(summary.kind)), ("change", &since.words)],
    );
    Some(DrawnChange { text, marks: noted })
}
