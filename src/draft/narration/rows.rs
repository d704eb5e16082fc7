use crate::model::{Row, RowKey, RowRole, Table, total_row};

use super::subject::{Subject, open};
use super::whole::columns_of;

/// Up to how many items are told one by one.
const ITEMS: usize = 60;

/// What a table of codes says: its total and what that is split into, the first level of the
/// classification, and beside a budget every item with what was planned.
pub(super) fn rows(subject: Subject<'_>, column: usize) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(total) = total_row(subject.table.rows.iter()) {
        sentences.extend(whole(subject, total, column));
    }
    sentences.extend(classes(subject, column));
    let told = Some(sentences.concat()).filter(|text| !text.is_empty());
    told.into_iter().chain(items(subject, column)).collect()
}

/// The total, and the columns that it is the sum of.
fn whole(subject: Subject<'_>, total: usize, column: usize) -> Option<String> {
    let form = &subject.table.form;
    let mut clauses = subject.total(subject.name(), total, column)?;
    let labelled = |part: usize| subject.labelled(&form.columns[part].label, total, part);
    let parts: Vec<String> = columns_of(form, column).into_iter().filter_map(labelled).collect();
    if parts.len() > 1 {
        clauses.push(subject.parts(&parts));
    }
    Some(subject.sentence(&clauses))
}

/// The first level of a classification, each with its share of the total.
fn classes(subject: Subject<'_>, column: usize) -> Option<String> {
    let table = subject.table;
    let key = codes(table)?;
    let words = subject.words;
    let total = total_row(table.rows.iter()).and_then(|row| subject.figure(row, column));
    let of_level = |row: &usize| {
        let row = &table.rows[*row];
        row.role == RowRole::Item && key.level(&row.key) == Some(0)
    };
    let told: Vec<String> = (0..table.rows.len())
        .filter(of_level)
        .filter_map(|row| {
            let figure =
                subject.figure(row, column).filter(|figure| figure.in_base().is_positive())?;
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

/// What names the rows of a classification; nothing where they stand within units, each of which
/// has all levels again.
fn codes(table: &Table) -> Option<&RowKey> {
    let key = table.form.key().filter(|key| !key.levels.is_empty())?;
    let of_unit = |row: &Row| key.within.iter().any(|unit| !row.cells[*unit].printed().is_empty());
    (!table.rows.iter().any(of_unit)).then_some(key)
}

/// The name that a row of codes prints.
fn name(table: &Table, row: usize) -> Option<&str> {
    let column = table.form.name_column()?;
    Some(table.rows[row].cells[column].printed()).filter(|name| !name.is_empty())
}

/// Every item of the deepest level beside what the year's budget planned for it, a list.
fn items(subject: Subject<'_>, column: usize) -> Option<String> {
    let table = subject.table;
    let fund = table.form.fund?;
    let plan = subject.budget?.tables.iter().find(|other| {
        other.form.fund == Some(fund) && other.form.is_classified() && !other.rows.is_empty()
    })?;
    let planned = plan.form.main_column()?;
    let key = codes(table)?;
    let words = subject.words;
    let mut told = Vec::new();
    for (row, of) in table.rows.iter().enumerate() {
        if of.role != RowRole::Item || !key.is_deepest(&of.key) {
            continue;
        }
        let Some(figure) = subject.figure(row, column) else { continue };
        let Some(path) = path(subject, row) else { continue };
        let amount = subject.bound(row, column)?;
        let plan = plan.keyed(&of.key).and_then(|at| plan.rows[at].cells[planned].figure());
        let Some(plan) = plan.filter(|plan| plan.in_base().is_positive()) else {
            let text = words.say("draft.unplanned", &[("path", &path), ("amount", &amount)]);
            told.push(words.sentence(&text));
            continue;
        };
        let rate = figure.in_base().percent_of(plan.in_base(), 2)?;
        let plan_text = words.measured(&plan.amount.to_string(), plan.unit);
        let mut text = words.say(
            "draft.completed",
            &[
                ("path", &path),
                ("plan", &plan_text),
                ("amount", &amount),
                ("rate", &format!("{}%", rate.padded(2))),
            ],
        );
        let difference = figure.in_base().checked_sub(plan.in_base())?;
        if subject.reasons.wanted && !difference.is_zero() {
            let key =
                if difference.is_positive() { "draft.above_plan" } else { "draft.below_plan" };
            let open = open(words.word("draft.a_reason"));
            text = words.sentence(&text) + &words.say(key, &[("open", &open)]);
        }
        told.push(words.sentence(&text));
    }
    if told.is_empty() || told.len() > ITEMS {
        return None;
    }
    let numbered = told.iter().enumerate().map(|(index, text)| format!("{}. {text}", index + 1));
    Some(numbered.collect::<Vec<_>>().join("\n"))
}

/// 教育支出（类）普通教育（款）小学教育（项): the names above an item, each with its level.
fn path(subject: Subject<'_>, row: usize) -> Option<String> {
    let table = subject.table;
    let key = table.form.key()?;
    let levels = ["draft.class", "draft.group", "draft.item"];
    let mut names = vec![name(table, row)?];
    let mut at = table.rows[row].key.as_str();
    while let Some(above) = key.above(at) {
        names.push(name(table, table.keyed(above)?)?);
        at = above;
    }
    names.reverse();
    (names.len() <= levels.len()).then(|| {
        let names = names.iter().zip(levels);
        names.map(|(name, level)| subject.words.say(level, &[("name", name)])).collect()
    })
}
