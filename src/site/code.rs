use super::entry::{DepartmentEntry, DisclosureEntry, RegionEntry};

/// A page of the index by codes: no more lines than one page can take.
#[derive(Debug)]
pub struct CodePage<'a> {
    /// What its lines are.
    pub of: CodeGroup<'a>,
    /// Which of its pages this is, from 1.
    pub part: usize,
    /// Whether another follows.
    pub goes_on: bool,
    /// Its lines.
    pub lines: Vec<CodeLine<'a>>,
}

/// What is listed by codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeGroup<'a> {
    /// Where one code of a classification stands.
    Subject {
        /// The code.
        code: &'a str,
        /// Its name.
        name: &'a str,
    },
    /// Projects by their codes.
    Projects,
}

/// A department with the disclosures in which a code stands.
#[derive(Debug)]
pub struct CodeLine<'a> {
    /// Code and name, where each line has its own.
    pub named: Option<(String, String)>,
    /// The region.
    pub region: &'a RegionEntry,
    /// The department.
    pub department: &'a DepartmentEntry,
    /// Its disclosures, and the fragments of their rows.
    pub places: Vec<(&'a DisclosureEntry, String)>,
}

/// What the first page of the index by codes leads to.
#[derive(Debug, Default)]
pub struct CodeIndex {
    /// How many digits of a code name its class; nothing where there is no classification.
    pub class_digits: Option<usize>,
    /// Codes of classifications: code, name, how many disclosures have it.
    pub subjects: Vec<(String, String, usize)>,
    /// The first and the last code on each page of projects.
    pub projects: Vec<(String, String)>,
}
