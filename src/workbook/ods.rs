use std::collections::HashSet;
use std::io::{BufReader, Cursor};

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::gathered::{Budget, GatheredCells};
use super::ods_attributes::{CellAttributes, attribute, repeats};
use super::ods_formats::OdsFormats;
use super::raised::{LEVEL, RAISED};
use super::sheet::{Remark, Sheet};
use super::shown_text::Shown;
use super::unreadable::Unreadable;

/// Columns and rows that a sheet can have; what is said to be repeated beyond is nothing.
const COLUMNS: u32 = 16_384;
const ROWS: u32 = 1_048_576;

type Xml<'a> = quick_xml::Reader<BufReader<zip::read::ZipFile<'a, Cursor<&'a [u8]>>>>;

/// Reads the sheets of an .ods: cells and rows that are repeated are read as often as the sheet's
/// bounds allow, and blank ones not at all.
pub(super) fn ods(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Unreadable::damaged)?;
    let formats = OdsFormats::of_styles(&mut archive);
    let part = archive.by_name("content.xml").map_err(Unreadable::damaged)?;
    let mut reader: Xml<'_> = quick_xml::Reader::from_reader(BufReader::new(part));
    reader.config_mut().expand_empty_elements = true;
    let mut content = Content {
        budget: Budget::new(),
        hidden: HashSet::new(),
        raised: HashSet::new(),
        formats,
        style: String::new(),
        sheets: Vec::new(),
    };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(Unreadable::damaged)? {
            Event::Start(start) => match start.name().as_ref() {
                name if name.starts_with("number:") || name == "style:map" => {
                    content.formats.declare(name, &start);
                }
                "style:style" => {
                    content.style = attribute(&start, "style:name").unwrap_or_default();
                    content.formats.style(&content.style, &start);
                }
                "style:text-properties" if is_raised(&start) => {
                    content.raised.insert(content.style.clone());
                }
                "style:table-properties"
                    if attribute(&start, "table:display").as_deref() == Some("false") =>
                {
                    content.hidden.insert(std::mem::take(&mut content.style));
                }
                "table:table" => {
                    let name = attribute(&start, "table:name").unwrap_or_default();
                    let hidden = attribute(&start, "table:style-name")
                        .is_some_and(|style| content.hidden.contains(&style));
                    let gathered = table(
                        &mut reader,
                        (&content.raised, &content.formats),
                        &mut content.budget,
                    )?;
                    let sheet = gathered.into_sheet(
                        name,
                        hidden.then_some(Remark::Hidden),
                        &[],
                        &mut content.budget,
                    )?;
                    content.sheets.push(sheet);
                }
                _ => {}
            },
            Event::Eof => return Ok(content.sheets),
            _ => {}
        }
    }
}

struct Content {
    budget: Budget,
    /// Styles of tables that are not shown.
    hidden: HashSet<String>,
    /// Styles of pieces of text that are raised above their line.
    raised: HashSet<String>,
    formats: OdsFormats,
    /// The style being declared.
    style: String,
    sheets: Vec<Sheet>,
}

/// Whether a style raises its text: `super 58%`, `33% 58%`.
fn is_raised(start: &BytesStart<'_>) -> bool {
    attribute(start, "style:text-position").is_some_and(|position| {
        let height = position.split_whitespace().next().unwrap_or_default();
        let raised = |percent: &str| percent.starts_with(|c: char| matches!(c, '1'..='9'));
        height == "super" || height.strip_suffix('%').is_some_and(raised)
    })
}

/// Whether a row or a column is not shown.
fn is_hidden(start: &BytesStart<'_>) -> bool {
    let visibility = attribute(start, "table:visibility");
    matches!(visibility.as_deref(), Some("collapse" | "filter"))
}

/// Reads the rows of a table up to its end.
fn table(
    reader: &mut Xml<'_>,
    (raised, formats): (&HashSet<String>, &OdsFormats),
    budget: &mut Budget,
) -> Result<GatheredCells, Unreadable> {
    let mut gathered = GatheredCells::default();
    let mut styles = formats.columns();
    let mut row = Row::default();
    let mut columns = 0u32;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(Unreadable::damaged)? {
            Event::Start(start) => match start.name().as_ref() {
                "table:table-column" => {
                    let again = repeats(&start, "table:number-columns-repeated");
                    let last = columns.saturating_add(again).min(COLUMNS);
                    if is_hidden(&start) && last > columns {
                        gathered.hide_columns(columns as usize..=last as usize - 1);
                    }
                    styles.column(&start, last);
                    columns = last;
                }
                "table:table-row" => row.begin(&start),
                "table:table-cell" | "table:covered-table-cell" => {
                    let again = repeats(&start, "table:number-columns-repeated");
                    let end = start.name().as_ref().to_owned();
                    let attributes = CellAttributes::of(&start);
                    let decimals = styles.decimals(&start, row.column);
                    let words = inner(reader, &end, raised, budget)?;
                    row.put(attributes.shown(&words, decimals), again, budget)?;
                }
                _ => {}
            },
            Event::End(end) => match end.name().as_ref() {
                "table:table-row" => row.end(&mut gathered, budget)?,
                "table:table" => return Ok(gathered),
                _ => {}
            },
            Event::Eof => return Err(Unreadable::damaged("content.xml")),
            _ => {}
        }
    }
}

