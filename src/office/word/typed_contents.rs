use crate::characters::ordinal;
use crate::docx::Block;
use crate::lexicon::Lexicon;
use crate::markdown::plain_title;
use crate::model::said_of_heading;

use super::contents_line::{bare, leads_to_page};

/// How long a line of contents is at most.
const LONGEST: usize = 60;

/// The lines below the title of contents that were typed, each by its place among the blocks: short
/// lines up to the first that opens the text, of which each leads to a page, comes again as a
/// heading or a title, goes on with the numbers of the lines before it, or stands between such.
pub(super) fn typed_contents(blocks: &[Block], title: usize, lexicon: &Lexicon) -> Vec<usize> {
    let said = |at: usize| said_of_heading(&plain_title(&bare(&blocks[at])), lexicon);
    let mut run = Run::default();
    for (at, block) in blocks.iter().enumerate().skip(title + 1) {
        let Block::Paragraph(paragraph) = block else { break };
        let text = paragraph.text();
        let text = text.trim();
        if text.is_empty() {
            continue;
        }
        let is_line = text.chars().count() <= LONGEST && !text.contains(['。', '；', '：']);
        if paragraph.is_changed || !is_line {
            break;
        }
        let goes_on = run.numbers.next(&bare(block));
        let own = said(at);
        if !goes_on && run.lines.iter().any(|(_, line)| is_of(&own, line)) {
            break;
        }
        let leads = leads_to_page(text) || ends_in_page(text) || text.ends_with(['…', '·']);
        if leads || goes_on {
            run.last = run.lines.len() + 1;
        }
        run.lines.push((at, own));
    }
    let end = run.lines.last().map_or(title, |(at, _)| *at);
    let after: Vec<String> =
        (end + 1..blocks.len()).filter(|at| is_short(&blocks[*at])).map(said).collect();
    let again = |line: &String| after.iter().any(|other| is_of(other, line));
    let again = run.lines.iter().rposition(|(_, line)| again(line)).map_or(0, |at| at + 1);
    run.lines.truncate(run.last.max(again));
    run.lines.into_iter().map(|(at, _)| at).collect()
}

/// Lines that may be of contents.
#[derive(Default)]
struct Run {
    /// Where each stands, and what it says.
    lines: Vec<(usize, String)>,
    /// How many of them there are up to the last that by itself is one.
    last: usize,
    numbers: Numbers,
}

/// The numbers that lines have, by how they are written: the last of each.
#[derive(Default)]
struct Numbers(Vec<(String, u32)>);

impl Numbers {
    /// Whether a line goes on with the numbers of those before it, or begins others.
    fn next(&mut self, text: &str) -> bool {
        let Some((style, number)) = ordinal(text) else { return false };
        match self.0.iter().position(|(known, _)| *known == style) {
            Some(at) if self.0[at].1 + 1 == number => {
                // What is below the number before is over.
                self.0.truncate(at + 1);
                self.0[at].1 = number;
                true
            }
            Some(_) => false,
            None if number == 1 => {
                self.0.push((style, number));
                true
            }
            None => false,
        }
    }
}

/// Whether a line says what a line of contents says, perhaps with the name of an office before it.
fn is_of(own: &str, line: &str) -> bool {
    !line.is_empty() && own == line || line.chars().count() > 2 && own.ends_with(line)
}

/// Whether a block may be a heading or the title of a table.
fn is_short(block: &Block) -> bool {
    let Block::Paragraph(paragraph) = block else { return false };
    let text = paragraph.text();
    text.trim().chars().count() <= LONGEST && !text.contains(['。', '；'])
}

/// `一、部门职责 3`: a blank, then the number of a page.
fn ends_in_page(text: &str) -> bool {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - before.len();
    (1..=3).contains(&digits) && before.ends_with(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::docx::{TextParagraph, TextRun};
    use crate::lexicon::embedded;

    /// How many of the lines are of the contents, whose title is the first.
    fn taken(lines: &str) -> usize {
        let paragraph = |text: &str| {
            let runs = vec![TextRun { text: text.to_owned(), ..TextRun::default() }];
            Block::Paragraph(TextParagraph { runs, ..TextParagraph::default() })
        };
        let blocks: Vec<Block> = lines.split('|').map(paragraph).collect();
        typed_contents(&blocks, 0, &embedded()).len()
    }

    #[test]
    fn typed_lines_end_where_the_text_begins() {
        for (lines, expected) in [
            // Numbered, and the first heading is called otherwise.
            ("目录|一、部门主要职能|二、机构设置|三、名词解释|示例市水务局主要职能|本局管水。", 3),
            // The text begins with the same number again.
            ("目录|第一部分 概况|第二部分 决算表|第一部分 概况|一、职责|本局管水。", 2),
            // Parts and what is in them; numbers begin anew in each.
            ("目 录|第一部分 概况|一、职责|二、构成|第二部分 说明|一、收入|第一部分 概况|文。", 5),
            // Pages behind blanks and dots.
            ("目录|概况 1|预算表 12|名词解释……3|某局概况|本局管水。", 3),
            // Without numbers: what comes again, and what stands between.
            ("目录|部门概况|相关表格|名词解释|部门概况|本局管水。|名词解释|水是水。", 3),
            // Blank lines between.
            ("目录||一、职责||二、收入||一、职责|本局管水。", 2),
            // Tables in the contents.
            ("目录|一、预算表|1.收支总表|2.收入总表|二、名词解释|预算表|文。", 4),
            // No contents: a title and a sentence.
            ("目录|本局管水。", 0),
            ("目录|某局的话|本局管水。", 0),
        ] {
            assert_eq!(taken(lines), expected, "{lines}");
        }
    }
}
