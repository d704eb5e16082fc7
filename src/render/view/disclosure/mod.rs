//! The page of a disclosure.

mod dates;
mod correction;
mod section;
mod project_list;
mod contents;

use serde::Serialize;

use crate::check::{Note, Says};
use crate::model::path::{OVERALL, fragment};
use crate::model::{Disclosure, OriginalFile};
use crate::render::DisclosurePage;
use crate::site::{DisclosureEntry, route};
use crate::words::Messages;

use super::checks::ChecksLine;
use super::crumb::Crumb;
use super::glance::GlanceView;
use super::glossary::{UsedTermView, used};
use super::note::{NoteView, PageNotes};
use super::objectives::{ObjectivesView, SentenceView};
use super::opening::OpeningView;
use super::project::{ProjectLine, ProjectView};
use super::table::TableView;
use super::unit::UnitView;

use contents::contents;
use correction::{CorrectionView, corrections};
use dates::{DateView, dates, days};
use project_list::ProjectList;
use section::{SectionView, sections};

/// A disclosure as a template shows it.
#[derive(Debug, Serialize)]
pub(in crate::render) struct DisclosureView {
    /// The kind of disclosure as a word: 部门预算.
    pub kind: String,
    /// The department's name as its `department.yaml` gives it.
    pub department: String,
    /// The fiscal year, a number.
    pub year: i16,
    /// Whether the document does not state the fiscal year, so that the transcriber inferred it.
    pub year_inferred: bool,
    /// The same kind of disclosure of the nearest earlier year of the department: the year, and its
    /// page.
    pub previous: Option<Crumb>,
    /// Likewise of the nearest later year.
    pub next: Option<Crumb>,
    /// The other disclosures of the same fiscal year and unit: year and kind, and their pages.
    pub others: Vec<Crumb>,
    /// Title of the document that was transcribed.
    pub source_title: Option<String>,
    /// Where the document was published, an absolute address.
    pub source_url: Option<String>,
    /// The document itself, as files beside the page.
    pub originals: Vec<OriginalView>,
    /// What the transcriber says of the document, a phrase.
    pub source_note: Option<String>,
    /// The dates that the disclosure states: approved, published, filled in; those it has.
    pub dates: Vec<DateView>,
    /// Days from approval to publication, where both are stated and publication came later.
    pub days: Option<i32>,
    /// What was changed after publication, the latest first.
    pub changes: Vec<CorrectionView>,
    /// The first sentence; nothing where no figure could stand for the disclosure.
    pub opening: Option<OpeningView>,
    /// What the page opens with; nothing where the profile asks for none.
    pub glance: Option<GlanceView>,
    /// Address of the `.xlsx` beside the page, relative to it; nothing where the site makes none.
    pub workbook: Option<String>,
    /// The contents of the page: heading, and `#` with its fragment.
    pub contents: Vec<Crumb>,
    /// The narrative, section by section, each with the tables the profile puts at its end.
    pub sections: Vec<SectionView>,
    /// The tables that stand after the narrative.
    pub tables: Vec<TableView>,
    /// The whole department's goals and indicators.
    pub overall: Option<ObjectivesView>,
    /// The list of projects above their details; empty for three projects or fewer.
    pub project_lines: Vec<ProjectLine>,
    /// The unit of the amounts in the list of projects.
    pub project_unit: UnitView,
    /// Whether projects have amounts in this kind of disclosure, so that the list shows code and
    /// amount.
    pub project_amounts: bool,
    /// Every project with its figures, goals and indicators, in the order of the document.
    pub projects: Vec<ProjectView>,
    /// Numbers of the notes about the disclosure as a whole, for `<Marks>`.
    pub marks: Vec<usize>,
    /// Notes about what has no place on the page.
    pub notes: Vec<NoteView>,
    /// What the site publishes by having lowered its level, as sentences, each with the mark of its
    /// note.
    pub lowered_findings: Vec<SentenceView>,
    /// 存疑说明: how many notes on the page are its transcriber's and its department's.
    pub acknowledged: usize,
    /// 本站说明: how many notes on the page say what the site publishes by its own settings.
    pub lowered: usize,
    /// How many notes of its transcriber and of the site the department may yet reply to.
    pub awaiting_reply: usize,
    /// The terms explained at the foot of the page, in the order of their first use.
    pub terms: Vec<UsedTermView>,
    /// How much of the disclosure was held against each other.
    pub checks: ChecksLine,
    /// Fragment of the first figure of the page, without `#`, to show what addresses look like.
    pub example: Option<String>,
}

