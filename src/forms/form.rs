use std::collections::HashMap;
use std::sync::Arc;

use crate::finding::Finding;
use crate::model::{
    Column, ColumnType, Form, FormUse, LONGEST_NAME, Layout, Line, LineRole, MoneyUnit, RowKey,
    Side, is_device,
};
use crate::source::{SourceFile, Span, Where};

use super::declared::{
    DeclaredColumn, DeclaredForm, DeclaredLine, DeclaredRole, DeclaredType, DeclaredUse,
};
use super::rules::invalid;

/// A form without its identities, which may name other forms.
///
/// # Errors
/// Findings in the form's file.
pub(super) fn shape(file: &Arc<SourceFile>, declared: &DeclaredForm) -> Result<Form, Vec<Finding>> {
    let mut findings = Vec::new();
    named(file, &declared.form, &mut findings);
    let columns = match &declared.columns {
        Some(columns) => columns.iter().map(column).collect(),
        // A form of single figures need not say so.
        None if matches!(declared.used_for, DeclaredUse::Project) => Vec::new(),
        None => vec![Column {
            id: "amount".into(),
            label: "金额".into(),
            labels: Vec::new(),
            group: None,
            holds: ColumnType::Amount,
            optional: false,
            plan: false,
        }],
    };
    unique(file, declared.columns.iter().flatten().map(|column| &column.id), &mut findings);
    let layout = match (&declared.lines, &declared.sides, &declared.key) {
        (Some(lines), None, None) => {
            unique(file, lines.iter().map(|line| &line.id), &mut findings);
            let lines = lines
                .iter()
                .map(|declared| line(file, &columns, declared, None, &mut findings))
                .collect();
            Some(Layout::Lines { sides: Vec::new(), lines })
        }
        (None, Some(sides), None) => {
            unique(file, sides.iter().map(|side| &side.id), &mut findings);
            unique(
                file,
                sides.iter().flat_map(|side| &side.lines).map(|line| &line.id),
                &mut findings,
            );
            let mut lines = Vec::new();
            for (index, side) in sides.iter().enumerate() {
                lines.extend(
                    side.lines
                        .iter()
                        .map(|declared| line(file, &columns, declared, Some(index), &mut findings)),
                );
            }
            let sides = sides
                .iter()
                .map(|side| Side { id: side.id.value.clone(), label: side.label.clone() })
                .collect();
            Some(Layout::Lines { sides, lines })
        }
        (None, None, Some(key)) => {
            match columns.iter().position(|column: &Column| column.answers_to(&key.column.value)) {
                Some(column) => Some(Layout::Rows(RowKey { column, classified: key.classified })),
                None => {
                    findings.push(invalid(
                        file,
                        Span::from(&key.column),
                        format!("「{}」不是本表样的栏", key.column.value),
                        format!("`{}` is not a column of this form", key.column.value),
                    ));
                    None
                }
            }
        }
        // The rows of a project form are the projects.
        (None, None, None) if matches!(declared.used_for, DeclaredUse::Project) => {
            Some(Layout::Lines { sides: Vec::new(), lines: Vec::new() })
        }
        _ => {
            findings.push(invalid(
                file,
                Span::from(&declared.form),
                "表样须且只须有 lines、sides、key 之一",
                "a form needs exactly one of lines, sides, key",
            ));
            None
        }
    };
    let unit = declared.unit.as_ref().and_then(|name| {
        let unit = MoneyUnit::named(&name.value);
        if unit.is_none() {
            findings.push(invalid(
                file,
                Span::from(name),
                "单位须为元、万元或亿元",
                "the unit must be 元, 万元 or 亿元",
            ));
        }
        unit
    });
    let Some(layout) = layout.filter(|_| findings.is_empty()) else { return Err(findings) };
    let form = Form {
        id: declared.form.value.clone(),
        name: declared.name.clone(),
        labels: declared.labels.clone(),
        used_for: match declared.used_for {
            DeclaredUse::Statement => FormUse::Statement,
            DeclaredUse::Table => FormUse::Table,
            DeclaredUse::Project => FormUse::Project,
            DeclaredUse::Overall => FormUse::Overall,
        },
        layout,
        columns,
        unit,
        identities: Vec::new(),
        source: declared.source.clone(),
    };
    apart(file, declared, &form, &mut findings);
    if findings.is_empty() { Ok(form) } else { Err(findings) }
}

