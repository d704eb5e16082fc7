use crate::check::CheckedDepartment;
use crate::publish::{Scratch, Staging};
use crate::record::DepartmentRecord;
use crate::render::Renderer;
use crate::search::{self, Entries, IndexBuilder, Sink};
use crate::site::{CodePage, Page, Summaries, route};
use crate::trouble::{Bilingual, Told};

use super::last_build::LastBuild;
use super::parallel::RegionDepartment;
use super::workspace::Workspace;

/// What can be searched in a department.
pub fn entries(
    (_, entry): RegionDepartment<'_>,
    checked_department: &CheckedDepartment,
) -> Entries {
    let numbered = (0..).zip(entry.disclosures.iter().zip(&checked_department.summaries));
    let shown = numbered
        .filter(|(_, (_, summary))| !summary.withheld)
        .filter_map(|(number, (one, _))| Some((number, checked_department.disclosure(&one.path)?)));
    search::entries(shown, &checked_department.doubts)
}

/// What can be searched in a department, as it was made now or left by the last build.
pub(super) enum Searchable {
    /// Made now.
    Entries(Entries),
    /// As the last build left it, with what its record says of it.
    Left(Vec<u8>, DepartmentRecord),
}

impl Default for Searchable {
    fn default() -> Searchable {
        Searchable::Entries(Entries::default())
    }
}

/// The files of search and of the index by codes, and the addresses of the pages among them.
pub(super) struct SearchFiles {
    pub files: Vec<String>,
    pub pages: Vec<String>,
}

/// Collects what can be searched. As long as each department has the same as in the last build,
/// nothing is collected; at the end the files are those that were published.
pub(super) struct SearchCollector<'a> {
    staging: &'a Staging,
    last: Option<&'a LastBuild<'a>>,
    /// The departments of which nothing changed so far: the number of the first disclosure of each.
    same: Vec<u32>,
    index: Option<IndexBuilder<Scratch>>,
}

impl<'a> SearchCollector<'a> {
    /// Nothing collected yet.
    pub(super) fn of(staging: &'a Staging, last: Option<&'a LastBuild<'a>>) -> SearchCollector<'a> {
        SearchCollector { staging, last, same: Vec::new(), index: None }
    }

    /// Adds a department; `first` is the number of its first disclosure among all. `record` is what
    /// this build keeps of it.
    pub(super) fn add(
        &mut self,
        first: u32,
        searchable: Searchable,
        record: Option<&DepartmentRecord>,
    ) -> anyhow::Result<()> {
        let before = self.last.and_then(|last| last.at(self.same.len()));
        if self.index.is_none()
            && before.zip(record).is_some_and(|(before, now)| now.is_searched_like(before))
        {
            self.same.push(first);
            return Ok(());
        }
        let entries = match searchable {
            Searchable::Entries(entries) => entries,
            Searchable::Left(bytes, _) => read(&bytes)?,
        };
        self.index()?.add(first, entries)
    }

    /// The index, with all departments so far.
    fn index(&mut self) -> anyhow::Result<&mut IndexBuilder<Scratch>> {
        if self.index.is_none() {
            let mut index = IndexBuilder::new([
                self.staging.scratch("places")?,
                self.staging.scratch("keys")?,
                self.staging.scratch("departments")?,
            ]);
            for (at, first) in self.same.iter().enumerate() {
                let bytes = self.last.and_then(|last| last.entries(last.at(at)?));
                index.add(*first, read(&bytes.unwrap_or_default())?)?;
            }
            self.index = Some(index);
        }
        self.index.as_mut().told(broken)
    }

    /// Writes the index of search, its page, and the index by codes, unless the site has none.
    pub(super) fn write(
        mut self,
        workspace: &Workspace,
        renderer: &Renderer,
        summaries: &Summaries,
    ) -> anyhow::Result<SearchFiles> {
        if !workspace.site.config.search {
            return Ok(SearchFiles { pages: Vec::new(), files: Vec::new() });
        }
        if self.index.is_none()
            && let Some(last) = self.last
            && let Some((files, pages)) = last.search(self.same.len())
        {
            files.iter().try_for_each(|path| self.staging.take_over(&last.files, path))?;
            return Ok(SearchFiles { files: files.to_vec(), pages: pages.to_vec() });
        }
        self.index()?;
        let staging = self.staging;
        let written =
            SearchFiles { pages: vec![route::search(), route::codes()], files: Vec::new() };
        let mut staged = StagedIndex { workspace, renderer, staging, written };
        let index = self.index.told(broken)?.finish(&workspace.site, summaries, &mut staged)?;
        let search = renderer.search(&workspace.site, &index.folder)?;
        staged.file(&route::file(&route::search()), search.as_bytes())?;
        let codes = renderer.codes(&workspace.site, &index.codes)?;
        staged.file(&route::file(&route::codes()), codes.as_bytes())?;
        Ok(staged.written)
    }
}

/// What the last build left to be searched in a department.
fn read(bytes: &[u8]) -> anyhow::Result<Entries> {
    Entries::from_bytes(bytes).told(broken)
}

fn broken() -> Bilingual {
    Bilingual::new(
        "上次生成的记录在生成期间改了：请再生成一次",
        "the record of the last build changed while a build ran: build again",
    )
}

/// What the index is written to.
struct StagedIndex<'a> {
    workspace: &'a Workspace,
    renderer: &'a Renderer,
    staging: &'a Staging,
    written: SearchFiles,
}

impl Sink for StagedIndex<'_> {
    fn file(&mut self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        self.written.files.push(path.to_owned());
        self.staging.write(path, bytes)
    }

    fn page(&mut self, listed: CodePage<'_>) -> anyhow::Result<()> {
        let html = self.renderer.code(&self.workspace.site, &listed)?;
        let address = Page::Code(listed.of, listed.part).address();
        self.file(&route::file(&address), html.as_bytes())?;
        self.written.pages.push(address);
        Ok(())
    }
}
