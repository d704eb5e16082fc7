use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::finding::Bilingual;
use crate::model::{Due, Duty, Party, days_between};

use super::entry::{DisclosureEntry, RegionEntry};
use super::summaries::Summaries;
use super::summary::Summary;

/// A duty of the roster, held against what there is.
#[derive(Debug, Clone, Copy)]
pub struct Obligation<'a> {
    /// Who owes it.
    pub party: &'a Party,
    /// What is owed.
    pub duty: &'a Duty,
    /// The last day, where it is known.
    pub due: Option<Date>,
    /// The disclosure, where there is one.
    pub summary: Option<&'a Summary>,
    /// How it stands.
    pub standing: ObligationStatus,
}

/// How a duty stands. No clock is asked: days are counted between dates that the data states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObligationStatus {
    /// In time, or nobody can say by how much late.
    Published,
    /// So many days after the last day.
    Late(i32),
    /// There is nothing.
    Missing,
    /// It need not be published.
    Exempt,
    /// There is something, and a finding keeps it back.
    Withheld,
}

/// How many duties stand how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ObligationTotals {
    /// What is owed, exemptions aside.
    pub owed: usize,
    /// What is published, late or not.
    pub published: usize,
    /// What of it is late.
    pub late: usize,
    /// What is not there.
    pub missing: usize,
    /// What a finding keeps back.
    pub withheld: usize,
    /// What need not be published.
    pub exempt: usize,
}

/// Every duty of a region's roster and how it stands, in the order of the roster.
pub fn obligations<'a>(region: &'a RegionEntry, summaries: &'a Summaries) -> Vec<Obligation<'a>> {
    let folder = format!("{}/", region.region.slug);
    let parties = region.roster.iter().flat_map(|roster| &roster.parties);
    let stand = |(party, duty): (&'a Party, &'a Duty)| {
        let find = |kind| {
            let path = DisclosureEntry::path_of(
                &format!("{folder}{}", party.department),
                party.unit.as_deref(),
                duty.year,
                kind,
            );
            summaries.get(&path)
        };
        let due = match duty.due {
            Due::On(date) => Some(date),
            Due::AfterApproval { of, days } => find(of)
                .and_then(|summary| summary.approved)
                .and_then(|date| date.checked_add(jiff::Span::new().days(days)).ok()),
            Due::Unstated => None,
        };
        let summary = find(duty.kind);
        Obligation { party, duty, due, summary, standing: standing(duty, due, summary) }
    };
    parties
        .flat_map(|party| party.duties.iter().map(move |duty| (party, duty)))
        .map(stand)
        .collect()
}

/// What a region published for the years of its roster without owing it: the roster may have a gap.
pub fn unlisted<'a>(
    region: &RegionEntry,
    summaries: &'a Summaries,
    owed: &[Obligation<'_>],
) -> Vec<&'a Summary> {
    let folder = format!("{}/", region.region.slug);
    let years: Vec<i16> = region.roster.iter().flat_map(|roster| roster.years()).collect();
    let owed: BTreeSet<&str> =
        owed.iter().filter_map(|one| Some(one.summary?.path.as_str())).collect();
    let own = summaries.under(&folder).into_iter().filter(|summary| years.contains(&summary.year));
    own.filter(|summary| !summary.withheld && !owed.contains(summary.path.as_str())).collect()
}

fn standing(duty: &Duty, due: Option<Date>, summary: Option<&Summary>) -> ObligationStatus {
    match summary {
        _ if duty.exempt.is_some() => ObligationStatus::Exempt,
        None => ObligationStatus::Missing,
        Some(summary) if summary.withheld => ObligationStatus::Withheld,
        Some(summary) => {
            match due.zip(summary.published).map(|(due, published)| days_between(due, published)) {
                Some(days) if days > 0 => ObligationStatus::Late(days),
                _ => ObligationStatus::Published,
            }
        }
    }
}