/// Builds the view of a disclosure.
pub(in crate::render) fn disclosure(page: &DisclosurePage<'_>) -> DisclosureView {
    let DisclosurePage { words, department, entry, disclosure, .. } = *page;
    let notes = PageNotes::new(page);
    let requirement = disclosure.profile.requirement(disclosure.kind);
    let (sections, tables) = sections(page, requirement, &notes);
    let ProjectList { lines, projects, amounts } = ProjectList::new(page, &notes);
    let overall =
        disclosure.overall.as_ref().map(|overall| ObjectivesView::new(overall, OVERALL, &notes));
    let ends = ends(page);
    let contents = contents(words, &sections, &tables, overall.as_ref(), projects.len(), &ends);
    let from = route::disclosure(&entry.path);
    let way = |other: &DisclosureEntry| route::relative(&from, &route::disclosure(&other.path));
    let link = |other: &DisclosureEntry| Crumb { name: words.year(other.year), href: way(other) };
    let (previous, next) = department.neighbours(entry);
    let source = disclosure.source.as_ref();
    let (marks, left) = notes.left();
    DisclosureView {
        kind: words.kind(disclosure.kind).to_owned(),
        department: department.name.clone(),
        year: disclosure.year,
        year_inferred: disclosure.year_inferred,
        previous: previous.map(link),
        next: next.map(link),
        others: of_same_year(page),
        source_title: source.map(|source| source.title.clone()),
        source_url: source.and_then(|source| source.url.clone()),
        originals: originals(page),
        source_note: source.and_then(|source| source.note.clone()),
        dates: dates(words, disclosure),
        days: days(disclosure),
        changes: corrections(words, disclosure),
        opening: OpeningView::new(page),
        glance: GlanceView::new(page),
        workbook: page.workbook.then(|| {
            route::relative(&from, &route::workbook(&entry.path, disclosure.year, disclosure.kind))
        }),
        contents,
        sections,
        tables,
        overall,
        project_lines: lines,
        project_unit: UnitView::new(words, disclosure.project_unit()),
        project_amounts: amounts,
        projects,
        marks,
        notes: left,
        lowered_findings: page
            .notes
            .iter()
            .filter_map(|note| lowered_finding(words, disclosure, note))
            .collect(),
        acknowledged: page.notes.explained(),
        lowered: page.notes.lowered(),
        awaiting_reply: page.notes.iter().filter(|note| note.awaits_reply()).count(),
        terms: used(&from, &page.terms),
        checks: ChecksLine::new(page.reconciliation),
        example: example(disclosure),
    }
}

/// A file of the original document.
#[derive(Debug, Serialize)]
pub(in crate::render) struct OriginalView {
    /// Its name, which is its address relative to the page.
    pub name: String,
    /// Its length, in KB or MB.
    pub size: String,
    /// The SHA-256 of its bytes, as hexadecimal.
    pub sha256: String,
}

/// The original of a page that stands in the site.
fn originals(page: &DisclosurePage<'_>) -> Vec<OriginalView> {
    let source = page.disclosure.source.iter().filter(|_| page.linked);
    let view = |file: &OriginalFile| OriginalView {
        name: file.name.value.clone(),
        size: match file.size {
            0..1_000_000 => format!("{} KB", file.size.div_ceil(1000)),
            size => format!("{}.{} MB", size / 1_000_000, size % 1_000_000 / 100_000),
        },
        sha256: file.sha256.clone(),
    };
    source.flat_map(|source| &source.files).map(view).collect()
}

/// What stands at the end of the page: each a word of the interface and a fragment.
fn ends(page: &DisclosurePage<'_>) -> Vec<[&'static str; 2]> {
    let mut ends = Vec::new();
    if !page.terms.is_empty() {
        ends.push(["glossary.on_this_page", "terms"]);
    }
    if page.notes.iter().any(|note| matches!(note.says, Says::Lowered(_))) {
        ends.push(["article.findings", "findings"]);
    }
    ends.push(["article.about", "about"]);
    ends
}

/// The other disclosures of the same fiscal year and unit.
fn of_same_year(page: &DisclosurePage<'_>) -> Vec<Crumb> {
    let DisclosurePage { words, department, entry, .. } = *page;
    let from = route::disclosure(&entry.path);
    let others = department
        .disclosures
        .iter()
        .filter(|other| other.path != entry.path && other.key() == entry.key().of_kind(other.kind));
    let link = |other: &DisclosureEntry| Crumb {
        name: words
            .say("article.other", &[("year", &other.year), ("kind", &words.kind(other.kind))]),
        href: route::relative(&from, &route::disclosure(&other.path)),
    };
    others.map(link).collect()
}

/// What the site publishes by having lowered its level, as a sentence.
fn lowered_finding(
    words: &Messages,
    disclosure: &Disclosure,
    note: &Note<'_>,
) -> Option<SentenceView> {
    let Says::Lowered(_) = note.says else { return None };
    let view = NoteView::new(words, disclosure, note);
    let text = if view.reason.is_empty() {
        view.message
    } else {
        words.sentence(&view.message) + &view.reason
    };
    Some(SentenceView { text, notes: vec![note.number] })
}

/// The address of the first figure there is.
fn example(disclosure: &Disclosure) -> Option<String> {
    let tables = disclosure
        .tables
        .iter()
        .flat_map(|table| table.rows.iter().map(move |row| (&table.form, row)));
    let projects = disclosure
        .project_form
        .iter()
        .flat_map(|form| disclosure.projects.iter().map(move |project| (form, &project.row)));
    tables.chain(projects).find_map(|(form, row)| {
        Some(fragment(form, row, row.cells.iter().position(|cell| cell.figure().is_some())?))
    })
}
