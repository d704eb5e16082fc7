use crate::lexicon::Lexicon;
use crate::model::MoneyUnit;
use crate::workbook::Sheet;

use super::figure::is_figure;
use super::label::{plain, spaced};
use super::said_unit::{SaidUnit, unit_alone, unit_at, within};
use super::top::top;

/// What a sheet says of the unit of its amounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stated {
    /// Nothing.
    Nothing,
    /// One unit.
    One(MoneyUnit),
    /// One that content has no word for: 千元, 美元. No figure of the sheet can be taken.
    Other(String),
    /// Two that differ, by their names: no figure of the sheet can be taken.
    Several(String, String),
}

/// How many rows from the top may speak of the unit.
const DEEPEST: usize = 15;
/// How many rows from the top a unit may stand in by itself, and beside how many other texts.
const LONE: usize = 5;
const BESIDE: usize = 2;
/// What a short line without a colon has at most: （单位万元）.
const UNMARKED: usize = 6;

/// The unit a sheet states: in a line of its own (单位：万元), by itself above the heads (元), in its
/// heads (预算数（万元）), or behind its numbers, in their format (0.00"元"). A format that says another
/// unit than the rest is a second one.
pub fn stated(sheet: &Sheet, lexicon: &Lexicon) -> Stated {
    let start = top(sheet);
    let rows = || sheet.rows.iter().skip(start);
    let head = rows().position(|row| row.iter().any(|text| is_figure(text))).unwrap_or(DEEPEST);
    let lone = || agreed(rows().take(head.min(LONE)).filter_map(|row| lone_in(row, lexicon)));
    let of_heads = || {
        let texts = rows().take(head.min(DEEPEST)).flatten();
        agreed(texts.filter_map(|text| of_any_head(text, lexicon)))
    };
    let words = [lines(sheet, lexicon)].into_iter().chain(std::iter::once_with(lone));
    let mut words = words.chain(std::iter::once_with(of_heads));
    let words = words.find(|said| *said != Stated::Nothing).unwrap_or(Stated::Nothing);
    match (words, behind_numbers(sheet, lexicon)) {
        (Stated::Nothing, of_formats) => of_formats,
        (Stated::One(unit), Stated::One(other)) if unit != other => {
            Stated::Several(unit.name().to_owned(), other.name().to_owned())
        }
        (Stated::One(unit), Stated::Other(other)) => Stated::Several(unit.name().to_owned(), other),
        (Stated::One(_), several @ Stated::Several(..)) => several,
        (words, _) => words,
    }
}

/// What the lines of a sheet state, and nothing else of it.
pub fn lines(sheet: &Sheet, lexicon: &Lexicon) -> Stated {
    let rows = sheet.rows.iter().skip(top(sheet)).take(DEEPEST);
    agreed(rows.flat_map(|row| {
        let own = row.iter().filter_map(|text| in_line(text, lexicon));
        own.chain(in_next_cells(row, lexicon)).collect::<Vec<_>>()
    }))
}

/// The unit that a line of a sheet states, and no other line.
pub fn line_unit(sheet: &Sheet, lexicon: &Lexicon) -> Option<MoneyUnit> {
    lines(sheet, lexicon).one()
}

/// The unit of a sheet that states one and no other.
pub fn unit_of(sheet: &Sheet, lexicon: &Lexicon) -> Option<MoneyUnit> {
    stated(sheet, lexicon).one()
}

impl Stated {
    /// The unit, where it is one.
    pub fn one(&self) -> Option<MoneyUnit> {
        match self {
            Stated::One(unit) => Some(*unit),
            Stated::Nothing | Stated::Other(_) | Stated::Several(..) => None,
        }
    }
}

fn agreed(mut units: impl Iterator<Item = SaidUnit>) -> Stated {
    let Some(first) = units.next() else { return Stated::Nothing };
    match (units.find(|unit| *unit != first), first) {
        (Some(other), first) => Stated::Several(first.name().to_owned(), other.name().to_owned()),
        (None, SaidUnit::Known(unit)) => Stated::One(unit),
        (None, SaidUnit::Other(name)) => Stated::Other(name),
    }
}

