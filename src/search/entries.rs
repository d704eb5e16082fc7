use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

use crate::model::path::fragment;
use crate::model::{Cell, ColumnType, Disclosure, Figure, Form, Indicator, Layout, MoneyUnit, Row, Table, Unit};
use crate::site::route;

use super::class::Class;
use super::fold::fold;
use super::keys::Keyed;

/// What the disclosures of one department hold that can be found.
#[derive(Debug, Default)]
pub struct Entries {
    /// Distinct strings.
    pub(super) strings: Vec<(Class, String)>,
    /// Where they stand, disclosure by disclosure.
    pub(super) places: Vec<Place>,
    /// Codes and amounts, with the string of their row.
    pub(super) numbers: Vec<Number>,
    letters: String,
    known: HashMap<String, u32>,
    drafted: String,
}

/// A string in one row of one disclosure.
#[derive(Debug)]
pub(super) struct Place {
    /// The string, as an index into the department's.
    pub string: u32,
    /// The disclosure, as an index into the department's.
    pub disclosure: u32,
    /// The address of the row.
    pub fragment: Letters,
    /// The amount of the row with a letter for its unit, or nothing.
    pub tail: Letters,
}

/// A code or an amount in one row of one disclosure.
#[derive(Debug)]
pub(super) struct Number {
    /// Which of the two.
    pub keyed: Keyed,
    /// What it is looked up by.
    pub key: Letters,
    /// Its row. The tail of a code is its row's amount; that of an amount, the letter of its unit and a sign if it is less than nothing.
    pub place: Place,
}

/// Letters of a department's one long text: a string of its own for each would cost more than all the rest.
pub(super) type Letters = Range<usize>;

/// Collects what can be found in disclosures, each with its index in the department.
pub fn entries<'a>(disclosures: impl Iterator<Item = (u32, &'a Disclosure)>) -> Entries {
    let mut entries = Entries::default();
    for (index, disclosure) in disclosures {
        for table in &disclosure.tables {
            entries.table(index, table);
        }
        for indicator in disclosure.overall.iter().flat_map(|overall| &overall.indicators) {
            entries.indicator(index, indicator);
        }
        entries.projects(index, disclosure);
    }
    entries
}

impl Entries {
    /// The letters of a range.
    pub(super) fn letters(&self, range: &Letters) -> &str {
        &self.letters[range.clone()]
    }

    fn table(&mut self, disclosure: u32, table: &Table) {
        let form = &*table.form;
        let whole = self.string(Class::Line, [table.name.as_str()]);
        let fragment = self.noted(|out| out.push_str(&route::table(&form.id)));
        self.places.push(Place { string: whole, disclosure, fragment, tail: 0..0 });
        let (coded, classified) = match &form.layout {
            Layout::Rows(key) => (form.columns[key.column].holds == ColumnType::Code, key.classified),
            Layout::Lines { .. } => (false, false),
        };
        for row in &table.rows {
            let name = if coded { name(form, row) } else { "" };
            let class = if classified && row.key.bytes().all(|byte| byte.is_ascii_digit()) { Class::Subject } else { Class::Line };
            let string = self.string(class, [table.row_label(row), name, &table.name]);
            let fragment = self.noted(|out| out.extend([form.id.as_str(), "-", &row.address]));
            let tail = self.amount(main_figure(form, row));
            self.places.push(Place { string, disclosure, fragment, tail });
            self.amounts(disclosure, string, form, row);
        }
    }

    fn projects(&mut self, disclosure: u32, read: &Disclosure) {
        let Some(form) = read.project_form.as_deref() else { return };
        for project in &read.projects {
            // A code that is no ASCII is found by its pairs, beside the name.
            let code = project.code.as_deref().unwrap_or_default();
            let plain = code.bytes().all(|byte| byte.is_ascii_graphic());
            let string = self.string(Class::Project, [project.name.value.as_str(), if plain { "" } else { code }]);
            let fragment = self.noted(|out| out.push_str(&route::project(&project.id)));
            let tail = self.amount(main_figure(form, &project.row));
            if plain && code.len() > 1 {
                let key = self.noted(|out| out.extend(fold(code)));
                let place = Place { string, disclosure, fragment: fragment.clone(), tail: tail.clone() };
                self.numbers.push(Number { keyed: Keyed::Codes, key, place });
            }
            self.places.push(Place { string, disclosure, fragment, tail });
            self.amounts(disclosure, string, form, &project.row);
            project.objectives.indicators.iter().for_each(|indicator| self.indicator(disclosure, indicator));
        }
    }

