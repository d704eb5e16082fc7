use crate::decimal::Decimal;
use crate::model::{
    Amount, Cell, ColumnType, Department, Disclosure, Figure, Form, Row, RowIndex, RowRef, RowRole,
    Table, TableState, Unit, Withheld,
};

/// A department with the rows that it withholds put back where they belong, the amounts unknown.
pub(super) struct WithHidden {
    /// The department. Its amounts that are unknown are 0 and printed as nothing.
    pub department: Department,
    /// The rows that were put back.
    pub rows: Vec<HiddenRow>,
}

/// A row that was put back.
#[derive(Clone, Copy)]
pub(super) struct HiddenRow {
    /// The number of its disclosure.
    pub disclosure: usize,
    /// The number of its table in the disclosure.
    pub table: usize,
    /// Its number in the table.
    pub row: usize,
    /// The number of the entry that withholds it.
    pub entry: usize,
}

impl WithHidden {
    /// Of a department that withholds rows; nothing of one that withholds none.
    pub fn of(own: &Department) -> Option<WithHidden> {
        if own.disclosures.iter().all(|disclosure| disclosure.withheld.is_empty()) {
            return None;
        }
        let mut department = own.clone();
        let mut rows = Vec::new();
        for (number, disclosure) in department.disclosures.iter_mut().enumerate() {
            let withheld = std::mem::take(&mut disclosure.withheld);
            for (table, printed) in disclosure.tables.iter_mut().enumerate() {
                let entries = put_back(own, printed, &withheld);
                rows.extend(entries.map(|(row, entry)| HiddenRow {
                    disclosure: number,
                    table,
                    row,
                    entry,
                }));
            }
        }
        Some(WithHidden { department, rows })
    }

    /// The disclosure, the table and the row.
    pub fn parts(&self, at: &HiddenRow) -> (&Disclosure, &Table, &Row) {
        let disclosure = &self.department.disclosures[at.disclosure];
        let table = &disclosure.tables[at.table];
        (disclosure, table, &table.rows[at.row])
    }
}

/// Puts the rows back that are withheld from a table and not printed in it all the same. Gives their
/// numbers with those of their entries.
fn put_back(
    department: &Department,
    table: &mut Table,
    withheld: &[Withheld],
) -> impl Iterator<Item = (usize, usize)> + use<> {
    // Behind the last item and not behind the sums below it.
    let last = table.rows.iter().rposition(|row| row.role == RowRole::Item);
    let first = last.map_or(0, |row| row + 1);
    let mut entries = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    if table.state == TableState::Filled {
        for (entry, one) in withheld.iter().enumerate() {
            let Some(named) = one.row_of(&table.name, &table.form) else { continue };
            let row = unknown(department, table, one, &named);
            let is_there = one.printed_in(table).is_some()
                || rows.iter().any(|other| (other.line, &other.key) == (row.line, &row.key));
            if !is_there {
                entries.push(entry);
                rows.push(row);
            }
        }
    }
    if !rows.is_empty() {
        table.rows.splice(first..first, rows);
        table.index = RowIndex::new(&table.rows, table.form.is_classified());
    }
    entries.into_iter().enumerate().map(move |(at, entry)| (first + at, entry))
}

/// A row without its amounts: one is unknown in each column of money in which the table prints
/// anything.
fn unknown(department: &Department, table: &Table, withheld: &Withheld, named: &RowRef) -> Row {
    let form = &table.form;
    let span = withheld.at.span;
    let (line, key, role) = match named {
        RowRef::Line(line) => {
            let own = &form.lines()[*line];
            (Some(*line), own.id.clone(), own.role.into())
        }
        RowRef::Key(key) => (None, key.clone(), RowRole::Item),
        _ => (None, String::new(), RowRole::Item),
    };
    let fills =
        |column: usize| line.is_none_or(|line| form.lines()[line].columns.contains(&column));
    let is_printed =
        |column: usize| table.rows.iter().any(|row| !matches!(row.cells[column], Cell::Absent));
    let cell = |column: usize| {
        let money = form.columns[column].holds == ColumnType::Amount;
        let amount = Amount::from_decimal(Decimal::ZERO);
        let figure = Figure::new(amount, Unit::Money(table.unit), String::new(), span);
        match figure {
            Ok(figure) if money && fills(column) && is_printed(column) => Cell::Figure(figure),
            _ => Cell::Absent,
        }
    };
    let mut cells: Vec<Cell> = (0..form.columns.len()).map(cell).collect();
    if let (None, Some(column)) = (line, form.name_column())
        && let Some(text) = name(department, form, &key)
    {
        cells[column] = Cell::Text { text, span };
    }
    Row { line, address: key.clone(), key, role, cells, span }
}

/// What a key is called wherever the department prints it: a code in any table of a classification,
/// another in tables of the same form and among projects.
fn name(department: &Department, form: &Form, key: &str) -> Option<String> {
    let mut tables = department.disclosures.iter().flat_map(|disclosure| &disclosure.tables);
    let in_tables = tables.find_map(|table| {
        let alike = match form.is_classified() {
            true => table.form.is_classified(),
            false => table.form.id == form.id,
        };
        let row = &table.rows[table.keyed(key).filter(|_| alike)?];
        let name = row.cells[table.form.name_column()?].printed();
        (!name.is_empty()).then(|| name.to_owned())
    });
    let mut projects = department.disclosures.iter().flat_map(|disclosure| &disclosure.projects);
    let mut among_projects = || {
        let project = projects.find(|project| project.code.as_deref() == Some(key))?;
        Some(project.name.value.clone())
    };
    in_tables.or_else(|| if form.is_classified() { None } else { among_projects() })
}
