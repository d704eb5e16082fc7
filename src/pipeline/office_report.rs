use crate::check::Tally;
use crate::finding::Finding;
use crate::model::{Department, Kind};
use crate::office::{Imported, LeftOfText, ParagraphCount, Skipped, Year};

/// What whoever asks says of a document, in the place of what it says itself.
#[derive(Debug, Clone, Default)]
pub struct AskedOf {
    /// 类别.
    pub kind: Option<Kind>,
    /// 年度.
    pub year: Option<i16>,
    /// The profile, by its id.
    pub profile: Option<String>,
    /// The form of a single sheet, by its id or name.
    pub form: Option<String>,
    /// The office.
    pub department: Option<String>,
}

/// Why an office's document cannot be checked.
#[derive(Debug)]
pub enum Unchecked {
    /// There is no such profile.
    NoProfile(String),
    /// There is no such form.
    NoForm(String),
    /// The profile says nothing of the kind that was asked for.
    NoRequirement {
        /// The profile.
        profile: String,
        /// The kind.
        kind: Kind,
    },
    /// Nothing tells which kind it is.
    NoKind(Unrecognised),
}

/// What else nothing tells of a document whose kind is not known.
#[derive(Debug)]
pub struct Unrecognised {
    /// Of which year it is.
    pub year: bool,
    /// Whose it is.
    pub office: bool,
    /// Of which form its one table is.
    pub form: bool,
    /// What would be left of it as the likeliest kind.
    pub left: Vec<Skipped>,
}

/// By what a profile was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChosenBy {
    /// Whoever asked.
    Asking,
    /// The settings of the site.
    Site,
    /// The place that the document names.
    Place,
    /// Nothing: it is what the law asks of all.
    Law,
}

/// An office's document, checked.
pub struct OfficeReport {
    /// 类别.
    pub kind: Kind,
    /// 年度, and by what it is known; nothing where whoever asked said it.
    pub year: i16,
    /// By what the year is known; nothing where no text says one, or whoever asked did.
    pub year_by: Option<Year>,
    /// The profile: its id and name.
    pub profile: (String, String),
    /// By what it was chosen.
    pub profile_by: ChosenBy,
    /// The office; nothing where none is named.
    pub department: Option<String>,
    /// Whether whoever asked said the year.
    pub year_asked: bool,
    /// What was taken and what was left.
    pub imported: Imported,
    /// Of a text document, what became of its paragraphs and what was left; nothing for tables alone.
    pub text: Option<(ParagraphCount, Vec<LeftOfText>)>,
    /// What was found, each where it stands in the office's file.
    pub findings: Vec<Finding>,
    /// How identities came out.
    pub tally: Tally,
    /// What was read of it, as content is.
    pub read: Department,
}

impl OfficeReport {
    /// Whether the year is one that somebody said.
    pub fn is_year_known(&self) -> bool {
        self.year_asked || self.year_by.is_some()
    }
}
