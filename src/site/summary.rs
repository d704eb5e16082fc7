use jiff::civil::Date;

use crate::finding::{Finding, RuleInfo};
use crate::model::{Correction, Department, Disclosure, DocumentKey, Kind, Origin};
use crate::words::Messages;

use super::entry::{DepartmentEntry, DisclosureEntry};
use super::headline::{Headline, headline};
use super::noted_figures::NotedFigures;
use super::route;
use super::summary_figure::{SummaryFigure, main_figures};
use super::title::disclosure_title;
use super::withheld_figure::{WithheldFigure, withheld_figures};

/// The little that index pages keep of a disclosure.
#[derive(Debug, Clone)]
pub struct Summary {
    /// Path under `content/` without the ending.
    pub path: String,
    /// 预算年度.
    pub year: i16,
    /// Whether the document prints no year, so that it was inferred.
    pub year_inferred: bool,
    /// 类别.
    pub kind: Kind,
    /// The budget unit that discloses by itself.
    pub budget_unit: Option<String>,
    /// Title of its page.
    pub title: String,
    /// Where its figures come from.
    pub origin: Origin,
    /// When it was approved, where that is stated.
    pub approved: Option<Date>,
    /// When it was published, where that is stated.
    pub published: Option<Date>,
    /// What was corrected after publication.
    pub corrections: Vec<SummaryCorrection>,
    /// Its main figure, where it has one.
    pub headline: Option<Headline>,
    /// The main figures of its profile that it prints.
    pub main_figures: Vec<SummaryFigure>,
    /// Those of them that it withholds.
    pub withheld_figures: Vec<WithheldFigure>,
    /// How many tables and statements its page shows with rows.
    pub tables: usize,
    /// How many tables and statements the document lacks, as the transcriber says.
    pub unpublished: usize,
    /// How many projects.
    pub projects: usize,
    /// How many indicators.
    pub indicators: usize,
    /// What was found in it, rule by rule.
    pub findings: Vec<RuleCount>,
    /// 存疑说明: how many things in doubt are explained, as many as its page has notes by
    /// transcriber and department.
    pub acknowledged: usize,
    /// 本站说明: how many things the site publishes by its own settings.
    pub lowered: usize,
    /// Whether `--withhold` kept it back.
    pub withheld: bool,
}

/// A correction as a list of news tells it.
#[derive(Debug, Clone)]
pub struct SummaryCorrection {
    /// The path of the figure inside its disclosure.
    pub at: String,
    /// The figure in words: its table, its row, the head of its column.
    pub place: String,
    /// What was published first, as printed.
    pub was: String,
    /// What stands there now, as printed.
    pub is: String,
    /// When it was changed.
    pub date: Date,
    /// Why.
    pub reason: String,
    /// The address of its cell, relative to the disclosure's page.
    pub anchor: String,
}

/// How often a rule found something in a disclosure.
#[derive(Debug, Clone)]
pub struct RuleCount {
    /// The rule.
    pub rule: &'static RuleInfo,
    /// Findings that the site published by having lowered them.
    pub lowered: usize,
    /// Findings that stand with an explanation.
    pub acknowledged: usize,
}

