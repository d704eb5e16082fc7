use crate::lexicon::Lexicon;
use crate::model::unit_line;
use crate::workbook::Sheet;

/// What a sheet's head says in words besides its title and unit: 截止时间, 编制部门. The unit is the
/// table's own, and not said again.
pub fn caption(lexicon: &Lexicon, sheet: &Sheet, heads: usize) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    for text in sheet.rows.iter().take(heads).flatten() {
        let text = without_unit(text);
        if lexicon.captions.is_in(&text) && !said.contains(&text) {
            said.push(text);
        }
    }
    (!said.is_empty()).then(|| said.join(" "))
}

/// A text without the unit of amounts that stands in the same cell.
fn without_unit(text: &str) -> String {
    let rest = unit_line(text).map(|(at, _)| format!("{} {}", &text[..at.start], &text[at.end..]));
    let rest = rest.as_deref().unwrap_or(text);
    rest.split_whitespace().collect::<Vec<_>>().join(" ")
}
