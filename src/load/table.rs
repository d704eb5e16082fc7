use std::sync::Arc;

use crate::model::{Form, FormUse, Layout, MoneyUnit, Rounding, RowIndex, Table, TableState};
use crate::source::{Entry, Node, Value};

use super::cell::Units;
use super::lines::lines;
use super::reading::Reading;
use super::rows::RowReader;

/// The keys of a table beside its lines.
pub const HEAD_KEYS: [&str; 5] = ["unit", "rounding", "caption", "none", "unpublished"];

/// The key of a table's rows.
pub const ROWS: &str = "rows";

/// What a disclosure says for all its tables.
#[derive(Debug, Clone, Copy)]
pub(super) struct Defaults {
    /// The unit that the disclosure says, if any.
    pub unit: Option<MoneyUnit>,
    /// The unit that the profile fixes for the table at hand, if any.
    pub place: Option<MoneyUnit>,
    pub rounding: Rounding,
}

/// Reads one table or statement: `name` is the local name messages and pages use.
///
/// ```yaml
/// 固定资产占用情况表:
///   caption: 截止时间：2020年12月31日      # unit, rounding, caption beside the lines
///   资产总额: { 数量: ——, 价值: 68.83 }
/// 国有资本经营预算支出表: { none: 本部门没有… }
/// 项目支出表: { unpublished: 原文件未附此表。 }
/// ```
pub(super) fn table(
    reading: &mut Reading,
    entry: &Entry,
    form: &Arc<Form>,
    name: &str,
    defaults: Defaults,
) -> Table {
    let node = &entry.node;
    let mut table = Table {
        form: Arc::clone(form),
        name: name.to_owned(),
        unit: form.unit_in(defaults.unit, defaults.place),
        unit_at: None,
        rounding: defaults.rounding,
        state: TableState::Filled,
        caption: None,
        rows: Vec::new(),
        index: RowIndex::default(),
        span: entry.key.span,
    };
    let written = written(reading, node, &mut table);
    let units = Units { money: table.unit, own: form.used_for == FormUse::Statement };
    table.rows = match &form.layout {
        Layout::Lines { .. } => {
            if let Some(list) = written.rows {
                reading.shape(
                    list.span,
                    format!("「{name}」的行是固定的，按行名填写"),
                    format!("`{name}` has fixed lines: fill them by name"),
                );
            }
            lines(reading, &written.lines, form, name, units)
        }
        Layout::Rows(key) => {
            for entry in written.lines {
                reading.unknown(
                    &entry.key.value,
                    entry.key.span,
                    "项（此表按行填写，写在 rows 下）",
                    "key (this table has rows)",
                    [ROWS].into_iter().chain(HEAD_KEYS),
                );
            }
            let rows = RowReader { form, key, table: name, units };
            written.rows.map(|list| rows.rows(reading, list)).unwrap_or_default()
        }
    };
    table.index = RowIndex::new(&table.rows, form.is_classified());
    if table.state != TableState::Filled && !table.rows.is_empty() {
        reading.shape(
            entry.key.span,
            format!("「{name}」说明无数据，却又填了数"),
            format!("`{name}` is said to be empty and yet has figures"),
        );
    }
    table
}

/// What a table writes besides its head.
struct TableBody<'n> {
    /// What stands beside the keys of the head: lines, by their names.
    lines: Vec<&'n Entry<'n>>,
    /// The list of rows.
    rows: Option<&'n Node<'n>>,
}

/// Reads the head of a table into it, and returns what else is written.
fn written<'n>(reading: &mut Reading, node: &'n Node, table: &mut Table) -> TableBody<'n> {
    let mut written = TableBody { lines: Vec::new(), rows: None };
    let entries = match &node.value {
        Value::List(_) => return TableBody { rows: Some(node), ..written },
        Value::Map(entries) => entries,
        Value::Scalar(_) => {
            let name = &table.name;
            reading.shape(
                node.span,
                format!("「{name}」应写成表：行或栏目加数"),
                format!("`{name}` must be a table: lines or rows with figures"),
            );
            return written;
        }
    };
    for entry in entries {
        match &*entry.key.value {
            "unit" => {
                table.unit = unit(reading, &entry.node).unwrap_or(table.unit);
                table.unit_at = Some(entry.node.span);
            }
            "rounding" => table.rounding = rounding(reading, &entry.node).unwrap_or(table.rounding),
            "caption" => table.caption = reading.text(&entry.node, "caption"),
            "none" => {
                table.state = reading
                    .text(&entry.node, "none")
                    .map_or(TableState::Filled, TableState::Nothing)
            }
            "unpublished" => {
                table.state = reading
                    .text(&entry.node, "unpublished")
                    .map_or(TableState::Filled, TableState::Unpublished)
            }
            ROWS => written.rows = Some(&entry.node),
            _ => written.lines.push(entry),
        }
    }
    written
}

pub(super) fn unit(reading: &mut Reading, node: &Node) -> Option<MoneyUnit> {
    let unit = node.text().and_then(MoneyUnit::named);
    if unit.is_none() {
        reading.shape(node.span, "单位须为元、万元或亿元", "the unit must be 元, 万元 or 亿元");
    }
    unit
}

pub(super) fn rounding(reading: &mut Reading, node: &Node) -> Option<Rounding> {
    let rounding = match node.text() {
        Some("exact") => Some(Rounding::Exact),
        Some("nearest") => Some(Rounding::Nearest),
        Some("truncated") => Some(Rounding::Truncated),
        _ => None,
    };
    if rounding.is_none() {
        reading.shape(
            node.span,
            "rounding 须为 exact（不舍入）、nearest（四舍五入）或 truncated（截尾）",
            "rounding must be exact, nearest or truncated",
        );
    }
    rounding
}
