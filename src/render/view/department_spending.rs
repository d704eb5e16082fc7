//! What a department could spend in a year and what it spent, in one bar.

use serde::Serialize;

use crate::chart;
use crate::check::Doubts;
use crate::model::{Amount, Disclosure, Kind, MainFigure, MoneyUnit, Referred, SpendingStep, Unit};
use crate::site::route;
use crate::words::Messages;

use super::note::marks;
use super::project_story::DrawnSpending;
use super::trend::LinkedFigure;

/// The money of a department in a year, as one document says it.
#[derive(Debug, Serialize)]
pub(in crate::render) struct DepartmentSpending {
    /// The bar, and what was spent.
    pub bar: DrawnSpending,
    /// What could be spent: the plan, then what it became, as far as the document prints them.
    pub before: Vec<SpendingFigure>,
}

/// A figure beside the bar.
#[derive(Debug, Serialize)]
pub(in crate::render) struct SpendingFigure {
    /// What the figure is.
    pub name: String,
    /// The figure in 万元, with its unit and the way to it.
    pub figure: LinkedFigure,
}

/// The steps that are drawn, of the accounts or else of the self-evaluation: the first of these that
/// says what was spent and what could be. Nothing where a figure is in doubt or below nothing.
pub(super) fn department_spending<'a>(
    words: &Messages,
    from: &str,
    published: impl Iterator<Item = &'a Disclosure> + Clone,
    doubts: &Doubts,
) -> Option<DepartmentSpending> {
    [Kind::FinalAccounts, Kind::SelfEvaluation].into_iter().find_map(|kind| {
        let own = published.clone().filter(|one| one.budget_unit.is_none());
        let said =
            Said { words, from, doubts, disclosure: own.clone().find(|one| one.kind == kind)? };
        said.drawn()
    })
}

/// A document that may say it.
struct Said<'a> {
    /// The words of the site.
    words: &'a Messages,
    /// The page that shows it.
    from: &'a str,
    /// What is in doubt.
    doubts: &'a Doubts,
    /// The document.
    disclosure: &'a Disclosure,
}

impl<'a> Said<'a> {
    /// The figure of a step, where the document has one in money.
    fn step(&self, step: SpendingStep) -> Option<(&'a MainFigure, Referred<'a>)> {
        let mut mains = self.disclosure.profile.spending_figures.iter();
        let main = mains.find(|main| main.step == Some(step))?;
        let referred = self.disclosure.main(main)?;
        referred.figure.in_money(MoneyUnit::TenThousandYuan)?;
        Some((main, referred))
    }

    /// The bar, where what could be spent and what was are known and in no doubt.
    fn drawn(&self) -> Option<DepartmentSpending> {
        let [planned, adjusted] =
            [SpendingStep::Planned, SpendingStep::Adjusted].map(|step| self.step(step));
        let spent = self.step(SpendingStep::Spent)?;
        let before: Vec<_> = [&planned, &adjusted].into_iter().flatten().collect();
        let sound = |(_, referred): &(&MainFigure, Referred<'_>)| {
            let path = &self.disclosure.path;
            !self.doubts.in_doubt(path, &referred.path) && !referred.figure.in_base().is_negative()
        };
        if before.is_empty() || !before.iter().all(|one| sound(one)) || !sound(&spent) {
            return None;
        }
        let base = |one: &(&MainFigure, Referred<'_>)| one.1.figure.in_base();
        let amounts = [planned.as_ref().map(base), adjusted.as_ref().map(base)];
        let largest = amounts.into_iter().flatten().chain([base(&spent)]).max()?;
        let [planned, adjusted] = amounts;
        let said = |one: &(&MainFigure, Referred<'_>)| {
            let SpendingFigure { name, figure } = self.figure(one)?;
            let unit = Unit::Money(MoneyUnit::TenThousandYuan);
            let text = self.words.measured(&figure.text, unit);
            Some(SpendingFigure { name, figure: LinkedFigure { text, ..figure } })
        };
        let before = before.into_iter().map(said).collect::<Option<Vec<_>>>()?;
        let SpendingFigure { name, figure } = self.figure(&spent)?;
        let svg = chart::spending(planned, adjusted, Some(base(&spent)), largest);
        let year = self.words.year(self.disclosure.year);
        Some(DepartmentSpending { bar: DrawnSpending { year, name, svg, figure }, before })
    }

    /// A figure by its name, with where it stands.
    fn figure(&self, (main, referred): &(&MainFigure, Referred<'_>)) -> Option<SpendingFigure> {
        let own = &self.disclosure.path;
        let page = route::relative(self.from, &route::disclosure(own));
        let amount = referred.figure.in_money(MoneyUnit::TenThousandYuan)?;
        Some(SpendingFigure {
            name: self.words.main_figure(main).to_owned(),
            figure: LinkedFigure {
                text: Amount::grouped(amount),
                pad: String::new(),
                as_printed: false,
                href: route::at(&page, &referred.fragment),
                changed: false,
                marks: marks(&page, &self.doubts.at(own, &referred.path)),
            },
        })
    }
}
