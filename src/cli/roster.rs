use anyhow::bail;
use jiff::civil::Date;
use serde::Serialize;

use crate::finding::{Finding, Language};
use crate::pipeline::{Unreleased, Workspace, summaries};
use crate::site::{Obligation, ObligationTotals, RegionEntry, Summary, obligations, unlisted};
use crate::trouble::Trouble;

use super::arguments::{Allow, Arguments, Format, RosterArguments, RosterFormat};
use super::left_out::left_out_of_it;
use super::{ExitStatus, print, root};

#[derive(Serialize)]
struct Line<'a> {
    region: &'a str,
    department: &'a str,
    unit: Option<&'a str>,
    name: &'a str,
    year: i16,
    kind: &'a str,
    due: Option<String>,
    published: Option<String>,
    standing: &'a str,
    days_late: Option<i32>,
    days_overdue: Option<i32>,
    reason: Option<&'a str>,
    disclosure: Option<&'a str>,
}

/// `gongkai roster`: ends with findings where something that is owed cannot be seen; with `--on`,
/// only where its last day is past. What was late once is late for ever, so it is printed and does
/// not count.
pub(super) fn run(arguments: &Arguments, command: &RosterArguments) -> anyhow::Result<ExitStatus> {
    let workspace = root::workspace(
        arguments,
        &Allow { allow: Vec::new() },
        Unreleased::LeftOut { on: command.on },
    )?;
    let language = arguments.language();
    let broken: Vec<&Finding> =
        workspace.findings.iter().filter(|finding| finding.stops()).collect();
    if !broken.is_empty() {
        print::findings(&broken, Format::Human, language);
        return Ok(ExitStatus::Findings);
    }
    if workspace.site.with_roster().next().is_none() {
        bail!(Trouble::new(
            "没有名录：请写 content/<region>/roster.yaml 或 content/roster.yaml（docs/format.md 第1节）",
            "there is no roster: write content/<region>/roster.yaml or content/roster.yaml (docs/format.md, section 1)",
        ));
    }
    if let Some(year) = command.year.filter(|year| !owes(&workspace, *year)) {
        bail!(Trouble::new(
            format!("名录对 {year} 年没有要求"),
            format!("the roster asks for nothing of {year}")
        ));
    }
    let summaries = summaries(&workspace)?;
    let mut open = false;
    for region in workspace.site.with_roster() {
        let all = obligations(region, &summaries);
        for year in region
            .roster
            .iter()
            .flat_map(|roster| roster.years())
            .filter(|year| command.year.is_none_or(|asked| asked == *year))
        {
            let of_year: Vec<&Obligation<'_>> =
                all.iter().filter(|one| one.duty.year == year).collect();
            open |= of_year.iter().any(|one| {
                command.on.map_or(one.standing.is_open(), |on| one.overdue(on).is_some())
            });
            match command.format {
                RosterFormat::Human => {
                    people(region, year, &of_year, command.on, language);
                    unlisted(region, &summaries, &all)
                        .into_iter()
                        .filter(|summary| summary.year == year)
                        .for_each(|summary| beyond(summary, language));
                }
                RosterFormat::Json => {
                    of_year.iter().for_each(|one| machines(region, one, command.on))
                }
            }
        }
    }
    if command.format == RosterFormat::Human {
        left_out_of_it(&workspace, language).iter().for_each(|line| print::line(line));
    }
    Ok(if open { ExitStatus::Findings } else { ExitStatus::Clean })
}

/// Whether a roster asks for anything of a year.
fn owes(workspace: &Workspace, year: i16) -> bool {
    let rosters = workspace.site.with_roster().flat_map(|region| &region.roster);
    rosters.into_iter().any(|roster| roster.years().contains(&year))
}

fn people(
    region: &RegionEntry,
    year: i16,
    owed: &[&Obligation<'_>],
    on: Option<Date>,
    language: Language,
) {
    let totals = ObligationTotals::of(owed.iter().copied()).words();
    let name = &region.region.name;
    print::line(&match language {
        Language::Chinese => format!("{name} {year}年：{}", totals.zh),
        Language::English => format!("{name} {year}: {}", totals.en),
    });
    for one in owed {
        let standing = one.words();
        let published =
            one.summary.filter(|summary| !summary.withheld).and_then(|summary| summary.published);
        let due = one.due.filter(|_| one.duty.exempt.is_none());
        let overdue = on.and_then(|on| one.overdue(on));
        print::line(&match language {
            Language::Chinese => {
                let dates = [
                    published.map(|date| format!("{date}公开")),
                    due.map(|date| format!("期限{date}")),
                    overdue.map(|days| format!("已过{days}天")),
                ];
                format!(
                    "  {} {}：{}{}",
                    one.party.name,
                    one.duty.kind.name(),
                    standing.zh,
                    bracketed(dates, "（", "，", "）")
                )
            }
            Language::English => {
                let dates = [
                    published.map(|date| format!("published {date}")),
                    due.map(|date| format!("due {date}")),
                    overdue.map(|days| format!("{days} days overdue")),
                ];
                format!(
                    "  {} {}: {}{}",
                    one.party.name,
                    one.duty.kind.slug(),
                    standing.en,
                    bracketed(dates, " (", ", ", ")")
                )
            }
        });
    }
}

fn beyond(summary: &Summary, language: Language) {
    print::line(&match language {
        Language::Chinese => {
            format!("  名录没有要求而公开的：{}（{}）", summary.title, summary.path)
        }
        Language::English => {
            format!("  published, though nobody owes it: {} ({})", summary.title, summary.path)
        }
    });
}

fn bracketed(parts: [Option<String>; 3], open: &str, between: &str, close: &str) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!("{open}{}{close}", parts.join(between)) }
}

fn machines(region: &RegionEntry, one: &Obligation<'_>, on: Option<Date>) {
    let summary = one.summary.filter(|summary| !summary.withheld);
    let line = Line {
        region: &region.region.slug,
        department: &one.party.department,
        unit: one.party.unit.as_deref(),
        name: &one.party.name,
        year: one.duty.year,
        kind: one.duty.kind.slug(),
        due: one.due.map(|date| date.to_string()),
        published: summary.and_then(|summary| summary.published).map(|date| date.to_string()),
        standing: one.standing.name(),
        days_late: one.days_late(),
        days_overdue: on.and_then(|on| one.overdue(on)),
        reason: one.duty.exempt.as_deref(),
        disclosure: summary.map(|summary| summary.path.as_str()),
    };
    print::json(&serde_json::to_string(&line).expect("text becomes JSON"));
}
