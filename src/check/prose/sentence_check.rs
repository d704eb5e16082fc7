use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use crate::finding::{Finding, RuleInfo};
use crate::model::{Department, Disclosure};
use crate::sentences::{Measure, Outcome, Placed, Relation, RelationKind};

use super::citable_figures::CitableFigures;
use super::initial_budgets::InitialBudgets;
use super::miss::Miss;
use super::named_rows::{NamedRows, Names};
use super::read_paragraph::{ReadParagraph, read_paragraphs};
use super::sentence_findings::gathered;

/// The rules that sentences break.
#[derive(Debug, Clone, Copy)]
pub struct SentenceRules {
    /// A rate that its figures do not give.
    pub rate: &'static RuleInfo,
    /// An amount that its figures do not give, or that is not its row's.
    pub amount: &'static RuleInfo,
    /// An amount that is a figure mistyped.
    pub slip: &'static RuleInfo,
    /// A direction that its figures do not have.
    pub direction: &'static RuleInfo,
    /// Units that do not go together.
    pub units: &'static RuleInfo,
}

impl SentenceRules {
    /// All of them.
    pub fn all(self) -> [&'static RuleInfo; 5] {
        [self.rate, self.amount, self.slip, self.direction, self.units]
    }
}

/// What is found in the sentences of a disclosure: first by the arithmetic inside a sentence, then
/// by the figures of the row that it speaks of; only then a figure mistyped is looked for.
pub(in crate::check) fn check_sentences(
    department: &Department,
    disclosure: &Disclosure,
    rules: SentenceRules,
) -> Vec<Finding> {
    let paragraphs = read_paragraphs(disclosure);
    let check = SentenceCheck::of(department, disclosure, rules, Names::Telling);
    let mut found = Found::default();
    for paragraph in &paragraphs {
        check.paragraph(&paragraphs, paragraph, &mut found);
    }
    found.plain.extend(gathered(found.near));
    found.plain
}

/// Whether nothing stands between a number and the mark behind it.
fn is_end(rest: &str) -> bool {
    rest.trim().is_empty()
}

/// Whether a relation says that an item stands in its list twice.
fn is_twice(relation: &Relation) -> bool {
    relation.kind == RelationKind::Twice
}

/// What was found in the sentences so far.
#[derive(Default)]
struct Found {
    plain: Vec<Finding>,
    /// Misses of one unit of the last place.
    near: Vec<Finding>,
}

/// One disclosure whose sentences are checked.
pub(super) struct SentenceCheck<'a> {
    pub rules: SentenceRules,
    pub disclosure: &'a Disclosure,
    pub(super) department: &'a Department,
    pub citable: CitableFigures<'a>,
    names: Names,
    named: OnceCell<NamedRows<'a>>,
    /// How its 年初预算 stand to the published budget; counted when one of them differs.
    pub(super) initial: OnceCell<InitialBudgets>,
}

