/// Where a stretch of records begins, and where it ends.
pub(super) const BEGIN: u16 = 0x0809;
pub(super) const FINISH: u16 = 0x000A;
/// A sheet of the workbook: where its records begin.
pub(super) const SHEET: u16 = 0x0085;
/// A cell of a formula with its value, and cells of numbers in a row.
pub(super) const FORMULA: u16 = 0x0006;
pub(super) const SEVERAL: u16 = 0x00BD;

/// A record: its type, where it begins, its data.
pub(super) struct Record {
    pub kind: u16,
    pub at: usize,
    pub data: std::ops::Range<usize>,
}

/// The records from a place on, as far as they are whole.
pub(super) fn records(stream: &[u8], from: usize) -> impl Iterator<Item = Record> + '_ {
    let mut at = from;
    std::iter::from_fn(move || {
        let (kind, length) = (short(stream, at)?, short(stream, at + 2)? as usize);
        let data = at + 4..at + 4 + length;
        stream.get(data.clone())?;
        let record = Record { kind, at, data };
        at += 4 + length;
        Some(record)
    })
}

pub(super) fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}
