use std::fmt::Write as _;

use crate::check::Doubts;
use crate::model::path::{cell_path, project_cell_path};
use crate::model::{
    Cell, ColumnType, Disclosure, Figure, Form, Indicator, LONGEST_NAME, Layout, Row, RowRef,
    Table, Unit,
};
use crate::site::route;

use super::entries::Entries;
use super::fold::fold;
use super::prefix_index::PrefixKind;
use super::result_class::ResultClass;
use super::shown_figure::ShownFigure;

/// The doubts about a disclosure's figures; none where there are none at all, as in most.
#[derive(Clone, Copy)]
pub(super) struct InDisclosure<'a> {
    path: &'a str,
    doubts: Option<&'a Doubts>,
}

impl<'a> InDisclosure<'a> {
    /// Those about a disclosure.
    pub fn of(disclosure: &'a Disclosure, doubts: &'a Doubts) -> InDisclosure<'a> {
        let path = disclosure.path.as_str();
        InDisclosure { path, doubts: Some(doubts).filter(|doubts| doubts.any(path)) }
    }

    /// The note by which a row is withheld.
    fn withheld_by(self, path: &str) -> Option<usize> {
        self.doubts?.withheld_by(self.path, path)
    }

    /// The note about a figure, if there is one: the first of several leads to the others.
    fn note(self, path: impl FnOnce() -> String) -> Option<usize> {
        self.doubts?.at(self.path, &path()).first().copied()
    }
}

impl Entries {
    /// The figures that the profile says first, by what they are called.
    pub(super) fn main_figures(
        &mut self,
        disclosure: u32,
        read: &Disclosure,
        doubts: InDisclosure<'_>,
    ) {
        for main in &read.profile.main_figures {
            let Some(referred) = read.main(main) else { continue };
            let string = self.string(ResultClass::Main, [main.label.as_str()]);
            let note = doubts.note(|| referred.path.clone());
            let shown = Some(ShownFigure { figure: referred.figure, note, elsewhere: false });
            self.posting_of(disclosure, string, [referred.fragment.as_str()], shown);
        }
    }

    pub(super) fn table(&mut self, disclosure: u32, table: &Table, doubts: InDisclosure<'_>) {
        let form = &*table.form;
        let whole = self.string(ResultClass::Line, [table.name.as_str()]);
        self.posting(disclosure, whole, [route::table(&form.id).as_str()]);
        let (coded, classified) = match &form.layout {
            Layout::Rows(key) => {
                (form.columns[key.column].holds == ColumnType::Code, key.levels.first().copied())
            }
            Layout::Lines { .. } => (false, None),
        };
        self.class_digits = self.class_digits.into_iter().chain(classified).min();
        for row in &table.rows {
            let name = if coded { name(form, row) } else { "" };
            let class =
                if is_subject(form, &row.key) { ResultClass::Subject } else { ResultClass::Line };
            let string = self.string(class, [table.row_label(row), name, &table.name]);
            let note = |column: usize| doubts.note(|| cell_path(table, row, column));
            let mut shown = ShownFigure::of(form, row, &note);
            // Only of codes are the amounts of many rows set side by side.
            if class != ResultClass::Subject {
                shown = shown.map(|shown| ShownFigure { elsewhere: false, ..shown });
            }
            self.posting_of(disclosure, string, [form.id.as_str(), "-", &row.address], shown);
            self.amounts(disclosure, string, form, row, &note);
        }
    }

    /// The rows of classified tables that are withheld: their codes, and the notes that say why.
    pub(super) fn withheld(
        &mut self,
        disclosure: u32,
        read: &Disclosure,
        doubts: InDisclosure<'_>,
    ) {
        for withheld in &read.withheld {
            let of_table = |table: &'_ &Table| withheld.row_of(&table.name, &table.form);
            let found = read.tables.iter().find_map(|table| Some((table, of_table(&table)?)));
            let Some((table, RowRef::Key(code))) = found else { continue };
            let note = doubts.withheld_by(&withheld.at.value);
            let Some(note) = note.filter(|_| is_subject(&table.form, &code)) else { continue };
            let string = self.string(ResultClass::Subject, [code.as_str(), &table.name]);
            self.withheld_posting(disclosure, string, note);
        }
    }

