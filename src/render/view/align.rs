//! Room for decimals, so that the points of a column stand below each other.

/// Leaves behind each number of a column room for the decimals that another has and it lacks: its
/// text, and where the room is written, as `.00`. What is no plain number, a word or an amount with
/// its own unit, is given none and asks for none.
pub(super) fn align<'a>(column: impl Iterator<Item = (&'a str, &'a mut String)>) {
    let mut numbers: Vec<(u32, &mut String)> =
        column.filter_map(|(text, room)| Some((decimals(text)?, room))).collect();
    let most = numbers.iter().map(|(own, _)| *own).max().unwrap_or(0);
    for (own, room) in &mut numbers {
        **room = padding(*own, most);
    }
}

/// The decimals that are missing, with the point if there is none yet.
pub(super) fn padding(own: u32, most: u32) -> String {
    let missing = usize::try_from(most.saturating_sub(own)).unwrap_or_default();
    match (own, missing) {
        (_, 0) => String::new(),
        (0, missing) => format!(".{}", "0".repeat(missing)),
        (_, missing) => "0".repeat(missing),
    }
}

/// How many decimals a plain number has; nothing for any other text.
fn decimals(text: &str) -> Option<u32> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let whole = whole.trim_start_matches(['-', '+', '−']);
    let are_digits = |part: &str| part.chars().all(|c| c.is_ascii_digit() || c == ',');
    if whole.is_empty() || !are_digits(whole) || !are_digits(decimals) {
        return None;
    }
    u32::try_from(decimals.len()).ok()
}

#[cfg(test)]
mod tests {
    use super::align;

    #[test]
    fn room_is_left_to_the_longest() {
        let mut column = ["1,520.40", "13,919", "481.1", "-0.5", "——", "32.96元", ""]
            .map(|text| (text, "?".to_owned()));
        align(column.iter_mut().map(|(text, room)| (*text, room)));
        assert_eq!(column.map(|(_, room)| room), ["", ".00", "0", "0", "?", "?", "?"]);
    }

    #[test]
    fn an_amount_with_its_own_unit_asks_for_no_room() {
        let mut column = ["13,919", "0.123456元"].map(|text| (text, String::new()));
        align(column.iter_mut().map(|(text, room)| (*text, room)));
        assert_eq!(column[0].1, "");
    }
}