    fn indicator(&mut self, disclosure: u32, indicator: &Indicator) {
        let target = indicator.target.as_ref().map_or("", |target| &target.value.printed);
        let bands = indicator.bands.iter().flat_map(|band| [band.grade.as_str(), &band.threshold.value.printed]);
        let string = self.string(Class::Indicator, [indicator.name.as_str(), target].into_iter().chain(bands));
        let fragment = self.noted(|out| out.push_str(&indicator.address));
        self.places.push(Place { string, disclosure, fragment, tail: 0..0 });
    }

    /// The amounts of a row, each once, with the addresses of their cells. Nobody looks for a zero.
    fn amounts(&mut self, disclosure: u32, string: u32, form: &Form, row: &Row) {
        let first = self.numbers.len();
        for (column, figure) in money(form, row) {
            let amount = figure.amount.decimal();
            if amount.is_zero() {
                continue;
            }
            let key = self.noted(|out| _ = write!(out, "{}", amount.abs()));
            let twice = self.numbers[first..].iter().any(|number| self.letters(&number.key) == self.letters(&key));
            if twice || key.len() < 2 {
                self.letters.truncate(key.start);
                continue;
            }
            let fragment = self.noted(|out| out.push_str(&fragment(form, row, column)));
            let tail = self.noted(|out| {
                out.push(unit_letter(figure));
                out.push_str(if amount.is_sign_negative() { "-" } else { "" });
            });
            self.numbers.push(Number { keyed: Keyed::Amounts, key, place: Place { string, disclosure, fragment, tail } });
        }
    }

    /// The number of a string made of parts, with a blank between them.
    fn string<'a>(&mut self, class: Class, parts: impl IntoIterator<Item = &'a str>) -> u32 {
        self.drafted.clear();
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            if !self.drafted.is_empty() {
                self.drafted.push(' ');
            }
            // Lines and tabulators part strings from one another in the files.
            self.drafted.extend(part.chars().map(|c| if c.is_control() { ' ' } else { c }));
        }
        let length = self.drafted.len();
        self.drafted.push(char::from(class as u8));
        if let Some(string) = self.known.get(&self.drafted) {
            return *string;
        }
        let string = u32::try_from(self.strings.len()).expect("a department has fewer strings");
        self.strings.push((class, self.drafted[..length].to_owned()));
        self.known.insert(self.drafted.clone(), string);
        string
    }

    fn noted(&mut self, write: impl FnOnce(&mut String)) -> Letters {
        let start = self.letters.len();
        write(&mut self.letters);
        start..self.letters.len()
    }

    fn amount(&mut self, figure: Option<&Figure>) -> Letters {
        self.noted(|out| {
            if let Some(figure) = figure {
                _ = write!(out, "{}{}", figure.amount, unit_letter(figure));
            }
        })
    }
}

/// The words beside a code.
fn name<'a>(form: &Form, row: &'a Row) -> &'a str {
    form.columns.iter().zip(&row.cells).find(|(column, cell)| column.holds == ColumnType::Text && matches!(cell, Cell::Text { .. })).map_or("", |(_, cell)| cell.printed())
}

/// The cells of a row that are money.
fn money<'a>(form: &'a Form, row: &'a Row) -> impl Iterator<Item = (usize, &'a Figure)> {
    let figures = row.cells.iter().enumerate().filter_map(|(column, cell)| Some((column, cell.figure()?)));
    figures.filter(|(column, figure)| form.columns[*column].holds == ColumnType::Amount && matches!(figure.unit, Unit::Money(_)))
}

/// The figure that stands for a row: the first that is not last year's.
fn main_figure<'a>(form: &'a Form, row: &'a Row) -> Option<&'a Figure> {
    let mut figures = money(form, row);
    let first = figures.next()?;
    if form.columns[first.0].id != "previous" {
        return Some(first.1);
    }
    Some(figures.next().map_or(first.1, |(_, figure)| figure))
}

fn unit_letter(figure: &Figure) -> char {
    match figure.unit {
        Unit::Money(MoneyUnit::Yuan) => 'y',
        Unit::Money(MoneyUnit::TenThousandYuan) => 'w',
        Unit::Money(MoneyUnit::HundredMillionYuan) => 'h',
        Unit::Percent | Unit::Number => 'n',
    }
}
