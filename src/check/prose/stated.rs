use std::cmp::Reverse;

use crate::decimal::Decimal;
use crate::lexicon::Lexicon;
use crate::model::path::cell_path;
use crate::model::{Department, Disclosure, FormUse, MoneyUnit, Row, Table};
use crate::sentences::Placed;
use crate::source::Place;

use super::named_rows::Names;
use super::own_row::is_elsewhere;
use super::read_paragraph::{ReadParagraph, printed, read_paragraphs};
use super::sentence_check::{SentenceCheck, SentenceRules};
use super::spoken::own_figure;

/// A figure that a sentence of the narrative gives for a line of a statement which has none.
#[derive(Debug)]
pub struct StatedAmount {
    /// The name of the statement in its disclosure.
    pub statement: String,
    /// Which line of its form.
    pub line: usize,
    /// The amount as printed, with its unit.
    pub printed: String,
    /// Where.
    pub place: Place,
}

/// An amount of the narrative that is a figure of the disclosure, and by what it can be bound.
#[derive(Debug)]
pub struct BindableAmount {
    /// The path of the figure.
    pub path: String,
    /// The unit to convert it to, where the figure has another.
    pub unit: Option<&'static str>,
    /// Where the amount stands.
    pub place: Place,
}

/// Figures of lines of statements that are open, from the section that the profile has for them: of
/// a line that one sentence names, no other row of that name has another figure, and no sentence
/// another amount.
pub(in crate::check) fn stated_amounts(
    department: &Department,
    disclosure: &Disclosure,
    rules: SentenceRules,
) -> Vec<StatedAmount> {
    let check = SentenceCheck::of(department, disclosure, rules, Names::OfStatementsToo);
    let lexicon = &disclosure.lexicon;
    let mut found: Vec<(StatedAmount, Decimal)> = Vec::new();
    for paragraph in read_paragraphs(disclosure).iter().filter(|one| one.is_narrative()) {
        for placed in paragraph.reading.quantities.iter() {
            let value = placed.quantity.value;
            for (table, row) in check.rows_of_plain_amount(paragraph, placed) {
                let place = paragraph.place(&placed.range);
                let (true, Some(line)) = (is_open(lexicon, table, row), row.line) else { continue };
                if !is_in_its_section(disclosure, table, &place) {
                    continue;
                }
                let (statement, printed) = (table.name.clone(), plain(paragraph, placed));
                found.push((StatedAmount { statement, line, printed, place }, value));
            }
        }
    }
    let is_alone = |one: &StatedAmount, value: Decimal| {
        let mut same = found
            .iter()
            .filter(|(other, _)| other.statement == one.statement && other.line == one.line);
        same.all(|(_, other)| *other == value)
    };
    let alone: Vec<bool> = found.iter().map(|(one, value)| is_alone(one, *value)).collect();
    let mut kept: Vec<StatedAmount> = Vec::new();
    for ((one, _), is_alone) in found.into_iter().zip(alone) {
        let is_there =
            |other: &StatedAmount| other.statement == one.statement && other.line == one.line;
        if is_alone && !kept.iter().any(is_there) {
            kept.push(one);
        }
    }
    kept
}

/// Amounts of the narrative that are, to the letter, the figure of the row which their sentence
/// names, in every table that has it; amounts of which their own sentence says something that does
/// not hold are left as they are.
pub(in crate::check) fn bindable_amounts(
    department: &Department,
    disclosure: &Disclosure,
    rules: SentenceRules,
) -> Vec<BindableAmount> {
    let check = SentenceCheck::of(department, disclosure, rules, Names::OfStatementsToo);
    let mut found = Vec::new();
    for paragraph in read_paragraphs(disclosure).iter().filter(|one| one.is_narrative()) {
        for placed in paragraph.reading.quantities.iter() {
            if !paragraph.reading.holds(&placed.range) {
                continue;
            }
            let mut rows = check.rows_of_plain_amount(paragraph, placed);
            rows.retain(|(table, row)| !is_open(&disclosure.lexicon, table, row));
            // What is said in sentences is bound to its statement, else to the table whose name says
            // most of what is said before it.
            let said = paragraph.sentence_up_to(&placed.range);
            rows.sort_by_key(|(table, _)| {
                let is_table = table.form.used_for != FormUse::Statement;
                (is_table, Reverse(in_common(&table.name, said)))
            });
            let place = paragraph.place(&placed.range);
            // Marks of emphasis inside of it would be lost.
            let is_whole = place.file.slice(place.span) == &paragraph.text[placed.range.clone()];
            if !is_whole {
                continue;
            }
            let text = plain(paragraph, placed);
            let bound = rows.iter().find_map(|(table, row)| bound(disclosure, table, row, &text));
            found.extend(bound.map(|(path, unit)| BindableAmount { path, unit, place }));
        }
    }
    found
}

