use crate::decimal::Interval;
use crate::finding::{Bilingual, Finding, Related, Role};
use crate::model::path::cell_path;
use crate::model::{Disclosure, Figure, Fund, Kind};
use crate::sentences::{Phase, Placed};
use crate::source::Place;

use super::fund::fund_named;
use super::miss::Miss;
use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::spoken::{Spoken, Spot};
use super::spoken_of::Years;

impl<'a> SentenceCheck<'a> {
    /// The rows of which an amount is said, of the fund that its words or its sentence names.
    pub(super) fn rows_of(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<Spoken<'_, 'a>> {
        let own = || self.rows_of_years(paragraph, placed, Years::Own);
        self.both_sides(paragraph, placed).or_else(own)
    }

    /// The same of an amount of other years.
    pub(super) fn rows_of_years(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
        years: Years,
    ) -> Option<Spoken<'_, 'a>> {
        let lexicon = &self.disclosure.lexicon;
        let label = &paragraph.text[placed.label.clone()];
        let up_to = paragraph.sentence_up_to(&placed.range);
        let is_of_share = lexicon.share_of.is_in(label);
        // 占本年支出合计5万元的: the fund that is named before is that of the part.
        let in_sentence = || self.fund_before(up_to).filter(|_| !is_of_share);
        let column = || {
            let fund = fund_named(lexicon, label).or_else(in_sentence)?;
            self.named().column_spoken_of(label, fund)
        };
        let is_other = || self.is_of_another(paragraph, placed);
        let Some((words, mut spoken)) = self.spoken_of(paragraph, placed, years) else {
            return column().filter(|_| !is_other());
        };
        // 收入、支出总计: one name with a mark in it.
        if paragraph.is_shared(placed)
            && let Some(whole) =
                self.named().spoken_of(paragraph.since_the_last_number(&placed.range))
            && whole.name.contains('、')
        {
            spoken = whole;
        }
        // 文化和旅游局收入总计: the word of a sum is that of the name.
        let is_named_sum = lexicon.closes_list.ending(spoken.name).is_some();
        let is_shared = paragraph.is_shared(placed) && !spoken.name.contains('、')
            || (self.is_sum(label) && !is_named_sum);
        // A fund that is named later is that of a part; one before 占 is that of what is a share.
        let share = lexicon.share_of.find_in(words).last();
        let own_words = share.map_or(words, |share| &words[share.end..]);
        let named = fund_named(lexicon, own_words).or_else(in_sentence);
        // …（项）支出5万元，其中：项目支出3万元 is the item's, not the line's of that name.
        let is_items = spoken.are_lines()
            && (self.names_an_item(paragraph.sentence_up_to(&placed.label))
                || self.goes_on_about_an_item(paragraph, placed));
        let is_part = self.is_part_of_another(paragraph, placed, &spoken);
        // 政府性基金预算拨款 is a line of a table of all funds.
        let is_bare = fund_named(lexicon, words).is_none();
        let is_of_part = is_bare && self.is_fund_of_a_part(up_to);
        let spoken = match fund_named(lexicon, spoken.name) {
            Some(own) if Some(own) == named => spoken.or_of_fund(named),
            // 包括：政府性基金预算拨款收入5万元，其他收入1万元: no table of the fund has the other.
            _ if is_of_part && !spoken.has_fund(named) => Some(spoken),
            // 一般公共预算财政拨款支出5万元，本年支出合计6万元: the total may be that of all funds.
            _ if is_bare && named.is_some() && spoken.are_sums() => match spoken.has_fund(named) {
                true => Some(spoken),
                false => column().map(|column| column.or_of(spoken)),
            },
            _ => spoken.of_fund(named),
        };
        spoken.or_else(column).filter(|_| !is_shared && !is_items && !is_part && !is_other())
    }

    /// Whether the funds that a sentence names stand behind what opens its list, in the names of parts.
    fn is_fund_of_a_part(&self, up_to: &str) -> bool {
        let lexicon = &self.disclosure.lexicon;
        let openers = [&lexicon.opens_parts, &lexicon.opens_whole];
        let opener = openers
            .iter()
            .filter_map(|words| words.find_in(up_to).last())
            .max_by_key(|at| at.start);
        opener.is_some_and(|opener| fund_named(lexicon, &up_to[..opener.start]).is_none())
    }

    /// The fund that a sentence names before an amount; one that stands in a list that has ended is that of
    /// a part of it. 收入包括：政府性基金预算拨款收入5万元；支出包括：城乡社区支出4万元.
    fn fund_before(&self, up_to: &str) -> Option<Fund> {
        let lexicon = &self.disclosure.lexicon;
        let openers = [&lexicon.opens_parts, &lexicon.opens_whole];
        let first_opener = |clause: &str| {
            let found = openers.iter().filter_map(|words| words.find_in(clause).next());
            found.map(|at| at.start).min()
        };
        let (ended, own) = up_to.rsplit_once(['；', ';']).unwrap_or(("", up_to));
        let outside = ended
            .split(['；', ';'])
            .map(|clause| &clause[..first_opener(clause).unwrap_or(clause.len())]);
        let named: Vec<Fund> = outside.filter_map(|words| fund_named(lexicon, words)).collect();
        fund_named(lexicon, own).or_else(|| named.first().copied())
    }

    /// Whether words before an amount say that it is the sum of several: 住房保障支出和城乡社区支出合计, 共.
    pub(super) fn is_sum(&self, label: &str) -> bool {
        let label = label.trim();
        let sum = self.disclosure.lexicon.closes_list.ending(label);
        let names = sum.map(|sum| &label[..sum.start]).or_else(|| label.strip_suffix('共'));
        let Some(names) = names.map(str::trim) else { return false };
        names.is_empty() || names.contains(['和', '及', '与', '、'])
    }

    /// Whether the sentence before names an item and its amount, and this one goes on about what is no more than
    /// that: 城乡社区管理事务（款）844万元。基本支出773万元，项目支出71万元.
    fn goes_on_about_an_item(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> bool {
        let Some((words, end)) = paragraph.sentence_before(&placed.range) else { return false };
        let own = paragraph.reading.before(&(end..end)).iter().rev();
        let item = { own }
            .take_while(|one| one.range.start + words.len() >= end)
            .find(|one| one.quantity.is_money() && !one.is_beside);
        item.is_some_and(|item| {
            let label = paragraph.label(&item.range);
            placed.quantity.value <= item.quantity.value && self.names_an_item(label)
        })
    }

    /// Whether words name a row of a code, or a project: a line named behind it is its own.
    fn names_an_item(&self, words: &str) -> bool {
        let mut projects = self.disclosure.projects.iter();
        self.named().name_an_item(words)
            || projects.any(|project| words.contains(project.name.value.as_str()))
    }

    /// The rows of which an amount is said in the document's own year, and the figure that it would be.
    fn own_rows(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<(Spoken<'_, 'a>, Spot<'a>, &'a Figure)> {
        if (placed.is_beside && !placed.is_aside) || !paragraph.is_narrative() {
            return None;
        }
        let lexicon = &self.disclosure.lexicon;
        let label = &paragraph.text[placed.label.clone()];
        let mut spoken = self.rows_of(paragraph, placed)?;
        let phase = placed.phase;
        if is_elsewhere(self.disclosure, paragraph, placed) {
            // Accounts have columns of what was planned for some rows.
            let is_planned = self.disclosure.kind == Kind::FinalAccounts
                && matches!(phase, Some(Phase::Initial | Phase::Adjusted | Phase::Plan))
                && !names_another_year(self.disclosure, label)
                && !placed.is_last_years;
            spoken = spoken.of_phases(lexicon).filter(|_| is_planned)?;
        }
        let spoken = self.meant(paragraph, placed, spoken)?;
        let of_phase = spoken.figure_of(lexicon, phase);
        let (spot, figure) = of_phase.or_else(|| spoken.own_figure())?;
        Some((spoken, spot, figure))
    }

    /// Whether an amount is a figure of the row that the words before it name; nothing where no row is
    /// named.
    pub(super) fn is_its_rows(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<bool> {
        if !placed.quantity.is_money() {
            return None;
        }
        self.would_be_its_rows(paragraph, placed, placed.quantity.interval)
    }

    /// The same of another value in its place.
    pub(super) fn would_be_its_rows(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
        value: Interval,
    ) -> Option<bool> {
        let (spoken, ..) = self.own_rows(paragraph, placed)?;
        Some(spoken.hold(&self.disclosure.lexicon, placed.phase, value))
    }

    /// Whether an amount is the figure of the document's own year in a row that the words before it name.
    pub(super) fn is_its_main_figure(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> bool {
        let lexicon = &self.disclosure.lexicon;
        let interval = placed.quantity.interval;
        self.own_rows(paragraph, placed).is_some_and(|(spoken, _, figure)| {
            interval.holds(figure.in_base()) || spoken.is_main(lexicon, placed.phase, interval)
        })
    }

    /// Whether all rows that the words before an amount name have the same figure of the document's own year.
    pub(super) fn is_only_figure(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> bool {
        let own = self.own_rows(paragraph, placed);
        own.is_some_and(|(spoken, ..)| spoken.are_alike(&self.disclosure.lexicon))
    }

    /// An amount that is no figure of the row that the words before it name.
    pub(super) fn not_its_rows(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<(Miss, Finding)> {
        // What stands in brackets speaks for others of its sentence; by itself it may be of something else.
        if placed.is_aside {
            return None;
        }
        let lexicon = &self.disclosure.lexicon;
        let phase = placed.phase;
        let (spoken, spot, figure) = self.own_rows(paragraph, placed)?;
        // Another column of the row has it, of another phase: that is what is told.
        let is_of_other_phase = spoken.hold_in_some_phase(placed.quantity.interval);
        if spoken.hold(lexicon, phase, placed.quantity.interval)
            || (!is_of_other_phase && self.holds_with_a_row(paragraph, placed, figure))
        {
            return None;
        }
        let near = placed.quantity.interval.wider(placed.quantity.last_place)?;
        let miss = if spoken.hold(lexicon, phase, near) { Miss::LastPlace } else { Miss::Plain };
        if miss == Miss::Plain
            && !is_of_other_phase
            && self.is_of_its_sentence(paragraph, placed, figure)
        {
            return None;
        }
        let printed = &paragraph.text[placed.range.clone()];
        let name = spoken.name;
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
        finding.related.push(Related {
            role: Role::Compared,
            at: Some(cell_path(spot.table, spot.row, spot.column)),
            place: Place::new(&self.disclosure.file, figure.span),
            value: Some(figure.printed.clone()),
            stands: None,
        });
        let finding = finding
            .help("两处核对，或用 [[…]] 引用表中的数", "check both, or bind the figure with [[…]]");
        Some((miss, finding))
    }
}

/// Whether the words before an amount speak of another phase or year than the document's own.
pub(super) fn is_elsewhere(
    disclosure: &Disclosure,
    paragraph: &ReadParagraph<'_>,
    placed: &Placed,
) -> bool {
    let own = match disclosure.kind {
        Kind::Budget | Kind::PerformanceTargets => {
            matches!(placed.phase, None | Some(Phase::Plan | Phase::Initial))
        }
        _ => matches!(placed.phase, None | Some(Phase::Settled)),
    };
    let label = &paragraph.text[placed.label.clone()];
    !own || placed.is_last_years || names_another_year(disclosure, label)
}

/// Whether words name a year that is not the document's.
pub(super) fn names_another_year(disclosure: &Disclosure, words: &str) -> bool {
    let others = words.replace(&format!("{}年", disclosure.year), "");
    // The number of an item is none: 7.教育支出（类）年初预算.
    let mut years = others.match_indices('年').map(|(at, _)| &others[..at]);
    years.any(|before| before.ends_with(|c: char| c.is_ascii_digit()))
}
