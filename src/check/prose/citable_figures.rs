use crate::decimal::Decimal;
use crate::model::path::{cell_path, project_cell_path};
use crate::model::{
    ColumnType, Department, Disclosure, Figure, Form, Fund, Kind, MainFigure, Meaning, Project,
    Row, RowRole, Table, Unit,
};

/// A line with a shorter name (合计) is many lines.
const TELLING: usize = 4;

/// Every amount that a sentence of a disclosure may speak of.
pub(in crate::check) struct CitableFigures<'a> {
    department: &'a Department,
    disclosure: &'a Disclosure,
    /// Amounts in 元 of this disclosure, sorted.
    own: Vec<Decimal>,
    /// Those of the neighbouring documents; read when first needed.
    others: std::cell::OnceCell<Vec<Decimal>>,
    differences: std::cell::OnceCell<Vec<Decimal>>,
}

impl<'a> CitableFigures<'a> {
    pub fn new(department: &'a Department, disclosure: &'a Disclosure) -> CitableFigures<'a> {
        let mut own: Vec<Decimal> =
            figures(disclosure).map(|stated| stated.figure.in_base()).collect();
        own.sort_unstable();
        CitableFigures {
            department,
            disclosure,
            own,
            others: std::cell::OnceCell::new(),
            differences: std::cell::OnceCell::new(),
        }
    }

    /// Whether some amount lies in an interval: here, in a document of this year or a neighbouring
    /// one, or as a difference of two that belong together.
    pub fn holds(&self, (low, high): (Decimal, Decimal)) -> bool {
        let within = |sorted: &[Decimal]| {
            sorted
                .get(sorted.partition_point(|amount| *amount < low))
                .is_some_and(|amount| *amount <= high)
        };
        within(&self.own)
            || within(self.others.get_or_init(|| self.neighbours()))
            || within(self.differences.get_or_init(|| self.make_differences()))
    }

    /// Whether some amount of this disclosure lies in an interval.
    pub fn own_holds(&self, (low, high): (Decimal, Decimal)) -> bool {
        let next = self.own.get(self.own.partition_point(|amount| *amount < low));
        next.is_some_and(|amount| *amount <= high)
    }

    /// The figures of this disclosure; each spells its path when it is asked.
    pub fn own(&self) -> impl Iterator<Item = CitableFigure<'a>> {
        figures(self.disclosure)
    }

    /// Pairs whose difference a sentence may speak of: those in time, and amounts side by side in
    /// one row.
    pub fn pairs(&self) -> Vec<Pair> {
        let mut pairs = self.in_time();
        for row in self.disclosure.tables.iter().flat_map(|table| &table.rows) {
            let amounts: Vec<Decimal> = row
                .cells
                .iter()
                .filter_map(|cell| cell.figure())
                .filter(|figure| matches!(figure.unit, Unit::Money(_)))
                .map(Figure::in_base)
                .collect();
            for (index, one) in amounts.iter().enumerate() {
                pairs.extend(amounts[index + 1..].iter().map(|other| (*one, *other)));
            }
        }
        pairs
    }

    /// Main figures of this disclosure with the same of the year before and of the other documents
    /// of the year; columns of this year beside those of last; statements with their base. The
    /// later one stands first.
    pub fn in_time(&self) -> Vec<Pair> {
        let mut pairs = Vec::new();
        let own = self.disclosure.key();
        let others = Kind::ALL.into_iter().filter(|kind| *kind != own.kind);
        let keys = std::iter::once(own.year_before()).chain(others.map(|kind| own.of_kind(kind)));
        let others: Vec<&Disclosure> =
            keys.filter_map(|key| self.department.disclosure(key)).collect();
        for main in &self.disclosure.profile.main_figures {
            let printed = |of: &Disclosure| of.main(main).map(|referred| referred.figure.in_base());
            let Some(now) = printed(self.disclosure) else { continue };
            pairs.extend(others.iter().filter_map(|other| Some((now, printed(other)?))));
        }
        pairs.extend(self.beside().map(|beside| beside.pair));
        pairs
    }

    /// Main figures that words name, with the same of the year before.
    pub fn in_time_of(&self, words: &str) -> Vec<Pair> {
        let own = self.disclosure;
        let Some(before) = self.department.disclosure(own.key().year_before()) else {
            return Vec::new();
        };
        let printed =
            |of: &Disclosure, main| of.main(main).map(|referred| referred.figure.in_base());
        // By its own name, or by that of a line that it stands in.
        let is_line = |path: &str| {
            let line = path.rsplit('/').next().unwrap_or_default();
            line.chars().count() >= TELLING && words.contains(line)
        };
        let is_named = |main: &MainFigure| {
            let places = main.places(own.kind).iter().filter_map(|place| own.referred(place));
            words.contains(&main.label) || places.into_iter().any(|place| is_line(&place.path))
        };
        let named = own.profile.main_figures.iter().filter(|main| is_named(main));
        named.filter_map(|main| printed(own, main).zip(printed(before, main))).collect()
    }

    /// What this disclosure prints of this year beside the year before: columns of a table, a
    /// statement with its base. The later one stands first.
    pub fn beside(&self) -> impl Iterator<Item = Beside<'a>> {
        self.disclosure.tables.iter().flat_map(beside)
    }

    fn neighbours(&self) -> Vec<Decimal> {
        let near = |other: &&Disclosure| {
            other.path != self.disclosure.path && (other.year - self.disclosure.year).abs() <= 1
        };
        let mut amounts: Vec<Decimal> = self
            .department
            .disclosures
            .iter()
            .filter(near)
            .flat_map(figures)
            .map(|stated| stated.figure.in_base())
            .collect();
        amounts.sort_unstable();
        amounts
    }

    fn make_differences(&self) -> Vec<Decimal> {
        let mut differences: Vec<Decimal> = self
            .pairs()
            .into_iter()
            .filter_map(|(one, other)| Some(one.checked_sub(other)?.abs()))
            .collect();
        differences.sort_unstable();
        differences
    }
}

