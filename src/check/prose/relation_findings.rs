use std::ops::Range;

use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding};
use crate::sentences::{Measure, Outcome, Relation, RelationKind, Role};

use super::evidence::Evidence;
use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::sentence_findings::{BY_SENTENCE, about, of_several, wrong};

impl SentenceCheck<'_> {
    /// A number that is not what the others of its relation make of it.
    pub(super) fn missed(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
        expected: Decimal,
    ) -> Option<Finding> {
        let quantity = paragraph.reading.quantity(&relation.at)?;
        let suspect = self.suspect(paragraph, relation);
        if suspect != &relation.at && relation.kind != RelationKind::AtMost {
            return self.suspected(paragraph, relation, suspect, &quantity.printed_with(expected));
        }
        let rule = match quantity.measure {
            Measure::Money { .. } | Measure::Count => self.rules.amount,
            _ => self.rules.rate,
        };
        let basis = match relation.kind {
            RelationKind::AtMost => return Some(self.more_than_its_whole(paragraph, relation)),
            _ => &BY_SENTENCE,
        };
        if relation.kind == RelationKind::Parts && is_whole_of_shares(paragraph, relation) {
            return Some(self.lists_too_little(
                paragraph,
                relation,
                &quantity.printed_with(expected),
            ));
        }
        Some(wrong(rule, paragraph, &relation.at, quantity, expected, basis))
    }

    /// A whole whose shares are worked out rightly from it, and whose parts make another: its list is not right.
    fn lists_too_little(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
        made: &str,
    ) -> Finding {
        let printed = &paragraph.text[relation.at.clone()];
        let words = Bilingual::new(
            format!("“{printed}”与所列各项不合：各项合计为{made}，而各项占比是按“{printed}”算的"),
            format!(
                "the parts listed of `{printed}` make {made}, and their shares are of `{printed}`"
            ),
        );
        let help = ("核对各项是否列全", "check whether the list has all parts");
        about(self.rules.amount, paragraph, &relation.at, words, help)
    }

    /// An amount that is said not to have changed, and did.
    pub(super) fn not_flat(&self, paragraph: &ReadParagraph<'_>, relation: &Relation) -> Finding {
        let printed = &paragraph.text[relation.at.clone()];
        let words = Bilingual::new(
            format!("文字说“{printed}”没有变化，按数有增减"),
            format!("the text says that `{printed}` did not change; by the figures it did"),
        );
        // Where a row has the amount, the word is wrong; it has, where the sentence alone does not tell. 年初预算3万元，
        // 执行中持平，支出决算4万元: of two amounts far apart and a word it is rather the word.
        let evidence = || self.evidence(paragraph, &relation.at);
        let is_its_rows = relation.outcome == Outcome::NotComputable
            || evidence() == Evidence::Row
            || (are_far_apart(paragraph, relation) && evidence() > Evidence::AgainstIt);
        let word = relation.word.as_ref().filter(|_| is_its_rows);
        self.misdirected(paragraph, word.unwrap_or(&relation.at), words)
    }

    /// An amount or a count that is more than what it is part of.
    fn more_than_its_whole(&self, paragraph: &ReadParagraph<'_>, relation: &Relation) -> Finding {
        let of = |role| relation.number(role).map_or("", |at| &paragraph.text[at.clone()]);
        let (part, whole) = (of(Role::Part), of(Role::Head));
        let at = self.suspect(paragraph, relation);
        let words = Bilingual::new(
            format!("“{part}”按句意不应大于“{whole}”"),
            format!("by the sentence `{part}` is no more than `{whole}`, and it is"),
        );
        of_several(self.rules.amount, paragraph, at, words)
    }

    /// A number of a relation that fails for which least speaks, where another is the one that the
    /// relation would tell: the others are figures of their rows, or hold with others.
    fn suspected(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
        suspect: &Range<usize>,
        expected: &str,
    ) -> Option<Finding> {
        let quantity = paragraph.reading.quantity(suspect)?;
        let rule = match quantity.measure {
            Measure::Money { .. } | Measure::Count => self.rules.amount,
            _ => self.rules.rate,
        };
        let (told, printed) =
            (&paragraph.text[relation.at.clone()], &paragraph.text[suspect.clone()]);
        // A difference of two figures is borne out by chance.
        let size = paragraph.reading.quantity(&relation.at)?.size();
        let is_borne_out = match self.evidence(paragraph, &relation.at) {
            Evidence::Figure => self.citable.own_holds((size.low, size.high)),
            evidence => evidence > Evidence::Nothing,
        };
        let words = suspected_words((printed, told), expected, is_borne_out);
        Some(of_several(rule, paragraph, suspect, words))
    }

    /// An item that stands twice in a list, with its amount.
    pub(super) fn listed_twice(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
    ) -> Finding {
        let printed = &paragraph.text[relation.at.clone()];
        let words = Bilingual::new(
            format!("“{printed}”与前一项的名称、金额相同，列了两次"),
            format!("`{printed}` stands twice in its list, under one name"),
        );
        let help = ("删去一项，核对合计", "take one away, and check the sum");
        about(self.rules.amount, paragraph, &relation.at, words, help)
    }

    /// A direction that is not that of the numbers beside it.
    pub(super) fn other_direction(
        &self,
        paragraph: &ReadParagraph<'_>,
        at: &Range<usize>,
    ) -> Finding {
        let printed = &paragraph.text[at.clone()];
        let words = Bilingual::new(
            format!("“{printed}”的增减方向与句中各数相反"),
            format!("the direction of `{printed}` is not that of the numbers of the sentence"),
        );
        self.misdirected(paragraph, at, words)
    }

    /// A finding about a direction.
    pub(super) fn misdirected(
        &self,
        paragraph: &ReadParagraph<'_>,
        at: &Range<usize>,
        words: Bilingual,
    ) -> Finding {
        let help = ("核对增减方向", "check the direction");
        about(self.rules.direction, paragraph, at, words, help)
    }
}

