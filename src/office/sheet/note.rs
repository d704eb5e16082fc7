use crate::characters::folded;
use crate::lexicon::Lexicon;

use super::label::plain;

/// Whether a row is a note below the table, by the text it begins with.
pub fn is_note(lexicon: &Lexicon, first: &str) -> bool {
    let first = plain(first);
    // 注： alone has lost its colon.
    let begins = |word: &str| {
        let word: String = folded(word).replace(':', "：").split_whitespace().collect();
        first.starts_with(&word) || word.strip_suffix('：') == Some(first.as_str())
    };
    lexicon.notes.words().any(begins)
}

/// A note without the word it begins with: 注：….
pub fn without_mark<'a>(lexicon: &Lexicon, text: &'a str) -> &'a str {
    let rest = text.split_once([':', '：']).filter(|(mark, _)| {
        let mark = plain(mark);
        lexicon.notes.words().any(|word| plain(word) == mark)
    });
    rest.map_or(text, |(_, rest)| rest.trim())
}
