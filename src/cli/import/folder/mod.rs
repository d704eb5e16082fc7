//! `gongkai import FOLDER --into REGION`: files of many offices, each into the disclosure that it is
//! of. What a file is of is told by its own words and its folder, never guessed: what is doubtful is
//! listed first and left, with what to do.

mod offices;
mod initials;
mod new_office;
mod sorted;
mod given;
mod earlier;
mod fate;
mod missing;
mod listing;

use std::collections::BTreeMap;

use anyhow::bail;

use crate::cli::arguments::{Arguments, ImportArguments, ImportFormat};
use crate::cli::office_file::OfficeFile;
use crate::cli::office_sources::{Source, Sources, sources};
use crate::cli::schema::made_ready;
use crate::cli::{ExitStatus, print};
use crate::office::{KnownOffice, OfficeDocument, named_outside};
use crate::pipeline::{AskedOf, Workspace, open};
use crate::site::RegionEntry;
use crate::source::digest;
use crate::trouble::{Trouble, said};

use super::document::{DocumentImport, Wanted};
use super::is_text;
use super::target::{AskedProfile, Target};

use earlier::Earlier;
use fate::{Doubt, Fate, FileFate, Taken};
use given::Given;
use listing::FolderReport;
use new_office::new_office;
use offices::{NewDepartment, offices};
use sorted::{SortedDocument, sorted};

/// The region that is asked for; nothing where the path is one of a disclosure.
pub(super) fn region(into: &str) -> Option<&str> {
    let path = into.strip_prefix("content/").unwrap_or(into).trim_end_matches('/');
    (!path.contains('/')).then_some(path)
}

/// Takes a folder of files, or one file, into a region.
pub(super) fn run(
    workspace: Workspace,
    arguments: &Arguments,
    command: &ImportArguments,
    region: &str,
) -> anyhow::Result<ExitStatus> {
    if command.form.is_some() || command.sheet.is_some() {
        bail!(Trouble::new(
            "--form、--sheet 只用于一个文件写进一份公开件：--into region/department/year/kind",
            "--form and --sheet are for one file into one disclosure: --into region/department/year/kind",
        ));
    }
    region_of(&workspace, region)?;
    let Sources { mut documents, left } = sources(&command.files)?;
    // Tables first: amounts of a text are bound to figures that are there.
    documents.sort_by_key(|source| (is_text(source.path()), source.path().to_owned()));
    let mut import = FolderImport::new(workspace, arguments, command, region)?;
    for source in &documents {
        import.take(source)?;
    }
    for (file, why) in left {
        import.fates.push(FileFate {
            file,
            digest: None,
            fate: Fate::Doubtful(Doubt::Unread(why)),
        });
    }
    import.end()
}

fn region_of<'a>(workspace: &'a Workspace, slug: &str) -> anyhow::Result<&'a RegionEntry> {
    let mut regions = workspace.site.regions.iter();
    let known = |lead: &str| {
        let slugs: Vec<&str> =
            workspace.site.regions.iter().map(|entry| entry.region.slug.as_str()).collect();
        if slugs.is_empty() { String::new() } else { format!("{lead}{}", slugs.join("、")) }
    };
    match regions.find(|entry| entry.region.slug == slug) {
        Some(region) => Ok(region),
        None => bail!(Trouble::new(
            format!(
                "没有地区 content/{slug}{}（--into 写地区的文件夹，或一份公开件：region/department/year/kind）",
                known("，有的是 ")
            ),
            format!(
                "there is no region content/{slug}{} (--into takes a region's folder, or a disclosure: region/department/year/kind)",
                known(", there are ")
            ),
        )),
    }
}

/// A folder on its way into a region.
struct FolderImport<'a> {
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
    fn new(
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
    fn take(&mut self, source: &Source) -> anyhow::Result<()> {
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

    fn end(self) -> anyhow::Result<ExitStatus> {
        let language = self.arguments.language();
        let workspace = open(&self.workspace.root)?;
        let missing =
            missing::missing(region_of(&workspace, self.region)?, &self.fates, self.command);
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
