use std::ops::Range;

use crate::check::prose::ReadParagraph;
use crate::decimal::Decimal;
use crate::sentences::names_nothing;
use crate::source::Place;

use super::document_texts::{DocumentTexts, stage};

/// A cell of a table that an author wrote into a narrative.
struct WrittenCell<'p> {
    /// Where it begins.
    at: usize,
    /// How many bars stand before it on its line.
    column: usize,
    paragraph: &'p ReadParagraph<'p>,
}

/// A row of such a table.
struct WrittenRow<'p> {
    /// The bytes of its line.
    start: usize,
    end: usize,
    cells: Vec<WrittenCell<'p>>,
}

impl<'a> DocumentTexts<'a> {
    /// The cells of the narrative's tables that tell what withheld rows come to: an amount in a row
    /// that begins with the name. Gives the row, the path of the text and the place.
    pub fn told_in_tables(&self, paragraphs: &[ReadParagraph<'_>]) -> Vec<(usize, String, Place)> {
        let text = match &self.document.narrative {
            Some(narrative) => narrative.file.text.as_str(),
            None => return Vec::new(),
        };
        let rows = written_rows(text, paragraphs);
        let mut found = Vec::new();
        let mut heads = 0;
        for (number, row) in rows.iter().enumerate() {
            let last = number.checked_sub(1).map(|last| rows[last].end);
            let between = last.and_then(|end| text.get(end..row.start));
            if !between.is_some_and(is_rule) {
                heads = number;
            }
            let head = |column: usize| {
                let own = rows[heads].cells.iter().find(|cell| cell.column == column);
                own.map_or("", |cell| cell.paragraph.text.trim()).to_owned()
            };
            for asked in &self.rows {
                let names =
                    |cell: &WrittenCell<'_>| self.is_named(asked, self.part(&cell.paragraph.text));
                let Some(named) = row.cells.iter().position(names) else { continue };
                let tells = |cell: &&WrittenCell<'_>| {
                    let head = head(cell.column);
                    !self.is_of_another(asked, &row.cells[named].paragraph.text)
                        && self.is_amount(&cell.paragraph.text, &head)
                        && self.year_of_head(&head) == Some(asked.document.year)
                        && (stage(self.document) == stage(asked.document))
                };
                found.extend(row.cells[named + 1..].iter().find(tells).map(|cell| {
                    let whole = 0..cell.paragraph.text.len();
                    (asked.number, cell.paragraph.at.clone(), cell.paragraph.place(&whole))
                }));
            }
        }
        found
    }

    /// The name in a cell, without its number and the mark of a part.
    pub(super) fn part<'w>(&self, text: &'w str) -> &'w str {
        let lexicon = self.lexicon;
        let text = text.trim();
        let text = lexicon.part_marks.beginning(text).map_or(text, |mark| &text[mark.end..]);
        let numbered = text.find(['、', '.', '．', '）', ')']).filter(|end| {
            let number = text[..*end].trim_start_matches(['（', '(']);
            !number.is_empty()
                && number.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
        });
        let behind = |end: usize| end + text[end..].chars().next().map_or(0, char::len_utf8);
        text[numbered.map_or(0, behind)..].trim()
    }

    /// Whether a cell holds an amount of money or a share: its head or its unit says so, or it has
    /// decimals.
    fn is_amount(&self, cell: &str, head: &str) -> bool {
        let lexicon = self.lexicon;
        let plain: String =
            cell.chars().filter(|c| !c.is_whitespace() && !",，￥¥".contains(*c)).collect();
        let number = plain.trim_end_matches(|c: char| UNITS.contains(&c));
        let Some(value) = Decimal::parse(number) else { return false };
        let is_money = plain.len() > number.len()
            || head.contains('元')
            || names_nothing(lexicon, &head.replace(|c: char| c.is_ascii_digit(), ""))
                && !head.is_empty()
            || lexicon.share_of.is_in(head)
            || value.decimals() > 0 && lexicon.rates.ending(head).is_none();
        let is_change = [&lexicon.change_up, &lexicon.change_down, &lexicon.change_signed]
            .into_iter()
            .any(|list| list.is_in(head));
        !value.is_zero() && is_money && !is_change
    }

    /// The year of a column.
    fn year_of_head(&self, head: &str) -> Option<i16> {
        let digits: String = head.chars().filter(char::is_ascii_digit).collect();
        match digits.parse::<i16>() {
            Ok(year) if digits.len() == 4 => Some(year),
            _ if self.lexicon.last_year.is_in(head) => Some(self.document.year - 1),
            _ => Some(self.document.year),
        }
    }
}

/// What units of money and shares end with.
const UNITS: [char; 6] = ['元', '万', '千', '亿', '%', '％'];

/// The rows of the tables of a narrative: cells that stand on one line with bars.
fn written_rows<'p>(text: &str, paragraphs: &'p [ReadParagraph<'p>]) -> Vec<WrittenRow<'p>> {
    let mut rows: Vec<WrittenRow<'p>> = Vec::new();
    for paragraph in paragraphs.iter().filter(|one| one.is_narrative()) {
        let Some(first) = paragraph.text.chars().next() else { continue };
        let at = paragraph.place(&(0..first.len_utf8())).span.range().start;
        // A line may be as long as its file: it is gone over once.
        if let Some(row) = rows.last_mut().filter(|row| (row.start..row.end).contains(&at)) {
            let (from, bars) =
                row.cells.last().map_or((row.start, 0), |cell| (cell.at, cell.column));
            let column = bars + bars_in(text, from..at);
            row.cells.push(WrittenCell { at, column, paragraph });
            continue;
        }
        let start = text[..at].rfind('\n').map_or(0, |last| last + 1);
        let end = text[at..].find('\n').map_or(text.len(), |next| at + next);
        let column = bars_in(text, start..at);
        rows.push(WrittenRow { start, end, cells: vec![WrittenCell { at, column, paragraph }] });
    }
    rows.retain(|row| row.cells.len() > 1);
    rows
}

/// How many bars stand in some bytes of a text.
fn bars_in(text: &str, bytes: Range<usize>) -> usize {
    text.get(bytes).map_or(0, |part| part.matches('|').count())
}

/// Whether nothing but the rule below the heads stands between two rows.
fn is_rule(between: &str) -> bool {
    between.chars().all(|c| c.is_whitespace() || matches!(c, '|' | '-' | ':'))
        && !between.trim_matches('\n').contains("\n\n")
}
