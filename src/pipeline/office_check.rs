use std::collections::BTreeMap;

use crate::check::{
    self, DepartmentResult, Tally, Unsaid, beyond_a_file, bounded, gather_of_rounding,
    missing_tables,
};
use crate::finding::{Bilingual, Finding, Level};
use crate::model::{Department, Disclosure};
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
    let mut findings = gather_of_rounding(places.moved(bounded(found.collect())));
    unsure_where_rows_are_left(&mut findings, document, imported);
    let disclosure: Option<&Disclosure> = loaded.department.disclosures.first();
    let missing = disclosure.and_then(|one| missing_tables(one, written.catalogue, places.whole()));
    findings.extend(missing);
    Checked { findings, tally, read: loaded.department }
}

/// A sum over a sheet of which rows were left may be right: it is no error there, and says why.
fn unsure_where_rows_are_left(
    findings: &mut [Finding],
    document: &OfficeDocument,
    imported: &Imported,
) {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for finding in findings.iter_mut().filter(|finding| finding.arithmetic.is_some()) {
        let Some(number) = finding.place.file.sheet.as_ref().map(|sheet| sheet.number) else {
            continue;
        };
        let count = || {
            let sheet = document.sheets.get(number);
            sheet.map_or(0, |one| document.left_among_taken(one, imported))
        };
        let left = *counts.entry(number).or_insert_with(count);
        if left > 0 {
            finding.level = finding.level.max(Level::Warning);
            finding.notes.push(Bilingual::new(
                format!("这张工作表有{left}个数没有读入（见“未取”），可能因此不符"),
                format!("{left} figures of this sheet were left (see `left`): they may be why"),
            ));
        }
    }
}