/// Whether shares of parts, that the sentence works out from their whole, hold with it.
fn is_whole_of_shares(paragraph: &ReadParagraph<'_>, relation: &Relation) -> bool {
    let mut shares = paragraph.reading.relations_of(&relation.at);
    shares.any(|one| {
        one.kind == RelationKind::Share
            && one.outcome == Outcome::Holds
            && one.number(Role::Base) == Some(&relation.at)
    })
}

/// What is said of a number that does not fit, and of the one that would be another with it. Where both are
/// printed alike the words say which is meant; that it is borne out is said of none for which nothing speaks.
fn suspected_words((printed, told): (&str, &str), expected: &str, is_borne_out: bool) -> Bilingual {
    let (this, zh, en) = match printed == told {
        true => ("这一处", format!("另一处“{told}”"), format!("the other `{told}`")),
        false => ("", format!("“{told}”"), format!("`{told}`")),
    };
    let this_en = if this.is_empty() { "" } else { "this " };
    let (borne_zh, borne_en) = match is_borne_out {
        true => (format!("，而{zh}有据"), format!(", and {en} is borne out")),
        false => (String::new(), String::new()),
    };
    Bilingual::new(
        format!("{this}“{printed}”与句中各数不合：照它算，{zh}应为{expected}{borne_zh}"),
        format!(
            "{this_en}`{printed}` does not agree with the numbers of the sentence: with it {en} would be {expected}{borne_en}"
        ),
    )
}

/// Whether the two amounts of a relation differ by more than a hundredth: a slip of a digit may be less.
fn are_far_apart(paragraph: &ReadParagraph<'_>, relation: &Relation) -> bool {
    let size = |role| Some(paragraph.reading.quantity(relation.number(role)?)?.value.abs());
    let differ = |now: Decimal, base: Decimal| {
        let by = now.checked_sub(base)?.abs();
        Some(by > base.shifted(-2)?)
    };
    size(Role::Head).zip(size(Role::Base)).and_then(|(now, base)| differ(now, base)) == Some(true)
}
