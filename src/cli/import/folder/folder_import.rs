use std::collections::BTreeMap;

use crate::cli::arguments::{Arguments, ImportArguments, ImportFormat};
use crate::cli::office_file::OfficeFile;
use crate::cli::office_sources::Source;
use crate::cli::schema::made_ready;
use crate::cli::{ExitStatus, print};
use crate::finding::Bilingual;
use crate::office::{KnownOffice, OfficeDocument, named_outside};
use crate::pipeline::{AskedOf, Workspace, open};
use crate::source::digest;
use crate::trouble::said;

use super::earlier::Earlier;
use super::fate::{Doubt, Fate, FileFate, Taken};
use super::given::Given;
use super::listing::FolderReport;
use super::missing::missing;
use super::new_office::new_office;
use super::offices::{NewDepartment, offices};
use super::region_of;
use super::sorted::{SortedDocument, sorted};
use crate::cli::import::document::{DocumentImport, Wanted};
use crate::cli::import::target::{AskedProfile, Target};

/// A folder on its way into a region.
pub(super) struct FolderImport<'a> {
    workspace: Workspace,
    arguments: &'a Arguments,
    command: &'a ImportArguments,
    region: &'a str,
    offices: Vec<KnownOffice>,
    /// What earlier imports took.
    earlier: Earlier,
    /// What a table or a record was given in this run, by its disclosure.
    taken_here: BTreeMap<(String, String), Given>,
    fates: Vec<FileFate>,
    /// Departments that were made.
    made: Vec<KnownOffice>,
    /// Whether a disclosure was made that is marked as invented.
    marks_invented: bool,
}

