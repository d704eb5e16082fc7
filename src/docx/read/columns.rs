use super::element::Element;
use super::table_row::{TableRow, length};

/// How near two edges of columns are one to their reader: about a millimetre, in twentieths of a
/// point. Tables that were dragged by hand, or came through another program, have edges that differ
/// by less.
const HAIR: u32 = 57;
/// Columns whose widths are looked for in rows.
const MOST: usize = 2_000;

/// The columns of a table as its reader sees them.
pub struct Columns {
    /// By the edges of the grid, from the left one: the number of the column that begins there.
    starts: Vec<u32>,
}

impl Columns {
    /// The columns of a table. One so narrow that no word has room in it is none, unless a cell with
    /// words stands in it alone: then its width is not what it says.
    pub fn of(table: &Element, rows: &[TableRow<'_>]) -> Columns {
        let widths = widths(table, rows);
        let mut narrow: Vec<bool> =
            widths.iter().map(|width| width.is_some_and(|width| width < HAIR)).collect();
        let mut columns = Columns::without(&narrow);
        if !narrow.contains(&true) {
            return columns;
        }
        for (from, to) in rows.iter().flat_map(TableRow::said) {
            if columns.start(from) == columns.start(to) {
                let widest = (from as usize..to as usize).max_by_key(|at| widths[*at]);
                widest.into_iter().for_each(|at| narrow[at] = false);
            }
        }
        columns = Columns::without(&narrow);
        columns
    }

    fn without(narrow: &[bool]) -> Columns {
        let mut starts = vec![0];
        for is_narrow in narrow {
            let last = starts.last().copied().unwrap_or(0);
            starts.push(last + u32::from(!is_narrow));
        }
        Columns { starts }
    }

    /// The column that begins at an edge of the grid; behind the grid each is one.
    pub fn start(&self, edge: u32) -> u32 {
        let last = self.starts.len() - 1;
        let beyond = || {
            let known = u32::try_from(last).unwrap_or(u32::MAX);
            self.starts[last].saturating_add(edge.saturating_sub(known))
        };
        self.starts.get(edge as usize).copied().unwrap_or_else(beyond)
    }
}

/// How wide the columns of the grid are, where it or the cells of a row say so.
fn widths(table: &Element, rows: &[TableRow<'_>]) -> Vec<Option<u32>> {
    let grid = table.first("w:tblGrid").into_iter().flat_map(Element::elements);
    let said = grid.filter(|one| one.name == "w:gridCol").map(|one| one.attribute("w"));
    let said: Vec<Option<u32>> = said.map(|width| width.and_then(length)).collect();
    if said.is_empty() { of_cells(rows) } else { said }
}

/// The same of a table without a grid, by its cells: an edge stands where the cells before it end.
fn of_cells(rows: &[TableRow<'_>]) -> Vec<Option<u32>> {
    let last = rows.iter().map(|row| row.end() as usize).max().unwrap_or(0);
    if last > MOST {
        return Vec::new();
    }
    let mut edges: Vec<Option<u32>> = vec![None; last + 1];
    edges[0] = Some(0);
    for row in rows {
        let mut at = edges[row.before as usize];
        for (cell, (_, end)) in row.placed() {
            at = at.zip(cell.wide).map(|(at, wide)| at.saturating_add(wide));
            let edge = &mut edges[end as usize];
            *edge = edge.or(at);
            at = at.or(*edge);
        }
    }
    edges.windows(2).map(|edge| Some(edge[1]?.saturating_sub(edge[0]?))).collect()
}
