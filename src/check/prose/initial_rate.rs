use crate::decimal::Decimal;
use crate::finding::{Finding, Level};
use crate::sentences::{Measure, Phase, Relation, RelationKind, Role};

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::sentence_findings::{Basis, wrong};

/// What was done of a plan that only the year's budget has.
pub(super) struct DoneOfBudget {
    /// Whether the rate is what the figures of the row make.
    pub holds: bool,
    /// What it would be, as printed.
    expected: Decimal,
}

const BY_BUDGET: Basis = Basis {
    zh: "按本年预算公开的同一行",
    en: "by the same row of the budget of the year",
};

/// Rates are worked out to this many decimals before they are compared.
const RATE_DECIMALS: u32 = 8;

impl SentenceCheck<'_> {
    /// How a rate stands to the budget of the year: `支出决算为{A}，完成年初预算的{P}`; nothing where its plan is
    /// printed, or no row of the budget is known.
    pub(super) fn done_of_its_budget(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
    ) -> Option<DoneOfBudget> {
        let is_of_budget = relation.kind == RelationKind::Completion
            && relation.number(Role::Base).is_none()
            && relation.against.is_some_and(|against| against.phase == Some(Phase::Initial));
        let at = relation.number(Role::Rate).filter(|_| is_of_budget)?;
        let rate = paragraph.reading.quantity(at).filter(|one| one.measure == Measure::Percent)?;
        let placed = paragraph.reading.placed(relation.number(Role::Head)?)?;
        // 分别完成年初预算的98.2%、101.5%: of which of the amounts each is said the order tells, not the place.
        let is_listed = paragraph.reading.placed(at).is_some_and(|one| one.is_in_turn)
            || paragraph.in_list(at)
            || paragraph.reading.before(at).last().is_some_and(|one| {
                one.quantity.measure == Measure::Percent && paragraph.in_list(&one.range)
            });
        if rate.is_bound || is_listed || self.is_its_rows(paragraph, placed) != Some(true) {
            return None;
        }
        let (_, figures) = self.budget_figures(paragraph, placed)?;
        let near = rate.size().wider(rate.last_place)?;
        let done = placed.quantity.interval;
        let fits = |plan: Decimal| {
            let bound = |amount: Decimal| amount.percent_of(plan, RATE_DECIMALS);
            let (Some(low), Some(high)) = (bound(done.low), bound(done.high)) else { return true };
            near.low <= high && low <= near.high
        };
        let plans: Vec<Decimal> = figures.iter().map(|(_, figure)| figure.in_base()).collect();
        let first = plans.iter().find(|plan| !plan.is_zero())?;
        Some(DoneOfBudget {
            holds: plans.iter().any(|plan| fits(*plan)),
            expected: rate.printed(done.value.percent_of(*first, RATE_DECIMALS)?),
        })
    }

    /// A rate of what was done of the 年初预算 that the year's budget does not make. Whether both speak of the same
    /// scope the accounts must show, as for a [年初预算](SentenceCheck::not_its_budgets); a rate whose digits are
    /// those of the right one shows it itself.
    pub(super) fn not_done_of_its_budget(
        &self,
        paragraphs: &[ReadParagraph<'_>],
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
    ) -> Option<Finding> {
        let done = self.done_of_its_budget(paragraph, relation).filter(|done| !done.holds)?;
        let at = relation.number(Role::Rate)?;
        let rate = paragraph.reading.quantity(at)?;
        let printed = rate.printed(rate.value);
        if !are_the_same_digits(printed, done.expected) && !self.is_of_the_budget(paragraphs) {
            return None;
        }
        let mut finding = wrong(self.rules.rate, paragraph, at, rate, done.expected, &BY_BUDGET);
        finding.level = finding.level.max(Level::Warning);
        Some(finding)
    }
}

/// Whether two numbers have the same four digits or more, in another order or with the point elsewhere.
fn are_the_same_digits(one: Decimal, other: Decimal) -> bool {
    let digits = |number: Decimal| {
        let text = number.to_string();
        let mut digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
        digits.sort_unstable();
        digits
    };
    let (one, other) = (digits(one), digits(other));
    one.len() >= DIGITS && one == other
}

/// Fewer digits are those of many numbers.
const DIGITS: usize = 4;
