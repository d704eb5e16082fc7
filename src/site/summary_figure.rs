use std::sync::Arc;

use crate::model::{Amount, Disclosure, MainFigure, MoneyUnit};
use crate::words::Messages;

use super::lead_change::{LeadChange, lead_change};
use super::noted_figures::NotedFigures;
use super::route;

/// A main figure as one disclosure prints it.
#[derive(Debug, Clone)]
pub struct SummaryFigure {
    /// What it is.
    pub main: Arc<MainFigure>,
    /// The number, in 万元; nothing where its unit is in doubt, so that nobody converts it or works
    /// anything out from it.
    pub amount: Option<Amount>,
    /// The figure with the unit it is printed in.
    pub printed: String,
    /// Whether the profile says it first: at the head of a page, on the front page.
    pub leads: bool,
    /// The address of its cell, relative to the disclosure's page.
    pub anchor: String,
    /// Numbers of the notes that go with it, on the disclosure's page.
    pub notes: Vec<usize>,
    /// Whether it is in doubt, and was not only changed.
    pub doubted: bool,
    /// Whether a correction or a restatement stands at it.
    pub changed: bool,
    /// How it stands to the year before; only for the figure that the profile says first.
    pub since: Option<LeadChange>,
}

/// The main figures of the profile that a disclosure prints, in 万元: units differ between tables,
/// what stands side by side may not.
pub(super) fn main_figures(
    words: &Messages,
    disclosure: &Disclosure,
    before: Option<&Disclosure>,
    noted: &dyn NotedFigures,
) -> Vec<SummaryFigure> {
    let lead = disclosure.profile.glance.as_ref().map(|glance| glance.lead.as_str());
    let figure = |main: &Arc<MainFigure>| {
        let referred = disclosure.main(main)?;
        let leads = lead == Some(main.id.as_str());
        let mut changes = disclosure
            .corrections
            .iter()
            .map(|one| &one.at)
            .chain(disclosure.restatements.iter().map(|one| &one.at));
        Some(SummaryFigure {
            main: Arc::clone(main),
            amount: referred.figure.in_money(MoneyUnit::TenThousandYuan).map(|amount| {
                (!noted.is_doubted_in_unit(&disclosure.path, &referred.path)).then_some(amount)
            })?,
            printed: words.measured(&referred.figure.amount.grouped(), referred.figure.unit),
            leads,
            since: leads.then(|| lead_change(words, disclosure, main, before, noted)).flatten(),
            notes: noted.notes_at(&disclosure.path, &referred.path),
            doubted: noted.is_doubted(&disclosure.path, &referred.path),
            changed: changes.any(|at| {
                disclosure.locate(&at.value).is_some_and(|located| located.path == referred.path)
            }),
            anchor: route::here(&referred.fragment),
        })
    };
    disclosure.profile.main_figures.iter().filter_map(figure).collect()
}
