use crate::characters::arabic_years;

use super::label::plain;

/// The words for years in heads, as the labels of forms have them.
const THIS_YEAR: &str = "本年";
const LAST_YEAR: &str = "上年";

/// What a head that names a year may be called in a form: this year with its word and without, last
/// year with its word; nothing for another year or none.
pub fn undated(text: &str, year: i16) -> Vec<String> {
    let text = arabic_years(text);
    match dated(&text) {
        Some((of, rest)) if of == year => vec![format!("{THIS_YEAR}{rest}"), rest.to_owned()],
        Some((of, rest)) if of + 1 == year => {
            vec![format!("{LAST_YEAR}{rest}"), format!("{LAST_YEAR}{rest}数")]
        }
        _ => Vec::new(),
    }
}

/// What a head says without this year, with 上年 for the last; nothing where it is about another.
pub fn of_year(text: &str, year: i16) -> Option<String> {
    let text = arabic_years(&plain(text));
    match dated(&text) {
        None => Some(text),
        Some((of, rest)) if of == year => Some(rest.to_owned()),
        Some((of, rest)) if of + 1 == year => Some(format!("{LAST_YEAR}{rest}")),
        Some(_) => None,
    }
}

/// What a plain label says behind 上年; nothing where it does not begin so.
pub fn of_last_year(label: &str) -> Option<&str> {
    label.strip_prefix(LAST_YEAR)
}

/// `2021年度预算数`: the year and the rest.
fn dated(text: &str) -> Option<(i16, &str)> {
    let (year, rest) = text.split_once('年').filter(|(year, _)| year.len() == 4)?;
    Some((year.parse().ok()?, rest.strip_prefix('度').unwrap_or(rest)))
}
