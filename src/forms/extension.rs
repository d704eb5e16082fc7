//! A form that extends one of the program's: what it adds to it.

use std::sync::Arc;

use serde::Deserialize;

use crate::finding::Finding;
use crate::source::{Shape, SourceFile, Span, Where, in_chinese, shape, typed};

use super::builtin;
use super::declared::{
    DeclaredColumn, DeclaredForm, DeclaredIdentity, DeclaredLine, DeclaredMeaning,
    DeclaredPractice, DeclaredRole, DeclaredType,
};
use super::placed::placed;
use super::rules::invalid;

/// A form's file, as far as to see whether it extends another.
#[derive(Debug, Deserialize)]
struct Peek {
    extends: Option<Where<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Extension {
    form: Where<String>,
    extends: Where<String>,
    name: Option<String>,
    #[serde(default)]
    labels: Vec<String>,
    unit: Option<Where<String>>,
    source: Option<String>,
    practice: Option<DeclaredPractice>,
    #[serde(default)]
    columns: Vec<AddedColumn>,
    #[serde(default)]
    lines: Vec<AddedLine>,
    #[serde(default)]
    identities: Vec<DeclaredIdentity>,
}

/// A column that is new, or labels for one that is there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct AddedColumn {
    id: Where<String>,
    label: Option<String>,
    #[serde(default)]
    labels: Vec<String>,
    group: Option<String>,
    #[serde(rename = "type")]
    holds: Option<DeclaredType>,
    optional: Option<bool>,
    means: Option<DeclaredMeaning>,
    after: Option<Where<String>>,
}

/// A line that is new, or labels for one that is there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct AddedLine {
    id: Where<String>,
    label: Option<String>,
    #[serde(default)]
    labels: Vec<String>,
    side: Option<Where<String>>,
    role: Option<DeclaredRole>,
    level: Option<usize>,
    columns: Option<Vec<Where<String>>>,
    optional: Option<bool>,
    means: Option<DeclaredMeaning>,
    after: Option<Where<String>>,
}

/// The shape of a form's file that extends another form.
pub fn extension_shape() -> Shape {
    shape::<Extension>()
}

/// The form that a file declares: by itself, or as one of the program's and what it adds to it.
///
/// # Errors
/// Findings in the file.
pub(super) fn declared(file: &Arc<SourceFile>) -> Result<DeclaredForm, Vec<Finding>> {
    let extends = typed::<Peek>(file).ok().and_then(|peek| peek.extends);
    match extends {
        None => read(file),
        Some(base) => {
            let base = read(&base_file(file, &base)?)?;
            Extended { file, findings: Vec::new() }.by(base, read(file)?)
        }
    }
}

/// What a file says of a form, whatever it extends.
///
/// # Errors
/// Findings in the file.
pub(super) fn read<T: serde::de::DeserializeOwned>(
    file: &Arc<SourceFile>,
) -> Result<T, Vec<Finding>> {
    typed(file).map_err(|failure| {
        let zh = format!("读不懂此表样：{}", in_chinese(&failure.message));
        let en = format!("cannot read this form: {}", failure.message);
        vec![invalid(file, failure.span, zh, en)]
    })
}

/// The file of the program's form that one extends.
fn base_file(
    file: &Arc<SourceFile>,
    base: &Where<String>,
) -> Result<Arc<SourceFile>, Vec<Finding>> {
    builtin::form_file(&base.value).ok_or_else(|| {
        let (zh, en) = (
            format!("「{}」不是程序自带的表样，不能由它扩展", base.value),
            format!("`{}` is no form of the program's that could be extended", base.value),
        );
        vec![invalid(file, Span::from(base), zh, en)]
    })
}

struct Extended<'a> {
    file: &'a Arc<SourceFile>,
    findings: Vec<Finding>,
}