impl ObligationStatus {
    /// The word in data: `published`, `late`, `missing`, `exempt` or `withheld`.
    pub fn name(self) -> &'static str {
        match self {
            ObligationStatus::Published => "published",
            ObligationStatus::Late(_) => "late",
            ObligationStatus::Missing => "missing",
            ObligationStatus::Exempt => "exempt",
            ObligationStatus::Withheld => "withheld",
        }
    }

    /// Whether something that is owed cannot be seen.
    pub fn is_open(self) -> bool {
        matches!(self, ObligationStatus::Missing | ObligationStatus::Withheld)
    }
}

impl Obligation<'_> {
    /// How it stands, in words.
    pub fn words(&self) -> Bilingual {
        match self.standing {
            ObligationStatus::Published => Bilingual::new("已公开", "published"),
            ObligationStatus::Late(days) => Bilingual::new(
                format!("已公开，迟{days}天"),
                format!("published {days} day{} late", if days == 1 { "" } else { "s" }),
            ),
            ObligationStatus::Missing => Bilingual::new("未公开", "missing"),
            ObligationStatus::Exempt => {
                let reason = self.duty.exempt.as_deref().unwrap_or_default();
                Bilingual::new(format!("豁免：{reason}"), format!("exempt: {reason}"))
            }
            ObligationStatus::Withheld => {
                Bilingual::new("暂不公开：有错误", "withheld: it has errors")
            }
        }
    }

    /// How many days late it was published; nothing where a date is missing or it is not published.
    pub fn days_late(&self) -> Option<i32> {
        match self.standing {
            ObligationStatus::Late(days) => Some(days),
            ObligationStatus::Published => self.due.and(self.summary?.published).map(|_| 0),
            _ => None,
        }
    }

    /// How many days past its last day something not published is on a date.
    pub fn overdue(&self, on: Date) -> Option<i32> {
        self.due
            .filter(|_| self.standing.is_open())
            .map(|due| days_between(due, on))
            .filter(|days| *days > 0)
    }
}

