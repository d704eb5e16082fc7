//! What templates see: small values made from the model, here and nowhere else. Amounts are text,
//! ready to be shown.
//!
//! Every field says what it means, in which unit and shape: docs/reference/templates is made from
//! these comments.

#![warn(clippy::missing_docs_in_private_items)]

mod align;
mod cell;
mod checks;
mod codes;
mod data;
mod dataset;
mod disclosure;
mod findings;
mod glance;
mod glossary;
mod home;
mod index;
mod map;
mod missing;
mod note;
mod objectives;
mod page;
mod project;
mod project_history;
mod roster;
mod search;
mod stages;
mod table;
mod trend;
mod unit;
mod year;
mod years;

pub(super) use checks::{ChecksView, checks};
pub(super) use codes::{CodePageView, CodesView, code, codes};
pub(super) use data::{DataView, data};
pub(super) use dataset::dataset;
pub(super) use disclosure::{DisclosureView, disclosure};
pub(super) use findings::{FindingsView, findings};
pub(super) use glossary::{GlossaryView, glossary};
pub(super) use home::{HomeView, home};
pub(super) use index::{DepartmentView, ListingView, department, listing_region};
pub(super) use map::{MapView, map};
pub(super) use missing::MissingView;
pub(super) use page::{ArticleView, PageView, SiteView};
pub(super) use project_history::{ProjectHistoryView, history};
pub(super) use roster::{RosterView, RostersView, roster, rosters};
pub(super) use search::{SearchView, search};
pub use stages::StagesPage;
pub(super) use stages::{StagesView, stages};
pub(super) use year::{YearView, year};
pub(super) use years::{YearsView, years};

use crate::check::{Doubts, Notes, Reconciliation, SaidParagraph};
use crate::model::{Disclosure, GlossaryTerm, ProjectHistory};
use crate::site::{DepartmentEntry, DisclosureEntry, RegionEntry, route};
use crate::words::Messages;

use note::{MarkView, marks};

/// A section of the narrative, its Markdown turned into HTML.
#[derive(Debug, Clone)]
pub struct RenderedSection {
    /// Canonical id of the profile's section it answers to.
    pub id: Option<String>,
    /// Its heading; none for what stands before the first.
    pub title: Option<String>,
    /// Numbers of the notes about the heading.
    pub heading_notes: Vec<usize>,
    /// Its text, cut where notes stand below.
    pub passages: Vec<RenderedPassage>,
}

/// Blocks of the narrative, up to one that something is said of.
#[derive(Debug, Clone)]
pub struct RenderedPassage {
    /// The blocks as HTML.
    pub html: String,
    /// Numbers of the notes whose marks stand in the last block.
    pub notes: Vec<usize>,
}

/// A term that the narrative uses, explained: by the document itself where it does so, else by the
/// glossary.
#[derive(Debug, Clone, Copy)]
pub struct ExplainedTerm<'a> {
    /// The term.
    pub term: &'a GlossaryTerm,
    /// What the document's own 名词解释 says of it.
    pub own: Option<&'a str>,
}

/// Everything that the page of a disclosure is made of.
#[derive(Debug, Clone, Copy)]
pub struct DisclosurePage<'a> {
    /// The words of the interface.
    pub words: &'a Messages,
    /// Where it lies.
    pub region: &'a RegionEntry,
    /// Whose it is.
    pub department: &'a DepartmentEntry,
    /// What the plan knows of it.
    pub entry: &'a DisclosureEntry,
    /// What was read.
    pub disclosure: &'a Disclosure,
    /// Its title.
    pub title: &'a str,
    /// What is said of places of it, numbered.
    pub notes: &'a Notes<'a>,
    /// The figures of its department that are in doubt.
    pub doubts: &'a Doubts,
    /// Its narrative as HTML.
    pub narrative: &'a [RenderedSection],
    /// Its narrative as text; empty where the page says no change on the year before.
    pub said: &'a [SaidParagraph<'a>],
    /// The terms it uses, in their order.
    pub terms: &'a [ExplainedTerm<'a>],
    /// The threads of its department's projects; none for a page that leaves the site.
    pub histories: &'a [ProjectHistory<'a>],
    /// The same kind of disclosure of the year before, where it is published.
    pub before: Option<&'a Disclosure>,
    /// Whether the page stands in the site, where other pages can be linked to.
    pub linked: bool,
    /// Whether its workbook lies beside it.
    pub workbook: bool,
    /// How much of it was held against each other.
    pub reconciliation: &'a Reconciliation<'a>,
}

impl DisclosurePage<'_> {
    /// Whether something was found in it that stops publication.
    pub(in crate::render) fn stops(&self) -> bool {
        self.notes
            .iter()
            .filter(|note| note.of.path == self.disclosure.path)
            .flat_map(|note| note.findings())
            .any(crate::finding::Finding::stops)
    }

    /// The marks of the notes about a figure of this or another disclosure of the department; none
    /// to another page where that cannot be linked to.
    fn marks_in(&self, disclosure: &Disclosure, path: &str) -> Vec<MarkView> {
        let notes = self.doubts.at(&disclosure.path, path);
        if disclosure.path == self.disclosure.path {
            return marks("", &notes);
        }
        let page = route::relative(
            &route::disclosure(&self.entry.path),
            &route::disclosure(&disclosure.path),
        );
        if self.linked { marks(&page, &notes) } else { Vec::new() }
    }
}
