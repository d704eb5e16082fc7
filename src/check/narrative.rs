use crate::finding::Finding;
use crate::markdown::plain_title;
use crate::model::{Disclosure, Narrative};
use crate::source::Span;

/// The name under which the narrative stands in paths.
const NARRATIVE: &str = "说明";

/// Gives findings about the narrative the path of the section they stand in: `说明/收入说明`. What
/// stands before the first heading stays `说明`.
pub(super) fn name_sections(disclosure: &Disclosure, findings: &mut [Finding]) {
    let Some(narrative) = &disclosure.narrative else { return };
    let own = |finding: &&mut Finding| {
        finding.disclosure.as_deref() == Some(disclosure.path.as_str())
            && finding.at.as_deref() == Some(NARRATIVE)
    };
    for finding in findings.iter_mut().filter(own) {
        if let Some(section) = section_at(narrative, finding.place.span) {
            finding.at = Some(section_path(narrative, section));
        }
    }
}

/// Whether a place as an author writes it takes in the path of a finding: `说明` all of the
/// narrative, `说明/二、收入说明` a section of it, its numbering aside.
pub(super) fn takes_in(written: &str, path: &str) -> bool {
    let title = |text: &str| {
        text.strip_prefix(NARRATIVE).and_then(|rest| rest.strip_prefix('/')).map(plain_title)
    };
    match title(written) {
        Some(section) => title(path).is_some_and(|title| title == section),
        None => written == NARRATIVE && (path == NARRATIVE || title(path).is_some()),
    }
}

/// The section of the narrative in which a stretch of it begins, by its number.
pub(super) fn section_at(narrative: &Narrative, span: Span) -> Option<usize> {
    narrative
        .sections
        .partition_point(|section| section.heading_span.start <= span.start)
        .checked_sub(1)
}

/// The path of a section; of several with one title the second is `说明/收入[2]`.
pub(super) fn section_path(narrative: &Narrative, section: usize) -> String {
    let title = &narrative.sections[section].title;
    match narrative.sections[..section].iter().filter(|other| other.title == *title).count() {
        0 => format!("{NARRATIVE}/{title}"),
        before => format!("{NARRATIVE}/{title}[{}]", before + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::takes_in;

    #[test]
    fn a_section_is_named_with_or_without_its_number() {
        for (written, path, expected) in [
            ("说明", "说明", true),
            ("说明", "说明/收入说明", true),
            ("说明/二、收入说明", "说明/收入说明", true),
            ("说明/收入说明", "说明/收入说明", true),
            ("说明/收入说明[2]", "说明/收入说明[2]", true),
            ("说明/收入说明", "说明/收入说明[2]", false),
            ("说明/收入说明", "说明", false),
            ("说明书", "说明", false),
            ("收入说明/合计", "说明/合计", false),
        ] {
            assert_eq!(takes_in(written, path), expected, "{written} {path}");
        }
    }
}
