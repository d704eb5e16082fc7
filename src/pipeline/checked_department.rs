use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::{
    Doubts, Outcome, Reconciliation, Status, bounded, dead_links, department as run_checks,
    reconcile,
};
use crate::decimal::Decimal;
use crate::finding::Finding;
use crate::load;
use crate::model::path::{cell_path, fragment, project_cell_path};
use crate::model::{
    Amount, Correction, Department, Disclosure, LineRole, MainFigure, MoneyUnit, Unit,
};
use crate::site::{
    DepartmentEntry, DisclosureEntry, Headline, RuleCount, Summary, SummaryCorrection,
    SummaryFigure, route,
};
use crate::trouble::{Bilingual, Told as _};
use crate::words::Messages;

use super::parallel::RegionDepartment;
use super::workspace::Workspace;

/// A department read and checked: all that its pages need.
#[derive(Debug)]
pub struct CheckedDepartment {
    /// What it disclosed.
    pub department: Arc<Department>,
    /// Findings of reading and checking it, sorted.
    pub findings: Vec<Finding>,
    /// One for each disclosure there is, readable or not.
    pub summaries: Vec<Summary>,
    /// How identities came out, by the paths of the disclosures that were read.
    pub tallies: Vec<(String, Tally)>,
    /// Which of its figures are in doubt.
    pub doubts: Doubts,
}

/// How many identities came out how.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// Exactly or within rounding.
    pub held: usize,
    /// With a finding.
    pub failed: usize,
    /// Not applicable, or not computable.
    pub silent: usize,
}

impl Tally {
    fn of(outcomes: &[Outcome<'_>]) -> Tally {
        let mut tally = Tally::default();
        for outcome in outcomes {
            match outcome.status {
                Status::Holds | Status::WithinRounding(_) => tally.held += 1,
                Status::Fails => tally.failed += 1,
                Status::NotApplicable(_) | Status::NotComputable(_) => tally.silent += 1,
            }
        }
        tally
    }
}

/// Reads and checks a department.
///
/// # Errors
/// When the disk refuses.
pub fn check_department(
    workspace: &Workspace,
    place: RegionDepartment<'_>,
) -> anyhow::Result<CheckedDepartment> {
    let (department, findings) = read(workspace, place)?;
    Ok(checked(workspace, place, &department, findings)?.0)
}

/// Reads a department, with the findings of reading.
pub(super) fn read(
    workspace: &Workspace,
    (_, entry): RegionDepartment<'_>,
) -> anyhow::Result<(Arc<Department>, Vec<Finding>)> {
    let mut loaded =
        load::department(&workspace.root, entry, &workspace.catalogue, &workspace.site.config)?;
    // Links are read with the department; where they may lead, only the plan of the site knows.
    loaded.findings.extend(dead_links(&loaded.department, &workspace.addresses));
    Ok((Arc::new(loaded.department), loaded.findings))
}

/// Checks a department that was read with these findings. How its identities came out borrows it,
/// so it stays the caller's.
pub(super) fn checked<'a>(
    workspace: &Workspace,
    (_, entry): RegionDepartment<'_>,
    department: &'a Arc<Department>,
    findings: Vec<Finding>,
) -> anyhow::Result<(CheckedDepartment, Vec<Vec<Outcome<'a>>>)> {
    let config = &workspace.site.config;
    let checked = run_checks(department, findings, config);
    let tallies = department
        .disclosures
        .iter()
        .zip(&checked.outcomes)
        .map(|(disclosure, outcomes)| (disclosure.path.clone(), Tally::of(outcomes)))
        .collect();
    let mut findings = bounded(checked.findings);
    load::name_cells(&workspace.root, department, &mut findings)?;
    let doubts = Doubts::new(department, &findings);
    let summaries = entry
        .disclosures
        .iter()
        .map(|one| summary(&config.words, entry, one, department, &findings, &doubts))
        .collect();
    Ok((
        CheckedDepartment {
            department: Arc::clone(department),
            findings,
            summaries,
            tallies,
            doubts,
        },
        checked.outcomes,
    ))
}

