use std::rc::Rc;

use crate::model::{Amount, MoneyUnit};

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
    /// The rows that have it, in the order of its disclosures.
    pub places: Vec<CodePlace<'a>>,
}

/// A row that has a code.
#[derive(Debug)]
pub struct CodePlace<'a> {
    /// Its disclosure.
    pub entry: &'a DisclosureEntry,
    /// What its table is called; empty for a project.
    pub table: Rc<str>,
    /// The fragment of the row on the disclosure's page; of a row that is withheld, of the note that
    /// says why.
    pub fragment: String,
    /// The amount in the column that stands for the rows of such a table, where it is filled.
    pub figure: Option<CodeFigure>,
    /// The number of the note that says why it is withheld, for a row that is.
    pub withheld: Option<usize>,
}

/// The amount of a row that has a code.
#[derive(Debug, Clone, Copy)]
pub struct CodeFigure {
    /// The number as printed.
    pub amount: Amount,
    /// Its unit.
    pub unit: MoneyUnit,
    /// The note that goes with it, on the disclosure's page: the first of several leads to the
    /// others.
    pub note: Option<usize>,
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
