//! Main figures over the years.

use std::sync::Arc;

use serde::Serialize;

use crate::chart::line;
use crate::model::{Amount, Kind, MainFigure, MoneyUnit, Unit};
use crate::site::{Summary, SummaryFigure, printed_figures, route};
use crate::words::Messages;

use super::align::align;
use super::note::{MarkView, marks};

/// The main figures of one kind of disclosure over the years.
#[derive(Debug, Serialize)]
pub(in crate::render) struct TrendView {
    /// Which kind of disclosure: 部门预算主要数字.
    pub title: String,
    /// The fiscal years, ascending, numbers.
    pub years: Vec<i16>,
    /// The main figures that any of the years prints, in the order of the profile.
    pub rows: Vec<TrendRow>,
}

/// One main figure over the years.
#[derive(Debug, Serialize)]
pub(in crate::render) struct TrendRow {
    /// What the figure is: 收入总计.
    pub label: String,
    /// One for each of the years, in 万元; nothing where none was printed.
    pub cells: Vec<Option<LinkedFigure>>,
    /// The same drawn from zero as inline SVG with its own title, safe to print with `| safe`;
    /// nothing for fewer than two years.
    pub line: Option<String>,
}

/// A figure shown away from its table, with the way back to it.
#[derive(Debug, Serialize)]
pub(in crate::render) struct LinkedFigure {
    /// The amount as text in 万元, with its printed decimals; a percentage as it is printed; with
    /// its own unit where that is in doubt.
    pub text: String,
    /// Decimals that other figures of the column have and this one lacks, to be left as room so
    /// that the points align: `.00`.
    pub pad: String,
    /// Whether the text has a unit of its own, because that unit is in doubt, or says that the figure
    /// is withheld: nothing may be worked out from it.
    pub as_printed: bool,
    /// Its place in its disclosure, relative to the page.
    pub href: String,
    /// Whether a correction or a restatement stands at it.
    pub changed: bool,
    /// The marks of the notes that go with it, by which it is in doubt or was changed, for
    /// `<LinkedMarks>`.
    pub marks: Vec<MarkView>,
}

impl LinkedFigure {
    /// What stands for a main figure of a disclosure on another page: the figure, or that it is
    /// withheld; nothing where the disclosure says neither.
    pub fn of_main(
        words: &Messages,
        from: &str,
        summary: &Summary,
        main: &MainFigure,
    ) -> Option<LinkedFigure> {
        let figure = summary.main_figure(&main.id);
        figure.map(|figure| LinkedFigure::new(from, summary, figure)).or_else(|| {
            let mut withheld = summary.withheld_figures.iter();
            let note = withheld.find(|figure| figure.main.id == main.id)?.note;
            let page = route::relative(from, &route::disclosure(&summary.path));
            Some(LinkedFigure {
                text: words.word("notes.withheld").to_owned(),
                pad: String::new(),
                as_printed: true,
                href: route::at(&page, &route::note(note)),
                changed: false,
                marks: marks(&page, &[note]),
            })
        })
    }

    /// A main figure of a disclosure, as seen from another page.
    pub fn new(from: &str, summary: &Summary, figure: &SummaryFigure) -> LinkedFigure {
        let page = route::relative(from, &route::disclosure(&summary.path));
        let text = figure.amount.map_or_else(|| figure.printed.clone(), Amount::grouped);
        LinkedFigure {
            text,
            pad: String::new(),
            as_printed: figure.amount.is_none(),
            marks: marks(&page, &figure.notes),
            href: format!("{page}{}", figure.anchor),
            changed: figure.changed,
        }
    }
}

/// Leaves room for decimals in every column of a table whose rows these are.
pub(super) fn align_columns<'a>(rows: impl Iterator<Item = &'a mut Vec<Option<LinkedFigure>>>) {
    let mut rows: Vec<_> = rows.map(|row| row.iter_mut()).collect();
    loop {
        let cells: Vec<_> = rows.iter_mut().filter_map(Iterator::next).collect();
        if cells.is_empty() {
            return;
        }
        align(cells.into_iter().flatten().map(|figure| (figure.text.as_str(), &mut figure.pad)));
    }
}

/// The department's own budgets and accounts over the years, where there is more than one year of
/// them.
pub(super) fn trends(words: &Messages, from: &str, summaries: &[&Summary]) -> Vec<TrendView> {
    let mut views = Vec::new();
    for kind in [Kind::Budget, Kind::FinalAccounts] {
        let mut alike: Vec<&Summary> = summaries
            .iter()
            .copied()
            .filter(|summary| summary.kind == kind && summary.is_comparable())
            .collect();
        alike.sort_by_key(|summary| summary.year);
        if alike.len() < 2 {
            continue;
        }
        let row = |main: &Arc<MainFigure>| TrendRow {
            label: words.main_figure(main).to_owned(),
            line: drawn(words, main, &alike),
            cells: alike
                .iter()
                .map(|summary| LinkedFigure::of_main(words, from, summary, main))
                .collect(),
        };
        let mut rows: Vec<TrendRow> = printed_figures(&alike).into_iter().map(row).collect();
        align_columns(rows.iter_mut().map(|row| &mut row.cells));
        views.push(TrendView {
            title: words.say("department.trend", &[("kind", &words.kind(kind))]),
            years: alike.iter().map(|summary| summary.year).collect(),
            rows,
        });
    }
    views
}

/// A main figure over the years as a line from zero.
fn drawn(words: &Messages, main: &MainFigure, summaries: &[&Summary]) -> Option<String> {
    // A figure whose unit is in doubt is a gap: drawn to scale it would be a fall that nobody knows
    // of.
    let figures: Vec<(i16, Option<&SummaryFigure>)> = summaries
        .iter()
        .map(|summary| {
            (summary.year, summary.main_figure(&main.id).filter(|figure| figure.amount.is_some()))
        })
        .collect();
    let said = |(year, figure): &(i16, Option<&SummaryFigure>)| {
        let figure = (*figure)?;
        let amount =
            words.measured(&figure.amount?.grouped(), Unit::Money(MoneyUnit::TenThousandYuan));
        Some(words.say(
            if figure.doubted { "department.point_in_doubt" } else { "department.point" },
            &[("year", year), ("amount", &amount)],
        ))
    };
    let points =
        figures.iter().filter_map(said).collect::<Vec<_>>().join(words.word("marks.clause"));
    let title =
        words.say("department.drawn", &[("figure", &words.main_figure(main)), ("points", &points)]);
    line(
        &title,
        &figures
            .iter()
            .map(|(_, figure)| figure.and_then(|figure| figure.amount).map(Amount::decimal))
            .collect::<Vec<_>>(),
    )
}
