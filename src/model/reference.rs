use super::cell::Figure;
use super::disclosure::Disclosure;
use super::form_rows::{FormCell, FormRows};
use super::identity::{FigureRef, RowRef};
use super::profile::MainFigure;
use super::project::Project;
use super::row::Row;
use super::table::{Table, TableState};
use super::withheld::Withheld;

/// Where a reference to a figure is read: what its own form, its row and its column are where it
/// names none. One reference read in one place has one answer, for whoever asks.
#[derive(Debug, Clone, Copy)]
pub struct ReferenceContext<'a> {
    /// The disclosure that is read.
    pub disclosure: &'a Disclosure,
    /// The rows of the form in which the reference stands; nothing for one between forms.
    pub rows_of_form: Option<FormRows<'a>>,
    /// The row it is at, among these.
    pub row: Option<usize>,
    /// The column it is at.
    pub column: Option<usize>,
    /// The key it is at, where rows of several forms are matched by it.
    pub key: Option<&'a str>,
}

/// Why a reference leads to no cell.
#[derive(Debug, Clone, Copy)]
pub enum Absent<'a> {
    /// It names no form, and stands in none.
    NoForm,
    /// The disclosure has neither a table nor projects of the form.
    Table,
    /// The table is stated to be empty.
    Empty,
    /// The document lacks the table.
    Unpublished(FormRows<'a>),
    /// It names no column, and is at none.
    Column,
    /// The table does not have this fixed line.
    Line(FormRows<'a>, usize),
    /// The table has no such row, or the reference is at none.
    Row(FormRows<'a>),
}

impl<'a> ReferenceContext<'a> {
    /// A disclosure as a whole: in no form, at no row.
    pub fn of(disclosure: &'a Disclosure) -> ReferenceContext<'a> {
        ReferenceContext { disclosure, rows_of_form: None, row: None, column: None, key: None }
    }

    /// In the rows of the form in which references stand.
    pub fn in_rows(self, rows_of_form: FormRows<'a>) -> ReferenceContext<'a> {
        ReferenceContext { rows_of_form: Some(rows_of_form), ..self }
    }

    /// At one of these rows.
    pub fn at_row(self, row: usize) -> ReferenceContext<'a> {
        ReferenceContext { row: Some(row), ..self }
    }

    /// At one column.
    pub fn at_column(self, column: usize) -> ReferenceContext<'a> {
        ReferenceContext { column: Some(column), ..self }
    }

    /// At the rows of one key, in whichever form.
    pub fn at_key(self, key: &'a str) -> ReferenceContext<'a> {
        ReferenceContext { key: Some(key), ..self }
    }

    /// The same place in another document: the rows of the same form there, those of the same key.
    pub fn in_document(self, other: &'a Disclosure) -> ReferenceContext<'a> {
        let key = self.own_row().map(|(rows_of_form, row)| rows_of_form.row(row).key.as_str());
        let rows_of_form = |own: FormRows<'a>| FormRows::of(other, &own.form.id);
        ReferenceContext {
            disclosure: other,
            rows_of_form: self.rows_of_form.and_then(rows_of_form),
            row: None,
            key: self.key.or(key),
            ..self
        }
    }

    /// The row it is at, in the form in which references stand.
    pub fn own_row(&self) -> Option<(FormRows<'a>, usize)> {
        self.rows_of_form.zip(self.row)
    }

    /// The rows of the form that a reference is about.
    ///
    /// # Errors
    /// When there is no such form here.
    pub fn rows(&self, reference: &FigureRef) -> Result<FormRows<'a>, Absent<'a>> {
        match &reference.form {
            None => self.rows_of_form.ok_or(Absent::NoForm),
            Some(form) => FormRows::of(self.disclosure, form).ok_or(Absent::Table),
        }
    }

    /// The cell that a reference leads to, whatever is written in it. Of several rows of one key it
    /// is the first.
    ///
    /// # Errors
    /// When it leads to none.
    pub fn cell(&self, reference: &FigureRef) -> Result<FormCell<'a>, Absent<'a>> {
        let rows_of_form = self.rows(reference)?;
        match rows_of_form.state() {
            TableState::Filled => {}
            TableState::Nothing(_) => return Err(Absent::Empty),
            TableState::Unpublished(_) => return Err(Absent::Unpublished(rows_of_form)),
        }
        let column = reference.column.or(self.column).ok_or(Absent::Column)?;
        let row = match (self.row_of(reference, rows_of_form), &reference.row) {
            (Some(row), _) => row,
            (None, RowRef::Line(line)) => return Err(Absent::Line(rows_of_form, *line)),
            (None, _) => return Err(Absent::Row(rows_of_form)),
        };
        Ok(rows_of_form.at(row, column))
    }

    /// Whether these are the rows in which references stand.
    fn is_own(&self, rows_of_form: FormRows<'a>) -> bool {
        self.rows_of_form.is_some_and(|own| {
            std::ptr::eq(own.disclosure, rows_of_form.disclosure)
                && std::ptr::eq(own.form, rows_of_form.form)
        })
    }

    /// The row that a reference names among those of its form.
    fn row_of(&self, reference: &FigureRef, rows_of_form: FormRows<'a>) -> Option<usize> {
        match &reference.row {
            RowRef::Here if self.row.is_some() && self.is_own(rows_of_form) => self.row,
            RowRef::Here => self.key.and_then(|key| rows_of_form.keyed(key)),
            RowRef::Line(line) => rows_of_form.line(*line),
            RowRef::Key(key) => rows_of_form.keyed(key),
            RowRef::Total => rows_of_form.total(),
            RowRef::Each => None,
        }
    }
}

/// A figure that a reference leads to.
#[derive(Debug)]
pub struct Referred<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// Its address on the disclosure's page, without `#`.
    pub fragment: String,
    /// Its path, as findings print it.
    pub path: String,
}

impl<'a> FormCell<'a> {
    /// The figure in it with its names, if it holds one.
    pub fn referred(&self) -> Option<Referred<'a>> {
        Some(Referred { figure: self.figure()?, fragment: self.fragment(), path: self.path() })
    }
}

impl FigureRef {
    /// The reference that leads to a cell of a table, in whichever document has that table.
    pub fn of_cell(table: &Table, row: &Row, column: usize) -> FigureRef {
        FigureRef {
            previous_year: false,
            kind: None,
            form: Some(table.form.id.clone()),
            row: row.line.map_or_else(|| RowRef::Key(row.key.clone()), RowRef::Line),
            column: Some(column),
        }
    }
}

impl Disclosure {
    /// The main figure as this disclosure prints it: the place of it that is filled first.
    pub fn main(&self, main: &MainFigure) -> Option<Referred<'_>> {
        main.places(self.kind).iter().find_map(|reference| self.referred(reference))
    }

    /// What the disclosure says of the main figure, where it prints none and withholds the row.
    pub fn withheld_main(&self, main: &MainFigure) -> Option<&Withheld> {
        let withheld = |reference: &FigureRef| {
            let (rows, row) = match ReferenceContext::of(self).cell(reference).err()? {
                Absent::Line(rows, line) => (rows, RowRef::Line(line)),
                Absent::Row(rows) => (rows, reference.row.clone()),
                _ => return None,
            };
            let is_it = |one: &&Withheld| one.row_of(rows.name(), rows.form).as_ref() == Some(&row);
            self.withheld.iter().find(is_it)
        };
        let places = main.places(self.kind);
        places.iter().find_map(withheld).filter(|_| self.main(main).is_none())
    }

    /// The same of one of its projects.
    pub fn main_in<'a>(&'a self, project: &'a Project, main: &MainFigure) -> Option<Referred<'a>> {
        main.places(self.kind).iter().find_map(|reference| self.referred_in(project, reference))
    }

    /// The figure that a reference of a profile leads to in this disclosure, if it prints one.
    pub fn referred(&self, reference: &FigureRef) -> Option<Referred<'_>> {
        ReferenceContext::of(self).cell(reference).ok()?.referred()
    }

    /// The figure that a reference leads to in the record of one of this disclosure's projects.
    pub fn referred_in<'a>(
        &'a self,
        project: &'a Project,
        reference: &FigureRef,
    ) -> Option<Referred<'a>> {
        // By itself and not by its key: two projects may be written under one code.
        let row = self.projects.iter().position(|own| std::ptr::eq(own, project))?;
        let of_projects = ReferenceContext::of(self).in_rows(FormRows::projects(self)?);
        of_projects.at_row(row).cell(reference).ok()?.referred()
    }
}
