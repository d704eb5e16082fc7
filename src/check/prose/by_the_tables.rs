use std::ops::Range;

use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding, Level};
use crate::model::{Fund, Kind};
use crate::sentences::{Measure, Phase, Quantity, Relation, RelationKind, Role};

use super::citable_figures::{Pair, changed};
use super::fund::fund_named;
use super::own_row::names_another_year;
use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::sentence_findings::{BY_TABLES, wrong};
use super::whole_of_list::whole_of_the_last;

/// Percentages are worked out to this many decimals before they are compared.
const RATE_DECIMALS: u32 = 8;

impl SentenceCheck<'_> {
    /// What is wrong by its row with a change that holds in its sentence: both may be of another row.
    pub(super) fn held_by_the_row(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
    ) -> Option<Finding> {
        let is_printed = relation.number(Role::Base).is_some();
        let of_it = ByTheTables::of(self, paragraph, relation).filter(|_| !is_printed)?;
        relation.against?;
        of_it.by_the_row().filter(|_| !self.may_be_of_its_whole(paragraph, relation))
    }

    /// What is wrong with a relation by the tables, where the sentence alone does not work it out.
    pub(super) fn by_the_tables(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
    ) -> Option<Finding> {
        let finding = ByTheTables::of(self, paragraph, relation)?.finding();
        finding.filter(|_| !self.may_be_of_its_whole(paragraph, relation))
    }

    /// Whether a change right behind the last part of a list may be that of the whole before the list, of which it
    /// holds or of which nothing is known: “三公”经费22万元，其中…，公务接待费1万元，比上年减少2万元.
    fn may_be_of_its_whole(&self, paragraph: &ReadParagraph<'_>, relation: &Relation) -> bool {
        let Some(whole) = whole_of_the_last(&self.disclosure.lexicon, paragraph, relation) else {
            return false;
        };
        let mut of_whole = relation.clone();
        of_whole.numbers.retain(|(role, _)| *role != Role::Head);
        of_whole.numbers.insert(0, (Role::Head, whole));
        let of_it = ByTheTables::of(self, paragraph, &of_whole);
        of_it.is_none_or(|of_it| of_it.finding().is_none())
    }
}

impl SentenceCheck<'_> {
    /// Whether a relation is a change since the year before in the phase of the document.
    pub(super) fn is_since_last_year(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
    ) -> bool {
        relation.against.is_some() && ByTheTables::of(self, paragraph, relation).is_some()
    }

    /// Whether an amount by which something changed is what figures side by side changed by, of which one
    /// is what changed; nothing where there are none.
    pub(super) fn changed_by_the_tables(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
    ) -> Option<bool> {
        let of_it = ByTheTables::of(self, paragraph, relation)?;
        let (_, amount) = of_it.amount?;
        let near = amount.size().wider(amount.last_place)?;
        let pairs = of_it.pairs();
        let holds = |(now, before): &Pair| changed(*now, *before).is_some_and(|by| near.holds(by));
        (!pairs.is_empty()).then(|| pairs.iter().any(holds))
    }
}

/// A change that the sentence alone does not work out, held against the figures that belong to it:
/// those whose figure of this year, or whose change, is the one that the sentence prints.
pub(super) struct ByTheTables<'c, 'a> {
    pub check: &'c SentenceCheck<'a>,
    pub paragraph: &'c ReadParagraph<'c>,
    pub relation: &'c Relation,
    pub head: Option<&'c Quantity>,
    pub amount: Option<(&'c Range<usize>, &'c Quantity)>,
    pub rate: Option<(&'c Range<usize>, &'c Quantity)>,
    /// What that which changed is called, and the fund in it.
    pub label: &'c str,
    pub fund: Option<Fund>,
}

impl<'c, 'a> ByTheTables<'c, 'a> {
    /// Of a relation of a narrative that is a change, and since last year; else nothing.
    fn of(
        check: &'c SentenceCheck<'a>,
        paragraph: &'c ReadParagraph<'c>,
        relation: &'c Relation,
    ) -> Option<ByTheTables<'c, 'a>> {
        let is_change = matches!(relation.kind, RelationKind::Change | RelationKind::Flat);
        if !is_change || !paragraph.is_narrative() {
            return None;
        }
        let number = |role| {
            let at = relation.number(role)?;
            Some((at, paragraph.reading.quantity(at)?))
        };
        let label = relation.number(Role::Head).map_or("", |at| paragraph.label(at));
        let of_it = ByTheTables {
            check,
            paragraph,
            relation,
            head: number(Role::Head).map(|(_, head)| head),
            amount: number(Role::Amount),
            rate: number(Role::Rate).filter(|(_, rate)| rate.measure == Measure::Percent),
            label,
            fund: fund_named(&check.disclosure.lexicon, label),
        };
        (of_it.is_since_last_year() && of_it.is_of_this_year()).then_some(of_it)
    }

    /// What is wrong by the tables.
    fn finding(&self) -> Option<Finding> {
        if self.relation.kind == RelationKind::Flat {
            self.flat()
        } else if self.relation.against.is_some() {
            self.direction()
                .or_else(|| self.amount())
                .or_else(|| self.rate())
                .or_else(|| self.by_the_row())
        } else {
            self.rate()
        }
    }

    /// Whether what is compared with is the year before in the phase of the document itself: an
    /// execution is an estimate that equals no published figure, a plan of the same year another
    /// base.
    fn is_since_last_year(&self) -> bool {
        let phase = self.relation.against.and_then(|against| against.phase);
        let own = match self.check.disclosure.kind {
            Kind::Budget | Kind::PerformanceTargets => Phase::Plan,
            _ => Phase::Settled,
        };
        phase.is_none_or(|phase| phase == own)
    }