impl Summary {
    /// What is kept of one disclosure of a department, readable or not.
    pub fn of(
        words: &Messages,
        department: &DepartmentEntry,
        entry: &DisclosureEntry,
        read: &Department,
        findings: &[Finding],
        noted: &dyn NotedFigures,
    ) -> Summary {
        let disclosure = read.disclosures.iter().find(|disclosure| disclosure.path == entry.path);
        let before = read
            .disclosure(entry.key().year_before())
            .filter(|before| !noted.is_kept_back(&before.path));
        let of = |finding: &&Finding| finding.disclosure.as_deref() == Some(entry.path.as_str());
        let objectives = disclosure.iter().flat_map(|disclosure| {
            disclosure.projects.iter().map(|project| &project.objectives).chain(&disclosure.overall)
        });
        let (tables, unpublished) = disclosure.map_or((0, 0), Disclosure::shown_tables);
        Summary {
            path: entry.path.clone(),
            year: entry.year,
            year_inferred: disclosure.is_some_and(|disclosure| disclosure.year_inferred),
            kind: entry.kind,
            budget_unit: entry.budget_unit.clone(),
            title: disclosure_title(words, department, entry, disclosure),
            origin: disclosure.map_or(Origin::Published, |disclosure| disclosure.origin),
            approved: disclosure
                .and_then(|disclosure| Some(disclosure.dates.approved.as_ref()?.value)),
            published: disclosure
                .and_then(|disclosure| Some(disclosure.dates.published.as_ref()?.value)),
            corrections: disclosure
                .map(|disclosure| corrections(words, disclosure))
                .unwrap_or_default(),
            headline: disclosure.and_then(|disclosure| headline(words, disclosure, noted)),
            main_figures: disclosure
                .map(|disclosure| main_figures(words, disclosure, before, noted))
                .unwrap_or_default(),
            withheld_figures: disclosure
                .map(|disclosure| withheld_figures(disclosure, noted))
                .unwrap_or_default(),
            tables,
            unpublished,
            projects: disclosure.map_or(0, |disclosure| disclosure.projects.len()),
            indicators: objectives.map(|objectives| objectives.indicators.len()).sum(),
            findings: counts(findings.iter().filter(of)),
            acknowledged: noted.note_counts(&entry.path).explained,
            lowered: noted.note_counts(&entry.path).lowered,
            withheld: disclosure.is_none() || noted.is_kept_back(&entry.path),
        }
    }

    /// Which document of its department it is.
    pub fn key(&self) -> DocumentKey<'_> {
        DocumentKey { year: self.year, kind: self.kind, unit: self.budget_unit.as_deref() }
    }

    /// Whether it can be set beside others of its department: it is shown, and no unit's.
    pub fn is_comparable(&self) -> bool {
        self.budget_unit.is_none() && !self.withheld
    }

    /// The figure that the profile says first, where it is printed.
    pub fn lead(&self) -> Option<&SummaryFigure> {
        self.main_figures.iter().find(|figure| figure.leads)
    }

    /// The main figure of an id.
    pub fn main_figure(&self, id: &str) -> Option<&SummaryFigure> {
        self.main_figures.iter().find(|figure| figure.main.id == id)
    }
}

/// The corrections whose figure there is; one of a figure that is nowhere has a finding.
fn corrections(words: &Messages, disclosure: &Disclosure) -> Vec<SummaryCorrection> {
    let correction = |one: &Correction| {
        let located = disclosure.locate(&one.at.value)?;
        let is = located.cell?.printed().to_owned();
        let place = words.place(disclosure, &located.path);
        Some(SummaryCorrection {
            at: located.path,
            place,
            was: one.was.clone(),
            is,
            date: one.date.value,
            reason: one.reason.clone(),
            anchor: route::here(&located.fragment),
        })
    };
    disclosure.corrections.iter().filter_map(correction).collect()
}

/// How often each rule found something, the rules in the order of their names.
fn counts<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<RuleCount> {
    let mut counts: Vec<RuleCount> = Vec::new();
    for finding in findings {
        let at = counts
            .iter()
            .position(|count| count.rule.name == finding.rule.name)
            .unwrap_or_else(|| {
                counts.push(RuleCount { rule: finding.rule, lowered: 0, acknowledged: 0 });
                counts.len() - 1
            });
        match finding.acknowledged {
            Some(_) => counts[at].acknowledged += 1,
            None => counts[at].lowered += 1,
        }
    }
    counts.sort_by_key(|count| count.rule.name);
    counts
}

#[cfg(test)]
impl Summary {
    /// A disclosure of 2024 of which nothing is known, for tests.
    pub(super) fn of_nothing(path: &str, kind: Kind) -> Summary {
        Summary {
            path: path.into(),
            year: 2024,
            year_inferred: false,
            kind,
            budget_unit: None,
            title: String::new(),
            origin: Origin::Invented,
            approved: None,
            published: None,
            corrections: Vec::new(),
            headline: None,
            main_figures: Vec::new(),
            withheld_figures: Vec::new(),
            tables: 0,
            unpublished: 0,
            projects: 0,
            indicators: 0,
            findings: Vec::new(),
            acknowledged: 0,
            lowered: 0,
            withheld: false,
        }
    }
}
