//! The largest projects.

use crate::chart::bar;
use crate::decimal::Decimal;
use crate::model::path::{fragment, project_cell_path};
use crate::model::{ColumnType, Figure, Unit};
use crate::render::view::DisclosurePage;

use super::bars::{BarView, BarsView, computed, in_unit, share};

/// How many projects are drawn; the rest is counted.
const PROJECTS: usize = 8;

/// A project with its amount.
struct Drawn<'a> {
    /// The project's name as printed.
    name: &'a str,
    /// Its amount.
    figure: &'a Figure,
    /// The fragment of the amount, without `#`.
    address: String,
    /// Numbers of the notes about it.
    notes: Vec<usize>,
}

/// The largest projects by the first amount of their form. One whose unit is in doubt takes no part, and is named.
pub(super) fn projects(page: &DisclosurePage<'_>) -> Option<BarsView> {
    let DisclosurePage { words, disclosure, doubts, .. } = *page;
    let form = disclosure.project_form.as_deref()?;
    let column = form.columns.iter().position(|column| column.holds == ColumnType::Amount)?;
    let (mut drawn, mut doubted) = (Vec::new(), Vec::new());
    for project in &disclosure.projects {
        let Some(figure) = project.row.cells[column].figure().filter(|figure| matches!(figure.unit, Unit::Money(_)) && figure.in_base().is_positive()) else { continue };
        let path = project_cell_path(project, form, column);
        if doubts.in_unit(&disclosure.path, &path) {
            doubted.push(project.name.value.clone());
            continue;
        }
        drawn.push(Drawn { name: &project.name.value, figure, address: fragment(form, &project.row, column), notes: doubts.at(&disclosure.path, &path) });
    }
    if drawn.len() < 2 {
        return None;
    }
    drawn.sort_by_key(|one| std::cmp::Reverse(one.figure.in_base()));
    let unit = drawn[0].figure.unit;
    let largest = drawn[0].figure.in_base();
    let total = Decimal::checked_sum(drawn.iter().map(|one| one.figure.in_base()))?;
    let amount = |amount: Decimal| Some(words.measured(&computed(amount, unit, drawn[0].figure.amount.decimals())?, unit));
    let says = words.say("glance.projects_say", &[("count", &drawn.len()), ("column", &form.columns[column].label), ("amount", &amount(total)?), ("project", &drawn[0].name)]);
    let rest = amount(Decimal::checked_sum(drawn.iter().skip(PROJECTS).map(|one| one.figure.in_base()))?)?;
    let left = drawn.len().saturating_sub(PROJECTS);
    let rows = drawn.iter().take(PROJECTS).map(|one| BarView {
        label: one.name.to_owned(),
        svg: bar(one.figure.in_base(), largest),
        text: in_unit(one.figure, unit),
        pad: String::new(),
        href: format!("#{}", one.address),
        notes: one.notes.clone(),
        share: share(one.figure.in_base(), total),
        before: None,
    });
    let rest = (left > 0).then(|| words.say("glance.rest", &[("count", &left), ("amount", &rest)]));
    let aside = (!doubted.is_empty()).then(|| words.say("glance.set_aside", &[("projects", &words.list(&doubted))]));
    let sentences: Vec<String> = rest.into_iter().chain(aside).collect();
    Some(BarsView {
        id: "glance-projects".to_owned(),
        title: words.word("glance.projects").to_owned(),
        unit: words.measure(unit).to_owned(),
        says,
        // The sum rests on every one of them.
        notes: drawn.iter().flat_map(|one| one.notes.iter().copied()).collect(),
        before: None,
        rows: rows.collect(),
        left: None,
        rest: (!sentences.is_empty()).then(|| sentences.concat()),
    })
}
