use crate::model::{Figure, MoneyUnit, RowRole, Table, Unit, total_row};

use super::codes::{codes, name};
use super::subject::{Subject, open};

/// Up to how many items are told one by one.
const ITEMS: usize = 60;

/// The table of the year's budget that planned what a table of accounts tells: the classification
/// of the same fund.
fn plan<'a>(subject: Subject<'a>) -> Option<&'a Table> {
    let fund = subject.table.form.fund?;
    subject.budget?.tables.iter().find(|other| {
        other.form.fund == Some(fund) && other.form.is_classified() && !other.rows.is_empty()
    })
}

/// How much of what was planned for the whole was spent, as a clause.
pub(super) fn completed(subject: Subject<'_>, total: usize, column: usize) -> Option<String> {
    let plan = plan(subject)?;
    let planned = &plan.rows[total_row(plan.rows.iter())?];
    let planned = planned.cells[plan.form.main_column()?].figure()?;
    let (plan, rate) = against_plan(subject, subject.figure(total, column)?, planned)?;
    Some(subject.words.say("draft.of_plan", &[("plan", &plan), ("rate", &rate?)]))
}

/// A plan in the unit of what was spent, and how much of it that is, in percent: no rate of a plan
/// that is nothing, nor of an expenditure below nothing. Nothing where the digits do not fit.
fn against_plan(
    subject: Subject<'_>,
    spent: &Figure,
    plan: &Figure,
) -> Option<(String, Option<String>)> {
    let Unit::Money(unit) = spent.unit else { return None };
    let amount = in_unit(plan, unit)?;
    let sound = plan.in_base().is_positive() && !spent.in_base().is_negative();
    let rate = spent.in_base().percent_of(plan.in_base(), 2).filter(|_| sound);
    let rate = rate.map(|rate| format!("{}%", rate.padded(2)));
    Some((subject.words.measured(&amount, spent.unit), rate))
}

fn in_unit(figure: &Figure, unit: MoneyUnit) -> Option<String> {
    Some(figure.in_money(unit)?.to_string())
}

/// Every item of the deepest level beside what the year's budget planned for it, a list.
pub(super) fn items(subject: Subject<'_>, column: usize) -> Option<String> {
    let table = subject.table;
    let plan = plan(subject)?;
    let key = codes(table)?;
    let rows = table.rows.iter().enumerate();
    let deepest = rows.filter(|(_, of)| of.role == RowRole::Item && key.is_deepest(&of.key));
    let told: Vec<String> =
        deepest.filter_map(|(row, _)| item(subject, plan, row, column)).collect();
    if told.is_empty() || told.len() > ITEMS {
        return None;
    }
    let numbered = told.iter().enumerate().map(|(index, text)| format!("{}. {text}", index + 1));
    Some(numbered.collect::<Vec<_>>().join("\n"))
}

/// An item: what was planned, what was spent, and the reason that is asked for.
fn item(subject: Subject<'_>, plan: &Table, row: usize, column: usize) -> Option<String> {
    let words = subject.words;
    let figure = subject.figure(row, column)?;
    let (path, amount) = (path(subject, row)?, subject.bound(row, column)?);
    let planned = || {
        let at = plan.keyed(&subject.table.rows[row].key)?;
        plan.rows[at].cells[plan.form.main_column()?].figure()
    };
    let is_initial = |at: &usize| {
        let label = &subject.table.form.columns[*at].label;
        subject.disclosure.lexicon.plan_initial.has(label)
    };
    let beside = subject.planned_beside(row, column).filter(is_initial);
    let planned = beside.and_then(|at| subject.figure(row, at)).or_else(planned);
    let Some(planned) = planned else {
        let text = words.say("draft.unplanned", &[("path", &path), ("amount", &amount)]);
        return Some(words.sentence(&text));
    };
    let (plan, rate) = against_plan(subject, figure, planned)?;
    let text = words.say("draft.planned", &[("path", &path), ("plan", &plan), ("amount", &amount)]);
    let rate = rate.map(|rate| words.say("draft.completed", &[("rate", &rate)]));
    let clauses: Vec<String> = std::iter::once(text).chain(rate).collect();
    let mut text = subject.sentence(&clauses);
    let difference = figure.in_base().checked_sub(planned.in_base())?;
    if subject.reasons.wanted && !difference.is_zero() {
        let key = if difference.is_positive() { "draft.above_plan" } else { "draft.below_plan" };
        let open = open(words.word("draft.a_reason"));
        text += &words.sentence(&words.say(key, &[("open", &open)]));
    }
    Some(text)
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
