use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, SheetType, SheetVisible, Xls, XlsError};

use super::cfb;
use super::gathered::{At, Budget, GatheredCells};
use super::number::{plain, shown};
use super::sheet::{Remark, Sheet};
use super::shown_text::of_cell;
use super::unreadable::Unreadable;
use super::xls_looks::{XlsFormats, XlsLooks};
use super::xls_records::{BEGIN, FINISH, FORMULA, Record, SEVERAL, SHEET, records, short};

/// Sheets of a workbook.
const SHEETS: usize = 1_000;
/// A type that no record has: what bears it is passed over.
const NOTHING: u16 = 0xFFFF;

/// Reads the sheets of an .xls. The library keeps a sheet as the rectangle that holds all its
/// cells, and believes what the file says of its size: so records of cells far from all others, and
/// of sizes, are taken out before it sees them.
pub(super) fn xls(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let mut stream = cfb::workbook(bytes)?;
    let mut lost = bounded(&mut stream)?;
    let formats = XlsFormats::of(&stream);
    let mut looks = XlsLooks::of_sheets(&stream);
    let mut book: Xls<_> = Xls::new(Cursor::new(cfb::wrapped(&stream))).map_err(fault)?;
    drop(stream);
    let mut budget = Budget::new();
    let mut sheets = Vec::new();
    let listed: Vec<_> = book.sheets_metadata().to_vec();
    for (index, listed) in listed.into_iter().enumerate() {
        if listed.typ != SheetType::WorkSheet {
            continue;
        }
        let mut gathered = GatheredCells::default();
        if let Some((at, count)) = lost.remove(&index) {
            gathered.lose(at, count);
        }
        let range = book.worksheet_range(&listed.name).map_err(fault)?;
        let (top, left) = range.start().unwrap_or_default();
        let looks = looks.remove(&index).unwrap_or_default();
        looks.hide(&mut gathered);
        for (row, column, value) in range.used_cells() {
            if let Some(at) = place(row, column, (top, left)) {
                let format = looks.style(at).and_then(|style| formats.of_style(style));
                let number = |value| match format {
                    Some(format) => shown(value, Some(format)),
                    None => plain(value).into(),
                };
                gathered.push(at, of_cell(value, number), &mut budget)?;
            }
        }
        // A formula that no program has computed yet has no value to take: it shows as itself, so
        // that it is found and not taken for a blank.
        if let Ok(formulas) = book.worksheet_formula(&listed.name) {
            let from = formulas.start().unwrap_or_default();
            for (row, column, formula) in formulas.used_cells() {
                let Some(at) = place(row, column, from) else { continue };
                let blank = matches!(range.get_value(at), None | Some(Data::Empty));
                if !formula.is_empty() && blank && !looks.is_blank(at) {
                    gathered.push(at, format!("={formula}"), &mut budget)?;
                }
            }
        }
        let merged: Vec<(At, At)> = book
            .merge_cells_by_sheet_name(&listed.name)
            .unwrap_or_default()
            .into_iter()
            .map(|range| (range.start, range.end))
            .collect();
        let remark = (listed.visible != SheetVisible::Visible).then_some(Remark::Hidden);
        sheets.push(gathered.into_sheet(listed.name, remark, &merged, &mut budget)?);
    }
    Ok(sheets)
}

/// Where a cell of a range stands in its sheet; nothing beyond what a sheet can have.
fn place(row: usize, column: usize, (top, left): At) -> Option<At> {
    let at = |inner: usize, from: u32| u32::try_from(inner).ok()?.checked_add(from);
    Some((at(row, top)?, at(column, left)?))
}

fn fault(error: XlsError) -> Unreadable {
    match error {
        XlsError::Password => Unreadable::encrypted(),
        other => Unreadable::damaged(other),
    }
}

const PASSWORD: u16 = 0x002F;
const STRINGS: u16 = 0x00FC;
const SIZE: u16 = 0x0200;
const FORMULA_TEXT: u16 = 0x0207;
const SHARED_TEXT: u16 = 0x00FD;

