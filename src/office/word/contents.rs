use std::collections::HashMap;

use crate::docx::{Block, TextParagraph};
use crate::lexicon::Lexicon;

/// Which blocks are lines of a table of contents: their style or field says so, they lead to the
/// number of a page, or they stand below its title and say what a later paragraph says again.
pub fn contents(blocks: &[Block], lexicon: &Lexicon) -> Vec<bool> {
    let texts: Vec<String> = blocks.iter().map(bare).collect();
    let last: HashMap<&str, usize> =
        texts.iter().enumerate().map(|(at, text)| (text.as_str(), at)).collect();
    let mut found: Vec<bool> = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.iter().enumerate() {
        let Block::Paragraph(paragraph) = block else {
            let is_contents = false;
            found.push(is_contents);
            continue;
        };
        let goes_on = at.checked_sub(1).is_some_and(|before| found[before]);
        let again = || !texts[at].is_empty() && last[texts[at].as_str()] > at;
        let dots = || paragraph.text().trim_end().ends_with(['…', '.', '·']);
        found.push(is_contents(paragraph, lexicon) || goes_on && (dots() || again()));
    }
    found
}

/// Whether a paragraph by itself is a line of a table of contents, or the title of one.
pub fn is_contents(paragraph: &TextParagraph, lexicon: &Lexicon) -> bool {
    let text = paragraph.text();
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let is_title = |text: &str| lexicon.contents_titles.has(text);
    paragraph.is_contents || is_title(&bare) || is_title(text.trim()) || leads_to_page(text.trim())
}

/// What a paragraph says, without blanks, dots and the number of a page behind them.
fn bare(block: &Block) -> String {
    let Block::Paragraph(paragraph) = block else { return String::new() };
    let text: String = paragraph.text().chars().filter(|c| !c.is_whitespace()).collect();
    let words = text.trim_end_matches(|c: char| c.is_ascii_digit());
    words.trim_end_matches(['.', '…', '·', '．']).to_owned()
}

/// `一、部门职责……………3`: dots or a tab, then the number of a page.
fn leads_to_page(text: &str) -> bool {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - before.len();
    let words = before.trim_end_matches(['.', '…', '·', '．', ' ', '\u{3000}']);
    let dots = before[words.len()..].chars().filter(|c| !c.is_whitespace()).count();
    let is_led = dots >= 3 || before[words.len()..].contains("……") || words.ends_with('\t');
    (1..=3).contains(&digits) && is_led && words.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::docx::TextRun;
    use crate::lexicon::embedded;

    fn blocks(texts: &[&str]) -> Vec<Block> {
        let paragraph = |text: &&str| {
            let runs = vec![TextRun { text: (*text).to_owned(), ..TextRun::default() }];
            Block::Paragraph(TextParagraph { runs, ..TextParagraph::default() })
        };
        texts.iter().map(paragraph).collect()
    }

    #[test]
    fn lines_of_contents_are_told_from_sentences() {
        for (text, expected) in [
            ("一、部门职责……………3", true),
            ("部门收支总表.......12", true),
            ("部门收支总表\t12", true),
            ("合计\t1520.40", false),
            ("等……2024", false),
            ("……3", false),
            ("收入3", false),
        ] {
            assert_eq!(leads_to_page(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_typed_below_its_title_is_found_by_what_comes_again() {
        let texts = [
            "某局预算",
            "目 录",
            "一、职责",
            "二、收入 ……",
            "三、其他",
            "一、职责",
            "二、收入",
            "文……",
        ];
        let found = contents(&blocks(&texts), &embedded());
        assert_eq!(found, [false, true, true, true, false, false, false, false]);
    }
}
