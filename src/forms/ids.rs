use std::collections::HashMap;
use std::sync::Arc;

use crate::finding::Finding;
use crate::model::{Form, LONGEST_NAME, is_device};
use crate::source::{SourceFile, Span, Where};

use super::declared::DeclaredForm;
use super::rules::invalid;

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
pub(super) fn unique<'a>(
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
pub(super) fn apart(
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
