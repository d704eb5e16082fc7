use std::collections::HashMap;
use std::io::{BufReader, Cursor, Read};
use std::ops::RangeInclusive;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::gathered::GatheredCells;
use super::raised_runs::says;
use super::unpack::Parts;
use super::unreadable::Unreadable;

/// What hides a row or a column, in a part of a sheet.
const SAID: &[u8] = b" hidden=";
/// Columns and rows that a sheet can have.
const COLUMNS: usize = 16_384;
const ROWS: usize = 1_048_576;

/// Rows and columns of a sheet that are hidden, from 0.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct HiddenLines {
    rows: Vec<RangeInclusive<usize>>,
    columns: Vec<RangeInclusive<usize>>,
}

impl HiddenLines {
    /// Those of the sheets of an .xlsx, by the names of the sheets.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn of_sheets(
        bytes: &[u8],
        parts: &Parts,
    ) -> Result<HashMap<String, HiddenLines>, Unreadable> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Unreadable::damaged)?;
        let mut of_parts: HashMap<String, HiddenLines> = HashMap::new();
        for (index, name) in parts.names.iter().enumerate() {
            let lower = name.to_ascii_lowercase();
            if !lower.contains("worksheets/") || !lower.ends_with(".xml") {
                continue;
            }
            let part = archive.by_index(index).map_err(Unreadable::damaged)?;
            if says(part, SAID, name)? {
                let part = archive.by_index(index).map_err(Unreadable::damaged)?;
                of_parts.insert(file_name(&lower).to_owned(), HiddenLines::of(part)?);
            }
        }
        if of_parts.is_empty() {
            return Ok(HashMap::new());
        }
        let mut named = |end: &str, element: &str, keys: [&str; 2]| {
            let is_it = |name: &String| name.to_ascii_lowercase().ends_with(end);
            let Some(index) = parts.names.iter().position(is_it) else { return Ok(Vec::new()) };
            let part = archive.by_index(index).map_err(Unreadable::damaged)?;
            pairs(part, element, keys)
        };
        let sheets = named("/workbook.xml", "sheet", ["name", "id"])?;
        let targets: HashMap<String, String> =
            named("/workbook.xml.rels", "Relationship", ["Id", "Target"])?.into_iter().collect();
        let lines = |(name, id): (String, String)| {
            let target = targets.get(&id)?.to_ascii_lowercase();
            Some((name, of_parts.get(file_name(&target))?.clone()))
        };
        Ok(sheets.into_iter().filter_map(lines).collect())
    }

    /// Those that the part of a sheet says.
    fn of(part: impl Read) -> Result<HiddenLines, Unreadable> {
        let mut lines = HiddenLines::default();
        let mut next = 0usize;
        each(part, |tag| {
            let number = |name: &str| value(tag, name)?.parse::<usize>().ok();
            let hidden = value(tag, "hidden").is_some_and(|said| said == "1" || said == "true");
            match tag.local_name().as_ref() {
                "row" => {
                    let row = number("r").map_or(next, |row| row.saturating_sub(1)).min(ROWS);
                    next = row + 1;
                    if hidden {
                        lines.rows.push(row..=row);
                    }
                }
                "col" if hidden => {
                    let column = |name| Some(number(name)?.clamp(1, COLUMNS) - 1);
                    if let Some((first, last)) = column("min").zip(column("max")) {
                        lines.columns.push(first..=last);
                    }
                }
                _ => {}
            }
        })?;
        Ok(lines)
    }

    /// Says them of the cells of the sheet.
    pub(super) fn hide(&self, gathered: &mut GatheredCells) {
        for rows in &self.rows {
            gathered.hide_rows(rows.clone());
        }
        for columns in &self.columns {
            gathered.hide_columns(columns.clone());
        }
    }
}

/// The name of a part without its folder: sheets have different ones.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Two attributes of each element of a name.
fn pairs(
    part: impl Read,
    element: &str,
    keys: [&str; 2],
) -> Result<Vec<(String, String)>, Unreadable> {
    let mut found = Vec::new();
    each(part, |tag| {
        if tag.local_name().as_ref() == element {
            found.extend(value(tag, keys[0]).zip(value(tag, keys[1])));
        }
    })?;
    Ok(found)
}

/// Looks at every element of a part.
fn each(part: impl Read, mut look: impl FnMut(&BytesStart<'_>)) -> Result<(), Unreadable> {
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(Unreadable::damaged)? {
            Event::Start(tag) | Event::Empty(tag) => look(&tag),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The value of an attribute, by its name without the prefix.
fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|one| one.key.local_name().as_ref() == name)?;
    let text = found.normalized_value(quick_xml::XmlVersion::Implicit1_0);
    Some(text.map_or_else(|_| found.value.to_string(), |text| text.into_owned()))
}
