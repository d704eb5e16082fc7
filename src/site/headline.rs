use std::collections::BTreeSet;

use crate::decimal::Decimal;
use crate::model::path::{cell_path, fragment, project_cell_path};
use crate::model::{Amount, Disclosure, LineRole, MoneyUnit, Row, Table, Unit};
use crate::words::Messages;

use super::noted_figures::NotedFigures;
use super::route;

/// A figure that stands for the whole disclosure, with the words that say what it is.
#[derive(Debug, Clone)]
pub struct Headline {
    /// What it is: 预算收入合计.
    pub label: String,
    /// The number.
    pub amount: Amount,
    /// Its unit.
    pub unit: MoneyUnit,
    /// The address of its cell, relative to the disclosure's page: `#N01-total-amount`.
    pub anchor: Option<String>,
    /// Numbers of the notes about it, or about what it is the sum of, on the disclosure's page.
    pub notes: Vec<usize>,
}

/// The first total a disclosure prints; for one that only has projects, their sum, said to be
/// computed.
pub(super) fn headline(
    words: &Messages,
    disclosure: &Disclosure,
    noted: &dyn NotedFigures,
) -> Option<Headline> {
    first_total(words, disclosure, noted).or_else(|| sum_of_projects(words, disclosure, noted))
}

fn first_total(
    words: &Messages,
    disclosure: &Disclosure,
    noted: &dyn NotedFigures,
) -> Option<Headline> {
    let rows =
        disclosure.tables.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    let total = |(table, row): (&Table, &Row)| {
        let line = &table.form.lines()[row.line?];
        let (column, figure) = table.form.main_figure(row)?;
        let Unit::Money(unit) = figure.unit else { return None };
        (line.role == LineRole::Total).then(|| Headline {
            label: words.say("listed.headline", &[("table", &table.name), ("line", &line.label)]),
            amount: figure.amount,
            unit,
            anchor: Some(route::here(&fragment(&table.form, row, column))),
            notes: noted.notes_at(&disclosure.path, &cell_path(table, row, column)),
        })
    };
    rows.into_iter().find_map(total)
}

fn sum_of_projects(
    words: &Messages,
    disclosure: &Disclosure,
    noted: &dyn NotedFigures,
) -> Option<Headline> {
    let form = disclosure.project_form.as_ref()?;
    let budget = form.main_column()?;
    // One whose unit is in doubt takes no part in the sum; one in doubt otherwise gives it its
    // mark.
    let figures = disclosure.projects.iter().filter_map(|project| {
        Some((project.row.cells[budget].figure()?, project_cell_path(project, form, budget)))
    });
    let summed: Vec<_> =
        figures.filter(|(_, path)| !noted.is_doubted_in_unit(&disclosure.path, path)).collect();
    let sum = Decimal::checked_sum(summed.iter().map(|(figure, _)| figure.amount.decimal()))
        .filter(|_| !summed.is_empty())?;
    let label = words.say(
        "listed.headline_projects",
        &[("count", &summed.len()), ("column", &form.columns[budget].label)],
    );
    let notes = summed
        .iter()
        .flat_map(|(_, path)| noted.notes_at(&disclosure.path, path))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    Some(Headline {
        label,
        amount: Amount::from_decimal(sum),
        unit: disclosure.project_unit(),
        anchor: None,
        notes,
    })
}
