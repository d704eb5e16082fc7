use crate::finding::{Bilingual, Language, draw_text};
use crate::pipeline::broken_template;
use crate::trouble::said;

/// What is shown in place of a page that cannot be made: the finding, where a template is the
/// cause, else what keeps the machine from it.
pub(super) fn trouble(error: &anyhow::Error) -> Bilingual {
    match broken_template(error) {
        Some(finding) => Bilingual::new(
            draw_text(&finding, Language::Chinese),
            draw_text(&finding, Language::English),
        ),
        None => said(error),
    }
}
