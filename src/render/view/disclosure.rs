//! The page of a disclosure.

use serde::Serialize;

use crate::check::Says;
use crate::model::path::{OVERALL, fragment};
use crate::model::{
    BudgetUnit, ColumnType, Correction, Disclosure, KindRequirement, ProjectHistory, Table,
};
use crate::site::{DepartmentEntry, DisclosureEntry, RegionEntry, route};
use crate::source::Spanned;
use crate::words::Messages;

use super::checks::ChecksLine;
use super::glance::GlanceView;
use super::glossary::{UsedTermView, used};
use super::note::{NoteView, Notes};
use super::objectives::{ObjectivesView, SentenceView};
use super::page::Crumb;
use super::project::{ProjectLine, ProjectView, Projects};
use super::table::{TableView, gathered};
use super::unit::UnitView;
use crate::render::DisclosurePage;

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
    /// What the transcriber says of the document, a phrase.
    pub source_note: Option<String>,
    /// The dates that the disclosure states: approved, published, filled in; those it has.
    pub dates: Vec<DateView>,
    /// Days from approval to publication, where both are stated and publication came later.
    pub days: Option<i32>,
    /// What was changed after publication, the latest first.
    pub changes: Vec<CorrectionView>,
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
    /// What checking found that nobody acknowledged, as sentences, each with the mark of its note.
    pub open_findings: Vec<SentenceView>,
    /// 存疑说明: how many notes on the page are its transcriber's and its department's.
    pub acknowledged: usize,
    /// 检查提示: how many notes on the page say what checking found and nobody has explained.
    pub open: usize,
    /// The terms explained at the foot of the page, in the order of their first use.
    pub terms: Vec<UsedTermView>,
    /// How much of the disclosure was held against each other.
    pub checks: ChecksLine,
    /// Fragment of the first figure of the page, without `#`, to show what addresses look like.
    pub example: Option<String>,
}

/// A date the document or its publisher states.
#[derive(Debug, Serialize)]
pub(in crate::render) struct DateView {
    /// What happened that day, as it stands before the date: 公开日期.
    pub label: String,
    /// The date for `datetime`: `2024-02-05`.
    pub iso: String,
    /// The date in the words of the interface: 2024年2月5日.
    pub text: String,
}

/// A figure that was changed after publication.
#[derive(Debug, Serialize)]
pub(in crate::render) struct CorrectionView {
    /// The day of the correction, in the words of the interface.
    pub date: String,
    /// The corrected figure in words: its table, its row, the head of its column.
    pub at: String,
    /// `#` and the fragment of the figure.
    pub href: String,
    /// What was printed before.
    pub was: String,
    /// Why it was corrected, as a sentence.
    pub reason: String,
}

/// A section with the tables that stand at its end.
#[derive(Debug, Serialize)]
pub(in crate::render) struct SectionView {
    /// Fragment of the section, without `#`: `section-2` or the name the profile gives it.
    pub id: String,
    /// Its heading; nothing for text before the first heading.
    pub title: Option<String>,
    /// Numbers of the notes about the heading, for `<Marks>`.
    pub marks: Vec<usize>,
    /// Its text, cut where notes stand below a paragraph.
    pub passages: Vec<PassageView>,
    /// The tables that the profile puts at its end.
    pub tables: Vec<TableView>,
    /// The level of their headings: 3, or one below the heading that the text ends with, which is
    /// theirs.
    pub table_level: usize,
}

/// Paragraphs of a section, up to one that has notes.
#[derive(Debug, Serialize)]
pub(in crate::render) struct PassageView {
    /// The paragraphs as HTML with terms, figures and marks linked, safe to print with `| safe`.
    pub html: String,
    /// The notes whose marks stand in the last paragraph, for `<Notes>`.
    pub notes: Vec<NoteView>,
}

