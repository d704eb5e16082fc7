use std::collections::HashSet;
use std::io::{BufReader, Cursor};

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::gathered::{Budget, GatheredCells};
use super::number::{NumberFormat, shown};
use super::sheet::{Remark, Sheet};
use super::shown_text::truth;
use super::unreadable::Unreadable;

/// Columns and rows that a sheet can have; what is said to be repeated beyond is nothing.
const COLUMNS: u32 = 16_384;
const ROWS: u32 = 1_048_576;

type Xml<'a> = quick_xml::Reader<BufReader<zip::read::ZipFile<'a, Cursor<&'a [u8]>>>>;

/// Reads the sheets of an .ods: cells and rows that are repeated are read as often as the sheet's
/// bounds allow, and blank ones not at all.
pub(super) fn ods(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Unreadable::damaged)?;
    encrypted(&mut archive)?;
    let part = archive.by_name("content.xml").map_err(Unreadable::damaged)?;
    let mut reader: Xml<'_> = quick_xml::Reader::from_reader(BufReader::new(part));
    reader.config_mut().expand_empty_elements = true;
    let mut content = Content {
        budget: Budget::new(),
        hidden: HashSet::new(),
        style: String::new(),
        sheets: Vec::new(),
    };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(Unreadable::damaged)? {
            Event::Start(start) => match start.name().as_ref() {
                "style:style" => {
                    content.style = attribute(&start, "style:name").unwrap_or_default()
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
                    let gathered = table(&mut reader, &mut content.budget)?;
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
    /// The style being declared.
    style: String,
    sheets: Vec<Sheet>,
}

fn encrypted(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), Unreadable> {
    let Ok(manifest) = archive.by_name("META-INF/manifest.xml") else { return Ok(()) };
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(manifest));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(Unreadable::damaged)? {
            Event::Start(start) | Event::Empty(start)
                if start.local_name().as_ref() == "encryption-data" =>
            {
                return Err(Unreadable::encrypted());
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Reads the rows of a table up to its end.
fn table(reader: &mut Xml<'_>, budget: &mut Budget) -> Result<GatheredCells, Unreadable> {
    let mut gathered = GatheredCells::default();
    let (mut row, mut repeated) = (0u32, 1u32);
    let mut cells: Vec<(u32, String)> = Vec::new();
    let mut column = 0u32;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(Unreadable::damaged)? {
            Event::Start(start) => match start.name().as_ref() {
                "table:table-row" => {
                    repeated = repeats(&start, "table:number-rows-repeated");
                    column = 0;
                    cells.clear();
                }
                "table:table-cell" | "table:covered-table-cell" => {
                    let again = repeats(&start, "table:number-columns-repeated");
                    let end = start.name().as_ref().to_owned();
                    let attributes = Attributes::of(&start);
                    let text = attributes.text(&inner(reader, &end, budget)?);
                    if !text.trim().is_empty() {
                        let last = column.saturating_add(again).min(COLUMNS);
                        budget.text(
                            text.len().saturating_mul(last.saturating_sub(column) as usize),
                        )?;
                        cells.extend((column..last).map(|column| (column, text.clone())));
                    }
                    column = column.saturating_add(again).min(COLUMNS);
                }
                _ => {}
            },
            Event::End(end) => match end.name().as_ref() {
                "table:table-row" => {
                    let last = row.saturating_add(repeated).min(ROWS);
                    if !cells.is_empty() {
                        for row in row..last {
                            if gathered.is_full() {
                                gathered.lose((row, cells[0].0), last - row);
                                break;
                            }
                            for (column, text) in &cells {
                                gathered.push((row, *column), text.clone(), budget)?;
                            }
                        }
                    }
                    row = last;
                }
                "table:table" => return Ok(gathered),
                _ => {}
            },
            Event::Eof => return Err(Unreadable::damaged("content.xml")),
            _ => {}
        }
    }
}

/// The text inside a cell up to its end, a line a paragraph; what floats over it and what is
/// remarked about it is no part of it.
fn inner(reader: &mut Xml<'_>, end: &str, budget: &mut Budget) -> Result<String, Unreadable> {
    let mut text = String::new();
    let (mut paragraphs, mut aside) = (0usize, 0usize);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(Unreadable::damaged)? {
            Event::Start(start) => {
                let name = start.name();
                let name = name.as_ref();
                if aside > 0
                    || name == "office:annotation"
                    || name.starts_with("draw:")
                    || name == "table:table"
                {
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
                    _ => {}
                }
            }
            Event::End(closed) if aside > 0 => {
                let _ = closed;
                aside -= 1;
            }
            Event::End(closed) if closed.name().as_ref() == end => return Ok(text),
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

/// What a cell says of itself.
#[derive(Default)]
struct Attributes {
    kind: String,
    value: Option<String>,
    /// A date, a time or a text.
    said: Option<String>,
    truth: Option<bool>,
    formula: Option<String>,
}

impl Attributes {
    fn of(start: &BytesStart<'_>) -> Attributes {
        Attributes {
            kind: attribute(start, "office:value-type").unwrap_or_default(),
            value: attribute(start, "office:value"),
            said: ["office:date-value", "office:time-value", "office:string-value"]
                .into_iter()
                .find_map(|name| attribute(start, name)),
            truth: attribute(start, "office:boolean-value")
                .map(|value| value.eq_ignore_ascii_case("true")),
            formula: attribute(start, "table:formula"),
        }
    }

    /// The text of the cell: its number as it was typed, its words; a formula that was never
    /// computed is itself.
    fn text(&self, inner: &str) -> String {
        if let Some(value) = &self.value {
            let percent = NumberFormat { least: 0, most: 10, whole: 1, divided: 0, percent: true };
            return value.parse().map_or_else(
                |_| value.clone(),
                |number| shown(number, (self.kind == "percentage").then_some(percent)),
            );
        }
        if let Some(value) = self.truth {
            return truth(value).to_owned();
        }
        let words =
            self.said.clone().filter(|said| !said.is_empty()).unwrap_or_else(|| inner.to_owned());
        match &self.formula {
            Some(formula) if words.trim().is_empty() && !formula.is_empty() => format!(
                "={}",
                formula.rsplit_once(":=").map_or(formula.as_str(), |(_, formula)| formula)
            ),
            _ => words,
        }
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.as_ref() == name)?;
    Some(
        found
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .map_or_else(|_| found.value.to_string(), |value| value.into_owned()),
    )
}

/// How often something is repeated: once where nothing is said.
fn repeats(start: &BytesStart<'_>, name: &str) -> u32 {
    attribute(start, name).and_then(|count| count.trim().parse().ok()).unwrap_or(1)
}
