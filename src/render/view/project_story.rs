//! A project over the years, told in sentences, and its money drawn year by year.

use serde::Serialize;

use crate::chart;
use crate::check::Doubts;
use crate::decimal::Decimal;
use crate::model::{
    Amount, MoneyUnit, ProjectHistory, ProjectRecord, Referred, SpendingStep, Unit,
};
use crate::site::{route, worked_change};
use crate::words::Messages;

use super::align::align;
use super::note::{MarkView, marks};
use super::trend::LinkedFigure;

/// A project over the years, told.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ProjectStory {
    /// What is known of its money and its score, a sentence each.
    pub sentences: Vec<StorySentence>,
    /// A bar for each year whose money is known; empty where there are fewer than two.
    pub drawn: Vec<DrawnSpending>,
}

/// A sentence on figures that stand on other pages.
#[derive(Debug, Serialize)]
pub(in crate::render) struct StorySentence {
    /// The sentence.
    pub text: String,
    /// The marks of the notes about its figures, for `<LinkedMarks>`.
    pub marks: Vec<MarkView>,
}

/// The money of a year.
#[derive(Debug, Serialize)]
pub(in crate::render) struct DrawnSpending {
    /// The fiscal year as words.
    pub year: String,
    /// What the figure is: the last step that is known.
    pub name: String,
    /// The bar as inline SVG, safe to print with `| safe`.
    pub svg: String,
    /// That figure in 万元, with the way to it.
    pub figure: LinkedFigure,
}

/// A figure of a project in a year, and where it is printed.
struct Found<'a> {
    /// The fiscal year.
    year: i16,
    /// What the figure is called.
    label: String,
    /// The figure, and its path in its document.
    referred: Referred<'a>,
    /// The path of the document.
    path: &'a str,
}

/// What is asked while a project is told.
struct Telling<'a> {
    /// The words of the interface.
    words: &'a Messages,
    /// Which figures are in doubt.
    doubts: &'a Doubts,
    /// The address of the project's page.
    from: &'a str,
    /// The project, year by year.
    history: &'a ProjectHistory<'a>,
}

/// Tells a project.
pub(super) fn project_story(
    words: &Messages,
    from: &str,
    history: &ProjectHistory<'_>,
    doubts: &Doubts,
) -> ProjectStory {
    let telling = Telling { words, doubts, from, history };
    ProjectStory {
        sentences: [telling.plan(), telling.execution(), telling.score()]
            .into_iter()
            .flatten()
            .collect(),
        drawn: telling.drawn(),
    }
}

