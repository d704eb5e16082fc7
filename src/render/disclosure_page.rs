use crate::check::{CheckedDepartment, Doubts, Notes, Reconciliation, SaidParagraph};
use crate::finding::Finding;
use crate::markdown::{Document, FirstUses, TermIndex};
use crate::model::{Disclosure, ProjectHistory};
use crate::site::{DepartmentEntry, DisclosureEntry, RegionEntry, Site, Summary, disclosure_title};
use crate::words::Messages;

use super::explained_term::{ExplainedTerm, explained_terms};
use super::narrative::{Around, RenderedSection, paragraphs, sections};

/// Everything that the page of a disclosure is made of.
#[derive(Debug)]
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
    pub title: String,
    /// What is said of places of it, numbered.
    pub notes: Notes<'a>,
    /// The figures of its department that are in doubt.
    pub doubts: &'a Doubts,
    /// Its narrative as HTML.
    pub narrative: Vec<RenderedSection>,
    /// Its narrative as text; empty where the page says no change on the year before.
    pub said: Vec<SaidParagraph<'a>>,
    /// The terms it uses, in their order.
    pub terms: Vec<ExplainedTerm<'a>>,
    /// The threads of its department's projects; none for a page that leaves the site.
    pub histories: &'a [ProjectHistory<'a>],
    /// The same kind of disclosure of the year before, where it is published.
    pub before: Option<&'a Disclosure>,
    /// Whether the page stands in the site, where other pages can be linked to.
    pub linked: bool,
    /// Whether its data lie beside it.
    pub data: bool,
    /// Whether its workbook lies beside it.
    pub workbook: bool,
    /// The version of its data, to be cited by; none where nothing lies beside the page.
    pub version: Option<String>,
    /// What lists keep of it.
    pub summary: Option<&'a Summary>,
    /// How much of it was held against each other.
    pub reconciliation: &'a Reconciliation<'a>,
}

impl<'a> DisclosurePage<'a> {
    /// What the page of a disclosure in the site is made of, its narrative turned into HTML; without
    /// histories of projects. `terms` finds the words of the site's glossary.
    pub fn new(
        site: &'a Site,
        terms: &TermIndex,
        (region, department, entry): (&'a RegionEntry, &'a DepartmentEntry, &'a DisclosureEntry),
        checked: &'a CheckedDepartment,
        disclosure: &'a Disclosure,
        reconciliation: &'a Reconciliation<'a>,
    ) -> DisclosurePage<'a> {
        let (words, doubts) = (&site.config.words, &checked.doubts);
        let notes = Notes::new(&checked.department, disclosure, &checked.findings);
        let before = checked.before(disclosure);
        let mut uses = FirstUses::of(terms);
        // The narrative is read once, for what it says and for how it is printed.
        let (mut narrative, mut said) = (Vec::new(), Vec::new());
        if let Some(written) = &disclosure.narrative {
            let around = Around { words, disclosure, notes: &notes, doubts };
            let document = Document::read(&written.file.text);
            // Only a change on the year before is given a reason.
            if before.is_some() {
                said = paragraphs(around, written, &document);
            }
            narrative = sections(around, written, document, &mut uses);
        }
        DisclosurePage {
            words,
            region,
            department,
            entry,
            disclosure,
            title: disclosure_title(words, department, entry, Some(disclosure)),
            doubts,
            narrative,
            said,
            terms: explained_terms(&site.glossary, uses, disclosure),
            notes,
            histories: &[],
            before,
            linked: true,
            data: site.config.data,
            workbook: site.config.workbooks,
            version: None,
            summary: checked.summaries.iter().find(|summary| summary.path == disclosure.path),
            reconciliation,
        }
    }

    /// The same page, where the projects of its department are followed over the years.
    #[must_use]
    pub fn with_histories(self, histories: &'a [ProjectHistory<'a>]) -> DisclosurePage<'a> {
        DisclosurePage { histories, ..self }
    }

    /// The same page, where the version of its data is known.
    #[must_use]
    pub fn of_version(self, version: Option<String>) -> DisclosurePage<'a> {
        DisclosurePage { version, ..self }
    }

    /// The same page where it stands outside of the site, with nothing beside it.
    #[must_use]
    pub fn by_itself(self) -> DisclosurePage<'a> {
        DisclosurePage { linked: false, workbook: false, histories: &[], ..self }
    }

    /// Whether something was found in it that stops publication.
    pub(in crate::render) fn stops(&self) -> bool {
        self.notes
            .iter()
            .filter(|note| note.of.path == self.disclosure.path)
            .flat_map(|note| note.findings())
            .any(Finding::stops)
    }
}
