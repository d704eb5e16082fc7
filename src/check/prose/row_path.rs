use crate::characters::half_width_number;
use crate::lexicon::Lexicon;

use super::spoken::Named;

/// Those of several rows of one name whose 类 and 款 the words before name too; none where the words name a path
/// (农林水支出（类）农业农村（款）) that no row of a classification has.
pub(super) fn of_path<'a>(lexicon: &Lexicon, rows: &[Named<'a>], label: &str) -> Vec<Named<'a>> {
    let parents_named = |Named { table, row, .. }: &Named<'_>| {
        let Some(name) = table.form.name_column() else { return 0 };
        let parents = table.rows.iter().filter(|parent| {
            parent.key.len() >= 3
                && parent.key.len() < row.key.len()
                && row.key.starts_with(&parent.key)
        });
        parents.filter(|parent| label.contains(parent.cells[name].printed())).count()
    };
    let most = rows.iter().map(parents_named).max().unwrap_or_default();
    let is_elsewhere = most == 0 && is_class(rows) && names_a_path(lexicon, label);
    let of_it = rows.iter().filter(|one| parents_named(one) == most);
    of_it.filter(|_| !is_elsewhere).copied().collect()
}

/// Whether words name a 类 or a 款 in brackets, of either width: more than the item at their end.
fn names_a_path(lexicon: &Lexicon, label: &str) -> bool {
    let items: Vec<&str> = lexicon.item_marks.words().collect();
    lexicon.code_parts.find_in(label).any(|at| {
        let is_bracketed =
            label[..at.start].ends_with(['（', '(']) && label[at.end..].starts_with(['）', ')']);
        is_bracketed && !items.iter().any(|item| item.contains(&label[at.clone()]))
    })
}

/// Whether rows are of a classification, whose names may stand one behind the other.
pub(super) fn is_class(rows: &[Named<'_>]) -> bool {
    rows.iter().any(|one| one.column.is_none() && one.row.line.is_none())
}

/// Digits that the code of an item has.
const CODE: usize = 7;

/// Words without the code of an item that stands in brackets behind its name, at their end, and the code:
/// 行政运行（2130101）.
pub(super) fn without_code(label: &str) -> Option<(String, String)> {
    let inside = label.trim_end().strip_suffix(['）', ')'])?;
    let open = inside.rfind(['（', '('])?;
    let code: String = inside[open..].chars().skip(1).map(half_width_number).collect();
    let is_code = code.len() == CODE && code.bytes().all(|c| c.is_ascii_digit());
    is_code.then(|| (label[..open].to_owned(), code))
}
