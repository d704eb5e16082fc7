use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::finding::Finding;
use crate::model::{Form, FormUse, Head};
use crate::source::{SourceFile, Span, Where};

use super::declared::DeclaredForm;
use super::rules::invalid;

/// Checks what a form says of its workbook's lists, `grades` and `heads`, and reads the heads.
/// Within a list no two columns may be called alike.
pub(super) fn heads(
    file: &Arc<SourceFile>,
    declared: &DeclaredForm,
    form: &Form,
    findings: &mut Vec<Finding>,
) -> BTreeMap<Head, Vec<String>> {
    let mut reader = HeadReader { file, form_id: &declared.form, findings };
    let has_records = matches!(form.used_for, FormUse::Project | FormUse::Overall);
    let says_nothing = declared.heads.is_empty() && declared.grades.is_empty();
    if !has_records && !says_nothing {
        reader.find(
            &declared.form,
            "只有项目和部门整体的表样（use: project、overall）才写 grades、heads".to_owned(),
            "grades and heads are for forms with `use: project` or `overall`".to_owned(),
        );
    }
    let read = reader.named(declared);
    let columns = form.columns.iter().map(|column| column.label.as_str());
    reader.apart(columns.collect(), Head::of_projects(), declared);
    let grades = declared.grades.iter().map(|grade| grade.value.as_str());
    reader.apart(grades.collect(), Head::of_indicators(), declared);
    reader.grades(&declared.grades);
    read
}

struct HeadReader<'a> {
    file: &'a Arc<SourceFile>,
    form_id: &'a Where<String>,
    findings: &'a mut Vec<Finding>,
}

impl HeadReader<'_> {
    fn find(&mut self, at: &Where<String>, zh: String, en: String) {
        self.findings.push(invalid(self.file, Span::from(at), zh, en));
    }

    /// The heads that there are, each with labels.
    fn named(&mut self, declared: &DeclaredForm) -> BTreeMap<Head, Vec<String>> {
        let mut heads = BTreeMap::new();
        for (key, labels) in &declared.heads {
            let at = labels.first().unwrap_or(self.form_id);
            let Some(head) = Head::named(key) else {
                let known: Vec<&str> = Head::ALL.into_iter().map(Head::key).collect();
                self.find(
                    at,
                    format!("heads 里没有「{key}」；可用 {}", known.join("、")),
                    format!("heads has no `{key}`; it has {}", known.join(", ")),
                );
                continue;
            };
            if labels.is_empty() || labels.iter().any(|label| label.value.trim().is_empty()) {
                self.find(
                    at,
                    format!("表头「{key}」没有写名称"),
                    format!("the head `{key}` has no label"),
                );
            }
            heads.insert(head, labels.iter().map(|label| label.value.clone()).collect());
        }
        heads
    }

    /// Finds heads of one list that are called as another of its columns.
    fn apart(&mut self, taken: Vec<&str>, list: &[Head], declared: &DeclaredForm) {
        let mut seen: HashSet<&str> = taken.into_iter().collect();
        let mut twice = Vec::new();
        for head in list {
            for label in declared.heads.get(head.key()).into_iter().flatten() {
                if !seen.insert(label.value.trim()) {
                    twice.push(label);
                }
            }
        }
        for label in twice {
            self.find(
                label,
                format!("表头「{}」在一张清单里出现两次", label.value),
                format!("two columns of a list would be headed `{}`", label.value),
            );
        }
    }

    fn grades(&mut self, grades: &[Where<String>]) {
        let mut seen: HashSet<&str> = HashSet::new();
        for grade in grades {
            if grade.value.trim().is_empty() {
                self.find(
                    grade,
                    "等级不能是空的".to_owned(),
                    "a grade must not be empty".to_owned(),
                );
            } else if !seen.insert(&grade.value) {
                self.find(
                    grade,
                    format!("等级「{}」重复", grade.value),
                    format!("the grade `{}` stands twice", grade.value),
                );
            }
        }
    }
}
