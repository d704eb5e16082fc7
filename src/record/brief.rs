use crate::finding::Finding;
use crate::site::Summary;

use super::kept::{Kept, Reader, Writer, kept_struct};

/// What pages about all departments need of one.
#[derive(Debug)]
pub struct Brief {
    /// One for each disclosure.
    pub summaries: Vec<Summary>,
    /// What was found and is not acknowledged.
    pub findings: Vec<Finding>,
    /// The addresses of its projects' pages.
    pub projects: Vec<String>,
    /// The data files its figures stand in, in their order.
    pub partitions: Vec<String>,
    /// The disclosures that no build has yet, by path.
    pub unreleased: Vec<String>,
}

kept_struct!(Brief { summaries, findings, projects, partitions, unreleased });
