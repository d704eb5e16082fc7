use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::{Finding, sort};
use crate::office::extract::Imported;
use crate::source::{Limits, Place, SheetOf, SourceFile, Span, parse};

use super::document::OfficeDocument;
use super::sheet_text::SheetText;
use super::stretches::{Stretch, stretches};

/// The places of an office's document, by the stretches of the text that was written from it.
pub struct OfficePlaces<'a> {
    document: &'a OfficeDocument,
    stretches: Vec<Stretch>,
    /// The sheets that were asked for.
    sheets: BTreeMap<usize, SheetText>,
    /// The document as a whole.
    whole: Arc<SourceFile>,
}

impl<'a> OfficePlaces<'a> {
    /// The places of a document and of the text that was written from what was taken of it.
    pub fn of(
        document: &'a OfficeDocument,
        imported: &Imported,
        text: &SourceFile,
    ) -> OfficePlaces<'a> {
        let root = parse(text, Limits::default());
        let stretches = root.map(|root| stretches(&root, imported)).unwrap_or_default();
        let sheet = Some(SheetOf { number: 0, name: String::new() });
        let whole = Arc::new(SourceFile { sheet, ..SourceFile::new(document.path.clone(), "") });
        OfficePlaces { document, stretches, sheets: BTreeMap::new(), whole }
    }

    /// The document as a whole.
    pub fn whole(&self) -> Place {
        Place::new(&self.whole, Span::beginning())
    }

    /// Findings about the text, put where they belong in the office's file and in its order.
    pub fn moved(&mut self, findings: Vec<Finding>) -> Vec<Finding> {
        let mut moved: Vec<Finding> = findings.into_iter().map(|one| self.finding(one)).collect();
        sort(&mut moved);
        moved
    }

    fn finding(&mut self, mut finding: Finding) -> Finding {
        finding.place = self.place(finding.place.span);
        for related in &mut finding.related {
            related.place = self.place(related.place.span);
        }
        // There is no such document under content/.
        finding.disclosure = None;
        finding.doubted.clear();
        finding
    }

    /// The cell of a stretch: what lies narrowest around its beginning, else the whole document.
    fn place(&mut self, span: Span) -> Place {
        let around = |one: &&Stretch| one.span.start <= span.start && span.start <= one.span.end;
        let width = |one: &&Stretch| {
            // What only ends where it begins is the neighbour before it.
            let before = one.span.end == span.start && one.span.start < span.start;
            (before, span.end > one.span.end, one.span.end - one.span.start)
        };
        let Some(stretch) = self.stretches.iter().filter(around).min_by_key(width) else {
            return self.whole();
        };
        let Some(number) = self.document.sheet(&stretch.sheet) else { return self.whole() };
        let (sheet, path) = (&self.document.sheets[number], &self.document.files[number]);
        let at = stretch.at;
        let text = self.sheets.entry(number).or_insert_with(|| SheetText::of(path, number, sheet));
        text.place(at)
    }
}
