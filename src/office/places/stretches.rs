use std::collections::BTreeSet;

use crate::model::{Form, Layout, LineRole};
use crate::office::extract::{
    ExtractedCell, ExtractedIndicator, ExtractedObjectives, ExtractedProject, ExtractedTable,
    Imported,
};
use crate::source::{Entry, Node, Span};

/// A stretch of a disclosure's text, and where what it says was taken from.
#[derive(Debug)]
pub struct Stretch {
    /// The stretch.
    pub span: Span,
    /// The sheet, by its name.
    pub sheet: String,
    /// The cell, by row and column; nothing for a table as a whole.
    pub at: Option<(usize, usize)>,
}

/// The stretches of a text that was written from an import, the wide before the narrow that lie in
/// them.
pub fn stretches(root: &Node, imported: &Imported) -> Vec<Stretch> {
    let mut found = Found::default();
    for table in &imported.tables {
        let key = if table.is_statement() { "statements" } else { "tables" };
        if let Some(entry) = root.get(key).and_then(|tables| entry(tables, &table.name)) {
            found.table(entry, table);
        }
    }
    let projects = root.get("projects").and_then(Node::items).unwrap_or_default();
    if let Some(form) = imported.project_form.as_deref() {
        for (node, project) in projects.iter().zip(&imported.projects) {
            found.project(node, form, project);
        }
    }
    if let Some(node) = root.get("overall") {
        let overall = &imported.overall;
        found.add(node.span, &overall.sheet, NO_CELL);
        found.list(node.get("duties"), &overall.sheet, &overall.duties_at);
        found.objectives(node, &overall.sheet, &overall.objectives);
    }
    found.stretches
}

fn entry<'n>(node: &'n Node<'_>, key: &str) -> Option<&'n Entry<'n>> {
    node.entries()?.iter().find(|entry| entry.key.value == key)
}

/// From the key to the end of what it holds.
fn whole(entry: &Entry) -> Span {
    Span { start: entry.key.span.start, end: entry.node.span.end.max(entry.key.span.end) }
}

/// A table as a whole stands in no cell.
const NO_CELL: Option<(usize, usize)> = None;

/// Lines of a form that has no sides.
const NO_SIDE: Option<usize> = None;

#[derive(Default)]
struct Found {
    stretches: Vec<Stretch>,
}

impl Found {
    fn add(&mut self, span: Span, sheet: &str, at: Option<(usize, usize)>) {
        self.stretches.push(Stretch { span, sheet: sheet.to_owned(), at });
    }

    /// A key and its value; what is blank has a place of its own behind the key.
    fn add_entry(&mut self, entry: &Entry, sheet: &str, at: Option<(usize, usize)>) {
        self.add(whole(entry), sheet, at);
        self.add(entry.node.span, sheet, at);
    }

    fn table(&mut self, entry: &Entry, table: &ExtractedTable) {
        self.add_entry(entry, &table.sheet, table.statement_at);
        match &table.form.layout {
            Layout::Rows(_) => {
                let items = entry.node.get("rows").and_then(Node::items).unwrap_or_default();
                for (item, row) in items.iter().zip(&table.rows) {
                    self.row(item, table, &row.cells);
                }
            }
            Layout::Lines { sides, .. } if sides.is_empty() => {
                self.lines(&entry.node, table, NO_SIDE)
            }
            Layout::Lines { sides, .. } => {
                for (index, side) in sides.iter().enumerate() {
                    if let Some(node) = entry.node.get(&side.label) {
                        self.lines(node, table, Some(index));
                    }
                }
            }
        }
    }

    /// The lines of one side, or those of none, each in the order in which it was written.
    fn lines(&mut self, node: &Node, table: &ExtractedTable, side: Option<usize>) {
        let mut used: BTreeSet<u32> = BTreeSet::new();
        for row in &table.rows {
            let Some(line) = row.line.map(|line| &table.form.lines()[line]) else { continue };
            if line.side != side || line.role == LineRole::Heading {
                continue;
            }
            let mut entries = node.entries().unwrap_or_default().iter();
            let free = |entry: &&Entry| {
                entry.key.value == line.label && !used.contains(&entry.key.span.start)
            };
            let Some(entry) = entries.find(free) else { continue };
            used.insert(entry.key.span.start);
            let first = row.cells.first().map(|cell| cell.at);
            self.add_entry(entry, &table.sheet, first);
            if entry.node.entries().is_some() {
                self.row(&entry.node, table, &row.cells);
            }
        }
    }

    /// The cells of a row: each by the label of its column.
    fn row(&mut self, item: &Node, table: &ExtractedTable, cells: &[ExtractedCell]) {
        self.add(item.span, &table.sheet, cells.first().map(|cell| cell.at));
        self.cells(item, &table.form, &table.sheet, cells);
    }

    fn cells(&mut self, item: &Node, form: &Form, sheet: &str, cells: &[ExtractedCell]) {
        for cell in cells {
            if let Some(entry) = entry(item, &form.columns[cell.column].label) {
                self.add_entry(entry, sheet, Some(cell.at));
            }
        }
    }

    fn project(&mut self, node: &Node, form: &Form, project: &ExtractedProject) {
        let sheet = &project.sheet;
        let name = project.words_at.iter().find(|(key, _)| *key == "name").map(|(_, at)| *at);
        let first = || project.cells.first().map(|cell| cell.at);
        self.add(node.span, sheet, name.or_else(first));
        for (key, at) in &project.words_at {
            if let Some(entry) = entry(node, key) {
                self.add_entry(entry, sheet, Some(*at));
            }
        }
        for part in ["funds", "plan"].into_iter().filter_map(|part| node.get(part)) {
            self.cells(part, form, sheet, &project.cells);
        }
        self.objectives(node, sheet, &project.objectives);
    }

    fn objectives(&mut self, node: &Node, sheet: &str, objectives: &ExtractedObjectives) {
        for (key, at) in ["goals", "outcomes"].into_iter().zip(&objectives.sentences_at) {
            self.list(node.get(key), sheet, at);
        }
        for level in &objectives.levels {
            let weights = node.get("level-weights");
            if let Some(entry) = weights.and_then(|weights| entry(weights, &level.level)) {
                self.add_entry(entry, sheet, Some(level.at));
            }
        }
        for cell in &objectives.total_cells {
            if let Some(entry) = node.get("total").and_then(|total| entry(total, cell.key)) {
                self.add_entry(entry, sheet, Some(cell.at));
            }
        }
        let items = node.get("indicators").and_then(Node::items).unwrap_or_default();
        for (item, indicator) in items.iter().zip(&objectives.indicators) {
            self.indicator(item, indicator);
        }
    }

    fn indicator(&mut self, item: &Node, indicator: &ExtractedIndicator) {
        let name = indicator.words_at.iter().find(|(key, _)| *key == "name");
        self.add(item.span, &indicator.sheet, name.map(|(_, at)| *at));
        for (key, at) in &indicator.words_at {
            if let Some(entry) = entry(item, key) {
                self.add_entry(entry, &indicator.sheet, Some(*at));
            }
        }
    }

    fn list(&mut self, node: Option<&Node>, sheet: &str, places: &[(usize, usize)]) {
        let items = node.and_then(Node::items).unwrap_or_default();
        for (item, at) in items.iter().zip(places) {
            self.add(item.span, sheet, Some(*at));
        }
    }
}
