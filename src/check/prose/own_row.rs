use crate::finding::{Bilingual, Finding, Related, Role};
use crate::model::path::cell_path;
use crate::model::{Disclosure, Fund, Kind};
use crate::sentences::{Phase, Placed};
use crate::source::Place;

use super::fund::fund_named;
use super::miss::Miss;
use super::named_rows::Spoken;
use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;

impl<'a> SentenceCheck<'a> {
    /// The rows of which an amount is said, of the fund that its words or its sentence names.
    pub(super) fn rows_of(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<Spoken<'_, 'a>> {
        let (spoken, named) = self.rows_and_fund(paragraph, placed)?;
        spoken.of_fund(named)
    }

    /// The same, where a row that is called after the fund itself may stand in a table of all funds.
    pub(super) fn rows_of_any_fund(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<Spoken<'_, 'a>> {
        let (spoken, named) = self.rows_and_fund(paragraph, placed)?;
        let own = fund_named(&self.disclosure.lexicon, spoken.name);
        spoken.of_fund(named.filter(|_| own != named))
    }

    /// The rows of which an amount is said, and the fund that its words or its sentence names.
    fn rows_and_fund(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<(Spoken<'_, 'a>, Option<Fund>)> {
        let lexicon = &self.disclosure.lexicon;
        let (words, spoken) = self.spoken_of(paragraph, placed)?;
        let is_shared = paragraph.is_shared(placed) && !spoken.name.contains('、')
            || self.is_sum(&paragraph.text[placed.label.clone()]);
        // A fund that is named later is that of a part.
        let in_sentence = || fund_named(lexicon, paragraph.sentence_up_to(&placed.range));
        let named = fund_named(lexicon, words).or_else(in_sentence);
        // …（项）支出5万元，其中：项目支出3万元 is the item's, not the line's of that name.
        let is_items =
            spoken.are_lines() && self.names_an_item(paragraph.sentence_up_to(&placed.label));
        let is_other = self.is_of_another(paragraph, placed);
        (!is_shared && !is_items && !is_other).then_some((spoken, named))
    }

    /// Whether words before an amount say that it is the sum of several: 住房保障支出和城乡社区支出合计, 共.
    pub(super) fn is_sum(&self, label: &str) -> bool {
        let label = label.trim();
        let sum = self.disclosure.lexicon.closes_list.ending(label);
        let names = sum.map(|sum| &label[..sum.start]).or_else(|| label.strip_suffix('共'));
        let Some(names) = names.map(str::trim) else { return false };
        names.is_empty() || names.contains(['和', '及', '与', '、'])
    }

    /// Whether words name a row of a code, or a project: a line named behind it is its own.
    fn names_an_item(&self, words: &str) -> bool {
        let mut projects = self.disclosure.projects.iter();
        self.named().name_an_item(words)
            || projects.any(|project| words.contains(project.name.value.as_str()))
    }

    /// Whether a sentence speaks of the whole county, of the office alone, of a unit below it, or on
    /// another basis: no table of the department has the amount.
    pub(super) fn is_of_another(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> bool {
        let lexicon = &self.disclosure.lexicon;
        let before = paragraph.sentence_up_to(&placed.range);
        let units = &self.department.budget_units;
        lexicon.other_basis.is_in(paragraph.sentence(&placed.range))
            || lexicon.other_scopes.is_in(before)
            || lexicon.own_office.is_in(before)
            || units.iter().any(|unit| {
                unit.name != self.department.name && before.contains(unit.name.as_str())
            })
    }

    /// An amount that is no figure of the row that the words before it name.
    pub(super) fn not_its_rows(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<(Miss, Finding)> {
        if placed.is_beside || !paragraph.is_narrative() {
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
        let of_phase = spoken.figure_of(lexicon, phase);
        let (table, row, figure, column) = of_phase.or_else(|| spoken.own_figure())?;
        let interval = placed.quantity.interval;
        if spoken.hold(lexicon, phase, interval) {
            return None;
        }
        let near = placed.quantity.interval.wider(placed.quantity.last_place)?;
        let miss = if spoken.hold(lexicon, phase, near) { Miss::LastPlace } else { Miss::Plain };
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
            at: Some(cell_path(table, row, column)),
            place: Place::new(&self.disclosure.file, figure.span),
            value: Some(figure.printed.clone()),
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
    others.contains('年') && others.bytes().any(|byte| byte.is_ascii_digit())
}
