use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::load::keys::{HEAD_KEYS, ROLE, ROWS};
use crate::model::{Column, ColumnType, Form, FormUse, Layout, Line, MoneyUnit, RowRole};

use super::json::{Keys, described, list, one_of, text};
use super::names::{Named, NamedKeys};
use super::said::said;

/// What a table or statement of a form may hold.
pub(super) fn table(form: &Form) -> Value {
    let head = head();
    match &form.layout {
        Layout::Lines { .. } => lines(form, head),
        Layout::Rows(_) => {
            let rows = list(row(form));
            let mut keys = head;
            keys.insert(ROWS.to_owned(), meant(rows.clone(), "table", ROWS));
            json!({ "anyOf": [
                { "type": "array", "items": row(form) },
                { "type": "object", "properties": keys, "additionalProperties": false },
            ] })
        }
    }
}

/// What a form is, in a sentence and on several lines.
pub(super) fn about(form: &Form, name: &str) -> (String, String) {
    let kind = match form.used_for {
        FormUse::Statement => "文字数据",
        FormUse::Table => "表",
        FormUse::Project => "项目表样",
        FormUse::Overall => "部门整体的表",
    };
    let text = format!("{name}（{kind} {}）", form.id);
    let mut more = format!("**{name}**（{kind} `{}`）", form.id);
    if name != form.name {
        more += &format!("\n\n表样名：{}", form.name);
    }
    if let Some(unit) = form.unit {
        more += &format!("\n\n单位：{}", unit.name());
    }
    if !form.labels.is_empty() {
        more += &format!("\n\n也叫：{}", form.labels.join("、"));
    }
    let holds: Vec<&str> = form
        .identities
        .iter()
        .map(|identity| identity.says.as_str())
        .filter(|says| !says.is_empty())
        .collect();
    if !holds.is_empty() {
        more += &format!("\n\n须相符：\n\n- {}", holds.join("\n- "));
    }
    if !form.source.is_empty() {
        more += &format!("\n\n依据：{}", form.source);
    }
    (text, more)
}

/// The columns of a form that belong to a part of it, as keys of a mapping.
pub(super) fn columns(form: &Form, belongs: impl Fn(usize) -> bool) -> NamedKeys {
    let own = form.columns.iter().enumerate().filter(|(at, _)| belongs(*at));
    NamedKeys::of(&own.map(|(_, column)| named(column)).collect::<Vec<_>>())
}

fn named(column: &Column) -> Named<'_> {
    let holds = match column.holds {
        ColumnType::Amount => "金额",
        ColumnType::Count => "数量",
        ColumnType::Percent => "百分比",
        ColumnType::Code => "编码（加引号）",
        ColumnType::Text => "文字",
        ColumnType::Date => "日期",
    };
    let group = column.group.as_ref().map(|group| format!("{group}／")).unwrap_or_default();
    let optional = if column.optional { "，可以不填" } else { "" };
    let text = format!("{group}{}：{holds}{optional}", column.label);
    Named {
        name: &column.label,
        others: column.names().into_iter().filter(|name| *name != column.label).collect(),
        schema: self::text(),
        described: Some((text.clone(), text)),
    }
}

/// A row that is named by what stands in it.
fn row(form: &Form) -> Value {
    let roles = one_of(RowRole::ALL.into_iter().map(RowRole::name));
    let beside = Map::from_iter([(ROLE.to_owned(), meant(roles, "row", ROLE))]);
    columns(form, |_| true).schema(beside)
}

/// Fixed lines: all of them under their sides, those of one side only also beside these.
fn lines(form: &Form, head: Map<String, Value>) -> Value {
    let all = || form.lines().iter();
    let alone = |line: &&Line| {
        !all().any(|other| {
            !std::ptr::eq(other, *line)
                && other.side != line.side
                && line.names().iter().any(|name| other.answers_to(name))
        })
    };
    let mut columns = ColumnKeys { form, made: BTreeMap::new() };
    let mut named: Vec<Named<'_>> = all().filter(alone).map(|one| columns.line(one)).collect();
    for (at, side) in form.sides().iter().enumerate() {
        let own: Vec<Named<'_>> =
            all().filter(|line| line.side == Some(at)).map(|one| columns.line(one)).collect();
        let mut schema = NamedKeys::of(&own).schema(Map::new());
        schema["type"] = json!(["object", "null"]);
        let text = format!("{}：这一侧的各行", side.label);
        named.push(Named {
            name: &side.label,
            others: vec![&side.id],
            schema,
            described: Some((text.clone(), text)),
        });
    }
    NamedKeys::of(&named).schema(head)
}

/// What lines of a form may hold in their columns: made once, for most lines have the same.
struct ColumnKeys<'a> {
    form: &'a Form,
    made: BTreeMap<&'a [usize], Value>,
}

impl<'a> ColumnKeys<'a> {
    fn line(&mut self, line: &'a Line) -> Named<'a> {
        let form = self.form;
        let made = self.made.entry(&line.columns);
        let several = made
            .or_insert_with(|| columns(form, |at| line.columns.contains(&at)).schema(Map::new()))
            .clone();
        let is_one = line.columns.len() == 1
            || line.columns.iter().any(|column| form.columns[*column].alone);
        let schema = if is_one { json!({ "anyOf": [text(), several] }) } else { several };
        let text = if line.optional {
            format!("{}：可以不填", line.label)
        } else {
            line.label.clone()
        };
        Named {
            name: &line.label,
            others: line.names().into_iter().filter(|name| *name != line.label).collect(),
            schema,
            described: Some((text.clone(), text)),
        }
    }
}

/// The keys of a table beside its lines or rows.
fn head() -> Map<String, Value> {
    Keys { of: "table", keys: &HEAD_KEYS, needed: &[] }.properties(|key| match key {
        "unit" => unit(),
        "rounding" => rounding(),
        _ => text(),
    })
}

/// The unit of amounts.
pub(super) fn unit() -> Value {
    one_of(MoneyUnit::ALL.into_iter().map(MoneyUnit::name))
}

/// How figures were rounded.
pub(super) fn rounding() -> Value {
    one_of(["exact", "nearest", "truncated"])
}

fn meant(schema: Value, of: &str, key: &str) -> Value {
    let text = said(of, key).unwrap_or_default();
    described(schema, text, text)
}
