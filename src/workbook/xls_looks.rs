use std::collections::{BTreeMap, HashMap, HashSet};

use super::gathered::{At, GatheredCells};
use super::number_format::NumberFormat;
use super::xls_records::{BEGIN, FINISH, FORMULA, Record, SEVERAL, SHEET, records, short};

const NUMBER: u16 = 0x0203;
const SMALL_NUMBER: u16 = 0x027E;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007D;
const FORMAT: u16 = 0x041E;
const STYLE: u16 = 0x00E0;
/// The edition of the format that writes texts in UTF-16.
const WIDE: u16 = 0x0600;
/// The columns that a sheet can have.
const LAST_COLUMN: u16 = 255;

/// The number formats of a workbook, by the styles of its cells.
pub(super) struct XlsFormats {
    codes: HashMap<u16, Option<NumberFormat>>,
    /// The format of each style.
    styles: Vec<u16>,
}

impl XlsFormats {
    pub(super) fn of(stream: &[u8]) -> XlsFormats {
        let mut formats = XlsFormats { codes: HashMap::new(), styles: Vec::new() };
        let mut wide = true;
        for record in records(stream, 0).take_while(|record| record.kind != FINISH) {
            let data = &stream[record.data.clone()];
            match record.kind {
                BEGIN => wide = short(data, 0) == Some(WIDE),
                FORMAT => {
                    if let Some((id, code)) = short(data, 0).zip(code(data, wide)) {
                        formats.codes.insert(id, NumberFormat::of_code(&code));
                    }
                }
                STYLE => formats.styles.push(short(data, 2).unwrap_or_default()),
                _ => {}
            }
        }
        let used: Vec<u16> = formats.styles.clone();
        for id in used {
            let built_in = || NumberFormat::of_builtin(u32::from(id));
            formats.codes.entry(id).or_insert_with(built_in);
        }
        formats
    }

    /// The format of a style.
    pub(super) fn of_style(&self, style: u16) -> Option<&NumberFormat> {
        self.codes.get(self.styles.get(usize::from(style))?)?.as_ref()
    }
}

/// The text of a format.
fn code(data: &[u8], wide: bool) -> Option<String> {
    if !wide {
        let count = usize::from(*data.get(2)?);
        let (text, _, _) = encoding_rs::GB18030.decode(data.get(3..3 + count)?);
        return Some(text.into_owned());
    }
    let count = usize::from(short(data, 2)?);
    if data.get(4)? & 1 == 0 {
        return Some(data.get(5..5 + count)?.iter().map(|byte| char::from(*byte)).collect());
    }
    let units = data.get(5..5 + 2 * count)?.chunks_exact(2);
    let units: Vec<u16> = units.map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    Some(String::from_utf16_lossy(&units))
}

/// How the cells of a sheet look.
#[derive(Default)]
pub(super) struct XlsLooks {
    /// The styles of cells of numbers.
    styles: HashMap<At, u16>,
    /// Formulas that came to a text, which may be blank.
    texts: HashSet<At>,
    hidden_rows: Vec<usize>,
    hidden_columns: Vec<std::ops::RangeInclusive<usize>>,
}

impl XlsLooks {
    /// Those of all sheets, by their numbers.
    pub(super) fn of_sheets(stream: &[u8]) -> BTreeMap<usize, XlsLooks> {
        let globals = records(stream, 0).take_while(|record| record.kind != FINISH);
        let listed = globals.filter(|record| record.kind == SHEET);
        let start = |record: Record| {
            let four = stream.get(record.data.start..record.data.start + 4)?;
            Some(u32::from_le_bytes(four.try_into().ok()?) as usize)
        };
        let starts = listed.map(start).enumerate();
        starts.filter_map(|(index, start)| Some((index, XlsLooks::of(stream, start?)))).collect()
    }

    fn of(stream: &[u8], start: usize) -> XlsLooks {
        let mut looks = XlsLooks::default();
        let mut depth = 0usize;
        for record in records(stream, start) {
            match record.kind {
                BEGIN => depth += 1,
                FINISH if depth <= 1 => break,
                FINISH => depth -= 1,
                _ if depth == 1 => {
                    // A record that is too short says nothing.
                    let _ = looks.read(record.kind, &stream[record.data.clone()]);
                }
                _ => {}
            }
        }
        looks
    }

    fn read(&mut self, kind: u16, data: &[u8]) -> Option<()> {
        let (first, second) = (short(data, 0)?, short(data, 2)?);
        let at = |column: u16| (u32::from(first), u32::from(column));
        match kind {
            NUMBER | SMALL_NUMBER | FORMULA => {
                self.styles.insert(at(second), short(data, 4)?);
                let is_text = kind == FORMULA && short(data, 12)? == u16::MAX;
                if is_text && matches!(data.get(6)?, 0 | 3) {
                    self.texts.insert(at(second));
                }
            }
            SEVERAL => {
                // A style and a number for each column, six bytes.
                let styles = data.get(4..)?.chunks_exact(6).filter_map(|one| short(one, 0));
                let columns = second..=u16::MAX;
                self.styles.extend(columns.zip(styles).map(|(column, style)| (at(column), style)));
            }
            ROW if data.get(12)? & 0x20 != 0 => self.hidden_rows.push(usize::from(first)),
            COLUMNS if data.get(8)? & 1 != 0 => {
                let last = second.min(LAST_COLUMN).max(first);
                self.hidden_columns.push(usize::from(first)..=usize::from(last));
            }
            _ => {}
        }
        Some(())
    }

    /// The style of a cell of a number.
    pub(super) fn style(&self, at: At) -> Option<u16> {
        self.styles.get(&at).copied()
    }

    /// Whether a cell holds a formula that came to a text: where none is there, to a blank one.
    pub(super) fn is_blank(&self, at: At) -> bool {
        self.texts.contains(&at)
    }

    /// Says which rows and columns are hidden.
    pub(super) fn hide(&self, gathered: &mut GatheredCells) {
        for row in &self.hidden_rows {
            gathered.hide_rows(*row..=*row);
        }
        for columns in &self.hidden_columns {
            gathered.hide_columns(columns.clone());
        }
    }
}
