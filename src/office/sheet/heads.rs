use crate::lexicon::Lexicon;
use crate::model::{ColumnType, Form, MoneyUnit};
use crate::workbook::Sheet;

use super::best::best;
use super::figure::is_figure;
use super::label::{answers, plain};
use super::lists::is_one_of;
use super::top::top;
use super::unit::of_head;
use super::year::undated;

/// The heads of a sheet: where they end, and which column of the form each column of the sheet is.
pub struct Heads {
    /// The first row of figures.
    pub first: usize,
    /// Column of the sheet and column of the form.
    pub columns: Vec<(usize, usize)>,
    /// Columns of the sheet that the form does not know, with their heads.
    pub unknown: Vec<(usize, String)>,
}

/// What heads are read by.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub form: &'a Form,
    pub lexicon: &'a Lexicon,
    /// The fiscal year: 2020年预算数 is another column than 2021年预算数.
    pub year: i16,
    /// The unit of the sheet: a column in another one is another thing.
    pub unit: Option<MoneyUnit>,
}

/// How many rows from the top a head may begin.
const DEEPEST: usize = 15;
/// How many rows a head may have.
const TALLEST: usize = 3;

/// Finds the heads: the rows, without a figure in them, that answer to most columns of the form.
pub fn heads(sheet: &Sheet, reader: Reader<'_>) -> Option<Heads> {
    let start = top(sheet);
    let wordy: Vec<bool> = sheet
        .rows
        .iter()
        .take(start + DEEPEST)
        .map(|row| !row.iter().any(|text| is_figure(text)))
        .collect();
    let mut best: Option<(usize, Heads)> = None;
    for last in start..wordy.len() {
        for height in 1..=TALLEST.min(last + 1 - start) {
            let top = last + 1 - height;
            if !wordy[top..=last].iter().all(|wordy| *wordy) {
                break;
            }
            let (columns, unknown) = columns(sheet, reader, top, last);
            // The last of several equally good rows is the lowest head: a merged head repeats its
            // label in every row. Below figures it is the head of the next page.
            let better = best.as_ref().is_none_or(|(_, other)| {
                columns.len() > other.columns.len()
                    || (columns.len() == other.columns.len()
                        && last + 1 > other.first
                        && wordy[other.first..=last].iter().all(|wordy| *wordy))
            });
            if !columns.is_empty() && better {
                best = Some((top, Heads { first: last + 1, columns, unknown }));
            }
        }
    }
    let (_, mut heads) = best?;
    heads.first += below(sheet, &heads);
    Some(heads)
}

/// How many rows right below heads are heads too: cells that are merged downwards say there what
/// the heads say, and what divides other heads stands between them.
fn below(sheet: &Sheet, heads: &Heads) -> usize {
    let again = |row: usize, at: usize| {
        let text = plain(sheet.text(row, at));
        !text.is_empty() && !is_figure(&text) && text == plain(sheet.text(heads.first - 1, at))
    };
    let is_head = |row: &usize| {
        let repeated = heads.columns.iter().filter(|(at, _)| again(*row, *at)).count();
        repeated >= MERGED && !sheet.rows[*row].iter().any(|text| is_figure(text))
    };
    (heads.first..sheet.rows.len()).take(TALLEST - 1).take_while(is_head).count()
}

/// How many columns must say their heads again: one may be named as its rows are.
const MERGED: usize = 2;

type Found = (Vec<(usize, usize)>, Vec<(usize, String)>);

fn columns(sheet: &Sheet, reader: Reader<'_>, top: usize, last: usize) -> Found {
    let (mut found, mut unknown): Found = (Vec::new(), Vec::new());
    for at in 0..sheet.width() {
        let filled = || (top..=last).rev().filter(|row| !sheet.text(*row, at).trim().is_empty());
        // 类, 款, 项 divide the head above them.
        let Some(row) = filled()
            .find(|row| !is_numbering(reader.lexicon, sheet.text(*row, at)))
            .or_else(|| filled().next())
        else {
            continue;
        };
        let text = sheet.text(row, at);
        let above: Vec<&str> =
            (row.saturating_sub(2)..row).map(|above| over(sheet, above, at)).collect();
        match column(reader, text, &above, &found) {
            Some(column) => found.push((at, column)),
            None => unknown.push((at, text.split_whitespace().collect::<Vec<_>>().join(" "))),
        }
    }
    (found, unknown)
}

