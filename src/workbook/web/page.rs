use std::collections::HashSet;

use super::grid::Grid;
use super::seen::seen;
use super::words::Words;
use crate::html::{Tag, Token};
use crate::workbook::gathered::{At, Budget, GatheredCells};
use crate::workbook::sheet::{Remark, Sheet};
use crate::workbook::unreadable::Unreadable;

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 18] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "center",
    "hr",
    "pre",
    "caption",
    "form",
    "body",
    "blockquote",
];
/// Rows that a sheet can have.
const ROWS: usize = 1_048_576;
/// Parts of tables.
const CELLS: [&str; 2] = ["td", "th"];

/// Reads the tables of a page as one sheet, what stands around them in rows of its own.
///
/// # Errors
/// When it has no table, or holds more than may be read.
pub(in crate::workbook) fn page(text: &str, remark: Option<Remark>) -> Result<Sheet, Unreadable> {
    let mut page = Page::of(around(text));
    if page.around.tables == 0 {
        return Err(no_table());
    }
    for token in seen(text) {
        page.read(token)?;
    }
    page.end_cell()?;
    while page.tables.pop().map(|grid| page.close(grid)).is_some() {}
    page.say()?;
    let Page { gathered, merged, mut budget, name, .. } = page;
    gathered.into_sheet(name, remark, &merged, &mut budget)
}

fn no_table() -> Unreadable {
    Unreadable::new(
        "内容是网页，里面没有表格：请从原来的系统重新导出，或者用表格软件打开，另存为.xlsx再取",
        "it is a web page without a table: export it anew, or open it in a spreadsheet program and save it as .xlsx",
    )
}

/// Tables around tables, by their numbers: they divide the page, and are none.
#[derive(Default)]
struct Around {
    tables: usize,
    frames: HashSet<usize>,
}

fn around(text: &str) -> Around {
    let mut around = Around::default();
    let mut open: Vec<usize> = Vec::new();
    for token in seen(text) {
        match token {
            Token::Open(tag) if tag.is("table") => {
                around.frames.extend(open.last().copied());
                open.push(around.tables);
                around.tables += 1;
            }
            Token::Close(tag) if tag.is("table") => {
                open.pop();
            }
            _ => {}
        }
    }
    around
}

/// A page while it is read.
struct Page {
    around: Around,
    /// How many tables have begun.
    begun: usize,
    /// The tables that are open; nothing for those around others.
    tables: Vec<Option<Grid>>,
    /// The cell that is open.
    cell: Option<At>,
    words: Words,
    /// The row of the sheet that comes next.
    row: u32,
    name: String,
    gathered: GatheredCells,
    merged: Vec<(At, At)>,
    budget: Budget,
}

impl Page {
    fn of(around: Around) -> Page {
        Page {
            around,
            begun: 0,
            tables: Vec::new(),
            cell: None,
            words: Words::default(),
            row: 0,
            name: String::new(),
            gathered: GatheredCells::default(),
            merged: Vec::new(),
            budget: Budget::new(),
        }
    }

    fn read(&mut self, token: Token<'_>) -> Result<(), Unreadable> {
        match token {
            Token::Text(text) => {
                self.words.push(text);
                if self.words.len() > 1 << 20 {
                    self.budget.text(self.words.len())?;
                }
                Ok(())
            }
            Token::Other(comment) => {
                self.names(comment);
                Ok(())
            }
            Token::Open(tag) => self.open(&tag.name().to_ascii_lowercase(), tag),
            Token::Close(tag) => self.shut(&tag.name().to_ascii_lowercase()),
        }
    }