impl CheckedDepartment {
    /// How much of one disclosure was held against each other, by its path.
    ///
    /// # Errors
    /// When the department has no such disclosure.
    pub fn reconciliation(&self, path: &str) -> anyhow::Result<Reconciliation<'_>> {
        let found = reconcile(&self.department).into_iter().find(|one| one.disclosure == path);
        found
            .told(|| Bilingual::new(format!("核对不了 {path}"), format!("cannot reconcile {path}")))
    }

    /// The findings of one disclosure.
    pub fn findings_of(&self, path: &str) -> Vec<Finding> {
        self.findings
            .iter()
            .filter(|finding| finding.disclosure.as_deref() == Some(path))
            .cloned()
            .collect()
    }

    /// Every disclosure that is published: read, and not withheld.
    pub fn published(&self) -> impl Iterator<Item = &Disclosure> {
        self.department.disclosures.iter().filter(|disclosure| self.is_published(&disclosure.path))
    }

    /// Whether the disclosure of a path is published.
    fn is_published(&self, path: &str) -> bool {
        self.summaries.iter().any(|summary| summary.path == path && !summary.withheld)
    }

    /// The same kind of disclosure of the year before, if it is published.
    pub fn before(&self, disclosure: &Disclosure) -> Option<&Disclosure> {
        self.department
            .disclosure(disclosure.key().year_before())
            .filter(|before| self.is_published(&before.path))
    }

    /// The disclosure of a path, if it could be read.
    pub fn disclosure(&self, path: &str) -> Option<&Disclosure> {
        self.department.disclosures.iter().find(|disclosure| disclosure.path == path)
    }
}

fn summary(
    words: &Messages,
    department: &DepartmentEntry,
    entry: &DisclosureEntry,
    read: &Department,
    findings: &[Finding],
    doubts: &Doubts,
) -> Summary {
    let disclosure = read.disclosures.iter().find(|disclosure| disclosure.path == entry.path);
    let of = |finding: &&Finding| finding.disclosure.as_deref() == Some(entry.path.as_str());
    let objectives = disclosure.iter().flat_map(|disclosure| {
        disclosure.projects.iter().map(|project| &project.objectives).chain(&disclosure.overall)
    });
    let (tables, unpublished) = disclosure.map_or((0, 0), Disclosure::shown_tables);
    Summary {
        path: entry.path.clone(),
        year: entry.year,
        kind: entry.kind,
        budget_unit: entry.budget_unit.clone(),
        title: title(words, department, entry, disclosure),
        origin: disclosure.map_or(crate::model::Origin::Published, |disclosure| disclosure.origin),
        approved: disclosure.and_then(|disclosure| Some(disclosure.dates.approved.as_ref()?.value)),
        published: disclosure
            .and_then(|disclosure| Some(disclosure.dates.published.as_ref()?.value)),
        corrections: disclosure
            .map(|disclosure| corrections(words, disclosure))
            .unwrap_or_default(),
        headline: disclosure.and_then(|disclosure| headline(words, disclosure, doubts)),
        main_figures: disclosure
            .map(|disclosure| main_figures(words, disclosure, doubts))
            .unwrap_or_default(),
        tables,
        unpublished,
        projects: disclosure.map_or(0, |disclosure| disclosure.projects.len()),
        indicators: objectives.map(|objectives| objectives.indicators.len()).sum(),
        findings: counts(findings.iter().filter(of)),
        acknowledged: doubts.counts(&entry.path).explained,
        open: doubts.counts(&entry.path).open,
        withheld: disclosure.is_none() || findings.iter().filter(of).any(Finding::stops),
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
                counts.push(RuleCount { rule: finding.rule, open: 0, acknowledged: 0 });
                counts.len() - 1
            });
        match finding.acknowledged {
            Some(_) => counts[at].acknowledged += 1,
            None => counts[at].open += 1,
        }
    }
    counts.sort_by_key(|count| count.rule.name);
    counts
}

