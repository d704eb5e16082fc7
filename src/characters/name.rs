use super::hidden::{HiddenKind, hidden_kind};

/// A character's number as the standard writes it: U+202E.
pub fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// What a character that cannot be printed is called, in Chinese and in English. Blanks have names
/// too.
pub fn name(character: char) -> (&'static str, &'static str) {
    match character {
        '\t' => ("制表符", "tab"),
        '\u{a0}' => ("不换行空格", "no-break space"),
        '\u{3000}' => ("全角空格", "full-width space"),
        '\u{200b}' => ("零宽空格", "zero-width space"),
        '\u{200c}' | '\u{200d}' => ("零宽连接符", "zero-width joiner"),
        '\u{2060}' => ("零宽不换行符", "word joiner"),
        '\u{feff}' => ("字节顺序标记（BOM）", "byte-order mark"),
        '\u{ad}' => ("软连字符", "soft hyphen"),
        '\u{202d}' | '\u{202e}' => ("强制改变文字方向的符号", "direction override"),
        '\u{2028}' | '\u{2029}' | '\u{85}' => ("换行分隔符", "line separator"),
        '\u{fffd}' => {
            ("替换字符（原字已丢失）", "replacement character: the one that stood here was lost")
        }
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => ("变体选择符", "variation selector"),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}' => {
            ("自造字（私用区）", "private-use character")
        }
        c if u32::from(c) & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}') => {
            ("非字符", "noncharacter")
        }
        c if c.is_whitespace() && !c.is_control() => ("特殊空格", "special space"),
        c => match hidden_kind(c) {
            Some(HiddenKind::Direction) => ("改变文字方向的符号", "direction mark"),
            Some(HiddenKind::Control) => ("控制字符", "control character"),
            Some(_) => ("看不见的字符", "invisible character"),
            None => ("字符", "character"),
        },
    }
}