/// `金额单位：人民币万元`. What follows must end the word: 编制单位：元氏县… names an office.
fn in_line(text: &str, lexicon: &Lexicon) -> Option<SaidUnit> {
    let begins = |word: &str| word.chars().next().is_some_and(|first| text.contains(first));
    if !lexicon.unit_labels.words().any(begins) {
        return None;
    }
    let text = spaced(text);
    // A label of a column has its unit in brackets: 金额（元）.
    let short = text.chars().filter(|c| *c != ' ').count() <= UNMARKED;
    let behind = |rest: &str| {
        let rest = rest.trim_start();
        let unmarked = short && !rest.starts_with('（');
        let marked = rest.strip_prefix('：').or_else(|| unmarked.then_some(rest))?;
        unit_at(marked.trim_start(), lexicon)
    };
    let places = || text.char_indices().map(|(at, _)| &text[at..]);
    let of_label = |word: &str| places().filter_map(|at| within(at, word)).find_map(behind);
    lexicon.unit_labels.words().find_map(of_label)
}

/// `单位：` in one cell and `元` in the next.
fn in_next_cells(row: &[String], lexicon: &Lexicon) -> Vec<SaidUnit> {
    let filled: Vec<&String> = row.iter().filter(|text| !text.trim().is_empty()).collect();
    let label = |text: &str| {
        let text = spaced(text);
        let word = text.trim_end().strip_suffix('：');
        word.is_some_and(|word| lexicon.unit_labels.words().any(|label| word.ends_with(label)))
    };
    let pairs = filled
        .iter()
        .enumerate()
        .filter(|(_, text)| label(text))
        .filter_map(|(at, text)| filled[at + 1..].iter().find(|next| next != &text));
    pairs.filter_map(|next| unit_at(spaced(next).trim_start(), lexicon)).collect()
}

/// A unit that stands by itself in a row above the heads, beside captions at most.
fn lone_in(row: &[String], lexicon: &Lexicon) -> Option<SaidUnit> {
    let mut others: Vec<&str> = Vec::new();
    let mut found = None;
    for text in row.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
        match unit_alone(text, lexicon) {
            Some(unit) => found = Some(unit),
            None if !others.contains(&text) => others.push(text),
            None => {}
        }
    }
    let caption = |text: &&str| {
        text.contains(['：', ':']) || lexicon.unit_labels.words().any(|word| *text == word)
    };
    found.filter(|_| others.len() <= BESIDE && others.iter().all(caption))
}

/// The units that the formats of its numbers say.
fn behind_numbers(sheet: &Sheet, lexicon: &Lexicon) -> Stated {
    let there = |at: &(usize, usize)| !sheet.text(at.0, at.1).is_empty();
    let own = sheet.looks.behind.iter().filter(|(at, _)| there(at));
    agreed(own.filter_map(|(_, words)| unit_alone(words, lexicon)).filter(SaidUnit::is_whole))
}

/// A head without the unit it ends with, and that unit: `预算数（万元）`.
pub fn of_head(text: &str) -> Option<(String, MoneyUnit)> {
    let (label, inside) = in_brackets(text)?;
    Some((label, MoneyUnit::named(&inside)?))
}

/// The unit that a head ends with, whether content has a word for it or not.
fn of_any_head(text: &str, lexicon: &Lexicon) -> Option<SaidUnit> {
    if !text.trim_end().ends_with(['）', ')']) {
        return None;
    }
    let (_, inside) = in_brackets(text)?;
    match MoneyUnit::named(&inside) {
        Some(unit) => Some(SaidUnit::Known(unit)),
        None => unit_alone(&inside, lexicon)
            .filter(|unit| matches!(unit, SaidUnit::Other(_)) && unit.is_whole()),
    }
}

fn in_brackets(text: &str) -> Option<(String, String)> {
    let text = plain(text);
    let (label, inside) = text.strip_suffix('）')?.rsplit_once('（')?;
    let inside = inside.rsplit_once("单位：").map_or(inside, |(_, unit)| unit);
    (!label.is_empty()).then(|| (label.to_owned(), inside.to_owned()))
}
