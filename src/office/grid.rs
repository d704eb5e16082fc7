use crate::model::{Form, MoneyUnit};
use crate::workbook::Sheet;

use super::label::{answers, plain};

/// The heads of a sheet: where they end, and which column of the form each column of the sheet is.
pub(super) struct Heads {
    /// The first row of figures.
    pub first: usize,
    /// Column of the sheet and column of the form.
    pub columns: Vec<(usize, usize)>,
}

/// How many rows from the top a head may begin.
const DEEPEST: usize = 15;

/// Finds the heads: the row, with the one or two above it, that answers to most columns of the form.
pub(super) fn heads(sheet: &Sheet, form: &Form) -> Option<Heads> {
    let candidates = (0..sheet.rows.len().min(DEEPEST)).map(|row| Heads { first: row + 1, columns: columns(sheet, form, row) });
    // The last of several equally good rows is the lowest head: a merged head repeats its label in every row.
    candidates.filter(|heads| !heads.columns.is_empty()).max_by_key(|heads| (heads.columns.len(), heads.first))
}

fn columns(sheet: &Sheet, form: &Form, row: usize) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for at in 0..sheet.width() {
        let above = (row.saturating_sub(2)..row).map(|above| sheet.text(above, at)).collect::<Vec<_>>();
        if let Some(column) = column(form, sheet.text(row, at), &above, &found) {
            found.push((at, column));
        }
    }
    found
}

/// The form's column that a head names. Where a label stands under several groups, the head above decides.
fn column(form: &Form, text: &str, above: &[&str], taken: &[(usize, usize)]) -> Option<usize> {
    let score = |index: usize| {
        let column = &form.columns[index];
        let named = answers(text, std::iter::once(column.label.as_str()).chain(column.labels.iter().map(String::as_str)));
        let grouped = column.group.as_deref().is_some_and(|group| above.iter().any(|head| answers(head, [group]) > 0));
        (named, u8::from(grouped))
    };
    let free = |index: &usize| !taken.iter().any(|(_, column)| column == index);
    (0..form.columns.len())
        .filter(free)
        .map(|index| (score(index), index))
        .filter(|((named, _), _)| *named > 0)
        .max_by_key(|(score, index)| (*score, std::cmp::Reverse(*index)))
        .map(|(_, index)| index)
}

/// The unit a sheet states above its heads: 单位：万元.
pub(super) fn unit(sheet: &Sheet) -> Option<MoneyUnit> {
    let stated = |text: &str| {
        let text = plain(text);
        let at = text.find("单位：")?;
        let rest = &text[at + "单位：".len()..];
        // 亿元 and 万元 end with 元: the longest name that fits.
        MoneyUnit::ALL.into_iter().rev().find(|unit| rest.starts_with(unit.name()))
    };
    sheet.rows.iter().take(DEEPEST).flatten().find_map(|text| stated(text))
}

/// What a sheet's head says in words besides its title and unit: 截止时间, 编制部门.
pub(super) fn caption(sheet: &Sheet, heads: usize) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    for text in sheet.rows.iter().take(heads).flatten() {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if (text.contains("截止时间") || text.contains("编制部门") || text.contains("编制单位")) && !said.contains(&text) {
            said.push(text);
        }
    }
    (!said.is_empty()).then(|| said.join(" "))
}
