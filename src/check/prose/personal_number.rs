use crate::lexicon::Lexicon;

/// How many digits a person's number has at least.
const SHORTEST: usize = 11;

/// Where numbers of persons stand in a text, as byte offset and length: mobile numbers (eleven
/// digits beginning with 13 to 19, or +86 before them) and identity numbers (eighteen digits with a
/// date of birth and a right check digit). An amount, a code, the number of a document and an
/// address are none.
pub(in crate::check) fn personal_numbers(lexicon: &Lexicon, text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let is_digit = |byte: &&u8| byte.is_ascii_digit();
    let mut at = 0;
    // Every run of so many digits that begins from here on has the last of so many bytes.
    while let Some(last) = bytes.get(at + SHORTEST - 1) {
        if !last.is_ascii_digit() {
            at += SHORTEST;
            continue;
        }
        let before = bytes[at..at + SHORTEST - 1].iter().rev().take_while(is_digit).count();
        let start = at + SHORTEST - 1 - before;
        let length = bytes[start..].iter().take_while(is_digit).count();
        if length >= SHORTEST
            && let Some(length) = personal(lexicon, text, start, length)
        {
            found.push((start, length));
        }
        at = start + length;
    }
    found
}

/// The length of the number of a person that begins here with so many digits, if it is one.
fn personal(lexicon: &Lexicon, text: &str, at: usize, digits: usize) -> Option<usize> {
    let run = &text.as_bytes()[at..at + digits];
    let ends_with_x = digits == 17 && text[at + digits..].starts_with(['X', 'x']);
    let length = if ends_with_x { digits + 1 } else { digits };
    let (before, after) = (&text[..at], &text[at + length..]);
    let looks = match length {
        11 => mobile(run) && !is_named(lexicon, before) && !after.starts_with('号'),
        13 => run.starts_with(b"86") && before.ends_with('+') && mobile(&run[2..]),
        18 => identity(&text.as_bytes()[at..at + length]),
        _ => false,
    };
    (looks
        && !measures(lexicon, before, after)
        && !is_part(lexicon, before, after)
        && !in_address(text, at, length))
    .then_some(length)
}

fn mobile(digits: &[u8]) -> bool {
    digits.len() == 11 && digits[0] == b'1' && (b'3'..=b'9').contains(&digits[1])
}

/// Whether eighteen digits are an identity number: a date in the middle, and the last is the check
/// digit (GB 11643).
fn identity(digits: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let number = |range: std::ops::Range<usize>| {
        digits[range].iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
    };
    let dated = (1900..2100).contains(&number(6..10))
        && (1..=12).contains(&number(10..12))
        && (1..=31).contains(&number(12..14));
    let sum: u32 =
        digits.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    dated && CHECKS[(sum % 11) as usize] == digits[17].to_ascii_uppercase()
}

/// Whether a sign of money stands before or a unit follows: it is an amount or a quantity.
fn measures(lexicon: &Lexicon, before: &str, after: &str) -> bool {
    let after = after.trim_start_matches([' ', '\u{3000}', '\u{a0}']);
    before.trim_end().ends_with(['¥', '￥', '$', '€'])
        || lexicon.measured_units.beginning(after).is_some()
}

/// Whether letters or further digits hang on it: a code, or digits out of a longer number.
fn is_part(lexicon: &Lexicon, before: &str, after: &str) -> bool {
    // Letters of a word for a telephone are no part of a code.
    let telephone = lexicon.telephones.ending(before).is_some();
    let joined = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let hangs = |first: Option<char>, second: Option<char>| match first {
        Some('_') => true,
        Some('-' | '.' | ',' | '－') => second.is_some_and(|c| c.is_ascii_digit()),
        Some('０'..='９') => true,
        first => joined(first),
    };
    let country = before.ends_with("86-")
        && !before[..before.len() - 3].ends_with(|c: char| c.is_ascii_alphanumeric());
    let mut back = before.chars().rev();
    let mut on = after.chars();
    (!telephone && !country && hangs(back.next(), back.next())) || hangs(on.next(), on.next())
}

/// Whether the words before say that it is the number of something else: 合同编号13812345678.
fn is_named(lexicon: &Lexicon, before: &str) -> bool {
    let before = before.trim_end_matches([' ', '：', ':', '为', '是', '第', '\u{3000}']);
    lexicon.numbered.ending(before).is_some()
}

/// Whether it stands in an address of the web or of a file. What stands before @ is a person's, and
/// found.
fn in_address(text: &str, at: usize, length: usize) -> bool {
    let outside = |c: char| {
        !c.is_ascii_graphic()
            || matches!(
                c,
                '<' | '>'
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '{'
                    | '}'
                    | '"'
                    | '\''
                    | '`'
                    | '|'
                    | ','
                    | ';'
                    | '*'
            )
    };
    let start = text[..at]
        .rfind(outside)
        .map_or(0, |stop| stop + text[stop..].chars().next().map_or(1, char::len_utf8));
    let end = text[at + length..].find(outside).map_or(text.len(), |stop| at + length + stop);
    let token = &text[start..end];
    let letter = |c: char| c.is_ascii_alphabetic();
    let named = token.split('.').skip(1).any(|part| part.starts_with(letter));
    let path = token.contains('/') && token.contains(letter);
    token.contains("://")
        || token.contains(['=', '?', '&', '#', '%'])
        || path
        || (named && !token.contains('@'))
}

#[cfg(test)]
mod tests {
    use crate::lexicon::embedded;

    use super::*;

    fn finds(text: &str) -> bool {
        !personal_numbers(&embedded(), text).is_empty()
    }

    #[test]
    fn numbers_of_persons_are_found_however_they_are_introduced() {
        for text in [
            "13812345678",
            "联系电话13800138000",
            "联系人：张三，13800138000。",
            "Tel:13800138000",
            "tel13800138000",
            "（13800138000）",
            "电话 13800138000/13900139000",
            "+8613800138000",
            "+86-13800138000",
            "86-13800138000",
            "13800138000@139.com",
            "13800138000 张三",
            "咨询电话：13800138000.",
            "[13800138000](tel:13800138000)",
            "身份证号11010519491231002X",
            "11010519491231002x",
            "身份证 110101199003070716 。",
        ] {
            assert!(finds(text), "{text}");
        }
        assert_eq!(
            personal_numbers(&embedded(), "13800138000或11010519491231002X"),
            [(0, 11), (14, 18)]
        );
    }

    #[test]
    fn other_digits_are_no_numbers_of_persons() {
        for text in [
            // Amounts and quantities.
            "合同金额13812345678元。",
            "13812345678 元",
            "13812345678万元",
            "13812345678.50元",
            "￥13812345678",
            "增长13812345678％",
            "13812345678余元",
            "110101199003070716元",
            // Addresses.
            "https://www.example.gov.cn/art/13812345678.html",
            "[附件](https://www.example.gov.cn/13812345678)",
            "[附件](../files/13812345678.pdf)",
            "http://example.cn/?id=13812345678",
            "http://example.cn/110101199003070716",
            // Codes, numbers of documents, longer strings.
            "P13812345678",
            "99010121P00013812345678X",
            "13812345678-001",
            "2021-13812345678",
            "合同编号：13812345678",
            "项目代码13812345678",
            "冀财预〔2021〕13812345678号",
            "6222021234567890123",
            "6222 0212 3456 7890 123",
            "9138123456789",
            "138123456780",
            "１13812345678",
            // No check digit, no date of birth.
            "110101199003070717",
            "000000000000000000",
        ] {
            assert!(!finds(text), "{text}");
        }
    }
}
