use std::collections::HashMap;

use crate::docx::{Block, TextParagraph};
use crate::lexicon::Lexicon;

use super::contents_line::{bare, leads_to_page};
use super::typed_contents::typed_contents;

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
    let titles = (0..blocks.len()).filter(|at| is_contents_title(&texts[*at], lexicon));
    for title in titles {
        for at in typed_contents(blocks, title, lexicon) {
            found[at] = true;
        }
    }
    found
}

/// Whether a paragraph by itself is a line of a table of contents, or the title of one.
pub fn is_contents(paragraph: &TextParagraph, lexicon: &Lexicon) -> bool {
    let text = paragraph.text();
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    paragraph.is_contents
        || is_contents_title(&bare, lexicon)
        || is_contents_title(text.trim(), lexicon)
        || leads_to_page(text.trim())
}

/// Whether a text is what contents are called.
fn is_contents_title(text: &str, lexicon: &Lexicon) -> bool {
    lexicon.contents_titles.has(text)
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
        assert_eq!(found, [false, true, true, true, true, false, false, false]);
    }
}