type Lost = BTreeMap<usize, (At, u32)>;

/// Takes out of the stream what would make the library ask for more memory than the cells need.
/// What was lost is told by the sheet's number.
fn bounded(stream: &mut [u8]) -> Result<Lost, Unreadable> {
    let damaged = || Unreadable::damaged("BIFF");
    let mut sheets: Vec<usize> = Vec::new();
    let mut lengths: Vec<u64> = Vec::new();
    for record in records(stream, 0).take_while(|record| record.kind != FINISH) {
        let data = &stream[record.data.clone()];
        match record.kind {
            PASSWORD if short(data, 0) != Some(0) => return Err(Unreadable::encrypted()),
            SHEET => sheets.push(u32::from_le_bytes(
                data.get(..4).ok_or_else(damaged)?.try_into().map_err(|_| damaged())?,
            ) as usize),
            STRINGS => lengths = text_lengths(stream, &record),
            _ => {}
        }
    }
    if sheets.len() > SHEETS {
        return Err(Unreadable::too_large("工作表太多", "too many sheets"));
    }
    let mut budget = Budget::new();
    let mut lost = Lost::new();
    let mut ends: Vec<(usize, usize)> = Vec::new();
    for (index, start) in sheets.into_iter().enumerate() {
        if short(stream, start) != Some(BEGIN)
            || ends.iter().any(|(first, last)| (*first..*last).contains(&start))
        {
            return Err(damaged());
        }
        let own = Own::of(stream, start);
        if ends.iter().any(|(first, _)| (start..own.end).contains(first)) {
            return Err(damaged());
        }
        ends.push((start, own.end));
        // A text that many cells share is kept by each.
        for shared in &own.shared {
            let bytes = lengths.get(*shared).copied().unwrap_or(u64::from(u16::MAX)) * 3;
            budget.text(usize::try_from(bytes).unwrap_or(usize::MAX))?;
        }
        let places: Vec<At> =
            own.cells.iter().flat_map(|cell| [cell.from, (cell.from.0, cell.last)]).collect();
        let (height, width) = budget.bounds(&places);
        for size in own.sizes {
            stream[size..size + 2].copy_from_slice(&NOTHING.to_le_bytes());
        }
        for cell in own.cells.iter().filter(|cell| cell.from.0 >= height || cell.last >= width) {
            let count = cell.last.saturating_sub(cell.from.1) + 1;
            let (_, before) = *lost.entry(index).or_insert((cell.from, 0));
            lost.entry(index).and_modify(|(_, all)| *all = before.saturating_add(count));
            for at in std::iter::once(cell.at).chain(cell.text) {
                stream[at..at + 2].copy_from_slice(&NOTHING.to_le_bytes());
            }
        }
    }
    Ok(lost)
}

/// A record of a cell, or of several in a row.
struct CellRecord {
    at: usize,
    from: At,
    /// The last column.
    last: u32,
    /// The record of the text that a formula gave.
    text: Option<usize>,
}

/// What one sheet's records are.
struct Own {
    end: usize,
    sizes: Vec<usize>,
    cells: Vec<CellRecord>,
    shared: Vec<usize>,
}

