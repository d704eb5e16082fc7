use std::cell::OnceCell;
use std::ops::Range;

use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding, Level, Related, Role as RelatedRole, RuleInfo};
use crate::load::MALFORMED_VALUE;
use crate::model::path::cell_path;
use crate::model::{Department, Disclosure, Kind};
use crate::sentences::{Measure, Outcome, Phase, Placed, Quantity, Relation, RelationKind, Role};
use crate::source::Place;

use super::citable_figures::CitableFigures;
use super::named_rows::NamedRows;
use super::read_paragraph::{ReadParagraph, read_paragraphs};
use super::slip::{Slip, slip};

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
}

/// What is found in the sentences of a disclosure: first by the arithmetic inside a sentence, then
/// by the figures of the row that it speaks of; only then a figure mistyped is looked for.
pub(in crate::check) fn check_sentences(
    department: &Department,
    disclosure: &Disclosure,
    rules: SentenceRules,
) -> Vec<Finding> {
    let paragraphs = read_paragraphs(disclosure);
    let check = SentenceCheck {
        rules,
        disclosure,
        citable: CitableFigures::new(department, disclosure),
        named: OnceCell::new(),
    };
    let (mut findings, mut near) = (Vec::new(), Vec::new());
    for paragraph in &paragraphs {
        check.paragraph(paragraph, &mut findings, &mut near);
    }
    findings.extend(gathered(near));
    findings
}

struct SentenceCheck<'a> {
    rules: SentenceRules,
    disclosure: &'a Disclosure,
    citable: CitableFigures<'a>,
    named: OnceCell<NamedRows<'a>>,
}

impl<'a> SentenceCheck<'a> {
    fn paragraph(
        &self,
        paragraph: &ReadParagraph<'_>,
        findings: &mut Vec<Finding>,
        near: &mut Vec<Finding>,
    ) {
        findings.extend(paragraph.reading.broken.iter().map(|range| broken(paragraph, range)));
        for relation in &paragraph.reading.relations {
            if paragraph.is_bound(&relation.at) {
                continue;
            }
            match relation.outcome {
                Outcome::Holds => {}
                Outcome::NotComputable => {
                    findings.extend(self.by_the_tables(paragraph, relation));
                }
                Outcome::LastPlace { expected } => {
                    near.push(self.missed(paragraph, relation, expected))
                }
                Outcome::Fails { expected } => {
                    findings.push(self.missed(paragraph, relation, expected));
                }
                Outcome::OtherDirection => findings.push(self.other_direction(paragraph, relation)),
            }
        }
        for placed in &paragraph.reading.quantities {
            if placed.quantity.is_money() && !paragraph.is_bound(&placed.range) {
                findings.extend(self.amount(paragraph, placed));
            }
        }
    }

    /// A change or a rate that the sentence alone does not work out, by the figures that the
    /// document prints side by side: those whose figure of this year, or whose change, is the one
    /// that the sentence prints.
    fn by_the_tables(&self, paragraph: &ReadParagraph<'_>, relation: &Relation) -> Option<Finding> {
        if relation.kind != RelationKind::Change || !paragraph.is_narrative() {
            return None;
        }
        let own_base = match self.disclosure.kind {
            Kind::Budget | Kind::PerformanceTargets => {
                matches!(relation.base, None | Some(Phase::Plan))
            }
            _ => matches!(relation.base, None | Some(Phase::Settled)),
        };
        if !own_base {
            return None;
        }
        let quantity = |role| relation.number(role).and_then(|at| paragraph.reading.quantity(at));
        let (head, amount, rate) =
            (quantity(Role::Head), quantity(Role::Amount), quantity(Role::Rate));
        let pairs = self.citable.beside();
        let of_it: Vec<(Decimal, Decimal)> = pairs
            .into_iter()
            .filter(|(now, before)| {
                let change = now.checked_sub(*before).map(Decimal::abs);
                // A short number is many figures.
                let is_head = head.is_some_and(|head| {
                    head.value.significant() >= 1000 && head.interval.holds(*now)
                });
                let is_change = amount.zip(change).is_some_and(|(amount, change)| {
                    amount.interval.holds(change) && amount.value.significant() >= 1000
                });
                is_head || (head.is_none() && is_change && rate.is_some())
            })
            .collect();
        if of_it.is_empty() || of_it.iter().any(|(_, before)| before.is_zero()) {
            return None;
        }
        if let Some((at, amount)) = relation.number(Role::Amount).zip(amount)
            && head.is_some()
        {
            let changes: Vec<Decimal> = of_it
                .iter()
                .filter_map(|(now, before)| Some(now.checked_sub(*before)?.abs()))
                .collect();
            if !changes.iter().any(|change| amount.interval.holds(*change)) {
                return Some(self.unlike(paragraph, at, amount, changes[0]));
            }
        }
        let (at, rate) = relation.number(Role::Rate).zip(rate)?;
        let rates: Vec<Decimal> = of_it
            .iter()
            .filter_map(|(now, before)| {
                now.checked_sub(*before)?.abs().percent_of(before.abs(), RATE_DECIMALS)
            })
            .collect();
        let worked_out = *rates.first()?;
        let size = rate.interval.abs();
        let near = size.wider(rate.last_place)?;
        (!rates.iter().any(|one| near.holds(*one))).then(|| {
            wrong(self.rules.rate, paragraph, at, rate, rate.printed(worked_out), &BY_TABLES)
        })
    }