    fn open(&mut self, name: &str, tag: Tag<'_>) -> Result<(), Unreadable> {
        match name {
            "table" => {
                self.end_cell()?;
                self.say()?;
                let number = self.begun;
                self.begun += 1;
                let is_frame = self.around.frames.contains(&number);
                self.tables.push((!is_frame).then(|| Grid::at(self.row)));
            }
            "tr" => {
                self.end_cell()?;
                self.say()?;
                if let Some(Some(grid)) = self.tables.last_mut() {
                    grid.begin_row();
                    let row = grid.row() as usize;
                    if row >= ROWS {
                        return Err(Unreadable::too_large(
                            "超过一百万行",
                            "more than a million rows",
                        ));
                    }
                    if is_hidden(tag) {
                        self.gathered.hide_rows(row..=row);
                    }
                }
            }
            _ if CELLS.contains(&name) => {
                self.end_cell()?;
                self.say()?;
                let count = |name| tag.attribute(name).and_then(|own| own.trim().parse().ok());
                let (columns, rows) = (count("colspan"), count("rowspan"));
                if let Some(Some(grid)) = self.tables.last_mut() {
                    self.cell = Some(grid.cell(columns.unwrap_or(1), rows.unwrap_or(1)));
                }
            }
            "input" if is_typed(tag) => {
                self.words.push(&tag.attribute("value").unwrap_or_default());
            }
            "sup" => self.words.raise(),
            "br" => self.words.line(),
            _ => self.block(name)?,
        }
        Ok(())
    }

    fn shut(&mut self, name: &str) -> Result<(), Unreadable> {
        match name {
            "table" => {
                self.end_cell()?;
                self.say()?;
                if let Some(grid) = self.tables.pop() {
                    self.close(grid);
                }
            }
            "tr" => {
                self.end_cell()?;
                self.say()?;
                if let Some(Some(grid)) = self.tables.last_mut() {
                    grid.end_row();
                }
            }
            _ if CELLS.contains(&name) => {
                self.end_cell()?;
                self.say()?;
            }
            "sup" => self.words.level(),
            _ => self.block(name)?,
        }
        Ok(())
    }

    fn block(&mut self, name: &str) -> Result<(), Unreadable> {
        if !BLOCKS.contains(&name) {
            return Ok(());
        }
        match self.cell {
            Some(_) => self.words.block(),
            None => self.say()?,
        }
        Ok(())
    }

    /// A cell ends.
    fn end_cell(&mut self) -> Result<(), Unreadable> {
        let Some(at) = self.cell.take() else { return Ok(()) };
        self.gathered.push(at, self.words.take(), &mut self.budget)
    }

    /// What stands in no cell gets a row of its own.
    fn say(&mut self) -> Result<(), Unreadable> {
        let words = self.words.take();
        if words.is_empty() {
            return Ok(());
        }
        for line in words.lines().filter(|line| !line.trim().is_empty()) {
            let at = match self.tables.last_mut() {
                Some(Some(grid)) => {
                    grid.begin_row();
                    let at = grid.cell(1, 1);
                    grid.end_row();
                    at
                }
                _ => {
                    self.row += 1;
                    (self.row - 1, 0)
                }
            };
            self.gathered.push(at, line.to_owned(), &mut self.budget)?;
        }
        Ok(())
    }

    /// A table ends.
    fn close(&mut self, grid: Option<Grid>) {
        let Some(grid) = grid else { return };
        let (row, merged) = grid.end();
        self.row = row;
        self.merged.extend(merged);
    }

    /// The name of the sheet, where the page was written by a spreadsheet program and has one.
    fn names(&mut self, comment: &str) {
        let mut names = comment.split("<x:Name>").skip(1);
        if let (Some(only), None) = (names.next(), names.next())
            && let Some((name, _)) = only.split_once('<')
        {
            let mut words = Words::default();
            words.push(name);
            self.name = words.take();
        }
    }
}

/// Whether an element says that it is not shown.
fn is_hidden(tag: Tag<'_>) -> bool {
    tag.attribute("style").is_some_and(|style| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        style.to_ascii_lowercase().contains("display:none")
    })
}

/// Whether a field of a form shows what was typed into it.
fn is_typed(tag: Tag<'_>) -> bool {
    let kind = tag.attribute("type").unwrap_or_default().to_ascii_lowercase();
    matches!(kind.as_str(), "text" | "number" | "")
}
