use std::sync::Arc;

use crate::check::{self, BindableAmount, DepartmentResult};
use crate::finding::Level;
use crate::load::{self, LoadedDepartment};
use crate::model::{BudgetUnit, Catalogue, Kind, KindRequirement};
use crate::office::{
    Head, Imported, OfficeDocument, StatementFigure, StatementLeft, TextNarrative, UntakenTables,
    disclosure_text,
};
use crate::site::{Config, DepartmentEntry, DisclosureEntry};
use crate::source::SourceFile;

/// A document as the text of a disclosure and of its narrative, which lie nowhere on the disk: what
/// sentences say of its figures is read from it as from content.
pub struct WrittenDocument<'a> {
    /// Forms, profiles, words.
    pub catalogue: &'a Catalogue,
    /// Settings.
    pub config: &'a Config,
    /// The profile, by its id.
    pub profile: &'a str,
    /// What it requires of the document.
    pub requirement: &'a KindRequirement,
    /// 年度.
    pub year: i16,
    /// 类别.
    pub kind: Kind,
    /// What the office is called; nothing where nobody says it.
    pub department: &'a str,
    /// Its budget units.
    pub units: Vec<BudgetUnit>,
    /// The path of the document: findings about its text stand in this file, and those about its
    /// narrative in the same with `.md` behind it.
    pub path: &'a str,
}

impl WrittenDocument<'_> {
    /// The text of a document as a narrative, and what its sentences say of statements taken into the
    /// import; nothing for a workbook. `is_there` says of a statement whether the disclosure has it
    /// already. What of its tables could not be joined is doubted.
    pub fn narrated(
        &self,
        document: &OfficeDocument,
        untaken: UntakenTables,
        imported: &mut Imported,
        is_there: impl Fn(&str) -> bool,
    ) -> Option<TextNarrative> {
        let text = document.narrated()?;
        let unjoined = text.unjoined(imported);
        imported.doubts.extend(unjoined);
        let is_taken = |sheet: &str| imported.took_from(sheet);
        let narrative = text.narrative(self.requirement, is_taken, untaken);
        self.state(imported, &narrative, is_there);
        Some(narrative)
    }

    /// Takes the figures that sentences give for lines of statements, where it is sure which line is
    /// meant and they agree with each other; `is_there` says of a statement whether the disclosure
    /// has it already.
    fn state(
        &self,
        imported: &mut Imported,
        narrative: &TextNarrative,
        is_there: impl Fn(&str) -> bool,
    ) {
        imported.open_statements(self.requirement, self.catalogue);
        let (loaded, _) = self.loaded(imported, Some(narrative));
        let department = &loaded.department;
        let disclosures = department.disclosures.iter();
        let stated = disclosures.flat_map(|one| check::stated_amounts(department, one));
        let figures: Vec<StatementFigure> = stated
            .filter_map(|one| {
                let (paragraph, _) = narrative.place(one.place.span.range().start)?;
                let (statement, line, text) = (one.statement, one.line, one.printed);
                Some(StatementFigure { statement, line, text, paragraph })
            })
            .collect();
        figures.into_iter().for_each(|figure| imported.fill_statement(figure));
        imported.close_statements();
        let stated = imported.stated_in_text();
        if stated.is_empty() {
            return;
        }
        // What does not add up by itself, or lacks a part, was misread in part, or is told where it
        // stands. What another place contradicts is taken: nothing else would tell it.
        let without_text: Option<&TextNarrative> = None;
        let (loaded, _) = self.loaded(imported, without_text);
        let DepartmentResult { findings, .. } =
            check::department(&loaded.department, loaded.findings, self.config);
        for name in stated {
            let is_of =
                |at: &str| at.strip_prefix(&*name).is_some_and(|rest| rest.starts_with('/'));
            let is_own = |at: &Option<String>| at.as_deref().is_some_and(is_of);
            let is_wrong = findings.iter().any(|finding| {
                let is_within = finding.related.iter().all(|other| is_own(&other.at));
                let is_told = finding.level != Level::Note && !finding.is_of_rounding;
                is_told && is_own(&finding.at) && is_within
            });
            if is_there(&name) {
                imported.leave_statement(&name, StatementLeft::There);
            } else if is_wrong || imported.lacks_total(&name) {
                imported.leave_statement(&name, StatementLeft::Uneven);
            }
        }
    }

    /// Binds the amounts of the narrative that are a figure of the document to the letter; `there` is
    /// the text of the disclosure that it goes into, as it will be: its tables have figures too.
    pub fn bind(&self, imported: &Imported, narrative: &mut TextNarrative, there: Option<&str>) {
        let (loaded, _) = match there {
            Some(text) => self.read(text.to_owned(), Some(narrative)),
            None => self.loaded(imported, Some(narrative)),
        };
        let department = &loaded.department;
        let disclosures = department.disclosures.iter();
        let mut found: Vec<BindableAmount> =
            disclosures.flat_map(|one| check::bindable_amounts(department, one)).collect();
        found.sort_by_key(|one| one.place.span.start);
        found.dedup_by_key(|one| one.place.span.start);
        let bindings: Vec<_> = found
            .into_iter()
            .map(|one| {
                let unit = one.unit.map(|unit| format!(" → {unit}")).unwrap_or_default();
                (one.place.span.range(), format!("[[{}{unit}]]", one.path))
            })
            .collect();
        narrative.bind(&bindings);
    }

    /// The document read like content, and the file of its text.
    pub(super) fn loaded(
        &self,
        imported: &Imported,
        narrative: Option<&TextNarrative>,
    ) -> (LoadedDepartment, Arc<SourceFile>) {
        let head = Head { year: self.year, profile: Some(self.profile), invented: false };
        self.read(disclosure_text(&head, imported), narrative)
    }

    /// The text of a disclosure read like content, beside a narrative.
    fn read(
        &self,
        text: String,
        narrative: Option<&TextNarrative>,
    ) -> (LoadedDepartment, Arc<SourceFile>) {
        let file = Arc::new(SourceFile::new(self.path, text));
        let markdown =
            narrative.map(|one| Arc::new(SourceFile::new(self.narrative_path(), one.text())));
        let entry = self.entry(narrative.is_some());
        let loaded = load::written(&file, markdown.as_ref(), &entry, self.catalogue, self.config);
        (loaded, file)
    }

    /// The path of its narrative.
    pub(super) fn narrative_path(&self) -> String {
        format!("{}.md", self.path)
    }

    /// The document as the plan of a site would have it.
    fn entry(&self, has_narrative: bool) -> DepartmentEntry {
        let path = DisclosureEntry::path_of("file/office", WHOLE_DEPARTMENT, self.year, self.kind);
        DepartmentEntry {
            name: self.department.to_owned(),
            budget_units: self.units.clone(),
            disclosures: vec![DisclosureEntry {
                path,
                year: self.year,
                kind: self.kind,
                budget_unit: None,
                has_narrative,
            }],
            ..DepartmentEntry::in_folder("office")
        }
    }
}

/// A file says of no unit that it discloses by itself.
const WHOLE_DEPARTMENT: Option<&str> = None;
