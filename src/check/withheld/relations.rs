use crate::check::identity::{EquationTerm, equations};
use crate::check::units::{is_sum, units};
use crate::finding::Bilingual;
use crate::model::{
    ColumnType, Department, Disclosure, FigureRef, FormRows, ReferenceContext, Table,
};

use super::cell_figure::figure;
use super::next_year::of_last_year;
use super::related::Related;

/// Everything that says of a department's figures that sums of them are equal: the identities of its
/// documents, and that a department is the sum of its units.
pub(super) fn relations(department: &Department) -> Vec<Related<'_>> {
    let mut found = Vec::new();
    for disclosure in &department.disclosures {
        found.extend(equations(department, disclosure).into_iter().map(|equation| Related {
            says: Bilingual::new(equation.identity.says.clone(), equation.identity.id.clone()),
            terms: equation.terms,
        }));
        of_last_year(department, disclosure, &mut found);
        let Some(units) = units(department, disclosure) else { continue };
        for table in disclosure.tables.iter().filter(|table| is_sum(table, &units)) {
            of_units(disclosure, table, &units, &mut found);
        }
    }
    found
}

/// That each amount of a table is the sum of the same of the units.
fn of_units<'a>(
    disclosure: &'a Disclosure,
    table: &'a Table,
    units: &[&'a Disclosure],
    found: &mut Vec<Related<'a>>,
) {
    let own = FormRows::table(disclosure, table);
    let amounts = table.form.columns.iter().enumerate();
    let amounts = amounts.filter(|(_, column)| column.holds == ColumnType::Amount);
    for (column, _) in amounts {
        for (row, written) in own.rows() {
            let Some(whole) = figure(own, row, column) else { continue };
            let of_unit = |unit: &&'a Disclosure| {
                let same = FigureRef::of_cell(table, written, column);
                let cell = ReferenceContext::of(unit).cell(&same).ok()?;
                figure(cell.rows_of_form, cell.row, cell.column)
            };
            let term = |figure, is_negative| EquationTerm { figure, is_negative };
            let parts = units.iter().filter_map(of_unit).map(|part| term(part, true));
            found.push(Related {
                says: Bilingual::new(
                    "部门数＝所属单位之和",
                    "the department is the sum of its units",
                ),
                terms: std::iter::once(term(whole, false)).chain(parts).collect(),
            });
        }
    }
}
