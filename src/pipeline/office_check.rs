use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::{self, DepartmentResult, Tally, Unsaid, beyond_a_file, bounded, missing_tables};
use crate::finding::{Bilingual, Finding, Level};
use crate::forms::LAW;
use crate::load;
use crate::model::{Disclosure, Kind};
use crate::office::{
    Head, Imported, Kinds, OfficeDocument, OfficePlaces, Said, TextNarrative, UntakenTables, Year,
    disclosure_text, kind_of, left_of_text, profile_of, year_of,
};
use crate::site::{DepartmentEntry, DisclosureEntry};
use crate::source::SourceFile;

use super::office_report::{AskedOf, ChosenBy, OfficeReport, Unchecked};
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
    let (profile, profile_by) = match (&asked.profile, &config.profile) {
        (Some(asked), _) => (asked.as_str(), ChosenBy::Asking),
        (None, Some(own)) => (own.as_str(), ChosenBy::Site),
        (None, None) => match profile_of(&said, catalogue) {
            Some(of_place) => (of_place, ChosenBy::Place),
            None => (LAW, ChosenBy::Law),
        },
    };
    let history = catalogue.profiles.get(profile);
    let history = history.ok_or_else(|| Unchecked::NoProfile(profile.to_owned()))?;
    let year_by = if asked.year.is_some() { None } else { year_of(&said) };
    let known = year_by.map(|year| match year {
        Year::Said(year) | Year::OfHeads(year) => year,
    });
    let year = asked.year.or(known).unwrap_or_else(|| history.latest_year());
    let version = history.in_year(year);
    let form = asked
        .form
        .as_ref()
        .map(|name| catalogue.form(name).ok_or_else(|| Unchecked::NoForm(name.clone())));
    let form = form.transpose()?;
    let kinds = Kinds { catalogue, profile: version, year, form, asked: asked.kind };
    let (kind, imported) = kind_of(document, &said, &kinds).ok_or_else(|| match asked.kind {
        Some(kind) => Unchecked::NoRequirement { profile: profile.to_owned(), kind },
        None => Unchecked::NoKind,
    })?;
    let department = asked.department.clone().or(said.office);
    let no_year = asked.year.is_none() && year_by.is_none();
    let unsaid = [(department.is_none(), Unsaid::Office), (no_year, Unsaid::Year)];
    let unsaid = unsaid.into_iter().filter(|(is, _)| *is).map(|(_, what)| what).collect();
    let requirement = version.requirement(kind);
    let narrative = document.text.as_ref().zip(requirement).map(|(text, requirement)| {
        let is_taken = |sheet: &str| imported.took_from(sheet);
        text.narrative(requirement, is_taken, UntakenTables::LeftOut)
    });
    let department_name = department.as_deref();
    let written = Written { profile, year, kind, department: department_name, unsaid, narrative };
    let (findings, tally) = written.checked(document, &imported, standards);
    let text = document.text.as_ref().zip(written.narrative.as_ref());
    Ok(OfficeReport {
        kind,
        year,
        year_by,
        year_asked: asked.year.is_some(),
        profile: (profile.to_owned(), version.name.clone()),
        profile_by,
        text: text.map(|(text, written)| (written.count(), left_of_text(text, written))),
        department,
        imported,
        findings,
        tally,
    })
}

/// A document written as the text of a disclosure, which lies nowhere on the disk.
struct Written<'a> {
    profile: &'a str,
    year: i16,
    kind: Kind,
    department: Option<&'a str>,
    unsaid: Vec<Unsaid>,
    /// The text of a text document.
    narrative: Option<TextNarrative>,
}

impl Written<'_> {
    /// What was found in it, by its places in the office's file.
    fn checked(
        &self,
        document: &OfficeDocument,
        imported: &Imported,
        standards: &Standards,
    ) -> (Vec<Finding>, Tally) {
        let head = Head { year: self.year, profile: Some(self.profile), invented: false };
        let text = disclosure_text(&head, imported);
        let file = Arc::new(SourceFile::new(document.path.clone(), text));
        let entry = self.entry();
        let Standards { catalogue, config } = standards;
        let path = format!("{}.md", document.path);
        let narrative = self.narrative.as_ref();
        let markdown = narrative.map(|one| Arc::new(SourceFile::new(path.clone(), one.text())));
        let loaded = load::written(&file, markdown.as_ref(), &entry, catalogue, config);
        let DepartmentResult { findings, outcomes } =
            check::department(&loaded.department, loaded.findings, config);
        let tally = outcomes.first().map(|outcomes| Tally::of(outcomes)).unwrap_or_default();
        let found = findings.into_iter().filter(|finding| self.speaks_of_it(finding));
        let mut places = OfficePlaces::of(document, imported, &file);
        if let Some(narrative) = narrative {
            places = places.with_narrative(&path, narrative);
        }
        let mut findings = places.moved(bounded(found.collect()));
        unsure_where_rows_are_left(&mut findings, document, imported);
        let disclosure: Option<&Disclosure> = loaded.department.disclosures.first();
        let missing = disclosure.and_then(|one| missing_tables(one, catalogue, places.whole()));
        findings.extend(missing);
        (findings, tally)
    }

    fn speaks_of_it(&self, finding: &Finding) -> bool {
        !beyond_a_file(finding.rule, &self.unsaid)
    }

    /// The document as the plan of a site would have it.
    fn entry(&self) -> DepartmentEntry {
        let path = DisclosureEntry::path_of("file/office", WHOLE_DEPARTMENT, self.year, self.kind);
        DepartmentEntry {
            slug: "office".to_owned(),
            code: None,
            name: self.department.unwrap_or_default().to_owned(),
            budget_units: Vec::new(),
            disclosures: vec![DisclosureEntry {
                path,
                year: self.year,
                kind: self.kind,
                budget_unit: None,
                has_narrative: self.narrative.is_some(),
            }],
        }
    }
}

/// A file says of no unit that it discloses by itself.
const WHOLE_DEPARTMENT: Option<&str> = None;

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
        let count = || document.sheets.get(number).map_or(0, |one| imported.left_among_taken(one));
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
