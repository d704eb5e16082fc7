/// Whether a character is set on a Chinese body: a Han character, or punctuation that stands beside
/// one without a blank.
///
/// Quotation marks, the dash and the ellipsis are shared with other scripts; between Chinese
/// characters they are Chinese.
pub(super) fn is_chinese(character: char) -> bool {
    matches!(character,
        '\u{2e80}'..='\u{30ff}'          // radicals, 、。《》「」〔〕〇, kana
        | '\u{3100}'..='\u{312f}' | '\u{31a0}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}'
        | '\u{2460}'..='\u{24ff}'        // ① (1) 1.
        | '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

/// Whether a line break in the source between two characters means nothing: authors break lines
/// where Chinese has no blank.
pub(super) fn joins(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(is_chinese) && after.is_some_and(is_chinese)
}

/// Whether a character is neither letter, digit nor blank.
pub(super) fn is_punctuation(character: char) -> bool {
    !character.is_alphanumeric() && !character.is_whitespace()
}
