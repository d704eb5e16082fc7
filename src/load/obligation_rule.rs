use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{Due, Duty, Kind, fiscal_year};
use crate::source::{Node, Span};

use super::date::date;
use super::disclosure::kinds;
use super::indicator::words;
use super::reading::Reading;

/// The keys of an exemption.
pub const EXEMPTION_KEYS: [&str; 3] = ["kinds", "years", "reason"];

/// The keys of a deadline, beside years.
pub const DEADLINE_KEYS: [&str; 2] = ["after-approval", "with"];

/// What is asked of a party: which kinds of which years, and by when.
#[derive(Debug, Clone)]
pub(super) struct ObligationRule {
    years: Vec<i16>,
    owes: Vec<(Kind, Deadline)>,
}

/// By when one kind is owed: the date of a year before the rule.
#[derive(Debug, Clone, Default)]
struct Deadline {
    after_approval: Option<i32>,
    with: Option<Kind>,
    dates: BTreeMap<i16, Date>,
}

/// `{ kinds, years, reason }`: what need not be published.
pub(super) struct Exemption {
    kinds: Vec<Kind>,
    years: Vec<i16>,
    reason: String,
}

impl Exemption {
    /// From all that a rule asks.
    pub(super) fn whole(rule: &ObligationRule, reason: String) -> Exemption {
        let kinds = rule.owes.iter().map(|(kind, _)| *kind).collect();
        Exemption { kinds, years: rule.years.clone(), reason }
    }
}

impl ObligationRule {
    /// Reads `years` and `owes` of a roster.
    pub(super) fn read(reading: &mut Reading, root: &Node) -> ObligationRule {
        let start =
            root.entries().and_then(<[_]>::first).map_or(Span::beginning(), |entry| entry.key.span);
        if root.get("years").is_none() || root.get("owes").is_none() {
            reading.shape(
                start,
                "名录须写明 years（年度）和 owes（类别和期限）",
                "a roster needs years and owes (kinds and when they are due)",
            );
        }
        let years = root.get("years").map(|node| years(reading, node)).unwrap_or_default();
        let mut owes: Vec<(Kind, Deadline)> = Vec::new();
        for entry in root.get("owes").map_or(&[][..], |node| reading.map(node, "owes")) {
            match Kind::from_slug(&entry.key.value) {
                Some(kind) => owes.push((kind, deadline(reading, &entry.node))),
                None => reading.unknown(&entry.key.value, entry.key.span, "类别", "kind", kinds()),
            }
        }
        owes.sort_by_key(|(kind, _)| *kind);
        let rule = ObligationRule { years, owes };
        rule.check_companions(reading, root);
        rule
    }

    /// `with` leads to a kind that is owed and has a deadline of its own.
    fn check_companions(&self, reading: &mut Reading, root: &Node) {
        for (kind, deadline) in &self.owes {
            let Some(with) = deadline.with else { continue };
            let stands_alone =
                self.owes.iter().any(|(other, deadline)| *other == with && deadline.with.is_none());
            let node = root
                .get("owes")
                .and_then(|owes| owes.get(kind.slug()))
                .and_then(|owes| owes.get("with"));
            if let Some(node) = node.filter(|_| !stands_alone) {
                reading.shape(
                    node.span,
                    "with 须指向另一个自有期限的类别",
                    "with must name another kind of this roster that has a deadline of its own",
                );
            }
        }
    }

    /// The same with a party's own `years` and `kinds`.
    pub(super) fn narrowed(&self, reading: &mut Reading, item: &Node) -> ObligationRule {
        let mut rule = self.clone();
        if let Some(node) = item.get("years") {
            rule.years = years(reading, node);
        }
        if let Some(node) = item.get("kinds") {
            let chosen = chosen_kinds(reading, node, self);
            rule.owes.retain(|(kind, _)| chosen.contains(kind));
        }
        rule
    }

    /// Every duty, by year and kind.
    pub(super) fn duties(&self, exemptions: &[Exemption]) -> Vec<Duty> {
        let duty = |year: i16, kind: Kind| {
            let exemption = exemptions.iter().find(|exemption| {
                exemption.years.contains(&year) && exemption.kinds.contains(&kind)
            });
            Duty {
                year,
                kind,
                due: self.due(kind, year),
                exempt: exemption.map(|exemption| exemption.reason.clone()),
            }
        };
        self.years
            .iter()
            .flat_map(|year| self.owes.iter().map(move |(kind, _)| (*year, *kind)))
            .map(|(year, kind)| duty(year, kind))
            .collect()
    }