impl Extended<'_> {
    /// The form with what is added to it. Faults of what it takes over stand where it says so.
    fn by(mut self, base: DeclaredForm, own: Extension) -> Result<DeclaredForm, Vec<Finding>> {
        let mut form = placed(base, &own.extends);
        form.form = own.form;
        form.labels.extend(own.labels);
        form.name = own.name.unwrap_or(form.name);
        form.source = own.source.unwrap_or(form.source);
        form.practice = own.practice.unwrap_or(form.practice);
        form.unit = own.unit.or(form.unit);
        for column in own.columns {
            match &mut form.columns {
                Some(columns) => self.column(columns, column),
                None => self.no_place(&column.id, "栏", "columns"),
            }
        }
        for line in own.lines {
            self.line(&mut form, line);
        }
        for identity in own.identities {
            let same = form.identities.iter().position(|one| one.id.value == identity.id.value);
            match same {
                Some(at) => form.identities[at] = identity,
                None => form.identities.push(identity),
            }
        }
        if self.findings.is_empty() { Ok(form) } else { Err(self.findings) }
    }

    fn find(&mut self, at: &Where<String>, zh: String, en: String) {
        self.findings.push(invalid(self.file, Span::from(at), zh, en));
    }

    fn no_place(&mut self, id: &Where<String>, zh: &str, en: &str) {
        let (zh, en) = (
            format!("所扩展的表样没有列出{zh}，「{}」无处可加", id.value),
            format!("the form that is extended lists no {en}: `{}` has no place", id.value),
        );
        self.find(id, zh, en);
    }

    /// What a new column or line does not say.
    fn incomplete(&mut self, id: &Where<String>, zh: &str, en: &str) {
        let (zh, en) = (
            format!("「{}」是新加的，须写明{zh}", id.value),
            format!("`{}` is new: it must say its {en}", id.value),
        );
        self.find(id, zh, en);
    }

    /// Where a new one goes: right after the one it names, else behind all.
    fn place(&mut self, after: Option<&Where<String>>, ids: &[&str]) -> usize {
        let Some(after) = after else { return ids.len() };
        match ids.iter().position(|id| *id == after.value) {
            Some(at) => at + 1,
            None => {
                let (zh, en) = (
                    format!("没有「{}」，不知加在何处", after.value),
                    format!("there is no `{}` to come after", after.value),
                );
                self.find(after, zh, en);
                ids.len()
            }
        }
    }

    fn column(&mut self, columns: &mut Vec<DeclaredColumn>, own: AddedColumn) {
        if let Some(base) = columns.iter_mut().find(|column| column.id.value == own.id.value) {
            base.labels.extend(own.labels);
            if let Some(label) = own.label {
                base.labels.push(std::mem::replace(&mut base.label, label));
            }
            base.group = own.group.or(base.group.take());
            base.holds = own.holds.unwrap_or(base.holds);
            base.optional = own.optional.unwrap_or(base.optional);
            base.means = own.means.or(base.means);
            return;
        }
        let (Some(label), Some(holds)) = (own.label, own.holds) else {
            return self.incomplete(&own.id, " label 和 type", "label and type");
        };
        let ids: Vec<&str> = columns.iter().map(|column| column.id.value.as_str()).collect();
        let at = self.place(own.after.as_ref(), &ids);
        let column = DeclaredColumn {
            id: own.id,
            label,
            labels: own.labels,
            group: own.group,
            holds,
            optional: own.optional.unwrap_or_default(),
            plan: false,
            alone: false,
            offered: true,
            means: own.means,
        };
        columns.insert(at, column);
    }

    fn line(&mut self, form: &mut DeclaredForm, own: AddedLine) {
        let of_sides = form.sides.iter_mut().flatten().flat_map(|side| &mut side.lines);
        let mut lines = form.lines.iter_mut().flatten().chain(of_sides);
        if let Some(base) = lines.find(|line| line.id.value == own.id.value) {
            base.labels.extend(own.labels);
            if let Some(label) = own.label {
                base.labels.push(std::mem::replace(&mut base.label, label));
            }
            base.role = own.role.unwrap_or(base.role);
            base.level = own.level.unwrap_or(base.level);
            base.columns = own.columns.or(base.columns.take());
            base.optional = own.optional.unwrap_or(base.optional);
            base.means = own.means.or(base.means);
            return;
        }
        let lines = match (&mut form.lines, &mut form.sides, &own.side) {
            (Some(lines), _, None) => Some(lines),
            (_, Some(sides), Some(name)) => {
                let side = sides.iter_mut().find(|side| side.id.value == name.value);
                side.map(|side| &mut side.lines)
            }
            _ => None,
        };
        let Some(lines) = lines else {
            return self.no_place(&own.id, "行（有两侧的须写 side）", "lines (of a side, name it)");
        };
        let Some(label) = own.label else {
            return self.incomplete(&own.id, " label", "label");
        };
        let ids: Vec<&str> = lines.iter().map(|line| line.id.value.as_str()).collect();
        let at = self.place(own.after.as_ref(), &ids);
        let line = DeclaredLine {
            id: own.id,
            label,
            labels: own.labels,
            role: own.role.unwrap_or_default(),
            level: own.level.unwrap_or_default(),
            columns: own.columns,
            optional: own.optional.unwrap_or_default(),
            means: own.means,
            split: None,
            below: None,
        };
        lines.insert(at, line);
    }
}