    fn amount(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> Option<Finding> {
        let quantity = &placed.quantity;
        let explained = paragraph.reading.explains(&placed.range)
            || quantity.is_about
            || quantity.value.is_zero();
        if explained || self.citable.holds((quantity.interval.low, quantity.interval.high)) {
            return self.not_its_rows(paragraph, placed).filter(|_| !explained);
        }
        self.mistyped(paragraph, placed).or_else(|| self.not_its_rows(paragraph, placed))
    }

    /// An amount that is no figure of the row that the words before it name.
    fn not_its_rows(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> Option<Finding> {
        if placed.is_beside || !paragraph.is_narrative() || self.is_elsewhere(paragraph, placed) {
            return None;
        }
        let named = self.named.get_or_init(|| NamedRows::new(self.disclosure));
        let spoken = named.spoken_of(&paragraph.text[placed.label.clone()])?;
        let (table, row, figure) = spoken.own_figure()?;
        let near = placed.quantity.interval.wider(placed.quantity.last_place)?;
        if spoken.hold(near) {
            return None;
        }
        let printed = &paragraph.text[placed.range.clone()];
        let name = spoken.name();
        let words = Bilingual::new(
            format!(
                "文字里“{name}”的“{printed}”与表中这一行的数不符：表中为{}{}",
                figure.printed,
                figure.unit.name()
            ),
            format!(
                "`{printed}` for {name} is no figure of that row: the table has {}{}",
                figure.printed,
                figure.unit.name()
            ),
        );
        let mut finding = Finding::new(self.rules.amount, words, paragraph.place(&placed.range))
            .at(paragraph.at.clone(), printed);
        let column = table.form.main_column().unwrap_or_default();
        finding.related.push(Related {
            role: RelatedRole::Compared,
            at: Some(cell_path(table, row, column)),
            place: Place::new(&self.disclosure.file, figure.span),
            value: Some(figure.printed.clone()),
        });
        Some(
            finding.help(
                "两处核对，或用 [[…]] 引用表中的数",
                "check both, or bind the figure with [[…]]",
            ),
        )
    }

    /// Whether the words before an amount speak of another phase or year than the document's own.
    fn is_elsewhere(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> bool {
        let own = match self.disclosure.kind {
            Kind::Budget | Kind::PerformanceTargets => {
                matches!(placed.phase, None | Some(Phase::Plan | Phase::Initial))
            }
            _ => matches!(placed.phase, None | Some(Phase::Settled)),
        };
        let label = &paragraph.text[placed.label.clone()];
        let year = format!("{}年", self.disclosure.year);
        let names_another_year = label.replace(&year, "").contains('年')
            && label.replace(&year, "").bytes().any(|byte| byte.is_ascii_digit());
        !own || placed.is_last_years || names_another_year
    }

    /// An amount that is a figure mistyped: its digits in another unit, or the digits of a figure
    /// whose row the words before it name.
    fn mistyped(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> Option<Finding> {
        let label = &paragraph.text[placed.label.clone()];
        let fits = |slip: &Slip, name: Option<&str>| {
            matches!(slip, Slip::Unit(_)) || name.is_some_and(|name| label.contains(name))
        };
        let (stated, slip) = self.citable.own().find_map(|stated| {
            let slip = slip(&placed.quantity, stated.figure)?;
            fits(&slip, stated.name()).then_some((stated, slip))
        })?;
        let (figure, path) = (stated.figure, stated.path());
        let printed = &paragraph.text[placed.range.clone()];
        let (zh, en) = match slip {
            Slip::Unit(unit) => {
                let amount = placed.quantity.printed(placed.quantity.value);
                (
                    format!("若写成{amount}{}", unit.name()),
                    format!("would agree as {amount}{}", unit.name()),
                )
            }
            Slip::Swapped(amount) => (
                format!("若为 {amount}（两位数字颠倒）"),
                format!("would agree as {amount}: two digits swapped"),
            ),
            Slip::Digit(amount) => (
                format!("若为 {amount}（多写或漏写一位）"),
                format!("would agree as {amount}: a digit too many or too few"),
            ),
        };
        let words = Bilingual::new(
            format!("文字里的“{printed}”与各数都不符；{zh}则与「{path}」相符"),
            format!("`{printed}` agrees with no figure; it {en} (`{path}`)"),
        );
        let mut finding = Finding::new(self.rules.slip, words, paragraph.place(&placed.range))
            .at(paragraph.at.clone(), printed);
        finding.related.push(Related {
            role: RelatedRole::Compared,
            at: Some(path),
            place: Place::new(&self.disclosure.file, figure.span),
            value: Some(figure.printed.clone()),
        });
        Some(finding.help("改正，或用 [[…]] 引用该数", "correct it, or bind the figure with [[…]]"))
    }

    /// A number that is not what the others of its relation make of it.
    fn missed(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
        expected: Decimal,
    ) -> Finding {
        let quantity = paragraph.reading.quantity(&relation.at);
        let rule = match quantity.map(|quantity| quantity.measure) {
            Some(Measure::Money { .. }) => self.rules.amount,
            _ => self.rules.rate,
        };
        // A relation tells a quantity of its paragraph.
        match quantity {
            Some(quantity) => {
                wrong(rule, paragraph, &relation.at, quantity, expected, &BY_SENTENCE)
            }
            None => self.other_direction(paragraph, relation),
        }
    }

    fn unlike(
        &self,
        paragraph: &ReadParagraph<'_>,
        at: &Range<usize>,
        quantity: &Quantity,
        expected: Decimal,
    ) -> Finding {
        let expected = quantity.printed(expected);
        wrong(self.rules.amount, paragraph, at, quantity, expected, &BY_TABLES)
    }

    fn other_direction(&self, paragraph: &ReadParagraph<'_>, relation: &Relation) -> Finding {
        let printed = &paragraph.text[relation.at.clone()];
        let words = Bilingual::new(
            format!("“{printed}”的增减方向与句中各数相反"),
            format!("the direction of `{printed}` is not that of the numbers of the sentence"),
        );
        Finding::new(self.rules.direction, words, paragraph.place(&relation.at))
            .at(paragraph.at.clone(), printed)
            .help("核对增减方向", "check the direction")
    }
}

/// Percentages are worked out to this many decimals before they are compared.
const RATE_DECIMALS: u32 = 8;

/// By what a number is worked out, in Chinese and in English.
struct Basis {
    zh: &'static str,
    en: &'static str,
}

const BY_SENTENCE: Basis = Basis { zh: "按句中各数", en: "by the numbers of the sentence" };
const BY_TABLES: Basis =
    Basis { zh: "按表中本年、上年两数", en: "by the figures of both years" };

fn wrong(
    rule: &'static RuleInfo,
    paragraph: &ReadParagraph<'_>,
    at: &Range<usize>,
    quantity: &Quantity,
    expected: Decimal,
    basis: &Basis,
) -> Finding {
    let printed = &paragraph.text[at.clone()];
    let unit = match quantity.measure {
        Measure::Money { .. } => printed.trim_start_matches(|c: char| !c.is_alphabetic()),
        _ => "%",
    };
    let words = Bilingual::new(
        format!("“{printed}”：{}应为{expected}{unit}", basis.zh),
        format!("`{printed}`: {} it would be {expected}{unit}", basis.en),
    );
    Finding::new(rule, words, paragraph.place(at)).at(paragraph.at.clone(), printed).help(
        "核对句中各数，改正写错的一个",
        "check the numbers, and correct the one that is wrong",
    )
}

fn broken(paragraph: &ReadParagraph<'_>, range: &Range<usize>) -> Finding {
    let printed = &paragraph.text[range.clone()];
    let words = Bilingual::new(
        format!("文字里的“{printed}”不是一个数：小数点或千分号的位置不对"),
        format!(
            "`{printed}` in the text is no number: a point or a thousands mark is out of place"
        ),
    );
    Finding::new(&MALFORMED_VALUE, words, paragraph.place(range))
        .at(paragraph.at.clone(), printed)
        .help(
            "核对；原件即如此印刷的，请保留原样并写明存疑说明",
            "check it; if the document prints it so, keep it and acknowledge it",
        )
}

/// Misses of one unit of the last place are one note, with all their places.
fn gathered(near: Vec<Finding>) -> Option<Finding> {
    let mut near = near.into_iter();
    let mut first = near.next()?;
    first.level = Level::Note;
    let places = near.map(|other| Related {
        role: RelatedRole::Compared,
        at: other.at,
        place: other.place,
        value: other.value,
    });
    first.related.extend(places);
    Some(first.help(
        "末位相差一，可能是各数分别四舍五入；不影响公开",
        "one unit of the last place: numbers rounded each by itself may differ so",
    ))
}