impl<'a> SentenceCheck<'a> {
    /// A check of the sentences of a disclosure, which speak of rows of such names.
    pub(super) fn of(
        department: &'a Department,
        disclosure: &'a Disclosure,
        rules: SentenceRules,
        names: Names,
    ) -> SentenceCheck<'a> {
        SentenceCheck {
            rules,
            disclosure,
            department,
            citable: CitableFigures::new(department, disclosure),
            names,
            named: OnceCell::new(),
            initial: OnceCell::new(),
        }
    }

    fn paragraph(
        &self,
        paragraphs: &[ReadParagraph<'_>],
        paragraph: &ReadParagraph<'_>,
        found: &mut Found,
    ) {
        let before = found.plain.len();
        let bad = paragraph.reading.bad.iter().filter(|bad| !paragraph.is_bound(&bad.range));
        found.plain.extend(bad.map(|bad| self.bad_number(paragraph, bad)));
        let mut wrong = self.quantities(paragraphs, paragraph, found);
        self.relations(paragraphs, paragraph, &mut wrong, found);
        for finding in &mut found.plain[before..] {
            finding.sentence = self.said(paragraph, finding);
        }
    }

    /// What is wrong with the numbers of a paragraph by themselves and by their rows; which these are.
    fn quantities<'p>(
        &self,
        paragraphs: &[ReadParagraph<'_>],
        paragraph: &'p ReadParagraph<'_>,
        found: &mut Found,
    ) -> HashSet<&'p Range<usize>> {
        let mut wrong: HashSet<&Range<usize>> = HashSet::new();
        let whole = |range: &Range<usize>| !paragraph.is_cut(range);
        for placed in paragraph.reading.quantities.iter().filter(|one| whole(&one.range)) {
            // What lacks its unit may be right with it.
            if let Some(finding) = self.badly_written(paragraph, placed) {
                found.plain.push(finding);
                if placed.quantity.measure == Measure::Bare {
                    wrong.insert(&placed.range);
                }
            }
            if let Some(finding) = self.not_its_count(paragraph, placed) {
                found.plain.push(finding);
                wrong.insert(&placed.range);
            }
            if !placed.quantity.is_money() || paragraph.is_bound(&placed.range) {
                continue;
            }
            found.plain.extend(self.mixed_units(paragraph, placed));
            found.plain.extend(self.changed_to_nothing(paragraph, placed));
            let of_budget = || self.not_its_budgets(paragraphs, paragraph, placed);
            match self.amount(paragraph, placed).or_else(of_budget) {
                Some((Miss::LastPlace, finding)) => found.near.push(finding),
                Some((Miss::Plain, finding)) => {
                    found.plain.push(finding);
                    wrong.insert(&placed.range);
                }
                None => found.plain.extend(self.item_without_a_row(paragraph, placed)),
            }
        }
        wrong
    }

    /// What is wrong with what the numbers of a paragraph say of each other. What is wrong by its row is told there,
    /// once: the others of its relation may be right.
    fn relations<'p>(
        &self,
        paragraphs: &[ReadParagraph<'_>],
        paragraph: &'p ReadParagraph<'_>,
        wrong: &mut HashSet<&'p Range<usize>>,
        found: &mut Found,
    ) {
        let whole = |range: &Range<usize>| !paragraph.is_cut(range);
        let relations: Vec<&Relation> =
            paragraph.reading.relations.iter().filter(|one| one.ranges().all(whole)).collect();
        for relation in relations.iter().filter(|one| is_twice(one)) {
            self.relation(paragraphs, paragraph, relation, found);
            wrong.insert(&relation.at);
        }
        let is_told = |relation: &Relation| {
            wrong.contains(&relation.at) || relation.ranges().any(|range| wrong.contains(range))
        };
        // Two ways of working one number out are one finding.
        let mut told: HashSet<(RelationKind, &Range<usize>)> = HashSet::new();
        let mut broken: HashSet<&Range<usize>> = HashSet::new();
        let mut failing: Vec<(&Relation, usize)> = Vec::new();
        for relation in relations.iter().filter(|one| !is_twice(one)) {
            let is_again = !told.insert((relation.kind, &relation.at))
                && relation.kind == RelationKind::Balance;
            if paragraph.is_bound(&relation.at) || is_told(relation) || is_again {
                continue;
            }
            // One number that breaks several relations is told once.
            let fails = matches!(relation.outcome, Outcome::Fails { .. });
            let shared = if fails { self.in_every_failing(paragraph, relation) } else { None };
            if shared.is_none_or(|shared| broken.insert(shared)) {
                let at = found.plain.len();
                self.relation(paragraphs, paragraph, relation, found);
                failing.extend((found.plain.len() > at).then_some((*relation, at)));
            }
        }
        self.one_a_fact(paragraph, &failing, &mut found.plain);
    }

    fn relation(
        &self,
        paragraphs: &[ReadParagraph<'_>],
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
        found: &mut Found,
    ) {
        if let Some(finding) = self.since_its_own_year(paragraph, relation) {
            found.plain.push(finding);
            return;
        }
        if let Outcome::Holds | Outcome::NotComputable | Outcome::LastPlace { .. } =
            relation.outcome
            && let Some(finding) = self.since_another_base(paragraph, relation)
        {
            found.plain.push(finding);
            return;
        }
        match relation.outcome {
            Outcome::Holds => found.plain.extend(self.held_by_the_row(paragraph, relation)),
            Outcome::NotComputable => {
                let by_tables = self.by_the_tables(paragraph, relation);
                let by_total = || self.share_of_a_total(paragraph, relation);
                let by_budget = || self.not_done_of_its_budget(paragraphs, paragraph, relation);
                found.plain.extend(by_tables.or_else(by_total).or_else(by_budget));
            }
            Outcome::LastPlace { expected } => {
                found.near.extend(self.missed(paragraph, relation, expected));
            }
            Outcome::Fails { .. } if relation.kind == RelationKind::Twice => {
                found.plain.push(self.listed_twice(paragraph, relation));
            }
            Outcome::Fails { .. } if relation.kind == RelationKind::Flat => {
                found.plain.push(self.not_flat(paragraph, relation));
            }
            Outcome::Fails { .. } if self.has_ended(paragraph, relation) => {}
            Outcome::Fails { expected } => {
                found.plain.extend(self.missed(paragraph, relation, expected));
            }
            Outcome::OtherDirection => {
                found.plain.push(self.against_its_direction(paragraph, relation));
            }
        }
    }

    /// The rows by the names under which sentences speak of them.
    pub(super) fn named(&self) -> &NamedRows<'a> {
        self.named.get_or_init(|| NamedRows::new(self.department, self.disclosure, self.names))
    }

    /// What is wrong with an amount: a slip of typing where it agrees with no figure, else that it is
    /// not its row's.
    fn amount(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> Option<(Miss, Finding)> {
        let quantity = &placed.quantity;
        if quantity.value.is_zero() || paragraph.is_factor(&placed.range) {
            return None;
        }
        // 超过100万元，不足200万元: on which side of it the figure of its row is; 100万元以上的 is a limit.
        if quantity.is_bound {
            let is_said = is_end(paragraph.rest_of_clause(&placed.range));
            return is_said.then(|| self.not_its_rows(paragraph, placed)).flatten();
        }
        let is_explained = paragraph.reading.explains(&placed.range)
            || self.citable.holds((quantity.interval.low, quantity.interval.high));
        let is_explained = is_explained || self.makes_a_total(paragraph, placed);
        let mistyped = if is_explained { None } else { self.mistyped(paragraph, placed) };
        mistyped
            .map(|finding| (Miss::Plain, finding))
            .or_else(|| self.not_its_rows(paragraph, placed))
            .or_else(|| Some((Miss::Plain, self.of_an_empty_fund(paragraph, placed)?)))
    }
}
