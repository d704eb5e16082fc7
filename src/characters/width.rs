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

/// A text whose years are written in digits: 二〇二五年, 二○二五年 and 二零二五年 are 2025年.
pub fn arabic_years(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let (mut written, mut at) = (String::with_capacity(text.len()), 0);
    while at < characters.len() {
        let run = characters[at..].iter().take_while(|c| chinese_digit(**c).is_some()).count();
        if run == YEAR && characters.get(at + run) == Some(&'年') {
            written.extend(characters[at..at + run].iter().filter_map(|c| chinese_digit(*c)));
        } else {
            written.extend(&characters[at..at + run.max(1)]);
        }
        at += run.max(1);
    }
    written
}

/// Digits of a year.
const YEAR: usize = 4;

fn chinese_digit(character: char) -> Option<char> {
    let digit = match character {
        '〇' | '○' | '零' | 'Ｏ' | 'O' | '◯' => 0,
        _ => "一二三四五六七八九".chars().position(|c| c == character)? + 1,
    };
    char::from_digit(u32::try_from(digit).ok()?, 10)
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

    #[test]
    fn years_in_chinese_digits_are_years() {
        for (text, expected) in [
            ("二〇二五年部门预算", "2025年部门预算"),
            ("关于二○二四年度决算和二零二五年预算", "关于2024年度决算和2025年预算"),
            ("十二五年", "十二五年"),
            ("二〇二五", "二〇二五"),
            ("一二三四五年", "一二三四五年"),
        ] {
            assert_eq!(arabic_years(text), expected);
        }
    }
}
