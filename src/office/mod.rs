//! **office** is the office's own workbook: tables laid out as sheets, and sheets read back as
//! tables.
//!
//! Both ways go by the forms and know none by name. What a sheet says is known in `sheet`; `draw`
//! lays a disclosure out, `extract` takes what it recognises from sheets that came back, says where
//! each figure stood and what it left, and `edit` puts what was taken into a disclosure's text.
//! Where a file is checked by itself, `recognise` tells what it is by its own words, and `places`
//! leads findings about that text back to sheet and cell. A text document is tables, read as sheets
//! are, and a narrative: `word`.
//! It must never touch the disk, nor judge, nor guess a figure: what comes in is checked like
//! anything an author writes.

mod sheet;
mod draw;
mod extract;
mod edit;
mod word;
mod places;
mod recognise;

pub use draw::{DrawnDoubt, blank, drawn, is_of_doubts};
pub use edit::{Head, Spliced, disclosure_text, splice};
pub use extract::{
    Empty, ExtractedSummary, FigureCount, Imported, Origin, Request, Skipped, extract, origins,
};
pub use places::{OfficeDocument, OfficePlaces};
pub use recognise::{
    Kinds, KnownOffice, Said, Whose, Year, is_of_other_place, kind_of, named_outside,
    profile_named, profile_of, whose, without_place, year_of,
};
pub use word::{
    Fate, LeftOfText, ParagraphCount, StatementFigure, StatementLeft, TextDocument, TextNarrative,
    UntakenTables, left_of_text,
};
