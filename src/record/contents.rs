use std::ops::Range;

use crate::publish::Left;

use super::kept::{Kept, Reader, Writer, kept_struct};

/// A SHA-256 digest.
pub type Digest = [u8; 32];

/// What a record holds, and where.
#[derive(Debug, Clone)]
pub struct Contents {
    /// Changes with whatever every department is made with.
    pub common: Digest,
    /// Changes with whatever there is to publish.
    pub plan: Digest,
    /// By what the published files are known again.
    pub left: Left,
    /// The departments, in the order of the site.
    pub departments: Vec<DepartmentRecord>,
    /// The files of search and of the index by codes.
    pub search: Vec<String>,
    /// The addresses of the pages among them.
    pub search_pages: Vec<String>,
}

/// A department in a record.
#[derive(Debug, Clone)]
pub struct DepartmentRecord {
    /// `region/department`.
    pub name: String,
    /// What it is made of.
    pub inputs: Inputs,
    /// How many disclosures it has.
    pub disclosures: usize,
    /// How many of them nothing keeps back.
    pub passed: usize,
    /// How many things were found in it that nobody has acknowledged.
    pub found: usize,
    /// Where its [`super::Part`] stands.
    pub part: Range<u64>,
    /// The digest of those bytes.
    pub part_digest: Digest,
    /// The digest of its summaries.
    pub summaries_digest: Digest,
    /// Where stands what can be searched in it.
    pub entries: Range<u64>,
    /// The digest of those bytes.
    pub entries_digest: Digest,
}

/// What a department alone is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inputs {
    /// Changes with it.
    pub digest: Digest,
    /// Whether it was looked up what else there is to publish: its narratives have links.
    pub asks_plan: bool,
}

impl DepartmentRecord {
    /// Whether the same can be searched in it as in another, and in the same words.
    pub fn is_searched_like(&self, other: &DepartmentRecord) -> bool {
        let searched = |one: &DepartmentRecord| {
            (one.name.clone(), one.disclosures, one.entries_digest, one.summaries_digest)
        };
        searched(self) == searched(other)
    }
}

kept_struct!(Contents { common, plan, left, departments, search, search_pages });
kept_struct!(Inputs { digest, asks_plan });
kept_struct!(Left { manifest, modified });
kept_struct!(DepartmentRecord {
    name,
    inputs,
    disclosures,
    passed,
    found,
    part,
    part_digest,
    summaries_digest,
    entries,
    entries_digest,
});
