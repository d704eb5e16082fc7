use std::borrow::Cow;
use std::sync::Arc;

use super::file::{Position, SourceFile};
use super::spot::Spot;

/// A stretch of a source file, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` up to `end`, in bytes.
    pub fn new(start: usize, end: usize) -> Span {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { start: clamp(start), end: clamp(end) }
    }

    /// The span of a whole text's beginning, for faults that concern the file and no one place in
    /// it.
    pub fn beginning() -> Span {
        Span { start: 0, end: 0 }
    }

    /// The bytes as a range.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value together with where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Ties a value to its place.
    pub fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }
}

impl Spanned<Cow<'_, str>> {
    /// The same with a text of its own.
    pub fn owned(&self) -> Spanned<String> {
        Spanned::new(self.value.to_string(), self.span)
    }
}

/// A span in a file that is kept alive by it, so that a finding can be drawn long after its
/// disclosure is gone.
#[derive(Debug, Clone)]
pub struct Place {
    /// The file.
    pub file: Arc<SourceFile>,
    /// The stretch of it.
    pub span: Span,
}

impl Place {
    /// A stretch of a file.
    pub fn new(file: &Arc<SourceFile>, span: Span) -> Place {
        Place { file: Arc::clone(file), span }
    }

    /// Line and column of the first character.
    pub fn start(&self) -> Position {
        self.file.position(self.span.start as usize)
    }

    /// The cell it begins in, by row and column from 0, where it is a stretch of a sheet; a sheet as
    /// a whole has none.
    pub fn cell(&self) -> Option<(usize, usize)> {
        self.file.sheet.as_ref()?;
        let Position { line, column } = self.start();
        (self.span != Span::beginning()).then_some((line - 1, column - 1))
    }

    /// Where a place in an office's document is; nothing for a text that people write, and for a
    /// workbook, or one of its sheets, as a whole.
    pub fn spot(&self) -> Option<Spot> {
        let lines = &self.file.sheet.as_ref()?.lines;
        match self.cell() {
            Some((row, column)) => Some(Spot::of(lines.get(row).copied(), row, column)),
            None => Spot::whole(lines),
        }
    }

    /// Line and column just after the last character.
    pub fn end(&self) -> Position {
        self.file.position(self.span.end as usize)
    }
}