impl<'a> SentenceCheck<'a> {
    /// The rows that an amount is said of, where it is a plain amount of the document's own year and
    /// every row of that name that has a figure has this one, perhaps in a finer unit.
    fn rows_of_plain_amount(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Vec<(&'a Table, &'a Row)> {
        let quantity = &placed.quantity;
        let is_plain = quantity.is_money()
            && !quantity.is_bound
            && !quantity.is_doubled
            && quantity.interval.high.checked_sub(quantity.interval.low)
                == Some(quantity.last_place)
            && !placed.is_beside
            && !placed.is_in_turn
            && !paragraph.is_bound(&placed.range)
            && !paragraph.is_factor(&placed.range)
            && !is_elsewhere(self.disclosure, paragraph, placed);
        let spoken = if is_plain { self.rows_of(paragraph, placed) } else { None };
        let rows: Vec<(&Table, &Row)> =
            spoken.map(|spoken| spoken.tables().collect()).unwrap_or_default();
        let lexicon = &self.disclosure.lexicon;
        let agrees = |(table, row): &(&Table, &Row)| {
            let own = own_figure(lexicon, table, row);
            own.map_or(is_open(lexicon, table, row), |own| quantity.interval.holds(own.in_base()))
        };
        if rows.iter().all(agrees) { rows } else { Vec::new() }
    }
}

/// Whether a row is a line of a statement that has no figure.
fn is_open(lexicon: &Lexicon, table: &Table, row: &Row) -> bool {
    table.form.used_for == FormUse::Statement && own_figure(lexicon, table, row).is_none()
}

/// Whether a place lies in the section that a statement belongs to.
fn is_in_its_section(disclosure: &Disclosure, table: &Table, place: &Place) -> bool {
    let section = disclosure.narrative.as_ref().and_then(|narrative| {
        let start = place.span.start;
        let mut sections = narrative.sections.iter();
        let id =
            sections.find(|one| one.body.start <= start && start < one.body.end)?.id.as_ref()?;
        let requirement = disclosure.profile.requirement(disclosure.kind)?;
        requirement.sections.iter().find(|section| section.id == *id)
    });
    section.is_some_and(|section| section.tables.contains(&table.form.id))
}

/// How many characters in a row two texts have in common at most.
fn in_common(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let (mut most, mut last) = (0, vec![0_usize; other.len() + 1]);
    for character in one.chars() {
        let mut row = vec![0_usize; other.len() + 1];
        let same = other.iter().enumerate().filter(|(_, own)| **own == character);
        for at in same.map(|(at, _)| at) {
            row[at + 1] = last[at] + 1;
            most = most.max(row[at + 1]);
        }
        last = row;
    }
    most
}

/// An amount as printed, without thousands marks and blanks.
fn plain(paragraph: &ReadParagraph<'_>, placed: &Placed) -> String {
    let text = paragraph.text[placed.range.clone()].chars();
    text.filter(|c| !c.is_whitespace() && !matches!(c, ',' | '，')).collect()
}

/// The path by which the figure of a row prints a text, and the unit it is converted to for that.
fn bound(
    disclosure: &Disclosure,
    table: &Table,
    row: &Row,
    text: &str,
) -> Option<(String, Option<&'static str>)> {
    let own = own_figure(&disclosure.lexicon, table, row)?;
    let is_own = |at: &usize| row.cells[*at].figure().is_some_and(|one| std::ptr::eq(one, own));
    let column = (0..row.cells.len()).find(is_own)?;
    let path = cell_path(table, row, column);
    let prints = |unit: Option<&str>| printed(disclosure, &path, unit).as_deref() == Some(text);
    let as_it_is: Option<&'static str> = None;
    if prints(as_it_is) {
        return Some((path, as_it_is));
    }
    let unit =
        MoneyUnit::ALL.into_iter().map(MoneyUnit::name).rev().find(|unit| text.ends_with(unit));
    unit.filter(|unit| prints(Some(unit))).map(|unit| (path, Some(unit)))
}