fn column(declared: &DeclaredColumn) -> Column {
    Column {
        id: declared.id.value.clone(),
        label: declared.label.clone(),
        labels: declared.labels.clone(),
        group: declared.group.clone(),
        holds: match declared.holds {
            DeclaredType::Amount => ColumnType::Amount,
            DeclaredType::Count => ColumnType::Count,
            DeclaredType::Percent => ColumnType::Percent,
            DeclaredType::Code => ColumnType::Code,
            DeclaredType::Text => ColumnType::Text,
            DeclaredType::Date => ColumnType::Date,
        },
        optional: declared.optional,
        plan: declared.plan,
    }
}

fn line(
    file: &Arc<SourceFile>,
    columns: &[Column],
    declared: &DeclaredLine,
    side: Option<usize>,
    findings: &mut Vec<Finding>,
) -> Line {
    let mut fills = Vec::new();
    match &declared.columns {
        None => fills.extend(0..columns.len()),
        Some(names) => {
            for name in names {
                match columns.iter().position(|column| column.answers_to(&name.value)) {
                    Some(column) => fills.push(column),
                    None => findings.push(invalid(
                        file,
                        Span::from(name),
                        format!("「{}」不是本表样的栏", name.value),
                        format!("`{}` is not a column of this form", name.value),
                    )),
                }
            }
        }
    }
    Line {
        id: declared.id.value.clone(),
        label: declared.label.clone(),
        labels: declared.labels.clone(),
        side,
        role: match declared.role {
            DeclaredRole::Item => LineRole::Item,
            DeclaredRole::Heading => LineRole::Heading,
            DeclaredRole::Part => LineRole::Part,
            DeclaredRole::Subtotal => LineRole::Subtotal,
            DeclaredRole::Total => LineRole::Total,
        },
        level: declared.level,
        columns: fills,
        optional: declared.optional,
    }
}

/// Checks the id of a form or profile: it names files and begins every address of its figures.
pub(super) fn named(file: &Arc<SourceFile>, id: &Where<String>, findings: &mut Vec<Finding>) {
    plain(file, id, findings);
    // `table-…` and `project-…` are the addresses of whole tables and projects.
    if is_device(&id.value) || matches!(id.value.to_ascii_lowercase().as_str(), "table" | "project")
    {
        findings.push(invalid(
            file,
            Span::from(id),
            format!("「{}」不能作标识：系统或网页另有所用", id.value),
            format!("`{}` cannot be an id: systems or pages use it for something else", id.value),
        ));
    }
}

/// Checks that an id can stand in addresses and names of files.
fn plain(file: &Arc<SourceFile>, id: &Where<String>, findings: &mut Vec<Finding>) {
    let ascii = !id.value.is_empty()
        && id.value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !ascii || id.value.len() > LONGEST_NAME {
        findings.push(invalid(
            file,
            Span::from(id),
            format!("标识「{}」只能用字母、数字和连字符，最多{LONGEST_NAME}个", id.value),
            format!(
                "the id `{}` may hold only letters, digits and hyphens, at most {LONGEST_NAME}",
                id.value
            ),
        ));
    }
}

/// Checks ids that stand beside each other: each plain, none twice, not even in another case, which
/// many disks do not tell apart.
fn unique<'a>(
    file: &Arc<SourceFile>,
    ids: impl Iterator<Item = &'a Where<String>>,
    findings: &mut Vec<Finding>,
) {
    let mut seen: Vec<String> = Vec::new();
    for id in ids {
        plain(file, id, findings);
        let folded = id.value.to_ascii_lowercase();
        if seen.contains(&folded) {
            findings.push(invalid(
                file,
                Span::from(id),
                format!("标识「{}」重复", id.value),
                format!("the id `{}` stands twice", id.value),
            ));
        }
        seen.push(folded);
    }
}

/// Finds two figures of a form with fixed lines that would have one address: line `a` in column
/// `b-c`, and line `a-b` in column `c`.
fn apart(
    file: &Arc<SourceFile>,
    declared: &DeclaredForm,
    form: &Form,
    findings: &mut Vec<Finding>,
) {
    let mut seen: HashMap<String, &str> = HashMap::new();
    for line in form.lines() {
        for column in &line.columns {
            let fragment = format!("{}-{}", line.id, form.columns[*column].id);
            if let Some(first) = seen.insert(fragment, &line.id) {
                let (zh, en) = (
                    format!("行「{first}」与「{}」的数地址会相同", line.id),
                    format!(
                        "figures of the lines `{first}` and `{}` would have one address",
                        line.id
                    ),
                );
                findings.push(invalid(file, Span::from(&declared.form), zh, en));
            }
        }
    }
}
