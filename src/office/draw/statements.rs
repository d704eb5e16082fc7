use crate::model::path::cell_path;
use crate::model::{ColumnType, Form, FormUse, Layout, LineRole, MoneyUnit, Row, Table};
use crate::office::sheet::Writing;
use crate::workbook::DrawnSheet;

use super::cells::{Weight, cell, number};
use super::doubts::{CellComments, said_of};
use super::list::{list, text};

/// Statements of single figures stand in one list.
pub fn is_listed(form: &Form) -> bool {
    form.used_for == FormUse::Statement
        && matches!(form.layout, Layout::Lines { .. })
        && form.columns.len() == 1
}

fn statement_list(writing: Writing, unit: MoneyUnit) -> DrawnSheet {
    let heads = [
        writing.word("head-statement").to_owned(),
        writing.word("head-line").to_owned(),
        format!("{}（{}）", writing.word("head-figure"), unit.name()),
        writing.word("head-unit").to_owned(),
    ];
    list(writing.word("sheet-statements"), &heads, vec![36, 30, 18, 8])
}

/// Figures of sentences, one a row.
pub fn statements<'a>(
    writing: Writing,
    rows: impl Iterator<Item = (&'a Table, &'a Row)>,
    comments: &CellComments,
) -> DrawnSheet {
    let rows: Vec<(&Table, &Row)> = rows.collect();
    let unit = rows.first().map_or(MoneyUnit::TenThousandYuan, |(table, _)| table.unit);
    let mut sheet = statement_list(writing, unit);
    for (at, (table, row)) in rows.into_iter().enumerate() {
        let column = &table.form.columns[0];
        sheet.cells.push((at + 1, 0, text(&table.name)));
        sheet.cells.push((at + 1, 1, text(table.row_label(row))));
        // The unit of a sentence's figure stands in its own column.
        let drawn = row.cells[0].figure().map_or_else(
            || cell(&row.cells[0], column, Weight::Plain, 0),
            |figure| Some(number(figure, Weight::Plain)),
        );
        if let Some(drawn) = drawn {
            sheet.cells.push((at + 1, 2, drawn));
        }
        if let Some(said) = said_of(comments, || cell_path(table, row, 0)) {
            sheet.comments.push((at + 1, 2, said.to_owned()));
        }
        let own = row.cells[0]
            .printed()
            .char_indices()
            .find(|(_, c)| matches!(c, '元' | '万' | '亿'))
            .map(|(at, _)| row.cells[0].printed()[at..].to_owned());
        let own = own.or_else(|| {
            (table.unit != unit && column.holds == ColumnType::Amount)
                .then(|| table.unit.name().to_owned())
        });
        if let Some(unit) = own.filter(|_| row.cells[0].figure().is_some()) {
            sheet.cells.push((at + 1, 3, text(&unit)));
        }
    }
    sheet
}

/// The lines of statements, to be filled in.
pub fn blank_statements(writing: Writing, forms: &[&(&Form, &str, MoneyUnit)]) -> DrawnSheet {
    let head = forms.first().map_or(MoneyUnit::TenThousandYuan, |(.., unit)| *unit);
    let mut sheet = statement_list(writing, head);
    let lines = forms.iter().flat_map(|(form, name, unit)| {
        form.lines()
            .iter()
            .filter(|line| line.role != LineRole::Heading)
            .map(move |line| (*form, *name, *unit, line))
    });
    for (at, (form, name, unit, line)) in lines.enumerate() {
        sheet.cells.push((at + 1, 0, text(name)));
        sheet.cells.push((at + 1, 1, text(&line.label)));
        sheet.cells.push((at + 1, 2, text("")));
        if unit != head && form.columns[0].holds == ColumnType::Amount {
            sheet.cells.push((at + 1, 3, text(unit.name())));
        }
    }
    sheet
}
