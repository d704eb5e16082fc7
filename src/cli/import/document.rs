use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use anyhow::bail;

use crate::cli::office_file::OfficeFile;
use crate::cli::profiles::says_nothing;
use crate::finding::Language;
use crate::model::{Form, KindRequirement, MoneyUnit, Origin as RegionOrigin};
use crate::office::{
    Head, Imported, OfficeDocument, Origin, Request, Spliced, TextNarrative, UntakenTables,
    disclosure_text, extract, origins, splice,
};
use crate::pipeline::{Workspace, WrittenDocument};
use crate::publish::file::Replacement;
use crate::schema::{file_of, modeline};
use crate::source::{self, SourceFile, Spot};
use crate::trouble::Trouble;

use super::better_profile::better;
use super::origin_lines::{NARRATIVE, origin_lines, record};
use super::report::ImportReport;
use super::reported::reported;
use super::target::Target;

/// What an office's file gives a disclosure, before anything is written.
pub(super) struct DocumentImport<'a> {
    workspace: &'a Workspace,
    target: &'a Target,
    file: &'a OfficeFile,
    pub imported: Imported,
    narrative: Option<TextNarrative>,
    pub report: ImportReport,
}

/// How a file is to be taken.
pub(super) struct Wanted<'a> {
    /// The form of its one sheet.
    pub form: Option<&'a Arc<Form>>,
    /// Whether its text takes the place of a narrative that is there.
    pub replace_narrative: bool,
    /// The language of the report.
    pub language: Language,
}

impl<'a> DocumentImport<'a> {
    /// Takes from a file what a disclosure can hold.
    ///
    /// # Errors
    /// When the profile says nothing of the kind.
    pub(super) fn of(
        workspace: &'a Workspace,
        target: &'a Target,
        file: &'a OfficeFile,
        wanted: &Wanted<'_>,
    ) -> anyhow::Result<DocumentImport<'a>> {
        let catalogue = &workspace.catalogue;
        let profile = catalogue.profiles[&target.profile].in_year(target.year);
        let requirement = profile
            .requirement(target.kind)
            .ok_or_else(|| says_nothing(&profile.id, target.kind))?;
        let request = |requirement| Request {
            catalogue,
            requirement,
            project_form: target.said.project_form.as_ref(),
            projects_in: target.projects_in(catalogue, requirement),
            unit: target.said.unit.unwrap_or(MoneyUnit::TenThousandYuan),
            form: wanted.form,
            year: target.year,
            offices: &target.offices,
        };
        let mut imported = extract(&file.document.sheets, &request(requirement));
        imported.profile = target.named.then(|| target.profile.clone());
        if !imported.skipped.is_empty() {
            let taken = |other| extract(&file.document.sheets, &request(other)).taken().len();
            imported.notes.extend(better(catalogue, target, file, imported.taken().len(), taken));
        }
        let replaces = wanted.replace_narrative;
        let document = &file.document;
        let narrative =
            narrative(workspace, target, document, requirement, replaces, &mut imported);
        let report = reported(file, &imported, narrative.as_ref(), wanted.language);
        Ok(DocumentImport { workspace, target, file, imported, narrative, report })
    }

    /// Whether its text goes into the narrative.
    pub(super) fn says_text(&self) -> bool {
        self.narrative.as_ref().is_some_and(|text| text.count().taken > 0)
    }

    /// Whether it makes a disclosure that is marked as invented, since its region is.
    pub(super) fn marks_invented(&self) -> bool {
        !self.target.is_there && self.target.origin == RegionOrigin::Invented
    }

    /// Whether nothing of it is taken.
    pub(super) fn is_empty(&self) -> bool {
        self.imported.is_empty() && !self.says_text()
    }

    /// Leaves out tables and records that stand in the disclosure already, by the file that gave
    /// each.
    pub(super) fn leave(&mut self, repeated: &BTreeMap<String, String>, language: Language) {
        let files: BTreeSet<&str> = repeated.values().map(String::as_str).collect();
        if files.is_empty() {
            return;
        }
        self.imported.leave(|at| repeated.contains_key(&record(at)));
        let (count, files) = (repeated.len(), Vec::from_iter(files).join("、"));
        self.report.notes.push(match language {
            Language::Chinese => format!("{count}张表与从 {files} 导入的逐数相同，没有再写"),
            Language::English => format!("{count} tables are, figure by figure, those taken from {files}, and were not written again"),
        });
    }

    /// Where each figure came from, in the words that are kept.
    pub(super) fn origins(&self) -> Vec<Origin> {
        let mut found = origins(&self.imported);
        found.iter_mut().for_each(|origin| named_in_text(&self.file.document, origin));
        if self.says_text() {
            let nothing = String::new;
            let (sheet, cell, shown) = (nothing(), nothing(), nothing());
            found.push(Origin { at: NARRATIVE.to_owned(), sheet, cell, shown });
        }
        found
    }

    /// Puts it into its disclosure, the narrative beside it, and where each figure came from.
    ///
    /// # Errors
    /// When the disclosure cannot take it, or the disk refuses: then nothing was written.
    pub(super) fn write(&self) -> anyhow::Result<()> {
        let Self { workspace, target, file, imported, .. } = self;
        let content = workspace.root.join("content");
        let path = content.join(format!("{}.yaml", target.path));
        let text = if path.is_file() {
            into_existing(&path, imported)?
        } else {
            new_text(target, imported)
        };
        let origin = content.join(format!("{}.import.csv", target.path));
        let lines = origin_lines(&origin, &file.name(), &file.digest()?, &self.origins())?;
        let markdown = content.join(format!("{}.md", target.path));
        let narrative = self.narrative.as_ref().filter(|_| self.says_text());
        let markdown = narrative.map(|text| (markdown, text.text()));
        // All can be written, or none is.
        let (disclosure, origin) = (Replacement::of(&path)?, Replacement::of(&origin)?);
        let markdown =
            markdown.map(|(path, text)| Ok::<_, anyhow::Error>((Replacement::of(&path)?, text)));
        let markdown = markdown.transpose()?;
        disclosure.with(text.as_bytes())?;
        origin.with(&lines)?;
        if let Some((markdown, text)) = markdown {
            markdown.with(text.as_bytes())?;
        }
        Ok(())
    }
}

