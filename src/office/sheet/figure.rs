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
    !year && Amount::parse(number).is_ok()
}
