use std::fmt::Write;

use crate::model::{Catalogue, FormUse, KindRequirement, LineRole, UNWRITTEN};

use super::ordinal::ordinal;

/// The Markdown of a draft: every section of the profile, and the figures its sentences may bind.
pub(super) fn narrative(requirement: &KindRequirement, catalogue: &Catalogue) -> String {
    let mut text = String::new();
    for (index, section) in requirement.sections.iter().enumerate() {
        let _ = write!(text, "## {}、{}\n\n", ordinal(index + 1), section.title);
        let mut bindings = Vec::new();
        for form in &section.tables {
            let Some(form) =
                catalogue.forms.get(form).filter(|form| form.used_for == FormUse::Statement)
            else {
                continue;
            };
            let name = requirement.local_name(&form.id).unwrap_or(&form.name);
            bindings.extend(
                form.lines()
                    .iter()
                    .filter(|line| !line.optional && line.role != LineRole::Heading)
                    .map(|line| format!("{name}/{}", line.label)),
            );
        }
        let hint = if bindings.is_empty() {
            String::new()
        } else {
            // The brackets stand apart: bindings in a hint would be checked as if they were meant.
            format!("；正文里可以引用的数，写在双方括号里：{}", bindings.join("、"))
        };
        let _ = write!(text, "{UNWRITTEN}{hint}）\n\n");
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}
