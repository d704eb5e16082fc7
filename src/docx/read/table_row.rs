use super::element::Element;
use super::word_document::AsideKind;

/// Columns that a cell may be said to take.
const WIDEST: u32 = 2_000;

/// A row of a table before its words are read.
pub struct TableRow<'e> {
    /// Columns of the grid before its first cell.
    pub before: u32,
    pub cells: Vec<Cell<'e>>,
}

/// What a cell says of itself.
pub struct Cell<'e> {
    pub element: &'e Element,
    /// Columns of the grid that it takes.
    pub span: u32,
    /// How wide it is, where it says so.
    pub wide: Option<u32>,
    /// Whether it begins a cell over several rows, or goes on with one; nothing for one row.
    pub down: Option<bool>,
    /// Whether it goes on with the cell to its left.
    pub is_across: bool,
    /// Whether it, or its row, is inserted or deleted by a change that nobody has accepted.
    pub change: Option<AsideKind>,
}

impl<'e> TableRow<'e> {
    /// The rows of a table.
    pub fn all(table: &'e Element) -> Vec<TableRow<'e>> {
        let rows = table.content().into_iter().filter(|one| one.name == "w:tr");
        rows.map(TableRow::of).collect()
    }

    fn of(element: &'e Element) -> TableRow<'e> {
        let properties = element.first("w:trPr");
        let change = properties.and_then(|own| change(own, "w:ins", "w:del"));
        let before = properties.and_then(|own| own.value_of("w:gridBefore"));
        let cells = element.content().into_iter().filter(|one| one.name == "w:tc");
        let cells = cells.map(Cell::of).map(|cell| Cell { change: change.or(cell.change), ..cell });
        TableRow { before: before.map_or(0, columns), cells: cells.collect() }
    }

    /// Its cells, each with the edges of the grid between which it stands.
    pub fn placed(&self) -> impl Iterator<Item = (&Cell<'e>, (u32, u32))> {
        let mut edge = self.before;
        self.cells.iter().map(move |cell| {
            let from = edge;
            edge = edge.saturating_add(cell.span);
            (cell, (from, edge))
        })
    }

    /// The edges of the cells that have words.
    pub fn said(&self) -> impl Iterator<Item = (u32, u32)> {
        let has_words = |cell: &Cell<'_>| !cell.element.text().trim().is_empty();
        self.placed().filter(move |(cell, _)| has_words(cell)).map(|(_, edges)| edges)
    }

    /// The edge behind its last cell.
    pub fn end(&self) -> u32 {
        self.placed().last().map_or(self.before, |(_, (_, end))| end)
    }
}

impl Cell<'_> {
    fn of(element: &Element) -> Cell<'_> {
        let properties = element.first("w:tcPr");
        let of = |name: &str| properties.and_then(|own| own.first(name));
        let begins = |one: &Element| one.attribute("val") == Some("restart");
        let span = properties.and_then(|own| own.value_of("w:gridSpan"));
        // In parts of the page's width, or as the program likes: no length.
        let is_length = |one: &&Element| matches!(one.attribute("type"), None | Some("dxa"));
        let wide = of("w:tcW").filter(is_length).and_then(|one| length(one.attribute("w")?));
        Cell {
            element,
            span: span.map_or(1, columns).max(1),
            wide: wide.filter(|wide| *wide > 0),
            down: of("w:vMerge").map(begins),
            is_across: of("w:hMerge").is_some_and(|one| !begins(one)),
            change: properties.and_then(|own| change(own, "w:cellIns", "w:cellDel")),
        }
    }
}

/// What a pending change does to what has these properties.
fn change(properties: &Element, inserted: &str, deleted: &str) -> Option<AsideKind> {
    if properties.first(deleted).is_some() {
        return Some(AsideKind::Deleted);
    }
    properties.first(inserted).map(|_| AsideKind::Inserted)
}

fn columns(text: &str) -> u32 {
    text.parse().unwrap_or(1).clamp(0, WIDEST)
}

/// A length in twentieths of a point, without what is behind its point.
pub fn length(text: &str) -> Option<u32> {
    text.split('.').next()?.parse().ok()
}
