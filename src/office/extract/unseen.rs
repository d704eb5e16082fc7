use crate::characters::hidden;
use crate::finding::Bilingual;
use crate::office::sheet::is_figure;
use crate::workbook::{Sheet, cell_name};

/// How many cells are named one by one.
const NAMED: usize = 8;

/// In how many cells of a sheet other programs left characters that are not seen. Numbers and labels
/// are read without them.
pub fn unseen(sheet: &Sheet) -> Option<Bilingual> {
    let mut cells: Vec<String> = Vec::new();
    for (row, texts) in sheet.rows.iter().enumerate() {
        for (column, text) in texts.iter().enumerate() {
            // What is merged over several cells is one.
            let of_left = column > 0 && sheet.text(row, column - 1) == text;
            let of_above = row > 0 && sheet.text(row - 1, column) == text;
            if !of_left && !of_above && holds_unseen(text) {
                cells.push(cell_name(row, column));
            }
        }
    }
    let (name, count) = (&sheet.name, cells.len());
    let (more, more_en) = if count > NAMED { ("等", " and others") } else { ("", "") };
    cells.truncate(NAMED);
    (count > 0).then(|| {
        Bilingual::new(
            format!(
                "工作表“{name}”里有{count}格带看不见的字符，多半是从网页或别的程序粘贴来的，取数和认表头时已去掉：{}{more}",
                cells.join("、")
            ),
            format!(
                "sheet {name}: {count} cells hold characters that are not seen, mostly pasted from pages or other programs; numbers and labels were read without them: {}{more_en}",
                cells.join(", ")
            ),
        )
    })
}

/// Whether a text has a character that is not seen, or a number a blank that no keyboard writes. Labels
/// are spread over their cells by wide blanks, and are not damaged.
fn holds_unseen(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let wide = |c: char| matches!(c, '\u{a0}' | '\u{3000}' | '\u{202f}');
    !hidden(text).is_empty() || (text.trim().contains(wide) && is_figure(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(rows: &[&[&str]]) -> Option<String> {
        let rows = rows.iter().map(|row| row.iter().map(|text| (*text).to_owned()).collect());
        unseen(&Sheet::new("表", rows.collect())).map(|said| said.zh)
    }

    #[test]
    fn cells_with_what_is_not_seen_are_counted() {
        let said = |rows| said(rows).unwrap_or_default();
        let told = said(&[
            &["收\u{200b}入", "收\u{200b}入", "预算\u{ad}数"],
            &["合计", "\u{202a}1520.40", "1\u{a0}520.40"],
            &["\u{feff}其他", "12\u{3000}.5", "1,520.40"],
        ]);
        assert!(told.contains("6格") && told.contains("A1、C1、B2、C2、A3、B3"), "{told}");
        let sound: &[&[&str]] = &[
            &["合\u{3000}\u{3000}计", "\u{a0}\u{3000}其中：", "1,520.40\u{a0}"],
            &["", "12 345.6"],
        ];
        assert_eq!(said(sound), "");
    }
}
