use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::{Finding, sort};
use crate::office::extract::Imported;
use crate::office::word::{TEXT, TextNarrative};
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
    /// The narrative that was written from its text.
    narrative: Option<NarrativePlaces<'a>>,
    /// The document as a whole.
    whole: Arc<SourceFile>,
}

/// Where the words of a narrative stand in the text it was written from.
struct NarrativePlaces<'a> {
    /// The path of the narrative.
    path: String,
    written: &'a TextNarrative,
    /// The text, a line a paragraph, and where each begins.
    text: Arc<SourceFile>,
    starts: Vec<usize>,
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
        let sheet = Some(SheetOf { number: 0, name: String::new(), lines: Arc::default() });
        let whole = Arc::new(SourceFile { sheet, ..SourceFile::new(document.path.clone(), "") });
        let (sheets, narrative) = (BTreeMap::new(), None);
        OfficePlaces { document, stretches, sheets, narrative, whole }
    }

    /// The same with the narrative that was written from its text, by the path of the narrative.
    pub fn with_narrative(mut self, path: &str, written: &'a TextNarrative) -> OfficePlaces<'a> {
        let text = self.document.text.as_ref();
        self.narrative = text.map(|text| {
            let text = Arc::new(text.plain_file(&self.document.path));
            let ends = text.text.match_indices('\n').map(|(at, _)| at + 1);
            let starts = std::iter::once(0).chain(ends).collect();
            NarrativePlaces { path: path.to_owned(), written, text, starts }
        });
        self
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
        finding.place = self.place(&finding.place);
        for related in &mut finding.related {
            related.place = self.place(&related.place);
        }
        // There is no such document under content/.
        finding.disclosure = None;
        finding.doubted.clear();
        finding.parts.clear();
        finding
    }

    fn place(&mut self, place: &Place) -> Place {
        match &self.narrative {
            Some(narrative) if narrative.path == place.file.path => {
                narrative.place(place.span).unwrap_or_else(|| self.whole())
            }
            _ => self.cell(place.span),
        }
    }

    /// The cell of a stretch: what lies narrowest around its beginning, else the whole document.
    fn cell(&mut self, span: Span) -> Place {
        let around = |one: &&Stretch| one.span.start <= span.start && span.start <= one.span.end;
        let width = |one: &&Stretch| {
            // What only ends where it begins is the neighbour before it.
            let before = one.span.end == span.start && one.span.start < span.start;
            (before, span.end > one.span.end, one.span.end - one.span.start)
        };
        let Some(stretch) = self.stretches.iter().filter(around).min_by_key(width) else {
            return self.whole();
        };
        let paragraph = stretch.at.filter(|_| stretch.sheet == TEXT).map(|(row, _)| row + 1);
        if let (Some(number), Some(narrative)) = (paragraph, &self.narrative) {
            return narrative.paragraph(number).unwrap_or_else(|| self.whole());
        }
        let Some(number) = self.document.sheet(&stretch.sheet) else { return self.whole() };
        let (sheet, path) = (&self.document.sheets[number], &self.document.files[number]);
        let (at, lines) = (stretch.at, self.document.lines(number));
        let of = || SheetText::of(path, number, sheet, lines);
        self.sheets.entry(number).or_insert_with(of).place(at)
    }
}

impl NarrativePlaces<'_> {
    /// A paragraph as a whole, by its number.
    fn paragraph(&self, number: usize) -> Option<Place> {
        let start = *self.starts.get(number.checked_sub(1)?)?;
        let end = self.starts.get(number).map_or(self.text.text.len(), |next| next - 1);
        Some(Place::new(&self.text, Span::new(start, end)))
    }

    /// The stretch of a paragraph that a stretch of the narrative is.
    fn place(&self, span: Span) -> Option<Place> {
        let byte = |at: usize| {
            let (paragraph, from) = self.written.place(at)?;
            let start = self.starts.get(paragraph.checked_sub(1)?)?;
            let end = self.starts.get(paragraph).map_or(self.text.text.len(), |next| next - 1);
            Some((paragraph, self.text.text.floor_char_boundary((start + from).min(end))))
        };
        let range = span.range();
        let (paragraph, start) = byte(range.start)?;
        // The last byte is one of the paragraph, what is behind it may be another's.
        let last = byte(range.end.max(range.start + 1) - 1).filter(|(own, _)| *own == paragraph);
        let end = last.map_or(start, |(_, last)| self.text.text.ceil_char_boundary(last + 1));
        Some(Place::new(&self.text, Span::new(start, end.max(start))))
    }
}
