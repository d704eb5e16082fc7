//! The first sentence of a disclosure's page.

use serde::Serialize;

use crate::model::Unit;
use crate::render::DisclosurePage;
use crate::site::{LastFigure, Summary, route};
use crate::words::Messages;

use super::note::{MarkView, marks};

/// The first sentence of a page: the figure that stands for the disclosure, how it stands to the
/// year before, and what does not agree.
#[derive(Debug, Serialize)]
pub(in crate::render) struct OpeningView {
    /// Fiscal year and kind: 2025年部门决算.
    pub document: String,
    /// What the figure is: 本年支出.
    pub label: String,
    /// The amount with its unit.
    pub amount: String,
    /// `#` and the fragment of the figure; nothing for a sum that no document prints.
    pub href: Option<String>,
    /// Numbers of the notes about the figure, for `<Marks>`.
    pub notes: Vec<usize>,
    /// Whether it may be shown in no other unit, because the unit is what is in doubt.
    pub as_printed: bool,
    /// The change on the year before as a phrase, amount and rate; it says whose word it is where it
    /// is not worked out from two documents. Nothing where none is known, or where the unit of
    /// either figure is in doubt.
    pub change: Option<String>,
    /// The marks of the notes about last year's figure, for `<LinkedMarks>`.
    pub marks: Vec<MarkView>,
    /// How many identities fail.
    pub failed: usize,
}

/// Last year's figure.
#[derive(Debug, Serialize)]
pub(in crate::render) struct LastView {
    /// Last year, a number.
    pub year: i16,
    /// Its amount with its unit.
    pub amount: String,
    /// The figure where it is printed; nothing on a page that leaves the site.
    pub href: Option<String>,
    /// The marks of the notes about it, for `<LinkedMarks>`.
    pub marks: Vec<MarkView>,
}

impl OpeningView {
    /// Nothing where the disclosure prints no figure that could stand for it.
    pub fn new(page: &DisclosurePage<'_>) -> Option<OpeningView> {
        let said = said(page.words, page.summary?)?;
        Some(OpeningView {
            document: document(page.words, page.summary?),
            label: said.label,
            amount: said.amount,
            href: said.anchor,
            notes: said.notes,
            as_printed: page.summary?.lead().is_some_and(|lead| lead.amount.is_none()),
            marks: said.last.map(|last| LastView::new(page, last).marks).unwrap_or_default(),
            change: said.change,
            failed: page.reconciliation.failed(),
        })
    }
}

impl LastView {
    /// That which the change of a disclosure is worked out from.
    pub fn of(page: &DisclosurePage<'_>, summary: &Summary) -> Option<LastView> {
        let last = summary.lead()?.since.as_ref()?.last.as_ref()?;
        Some(LastView::new(page, last))
    }

    /// As this page shows it.
    fn new(page: &DisclosurePage<'_>, last: &LastFigure) -> LastView {
        let own = last.path == page.disclosure.path;
        let there = if own {
            String::new()
        } else {
            route::relative(&route::disclosure(&page.entry.path), &route::disclosure(&last.path))
        };
        let linked = own || page.linked;
        LastView {
            year: last.year,
            amount: last.amount.clone(),
            href: linked.then(|| format!("{there}{}", last.anchor)),
            marks: if linked { marks(&there, &last.notes) } else { Vec::new() },
        }
    }
}

/// What is said first of a disclosure, wherever that is.
#[derive(Debug, Default)]
pub(in crate::render) struct SaidFirst<'a> {
    /// What the figure is.
    pub label: String,
    /// The amount with its unit.
    pub amount: String,
    /// `#` and its fragment; nothing for a sum that no document prints.
    pub anchor: Option<String>,
    /// Numbers of the notes about it.
    pub notes: Vec<usize>,
    /// Whether it is in doubt, and was not only changed.
    pub doubted: bool,
    /// The change on the year before as a phrase.
    pub change: Option<String>,
    /// Last year's figure.
    pub last: Option<&'a LastFigure>,
}

/// The figure that the profile says first; where it is not printed, the disclosure's first total or
/// the sum of its projects.
pub(in crate::render) fn said<'a>(words: &Messages, summary: &'a Summary) -> Option<SaidFirst<'a>> {
    if let Some(figure) = summary.lead() {
        return Some(SaidFirst {
            label: words.main_figure(&figure.main).to_owned(),
            amount: figure.printed.clone(),
            anchor: Some(figure.anchor.clone()),
            notes: figure.notes.clone(),
            doubted: figure.doubted,
            change: figure.since.as_ref().map(|since| since.words.clone()),
            last: figure.since.as_ref().and_then(|since| since.last.as_ref()),
        });
    }
    let headline = summary.headline.as_ref()?;
    Some(SaidFirst {
        label: headline.label.clone(),
        amount: words.measured(&headline.amount.grouped(), Unit::Money(headline.unit)),
        anchor: headline.anchor.clone(),
        notes: headline.notes.clone(),
        doubted: !headline.notes.is_empty(),
        ..SaidFirst::default()
    })
}

/// A disclosure in words: its year and kind.
pub(in crate::render) fn document(words: &Messages, summary: &Summary) -> String {
    words.say("article.other", &[("year", &summary.year), ("kind", &words.kind(summary.kind))])
}
