use std::collections::HashMap;
use std::io::{BufReader, Cursor};

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::ods_attributes::attribute;

/// How many decimals the number formats of an .ods show: of most cells the print says it, of a zero
/// that shows as a dash only the format.
#[derive(Default)]
pub(super) struct OdsFormats {
    /// The format being declared.
    format: String,
    /// The decimals of each format; of one in parts, the format of the first of them.
    decimals: HashMap<String, usize>,
    first_parts: HashMap<String, String>,
    /// The formats of the styles of cells.
    styles: HashMap<String, String>,
}

/// Decimals that a cell can show.
const MOST: usize = 30;

impl OdsFormats {
    /// Those that the whole workbook has; a part of styles that cannot be read has none.
    pub(super) fn of_styles(archive: &mut ZipArchive<Cursor<&[u8]>>) -> OdsFormats {
        let mut formats = OdsFormats::default();
        let Ok(part) = archive.by_name("styles.xml") else { return formats };
        let mut reader = quick_xml::Reader::from_reader(BufReader::new(part));
        reader.config_mut().expand_empty_elements = true;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(start)) => {
                    let name = start.name();
                    formats.declare(name.as_ref(), &start);
                }
                Ok(Event::Eof) | Err(_) => return formats,
                Ok(_) => {}
            }
        }
    }

    /// A piece of a format.
    pub(super) fn declare(&mut self, name: &str, start: &BytesStart<'_>) {
        match name {
            "number:number" => {
                let said = attribute(start, "number:decimal-places");
                if let Some(decimals) = said.and_then(|said| said.parse::<usize>().ok()) {
                    let own = self.decimals.entry(self.format.clone());
                    own.or_insert_with(|| decimals.min(MOST));
                }
            }
            "style:map" => {
                if let Some(part) = attribute(start, "style:apply-style-name") {
                    self.first_parts.entry(self.format.clone()).or_insert(part);
                }
            }
            name if name.starts_with("number:") && name.ends_with("-style") => {
                self.format = attribute(start, "style:name").unwrap_or_default();
            }
            _ => {}
        }
    }

    /// A style of cells.
    pub(super) fn style(&mut self, style: &str, start: &BytesStart<'_>) {
        // What a style says under conditions is no part of a format.
        self.format.clear();
        if let Some(format) = attribute(start, "style:data-style-name") {
            self.styles.insert(style.to_owned(), format);
        }
    }

    /// The styles of a table's columns.
    pub(super) fn columns(&self) -> ColumnStyles<'_> {
        ColumnStyles { formats: self, columns: Vec::new() }
    }

    fn of(&self, style: &str) -> Option<usize> {
        let format = self.styles.get(style)?;
        let first = || self.decimals.get(self.first_parts.get(format)?);
        self.decimals.get(format).into_iter().chain(first()).copied().max()
    }
}

/// The styles that cells of a table have which say none, by their columns.
pub(super) struct ColumnStyles<'a> {
    formats: &'a OdsFormats,
    /// The column behind each stretch, and its style.
    columns: Vec<(u32, String)>,
}

impl ColumnStyles<'_> {
    /// The columns up to one.
    pub(super) fn column(&mut self, start: &BytesStart<'_>, end: u32) {
        let style = attribute(start, "table:default-cell-style-name").unwrap_or_default();
        self.columns.push((end, style));
    }

    /// How many decimals numbers of a cell's format have.
    pub(super) fn decimals(&self, start: &BytesStart<'_>, column: u32) -> Option<usize> {
        if let Some(own) = attribute(start, "table:style-name") {
            return self.formats.of(&own);
        }
        let at = self.columns.partition_point(|(end, _)| *end <= column);
        self.formats.of(&self.columns.get(at)?.1)
    }
}
