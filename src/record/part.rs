use std::ops::Range;

use crate::finding::Finding;
use crate::site::Summary;

use super::kept::{Kept, Reader, Writer, kept_struct};

/// What is kept of a department beside its files.
#[derive(Debug)]
pub struct Part {
    /// The paths of the files that were written for it alone.
    pub files: Vec<String>,
    /// The addresses of its projects' pages.
    pub projects: Vec<String>,
    /// What it added to the data files about all departments.
    pub data: Vec<Stretch>,
    /// One for each of its disclosures.
    pub summaries: Vec<Summary>,
    /// What was found in it and nobody has acknowledged.
    pub findings: Vec<Finding>,
}

/// A stretch of a published file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Its path inside the site.
    pub path: String,
    /// The bytes.
    pub range: Range<u64>,
}

kept_struct!(Part { files, projects, data, summaries, findings });
kept_struct!(Stretch { path, range });