/// A row while it is read.
#[derive(Default)]
struct Row {
    /// Its number, and how many are the same.
    at: u32,
    repeated: u32,
    hidden: bool,
    column: u32,
    cells: Vec<(u32, Shown)>,
}

impl Row {
    fn begin(&mut self, start: &BytesStart<'_>) {
        self.repeated = repeats(start, "table:number-rows-repeated");
        self.hidden = is_hidden(start);
        self.column = 0;
        self.cells.clear();
    }

    /// Puts a cell as often as it is there.
    fn put(&mut self, shown: Shown, again: u32, budget: &mut Budget) -> Result<(), Unreadable> {
        let last = self.column.saturating_add(again).min(COLUMNS);
        if !shown.text.trim().is_empty() || shown.concealed {
            let count = last.saturating_sub(self.column) as usize;
            budget.text(shown.text.len().saturating_mul(count))?;
            self.cells.extend((self.column..last).map(|column| (column, shown.clone())));
        }
        self.column = last;
        Ok(())
    }

    fn end(&mut self, gathered: &mut GatheredCells, budget: &mut Budget) -> Result<(), Unreadable> {
        let last = self.at.saturating_add(self.repeated).min(ROWS);
        if self.hidden && last > self.at {
            gathered.hide_rows(self.at as usize..=last as usize - 1);
        }
        if !self.cells.is_empty() {
            for row in self.at..last {
                if gathered.is_full() {
                    gathered.lose((row, self.cells[0].0), last - row);
                    break;
                }
                for (column, shown) in &self.cells {
                    gathered.push((row, *column), shown.clone(), budget)?;
                }
            }
        }
        self.at = last;
        Ok(())
    }
}

/// The text inside a cell up to its end, a line a paragraph; what floats over it and what is
/// remarked about it is no part of it. Nothing where it has no paragraph.
fn inner(
    reader: &mut Xml<'_>,
    end: &str,
    raised: &HashSet<String>,
    budget: &mut Budget,
) -> Result<Option<String>, Unreadable> {
    let mut text = String::new();
    let (mut paragraphs, mut aside) = (0usize, 0usize);
    // Whether each piece that is open is raised.
    let mut pieces: Vec<bool> = Vec::new();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(Unreadable::damaged)? {
            Event::Start(start) => {
                let name = start.name();
                let name = name.as_ref();
                if aside > 0 || is_aside(name) {
                    aside += 1;
                    continue;
                }
                match name {
                    "text:p" => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                    }
                    "text:line-break" => text.push('\n'),
                    "text:tab" => text.push('\t'),
                    "text:s" => text.extend(std::iter::repeat_n(
                        ' ',
                        repeats(&start, "text:c").min(1_000) as usize,
                    )),
                    "text:span" => {
                        let style = attribute(&start, "text:style-name");
                        let own = style.is_some_and(|style| raised.contains(&style));
                        pieces.push(own);
                        text.extend(own.then_some(RAISED));
                    }
                    _ => {}
                }
            }
            Event::End(_) if aside > 0 => aside -= 1,
            Event::End(closed) if closed.name().as_ref() == end => {
                return Ok((paragraphs > 0).then_some(text));
            }
            Event::End(closed) if closed.name().as_ref() == "text:span" => {
                text.extend(pieces.pop().unwrap_or(false).then_some(LEVEL));
            }
            Event::Text(words) if aside == 0 && paragraphs > 0 => {
                text.push_str(&words.xml10_content())
            }
            Event::CData(words) if aside == 0 && paragraphs > 0 => {
                text.push_str(&words.xml10_content())
            }
            Event::GeneralRef(reference) if aside == 0 && paragraphs > 0 => {
                match reference.resolve_char_ref() {
                    Ok(Some(c)) => text.push(c),
                    _ => text.push_str(
                        quick_xml::escape::resolve_predefined_entity(&reference.xml10_content())
                            .unwrap_or_default(),
                    ),
                }
            }
            Event::Eof => return Err(Unreadable::damaged("content.xml")),
            _ => {}
        }
        if text.len() > 1 << 20 {
            budget.text(text.len())?;
        }
    }
}

/// Whether an element of a cell is no part of its text.
fn is_aside(name: &str) -> bool {
    name == "office:annotation" || name.starts_with("draw:") || name == "table:table"
}
