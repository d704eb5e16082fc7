use std::fmt::Write;

use crate::model::{
    Cell, ColumnType, Form, Layout, Line, MoneyUnit, Row, RowKey, RowRole, Table, TableState,
};
use crate::source::{quote, quote_figure, quoted};

use super::carried::{At, Carried};
use super::comment::one_line;

/// A table to be drafted.
pub(super) struct Sheet<'a> {
    pub form: &'a Form,
    /// The name it goes by here.
    pub name: &'a str,
    pub unit: MoneyUnit,
    /// The unit that the table has where it says none, so that it need not be said.
    pub read: MoneyUnit,
    /// Last year's.
    pub last: Option<&'a Table>,
    pub carried: &'a Carried<'a>,
}

/// The YAML of one table, indented under `tables:` or `statements:`.
pub(super) fn table(sheet: &Sheet<'_>) -> String {
    if let Some(TableState::Nothing(_)) = sheet.last.map(|last| &last.state) {
        return format!(
            "  {}: {{ none: }}        # 上年没有数据；今年仍没有，写一句话说明\n",
            quote(sheet.name)
        );
    }
    let mut text = format!("  {}:\n", quote(sheet.name));
    if sheet.unit != sheet.read {
        let _ = writeln!(text, "    unit: {}", sheet.unit.name());
    }
    match &sheet.form.layout {
        Layout::Lines { sides, .. } if sides.is_empty() => {
            text.push_str(&lines(sheet, |line| line.side.is_none(), "    "))
        }
        Layout::Lines { sides, .. } => {
            for (number, side) in sides.iter().enumerate() {
                let _ = write!(
                    text,
                    "    {}:\n{}",
                    quote(&side.label),
                    lines(sheet, |line| line.side == Some(number), "      ")
                );
            }
        }
        Layout::Rows(key) => text.push_str(&rows(sheet, key)),
    }
    text
}

/// The fixed lines that belong together. What need not be there and was not there last year is offered in a
/// comment, not asked.
fn lines(sheet: &Sheet<'_>, belongs: impl Fn(&Line) -> bool, indent: &str) -> String {
    let mut text = String::new();
    let mut offered: Vec<&str> = Vec::new();
    for (index, line) in sheet
        .form
        .lines()
        .iter()
        .enumerate()
        .filter(|(_, line)| belongs(line) && !line.columns.is_empty())
    {
        let carried: Vec<Option<String>> = line
            .columns
            .iter()
            .map(|column| {
                sheet
                    .carried
                    .text(&sheet.form.id, At::Line(index), *column, sheet.unit)
                    .map(|text| quote_figure(&text))
            })
            .collect();
        let before = sheet.last.and_then(|last| last.line(index).map(|row| &last.rows[row]));
        let known = carried.iter().any(Option::is_some)
            || before.is_some_and(|row| row.cells.iter().any(|cell| cell.figure().is_some()));
        if line.optional && !known {
            offered.push(&line.label);
            continue;
        }
        // A cell that need not be filled and was not is left out; one that must be, or was, is
        // asked.
        let asked = |column: usize| {
            let own = &sheet.form.columns[column];
            !own.optional
                || before.map_or(own.offered, |row| !matches!(row.cells[column], Cell::Absent))
        };
        let cells = line
            .columns
            .iter()
            .zip(&carried)
            .filter(|(column, text)| text.is_some() || asked(**column));
        let fields: Vec<(usize, &str)> =
            cells.map(|(column, text)| (*column, text.as_deref().unwrap_or_default())).collect();
        let _ = match (line.columns.as_slice(), fields.as_slice()) {
            ([_], [(_, value)]) => writeln!(text, "{indent}{}", field(&line.label, value)),
            (_, [(column, value)]) if sheet.form.columns[*column].alone => {
                writeln!(text, "{indent}{}", field(&line.label, value))
            }
            (_, several) => {
                let several: Vec<String> = several
                    .iter()
                    .map(|(column, value)| field(&sheet.form.columns[*column].label, value))
                    .collect();
                writeln!(text, "{indent}{}: {{ {} }}", quote(&line.label), several.join(", "))
            }
        };
    }
    if !offered.is_empty() {
        let _ = writeln!(text, "{indent}# 有的话另写一行：{}", one_line(&offered.join("、")));
    }
    text
}

fn rows(sheet: &Sheet<'_>, key: &RowKey) -> String {
    let columns = &sheet.form.columns;
    let rows = sheet.last.map(|last| last.rows.as_slice()).unwrap_or_default();
    if rows.is_empty() {
        let offered = columns.iter().filter(|column| column.offered);
        let blank: Vec<String> = offered.map(|column| field(&column.label, "")).collect();
        let mut text = format!(
            "    rows: []        # 把 [] 换成下面这样的行\n      # - {{ {} }}\n",
            blank.join(", ")
        );
        if columns.iter().any(|column| column.holds == ColumnType::Amount) {
            let _ = writeln!(
                text,
                "      # - {{ row: total, {} }}",
                field(&columns[key.column].label, "合计")
            );
        }
        return text;
    }
    let mut text = "    rows:\n".to_owned();
    for row in rows {
        let _ = writeln!(text, "      - {{ {} }}", row_fields(sheet, key, row).join(", "));
    }
    let labels: Vec<&str> = columns.iter().map(|column| column.label.as_str()).collect();
    let _ = writeln!(
        text,
        "      # 行照上年，有增减的照今年的改；全部栏目：{}",
        one_line(&labels.join("、"))
    );
    text
}

/// The fields of a row that was there last year: what names it, what other documents say, and
/// blanks for what it had a figure of.
fn row_fields(sheet: &Sheet<'_>, key: &RowKey, row: &Row) -> Vec<String> {
    let mut fields = Vec::new();
    match row.role {
        RowRole::Total => fields.push(field("row", "total")),
        RowRole::Subtotal => fields.push(field("row", "subtotal")),
        RowRole::Part => fields.push(field("row", "part")),
        RowRole::Item | RowRole::Heading => {}
    }
    let at = if row.role == RowRole::Total { At::Total } else { At::Key(&row.key) };
    for (index, column) in sheet.form.columns.iter().enumerate() {
        let carried = sheet.carried.text(&sheet.form.id, at, index, sheet.unit);
        match (&row.cells[index], carried) {
            (_, Some(text)) => fields.push(field(&column.label, &quote_figure(&text))),
            (Cell::Text { text, .. }, None)
                if index == key.column && column.holds == ColumnType::Code =>
            {
                fields.push(field(&column.label, &quoted(text)))
            }
            (Cell::Text { text, .. }, None) => fields.push(field(&column.label, &quote(text))),
            (Cell::Absent, None) => {}
            (_, None) => fields.push(field(&column.label, "")),
        }
    }
    fields
}

fn field(label: &str, value: &str) -> String {
    if value.is_empty() {
        format!("{}:", quote(label))
    } else {
        format!("{}: {value}", quote(label))
    }
}