/// The main figures of the profile that a disclosure prints, in 万元: units differ between tables,
/// what stands side by side may not.
fn main_figures(words: &Messages, disclosure: &Disclosure, doubts: &Doubts) -> Vec<SummaryFigure> {
    let lead = disclosure.profile.glance.as_ref().map(|glance| glance.lead.as_str());
    let figure = |main: &Arc<MainFigure>| {
        let referred = disclosure.main(main)?;
        let mut changes = disclosure
            .corrections
            .iter()
            .map(|one| &one.at)
            .chain(disclosure.restatements.iter().map(|one| &one.at));
        Some(SummaryFigure {
            main: Arc::clone(main),
            amount: referred.figure.in_money(MoneyUnit::TenThousandYuan).map(|amount| {
                (!doubts.in_unit(&disclosure.path, &referred.path)).then_some(amount)
            })?,
            printed: words.measured(&referred.figure.amount.grouped(), referred.figure.unit),
            leads: lead == Some(main.id.as_str()),
            notes: doubts.at(&disclosure.path, &referred.path),
            doubted: doubts.in_doubt(&disclosure.path, &referred.path),
            changed: changes.any(|at| {
                disclosure.locate(&at.value).is_some_and(|located| located.path == referred.path)
            }),
            anchor: route::here(&referred.fragment),
        })
    };
    disclosure.profile.main_figures.iter().filter_map(figure).collect()
}

/// The title of a disclosure's page: who, which year, what.
pub fn title(
    words: &Messages,
    department: &DepartmentEntry,
    entry: &DisclosureEntry,
    disclosure: Option<&Disclosure>,
) -> String {
    let who = entry
        .budget_unit
        .as_ref()
        .and_then(|code| department.budget_units.iter().find(|unit| unit.code == *code))
        .map_or(&department.name, |unit| &unit.name);
    let what = disclosure
        .and_then(|disclosure| disclosure.profile.requirement(disclosure.kind))
        .map_or_else(|| words.kind(entry.kind).to_owned(), |requirement| requirement.title.clone());
    words.say("article.title", &[("who", who), ("year", &entry.year), ("what", &what)])
}

/// The first total a disclosure prints; for one that only has projects, their sum, said to be
/// computed.
fn headline(words: &Messages, disclosure: &Disclosure, doubts: &Doubts) -> Option<Headline> {
    for table in &disclosure.tables {
        for row in &table.rows {
            let Some(line) = row
                .line
                .map(|line| &table.form.lines()[line])
                .filter(|line| line.role == LineRole::Total)
            else {
                continue;
            };
            let money = table
                .form
                .main_figure(row)
                .map(|(column, figure)| (column, figure.amount, figure.unit));
            if let Some((column, amount, Unit::Money(unit))) = money {
                let label =
                    words.say("listed.headline", &[("table", &table.name), ("line", &line.label)]);
                let notes = doubts.at(&disclosure.path, &cell_path(table, row, column));
                return Some(Headline {
                    label,
                    amount,
                    unit,
                    anchor: Some(route::here(&fragment(&table.form, row, column))),
                    notes,
                });
            }
        }
    }
    let form = disclosure.project_form.as_ref()?;
    let budget = form.main_column()?;
    // One whose unit is in doubt takes no part in the sum; one in doubt otherwise gives it its
    // mark.
    let figures = disclosure.projects.iter().filter_map(|project| {
        Some((project.row.cells[budget].figure()?, project_cell_path(project, form, budget)))
    });
    let summed: Vec<_> =
        figures.filter(|(_, path)| !doubts.in_unit(&disclosure.path, path)).collect();
    let sum = Decimal::checked_sum(summed.iter().map(|(figure, _)| figure.amount.decimal()))
        .filter(|_| !summed.is_empty())?;
    let label = words.say(
        "listed.headline_projects",
        &[("count", &summed.len()), ("column", &form.columns[budget].label)],
    );
    let notes = summed
        .iter()
        .flat_map(|(_, path)| doubts.at(&disclosure.path, path))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    Some(Headline {
        label,
        amount: Amount::from_decimal(sum),
        unit: disclosure.project_unit(),
        anchor: None,
        notes,
    })
}
