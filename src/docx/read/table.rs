use std::collections::HashMap;

use crate::workbook::{GridAt, Unreadable};

use super::element::Element;
use super::reader::Reader;
use super::word_document::{AsideKind, At, Block, CHANGED, TextTable};

/// Columns that a cell may be said to take.
const WIDEST: u32 = 2_000;

/// A grid while it is read.
#[derive(Default)]
struct Grid {
    cells: Vec<(GridAt, String)>,
    /// Ranges of cells that are one, and by the column which of them may go on in the next row.
    merged: Vec<(GridAt, GridAt)>,
    goes_on: HashMap<u32, usize>,
}

/// What a cell says of itself.
struct Cell<'e> {
    element: &'e Element,
    width: u32,
    /// Whether it begins a cell over several rows, or goes on with one; nothing for one row.
    down: Option<bool>,
    /// Whether it goes on with the cell to its left.
    is_across: bool,
    is_changed: bool,
}

impl Reader {
    /// Reads a table; what stands in its cells as blocks of their own comes behind it. One of a single
    /// cell is a frame around text.
    pub fn table(
        &mut self,
        element: &Element,
        within: Option<usize>,
        out: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        if let Some(frame) = frame(element) {
            return self.blocks(frame, out);
        }
        self.tables += 1;
        self.within_bounds()?;
        let number = self.tables;
        let (mut grid, mut inside) = (Grid::default(), Vec::new());
        let rows = element.content().into_iter().filter(|one| one.name == "w:tr");
        for (row, element) in (0..).zip(rows) {
            let properties = element.first("w:trPr");
            let is_changed =
                properties.is_some_and(|own| own.first("w:ins").or(own.first("w:del")).is_some());
            let before = properties.and_then(|own| own.value_of("w:gridBefore"));
            let mut column = before.map_or(0, width);
            for cell in element.content().into_iter().filter(|one| one.name == "w:tc") {
                let mut cell = Cell::of(cell);
                cell.is_changed |= is_changed;
                let at = (row, column);
                let text = self.cell(&cell, number, at, &mut inside)?;
                if let Some(covered) = grid.put(&cell, at, text) {
                    self.at = At::Cell(number, at.0 as usize, at.1 as usize);
                    self.aside(AsideKind::Hidden, &covered);
                }
                column = column.saturating_add(cell.width);
            }
        }
        let sheet = self.grids.sheet(format!("第{number}个表"), grid.cells, &grid.merged)?;
        out.push(Block::Table(TextTable { number, within, sheet }));
        out.append(&mut inside);
        Ok(())
    }

    /// The words of a cell, a line a paragraph.
    fn cell(
        &mut self,
        cell: &Cell<'_>,
        table: usize,
        (row, column): GridAt,
        inside: &mut Vec<Block>,
    ) -> Result<String, Unreadable> {
        let at = At::Cell(table, row as usize, column as usize);
        let (mut lines, mut is_changed) = (Vec::new(), cell.is_changed);
        for child in cell.element.content() {
            self.at = at;
            match child.name {
                "w:p" => {
                    let (line, _, list) = self.line(child);
                    let number = list.and_then(|list| list.number).unwrap_or_default();
                    let text = line.text();
                    is_changed |= line.is_changed;
                    if !text.trim().is_empty() {
                        lines.push(format!("{number}{}", text.trim()));
                    }
                    for one in line.boxes {
                        self.blocks(one, inside)?;
                    }
                }
                "w:tbl" => self.table(child, Some(table), inside)?,
                _ => {}
            }
        }
        if is_changed {
            self.at = at;
            if cell.is_changed && !lines.is_empty() {
                self.aside(AsideKind::Inserted, &lines.join(" "));
            }
            return Ok(CHANGED.to_owned());
        }
        Ok(lines.join("\n"))
    }
}

impl Grid {
    /// Puts a cell into its place; of one that goes on with another, its words come back: they are
    /// not shown.
    fn put(&mut self, cell: &Cell<'_>, at: GridAt, text: String) -> Option<String> {
        let last = (at.0, at.1.saturating_add(cell.width - 1));
        let goes_on = match cell.down {
            Some(false) => self.goes_on.get(&at.1).copied(),
            _ => None,
        };
        if let Some(range) = goes_on {
            let (_, end) = &mut self.merged[range];
            *end = (at.0, end.1.max(last.1));
        } else if cell.is_across
            && let Some((_, end)) = self.merged.last_mut()
        {
            *end = (end.0.max(at.0), last.1);
        } else {
            self.goes_on.remove(&at.1);
            if cell.down == Some(true) {
                self.goes_on.insert(at.1, self.merged.len());
            }
            // One that may go on to its right is a range of its own.
            self.merged.push((at, last));
            self.cells.push((at, text));
            return None;
        }
        Some(text).filter(|text| !text.trim().is_empty())
    }
}

/// The only cell of a table that has but one.
fn frame(table: &Element) -> Option<&Element> {
    let only = |element: &'_ Element, name: &str| {
        let inside = element.content();
        let mut named = inside.iter().enumerate().filter(|(_, one)| one.name == name);
        let first = named.next().map(|(at, _)| at);
        first.filter(|_| named.next().is_none())
    };
    let row = table.content()[only(table, "w:tr")?];
    let cell = row.content()[only(row, "w:tc")?];
    let is_changed = row
        .first("w:trPr")
        .is_some_and(|own| own.first("w:ins").or_else(|| own.first("w:del")).is_some());
    (!is_changed).then_some(cell)
}

fn width(text: &str) -> u32 {
    text.parse().unwrap_or(1).clamp(0, WIDEST)
}

impl Cell<'_> {
    fn of(element: &Element) -> Cell<'_> {
        let properties = element.first("w:tcPr");
        let of = |name: &str| properties.and_then(|own| own.first(name));
        let begins = |one: &Element| one.attribute("val") == Some("restart");
        let span = properties.and_then(|own| own.value_of("w:gridSpan"));
        Cell {
            element,
            width: span.map_or(1, width).max(1),
            down: of("w:vMerge").map(begins),
            is_across: of("w:hMerge").is_some_and(|one| !begins(one)),
            is_changed: of("w:cellIns").or_else(|| of("w:cellDel")).is_some(),
        }
    }
}