impl ObligationTotals {
    /// Counts duties.
    pub fn of<'a>(owed: impl Iterator<Item = &'a Obligation<'a>>) -> ObligationTotals {
        let mut totals = ObligationTotals::default();
        for one in owed {
            match one.standing {
                ObligationStatus::Exempt => totals.exempt += 1,
                ObligationStatus::Published | ObligationStatus::Late(_) => totals.published += 1,
                ObligationStatus::Missing => totals.missing += 1,
                ObligationStatus::Withheld => totals.withheld += 1,
            }
            totals.late += usize::from(matches!(one.standing, ObligationStatus::Late(_)));
        }
        totals.owed = totals.published + totals.missing + totals.withheld;
        totals
    }

    /// One sentence, without its stop. What is none is not said.
    pub fn words(&self) -> Bilingual {
        let ObligationTotals { owed, published, late, missing, withheld, exempt } = *self;
        let mut zh = format!("应公开{owed}份，已公开{published}份");
        let mut en = format!("{owed} owed, {published} published");
        let mut add = |count: usize, one: [&str; 3]| {
            if count > 0 {
                zh.push_str(&format!("{}{count}份{}", one[0], one[1]));
                en.push_str(&format!(", {count} {}", one[2]));
            }
        };
        add(late, ["（其中迟", "）", "of them late"]);
        add(missing, ["，未公开", "", "missing"]);
        add(withheld, ["，因有错误暂不公开", "", "withheld for errors"]);
        add(exempt, ["；另有豁免", "", "exempt"]);
        Bilingual::new(zh, en)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, Origin, Region, Roster};

    fn summary(path: &str, kind: Kind, dates: [Option<&str>; 2], withheld: bool) -> Summary {
        let date = |text: Option<&str>| text.map(|text| text.parse().expect("a date"));
        Summary {
            approved: date(dates[0]),
            published: date(dates[1]),
            withheld,
            ..Summary::of_nothing(path, kind)
        }
    }

    fn region(duties: Vec<Duty>) -> RegionEntry {
        let party =
            Party { department: "b".into(), unit: None, code: None, name: "乙".into(), duties };
        let region = Region {
            slug: "a".into(),
            code: "1".into(),
            name: "甲".into(),
            population: None,
            origin: Origin::Invented,
        };
        RegionEntry {
            region,
            departments: Vec::new(),
            roster: Some(Roster { sources: Vec::new(), parties: vec![party] }),
        }
    }

    fn duty(kind: Kind, due: Due) -> Duty {
        Duty { year: 2024, kind, due, exempt: None }
    }

    const AFTER: Due = Due::AfterApproval { of: Kind::Budget, days: 20 };

    #[test]
    fn days_are_counted_between_stated_dates() {
        let region = region(vec![
            duty(Kind::Budget, AFTER),
            duty(Kind::PerformanceTargets, AFTER),
            duty(Kind::FinalAccounts, Due::On("2025-09-01".parse().expect("a date"))),
        ]);
        // 2024 is a leap year: twenty days after 9 February are 29 February.
        let there = Summaries::new(vec![
            summary(
                "a/b/2024/budget",
                Kind::Budget,
                [Some("2024-02-09"), Some("2024-02-29")],
                false,
            ),
            summary(
                "a/b/2024/performance-targets",
                Kind::PerformanceTargets,
                [None, Some("2024-03-01")],
                false,
            ),
        ]);
        let owed = obligations(&region, &there);
        assert_eq!(
            owed.iter().map(|one| one.standing).collect::<Vec<_>>(),
            [ObligationStatus::Published, ObligationStatus::Late(1), ObligationStatus::Missing]
        );
        assert_eq!(
            owed.iter().map(Obligation::days_late).collect::<Vec<_>>(),
            [Some(0), Some(1), None]
        );
        assert_eq!(owed[2].overdue("2025-09-11".parse().expect("a date")), Some(10));
        assert_eq!(owed[2].overdue("2025-09-01".parse().expect("a date")), None);
        let totals = ObligationTotals::of(owed.iter());
        assert_eq!(totals.words().zh, "应公开3份，已公开2份（其中迟1份），未公开1份");
    }

    #[test]
    fn what_nobody_owes_is_unlisted_in_the_roster_s_years() {
        let region = region(vec![duty(Kind::Budget, AFTER)]);
        let later =
            Summary { year: 2025, ..summary("a/b/2025/budget", Kind::Budget, [None, None], false) };
        let there = Summaries::new(vec![
            summary("a/b/2024/budget", Kind::Budget, [None, None], false),
            summary("a/b/2024/final-accounts", Kind::FinalAccounts, [None, None], false),
            summary("a/c/2024/budget", Kind::Budget, [None, None], true),
            later,
        ]);
        let owed = obligations(&region, &there);
        assert_eq!(
            unlisted(&region, &there, &owed)
                .iter()
                .map(|summary| summary.path.as_str())
                .collect::<Vec<_>>(),
            ["a/b/2024/final-accounts"]
        );
    }

    #[test]
    fn nothing_is_late_without_both_dates() {
        let region =
            region(vec![duty(Kind::Budget, AFTER), duty(Kind::FinalAccounts, Due::Unstated)]);
        let there = Summaries::new(vec![
            summary("a/b/2024/budget", Kind::Budget, [None, Some("2024-12-31")], false),
            summary("a/b/2024/final-accounts", Kind::FinalAccounts, [None, None], true),
        ]);
        let owed = obligations(&region, &there);
        assert_eq!(
            owed.iter().map(|one| one.standing).collect::<Vec<_>>(),
            [ObligationStatus::Published, ObligationStatus::Withheld]
        );
        assert_eq!(owed[0].days_late(), None);
    }
}
