use std::collections::HashMap;

use crate::workbook::{GridAt, Unreadable};

use super::columns::Columns;
use super::element::Element;
use super::frame::frame;
use super::reader::Reader;
use super::table_row::{Cell, TableRow};
use super::word_document::{AsideKind, At, Block, CHANGED, TextTable};

/// A grid while it is read.
#[derive(Default)]
struct Grid {
    cells: Vec<(GridAt, String)>,
    /// Ranges of cells that are one, and by the column which of them may go on in the next row.
    merged: Vec<(GridAt, GridAt)>,
    goes_on: HashMap<u32, usize>,
}

impl Reader {
    /// Reads a table; what stands in its cells as blocks of their own comes behind it. What is a frame
    /// around text is read as that text.
    pub fn table(
        &mut self,
        element: &Element,
        within: Option<usize>,
        out: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        if let Some(cells) = frame(element) {
            return cells.into_iter().try_for_each(|cell| self.blocks(cell, out));
        }
        self.tables += 1;
        self.within_bounds()?;
        let number = self.tables;
        let (mut grid, mut inside) = (Grid::default(), Vec::new());
        let rows = TableRow::all(element);
        let columns = Columns::of(element, &rows);
        for (row, own) in (0..).zip(&rows) {
            for (cell, (from, to)) in own.placed() {
                let (column, end) = (columns.start(from), columns.start(to));
                if column == end {
                    // Between two edges that are one, without a word.
                    continue;
                }
                let at = (row, column);
                let text = self.cell(cell, number, at, &mut inside)?;
                if let Some(covered) = grid.put(cell, (at, (row, end - 1)), text) {
                    self.at = At::Cell(number, at.0 as usize, at.1 as usize);
                    self.aside(AsideKind::Hidden, &covered);
                }
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
        let (mut lines, mut is_changed) = (Vec::new(), cell.change.is_some());
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
                "w:sdt" => self.aside(AsideKind::Unfilled, &child.text()),
                _ => {}
            }
        }
        if is_changed {
            self.at = at;
            if let Some(change) = cell.change.filter(|_| !lines.is_empty()) {
                self.aside(change, &lines.join(" "));
            }
            return Ok(CHANGED.to_owned());
        }
        Ok(lines.join("\n"))
    }
}

impl Grid {
    /// Puts a cell into its place; of one that goes on with another, its words come back: they are
    /// not shown.
    fn put(
        &mut self,
        cell: &Cell<'_>,
        (at, last): (GridAt, GridAt),
        text: String,
    ) -> Option<String> {
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
