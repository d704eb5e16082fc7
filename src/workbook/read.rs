use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use super::as_text::marked_up;
use super::cfb;
use super::csv_file::{csv, csv_in_disguise};
use super::ods::ods;
use super::other_kind::{is_encrypted_open, is_open_text, no_workbook, other_archive, other_kind};
use super::sheet::Sheet;
use super::unpack::Parts;
use super::unreadable::Unreadable;
use super::xls::xls;
use super::xlsx::xlsx;

/// Bytes of a file.
const FILE: usize = 256 << 20;

/// Reads the sheets of a workbook (.xlsx, .xls, .ods) or of a .csv. The ending says whether it is a
/// .csv; which kind of workbook it is, its bytes say: offices give one the other's name, and systems
/// give that of a workbook to a page, to XML and to a text. Memory and
/// time are bounded by the bytes and by what the cells hold, never by what the file says of its
/// size.
///
/// # Errors
/// When the bytes are not what the ending says, are damaged, have a password, or are more than may
/// be read.
pub fn read(bytes: &[u8], ending: &str) -> Result<Vec<Sheet>, Unreadable> {
    if bytes.len() > FILE {
        return Err(Unreadable::too_large("超过256兆字节", "more than 256 MiB"));
    }
    let (packed, contained) = (bytes.starts_with(b"PK"), bytes.starts_with(&cfb::SIGNATURE));
    if ending.eq_ignore_ascii_case("csv") {
        if packed || contained {
            return Err(Unreadable::new(
                "文件名是.csv，内容是工作簿：请改回原来的扩展名（.xlsx、.xls或.ods）",
                "its name says .csv, its bytes are a workbook: give it its own ending back",
            ));
        }
        return match other_kind(bytes) {
            Some(other) => Err(other),
            None => marked_up(bytes, ending).unwrap_or_else(|| csv(bytes).map(|one| vec![one])),
        };
    }
    match (packed, contained) {
        (true, _) => unwinding(|| {
            if is_encrypted_open(bytes) {
                return Err(Unreadable::encrypted());
            }
            let parts = Parts::of(bytes)?;
            if parts.has("content.xml") {
                if is_open_text(bytes) {
                    return Err(Unreadable::text_document());
                }
                ods(bytes)
            } else if parts.has("xl/workbook.bin") {
                Err(Unreadable::new(
                    "是.xlsb，不能读取：请另存为.xlsx",
                    "it is an .xlsb, which is not read: save it as .xlsx",
                ))
            } else if parts
                .names
                .iter()
                .any(|name| name.to_ascii_lowercase().ends_with("workbook.xml"))
            {
                xlsx(bytes, &parts)
            } else {
                Err(other_archive(&parts))
            }
        }),
        (_, true) => unwinding(|| xls(bytes)),
        _ => match other_kind(bytes) {
            Some(other) => Err(other),
            None => text(bytes, ending),
        },
    }
}

/// What is a text whatever its name says: a page, XML, or lines whose cells are divided by marks.
fn text(bytes: &[u8], ending: &str) -> Result<Vec<Sheet>, Unreadable> {
    let divided = || Some(csv_in_disguise(bytes)?.map(|sheet| vec![sheet]));
    let read = marked_up(bytes, ending).or_else(divided);
    read.unwrap_or_else(|| Err(no_workbook(bytes)))
}

thread_local! {
    /// Whether this thread is reading what somebody sent, so that a panic is an answer and no
    /// report.
    static READING: Cell<bool> = const { Cell::new(false) };
}

/// Reads by libraries that panic on some damaged files: what they stumble over is damaged, and
/// nothing of it is kept.
fn unwinding(
    read: impl FnOnce() -> Result<Vec<Sheet>, Unreadable>,
) -> Result<Vec<Sheet>, Unreadable> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |told| {
            if !READING.get() {
                before(told);
            }
        }));
    });
    READING.set(true);
    let read = panic::catch_unwind(AssertUnwindSafe(read));
    READING.set(false);
    read.unwrap_or_else(|_| Err(Unreadable::damaged("…")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::Remark;

    #[test]
    fn csv_in_both_encodings() {
        let text = "项目,金额\n合计,\"1,234.50\"\n";
        let (gb, _, _) = encoding_rs::GB18030.encode(text);
        for bytes in
            [text.as_bytes().to_vec(), format!("\u{feff}{text}").into_bytes(), gb.into_owned()]
        {
            let sheets = read(&bytes, "csv").expect("a table");
            assert_eq!(sheets[0].text(1, 1), "1,234.50");
            assert_eq!(sheets[0].text(0, 0), "项目");
            assert_eq!(
                sheets[0].remark,
                std::str::from_utf8(&bytes).is_err().then_some(Remark::Gb18030)
            );
        }
        assert!(read(b"not a workbook", "xlsx").is_err());
    }

    /// A workbook as other programs write it.
    fn sheet(draw: impl Fn(&mut rust_xlsxwriter::Worksheet)) -> Sheet {
        let mut book = rust_xlsxwriter::Workbook::new();
        draw(book.add_worksheet());
        read(&book.save_to_buffer().expect("a workbook"), "xlsx").expect("sheets").remove(0)
    }

    #[test]
    fn a_merged_number_stands_once() {
        let sheet = sheet(|page| {
            let format = rust_xlsxwriter::Format::new();
            page.merge_range(0, 0, 1, 2, "合计", &format).expect("merged");
            page.merge_range(2, 0, 3, 2, "1200.50", &format).expect("merged");
        });
        assert_eq!((sheet.text(1, 2), sheet.text(2, 0), sheet.text(3, 2)), ("合计", "1200.50", ""));
    }

    #[test]
    fn a_formula_is_its_value_or_itself() {
        let sheet = sheet(|page| {
            page.write_formula(0, 0, rust_xlsxwriter::Formula::new("=1+1").set_result("2"))
                .expect("written");
            page.write_formula(
                0,
                1,
                rust_xlsxwriter::Formula::new("=SUM(B2:B5)").set_result("#REF!"),
            )
            .expect("written");
        });
        assert_eq!((sheet.text(0, 0), sheet.text(0, 1)), ("2", "#REF!"));
    }

    #[test]
    fn a_hidden_sheet_says_so() {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet();
        book.add_worksheet().set_hidden(true);
        let sheets = read(&book.save_to_buffer().expect("a workbook"), "xlsx").expect("sheets");
        assert_eq!(
            sheets.iter().map(|sheet| sheet.remark).collect::<Vec<_>>(),
            [None, Some(Remark::Hidden)]
        );
    }
}
