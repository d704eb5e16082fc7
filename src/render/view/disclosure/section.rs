//! The narrative, with the tables that stand in it.

use serde::Serialize;

use crate::model::{KindRequirement, Table};
use crate::render::DisclosurePage;
use crate::render::view::note::{NoteView, PageNotes};
use crate::render::view::table::{TableView, gathered};

/// A section with the tables that stand at its end.
#[derive(Debug, Serialize)]
pub(in crate::render) struct SectionView {
    /// Fragment of the section, without `#`: `section-2` or the name the profile gives it.
    pub id: String,
    /// Its heading; nothing for text before the first heading.
    pub title: Option<String>,
    /// Numbers of the notes about the heading, for `<Marks>`.
    pub marks: Vec<usize>,
    /// Its text, cut where notes stand below a paragraph.
    pub passages: Vec<PassageView>,
    /// The tables that the profile puts at its end.
    pub tables: Vec<TableView>,
    /// The level of their headings: 3, or one below the heading that the text ends with, which is
    /// theirs.
    pub table_level: usize,
}

/// Paragraphs of a section, up to one that has notes.
#[derive(Debug, Serialize)]
pub(in crate::render) struct PassageView {
    /// The paragraphs as HTML with terms, figures and marks linked, safe to print with `| safe`.
    pub html: String,
    /// The notes whose marks stand in the last paragraph, for `<Notes>`.
    pub notes: Vec<NoteView>,
}

/// Sections with the tables the profile puts at their end; all other tables follow.
pub(super) fn sections(
    page: &DisclosurePage<'_>,
    requirement: Option<&KindRequirement>,
    notes: &PageNotes<'_>,
) -> (Vec<SectionView>, Vec<TableView>) {
    let mut left: Vec<&Table> = page.disclosure.tables.iter().collect();
    let mut take = |forms: &[String]| -> Vec<TableView> {
        let mut taken = Vec::new();
        for form in forms {
            if let Some(at) = left.iter().position(|table| table.form.id == *form) {
                taken.push(TableView::new(page, left.remove(at), notes));
            }
        }
        gathered(taken)
    };
    let mut sections: Vec<SectionView> = Vec::new();
    for (index, section) in page.narrative.iter().enumerate() {
        let required = requirement.and_then(|requirement| {
            requirement.sections.iter().find(|required| Some(&required.id) == section.id.as_ref())
        });
        let heading = notes.marked(&section.heading_notes);
        let mut passages: Vec<PassageView> = section
            .passages
            .iter()
            .map(|passage| PassageView {
                html: passage.html.clone(),
                notes: notes.marked(&passage.notes),
            })
            .collect();
        if !heading.is_empty() {
            passages.insert(0, PassageView { html: String::new(), notes: heading });
        }
        let tables = required.map(|required| take(&required.tables)).unwrap_or_default();
        let id = section.id.as_ref().map_or_else(
            || format!("section-{}", index + 1),
            |id| format!("section-{}", id.replace('.', "-")),
        );
        sections.push(SectionView {
            id,
            title: section.title.clone(),
            marks: section.heading_notes.clone(),
            table_level: table_level(&passages),
            passages,
            tables,
        });
    }
    let rest = gathered(left.iter().map(|table| TableView::new(page, table, notes)));
    (sections, rest)
}

/// The level of headings below a text: under the heading of its section, and under one that the
/// text ends with.
fn table_level(passages: &[PassageView]) -> usize {
    let end = passages.last().map(|passage| passage.html.trim_end()).unwrap_or_default();
    (3..=5).rev().find(|level| end.ends_with(&format!("</h{level}>"))).map_or(3, |level| level + 1)
}
