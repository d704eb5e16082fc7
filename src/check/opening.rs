//! What the page of a disclosure opens with: which figures, and in which order.

use crate::decimal::Decimal;
use crate::model::path::{fragment, project_cell_path};
use crate::model::{
    Check, Disclosure, Figure, FormRows, GlancePart, MainFigure, Part, Referred, Unit,
};

use super::note::Note;
use super::rules::{SCALE_JUMP, UNIT_SLIP};

/// Whether a note is about the unit of the figure at a place, by the finding that stands there.
pub(super) fn unit_in_doubt(disclosure: &Disclosure, note: &Note<'_>, at: &str) -> bool {
    let scaled = |identity: &str| {
        disclosure
            .profile
            .between
            .iter()
            .any(|one| one.id == identity && matches!(one.check, Check::Scale { .. }))
    };
    let about = |finding: &crate::finding::Finding| {
        [UNIT_SLIP.name, SCALE_JUMP.name].contains(&finding.rule.name)
            || finding.identity.as_deref().is_some_and(scaled)
    };
    note.of.path == disclosure.path
        && note.findings().any(|finding| finding.at.as_deref() == Some(at) && about(finding))
}

/// A main figure taken apart.
#[derive(Debug)]
pub struct TakenApart<'a> {
    /// The figure.
    pub whole: Referred<'a>,
    /// The parts that are not zero, the largest first; never none.
    pub parts: Vec<Part<'a>>,
    /// What the parts come to, in the base of arithmetic.
    pub sum: Decimal,
    /// Whether they can be drawn.
    pub drawn: Drawing,
}

/// Whether parts can be drawn, and what they leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drawing {
    /// They can: they leave so much of the whole, or nothing that rounding would not explain; nothing
    /// is said of it where a row of the table is withheld.
    Bars(Option<Decimal>),
    /// They cannot: they come to more than the whole.
    Over,
    /// They cannot: the unit of a figure is in doubt, of the whole or of the part with this number.
    UnitInDoubt(Option<usize>),
}

/// Takes a main figure apart. Nothing where no place of it is filled and has parts, or where digits
/// do not fit. `in_unit` says whether the unit of the figure at a path is in doubt.
pub fn taken_apart<'a>(
    disclosure: &'a Disclosure,
    asked: &GlancePart,
    main: &MainFigure,
    in_unit: &dyn Fn(&str) -> bool,
) -> Option<TakenApart<'a>> {
    // Of several places the first that can be taken apart: a table says more than a sentence.
    let (reference, whole, mut parts) =
        main.places(disclosure.kind).iter().find_map(|reference| {
            let parts: Vec<Part<'_>> = disclosure
                .parts_of(reference, &asked.by)
                .into_iter()
                .filter(|part| !part.referred.figure.in_base().is_zero())
                .collect();
            let whole = disclosure.referred(reference)?;
            Some((reference, whole, parts)).filter(|(.., parts)| !parts.is_empty())
        })?;
    parts.sort_by_key(|part| std::cmp::Reverse(part.referred.figure.in_base()));
    let sum = Decimal::checked_sum(parts.iter().map(|part| part.referred.figure.in_base()))?;
    let of_form = reference.form.as_ref().and_then(|form| FormRows::of(disclosure, form));
    let withholds = of_form.is_some_and(|rows| rows.withheld().next().is_some());
    let drawn = match drawn(&whole, &parts, sum, in_unit)? {
        // What the parts leave is what is withheld.
        Drawing::Bars(Some(_)) if withholds => Drawing::Bars(None),
        drawn => drawn,
    };
    Some(TakenApart { whole, parts, sum, drawn })
}

