use crate::model::Amount;

use super::label::plain;

/// Whether a cell holds a figure or a code, so that its row is no head. A year alone is no figure; an
/// amount with the sign of its money is one.
pub fn is_figure(text: &str) -> bool {
    let text = plain(text);
    let year = text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.trim_start_matches(['￥', '¥']).trim_end_matches('%');
    !year && (Amount::parse(number).is_ok() || below_zero(number).is_some())
}

/// An amount below zero as accounts write it: (20.40), △20.40. A whole number in brackets may be
/// the number of a column or of a list.
pub fn below_zero(number: &str) -> Option<String> {
    let brackets = [('(', ')'), ('（', '）')];
    let in_brackets = brackets.into_iter().find_map(|(open, close)| {
        let inside = number.strip_prefix(open)?.strip_suffix(close)?;
        inside.contains('.').then_some(inside)
    });
    let amount = in_brackets.or_else(|| number.strip_prefix(['△', '▲']))?;
    let is_plain =
        amount.starts_with(|c: char| c.is_ascii_digit()) && Amount::parse(amount).is_ok();
    is_plain.then(|| format!("-{}", amount.replace(',', "")))
}
