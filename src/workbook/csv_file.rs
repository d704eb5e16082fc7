use super::csv_rows::rows;
use super::separator::separator;
use super::sheet::{Looks, Remark, Sheet};
use super::unreadable::Unreadable;
use super::web::{Decoded, decoded};

/// Fields of a file.
const FIELDS: usize = 4_000_000;
/// How many bytes are looked at for the order of UTF-16 that has no mark.
const BEGINNING: usize = 4096;

/// A text whose rows are lines and whose cells are divided by commas, tabs or semicolons: in UTF-8 or
/// UTF-16 with or without its mark, or in GB18030 as Chinese spreadsheets still write it.
///
/// # Errors
/// When its encoding is not known, it is damaged, or it holds more than may be read.
pub(super) fn csv(bytes: &[u8]) -> Result<Sheet, Unreadable> {
    let Decoded { text, guessed } = text(bytes).ok_or_else(Unreadable::no_encoding)?;
    let chosen = separator(&text)?;
    let mark = chosen.mark.byte();
    if text.bytes().filter(|byte| *byte == mark || *byte == b'\n').count() > FIELDS {
        return Err(Unreadable::too_large("超过四百万格", "more than four million cells"));
    }
    let rows = rows(&text, mark)?;
    let looks = Looks { divided: chosen.unsure, ..Looks::default() };
    let remark = guessed.then_some(Remark::Gb18030);
    Ok(Sheet { remark, looks: looks.into(), ..Sheet::new("", rows) })
}

/// The same of a text under the name of a workbook, where its lines have several cells; nothing where
/// they have one each: that is a text.
pub(super) fn csv_in_disguise(bytes: &[u8]) -> Option<Result<Sheet, Unreadable>> {
    let Decoded { text, .. } = text(bytes)?;
    let is_table = separator(&text).is_ok_and(|chosen| chosen.is_even);
    (is_table && !text.contains('\0')).then(|| csv(bytes))
}

/// The text of a file. One in UTF-16 without its mark has a zero in every second byte of its digits
/// and marks; no other text has one.
fn text(bytes: &[u8]) -> Option<Decoded> {
    let has_mark = encoding_rs::Encoding::for_bom(bytes).is_some();
    if has_mark || !bytes.contains(&0) {
        return decoded(bytes);
    }
    let start = &bytes[..bytes.len().min(BEGINNING)];
    let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let encoding = if odd > even { encoding_rs::UTF_16LE } else { encoding_rs::UTF_16BE };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    // Bytes that are no text are not read as one.
    (!text.contains('\0')).then(|| Decoded { text: text.into_owned(), guessed: false })
}
