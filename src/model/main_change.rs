//! How a main figure stands to the year before.

use crate::decimal::Decimal;

use super::disclosure::Disclosure;
use super::identity::{FigureRef, RowRef};
use super::line::LineRole;
use super::meaning::Meaning;
use super::profile::MainFigure;
use super::reference::{ReferenceContext, Referred};

/// A main figure beside the same of the year before.
#[derive(Debug)]
pub struct MainChange<'a> {
    /// This year's.
    pub now: Referred<'a>,
    /// Last year's.
    pub then: Referred<'a>,
    /// Where last year's stands.
    pub since: Since<'a>,
    /// This year's less last year's, in the base of arithmetic.
    pub difference: Decimal,
}

/// Where last year's figure stands.
#[derive(Debug, Clone, Copy)]
pub enum Since<'a> {
    /// In the same kind of document of the year before.
    Document(&'a Disclosure),
    /// Beside this year's, in a column of the same table.
    Beside,
}

/// The change that a document states of a main figure by itself.
#[derive(Debug)]
pub struct StatedChange<'a> {
    /// The change as it is printed.
    pub change: Referred<'a>,
    /// What last year's figure must then have been, in the base of arithmetic.
    pub then: Decimal,
}

impl Disclosure {
    /// How a main figure stands to the year before: to the same place of last year's document; where
    /// that has none, to the column of its own table that is last year's. Figures of different places
    /// are of different extent, and are not set against each other.
    pub fn main_change<'a>(
        &'a self,
        main: &MainFigure,
        before: Option<&'a Disclosure>,
    ) -> Option<MainChange<'a>> {
        let now = self.main(main)?;
        let in_document = before.and_then(|before| {
            let places = main.places(self.kind).iter();
            let both =
                places.filter_map(|place| Some((self.referred(place)?, before.referred(place)?)));
            let mut same = both.filter(|(own, _)| own.figure.in_base() == now.figure.in_base());
            same.next().map(|(_, then)| (then, Since::Document(before)))
        });
        let beside = || Some((self.beside(main)?, Since::Beside));
        let (then, since) = in_document.or_else(beside)?;
        let difference = now.figure.in_base().checked_sub(then.figure.in_base())?;
        Some(MainChange { now, then, since, difference })
    }

    /// Last year's figure in the row of a main figure.
    fn beside(&self, main: &MainFigure) -> Option<Referred<'_>> {
        let filled = |place: &&FigureRef| self.referred(place).is_some();
        let place = main.places(self.kind).iter().find(filled)?;
        let cell = ReferenceContext::of(self).cell(place).ok()?;
        let form = cell.rows_of_form.form;
        if !form.columns[cell.column].is_this_years() {
            return None;
        }
        let column = form.column_of(Meaning::PreviousYear)?;
        self.referred(&FigureRef { column: Some(column), ..place.clone() })
    }

    /// The change on the year before that the document states of a main figure: where the profile
    /// says that it does, and what it says has changed is this figure.
    pub fn stated_change(&self, main: &MainFigure) -> Option<StatedChange<'_>> {
        let now = self.main(main)?.figure.in_base();
        let stated = |place: &FigureRef| {
            let changed = self.referred(&self.changed(place)?)?;
            (changed.figure.in_base() == now).then(|| self.referred(place)).flatten()
        };
        let change = main.changes(self.kind).iter().find_map(stated)?;
        Some(StatedChange { then: now.checked_sub(change.figure.in_base())?, change })
    }

    /// What changed by the figure at a place: the total of its lines, or the amount of its row.
    fn changed(&self, place: &FigureRef) -> Option<FigureRef> {
        let form = ReferenceContext::of(self).rows(place).ok()?.form;
        let total = |line: usize| form.lines()[line].role == LineRole::Total;
        Some(match place.row {
            RowRef::Line(_) => FigureRef {
                row: RowRef::Line((0..form.lines().len()).find(|line| total(*line))?),
                ..place.clone()
            },
            _ => FigureRef { column: Some(form.main_column()?), ..place.clone() },
        })
    }
}
