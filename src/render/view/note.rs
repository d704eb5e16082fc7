use serde::Serialize;

use crate::finding::{Acknowledged, Finding, Language, Speaker};

/// A note about a figure, in the voice of who speaks.
#[derive(Debug, Serialize, Clone)]
pub(in crate::render) struct NoteView {
    /// Its number on the page.
    pub number: usize,
    /// 转录者注 or 存疑说明.
    pub voice: &'static str,
    /// What was found.
    pub message: String,
    /// Why it stands.
    pub reason: String,
    /// The figure it is about.
    pub at: String,
}

/// Everything acknowledged on a page, numbered in the order it was found, and what each cell has of it.
#[derive(Debug, Default)]
pub(in crate::render) struct Notes {
    notes: Vec<NoteView>,
}

impl Notes {
    pub fn new(findings: &[Finding]) -> Notes {
        let mut notes: Vec<NoteView> = Vec::new();
        for finding in findings {
            let (Some(Acknowledged { by, reason }), Some(at)) = (&finding.acknowledged, &finding.at) else { continue };
            let voice = match by {
                Speaker::Transcriber => "转录者注",
                Speaker::Department => "存疑说明",
            };
            notes.push(NoteView { number: notes.len() + 1, voice, message: finding.message.in_language(Language::Chinese).to_owned(), reason: reason.clone(), at: at.clone() });
        }
        Notes { notes }
    }

    /// The notes about one place: the path itself.
    pub fn at(&self, path: &str) -> Vec<usize> {
        self.notes.iter().filter(|note| note.at == path).map(|note| note.number).collect()
    }

    /// The notes about a place or anything under it.
    pub fn under(&self, path: &str) -> Vec<NoteView> {
        let inside = |note: &&NoteView| note.at == path || note.at.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
        self.notes.iter().filter(inside).cloned().collect()
    }

    /// Whether there are any, so that most pages need not look.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }
}
