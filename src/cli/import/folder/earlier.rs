use std::collections::BTreeMap;

use crate::cli::import::origin_lines::{NARRATIVE, kept_lines, record};
use crate::load;
use crate::model::Disclosure;
use crate::office::Origin;
use crate::pipeline::Workspace;
use crate::site::RegionEntry;

use super::fate::Doubt;
use super::given::Given;

/// What earlier imports took into the disclosures of a region, by the lists that they left beside
/// them.
pub(super) struct Earlier {
    /// The disclosure that a file went into, by its digest.
    digests: BTreeMap<String, String>,
    /// What was taken into each disclosure.
    lines: BTreeMap<String, Vec<EarlierLine>>,
}

/// A figure that was taken: its path, the file it came from, what its cell showed.
struct EarlierLine {
    at: String,
    file: String,
    shown: String,
}

impl Earlier {
    /// # Errors
    /// When the disk refuses, or such a list cannot be read.
    pub(super) fn of(workspace: &Workspace, region: &RegionEntry) -> anyhow::Result<Earlier> {
        let mut earlier = Earlier { digests: BTreeMap::new(), lines: BTreeMap::new() };
        let content = workspace.root.join("content");
        for entry in region.departments.iter().flat_map(|department| &department.disclosures) {
            let list = content.join(format!("{}.import.csv", entry.path));
            for line in kept_lines(&list)? {
                let [at, file, _, _, shown, digest] =
                    <[String; 6]>::try_from(line).unwrap_or_default();
                if !digest.is_empty() {
                    earlier.digests.insert(digest, entry.path.clone());
                }
                let lines = earlier.lines.entry(entry.path.clone()).or_default();
                lines.push(EarlierLine { at, file, shown });
            }
        }
        Ok(earlier)
    }

    /// The disclosure that a file of this digest was taken into.
    pub(super) fn taken_as(&self, digest: &str) -> Option<&str> {
        self.digests.get(digest).map(String::as_str)
    }

    /// Remembers that a file of this digest was taken into a disclosure.
    pub(super) fn took(&mut self, digest: &str, path: &str) {
        self.digests.insert(digest.to_owned(), path.to_owned());
    }

    /// What another file than one of this name gave of a table or a record.
    pub(super) fn given(&self, path: &str, table: &str, file: &str) -> Option<Given> {
        let lines = self.lines.get(path).map(Vec::as_slice).unwrap_or_default();
        let mut lines =
            lines.iter().filter(|line| line.file != file && record(&line.at) == table).peekable();
        let other = lines.peek()?.file.clone();
        let mut given = Given { file: other, figures: BTreeMap::new() };
        lines.for_each(|line| given.add(&line.at, &line.shown));
        Some(given)
    }

    /// What speaks against taking figures into a disclosure: a table or record of it that holds
    /// figures which no import wrote.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn against(
        &self,
        workspace: &Workspace,
        path: &str,
        new: &[Origin],
    ) -> anyhow::Result<Option<Doubt>> {
        let Some(disclosure) = disclosure(workspace, path)? else { return Ok(None) };
        let lines = self.lines.get(path).map(Vec::as_slice).unwrap_or_default();
        let mut records: Vec<String> = new.iter().map(|one| record(&one.at)).collect();
        records.sort_unstable();
        records.dedup();
        for table in records.into_iter().filter(|table| table != NARRATIVE) {
            let own: Vec<&EarlierLine> =
                lines.iter().filter(|line| record(&line.at) == table).collect();
            let path = path.to_owned();
            let stands = |line: &&&EarlierLine| {
                let cell = disclosure.locate(&line.at).and_then(|located| located.cell);
                cell.is_some_and(|cell| cell.printed() == line.shown)
            };
            let figures = |lines: &[&EarlierLine]| {
                lines.iter().filter(stands).filter(|line| !line.shown.is_empty()).count()
            };
            let is_changed = !own.iter().all(|line| stands(&line));
            if is_changed || figures_of(&disclosure, &table) > figures(&own) {
                return Ok(Some(Doubt::ByHand { path, table }));
            }
        }
        Ok(None)
    }
}

/// A disclosure that is there.
fn disclosure(workspace: &Workspace, path: &str) -> anyhow::Result<Option<Disclosure>> {
    let departments = workspace.site.regions.iter().flat_map(|region| &region.departments);
    let mut holding = departments.filter(|one| one.disclosures.iter().any(|one| one.path == path));
    let Some(entry) = holding.next() else { return Ok(None) };
    let (catalogue, config) = (&workspace.catalogue, &workspace.site.config);
    let loaded = load::department(&workspace.root, entry, catalogue, config)?;
    Ok(loaded.department.disclosures.into_iter().find(|one| one.path == path))
}

/// How many figures a table of a disclosure holds; of a project or record that is there, one at
/// least.
fn figures_of(disclosure: &Disclosure, record: &str) -> usize {
    match disclosure.tables.iter().find(|table| table.answers_to(record)) {
        Some(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.filter(|cell| cell.figure().is_some()).count()
        }
        None => usize::from(disclosure.locate(record).is_some()),
    }
}
