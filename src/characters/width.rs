/// The ASCII twin of a full-width letter, digit or mark; every other character as it is. Brackets
/// and commas of a Chinese sentence are among them: what is printed is not put through it.
pub fn half_width(character: char) -> char {
    match character {
        '！'..='～' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        _ => character,
    }
}

/// The same for the characters of a number alone, digits, their marks, signs and `％`, and the minus
/// sign as a hyphen: a bracket beside a number stays a bracket.
pub fn half_width_number(character: char) -> char {
    match character {
        '０'..='９' | '．' | '，' | '－' | '＋' | '％' => half_width(character),
        '−' => '-',
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_narrowed_and_brackets_only_where_all_is() {
        let text = "（１２，３４５．６％）Ａ−１";
        assert_eq!(text.chars().map(half_width).collect::<String>(), "(12,345.6%)A−1");
        assert_eq!(text.chars().map(half_width_number).collect::<String>(), "（12,345.6%）Ａ-1");
    }
}
