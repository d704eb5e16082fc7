use std::collections::BTreeMap;

use crate::check::{
    self, DepartmentResult, Tally, Unsaid, beyond_a_file, bounded, excuse_rounding, missing_tables,
};
use crate::finding::{Bilingual, Finding, Level};
use crate::model::{Department, Disclosure, Scope};
use crate::office::{
    Imported, OfficeDocument, OfficePlaces, Said, TextNarrative, UntakenTables, left_of_text,
};

use super::office_kind::{RecognisedDocument, recognised};
use super::office_report::{AskedOf, OfficeReport, Unchecked};
use super::office_text::WrittenDocument;
use super::standards::Standards;

/// Checks what an office gives by the forms and rules that content is checked by. `name` is that of
/// the file without its ending.
///
/// # Errors
/// When nothing tells which kind of disclosure it is, or no such profile or requirement is there.
pub fn check_office(
    document: &OfficeDocument,
    name: &str,
    asked: &AskedOf,
    standards: &Standards,
) -> Result<OfficeReport, Unchecked> {
    let Standards { catalogue, config } = standards;
    let said = Said::of(name, document, &catalogue.lexicon);
    let document_kind = recognised(document, &said, asked, catalogue, config)?;
    let RecognisedDocument { kind, year, year_by, profile, requirement, .. } = document_kind;
    let (name, mut imported) = (document_kind.profile_name, document_kind.imported);
    let department = asked.department.clone().or(said.office);
    let written = WrittenDocument {
        catalogue,
        config,
        profile,
        requirement,
        year,
        kind,
        department: department.as_deref().unwrap_or_default(),
        units: Vec::new(),
        path: &document.path,
    };
    let nothing_is_there = |_: &str| false;
    let narrative =
        written.narrated(document, UntakenTables::LeftOut, &mut imported, nothing_is_there);
    let no_year = asked.year.is_none() && year_by.is_none();
    let unsaid = [(department.is_none(), Unsaid::Office), (no_year, Unsaid::Year)];
    let unsaid: Vec<Unsaid> =
        unsaid.into_iter().filter(|(is, _)| *is).map(|(_, what)| what).collect();
    let Checked { findings, tally, read } =
        checked(&written, document, &imported, narrative.as_ref(), &unsaid);
    let text = document.text.as_ref().zip(narrative.as_ref());
    let text = text.map(|(text, written)| (written.count(), left_of_text(text, written)));
    Ok(OfficeReport {
        kind,
        year,
        year_by,
        year_asked: asked.year.is_some(),
        profile: (profile.to_owned(), name.to_owned()),
        profile_by: document_kind.profile_by,
        department,
        imported,
        text,
        findings,
        tally,
        read,
    })
}

/// A document that was checked.
struct Checked {
    findings: Vec<Finding>,
    tally: Tally,
    read: Department,
}

/// What was found in a document, by its places in the office's file.
fn checked(
    written: &WrittenDocument<'_>,
    document: &OfficeDocument,
    imported: &Imported,
    narrative: Option<&TextNarrative>,
    unsaid: &[Unsaid],
) -> Checked {
    let (mut loaded, file) = written.loaded(imported, narrative);
    let own = std::mem::take(&mut loaded.findings);
    let DepartmentResult { findings, outcomes } =
        check::department(&loaded.department, own, written.config);
    let tally = outcomes.first().map(|outcomes| Tally::of(outcomes)).unwrap_or_default();
    let found = findings.into_iter().filter(|finding| !beyond_a_file(finding.rule, unsaid));
    let mut places = OfficePlaces::of(document, imported, &file);
    if let Some(narrative) = narrative {
        places = places.with_narrative(&written.narrative_path(), narrative);
    }
    let mut findings = places.moved(bounded(found.collect()));
    excuse_rounding(&mut findings);
    unsure_where_figures_are_left(&mut findings, document, imported);
    let disclosure: Option<&Disclosure> = loaded.department.disclosures.first();
    let missing = disclosure.and_then(|one| missing_tables(one, written.catalogue, places.whole()));
    findings.extend(missing);
    Checked { findings, tally, read: loaded.department }
}

/// A sum over a sheet of which figures were left may be right: it is a note there, and says why. Of
/// a sum along a row columns that were left may be a part, of one down a column rows.
fn unsure_where_figures_are_left(
    findings: &mut [Finding],
    document: &OfficeDocument,
    imported: &Imported,
) {
    let mut counts: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for finding in findings.iter_mut().filter(|finding| finding.arithmetic.is_some()) {
        let Some(number) = finding.place.file.sheet.as_ref().map(|sheet| sheet.number) else {
            continue;
        };
        let count = || {
            document.sheets.get(number).map_or((0, 0), |one| {
                (document.left_among_taken(one, imported), imported.left_beside_taken(one))
            })
        };
        let (in_rows, in_columns) = *counts.entry(number).or_insert_with(count);
        let left = match finding.identity.as_deref().and_then(|id| scope(imported, id)) {
            Some(Scope::Row) => in_columns,
            Some(Scope::Tree(_) | Scope::Table(_)) => in_rows,
            Some(Scope::Once | Scope::ByKey) | None => in_rows + in_columns,
        };
        if left > 0 {
            finding.level = finding.level.max(Level::Note);
            finding.notes.push(Bilingual::new(
                format!("这张工作表有{left}个数没有读入（见“未取”），可能因此不符"),
                format!("{left} figures of this sheet were left (see `left`): they may be why"),
            ));
        }
    }
}

/// For what an identity of a form is repeated; nothing of one between tables.
fn scope<'i>(imported: &'i Imported, id: &str) -> Option<&'i Scope> {
    let mut identities = imported.forms_taken().flat_map(|form| &form.identities);
    identities.find(|identity| identity.id == id).map(|identity| &identity.scope)
}
