use std::fmt::Write;

use crate::model::{ColumnType, Layout, Line, LineRole, MoneyUnit, RowKey, RowRole};
use crate::office::extract::ExtractedTable;
use crate::source::{quote, quoted};

use super::yaml::{field, value};

/// What the document that a table goes into says of units.
#[derive(Debug, Clone, Copy)]
pub enum Document {
    /// It is being written, with this unit.
    New(MoneyUnit),
    /// It is there.
    There {
        /// The unit that it says for all, if any.
        unit: Option<MoneyUnit>,
        /// Whether the table is in it and says its own, which stays where the sheet says nothing.
        own: bool,
    },
}

/// The unit that a table must name, where reading the document would give another: the one its
/// sheet states, else the one the form or the place fixes. So it is the same whichever sheet came
/// first.
fn own_unit(table: &ExtractedTable, document: Document) -> Option<MoneyUnit> {
    let fixed = table.form.unit.or(table.required_unit);
    let (said, meant) = match document {
        Document::New(unit) => (Some(unit), table.unit.or(fixed)),
        Document::There { unit, own } => (unit, table.unit.or(fixed.filter(|_| !own))),
    };
    let read = table.form.unit_in(said, table.required_unit);
    meant.filter(|meant| {
        *meant != read && table.form.columns.iter().any(|column| column.holds == ColumnType::Amount)
    })
}

/// One table, indented under `tables:` or `statements:`.
pub fn table_text(table: &ExtractedTable, document: Document) -> String {
    let form = &*table.form;
    let empty = match &table.statement {
        Some((key, sentence)) => Some(vec![field(key, &quote(sentence))]),
        None if table.is_blank() => {
            Some(form.key().map(|_| "rows: []".to_owned()).into_iter().collect())
        }
        None => None,
    };
    if let Some(mut fields) = empty {
        fields.extend(table.caption.iter().map(|caption| field("caption", &quote(caption))));
        let inside =
            if fields.is_empty() { String::new() } else { format!(" {} ", fields.join(", ")) };
        return format!("  {}: {{{inside}}}\n", quote(&table.name));
    }
    let mut text = format!("  {}:\n", quote(&table.name));
    if let Some(unit) = own_unit(table, document) {
        let _ = writeln!(text, "    unit: {}", unit.name());
    }
    if table.rounded {
        text.push_str("    rounding: nearest\n");
    }
    if let Some(caption) = &table.caption {
        let _ = writeln!(text, "    caption: {}", quote(caption));
    }
    match &form.layout {
        Layout::Rows(key) => {
            let _ = write!(text, "    rows:\n{}", rows(table, key));
        }
        Layout::Lines { sides, .. } => {
            if sides.is_empty() {
                text.push_str(&lines(table, |line| line.side.is_none(), "    "));
            }
            for (index, side) in sides.iter().enumerate() {
                let lines = lines(table, |line| line.side == Some(index), "      ");
                if !lines.is_empty() {
                    let _ = write!(text, "    {}:\n{lines}", quote(&side.label));
                }
            }
        }
    }
    text
}

fn rows(table: &ExtractedTable, key: &RowKey) -> String {
    let mut text = String::new();
    for row in &table.rows {
        let mut fields: Vec<String> = Vec::new();
        match row.role {
            RowRole::Total => fields.push("row: total".into()),
            RowRole::Subtotal => fields.push("row: subtotal".into()),
            RowRole::Part => fields.push("row: part".into()),
            RowRole::Item | RowRole::Heading => {}
        }
        for cell in &row.cells {
            let unit = key.within.contains(&cell.column);
            let is_code = (cell.column == key.column || unit)
                && cell.text.bytes().all(|byte| byte.is_ascii_digit());
            let value = if is_code { quoted(&cell.text) } else { value(&cell.text) };
            fields.push(field(&table.form.columns[cell.column].label, &value));
        }
        let _ = writeln!(text, "      - {{ {} }}", fields.join(", "));
    }
    text
}

/// The lines that a table fills, those of one side or those of none.
fn lines(table: &ExtractedTable, here: impl Fn(&Line) -> bool, indent: &str) -> String {
    let form = &*table.form;
    let mut text = String::new();
    for row in &table.rows {
        let Some(line) = row
            .line
            .map(|line| &form.lines()[line])
            .filter(|line| here(line) && line.role != LineRole::Heading)
        else {
            continue;
        };
        let fields: Vec<String> = row
            .cells
            .iter()
            .map(|cell| field(&form.columns[cell.column].label, &value(&cell.text)))
            .collect();
        let written = match (line.columns.as_slice(), row.cells.as_slice()) {
            ([_], [cell]) => value(&cell.text),
            (_, [cell]) if form.columns[cell.column].alone => value(&cell.text),
            _ => format!("{{ {} }}", fields.join(", ")),
        };
        let _ = writeln!(text, "{indent}{}", field(&line.label, &written));
    }
    text
}
