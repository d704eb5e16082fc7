use crate::check::narrative::section_at;
use crate::decimal::Decimal;
use crate::lexicon::Lexicon;
use crate::model::Fund;
use crate::sentences::Placed;

use super::fund::fund_named;
use super::of_its_sentence::is_in_a_balance;
use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::spoken::Spoken;

impl<'a> SentenceCheck<'a> {
    /// Which rows are meant where an amount is none of those that its name has first: 本年支出 and 项目支出 stand in
    /// tables of all money and of one fund, and a sentence may leave to its section which it speaks of. Nothing
    /// where it is of none that is known.
    pub(super) fn meant<'s>(
        &'s self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
        spoken: Spoken<'s, 'a>,
    ) -> Option<Spoken<'s, 'a>> {
        let value = placed.quantity.interval;
        if spoken.hold_in_some_phase(value) {
            return Some(spoken);
        }
        if self.is_so_far(paragraph, placed) {
            return None;
        }
        if !spoken.are_broad() {
            return Some(spoken);
        }
        if self.is_of_less(paragraph, placed, &spoken) {
            return None;
        }
        let lexicon = &self.disclosure.lexicon;
        let up_to = paragraph.sentence_up_to(&placed.range);
        let others = self.named().called_alike(&spoken);
        let is_of_any_fund = self.is_of_any_fund(spoken.name);
        let said = fund_named(lexicon, up_to);
        if said.is_none() {
            if is_of_any_fund && self.is_of_all_funds(up_to, &others, placed) {
                return None;
            }
            if others.hold_in_some_phase(value) {
                return Some(others);
            }
        }
        // What the fund has is told of first.
        let fund = said.or_else(|| self.fund_of_section(paragraph, placed));
        if fund.is_none() || spoken.has_fund(fund) {
            return Some(spoken);
        }
        match others.of_fund(fund) {
            Some(others) => Some(others),
            None => Some(spoken).filter(|_| said.is_some() || !is_of_any_fund),
        }
    }

    /// Whether a name is one that tables of each fund have: 本年支出, 项目支出, 人员经费.
    pub(super) fn is_of_any_fund(&self, name: &str) -> bool {
        let lexicon = &self.disclosure.lexicon;
        let lists = [
            &lexicon.balance_received,
            &lexicon.balance_spent,
            &lexicon.whole_expenditure,
            &lexicon.whole_basic,
        ];
        lists.into_iter().any(|words| words.beginning(name).is_some())
    }

    /// The fund that the title of the section of an amount names.
    pub(super) fn fund_of_section(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<Fund> {
        fund_named(&self.disclosure.lexicon, self.title_over(paragraph, placed)?)
    }

    /// The title of the section in which an amount stands.
    fn title_over(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> Option<&'a str> {
        let narrative = self.disclosure.narrative.as_ref().filter(|_| paragraph.is_narrative())?;
        let section = section_at(narrative, paragraph.place(&placed.range).span)?;
        Some(&narrative.sections[section].title)
    }

    /// Whether an amount is the sum of those of each fund: 财政拨款支出中，项目支出5万元. Which tables make it is said
    /// nowhere; another amount is told only where a table of all of them has it.
    fn is_of_all_funds(&self, up_to: &str, others: &Spoken<'_, 'a>, placed: &Placed) -> bool {
        let is_said = self.disclosure.lexicon.of_funds.is_in(up_to);
        is_said && !others.have_table_of(&self.disclosure.lexicon.of_funds)
            || others.sum_of_funds().is_some_and(|sum| placed.quantity.interval.holds(sum))
    }

    /// Whether an amount is of a part of what its name has: paid from money that no fund is, one part of another
    /// (项目支出中安排公务接待费), a difference (小于本年收入), or a part of a whole that is less than the row.
    fn is_of_less(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
        spoken: &Spoken<'_, 'a>,
    ) -> bool {
        let lexicon = &self.disclosure.lexicon;
        // 下属1家机关和2家事业单位的 is the whole department.
        let label = &paragraph.text[placed.label.clone()];
        let label = self.behind_all_offices(paragraph, placed).unwrap_or(label);
        let before = before_name(label, spoken);
        let is_difference = [&lexicon.is_more, &lexicon.is_less]
            .into_iter()
            .any(|words| words.ending(before).is_some_and(|word| word.start > 0));
        is_difference
            || self.named().is_within(before)
            || self.named().is_paid_from_elsewhere(before)
            || self.is_of_a_smaller_whole(paragraph, placed, spoken)
            || self.is_of_a_balance(paragraph, placed, spoken)
    }

    /// Whether an amount is part of a whole that is less than the figure of its row: “三公”经费5万元，其中：基本支出4万元,
    /// “三公”经费中，基本支出4万元.
    fn is_of_a_smaller_whole(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
        spoken: &Spoken<'_, 'a>,
    ) -> bool {
        let Some((_, figure)) = spoken.own_figure() else { return false };
        let rows = figure.in_base().abs();
        let up_to = paragraph.sentence_up_to(&placed.range);
        let label = &paragraph.text[placed.label.clone()];
        if self.is_among_less(up_to, rows) {
            return true;
        }
        let lexicon = &self.disclosure.lexicon;
        let before = before_name(label, spoken);
        // 培训费5万元，全部由基本支出安排5万元
        let whole_of =
            || lexicon.opens_whole.ending(before).map(|_| up_to.len().saturating_sub(label.len()));
        let Some(opener) = whole_of().or_else(|| opener_of_parts(lexicon, up_to)) else {
            return false;
        };
        let start = paragraph.sentence_range(&placed.range).start;
        let before = paragraph.reading.before(&placed.range).iter().rev();
        let mut before = before.take_while(|one| one.range.start >= start);
        let whole = before.find(|one| {
            one.range.end <= start + opener && one.quantity.is_money() && !one.quantity.is_bound
        });
        whole.is_some_and(|whole| {
            whole.quantity.size().high < rows
                && !are_beside(lexicon, paragraph.label(&whole.range), spoken.name)
                && self.is_its_rows(paragraph, whole) != Some(false)
        })
    }

    /// Whether a sentence opens with a row of which it tells parts (…中，), and that is less than an amount.
    fn is_among_less(&self, up_to: &str, rows: Decimal) -> bool {
        let lexicon = &self.disclosure.lexicon;
        lexicon.among.find_in(up_to).any(|at| {
            let is_end = up_to[at.end..].starts_with(['，', ',', '：', ':']);
            let whole = || self.named().spoken_of(up_to[..at.start].trim_start_matches('。'));
            let figure = || Some(whole()?.own_figure()?.1.in_base().abs());
            let subjects = [&lexicon.of_apart, &lexicon.of_procurement, &lexicon.operating_costs];
            let is_narrow = subjects.into_iter().any(|words| words.is_in(&up_to[..at.start]));
            is_end && (is_narrow || figure().is_some_and(|figure| figure < rows))
        })
    }

    /// Whether an amount stands in the balance of something else, a project or money for one purpose: what was
    /// left of last year and came in, less what was spent, is what is left.
    fn is_of_a_balance(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
        spoken: &Spoken<'_, 'a>,
    ) -> bool {
        let lexicon = &self.disclosure.lexicon;
        let of_it = [&lexicon.balance_received, &lexicon.balance_spent];
        of_it.into_iter().any(|words| words.has(spoken.name)) && is_in_a_balance(paragraph, placed)
    }

    /// Whether an amount is what was come to in the course of the year, or in a month: 截至6月底, 3月份.
    fn is_so_far(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> bool {
        let lexicon = &self.disclosure.lexicon;
        let up_to = paragraph.sentence_up_to(&placed.range);
        let is_up_to = lexicon.so_far.find_in(up_to).any(|at| {
            let rest = &up_to[at.start..];
            let clause = rest.find(['，', ',', '；']).map_or(rest, |end| &rest[..end]);
            !lexicon.year_ends.is_in(clause)
        });
        is_up_to || names_a_month(up_to)
    }
}

/// What stands in a label before the name that is spoken of.
fn before_name<'t>(label: &'t str, spoken: &Spoken<'_, '_>) -> &'t str {
    label.rfind(spoken.name).map_or("", |at| &label[..at])
}