/// A figure of this year, and the one it is compared with.
pub(super) type Pair = (Decimal, Decimal);

/// By how much a figure is another than the one it is compared with, without its sign.
pub(super) fn changed(now: Decimal, before: Decimal) -> Option<Decimal> {
    now.checked_sub(before).map(Decimal::abs)
}

/// A figure of this year beside that of the year before.
#[derive(Clone, Copy)]
pub(super) struct Beside<'a> {
    /// In 元; the later one stands first.
    pub pair: Pair,
    /// Its row.
    pub row: &'a Row,
    /// What its row is called, where it is no sum.
    pub name: Option<&'a str>,
    /// The fund that its table is of, where it is of one.
    pub fund: Option<Fund>,
}

/// What a table prints of this year beside the year before: its columns, a statement's base.
fn beside(table: &Table) -> Vec<Beside<'_>> {
    let form = &table.form;
    let fund = form.fund;
    let mut found = Vec::new();
    if let (Some(previous), Some(now)) =
        (form.column_of(Meaning::PreviousYear), form.column_of(Meaning::ThisYear))
    {
        let base = |row: &Row, column: usize| row.cells[column].figure().map(Figure::in_base);
        found.extend(table.rows.iter().filter_map(|row| {
            let pair = base(row, now).zip(base(row, previous))?;
            Some(Beside { pair, row, name: row_name(table, row), fund })
        }));
    }
    let line =
        |line: Option<usize>| table.rows[table.line(line?)?].cells[0].figure().map(Figure::in_base);
    let row = form.total_line().and_then(|line| Some(&table.rows[table.line(line)?]));
    let total = line(form.total_line());
    let before = line(form.line_of(Meaning::PreviousYear));
    let change = line(form.line_of(Meaning::Change));
    let worked_out = total.zip(change).and_then(|(total, change)| total.checked_sub(change));
    let pairs = [before, worked_out].into_iter().filter_map(|before| total.zip(before));
    found.extend(pairs.filter_map(|pair| Some(Beside { pair, row: row?, name: None, fund })));
    found
}

/// What a row is called; nothing for a sum of the table.
fn row_name<'a>(table: &'a Table, row: &'a Row) -> Option<&'a str> {
    match row.line {
        _ if row.role == RowRole::Total => None,
        Some(line) => Some(&table.form.lines()[line].label),
        None => Some(row.cells[table.form.name_column()?].printed()),
    }
}

/// An amount of money in a disclosure.
#[derive(Clone, Copy)]
pub(in crate::check) struct CitableFigure<'a> {
    pub figure: &'a Figure,
    column: usize,
    record: CitedIn<'a>,
}

/// What an amount stands in.
#[derive(Clone, Copy)]
enum CitedIn<'a> {
    Row(&'a Table, &'a Row),
    Project(&'a Project, &'a Form),
}

impl CitableFigure<'_> {
    /// Its path, as findings print it.
    pub fn path(&self) -> String {
        match self.record {
            CitedIn::Row(table, row) => cell_path(table, row, self.column),
            CitedIn::Project(project, form) => project_cell_path(project, form, self.column),
        }
    }

    /// What its row is called, where a word calls it so.
    pub fn name(&self) -> Option<&str> {
        match self.record {
            CitedIn::Project(project, _) => Some(&project.name.value),
            CitedIn::Row(table, row) => row_name(table, row),
        }
    }
}

/// Every amount of money.
fn figures(disclosure: &Disclosure) -> impl Iterator<Item = CitableFigure<'_>> {
    let rows = disclosure
        .tables
        .iter()
        .flat_map(|table| table.rows.iter().map(move |row| (row, CitedIn::Row(table, row))));
    let form = disclosure.project_form.as_deref();
    let projects = disclosure
        .projects
        .iter()
        .filter_map(move |project| Some((&project.row, CitedIn::Project(project, form?))));
    let amount = |record: CitedIn<'_>, column: usize| match record {
        CitedIn::Row(..) => true,
        CitedIn::Project(_, form) => form.columns[column].holds == ColumnType::Amount,
    };
    rows.chain(projects)
        .flat_map(move |(row, record)| {
            let cells =
                row.cells.iter().enumerate().filter(move |(column, _)| amount(record, *column));
            cells.filter_map(move |(column, cell)| {
                Some(CitableFigure { figure: cell.figure()?, column, record })
            })
        })
        .filter(|stated| matches!(stated.figure.unit, Unit::Money(_)))
}
