use std::collections::HashSet;

use crate::docx::{Block, TextTable};
use crate::lexicon::Lexicon;
use crate::office::extract::is_sum;
use crate::office::sheet::{is_figure, plain};
use crate::workbook::Sheet;

use super::over_tables::cells;
use super::page_line::is_page_line;

/// How many lines may stand between a table and its next page: the number of the page, the number,
/// the title, the office and the unit again.
const BETWEEN: usize = 5;
/// In how many rows at the top of a table its heads are.
const TOP: usize = 6;

/// The blocks between the table of a sheet and a table that is its next page: nothing, or the number
/// of the page and what stood over the sheet already. A next page has the same heads, or none and as
/// many columns. Nothing where it is a table of its own.
pub fn lines_between(
    blocks: &[Block],
    (last, next): (usize, usize),
    sheet: &Sheet,
    lexicon: &Lexicon,
) -> Option<std::ops::Range<usize>> {
    let between = last + 1..next;
    let Block::Table(table) = blocks.get(next)? else { return None };
    if between.len() > BETWEEN || !is_outermost(&blocks[last]) || table.within.is_some() {
        return None;
    }
    if between.is_empty() {
        return (sheet.width() == table.sheet.width()).then_some(between);
    }
    let said = over(sheet);
    let (mut has_mark, mut again) = (false, false);
    for block in &blocks[between.clone()] {
        let Block::Paragraph(paragraph) = block else { return None };
        let text = paragraph.text();
        if is_page_line(&text) {
            continue;
        }
        for cell in cells(&text) {
            let own = plain(&cell);
            let bare = unmarked(&own, lexicon);
            has_mark |= bare.is_some();
            let bare = bare.unwrap_or(own);
            if !bare.is_empty() && !said.contains(&bare) {
                return None;
            }
            again |= !bare.is_empty();
        }
    }
    let goes_on = match same_heads(sheet, table) {
        // What has its own sum is a table again, of another office or year.
        true => has_mark || !both_sum(sheet, table, lexicon),
        false => {
            let width = sheet.width() == table.sheet.width();
            width
                && begins_with_figures(&table.sheet)
                && (has_mark || !again || !both_sum(sheet, table, lexicon))
        }
    };
    goes_on.then_some(between)
}

/// Whether a line over a table says that it goes on.
pub fn is_marked(text: &str, lexicon: &Lexicon) -> bool {
    cells(text).iter().any(|cell| unmarked(&plain(cell), lexicon).is_some())
}

fn is_outermost(block: &Block) -> bool {
    matches!(block, Block::Table(table) if table.within.is_none())
}

/// What stands over the figures of a sheet: title, office, unit and heads.
fn over(sheet: &Sheet) -> HashSet<String> {
    let top = sheet.rows.iter().take(TOP);
    top.take_while(|row| !has_figure(row)).flatten().map(|text| plain(text)).collect()
}

/// A line without the mark of a table that goes on, whatever number the mark has: （续）, （续2）, 续表.
/// Nothing where it has none.
fn unmarked(text: &str, lexicon: &Lexicon) -> Option<String> {
    let inside = text.strip_suffix('）');
    let is_number = |c: char| c.is_ascii_digit() || NUMERALS.contains(c);
    let core = inside.unwrap_or(text).trim_end_matches(is_number);
    let said = if inside.is_some() { format!("{core}）") } else { core.to_owned() };
    lexicon.continuation_marks.words().map(plain).find_map(|mark| {
        if said == mark {
            return Some(String::new());
        }
        // 手续 ends with no mark.
        let is_long = mark.chars().count() > 1;
        let rest = said.strip_suffix(&*mark).or_else(|| said.strip_prefix(&*mark));
        rest.filter(|_| is_long).map(|rest| rest.trim_matches('：').to_owned())
    })
}

/// The numbers that a mark may have.
const NUMERALS: &str = "一二三四五六七八九十";

fn has_figure(row: &[String]) -> bool {
    row.iter().any(|text| is_figure(text))
}

/// What a row says, in any dress.
fn said(row: &[String]) -> Vec<String> {
    row.iter().map(|text| plain(text)).filter(|text| !text.is_empty()).collect()
}

fn first_row(sheet: &Sheet) -> Option<&Vec<String>> {
    sheet.rows.iter().find(|row| row.iter().any(|text| !text.trim().is_empty()))
}

/// Whether a table begins with a row of heads of the sheet.
fn same_heads(sheet: &Sheet, table: &TextTable) -> bool {
    let first = first_row(&table.sheet).filter(|row| !has_figure(row)).map(|row| said(row));
    let heads = sheet.rows.iter().take(TOP).take_while(|row| !has_figure(row));
    first.is_some_and(|first| first.len() > 1 && heads.into_iter().any(|row| said(row) == first))
}

fn begins_with_figures(sheet: &Sheet) -> bool {
    first_row(sheet).is_some_and(|row| has_figure(row))
}

/// Whether a row of sums is called the same in both.
fn both_sum(sheet: &Sheet, table: &TextTable, lexicon: &Lexicon) -> bool {
    let sums = |sheet: &Sheet| -> HashSet<String> {
        let rows = sheet.rows.iter().filter(|row| has_figure(row));
        let names = rows.flatten().filter(|text| !is_figure(text) && is_sum(lexicon, text));
        names.map(|text| plain(text)).collect()
    };
    !sums(sheet).is_disjoint(&sums(&table.sheet))
}