/// Builds the view of a disclosure.
pub(in crate::render) fn disclosure(page: &DisclosurePage<'_>) -> DisclosureView {
    let DisclosurePage {
        words,
        region,
        department,
        entry,
        disclosure,
        histories,
        reconciliation,
        ..
    } = *page;
    let notes = Notes::new(page);
    let requirement = disclosure.profile.requirement(disclosure.kind);
    let (sections, tables) = placed(page, requirement, &notes);
    let (project_lines, projects, project_amounts) =
        projects(words, disclosure, &department.budget_units, &notes);
    let projects = with_years(words, projects, (region, department), entry, histories);
    let overall =
        disclosure.overall.as_ref().map(|overall| ObjectivesView::new(overall, OVERALL, &notes));
    let from = route::disclosure(&entry.path);
    let link = |other: &DisclosureEntry, name: String| Crumb {
        name,
        href: route::relative(&from, &route::disclosure(&other.path)),
    };
    let (previous, next) = department.neighbours(entry);
    let same_year = department.disclosures.iter().filter(|other| {
        other.year == entry.year
            && other.path != entry.path
            && other.budget_unit == entry.budget_unit
    });
    let open = |note: &crate::check::Note<'_>| match note.says {
        Says::Open(_) => {
            let view = NoteView::new(words, disclosure, note);
            let text = if view.reason.is_empty() {
                view.message
            } else {
                words.sentence(&view.message) + &view.reason
            };
            Some(SentenceView { text, notes: vec![note.number] })
        }
        _ => None,
    };
    let (marks, left) = notes.left();
    let mut view = DisclosureView {
        kind: words.kind(disclosure.kind).to_owned(),
        department: department.name.clone(),
        year: disclosure.year,
        year_inferred: disclosure.year_inferred,
        previous: previous.map(|other| link(other, words.year(other.year))),
        next: next.map(|other| link(other, words.year(other.year))),
        others: same_year
            .map(|other| {
                link(
                    other,
                    words.say(
                        "article.other",
                        &[("year", &other.year), ("kind", &words.kind(other.kind))],
                    ),
                )
            })
            .collect(),
        source_title: disclosure.source.as_ref().map(|source| source.title.clone()),
        source_url: disclosure.source.as_ref().and_then(|source| source.url.clone()),
        source_note: disclosure.source.as_ref().and_then(|source| source.note.clone()),
        dates: dates(words, disclosure),
        days: days(disclosure),
        changes: changes(words, disclosure),
        glance: GlanceView::new(page),
        workbook: page.workbook.then(|| {
            route::relative(&from, &route::workbook(&entry.path, disclosure.year, disclosure.kind))
        }),
        contents: Vec::new(),
        sections,
        tables,
        overall,
        project_lines,
        project_unit: UnitView::new(words, disclosure.project_unit()),
        project_amounts,
        projects,
        marks,
        notes: left,
        open_findings: page.notes.iter().filter_map(open).collect(),
        acknowledged: page.notes.explained(),
        open: page.notes.open(),
        terms: used(&from, &page.terms),
        checks: ChecksLine::new(reconciliation),
        example: example(disclosure),
    };
    view.contents = contents(words, &view);
    view
}

/// Sections with the tables the profile puts at their end; all other tables follow.
fn placed(
    page: &DisclosurePage<'_>,
    requirement: Option<&KindRequirement>,
    notes: &Notes<'_>,
) -> (Vec<SectionView>, Vec<TableView>) {
    let mut left: Vec<&Table> = page.disclosure.tables.iter().collect();
    let mut take = |forms: &[String]| -> Vec<TableView> {
        let mut taken = Vec::new();
        for form in forms {
            if let Some(at) = left.iter().position(|table| table.form.id == *form) {
                taken.push(TableView::new(page, left.remove(at), notes));
            }
        }
        gathered(taken)
    };
    let mut sections: Vec<SectionView> = Vec::new();
    for (index, section) in page.narrative.iter().enumerate() {
        let required = requirement.and_then(|requirement| {
            requirement.sections.iter().find(|required| Some(&required.id) == section.id.as_ref())
        });
        let heading = notes.marked(&section.heading_notes);
        let mut passages: Vec<PassageView> = section
            .passages
            .iter()
            .map(|passage| PassageView {
                html: passage.html.clone(),
                notes: notes.marked(&passage.notes),
            })
            .collect();
        if !heading.is_empty() {
            passages.insert(0, PassageView { html: String::new(), notes: heading });
        }
        let tables = required.map(|required| take(&required.tables)).unwrap_or_default();
        let id = section.id.as_ref().map_or_else(
            || format!("section-{}", index + 1),
            |id| format!("section-{}", id.replace('.', "-")),
        );
        sections.push(SectionView {
            id,
            title: section.title.clone(),
            marks: section.heading_notes.clone(),
            table_level: table_level(&passages),
            passages,
            tables,
        });
    }
    let rest = gathered(left.iter().map(|table| TableView::new(page, table, notes)));
    (sections, rest)
}

/// The level of headings below a text: under the heading of its section, and under one that the
/// text ends with.
fn table_level(passages: &[PassageView]) -> usize {
    let end = passages.last().map(|passage| passage.html.trim_end()).unwrap_or_default();
    (3..=5).rev().find(|level| end.ends_with(&format!("</h{level}>"))).map_or(3, |level| level + 1)
}