impl Own {
    fn of(stream: &[u8], start: usize) -> Own {
        let mut own = Own { end: start, sizes: Vec::new(), cells: Vec::new(), shared: Vec::new() };
        let mut depth = 0usize;
        let mut formula: Option<usize> = None;
        for record in records(stream, start) {
            own.end = record.data.end;
            match record.kind {
                BEGIN => depth += 1,
                FINISH if depth <= 1 => return own,
                FINISH => depth -= 1,
                _ => {}
            }
            if depth > 1 {
                continue;
            }
            let data = &stream[record.data.clone()];
            match record.kind {
                SIZE => own.sizes.push(record.at),
                FORMULA_TEXT => match formula.and_then(|index| own.cells.get_mut(index)) {
                    Some(cell) => cell.text = Some(record.at),
                    // A text of no formula stands in the first cell.
                    None => own.cells.push(CellRecord {
                        at: record.at,
                        from: (0, 0),
                        last: 0,
                        text: None,
                    }),
                },
                0x0203 | 0x0204 | 0x0205 | 0x00D6 | 0x027E | SHARED_TEXT | SEVERAL | FORMULA => {
                    let (Some(row), Some(column)) = (short(data, 0), short(data, 2)) else {
                        continue;
                    };
                    let last = if record.kind == SEVERAL {
                        data.len()
                            .checked_sub(2)
                            .and_then(|at| short(data, at))
                            .unwrap_or(column)
                            .max(column)
                    } else {
                        column
                    };
                    if record.kind == FORMULA {
                        formula = Some(own.cells.len());
                    }
                    if record.kind == SHARED_TEXT {
                        own.shared.extend(
                            short(data, 6)
                                .map(usize::from)
                                .filter(|_| data.len() >= 10)
                                .map(|low| low + (usize::from(short(data, 8).unwrap_or(0)) << 16)),
                        );
                    }
                    own.cells.push(CellRecord {
                        at: record.at,
                        from: (u32::from(row), u32::from(column)),
                        last: u32::from(last),
                        text: None,
                    });
                }
                _ => {}
            }
        }
        own
    }
}

/// How many characters each of the shared texts has; as far as they are sound.
fn text_lengths(stream: &[u8], first: &Record) -> Vec<u64> {
    const GOES_ON: u16 = 0x003C;
    let mut pieces: Vec<&[u8]> = vec![&stream[first.data.clone()]];
    pieces.extend(
        records(stream, first.data.end)
            .take_while(|record| record.kind == GOES_ON)
            .map(|record| &stream[record.data]),
    );
    let mut lengths = Vec::new();
    let (mut piece, mut at) = (0usize, 8usize);
    // Bytes over the ends of pieces.
    let skip = |piece: &mut usize, at: &mut usize, mut count: usize| {
        while let Some(rest) = pieces.get(*piece).map(|bytes| bytes.len().saturating_sub(*at)) {
            if count <= rest {
                *at += count;
                return true;
            }
            count -= rest;
            (*piece, *at) = (*piece + 1, 0);
        }
        false
    };
    while piece < pieces.len() {
        if at >= pieces[piece].len() {
            (piece, at) = (piece + 1, 0);
            continue;
        }
        let (Some(count), Some(flags)) =
            (short(pieces[piece], at), pieces[piece].get(at + 2).copied())
        else {
            break;
        };
        at += 3;
        let runs = if flags & 8 == 0 { 0 } else { short(pieces[piece], at).map_or(0, usize::from) };
        at += if flags & 8 == 0 { 0 } else { 2 };
        let extra = if flags & 4 == 0 {
            0
        } else {
            pieces[piece]
                .get(at..at + 4)
                .map_or(0, |four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]) as usize)
        };
        at += if flags & 4 == 0 { 0 } else { 4 };
        lengths.push(u64::from(count));
        let mut left = usize::from(count);
        let mut wide = flags & 1 != 0;
        while left > 0 {
            let Some(bytes) = pieces.get(piece) else { return lengths };
            let each = if wide { 2 } else { 1 };
            let here = (bytes.len().saturating_sub(at) / each).min(left);
            left -= here;
            at += here * each;
            if left > 0 {
                // A text that goes on in the next piece says its width anew.
                (piece, at) = (piece + 1, 1);
                let Some(again) = pieces.get(piece).and_then(|bytes| bytes.first()) else {
                    return lengths;
                };
                wide = again & 1 != 0;
            }
        }
        if !skip(&mut piece, &mut at, runs.saturating_mul(4).saturating_add(extra)) {
            break;
        }
    }
    lengths
}