    fn due(&self, kind: Kind, year: i16) -> Due {
        let of = |kind: Kind| {
            self.owes.iter().find(|(other, _)| *other == kind).map(|(_, deadline)| deadline)
        };
        let Some(own) = of(kind) else { return Due::Unstated };
        let (kind, deadline) = match own.with {
            Some(with) if !own.dates.contains_key(&year) => (with, of(with)),
            _ => (kind, Some(own)),
        };
        let Some(deadline) = deadline else { return Due::Unstated };
        match (deadline.dates.get(&year), deadline.after_approval) {
            (Some(date), _) => Due::On(*date),
            (None, Some(days)) => Due::AfterApproval { of: kind, days },
            (None, None) => Due::Unstated,
        }
    }
}

/// Reads `exempt` of a party.
pub(super) fn exemptions(
    reading: &mut Reading,
    item: &Node,
    rule: &ObligationRule,
) -> Vec<Exemption> {
    let mut read = Vec::new();
    for one in item.get("exempt").map_or(&[][..], |node| reading.list(node, "exempt")) {
        reading.only(one, "exempt", ("项（豁免）", "key of an exemption"), &EXEMPTION_KEYS);
        let Some(reason) = one.get("reason").and_then(|node| words(reading, node, "reason")) else {
            reading.shape(one.span, "豁免须写明 reason（理由）", "an exemption needs its reason");
            continue;
        };
        let kinds = match one.get("kinds") {
            Some(node) => chosen_kinds(reading, node, rule),
            None => rule.owes.iter().map(|(kind, _)| *kind).collect(),
        };
        let years = match one.get("years") {
            Some(node) => owed_years(reading, node, |year| rule.years.contains(&year)),
            None => rule.years.clone(),
        };
        read.push(Exemption { kinds, years, reason });
    }
    read
}

fn deadline(reading: &mut Reading, node: &Node) -> Deadline {
    let mut read = Deadline::default();
    for entry in reading.map(node, "期限") {
        let (key, text) = (&*entry.key.value, entry.node.text().unwrap_or_default());
        match (key, fiscal_year(key)) {
            ("after-approval", _) => match text.parse::<u16>() {
                Ok(days) => read.after_approval = Some(i32::from(days)),
                Err(_) => reading.shape(
                    entry.node.span,
                    "after-approval 须为天数",
                    "after-approval must be a number of days",
                ),
            },
            ("with", _) => match Kind::from_slug(text) {
                Some(kind) => read.with = Some(kind),
                None => reading.unknown(text, entry.node.span, "类别", "kind", kinds()),
            },
            (_, Some(year)) => match date(text) {
                Some(date) => {
                    read.dates.insert(year, date);
                }
                None => reading.shape(
                    entry.node.span,
                    format!("「{text}」不是日期，写成 2021-02-20"),
                    format!("`{text}` is not a date: write 2021-02-20"),
                ),
            },
            (other, None) => reading.unknown(
                other,
                entry.key.span,
                "项（期限）",
                "key of a deadline",
                DEADLINE_KEYS.into_iter(),
            ),
        }
    }
    read
}

/// A list of fiscal years, each once.
fn years(reading: &mut Reading, node: &Node) -> Vec<i16> {
    owed_years(reading, node, |_| true)
}

/// A list of fiscal years that something is owed for, each once.
fn owed_years(reading: &mut Reading, node: &Node, is_owed: impl Fn(i16) -> bool) -> Vec<i16> {
    let mut read: Vec<(i16, Span)> = Vec::new();
    for item in reading.list(node, "years") {
        let text = item.text().unwrap_or_default();
        match fiscal_year(text) {
            Some(year) if !is_owed(year) => {
                reading.shape(
                    item.span,
                    format!("{year}年不在应公开之列"),
                    format!("nothing is owed for {year}"),
                );
            }
            Some(year) => match read.iter().find(|(other, _)| *other == year) {
                Some((_, first)) => reading.twice(text, item.span, *first),
                None => read.push((year, item.span)),
            },
            None => reading.shape(
                item.span,
                format!("「{text}」不是年度，写成 2021"),
                format!("`{text}` is no fiscal year: write 2021"),
            ),
        }
    }
    let mut years: Vec<i16> = read.into_iter().map(|(year, _)| year).collect();
    years.sort_unstable();
    years
}

/// A list of kinds, each once, of those that are asked.
fn chosen_kinds(reading: &mut Reading, node: &Node, rule: &ObligationRule) -> Vec<Kind> {
    let owed: Vec<&str> = rule.owes.iter().map(|(kind, _)| kind.slug()).collect();
    let mut read: Vec<(Kind, Span)> = Vec::new();
    for item in reading.list(node, "kinds") {
        let text = item.text().unwrap_or_default();
        match Kind::from_slug(text).filter(|kind| owed.contains(&kind.slug())) {
            Some(kind) => match read.iter().find(|(other, _)| *other == kind) {
                Some((_, first)) => reading.twice(text, item.span, *first),
                None => read.push((kind, item.span)),
            },
            None => reading.unknown(
                text,
                item.span,
                "应公开的类别（owes）",
                "kind under owes",
                owed.iter().copied(),
            ),
        }
    }
    read.into_iter().map(|(kind, _)| kind).collect()
}
