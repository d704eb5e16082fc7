use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::characters::hex;
use crate::finding::{Finding, Language, Reply};
use crate::model::{Disclosure, OriginalFile, Region};
use crate::site::DepartmentEntry;

use super::json_projects::{
    OutObjectives, OutProject, OutProjectForm, out_objectives, out_project, out_project_form,
};
use super::json_tables::{OutTable, out_table};

/// What the state of a disclosure's data is called where it is cited: the first digits of the
/// SHA-256 that the manifest says of its `data.json`.
pub fn data_version(json: &[u8]) -> String {
    hex(&Sha256::digest(json)[..5])
}

/// Bytes that hold most disclosures: growing from nothing copies them ten times.
pub(super) const USUAL: usize = 128 * 1024;

/// Everything a disclosure holds, for machines, on one line; findings speak the language of the
/// site. Numbers are strings: a JSON number would pass through a float.
pub fn data_json(
    region: &Region,
    department: &DepartmentEntry,
    disclosure: &Disclosure,
    findings: &[Finding],
    language: Language,
) -> Vec<u8> {
    let out = OutDisclosure {
        format: 2,
        disclosure: &disclosure.path,
        region: OutRegion {
            code: &region.code,
            slug: &region.slug,
            name: &region.name,
            population: region.population.as_ref().and_then(|people| people.of(disclosure.year)),
        },
        department: OutDepartment {
            code: department.code.as_deref(),
            slug: &department.slug,
            name: &department.name,
        },
        budget_unit: disclosure.budget_unit.as_deref(),
        year: disclosure.year,
        year_inferred: disclosure.year_inferred,
        kind: disclosure.kind.slug(),
        profile: &disclosure.profile.id,
        origin: disclosure.origin.name(),
        source: disclosure.source.as_ref().map(|source| OutSource {
            title: &source.title,
            url: source.url.as_deref(),
            note: source.note.as_deref(),
            files: out_originals(&source.files),
        }),
        dates: OutDates {
            approved: disclosure.dates.approved.as_ref().map(|date| date.value.to_string()),
            published: disclosure.dates.published.as_ref().map(|date| date.value.to_string()),
            filled: disclosure.dates.filled.as_ref().map(|date| date.value.to_string()),
        },
        tables: disclosure.tables.iter().map(out_table).collect(),
        project_form: out_project_form(disclosure),
        projects: disclosure
            .projects
            .iter()
            .map(|project| out_project(disclosure, project))
            .collect(),
        overall: disclosure.overall.as_ref().map(out_objectives),
        corrections: disclosure
            .corrections
            .iter()
            .map(|correction| OutCorrection {
                at: &correction.at.value,
                was: &correction.was,
                date: correction.date.value.to_string(),
                reason: &correction.reason,
            })
            .collect(),
        restatements: disclosure
            .restatements
            .iter()
            .map(|restatement| OutRestatement {
                at: &restatement.at.value,
                published: restatement.published.value.plain(),
                reason: &restatement.reason,
            })
            .collect(),
        withheld: disclosure
            .withheld
            .iter()
            .map(|withheld| OutWithheld { at: &withheld.at.value, basis: &withheld.basis })
            .collect(),
        findings: findings.iter().map(|finding| out_finding(finding, language)).collect(),
    };
    let mut bytes = Vec::with_capacity(USUAL);
    serde_json::to_writer(&mut bytes, &out).expect("strings and lists always serialise");
    bytes.push(b'\n');
    bytes
}

#[derive(Serialize)]
struct OutDisclosure<'a> {
    format: u32,
    disclosure: &'a str,
    region: OutRegion<'a>,
    department: OutDepartment<'a>,
    budget_unit: Option<&'a str>,
    year: i16,
    year_inferred: bool,
    kind: &'a str,
    profile: &'a str,
    origin: &'a str,
    source: Option<OutSource<'a>>,
    dates: OutDates,
    tables: Vec<OutTable<'a>>,
    project_form: Option<OutProjectForm<'a>>,
    projects: Vec<OutProject<'a>>,
    overall: Option<OutObjectives<'a>>,
    corrections: Vec<OutCorrection<'a>>,
    restatements: Vec<OutRestatement<'a>>,
    withheld: Vec<OutWithheld<'a>>,
    findings: Vec<OutFinding<'a>>,
}

#[derive(Serialize)]
struct OutRegion<'a> {
    code: &'a str,
    slug: &'a str,
    name: &'a str,
    population: Option<u64>,
}

#[derive(Serialize)]
struct OutDepartment<'a> {
    code: Option<&'a str>,
    slug: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct OutSource<'a> {
    title: &'a str,
    url: Option<&'a str>,
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    files: Vec<OutOriginal<'a>>,
}

fn out_originals(files: &[OriginalFile]) -> Vec<OutOriginal<'_>> {
    files
        .iter()
        .map(|file| OutOriginal { name: &file.name.value, size: file.size, sha256: &file.sha256 })
        .collect()
}

#[derive(Serialize)]
struct OutOriginal<'a> {
    name: &'a str,
    size: u64,
    sha256: &'a str,
}

#[derive(Serialize)]
struct OutDates {
    approved: Option<String>,
    published: Option<String>,
    filled: Option<String>,
}

#[derive(Serialize)]
struct OutCorrection<'a> {
    at: &'a str,
    was: &'a str,
    date: String,
    reason: &'a str,
}

#[derive(Serialize)]
struct OutRestatement<'a> {
    at: &'a str,
    published: String,
    reason: &'a str,
}

#[derive(Serialize)]
struct OutWithheld<'a> {
    at: &'a str,
    basis: &'a str,
}

#[derive(Serialize)]
struct OutFinding<'a> {
    rule: &'a str,
    identity: Option<&'a str>,
    level: &'a str,
    acknowledged: Option<&'a str>,
    reason: Option<&'a str>,
    reply: Option<OutReply<'a>>,
    message: &'a str,
    at: Option<&'a str>,
    unit: Option<&'a str>,
    reported: Option<&'a str>,
    computed: Option<&'a str>,
    difference: Option<&'a str>,
}

/// What the department replied to its transcriber.
#[derive(Serialize)]
struct OutReply<'a> {
    date: String,
    text: &'a str,
}

fn out_reply(reply: &Reply) -> OutReply<'_> {
    OutReply { date: reply.date.to_string(), text: &reply.text }
}

fn out_finding(finding: &Finding, language: Language) -> OutFinding<'_> {
    OutFinding {
        rule: finding.rule.name,
        identity: finding.identity.as_deref(),
        level: finding.level.name(),
        acknowledged: finding.acknowledged.as_ref().map(|acknowledged| acknowledged.by.name()),
        reason: finding.acknowledged.as_ref().map(|acknowledged| acknowledged.reason.as_str()),
        reply: finding.acknowledged.as_ref().and_then(|said| said.reply.as_ref()).map(out_reply),
        message: finding.message.in_language(language),
        at: finding.at.as_deref(),
        unit: finding.unit.as_deref(),
        reported: finding.reported(),
        computed: finding.computed(),
        difference: finding.arithmetic.as_ref().map(|numbers| numbers.difference.as_str()),
    }
}
