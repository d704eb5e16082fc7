//! The amounts of one code: a table for each that has it, departments by years.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::Serialize;

use crate::model::{Amount, Kind, MoneyUnit, Unit};
use crate::site::{CodeFigure, CodeLine, CodePlace, DepartmentEntry, DisclosureEntry, route};
use crate::words::Messages;

use super::note::marks;
use super::trend::{LinkedFigure, align_columns};

/// The amounts in documents of one kind, of departments or of units: only what is of the same stage
/// and extent stands in it.
#[derive(Debug, Serialize)]
pub(in crate::render) struct CodeTable {
    /// Kind of document; whether it is units' that it shows.
    pub title: String,
    /// The fiscal years, ascending, as words: one column each.
    pub heads: Vec<String>,
    /// The tables of these documents that have the code.
    pub groups: Vec<CodeRows>,
}

/// The amounts in one table of these documents.
#[derive(Debug, Serialize)]
pub(in crate::render) struct CodeRows {
    /// Name of the table.
    pub name: String,
    /// The departments or units that have the code in this table, in the order of the site.
    pub rows: Vec<CodeRow>,
}

/// A department or a unit with its amounts.
#[derive(Debug, Serialize)]
pub(in crate::render) struct CodeRow {
    /// Its name, with its region in front where the name does not begin with it.
    pub name: String,
    /// One for each of the heads, in 万元, as far as a document of the year has the code. A row
    /// whose amount stands in another column than those of the others says only that it is there.
    pub cells: Vec<Option<LinkedFigure>>,
}

/// A row that has the code, and whose it is.
type Placed<'a> = (&'a CodeLine<'a>, &'a CodePlace<'a>);

/// Where the code stands: by kind of document, departments apart from units, then by table.
pub(super) fn tables(words: &Messages, from: &str, lines: &[CodeLine<'_>]) -> Vec<CodeTable> {
    let mut kinds: BTreeMap<(Kind, bool), BTreeMap<Rc<str>, Vec<Placed<'_>>>> = BTreeMap::new();
    for line in lines {
        for place in &line.places {
            let of_unit = place.entry.budget_unit.is_some();
            let tables = kinds.entry((place.entry.kind, of_unit)).or_default();
            tables.entry(Rc::clone(&place.table)).or_default().push((line, place));
        }
    }
    kinds
        .into_iter()
        .map(|((kind, of_unit), tables)| {
            let key = if of_unit { "codes.of_units" } else { "codes.of_departments" };
            table(words, from, words.say(key, &[("kind", &words.kind(kind))]), &tables)
        })
        .collect()
}

/// The tables of one kind of document that have the code.
fn table(
    words: &Messages,
    from: &str,
    title: String,
    tables: &BTreeMap<Rc<str>, Vec<Placed<'_>>>,
) -> CodeTable {
    let mut years: Vec<i16> =
        tables.values().flatten().map(|(_, place)| place.entry.year).collect();
    years.sort_unstable();
    years.dedup();
    let group = |(name, places): (&Rc<str>, &Vec<Placed<'_>>)| CodeRows {
        name: name.to_string(),
        rows: rows(words, from, &years, places),
    };
    let mut groups: Vec<CodeRows> = tables.iter().map(group).collect();
    align_columns(groups.iter_mut().flat_map(|group| &mut group.rows).map(|row| &mut row.cells));
    CodeTable { title, heads: years.iter().map(|year| words.year(*year)).collect(), groups }
}

/// A row for each department or unit.
fn rows(words: &Messages, from: &str, years: &[i16], places: &[Placed<'_>]) -> Vec<CodeRow> {
    let mut whose: Vec<(*const DepartmentEntry, Option<&str>)> = Vec::new();
    let mut rows: Vec<CodeRow> = Vec::new();
    for (line, place) in places {
        let own = (std::ptr::from_ref(line.department), place.entry.budget_unit.as_deref());
        let at = whose.iter().position(|other| *other == own).unwrap_or_else(|| {
            whose.push(own);
            let name = unit(line, place.entry).map_or_else(|| department(line), str::to_owned);
            rows.push(CodeRow { name, cells: years.iter().map(|_| None).collect() });
            rows.len() - 1
        });
        if let Some(column) = years.iter().position(|year| *year == place.entry.year) {
            rows[at].cells[column] = Some(cell(words, from, place));
        }
    }
    rows
}

/// The amount of a row, with the way to it.
fn cell(words: &Messages, from: &str, place: &CodePlace<'_>) -> LinkedFigure {
    let page = route::relative(from, &route::disclosure(&place.entry.path));
    let amount = place.figure.as_ref().and_then(in_ten_thousand);
    let text = match (amount, &place.figure) {
        _ if place.withheld.is_some() => words.word("notes.withheld").to_owned(),
        (Some(amount), _) => amount.grouped(),
        (None, Some(figure)) => words.measured(&figure.amount.grouped(), Unit::Money(figure.unit)),
        (None, None) => words.word("codes.there").to_owned(),
    };
    let noted = place.figure.iter().filter_map(|figure| figure.note);
    let notes: Vec<usize> = noted.chain(place.withheld).collect();
    LinkedFigure {
        text,
        pad: String::new(),
        as_printed: amount.is_none(),
        href: route::at(&page, &place.fragment),
        changed: false,
        marks: marks(&page, &notes),
    }
}

/// The amount in 万元. A note may be about the unit: an amount that has one is shown in no other.
fn in_ten_thousand(figure: &CodeFigure) -> Option<Amount> {
    let unit = MoneyUnit::TenThousandYuan;
    if figure.unit == unit {
        return Some(figure.amount);
    }
    let base = Unit::Money(figure.unit).in_base(figure.amount.decimal())?;
    let moved = Unit::Money(unit).of_base(base)?.normalize();
    figure.note.is_none().then_some(Amount::from_decimal(moved))
}

/// The unit whose disclosure it is, by its name.
pub(super) fn unit<'a>(line: &CodeLine<'a>, entry: &DisclosureEntry) -> Option<&'a str> {
    let code = entry.budget_unit.as_ref()?;
    let units = &line.department.budget_units;
    units.iter().find(|unit| unit.code == *code).map(|unit| unit.name.as_str())
}

/// The department by its name. Most begin with the name of their region.
pub(super) fn department(line: &CodeLine<'_>) -> String {
    let (region, department) = (&line.region.region.name, &line.department.name);
    if department.starts_with(region.as_str()) {
        department.clone()
    } else {
        format!("{region} {department}")
    }
}