    pub(super) fn projects(
        &mut self,
        disclosure: u32,
        read: &Disclosure,
        doubts: InDisclosure<'_>,
    ) {
        let Some(form) = read.project_form.as_deref() else { return };
        for project in &read.projects {
            // A code that is no ASCII is found by its pairs, beside the name.
            let code = project.code.as_deref().unwrap_or_default();
            let plain = code.bytes().all(|byte| byte.is_ascii_graphic());
            let string = self.string(
                ResultClass::Project,
                [project.name.value.as_str(), if plain { "" } else { code }],
            );
            let note = |column: usize| doubts.note(|| project_cell_path(project, form, column));
            self.posting_of(
                disclosure,
                string,
                [route::project(&project.id).as_str()],
                ShownFigure::of(form, &project.row, &note)
                    .map(|shown| ShownFigure { elsewhere: false, ..shown }),
            );
            self.key.clear();
            self.key.extend(fold(code).filter(|_| plain));
            if self.key.len() > 1 {
                self.keyed(PrefixKind::Codes, disclosure, string);
            }
            self.amounts(disclosure, string, form, &project.row, &note);
            project
                .objectives
                .indicators
                .iter()
                .for_each(|indicator| self.indicator(disclosure, indicator));
        }
    }

    pub(super) fn indicator(&mut self, disclosure: u32, indicator: &Indicator) {
        let target = indicator.target.as_ref().map_or("", |target| &target.value.printed);
        let bands = indicator
            .bands
            .iter()
            .flat_map(|band| [band.grade.as_str(), &band.threshold.value.printed]);
        let string = self.string(
            ResultClass::Indicator,
            [indicator.name.as_str(), target].into_iter().chain(bands),
        );
        self.posting(disclosure, string, [indicator.address.as_str()]);
    }

    /// The amounts of a row, each once, with the addresses of their cells. Nobody looks for a zero.
    fn amounts(
        &mut self,
        disclosure: u32,
        string: u32,
        form: &Form,
        row: &Row,
        note: &impl Fn(usize) -> Option<usize>,
    ) {
        self.amounts.clear();
        for (column, figure) in money(form, row) {
            let amount = figure.amount.decimal();
            if amount.is_zero() || self.amounts.contains(&amount) {
                continue;
            }
            self.amounts.push(amount);
            self.key.clear();
            _ = write!(self.key, "{}", amount.abs());
            if self.key.len() < 2 {
                continue;
            }
            self.fragment.clear();
            self.fragment.extend([
                form.id.as_str(),
                "-",
                &row.address,
                "-",
                &form.columns[column].id,
            ]);
            self.tail.clear();
            ShownFigure { figure, note: note(column), elsewhere: false }.write_key(&mut self.tail);
            self.keyed(PrefixKind::Amounts, disclosure, string);
        }
    }
}

/// Whether a row of a form is one of a classification, by its code.
fn is_subject(form: &Form, key: &str) -> bool {
    form.is_classified()
        && key.len() <= LONGEST_NAME
        && key.bytes().all(|byte| byte.is_ascii_digit())
}

/// The words beside a code.
fn name<'a>(form: &Form, row: &'a Row) -> &'a str {
    let cell = form.name_column().map(|column| &row.cells[column]);
    cell.filter(|cell| matches!(cell, Cell::Text { .. })).map_or("", Cell::printed)
}

/// The cells of a row that are money.
fn money<'a>(form: &'a Form, row: &'a Row) -> impl Iterator<Item = (usize, &'a Figure)> {
    let figures =
        row.cells.iter().enumerate().filter_map(|(column, cell)| Some((column, cell.figure()?)));
    figures.filter(|(column, figure)| {
        form.columns[*column].holds == ColumnType::Amount && matches!(figure.unit, Unit::Money(_))
    })
}
