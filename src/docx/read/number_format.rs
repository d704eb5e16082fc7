/// The digits of Chinese numerals.
const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/// The same as they are written on bank notes.
const FORMAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
/// The branches and the stems that lists are counted by.
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// A number as a list of a format prints it; digits for a format that is not known.
pub fn printed(number: u32, format: &str) -> String {
    match format {
        "none" => String::new(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => counted(number, &DIGITS, "十百"),
        "chineseLegalSimplified" | "ideographLegalTraditional" => {
            let text = counted(number, &FORMAL, "拾佰");
            if text.starts_with('拾') { format!("壹{text}") } else { text }
        }
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => number
            .to_string()
            .chars()
            .filter_map(|digit| digit.to_digit(10))
            .map(|digit| DIGITS[digit as usize])
            .collect(),
        "ideographTraditional" => nth(STEMS, number),
        "ideographZodiac" => nth(BRANCHES, number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed(number, '①', 20),
        "decimalEnclosedParen" => enclosed(number, '⑴', 20),
        "decimalEnclosedFullstop" => enclosed(number, '⒈', 20),
        "decimalFullWidth" | "decimalFullWidth2" => number
            .to_string()
            .chars()
            .map(|digit| char::from_u32(digit as u32 - '0' as u32 + '０' as u32).unwrap_or(digit))
            .collect(),
        "decimalZero" => format!("{number:02}"),
        "upperLetter" => letters(number).to_ascii_uppercase(),
        "lowerLetter" => letters(number),
        "upperRoman" => roman(number).to_ascii_uppercase(),
        "lowerRoman" => roman(number),
        _ => number.to_string(),
    }
}

/// 十二, 一百〇三: below a thousand, where lists end.
fn counted(number: u32, digits: &[char; 10], units: &str) -> String {
    let digit = |place: u32| digits[(number / place % 10) as usize];
    let unit = |at: usize| units.chars().nth(at).unwrap_or_default();
    match number {
        0..=9 => digit(1).to_string(),
        10..=99 => {
            let tens = if number < 20 { String::new() } else { digit(10).to_string() };
            let ones = if number.is_multiple_of(10) { String::new() } else { digit(1).to_string() };
            format!("{tens}{}{ones}", unit(0))
        }
        100..=999 => {
            let rest = match number % 100 {
                0 => String::new(),
                ones @ 1..=9 => format!("{}{}", digits[0], digits[ones as usize]),
                tens @ 10..=19 => format!("{}{}", digits[1], counted(tens, digits, units)),
                tens => counted(tens, digits, units),
            };
            format!("{}{}{rest}", digit(100), unit(1))
        }
        _ => number.to_string(),
    }
}

fn nth(signs: &str, number: u32) -> String {
    let at = number.checked_sub(1).and_then(|at| usize::try_from(at).ok());
    at.and_then(|at| signs.chars().nth(at)).map_or_else(|| number.to_string(), String::from)
}

/// A number that has a sign of its own, of a row that begins with one.
fn enclosed(number: u32, first: char, most: u32) -> String {
    let sign = (1..=most).contains(&number).then(|| char::from_u32(first as u32 + number - 1));
    sign.flatten().map_or_else(|| number.to_string(), String::from)
}

/// a, b, … z, aa, bb.
fn letters(number: u32) -> String {
    let Some(at) = number.checked_sub(1).filter(|at| *at < 26 * 8) else {
        return number.to_string();
    };
    let letter = char::from_u32('a' as u32 + at % 26).unwrap_or('a');
    std::iter::repeat_n(letter, (at / 26 + 1) as usize).collect()
}

fn roman(number: u32) -> String {
    if !(1..400).contains(&number) {
        return number.to_string();
    }
    let signs = [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v")];
    let (mut left, mut text) = (number, String::new());
    for (worth, sign) in signs.into_iter().chain([(4, "iv"), (1, "i")]) {
        while left >= worth {
            text.push_str(sign);
            left -= worth;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::printed;

    #[test]
    fn numbers_are_printed_as_lists_do() {
        for (number, format, expected) in [
            (1, "chineseCounting", "一"),
            (10, "japaneseCounting", "十"),
            (12, "chineseCountingThousand", "十二"),
            (20, "chineseCounting", "二十"),
            (35, "chineseCounting", "三十五"),
            (103, "chineseCounting", "一百〇三"),
            (110, "chineseCounting", "一百一十"),
            (12, "ideographDigital", "一二"),
            (11, "chineseLegalSimplified", "壹拾壹"),
            (3, "decimalEnclosedCircleChinese", "③"),
            (21, "decimalEnclosedCircle", "21"),
            (12, "decimalFullWidth", "１２"),
            (2, "ideographTraditional", "乙"),
            (28, "lowerLetter", "bb"),
            (49, "upperRoman", "XLIX"),
            (7, "decimal", "7"),
            (7, "cardinalText", "7"),
            (7, "none", ""),
            (1_234, "chineseCounting", "1234"),
        ] {
            assert_eq!(printed(number, format), expected, "{number} {format}");
        }
    }
}
