use crate::lexicon::Lexicon;
use crate::workbook::Sheet;

/// What a sheet's head says in words besides its title and unit: 截止时间, 编制部门.
pub fn caption(lexicon: &Lexicon, sheet: &Sheet, heads: usize) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    for text in sheet.rows.iter().take(heads).flatten() {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if lexicon.captions.is_in(&text) && !said.contains(&text) {
            said.push(text);
        }
    }
    (!said.is_empty()).then(|| said.join(" "))
}
