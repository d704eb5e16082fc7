use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding};
use crate::model::{Fund, Kind};
use crate::sentences::{Measure, Phase, Quantity, Relation, RelationKind, Role};

use super::citable_figures::Beside;
use super::fund::fund_named;
use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::sentence_findings::{BY_TABLES, wrong};

/// Percentages are worked out to this many decimals before they are compared.
const RATE_DECIMALS: u32 = 8;
/// A number with fewer digits than four is many figures: it says nothing of which is meant.
const TELLING: i32 = 3;

/// A figure of this year, and the one it is compared with.
type Pair = (Decimal, Decimal);

/// The quantities of a relation, where they are printed.
struct Stated<'p> {
    head: Option<&'p Quantity>,
    amount: Option<&'p Quantity>,
    rate: Option<&'p Quantity>,
    /// What that which changed is called, and the fund in it.
    label: &'p str,
    fund: Option<Fund>,
}

impl SentenceCheck<'_> {
    /// A change that the sentence alone does not work out, by the figures that belong to it: those
    /// whose figure of this year, or whose change, is the one that the sentence prints.
    pub(super) fn by_the_tables(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
    ) -> Option<Finding> {
        let is_change = matches!(relation.kind, RelationKind::Change | RelationKind::Flat);
        if !is_change || !paragraph.is_narrative() || !self.compares_with_last_year(relation) {
            return None;
        }
        let quantity = |role| relation.number(role).and_then(|at| paragraph.reading.quantity(at));
        let label = relation.number(Role::Head).map_or("", |at| paragraph.label(at));
        let stated = Stated {
            label,
            fund: fund_named(&self.disclosure.lexicon, label),
            head: quantity(Role::Head),
            amount: quantity(Role::Amount),
            rate: quantity(Role::Rate).filter(|rate| rate.measure == Measure::Percent),
        };
        if relation.kind == RelationKind::Flat {
            return self.flat_by_the_tables(paragraph, relation, &stated);
        }
        if !relation.is_compared {
            return self.rate_by_the_tables(paragraph, relation, &stated);
        }
        self.direction_by_the_tables(paragraph, relation, &stated)
            .or_else(|| self.amount_by_the_tables(paragraph, relation, &stated))
            .or_else(|| self.rate_by_the_tables(paragraph, relation, &stated))
    }

    /// Whether what is compared with is the year before in the phase of the document itself: an
    /// execution is an estimate that equals no published figure, a plan of the same year another
    /// base.
    fn compares_with_last_year(&self, relation: &Relation) -> bool {
        match self.disclosure.kind {
            Kind::Budget | Kind::PerformanceTargets => {
                matches!(relation.base, None | Some(Phase::Plan))
            }
            _ => matches!(relation.base, None | Some(Phase::Settled)),
        }
    }

    /// The figures side by side in this document of which one is what changed.
    fn pairs_of(&self, stated: &Stated<'_>) -> Vec<Pair> {
        let is_it = |(now, before): &Pair| match (stated.head, stated.amount) {
            (Some(head), _) => telling(head) && head.interval.holds(*now),
            (None, Some(amount)) => {
                telling(amount)
                    && changed(*now, *before).is_some_and(|by| amount.interval.holds(by))
            }
            (None, None) => false,
        };
        // Of two figures that are alike the one whose row is named, and whose fund.
        let fits = |beside: &Beside<'_>| {
            beside.fund.is_none_or(|fund| stated.fund == Some(fund))
                && beside.name.is_none_or(|name| stated.label.contains(name))
        };
        self.citable.beside().filter(fits).map(|beside| beside.pair).filter(is_it).collect()
    }

    fn flat_by_the_tables(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
        stated: &Stated<'_>,
    ) -> Option<Finding> {
        let head = stated.head?;
        let near = head.interval.wider(head.last_place)?;
        let pairs = self.pairs_of(stated);
        (!pairs.is_empty() && !pairs.iter().any(|(_, before)| near.holds(*before)))
            .then(|| self.not_flat(paragraph, relation))
    }

    /// An amount by which figures changed the other way, and none this way.
    fn direction_by_the_tables(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
        stated: &Stated<'_>,
    ) -> Option<Finding> {
        let (at, amount) = relation.number(Role::Amount).zip(stated.amount)?;
        let is_up = relation.is_up?;
        let is_it = |(now, before): &Pair| {
            stated.head.is_none_or(|head| head.interval.holds(*now))
                && changed(*now, *before).is_some_and(|by| amount.interval.holds(by))
        };
        let mut of_it = self.citable.in_time().into_iter().filter(is_it).peekable();
        of_it.peek()?;
        if amount.value.is_zero() || of_it.any(|(now, before)| (now > before) == is_up) {
            return None;
        }
        let printed = &paragraph.text[at.clone()];
        let (zh, en) = if is_up { ("增加", "an increase") } else { ("减少", "a decrease") };
        let words = Bilingual::new(
            format!("文字说{zh}{printed}，按数是{}", if is_up { "减少" } else { "增加" }),
            format!("the text says {en} of {printed}; the figures go the other way"),
        );
        let finding = Finding::new(self.rules.direction, words, paragraph.place(at));
        Some(finding.at(paragraph.at.clone(), printed).help("核对增减方向", "check the direction"))
    }

    fn amount_by_the_tables(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
        stated: &Stated<'_>,
    ) -> Option<Finding> {
        let (at, amount) = relation.number(Role::Amount).zip(stated.amount)?;
        stated.head?;
        let near = amount.size().wider(amount.last_place)?;
        let by: Option<Vec<Decimal>> = self
            .pairs_of(stated)
            .into_iter()
            .map(|(now, before)| changed(now, before).filter(|_| !before.is_zero()))
            .collect();
        let by = by?;
        let expected = amount.printed(*by.first()?);
        (!by.iter().any(|by| near.holds(*by)))
            .then(|| wrong(self.rules.amount, paragraph, at, amount, expected, &BY_TABLES))
    }

    fn rate_by_the_tables(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
        stated: &Stated<'_>,
    ) -> Option<Finding> {
        let (at, rate) = relation.number(Role::Rate).zip(stated.rate)?;
        // 执行中减少5万元 is no change since last year.
        let mut pairs = if relation.is_compared { self.pairs_of(stated) } else { Vec::new() };
        let is_named_alone = stated.head.is_none() || !relation.is_compared;
        if is_named_alone && stated.amount.is_none() {
            pairs.extend(self.citable.in_time_of(paragraph.label(at)));
        }
        let rates: Option<Vec<Decimal>> = pairs
            .into_iter()
            .map(|(now, before)| changed(now, before)?.percent_of(before.abs(), RATE_DECIMALS))
            .collect();
        let rates = rates?;
        let expected = rate.printed(*rates.first()?);
        let near = rate.size().wider(rate.last_place)?;
        (!rates.iter().any(|one| near.holds(*one)))
            .then(|| wrong(self.rules.rate, paragraph, at, rate, expected, &BY_TABLES))
    }

    /// A change that is counted from the document's own year.
    pub(super) fn since_its_own_year(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
    ) -> Option<Finding> {
        let year = relation
            .base_year
            .filter(|year| i32::try_from(*year).ok() == Some(i32::from(self.disclosure.year)))?;
        let is_plan = matches!(relation.base, Some(Phase::Plan | Phase::Initial | Phase::Adjusted));
        let own = match self.disclosure.kind {
            Kind::Budget => true,
            Kind::FinalAccounts => {
                !is_plan && relation.base != Some(Phase::Executed) && relation.base.is_some()
            }
            _ => false,
        };
        if !own || !paragraph.is_narrative() {
            return None;
        }
        let printed = &paragraph.text[relation.at.clone()];
        let words = Bilingual::new(
            format!("“{printed}”是与{year}年相比，而{year}年就是本年"),
            format!(
                "`{printed}` is a change since {year}, which is the year of the document itself"
            ),
        );
        let finding = Finding::new(self.rules.direction, words, paragraph.place(&relation.at));
        Some(
            finding
                .at(paragraph.at.clone(), printed)
                .help("核对比较的年度", "check the year that is compared with"),
        )
    }
}

fn telling(quantity: &Quantity) -> bool {
    quantity.last_place.shifted(TELLING).is_some_and(|least| quantity.value.abs() >= least)
}

fn changed(now: Decimal, before: Decimal) -> Option<Decimal> {
    now.checked_sub(before).map(Decimal::abs)
}
