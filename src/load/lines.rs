use crate::model::path::line_path;
use crate::model::{Cell, Form, Line, LineRole, Row};
use crate::source::{Entry, Node, Span};

use super::cell::{Due, Units, cell};
use super::reading::Reading;

/// Reads the fixed lines of a form, on one side or two. Rows come out in the order of the form,
/// whatever the order they were written in.
pub(super) fn lines(
    reading: &mut Reading,
    entries: &[&Entry],
    form: &Form,
    table: &str,
    units: Units,
) -> Vec<Row> {
    let mut filled: Vec<Option<Row>> = form.lines().iter().map(|_| None).collect();
    let mut reader = Lines { reading, form, table, units, filled: &mut filled };
    for entry in entries {
        let name = &*entry.key.value;
        let side = form.side(name);
        // A side and a line may share a label: a mapping of lines is the side.
        let is_side =
            side.is_some() && (entry.node.entries().is_some() || form.line(name).is_none());
        let side = side.filter(|_| is_side);
        let lines = match side {
            Some(_) => reader.reading.map(&entry.node, name),
            None => std::slice::from_ref(*entry),
        };
        for line in lines {
            reader.line(line, side);
        }
    }
    let mut rows: Vec<Row> = Vec::new();
    for (index, row) in filled.into_iter().enumerate() {
        let line = &form.lines()[index];
        match row {
            Some(row) => rows.push(row),
            None if line.role == LineRole::Heading && !entries.is_empty() => {
                rows.push(empty(form, index, line))
            }
            None => {}
        }
    }
    rows
}

struct Lines<'a> {
    reading: &'a mut Reading,
    form: &'a Form,
    table: &'a str,
    units: Units,
    filled: &'a mut Vec<Option<Row>>,
}

impl Lines<'_> {
    fn line(&mut self, entry: &Entry, side: Option<usize>) {
        let name = &*entry.key.value;
        let Some(index) = self.form.line_on(name, side) else {
            let known = self
                .form
                .lines()
                .iter()
                .filter(|line| side.is_none() || line.side == side)
                .map(|line| line.label.as_str());
            let sides =
                self.form.sides().iter().filter(|_| side.is_none()).map(|side| side.label.as_str());
            self.reading.unknown(
                name,
                entry.key.span,
                &format!("行（{}）", self.table),
                &format!("line in {}", self.table),
                known.chain(sides),
            );
            return;
        };
        let line = &self.form.lines()[index];
        let several = side.is_none()
            && self.form.lines().iter().filter(|other| other.answers_to(name)).count() > 1;
        if several {
            self.reading.shape(
                entry.key.span,
                format!("「{name}」在两侧都有，须写在某一侧之下"),
                format!("`{name}` stands on both sides: write it under one of them"),
            );
            return;
        }
        if let Some(first) = &self.filled[index] {
            self.reading.twice(name, entry.key.span, first.span);
            return;
        }
        let mut row = empty(self.form, index, line);
        row.span = entry.key.span;
        self.cells(&entry.node, line, &mut row);
        self.filled[index] = Some(row);
    }

    fn cells(&mut self, node: &Node, line: &Line, row: &mut Row) {
        if let Some(entries) = node.entries() {
            let mut written: Vec<(usize, Span)> = Vec::new();
            for entry in entries {
                let name = &*entry.key.value;
                let column = self.form.column(name).filter(|column| line.columns.contains(column));
                let Some(column) = column else {
                    let known =
                        line.columns.iter().map(|column| self.form.columns[*column].label.as_str());
                    self.reading.unknown(
                        name,
                        entry.key.span,
                        &format!("栏（{}／{}）", self.table, line.label),
                        &format!("column in {}/{}", self.table, line.label),
                        known,
                    );
                    continue;
                };
                if let Some((_, first)) = written.iter().find(|(other, _)| *other == column) {
                    self.reading.twice(name, entry.key.span, *first);
                    continue;
                }
                written.push((column, entry.key.span));
                self.cell(&entry.node, column, row);
            }
            return;
        }
        let mut columns = line.columns.iter().copied();
        if let Some(alone) = columns.find(|column| self.form.columns[*column].alone) {
            return self.cell(node, alone, row);
        }
        match line.columns.as_slice() {
            [only] => self.cell(node, *only, row),
            [] => self.reading.shape(
                node.span,
                format!("「{}」是标题行，没有数", line.label),
                format!("`{}` is a heading and has no figures", line.label),
            ),
            several => {
                let labels: Vec<&str> = several
                    .iter()
                    .map(|column| self.form.columns[*column].label.as_str())
                    .collect();
                self.reading.shape(
                    node.span,
                    format!("「{}」有多栏，写成 {{ {}: … }}", line.label, labels.join(": …, ")),
                    format!(
                        "`{}` has several columns: write {{ {}: … }}",
                        line.label,
                        labels.join(": …, ")
                    ),
                );
            }
        }
    }

    fn cell(&mut self, node: &Node, column: usize, row: &mut Row) {
        let (form, table, row_line) = (self.form, self.table, row.line.unwrap_or_default());
        let path = || line_path(form, table, row_line, column);
        row.cells[column] = cell(
            self.reading,
            node,
            (
                form.columns[column].holds,
                Due::in_line(&form.columns[column], &form.lines()[row_line]),
            ),
            self.units,
            &path,
        );
    }
}

fn empty(form: &Form, index: usize, line: &Line) -> Row {
    Row {
        line: Some(index),
        key: line.id.clone(),
        address: line.id.clone(),
        role: line.role.into(),
        cells: form.columns.iter().map(|_| Cell::Absent).collect(),
        span: Span::beginning(),
    }
}
