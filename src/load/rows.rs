use crate::characters::folded;
use crate::model::{Cell, ColumnType, Form, LONGEST_NAME, Row, RowKey, RowRole, address};
use crate::source::Node;

use super::addresses::{Addresses, head};
use super::cell::{Due, Units, cell};
use super::reading::Reading;

/// Reads open rows. A row's key is the text in its key column; a total row needs none.
pub(super) fn rows(
    reading: &mut Reading,
    list: &Node,
    form: &Form,
    key: &RowKey,
    table: &str,
    units: Units,
) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut addresses = Addresses::of(form);
    for node in reading.list(list, table) {
        let Some(mut row) = row(reading, node, form, key, table, units) else { continue };
        if let Err(first) = addresses.take(&row.address, row.span) {
            let other = rows
                .iter()
                .find(|other| other.span == first)
                .map(|other| other.key.clone())
                .unwrap_or_default();
            // Two rows with one name: their other words tell them apart.
            let words: Vec<&str> = row.cells.iter().map(Cell::printed).collect();
            row.address = address::hashed(&format!("{} {}", words.join("/"), row.key));
            if !key.levels.is_empty() || addresses.take(&row.address, row.span).is_err() {
                reading.twice(&row.key, row.span, first);
                reading.same_address(&other, &row.key);
                continue;
            }
        }
        rows.push(row);
    }
    rows
}

fn row(
    reading: &mut Reading,
    node: &Node,
    form: &Form,
    key: &RowKey,
    table: &str,
    units: Units,
) -> Option<Row> {
    let Some(entries) = node.entries() else {
        reading.shape(
            node.span,
            format!("「{table}」的每一行应写成 {{ 栏: 值 }}"),
            format!("each row of `{table}` must be {{ column: value }}"),
        );
        return None;
    };
    let mut row = Row {
        line: None,
        key: String::new(),
        address: String::new(),
        role: RowRole::Item,
        cells: form.columns.iter().map(|_| Cell::Absent).collect(),
        span: node.span,
    };
    let name = entries
        .iter()
        .find(|entry| form.column(&entry.key.value) == Some(key.column))
        .and_then(|entry| entry.node.text())
        .unwrap_or_default()
        .to_owned();
    for entry in entries {
        let label = entry.key.value.as_str();
        if label == "row" {
            row.role = match entry.node.text() {
                Some("item") => RowRole::Item,
                Some("part") => RowRole::Part,
                Some("subtotal") => RowRole::Subtotal,
                Some("total") => RowRole::Total,
                Some("heading") => RowRole::Heading,
                _ => {
                    reading.shape(
                        entry.node.span,
                        "row 须为 item、part、subtotal、total 或 heading",
                        "row must be item, part, subtotal, total or heading",
                    );
                    RowRole::Item
                }
            };
            continue;
        }
        let Some(column) = form.column(label) else {
            let known = form.columns.iter().map(|column| column.label.as_str()).chain(["row"]);
            reading.unknown(
                label,
                entry.key.span,
                &format!("栏（{table}）"),
                &format!("column in {table}"),
                known,
            );
            continue;
        };
        if !matches!(row.cells[column], Cell::Absent) {
            let first = row.cells[column].span().unwrap_or(row.span);
            reading.twice(label, entry.key.span, first);
            continue;
        }
        let path = || format!("{table}/{name}/{}", form.columns[column].label);
        row.cells[column] = cell(
            reading,
            &entry.node,
            (form.columns[column].holds, Due::of(&form.columns[column], None)),
            units,
            &path,
        );
        if column == key.column {
            // The row is found by its name.
            row.span = entry.node.span;
            if form.columns[column].holds == ColumnType::Code && name.chars().count() > LONGEST_NAME
            {
                let (zh, en) = (
                    format!("编码「{}…」超过{LONGEST_NAME}个字符", head(&name)),
                    format!("the code `{}…` has more than {LONGEST_NAME} characters", head(&name)),
                );
                reading.shape(row.span, zh, en);
            }
        }
    }
    row.key = if !name.is_empty() {
        // Codes are compared by their characters: full-width digits and what is not seen make no
        // other code.
        if !key.levels.is_empty() { folded(&name).into_owned() } else { name }
    } else {
        match row.role {
            RowRole::Total => "合计".to_owned(),
            RowRole::Subtotal => "小计".to_owned(),
            _ => {
                let label = &form.columns[key.column].label;
                reading.shape(
                    node.span,
                    format!("此行没有「{label}」"),
                    format!("this row has no `{label}`"),
                );
                return None;
            }
        }
    };
    row.address = match row.role {
        RowRole::Total => "total".to_owned(),
        _ => address::row(&row.key),
    };
    Some(row)
}
