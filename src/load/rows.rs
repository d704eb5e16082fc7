use crate::characters::folded;
use crate::model::{Cell, ColumnType, Form, LONGEST_NAME, Row, RowKey, RowRole, address};
use crate::source::{Entry, Node};

use super::addresses::{Addresses, head};
use super::cell::{Due, Units, cell};
use super::heads::Heads;
use super::reading::Reading;

/// The key by which a row says what it is.
pub const ROLE: &str = "row";

/// Reads the open rows of one table.
pub(super) struct RowReader<'a> {
    pub form: &'a Form,
    pub key: &'a RowKey,
    /// The name messages give the table.
    pub table: &'a str,
    pub units: Units,
}

impl RowReader<'_> {
    /// Reads the rows of a list. A row's key is the text in its key column; a total row needs none.
    pub(super) fn rows(&self, reading: &mut Reading, list: &Node) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut addresses = Addresses::of(self.form);
        let mut heads = Heads::default();
        for node in reading.list(list, self.table) {
            let Some(mut row) = self.row(reading, node, &mut heads) else { continue };
            if let Err(first) = addresses.take(&row.address, row.span) {
                let other = rows
                    .iter()
                    .find(|other| other.span == first)
                    .map(|other| other.key.clone())
                    .unwrap_or_default();
                // Two rows with one name: their other words tell them apart.
                let words: Vec<&str> = row.cells.iter().map(Cell::printed).collect();
                row.address = address::hashed(&format!("{} {}", words.join("/"), row.key));
                if !self.key.levels.is_empty() || addresses.take(&row.address, row.span).is_err() {
                    reading.twice(&row.key, row.span, first);
                    reading.same_address(&other, &row.key);
                    continue;
                }
            }
            rows.push(row);
        }
        rows
    }

    fn row<'n>(
        &self,
        reading: &mut Reading,
        node: &'n Node<'_>,
        heads: &mut Heads<'n>,
    ) -> Option<Row> {
        let table = self.table;
        let Some(entries) = node.entries() else {
            reading.shape(
                node.span,
                format!("「{table}」的每一行应写成 {{ 栏: 值 }}"),
                format!("each row of `{table}` must be {{ column: value }}"),
            );
            return None;
        };
        let mut row = Row {
            line: None,
            key: String::new(),
            address: String::new(),
            role: RowRole::Item,
            cells: self.form.columns.iter().map(|_| Cell::Absent).collect(),
            span: node.span,
        };
        let columns = heads.of(self.form, entries);
        let named = columns.clone().position(|column| column == Some(self.key.column));
        let name = named.and_then(|at| entries[at].node.text()).unwrap_or_default();
        for (entry, column) in entries.iter().zip(columns) {
            if entry.key.value == ROLE {
                row.role = role(reading, &entry.node);
            } else {
                self.cell(reading, (entry, column), name, &mut row);
            }
        }
        row.key = self.key_of(reading, node, name, &row)?;
        row.address = match row.role {
            RowRole::Total => "total".to_owned(),
            _ => address::row(&row.key),
        };
        Some(row)
    }

    /// Reads what an entry of a row says of its column; `name` is the row's.
    fn cell(
        &self,
        reading: &mut Reading,
        (entry, column): (&Entry, Option<usize>),
        name: &str,
        row: &mut Row,
    ) {
        let (form, table, label) = (self.form, self.table, &*entry.key.value);
        let Some(column) = column else {
            let known = form.columns.iter().map(|column| column.label.as_str()).chain([ROLE]);
            reading.unknown(
                label,
                entry.key.span,
                &format!("栏（{table}）"),
                &format!("column in {table}"),
                known,
            );
            return;
        };
        if !matches!(row.cells[column], Cell::Absent) {
            let first = row.cells[column].span().unwrap_or(row.span);
            reading.twice(label, entry.key.span, first);
            return;
        }
        let holds = form.columns[column].holds;
        let path = || format!("{table}/{name}/{}", form.columns[column].label);
        let due = (holds, Due::in_column(&form.columns[column]));
        row.cells[column] = cell(reading, &entry.node, due, self.units, &path);
        if column == self.key.column {
            // The row is found by its name.
            row.span = entry.node.span;
            if holds == ColumnType::Code && name.chars().count() > LONGEST_NAME {
                let (zh, en) = (
                    format!("编码「{}…」超过{LONGEST_NAME}个字符", head(name)),
                    format!("the code `{}…` has more than {LONGEST_NAME} characters", head(name)),
                );
                reading.shape(row.span, zh, en);
            }
        }
    }

    /// The unit that a row stands within; nothing where the form has none, or the row says none.
    fn unit<'r>(&self, row: &'r Row) -> &'r str {
        let said = self.key.within.iter().map(|column| row.cells[*column].printed());
        said.map(str::trim).find(|unit| !unit.is_empty()).unwrap_or_default()
    }

    /// The key of a row of this name; nothing where it has none and needs one.
    fn key_of(&self, reading: &mut Reading, node: &Node, name: &str, row: &Row) -> Option<String> {
        // A sum over all stands within no unit.
        let unit = if row.role == RowRole::Total { "" } else { self.unit(row) };
        if !name.is_empty() || !unit.is_empty() {
            // Codes are compared by their characters: full-width digits and what is not seen make
            // no other code.
            let is_code = !self.key.levels.is_empty();
            let key = self.key.key(unit, name);
            return Some(if is_code { folded(&key).into_owned() } else { key });
        }
        match row.role {
            RowRole::Total => Some("合计".to_owned()),
            RowRole::Subtotal => Some("小计".to_owned()),
            _ => {
                let label = &self.form.columns[self.key.column].label;
                reading.shape(
                    node.span,
                    format!("此行没有「{label}」"),
                    format!("this row has no `{label}`"),
                );
                None
            }
        }
    }
}

/// What a row says it is.
fn role(reading: &mut Reading, node: &Node) -> RowRole {
    let said = RowRole::ALL.into_iter().find(|role| node.text() == Some(role.name()));
    said.unwrap_or_else(|| {
        reading.shape(
            node.span,
            "row 须为 item、part、subtotal、total 或 heading",
            "row must be item, part, subtotal, total or heading",
        );
        RowRole::Item
    })
}