fn drawn(
    whole: &Referred<'_>,
    parts: &[Part<'_>],
    sum: Decimal,
    in_unit: &dyn Fn(&str) -> bool,
) -> Option<Drawing> {
    if in_unit(&whole.path) {
        return Some(Drawing::UnitInDoubt(None));
    }
    if let Some(part) = parts.iter().position(|part| in_unit(&part.referred.path)) {
        return Some(Drawing::UnitInDoubt(Some(part)));
    }
    // Each figure stands for half a unit of its last decimal either way: what that explains is no
    // part.
    let figures = std::iter::once(whole).chain(parts.iter().map(|part| &part.referred));
    let slack =
        Decimal::checked_sum(figures.map(|referred| referred.figure.precision()))?.half()?;
    let left = whole.figure.in_base().checked_sub(sum)?;
    Some(if left < slack.negated() {
        Drawing::Over
    } else {
        Drawing::Bars((left > slack).then_some(left))
    })
}

/// How many projects are drawn; the rest is counted.
pub const PROJECTS: usize = 8;

/// A project with its amount.
#[derive(Debug)]
pub struct Largest<'a> {
    /// The project's name as printed.
    pub name: &'a str,
    /// Its amount.
    pub figure: &'a Figure,
    /// The path of the amount.
    pub path: String,
    /// The fragment of the amount, without `#`.
    pub address: String,
}

/// The projects by the first amount of their form, the largest first, and the names of those whose
/// unit is in doubt: they take no part. Nothing where fewer than two do.
pub fn largest_projects<'a>(
    disclosure: &'a Disclosure,
    in_unit: &dyn Fn(&str) -> bool,
) -> Option<(Vec<Largest<'a>>, Vec<&'a str>)> {
    let form = disclosure.project_form.as_deref()?;
    let column = form.main_column()?;
    let (mut drawn, mut doubted) = (Vec::new(), Vec::new());
    for project in &disclosure.projects {
        let Some(figure) = project.row.cells[column].figure().filter(|figure| {
            matches!(figure.unit, Unit::Money(_)) && figure.in_base().is_positive()
        }) else {
            continue;
        };
        let path = project_cell_path(project, form, column);
        if in_unit(&path) {
            doubted.push(project.name.value.as_str());
            continue;
        }
        drawn.push(Largest {
            name: &project.name.value,
            figure,
            path,
            address: fragment(form, &project.row, column),
        });
    }
    drawn.sort_by_key(|one| std::cmp::Reverse(one.figure.in_base()));
    (drawn.len() >= 2).then_some((drawn, doubted))
}

/// The paths of the figures in the order in which the opening shows them.
pub(super) fn figures(disclosure: &Disclosure, in_unit: &dyn Fn(&str) -> bool) -> Vec<String> {
    let Some(glance) = disclosure.profile.glance.as_ref() else { return Vec::new() };
    let main = |id: &str| disclosure.profile.main_figures.iter().find(|main| main.id == id);
    let lead = main(&glance.lead).and_then(|main| disclosure.main(main));
    let mut drawings: Vec<(Vec<String>, Vec<String>)> = Vec::new();
    let asked = glance.parts.iter().filter_map(|part| {
        let taken = taken_apart(disclosure, part, main(&part.figure)?, in_unit)?;
        let rows = if matches!(taken.drawn, Drawing::Bars(_)) {
            taken.parts.into_iter().map(|part| part.referred.path).collect()
        } else {
            Vec::new()
        };
        Some((vec![taken.whole.path], rows))
    });
    let projects = largest_projects(disclosure, in_unit).map(|(drawn, _)| {
        let paths: Vec<String> = drawn.into_iter().map(|one| one.path).collect();
        // The sum rests on every one of them, and stands above the bars.
        (paths.clone(), paths.into_iter().take(PROJECTS).collect())
    });
    for (heads, rows) in asked.chain(projects) {
        if rows.is_empty() || !drawings.iter().any(|(_, other)| *other == rows) {
            drawings.push((heads, rows));
        }
    }
    if lead.is_none() && drawings.is_empty() {
        return Vec::new();
    }
    let facts = glance.facts.iter().filter_map(|id| disclosure.main(main(id)?));
    let shown = lead.into_iter().chain(facts).map(|referred| referred.path);
    shown
        .chain(drawings.into_iter().flat_map(|(heads, rows)| heads.into_iter().chain(rows)))
        .collect()
}
