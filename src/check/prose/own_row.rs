use crate::finding::{Bilingual, Finding, Related, Role};
use crate::model::path::cell_path;
use crate::model::{Disclosure, Kind};
use crate::sentences::{Phase, Placed};
use crate::source::Place;

use super::fund::fund_named;
use super::miss::Miss;
use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;

impl SentenceCheck<'_> {
    /// An amount that is no figure of the row that the words before it name.
    pub(super) fn not_its_rows(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<(Miss, Finding)> {
        if placed.is_beside
            || paragraph.is_shared(placed)
            || !paragraph.is_narrative()
            || is_elsewhere(self.disclosure, paragraph, placed)
        {
            return None;
        }
        let label = &paragraph.text[placed.label.clone()];
        let spoken = self.named().spoken_of(label)?;
        let spoken = spoken
            .of_fund(fund_named(&self.disclosure.lexicon, paragraph.sentence(&placed.range)))?;
        let (table, row, figure) = spoken.own_figure()?;
        if spoken.hold(placed.quantity.interval) {
            return None;
        }
        let near = placed.quantity.interval.wider(placed.quantity.last_place)?;
        let miss = if spoken.hold(near) { Miss::LastPlace } else { Miss::Plain };
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
        let column = table.form.main_column().unwrap_or_default();
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
    let year = format!("{}年", disclosure.year);
    let names_another_year = label.replace(&year, "").contains('年')
        && label.replace(&year, "").bytes().any(|byte| byte.is_ascii_digit());
    !own || placed.is_last_years || names_another_year
}