/// Where the list of parts opens in which an amount stands.
fn opener_of_parts(lexicon: &Lexicon, up_to: &str) -> Option<usize> {
    let word = lexicon.opens_parts.find_in(up_to).last().map(|at| at.start);
    let colon = up_to.rfind(['：', ':']);
    let clause = up_to.rfind(['；', ';']);
    let opener = word.max(colon)?;
    // 其中：基本支出5万元；项目支出3万元 is one list.
    (clause.is_none() || word.is_some() || Some(opener) > clause).then_some(opener)
}

/// Whether words are of a month: 2024年12月，项目支出. Of its days (4月2日批复) they say when.
fn names_a_month(words: &str) -> bool {
    words.match_indices('月').any(|(at, month)| {
        let behind = &words[at + month.len()..];
        words[..at].ends_with(|c: char| c.is_ascii_digit()) && behind.starts_with(['，', ',', '份'])
    })
}

/// Whether two names are of parts of one whole, so that neither has the other: 基本支出4万元，其中人员经费3万元；
/// 项目支出6万元.
fn are_beside(lexicon: &Lexicon, one: &str, other: &str) -> bool {
    let wholes = [&lexicon.whole_expenditure, &lexicon.whole_basic, &lexicon.whole_funds];
    wholes.into_iter().any(|parts| parts.is_in(one) && parts.is_in(other))
}
