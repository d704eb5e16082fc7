use crate::decimal::Decimal;
use crate::finding::{Arithmetic, Bilingual, Finding, Related, Role, rule};
use crate::model::path::cell_path;
use crate::model::{
    Amount, ColumnType, Department, Disclosure, FigureRef, FormRows, Meaning, MoneyUnit, Referred,
    Row, Table, Unit,
};
use crate::source::Place;

use super::Rule;
use crate::check::units::{is_sum, units};

rule! {
    /// # What it checks
    /// Where every budget unit of a department discloses a year and kind by itself: each amount of
    /// the department, table by table and line by line, against the sum of its units. A line that a
    /// unit leaves out counts as zero.
    ///
    /// # Why it matters
    /// The strongest check there is on a consolidated table: it sees what a table in itself does
    /// not show.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: statutory
    /// statements:
    ///   收入说明: { 合计: 12.00, 一般公共预算: 12.00 }
    /// #- content/example/housing/units/333001/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: statutory
    /// statements:
    ///   收入说明: { 合计: 11.00, 一般公共预算: 11.00 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: statutory
    /// statements:
    ///   收入说明: { 合计: 12.00, 一般公共预算: 12.00 }
    /// #- content/example/housing/units/333001/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: statutory
    /// statements:
    ///   收入说明: { 合计: 12.00, 一般公共预算: 12.00 }
    /// ```
    ///
    /// # Source
    /// Arithmetic: `预算法第八条` makes a department's budget of its own and its units'.
    pub static UNITS_DO_NOT_ADD_UP: "units-do-not-add-up", Error, adjustable, Arithmetic, Inaccurate,
        "部门数不等于所属单位之和", "the department is not the sum of its units";
}

/// The rule.
pub const RULE: Rule = Rule { info: &UNITS_DO_NOT_ADD_UP, check };

fn check(department: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let Some(units) = units(department, disclosure) else { return Vec::new() };
    let mut findings = Vec::new();
    for table in disclosure.tables.iter().filter(|table| is_sum(table, &units)) {
        for row in &table.rows {
            let amounts = (0..row.cells.len())
                .filter(|column| table.form.columns[*column].holds == ColumnType::Amount);
            for column in amounts {
                findings.extend(compare(disclosure, &units, table, row, column));
            }
        }
    }
    findings
}

fn compare(
    disclosure: &Disclosure,
    units: &[&Disclosure],
    table: &Table,
    row: &Row,
    column: usize,
) -> Option<Finding> {
    let figure = row.cells[column].figure()?;
    let same = FigureRef::of_cell(table, row, column);
    let parts: Vec<(Decimal, Related)> =
        units.iter().filter_map(|unit| part(unit, &same)).collect();
    let sum = Decimal::checked_sum(parts.iter().map(|(amount, _)| *amount))?;
    // Without a row that a unit withholds their sum is what can be seen of it: what is missing is
    // what the row says.
    let withheld = |unit: &&Disclosure| {
        FormRows::of(unit, &table.form.id).is_some_and(|rows| rows.withholds(&same.row))
    };
    let may_be_less = sum < figure.in_base()
        || table.form.meaning(row, column).is_some_and(Meaning::has_direction);
    if sum == figure.in_base() || may_be_less && units.iter().any(withheld) {
        return None;
    }
    let unit = match figure.unit {
        Unit::Money(unit) => unit,
        _ => MoneyUnit::Yuan,
    };
    let show = |amount: Decimal| Some(Unit::Money(unit).of_base(amount)?.normalize().to_string());
    let numbers = Arithmetic {
        reported: show(figure.in_base())?,
        computed: show(sum)?,
        difference: show(figure.in_base().checked_sub(sum)?)?,
    };
    let path = cell_path(table, row, column);
    let words = sentence(&path, &numbers, unit);
    let mut finding =
        Finding::new(&UNITS_DO_NOT_ADD_UP, words, Place::new(&disclosure.file, figure.span))
            .at(path, figure.printed.clone());
    finding.arithmetic = Some(numbers);
    finding.unit = Some(unit.name().to_owned());
    finding.related = parts.into_iter().map(|(_, related)| related).collect();
    Some(finding)
}

/// What is said of it, with thousands marks.
fn sentence(path: &str, numbers: &Arithmetic, unit: MoneyUnit) -> Bilingual {
    let grouped =
        |text: &String| Amount::parse(text).map_or_else(|_| text.clone(), Amount::grouped);
    let [reported, computed, difference] =
        [&numbers.reported, &numbers.computed, &numbers.difference].map(grouped);
    let unit = unit.name();
    Bilingual::new(
        format!("{path}：部门填报 {reported}，所属单位之和 {computed}，差 {difference} {unit}"),
        format!(
            "{path}: the department reports {reported}, its units add up to {computed}, difference {difference} {unit}"
        ),
    )
}

/// The figure of a unit in the same place of the same form: its amount, and where it stands.
fn part(unit: &Disclosure, same: &FigureRef) -> Option<(Decimal, Related)> {
    let Referred { figure, path, .. } = unit.referred(same)?;
    let related = Related {
        role: Role::Contributing,
        at: Some(path),
        place: Place::new(&unit.file, figure.span),
        value: Some(figure.printed.clone()),
        stands: None,
    };
    Some((figure.in_base(), related))
}
