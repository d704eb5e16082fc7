use std::sync::Arc;

use crate::lexicon::Lexicon;
use crate::source::{SourceFile, Span, Spanned};

use super::dates::Dates;
use super::declaration::{Acknowledgement, Correction, Restatement};
use super::form::Form;
use super::kind::{Kind, Origin};
use super::narrative::{Narrative, Section};
use super::path::{OVERALL, project_path};
use super::profile::Profile;
use super::project::{Objectives, Project};
use super::release::Release;
use super::review::Review;
use super::rounding::Rounding;
use super::table::{Table, TableState};
use super::unit::MoneyUnit;
use super::withheld::Withheld;

/// 公开件: one department (or budget unit), one fiscal year, one kind.
#[derive(Debug, Clone)]
pub struct Disclosure {
    /// Its path under `content/` without its ending: `example/housing/2021/budget`.
    pub path: String,
    /// The budget unit that discloses by itself.
    pub budget_unit: Option<String>,
    /// 预算年度.
    pub year: i16,
    /// Whether the document prints no year and it was inferred.
    pub year_inferred: bool,
    /// 类别.
    pub kind: Kind,
    /// The YAML file.
    pub file: Arc<SourceFile>,
    /// The unit of amounts unless a table says otherwise.
    pub unit: MoneyUnit,
    /// Where it says that unit; nothing where it does not.
    pub unit_at: Option<Span>,
    /// How figures were rounded unless a table says otherwise.
    pub rounding: Rounding,
    /// What is required of it.
    pub profile: Arc<Profile>,
    /// The words that are looked for in it.
    pub lexicon: Arc<Lexicon>,
    /// Where its figures come from.
    pub origin: Origin,
    /// The document they were taken from.
    pub source: Option<SourceDocument>,
    /// What the document or its publisher states.
    pub dates: Dates,
    /// When it may be published.
    pub release: Release,
    /// What it went through before. Never published.
    pub review: Review,
    /// Statements and tables, in the order of the profile.
    pub tables: Vec<Table>,
    /// The form of the projects' funds and plan.
    pub project_form: Option<Arc<Form>>,
    /// The unit that it says for the projects' amounts, whatever their form fixes.
    pub projects_say: Option<MoneyUnit>,
    /// Projects, in the order written.
    pub projects: Vec<Project>,
    /// Goals and indicators of the whole department.
    pub overall: Option<Objectives>,
    /// The Markdown beside it.
    pub narrative: Option<Narrative>,
    /// Changes after publication.
    pub corrections: Vec<Correction>,
    /// Changes of last year's figures.
    pub restatements: Vec<Restatement>,
    /// What is not shown.
    pub withheld: Vec<Withheld>,
    /// Errors that stand.
    pub acknowledgements: Vec<Acknowledgement>,
    /// The place of the file's first key, for findings about the whole.
    pub span: Span,
}

/// The document the figures were taken from.
#[derive(Debug, Clone)]
pub struct SourceDocument {
    /// Its title.
    pub title: String,
    /// Where it was published.
    pub url: Option<String>,
    /// What else must be said of it: that it prints no year, for one.
    pub note: Option<String>,
    /// The document itself, as its office published it: files that lie beside the data.
    pub files: Vec<OriginalFile>,
}

/// A file of the original document.
#[derive(Debug, Clone)]
pub struct OriginalFile {
    /// Its name, beside the data and beside the page.
    pub name: Spanned<String>,
    /// Its length in bytes.
    pub size: u64,
    /// The SHA-256 of its bytes, as hexadecimal.
    pub sha256: String,
}

impl Disclosure {
    /// Everything that has goals and indicators, with its path: the whole department, then the
    /// projects.
    pub fn records(&self) -> impl Iterator<Item = (String, &Objectives)> {
        let overall = self.overall.iter().map(|overall| (OVERALL.to_owned(), overall));
        overall
            .chain(self.projects.iter().map(|project| (project_path(project), &project.objectives)))
    }

    /// How many tables and statements have rows, and how many the document lacks as its transcriber
    /// says: the counts that every page gives.
    pub fn shown_tables(&self) -> (usize, usize) {
        let shown = self.tables.iter().filter(|table| !table.rows.is_empty()).count();
        let unpublished = self
            .tables
            .iter()
            .filter(|table| matches!(table.state, TableState::Unpublished(_)))
            .count();
        (shown, unpublished)
    }

    /// The narrative and the section of it that explains terms.
    pub fn explanations(&self) -> Option<(&Narrative, &Section)> {
        let narrative = self.narrative.as_ref()?;
        let required = &self.profile.requirement(self.kind)?.sections;
        let explains = |id: &str| required.iter().any(|one| one.explains_terms && one.id == id);
        let mut sections = narrative.sections.iter();
        let section = sections.find(|section| section.id.as_deref().is_some_and(explains))?;
        Some((narrative, section))
    }

    /// The unit of the projects' amounts: the one said for them, else the project form's where it
    /// fixes one.
    pub fn project_unit(&self) -> MoneyUnit {
        let read =
            || self.project_form.as_ref().map_or(self.unit, |form| form.unit_under(self.unit));
        self.projects_say.unwrap_or_else(read)
    }

    /// The table that a place asks for by a form: of that form, or of one that stands for it.
    pub fn answering(&self, form: &str) -> Option<&Table> {
        let stands = |table: &&Table| table.form.stands_for.iter().any(|other| other == form);
        self.table(form).or_else(|| self.tables.iter().find(stands))
    }

    /// The table of a form.
    pub fn table(&self, form: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.form.id == form)
    }
}
