//! The largest projects.

use std::collections::BTreeSet;

use crate::chart::bar;
use crate::check::{Largest, PROJECTS, largest_projects};
use crate::decimal::Decimal;
use crate::render::DisclosurePage;
use crate::site::route;

use super::bars::{BarView, BarsView, computed, in_unit, share};

/// The largest projects by the first amount of their form. One whose unit is in doubt takes no
/// part, and is named.
pub(super) fn projects(page: &DisclosurePage<'_>) -> Option<BarsView> {
    let DisclosurePage { words, disclosure, doubts, .. } = *page;
    let form = disclosure.project_form.as_deref()?;
    let column = form.main_column()?;
    let (drawn, doubted) =
        largest_projects(disclosure, &|path| doubts.in_unit(&disclosure.path, path))?;
    let doubted: Vec<String> = doubted.into_iter().map(str::to_owned).collect();
    let notes_at = |one: &Largest<'_>| doubts.at(&disclosure.path, &one.path);
    let unit = drawn[0].figure.unit;
    let largest = drawn[0].figure.in_base();
    let total = Decimal::checked_sum(drawn.iter().map(|one| one.figure.in_base()))?;
    let amount = |amount: Decimal| {
        Some(words.measured(&computed(amount, unit, drawn[0].figure.amount.decimals())?, unit))
    };
    let says = words.say(
        "glance.projects_say",
        &[
            ("count", &drawn.len()),
            ("column", &form.columns[column].label),
            ("amount", &amount(total)?),
            ("project", &drawn[0].name),
        ],
    );
    let rest =
        amount(Decimal::checked_sum(drawn.iter().skip(PROJECTS).map(|one| one.figure.in_base()))?)?;
    let left = drawn.len().saturating_sub(PROJECTS);
    let rows = drawn.iter().take(PROJECTS).map(|one| BarView {
        label: one.name.to_owned(),
        svg: bar(one.figure.in_base(), largest),
        text: in_unit(one.figure, unit),
        pad: String::new(),
        href: route::here(&one.address),
        notes: notes_at(one),
        share: share(one.figure.in_base(), total),
        before: None,
    });
    let rest = (left > 0).then(|| words.say("glance.rest", &[("count", &left), ("amount", &rest)]));
    let aside = (!doubted.is_empty())
        .then(|| words.say("glance.set_aside", &[("projects", &words.list(&doubted))]));
    let sentences: Vec<String> = rest.into_iter().chain(aside).collect();
    Some(BarsView {
        id: "glance-projects".to_owned(),
        title: words.word("glance.projects").to_owned(),
        unit: words.measure(unit).to_owned(),
        says,
        // The sum rests on every one of them.
        notes: drawn.iter().flat_map(notes_at).collect::<BTreeSet<_>>().into_iter().collect(),
        before: None,
        rows: rows.collect(),
        left: None,
        rest: (!sentences.is_empty()).then(|| sentences.concat()),
    })
}