    /// Whether the words before the change, and what it is compared with, name no other year:
    /// 2023年增长5%, 由上年增长5%转为.
    fn is_of_this_year(&self) -> bool {
        let own = self.check.disclosure.year;
        let against = self.relation.against.and_then(|against| against.year);
        let said = self.paragraph.label(&self.relation.at);
        let is_last_years = against.is_none()
            && self.relation.against.is_none()
            && self.check.disclosure.lexicon.last_year.is_in(said);
        against.is_none_or(|year| year == own - 1)
            && (against.is_some() || !names_another_year(self.check.disclosure, said))
            && !is_last_years
    }

    fn flat(&self) -> Option<Finding> {
        let head = self.head?;
        let near = head.interval.wider(head.last_place)?;
        let pairs = self.pairs();
        if pairs.is_empty() {
            return self.by_the_row();
        }
        (!pairs.iter().any(|(_, before)| near.holds(*before)))
            .then(|| self.check.not_flat(self.paragraph, self.relation))
    }

    /// What is wrong by the figures of the row that is named, of both years.
    fn by_the_row(&self) -> Option<Finding> {
        self.check.by_the_row(self.paragraph, self.relation)
    }

    /// An amount by which figures changed the other way, and none this way.
    fn direction(&self) -> Option<Finding> {
        let ((at, amount), is_up) = self.amount.zip(self.relation.is_up)?;
        // Short numbers are figures of many rows.
        let is_telling = self.head.is_some_and(Quantity::is_telling) || amount.is_telling();
        if !is_telling && (self.head.is_some() || self.follows_an_amount(at)) {
            return None;
        }
        let is_it = |(now, before): &Pair| {
            self.head.is_none_or(|head| head.interval.holds(*now))
                && changed(*now, *before).is_some_and(|by| amount.interval.holds(by))
        };
        let mut of_it = self.check.citable.in_time().into_iter().filter(is_it).peekable();
        of_it.peek()?;
        if amount.value.is_zero() || of_it.any(|(now, before)| (now > before) == is_up) {
            return None;
        }
        let printed = &self.paragraph.text[at.clone()];
        let (zh, en) = if is_up { ("增加", "an increase") } else { ("减少", "a decrease") };
        let words = Bilingual::new(
            format!("文字说{zh}{printed}，按数是{}", if is_up { "减少" } else { "增加" }),
            format!("the text says {en} of {printed}; the figures go the other way"),
        );
        let mut finding = self.check.misdirected(self.paragraph, at, words);
        // The base may stand in another document alone, whose scope may be another.
        if !self.check.citable.beside().any(|beside| is_it(&beside.pair)) {
            finding.level = finding.level.max(Level::Warning);
        }
        Some(finding)
    }

    /// Whether an amount stands before a number in its sentence: what changed may be that or another.
    fn follows_an_amount(&self, at: &Range<usize>) -> bool {
        let start = self.paragraph.sentence_range(at).start;
        let before = self.paragraph.reading.before(at).iter().rev();
        { before }.take_while(|one| one.range.start >= start).any(|one| one.quantity.is_money())
    }

    fn amount(&self) -> Option<Finding> {
        let (at, amount) = self.amount.filter(|(at, _)| !self.paragraph.is_of_several(at))?;
        self.head?;
        // A figure of another row may be the same; what holds with other numbers is right.
        if self.paragraph.reading.explains(at) {
            return None;
        }
        let by = |(now, before): Pair| changed(now, before).filter(|_| !before.is_zero());
        let by: Option<Vec<Decimal>> = self.pairs().into_iter().map(by).collect();
        let expected = none_of(amount, &by?)?;
        Some(wrong(self.check.rules.amount, self.paragraph, at, amount, expected, &BY_TABLES))
    }

    fn rate(&self) -> Option<Finding> {
        let (at, rate) = self.rate?;
        let is_compared = self.relation.against.is_some();
        // 执行中减少5万元 is no change since last year.
        let mut pairs = if is_compared { self.pairs() } else { Vec::new() };
        if self.amount.is_none() && (self.head.is_none() || !is_compared) {
            pairs.extend(self.check.citable.in_time_of(self.paragraph.label(at)));
        }
        let of =
            |(now, before): Pair| changed(now, before)?.percent_of(before.abs(), RATE_DECIMALS);
        if let Some(finding) = self.other_way(rate, &pairs) {
            return Some(finding);
        }
        let rates: Option<Vec<Decimal>> = pairs.into_iter().map(of).collect();
        let expected = none_of(rate, &rates?)?;
        Some(wrong(self.check.rules.rate, self.paragraph, at, rate, expected, &BY_TABLES))
    }
}

impl ByTheTables<'_, '_> {
    /// A rate alone by which every pair changed the other way: 同比增长5%, and it fell by 5%.
    fn other_way(&self, rate: &Quantity, pairs: &[Pair]) -> Option<Finding> {
        let is_up = self.relation.is_up.filter(|_| self.amount.is_none())?;
        let near = rate.size().wider(rate.last_place)?;
        let is_it = |(now, before): &Pair| {
            let by =
                changed(*now, *before).and_then(|by| by.percent_of(before.abs(), RATE_DECIMALS));
            (now > before) != is_up && now != before && by.is_some_and(|by| near.holds(by))
        };
        let is_other = !pairs.is_empty() && !rate.value.is_zero() && pairs.iter().all(is_it);
        is_other.then(|| self.check.other_direction(self.paragraph, &self.relation.at))
    }
}

/// What a number would be, as printed, where it is none of some values: the first of them.
fn none_of(printed: &Quantity, values: &[Decimal]) -> Option<Decimal> {
    let near = printed.size().wider(printed.last_place)?;
    let first = values.first()?;
    (!values.iter().any(|value| near.holds(*value))).then(|| printed.printed(*first))
}