/// The text of a text document as a narrative, what its sentences say of statements taken, and its
/// amounts bound to the figures they are; it is left where the disclosure has one, unless that
/// is to be replaced.
fn narrative(
    workspace: &Workspace,
    target: &Target,
    document: &OfficeDocument,
    requirement: &KindRequirement,
    replaces: bool,
    imported: &mut Imported,
) -> Option<TextNarrative> {
    let written = WrittenDocument {
        catalogue: &workspace.catalogue,
        config: &workspace.site.config,
        profile: &target.profile,
        requirement,
        year: target.year,
        kind: target.kind,
        department: &target.department,
        units: target.units.clone(),
        path: &document.path,
    };
    // Where the text takes the place of another, so do the figures of its sentences.
    let is_there = |statement: &str| {
        let mut own = target.said.statements.iter();
        !replaces && own.any(|own| own == statement)
    };
    let mut narrative = written.narrated(document, UntakenTables::Kept, imported, is_there)?;
    let disclosure = workspace.root.join("content").join(format!("{}.yaml", target.path));
    written.bind(imported, &mut narrative, as_it_will_be(&disclosure, imported).as_deref());
    let there = workspace.root.join("content").join(format!("{}.md", target.path));
    if there.exists() && !replaces {
        narrative.leave();
    }
    Some(narrative)
}

/// Calls the cell of a text document by its table, row and column, its paragraph by its number.
fn named_in_text(file: &OfficeDocument, origin: &mut Origin) {
    match file.spots(&origin.sheet, Some(&origin.cell)) {
        Some((Spot::TableCell(table, row, column), _)) => {
            origin.sheet = format!("第{table}个表");
            origin.cell = format!("第{}行第{}列", row + 1, column + 1);
        }
        Some((Spot::Paragraph(number), _)) => origin.cell = format!("第{number}段"),
        Some((Spot::Cell(..) | Spot::Table(_), _)) | None => {}
    }
}

fn new_text(target: &Target, imported: &Imported) -> String {
    let file = format!("content/{}.yaml", target.path);
    let first = modeline(&file, &file_of(target.kind, &target.profile));
    let profile = target.named.then_some(target.profile.as_str());
    let head =
        Head { year: target.year, profile, invented: target.origin == RegionOrigin::Invented };
    first + &disclosure_text(&head, imported)
}

/// The text of the disclosure that is there with what is imported; nothing where there is none that
/// takes it.
fn as_it_will_be(path: &Path, imported: &Imported) -> Option<String> {
    let text = source::text(path).ok()?;
    match splice(&Arc::new(SourceFile::new(path.display().to_string(), text)), imported) {
        Spliced::Text(text) => Some(text),
        Spliced::Refused(_) => None,
    }
}

fn into_existing(path: &Path, imported: &Imported) -> anyhow::Result<String> {
    let text = source::text(path)?;
    let file = Arc::new(SourceFile::new(path.display().to_string(), text));
    match splice(&file, imported) {
        Spliced::Text(text) => Ok(text),
        Spliced::Refused(why) => bail!(Trouble::new(
            format!("不能导入 {}：{}", path.display(), why.zh),
            format!("cannot import into {}: {}", path.display(), why.en)
        )),
    }
}