/// The list of projects, the projects, and whether they have amounts.
fn projects(
    words: &Messages,
    disclosure: &Disclosure,
    units: &[BudgetUnit],
    notes: &Notes<'_>,
) -> (Vec<ProjectLine>, Vec<ProjectView>, bool) {
    let Some(form) = disclosure.project_form.as_deref() else {
        return (Vec::new(), Vec::new(), false);
    };
    let budget = form.columns.iter().position(|column| column.holds == ColumnType::Amount);
    let decimals = budget.map_or(0, |column| {
        disclosure
            .projects
            .iter()
            .filter_map(|project| project.row.cells[column].figure())
            .map(|figure| figure.amount.decimals())
            .max()
            .unwrap_or(0)
    });
    let lines = if disclosure.projects.len() > 3 {
        disclosure
            .projects
            .iter()
            .enumerate()
            .map(|(index, project)| {
                ProjectLine::new(words, form, index + 1, project, decimals, notes)
            })
            .collect()
    } else {
        Vec::new()
    };
    let views = disclosure
        .projects
        .iter()
        .enumerate()
        .map(|(index, project)| {
            let projects = Projects { words, disclosure, form, units, notes };
            ProjectView::new(projects, index + 1, project)
        })
        .collect();
    (lines, views, budget.is_some())
}

/// Projects that are in other years too lead to their page.
fn with_years(
    words: &Messages,
    mut projects: Vec<ProjectView>,
    (region, department): (&RegionEntry, &DepartmentEntry),
    entry: &DisclosureEntry,
    histories: &[ProjectHistory<'_>],
) -> Vec<ProjectView> {
    let from = route::disclosure(&entry.path);
    for history in histories.iter().filter(|history| history.goes_on()) {
        for record in history.records.iter().filter(|record| record.disclosure.path == entry.path) {
            if let Some(view) =
                projects.iter_mut().find(|view| view.id == route::project(&record.project.id))
            {
                view.years = Some(Crumb {
                    name: words.list(
                        &history
                            .years()
                            .into_iter()
                            .map(|year| words.year(year))
                            .collect::<Vec<_>>(),
                    ),
                    href: route::relative(
                        &from,
                        &route::history(&region.region.slug, &department.slug, history.id),
                    ),
                });
            }
        }
    }
    projects
}

/// The dates that are stated, in the order in which they happen.
fn dates(words: &Messages, disclosure: &Disclosure) -> Vec<DateView> {
    let dates = [
        (words.word("article.approved"), &disclosure.dates.approved),
        (words.word("article.published"), &disclosure.dates.published),
        (words.word("article.filled"), &disclosure.dates.filled),
    ];
    let dated = |(label, date): (&str, &Option<Spanned<String>>)| {
        date.as_ref().map(|date| DateView {
            label: label.to_owned(),
            iso: date.value.clone(),
            text: words.date(&date.value),
        })
    };
    dates.into_iter().filter_map(dated).collect()
}

/// From approval to publication. What cannot be counted is found by a rule.
fn days(disclosure: &Disclosure) -> Option<i32> {
    let date =
        |date: &Option<Spanned<String>>| date.as_ref()?.value.parse::<jiff::civil::Date>().ok();
    let days = (date(&disclosure.dates.published)? - date(&disclosure.dates.approved)?).get_days();
    (days > 0).then_some(days)
}

/// Corrections, the latest first.
fn changes(words: &Messages, disclosure: &Disclosure) -> Vec<CorrectionView> {
    let mut corrections: Vec<&Correction> = disclosure.corrections.iter().collect();
    corrections.sort_by(|a, b| b.date.cmp(&a.date));
    let change = |correction: &Correction| {
        let located = disclosure.locate(&correction.at.value)?;
        let reason = words.sentence(&correction.reason);
        Some(CorrectionView {
            date: words.date(&correction.date),
            at: words.place(disclosure, &located.path),
            href: format!("#{}", located.fragment),
            was: correction.was.clone(),
            reason,
        })
    };
    corrections.into_iter().filter_map(change).collect()
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

/// The contents: sections, tables that stand alone, the whole department, projects.
fn contents(words: &Messages, view: &DisclosureView) -> Vec<Crumb> {
    let mut contents: Vec<Crumb> = Vec::new();
    let mut add = |name: &str, id: &str| {
        contents.push(Crumb { name: name.to_owned(), href: format!("#{id}") })
    };
    for section in &view.sections {
        if let Some(title) = &section.title {
            add(title, &section.id);
        }
    }
    for table in &view.tables {
        if table.unpublished.is_empty() {
            add(&table.name, &table.id);
        }
        for one in &table.unpublished {
            add(&one.name, &one.id);
        }
    }
    if view.overall.is_some() {
        add(words.word("article.overall"), "overall");
    }
    if !view.projects.is_empty() {
        add(&words.say("projects.count", &[("count", &view.projects.len())]), "projects");
    }
    contents
}