impl<'a> Telling<'a> {
    /// The figure of a step in a year, of the first document that prints it.
    fn found(&self, year: i16, step: SpendingStep) -> Option<Found<'a>> {
        let records = self.history.records.iter().filter(|record| record.disclosure.year == year);
        records.copied().find_map(|record: ProjectRecord<'a>| {
            let mains = &record.disclosure.profile.project_figures;
            let main = mains.iter().find(|main| main.step == Some(step))?;
            let referred = record.disclosure.main_in(record.project, main)?;
            referred.figure.in_money(MoneyUnit::TenThousandYuan)?;
            let label = self.words.main_figure(main).to_owned();
            Some(Found { year, label, referred, path: &record.disclosure.path })
        })
    }

    /// Whether nothing may be worked out from it.
    fn is_doubted(&self, found: &Found<'_>) -> bool {
        self.doubts.in_doubt(found.path, &found.referred.path)
    }

    /// The figure as text, in 万元 unless its unit is in doubt.
    fn amount(&self, found: &Found<'_>) -> String {
        let figure = found.referred.figure;
        let as_printed = self.doubts.in_unit(found.path, &found.referred.path);
        let moved = figure.in_money(MoneyUnit::TenThousandYuan).filter(|_| !as_printed);
        match moved {
            Some(amount) => {
                self.words.measured(&amount.grouped(), Unit::Money(MoneyUnit::TenThousandYuan))
            }
            None => self.words.measured(&figure.amount.grouped(), figure.unit),
        }
    }

    /// The marks of the notes about it.
    fn marks(&self, found: &Found<'_>) -> Vec<MarkView> {
        let page = route::relative(self.from, &route::disclosure(found.path));
        marks(&page, &self.doubts.at(found.path, &found.referred.path))
    }

    /// What the latest plan gives it, and how that stands to the year before.
    fn plan(&self) -> Option<StorySentence> {
        let years = self.history.years();
        let now = years.iter().rev().find_map(|year| self.found(*year, SpendingStep::Planned))?;
        let before = self.found(now.year - 1, SpendingStep::Planned);
        let before = before.filter(|before| !self.is_doubted(before) && !self.is_doubted(&now));
        let change = before.as_ref().and_then(|before| {
            worked_change(self.words, now.referred.figure, before.referred.figure)
        });
        let change = change
            .map(|change| self.words.say("opening.change", &[("change", &change)]))
            .unwrap_or_default();
        let mut noted = self.marks(&now);
        noted.extend(before.iter().flat_map(|before| self.marks(before)));
        let text = self.words.say(
            "project.told",
            &[
                ("year", &now.year),
                ("label", &now.label),
                ("amount", &self.amount(&now)),
                ("change", &change),
            ],
        );
        Some(StorySentence { text, marks: noted })
    }

    /// What was spent last, and what share that is of what could be.
    fn execution(&self) -> Option<StorySentence> {
        let years = self.history.years();
        let spent = years.iter().rev().find_map(|year| self.found(*year, SpendingStep::Spent))?;
        let whole = self
            .found(spent.year, SpendingStep::Adjusted)
            .or_else(|| self.found(spent.year, SpendingStep::Planned))
            .filter(|whole| !self.is_doubted(whole) && !self.is_doubted(&spent));
        let share = whole.as_ref().and_then(|whole| {
            let base = whole.referred.figure.in_base();
            let share = spent.referred.figure.in_base().percent_of(base, 2)?;
            let said = [("label", &whole.label as &dyn std::fmt::Display), ("share", &share)];
            base.is_positive().then(|| self.words.say("project.of_whole", &said))
        });
        let mut noted = self.marks(&spent);
        noted.extend(whole.iter().flat_map(|whole| self.marks(whole)));
        let text = self.words.say(
            "project.told",
            &[
                ("year", &spent.year),
                ("label", &spent.label),
                ("amount", &self.amount(&spent)),
                ("change", &share.unwrap_or_default()),
            ],
        );
        Some(StorySentence { text, marks: noted })
    }

    /// The last score it was given.
    fn score(&self) -> Option<StorySentence> {
        self.history.records.iter().rev().find_map(|record| {
            let (_, score) = record.project.objectives.total.as_ref()?;
            let text = Some(score.printed()).filter(|score| !score.is_empty())?;
            let own = &record.disclosure.path;
            let path = crate::model::path::project_path(record.project);
            let page = route::relative(self.from, &route::disclosure(own));
            let year = record.disclosure.year;
            Some(StorySentence {
                text: self.words.say("project.scored", &[("year", &year), ("score", &text)]),
                marks: marks(&page, &self.doubts.at(own, &format!("{path}/total/score"))),
            })
        })
    }

    /// A bar for each year; a year with a figure in doubt has none.
    fn drawn(&self) -> Vec<DrawnSpending> {
        const STEPS: [SpendingStep; 3] =
            [SpendingStep::Planned, SpendingStep::Adjusted, SpendingStep::Spent];
        let years = self.history.years();
        let found = years.iter().map(|year| STEPS.map(|step| self.found(*year, step)));
        let sound = |year: &[Option<Found<'_>>; 3]| {
            let known = || year.iter().flatten();
            known().next().is_some()
                && known().all(|one| !self.is_doubted(one) && !amount(one).is_negative())
        };
        let found: Vec<[Option<Found<'a>>; 3]> = found.filter(sound).collect();
        let largest = found.iter().flatten().flatten().map(amount).max();
        let (Some(largest), true) = (largest, found.len() > 1) else { return Vec::new() };
        let mut drawn: Vec<DrawnSpending> = found
            .into_iter()
            .filter_map(|year| {
                let [planned, adjusted, spent] =
                    year.each_ref().map(|one| one.as_ref().map(amount));
                let svg = chart::spending(planned, adjusted, spent, largest);
                let last = year.into_iter().flatten().last()?;
                let page = route::relative(self.from, &route::disclosure(last.path));
                let figure = LinkedFigure {
                    text: last
                        .referred
                        .figure
                        .in_money(MoneyUnit::TenThousandYuan)
                        .map(Amount::grouped)?,
                    pad: String::new(),
                    as_printed: false,
                    href: route::at(&page, &last.referred.fragment),
                    changed: false,
                    marks: self.marks(&last),
                };
                Some(DrawnSpending {
                    year: self.words.year(last.year),
                    name: last.label,
                    svg,
                    figure,
                })
            })
            .collect();
        let figures = drawn.iter_mut().map(|one| &mut one.figure);
        align(figures.map(|figure| (figure.text.as_str(), &mut figure.pad)));
        drawn
    }
}

/// In the base of arithmetic, whatever unit is printed.
fn amount(found: &Found<'_>) -> Decimal {
    found.referred.figure.in_base()
}
