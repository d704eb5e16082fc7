use crate::lexicon::WordList;
use crate::model::{ColumnType, RowRole, total_row};

use super::codes::{codes, name};
use super::counted::counted;
use super::items::{completed, items};
use super::subject::Subject;
use super::whole::columns_of;

/// Up to how many rows are told by their counts.
const LISTED: usize = 20;

/// What a table of codes says: its total and what that is split into, the first level of the
/// classification, and beside a budget every item with what was planned.
pub(super) fn rows(subject: Subject<'_>, column: usize) -> Vec<String> {
    if subject.table.form.columns[column].holds == ColumnType::Count {
        return counts(subject);
    }
    let mut sentences = Vec::new();
    if let Some(total) = total_row(subject.table.rows.iter()) {
        sentences.extend(whole(subject, total, column));
        sentences.extend(balances(subject, total));
    }
    sentences.extend(classes(subject, column));
    let told = Some(sentences.concat()).filter(|text| !text.is_empty());
    told.into_iter().chain(items(subject, column)).collect()
}

/// What a table of counts says: the counts of its total, else of each of its rows.
fn counts(subject: Subject<'_>) -> Vec<String> {
    let rows = &subject.table.rows;
    let items = (0..rows.len()).filter(|row| rows[*row].role == RowRole::Item);
    let items: Vec<usize> = items.collect();
    let told: Vec<String> = match (total_row(rows.iter()), items.as_slice()) {
        (Some(row), _) => vec![counted_in(subject, None, row)],
        (None, [row]) => vec![counted_in(subject, None, *row)],
        (None, several) => {
            let name = |row: usize| {
                let key = subject.table.form.key()?;
                let text = rows[row].cells[key.column].printed();
                Some(text).filter(|text| !text.is_empty())
            };
            several
                .iter()
                .filter_map(|row| Some(counted_in(subject, Some(name(*row)?), *row)))
                .collect()
        }
    };
    let told = told.concat();
    if told.is_empty() || items.len() > LISTED { Vec::new() } else { vec![told] }
}

/// The counts of a row in a sentence, under its name or the year; nothing where it has none.
fn counted_in(subject: Subject<'_>, name: Option<&str>, row: usize) -> String {
    let columns = subject.table.form.columns.iter().enumerate();
    let columns = columns.filter(|(_, column)| column.holds == ColumnType::Count);
    let mut clauses: Vec<String> = Vec::new();
    for (at, column) in columns {
        let Some(amount) = subject.bound(row, at) else { continue };
        let lexicon = &subject.disclosure.lexicon;
        let unit = counted(lexicon, &column.label, column.spellings()).unwrap_or_default();
        let amount = amount + &unit;
        clauses.push(match name.filter(|_| clauses.is_empty()) {
            None if clauses.is_empty() => subject.lead(&column.label, &amount),
            first => {
                let label = format!("{}{}", first.unwrap_or_default(), column.label);
                subject.words.say("draft.part", &[("label", &label), ("amount", &amount)])
            }
        });
    }
    if clauses.is_empty() { String::new() } else { subject.sentence(&clauses) }
}

/// The total, and the columns that it is the sum of.
fn whole(subject: Subject<'_>, total: usize, column: usize) -> Option<String> {
    let form = &subject.table.form;
    let mut clauses = subject.total(subject.name(), total, column)?;
    if subject.planned_beside(total, column).is_none() {
        clauses.extend(completed(subject, total, column));
    }
    let labelled = |part: usize| subject.labelled(&form.columns[part].label, total, part);
    let parts: Vec<String> = columns_of(form, column).into_iter().filter_map(labelled).collect();
    if parts.len() > 1 {
        clauses.push(subject.parts(&parts));
    }
    Some(subject.sentence(&clauses))
}

/// What was there when the year began, came in, was spent and is left, where the table prints the
/// first or the last of these.
fn balances(subject: Subject<'_>, total: usize) -> Option<String> {
    let lexicon = &subject.disclosure.lexicon;
    let ends = [&lexicon.balance_opening, &lexicon.balance_closing];
    let between = [
        &lexicon.balance_received,
        &lexicon.balance_drawn,
        &lexicon.balance_spent,
        &lexicon.balance_distributed,
    ];
    let columns = &subject.table.form.columns;
    let told = |at: usize, lists: &[&WordList]| {
        let is_one = lists.iter().any(|list| list.has(&columns[at].label));
        is_one && subject.figure(total, at).is_some_and(|figure| !figure.in_base().is_zero())
    };
    let all = || 0..columns.len();
    if !all().any(|at| told(at, &ends)) {
        return None;
    }
    let lists: Vec<&WordList> = ends.into_iter().chain(between).collect();
    let clauses = all().filter(|at| told(*at, &lists));
    let clauses = clauses.filter_map(|at| subject.labelled(&columns[at].label, total, at));
    Some(subject.sentence(&clauses.collect::<Vec<_>>()))
}

/// The first level of a classification, each with its share of the total.
fn classes(subject: Subject<'_>, column: usize) -> Option<String> {
    let table = subject.table;
    let key = codes(table)?;
    let words = subject.words;
    let of_level = |row: &usize| {
        let row = &table.rows[*row];
        row.role == RowRole::Item && key.level(&row.key) == Some(0)
    };
    let is_below_nothing = |row: usize| {
        subject.figure(row, column).is_some_and(|figure| figure.in_base().is_negative())
    };
    // Beside a class below nothing, another may be more than the whole.
    let shares = !(0..table.rows.len()).filter(of_level).any(is_below_nothing);
    let total = total_row(table.rows.iter()).and_then(|row| subject.figure(row, column));
    let total = total.filter(|total| shares && total.in_base().is_positive());
    let told: Vec<String> = (0..table.rows.len())
        .filter(of_level)
        .filter_map(|row| {
            let figure =
                subject.figure(row, column).filter(|figure| !figure.in_base().is_zero())?;
            let mut clauses = vec![subject.labelled(name(table, row)?, row, column)?];
            let share = total.and_then(|total| figure.in_base().percent_of(total.in_base(), 2));
            clauses.extend(share.map(|share| {
                let rate = format!("{}%", share.padded(2));
                words.say("draft.share", &[("rate", &rate)])
            }));
            Some(clauses.join(words.word("marks.clause")))
        })
        .collect();
    if told.len() < 2 {
        return None;
    }
    let parts = told.join(words.word("draft.between_compound"));
    Some(words.sentence(&words.say("draft.classes", &[("parts", &parts)])))
}