impl<'a> FolderImport<'a> {
    pub(super) fn new(
        workspace: Workspace,
        arguments: &'a Arguments,
        command: &'a ImportArguments,
        region: &'a str,
    ) -> anyhow::Result<FolderImport<'a>> {
        let entry = region_of(&workspace, region)?;
        let (offices, earlier) = (offices(entry), Earlier::of(&workspace, entry)?);
        let (taken_here, fates) = (BTreeMap::new(), Vec::new());
        Ok(FolderImport {
            workspace,
            arguments,
            command,
            region,
            offices,
            earlier,
            taken_here,
            fates,
            made: Vec::new(),
            marks_invented: false,
        })
    }

    /// One document: what becomes of it is kept for the list; only the disk ends the run.
    pub(super) fn take(&mut self, source: &Source) -> anyhow::Result<()> {
        let digest = digest(&source.files())?;
        let fate = match self.earlier.taken_as(&digest).map(str::to_owned) {
            Some(path) => self.again(source, path)?,
            None => self.fate(source)?,
        };
        // A copy of it in another folder is the same file.
        match &fate {
            Fate::Imported(taken) => self.earlier.took(&digest, &taken.path),
            Fate::OfNewDepartment { path, .. } => self.earlier.took(&digest, path),
            Fate::Earlier(_) | Fate::Doubtful(_) => {}
        }
        self.fates.push(FileFate { file: source.shown(), digest: Some(digest), fate });
        Ok(())
    }

    /// Takes again what named no office that was known: files behind it may have named it in full.
    pub(super) fn take_again(&mut self, documents: &[Source]) -> anyhow::Result<()> {
        let fates = std::mem::take(&mut self.fates);
        for one in fates {
            let is_open = matches!(one.fate, Fate::Doubtful(Doubt::Nobody { .. }));
            match documents.iter().find(|source| is_open && source.shown() == one.file) {
                Some(source) => self.take(source)?,
                None => self.fates.push(one),
            }
        }
        Ok(())
    }

    /// A file that cannot be taken, and why.
    pub(super) fn leave(&mut self, file: String, why: Bilingual) {
        let fate = Fate::Doubtful(Doubt::Unread(why));
        self.fates.push(FileFate { file, digest: None, fate });
    }

    /// A file that was taken before, into the disclosure at `path`: of another office it is doubtful,
    /// since one of the two has the wrong file.
    fn again(&mut self, source: &Source, path: String) -> anyhow::Result<Fate> {
        let lexicon = &self.workspace.catalogue.lexicon;
        let whole: Option<&str> = None;
        let Ok(document) = source.read(whole, lexicon) else { return Ok(Fate::Earlier(path)) };
        Ok(match self.sorted(source, &document)? {
            Ok(sorted) => {
                let office = &self.offices[sorted.office];
                if SortedDocument::is_of(&path, self.region, office) {
                    Fate::Earlier(path)
                } else {
                    let office = office.name.clone();
                    Fate::Doubtful(Doubt::OfTwoOffices { path, office })
                }
            }
            Err(doubt @ Doubt::Several(_)) => Fate::Doubtful(doubt),
            Err(_) => Fate::Earlier(path),
        })
    }

    /// Which disclosure a document is of; a department that is named and not there is made room for,
    /// where that is asked.
    fn sorted(
        &mut self,
        source: &Source,
        document: &OfficeDocument,
    ) -> anyhow::Result<Result<SortedDocument, Doubt>> {
        let asked = AskedOf {
            kind: self.command.kind,
            year: self.command.year,
            profile: self.command.profile.clone(),
            form: None,
            department: None,
        };
        let place = region_of(&self.workspace, self.region)?.region.name.clone();
        let given = self.command.files.iter().map(|given| source.folders_below(given));
        let folders = given.max_by_key(Vec::len).unwrap_or_default();
        let of = |known: &[KnownOffice]| {
            let known = (known, place.as_str(), folders.as_slice());
            sorted(document, &source.name(), &asked, &self.workspace, known)
        };
        let mut told = of(&self.offices);
        let of_place = (place.as_str(), &*self.workspace.catalogue.lexicon);
        if let Err(Doubt::Nobody { named, like }) = &told
            && self.command.new_departments
            && like.is_empty()
            && let Some(name) =
                named.clone().or_else(|| named_outside(&source.name(), &folders, of_place))
            && let Some(new) = new_office(&name, of_place, &self.offices)
        {
            self.offices.push(new);
            told = of(&self.offices);
            if told.is_err() {
                self.offices.pop();
            }
        }
        Ok(told)
    }

    fn fate(&mut self, source: &Source) -> anyhow::Result<Fate> {
        let whole: Option<&str> = None;
        let document = match source.read(whole, &self.workspace.catalogue.lexicon) {
            Ok(document) if document.is_empty() => return Ok(Fate::Doubtful(Doubt::Empty)),
            Ok(document) => document,
            Err(error) => return Ok(Fate::Doubtful(Doubt::Unread(said(&error)))),
        };
        let sorted = match self.sorted(source, &document)? {
            Ok(sorted) => sorted,
            Err(doubt) => return Ok(Fate::Doubtful(doubt)),
        };
        let file = OfficeFile {
            document,
            left: Vec::new(),
            path: source.path().to_owned(),
            files: source.files(),
        };
        self.imported(&sorted, &file)
    }

    /// Imports a document into the disclosure it is of, unless something speaks against it.
    fn imported(&mut self, sorted: &SortedDocument, file: &OfficeFile) -> anyhow::Result<Fate> {
        let office = &self.offices[sorted.office];
        let path = sorted.path(self.region, office);
        if !self.has_department(office) {
            let made = NewDepartment::of(&self.workspace, self.region, &self.offices, office);
            if self.command.dry_run {
                let (office, kind, year) = (office.name.clone(), sorted.kind, sorted.year);
                return Ok(Fate::OfNewDepartment { path, office, kind, year });
            }
            made.write()?;
            self.made.push(office.clone());
            self.workspace = open(&self.workspace.root)?;
        }
        let asked = AskedProfile {
            named: self.command.profile.as_deref(),
            recognised: Some(&sorted.profile),
        };
        let target = Target::of(&self.workspace, &path, asked)?;
        let wanted = Wanted {
            form: None,
            replace_narrative: self.command.replace_narrative,
            language: self.arguments.language(),
        };
        let mut import = DocumentImport::of(&self.workspace, &target, file, &wanted)?;
        if import.is_empty() {
            return Ok(Fate::Doubtful(Doubt::Nothing(path)));
        }
        if self.command.strict && !import.imported.doubts.is_empty() {
            return Ok(Fate::Doubtful(Doubt::Strict(import.report.notes)));
        }
        let (name, shown) = (file.name(), file.path.display().to_string());
        match self.repeated(&path, &name, Given::of(&shown, &import.origins())) {
            Ok(repeated) => import.leave(&repeated, self.arguments.language()),
            Err(doubt) => return Ok(Fate::Doubtful(doubt)),
        }
        if import.is_empty() {
            return Ok(Fate::Earlier(path));
        }
        let origins = import.origins();
        if let Some(doubt) = self.earlier.against(&self.workspace, &path, &origins)? {
            return Ok(Fate::Doubtful(doubt));
        }
        if !self.command.dry_run
            && let Err(error) = import.write()
        {
            return Ok(Fate::Doubtful(Doubt::Unread(said(&error))));
        }
        self.marks_invented |= import.marks_invented();
        let report = import.report;
        // What comes next is read beside what is there now.
        if !self.command.dry_run && !target.is_there {
            self.workspace = open(&self.workspace.root)?;
        }
        for (record, given) in Given::of(&shown, &origins) {
            self.taken_here.insert((path.clone(), record), given);
        }
        let office = self.offices[sorted.office].name.clone();
        let (kind, year) = (sorted.kind, sorted.year);
        Ok(Fate::Imported(Box::new(Taken { path, office, kind, year, report })))
    }

    /// The tables and records of a document that another file gave already, with the same figures.
    ///
    /// # Errors
    /// One that another file gave with other figures.
    fn repeated(
        &self,
        path: &str,
        name: &str,
        new: BTreeMap<String, Given>,
    ) -> Result<BTreeMap<String, String>, Doubt> {
        let mut repeated = BTreeMap::new();
        for (table, own) in new {
            let earlier = self.earlier.given(path, &table, name);
            let here = self.taken_here.get(&(path.to_owned(), table.clone()));
            let Some(given) = here.filter(|given| given.file != own.file).or(earlier.as_ref())
            else {
                continue;
            };
            let other = given.file.clone();
            if let Some(difference) = given.difference(&own) {
                let path = path.to_owned();
                let difference = Box::new(difference);
                return Err(Doubt::TakenFrom { path, table, other, difference });
            }
            repeated.insert(table, other);
        }
        Ok(repeated)
    }

    /// Whether the region has the department of an office: the roster alone may name it.
    fn has_department(&self, office: &KnownOffice) -> bool {
        let regions = self.workspace.site.regions.iter();
        let mut own = regions.filter(|entry| entry.region.slug == self.region);
        own.any(|entry| entry.departments.iter().any(|one| one.slug == office.department))
    }

    pub(super) fn end(self) -> anyhow::Result<ExitStatus> {
        let language = self.arguments.language();
        let workspace = open(&self.workspace.root)?;
        let missing = missing(region_of(&workspace, self.region)?, &self.fates, self.command);
        if !self.command.dry_run {
            made_ready(&workspace, &[])?;
        }
        let report = FolderReport {
            region: self.region,
            made: self.made,
            files: self.fates,
            missing,
            dry_run: self.command.dry_run,
            marks_invented: self.marks_invented,
        };
        if let Some(path) = &self.command.report {
            report.write(path, language)?;
        }
        match self.command.format {
            ImportFormat::Json => print::json(&report.json(language)),
            ImportFormat::Human => {
                report.lines(language).iter().for_each(|line| print::line(line));
            }
        }
        Ok(if report.is_clean() { ExitStatus::Clean } else { ExitStatus::Findings })
    }
}