/// The head above a column: a group whose cells are not merged stands over its first column only.
fn over(sheet: &Sheet, row: usize, at: usize) -> &str {
    (0..=at)
        .rev()
        .map(|at| sheet.text(row, at))
        .find(|text| !text.trim().is_empty())
        .unwrap_or_default()
}

/// The form's column that a head names. Where a label stands under several groups, the head above
/// decides; 小计 under a head that is itself a column is that column.
fn column(
    reader: Reader<'_>,
    text: &str,
    above: &[&str],
    taken: &[(usize, usize)],
) -> Option<usize> {
    let form = reader.form;
    let free = |index: &usize| !taken.iter().any(|(_, column)| column == index);
    let fits = |index: usize| !in_another_unit(reader, text, index);
    let labels = |index: usize| form.columns[index].spellings();
    let texts = readings(text, reader.year);
    let counted = without_counter(text);
    let named = |index: usize| {
        let counts = form.columns[index].holds == ColumnType::Count;
        let texts = texts.iter().chain(counted.iter().filter(|_| counts));
        texts.map(|text| answers(text, labels(index))).max().unwrap_or(0)
    };
    let grouped = |index: usize| {
        form.columns[index]
            .group
            .as_deref()
            .is_some_and(|group| above.iter().any(|head| answers(head, [group]) > 0))
    };
    if is_one_of(&reader.lexicon.head_sums, text)
        && !(0..form.columns.len()).any(|index| named(index) > 0 && grouped(index))
    {
        let sum = above.iter().rev().find_map(|head| {
            (0..form.columns.len()).filter(free).find(|index| answers(head, labels(*index)) > 0)
        });
        if sum.is_some() {
            return sum.filter(|index| fits(*index));
        }
    }
    let scored = (0..form.columns.len())
        .filter(free)
        .map(|index| (index, (named(index), grouped(index))))
        .filter(|(index, (named, _))| *named > 0 && fits(*index));
    best(scored)
}

/// 单价（元） in a table of 万元 cannot be taken: content says the unit once.
fn in_another_unit(reader: Reader<'_>, text: &str, index: usize) -> bool {
    let own = of_head(text).map(|(_, unit)| unit);
    reader.form.columns[index].holds == ColumnType::Amount
        && own.zip(reader.unit).is_some_and(|(own, unit)| own != unit)
}

/// `数量（辆）`: the head of a column of counts without what it counts in. What stands in longer
/// brackets says which counts are meant.
fn without_counter(text: &str) -> Option<String> {
    let text = plain(text);
    let (label, counter) = text.strip_suffix('）')?.rsplit_once('（')?;
    (!label.is_empty() && counter.chars().count() <= 2).then(|| label.to_owned())
}

/// What a head may be read as: as it stands, without its unit, without this year; last year as
/// 上年.
fn readings(text: &str, year: i16) -> Vec<String> {
    let mut texts = vec![plain(text)];
    texts.extend(of_head(text).map(|(label, _)| label));
    let undated: Vec<String> = texts.iter().flat_map(|text| undated(text, year)).collect();
    texts.extend(undated);
    texts.retain(|text| !text.is_empty());
    texts
}

/// Columns that number things and hold nothing to take.
pub fn is_numbering(lexicon: &Lexicon, head: &str) -> bool {
    is_one_of(&lexicon.head_numbers, head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_in_a_head_is_this_year_or_last() {
        assert!(readings("2021年预算数", 2021).contains(&"预算数".to_owned()));
        assert!(readings("2020年预算数", 2021).contains(&"上年预算数".to_owned()));
        assert_eq!(readings("2019年预算数", 2021), ["2019年预算数"]);
        assert!(readings("预算数（万元）", 2021).contains(&"预算数".to_owned()));
    }
}
