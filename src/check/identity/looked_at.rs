use std::fmt;

use crate::model::path::{OVERALL, fragment, project_path};
use crate::model::{Cell, Disclosure, Figure, Indicator, Objectives, Project};
use crate::source::Span;

use super::figures::Taken;
use super::sheet::Sheet;

/// A figure that an identity looked at. It is only pointed at: its path and address are spelled
/// when somebody asks.
#[derive(Clone, Copy)]
pub struct LookedAt<'a> {
    disclosure: &'a Disclosure,
    figure: &'a Figure,
    stands: Stands<'a>,
}

/// Where a figure stands.
#[derive(Clone, Copy)]
enum Stands<'a> {
    /// In a row of a table or of the projects.
    Cell { sheet: Sheet<'a>, row: usize, column: usize },
    /// Among the objectives of a project, or of the whole department.
    Objective { project: Option<&'a Project>, part: Part<'a> },
}

/// Which weight or score of an evaluation.
#[derive(Clone, Copy)]
enum Part<'a> {
    Weight(&'a Indicator),
    Score(&'a Indicator),
    LevelWeight(&'a str),
    TotalWeight,
    TotalScore,
}

/// Tells a figure from every other: no two lie in one place of memory.
pub(in crate::check) type FigureKey = *const Figure;

impl<'a> LookedAt<'a> {
    pub(super) fn of(taken: &Taken<'a>) -> LookedAt<'a> {
        LookedAt::cell(taken.sheet, taken.row, taken.column, taken.figure)
    }

    pub(super) fn cell(
        sheet: Sheet<'a>,
        row: usize,
        column: usize,
        figure: &'a Figure,
    ) -> LookedAt<'a> {
        LookedAt {
            disclosure: sheet.disclosure,
            figure,
            stands: Stands::Cell { sheet, row, column },
        }
    }

    /// Every figure of a disclosure, in its order.
    pub(in crate::check) fn all(disclosure: &'a Disclosure) -> Vec<LookedAt<'a>> {
        let tables = disclosure.tables.iter().map(|table| Sheet::table(disclosure, table));
        let mut found: Vec<LookedAt<'a>> = Vec::new();
        for sheet in tables.chain(Sheet::projects(disclosure)) {
            for (row, written) in sheet.rows() {
                let cells = written.cells.iter().enumerate();
                found.extend(cells.filter_map(|(column, cell)| {
                    cell.figure().map(|figure| LookedAt::cell(sheet, row, column, figure))
                }));
            }
        }
        let objectives =
            disclosure.projects.iter().map(|project| (Some(project), &project.objectives));
        for (project, objectives) in
            disclosure.overall.iter().map(|overall| (None, overall)).chain(objectives)
        {
            found.extend(LookedAt::weights(disclosure, project, objectives));
            found.extend(LookedAt::scores(disclosure, project, objectives));
        }
        found
    }

    /// The weights of an evaluation: first levels, indicators, the total.
    pub(super) fn weights(
        disclosure: &'a Disclosure,
        project: Option<&'a Project>,
        objectives: &'a Objectives,
    ) -> Vec<LookedAt<'a>> {
        let levels = objectives
            .level_weights
            .iter()
            .map(|(level, cell)| (Part::LevelWeight(&level.value), cell));
        let indicators = objectives
            .indicators
            .iter()
            .map(|indicator| (Part::Weight(indicator), &indicator.weight));
        let total = objectives.total.iter().map(|(weight, _)| (Part::TotalWeight, weight));
        LookedAt::parts(disclosure, project, total.chain(levels).chain(indicators))
    }

    /// Its scores: indicators, the total.
    pub(super) fn scores(
        disclosure: &'a Disclosure,
        project: Option<&'a Project>,
        objectives: &'a Objectives,
    ) -> Vec<LookedAt<'a>> {
        let indicators = objectives
            .indicators
            .iter()
            .map(|indicator| (Part::Score(indicator), &indicator.score));
        let total = objectives.total.iter().map(|(_, score)| (Part::TotalScore, score));
        LookedAt::parts(disclosure, project, total.chain(indicators))
    }

    fn parts(
        disclosure: &'a Disclosure,
        project: Option<&'a Project>,
        parts: impl Iterator<Item = (Part<'a>, &'a Cell)>,
    ) -> Vec<LookedAt<'a>> {
        let figure = |(part, cell): (Part<'a>, &'a Cell)| {
            Some(LookedAt {
                disclosure,
                figure: cell.figure()?,
                stands: Stands::Objective { project, part },
            })
        };
        parts.filter_map(figure).collect()
    }

    pub(in crate::check) fn key(&self) -> FigureKey {
        std::ptr::from_ref(self.figure)
    }

    /// Whether it stands in the row that its sheet counts as the total.
    pub(super) fn is_total(&self) -> bool {
        matches!(self.stands, Stands::Cell { sheet, row, .. } if sheet.total() == Some(row))
    }

    /// The path of the disclosure it stands in.
    pub fn disclosure(&self) -> &'a str {
        &self.disclosure.path
    }

    /// The disclosure it stands in.
    pub fn document(&self) -> &'a Disclosure {
        self.disclosure
    }

    /// The id of its form.
    pub fn form(&self) -> &'a str {
        match self.stands {
            Stands::Cell { sheet, .. } => &sheet.form.id,
            Stands::Objective { project: Some(_), .. } => {
                self.disclosure.project_form.as_deref().map_or("projects", |form| &form.id)
            }
            Stands::Objective { project: None, .. } => {
                let requirement = self.disclosure.profile.requirement(self.disclosure.kind);
                requirement
                    .and_then(|requirement| requirement.overall_form.as_deref())
                    .unwrap_or("overall")
            }
        }
    }

    /// The name of its form; nothing for the goals of a whole department, whose form is only a
    /// heading.
    pub fn form_name(&self) -> &'a str {
        match self.stands {
            Stands::Cell { sheet, .. } => &sheet.form.name,
            Stands::Objective { project: Some(_), .. } => {
                self.disclosure.project_form.as_deref().map_or("", |form| &form.name)
            }
            Stands::Objective { project: None, .. } => "",
        }
    }

    /// Its path, as findings print it.
    pub fn path(&self) -> String {
        let (project, part) = match self.stands {
            Stands::Cell { sheet, row, column } => return sheet.path(row, column),
            Stands::Objective { project, part } => (project, part),
        };
        let record = project.map_or_else(|| OVERALL.to_owned(), project_path);
        match part {
            Part::Weight(indicator) => format!("{record}/indicators/{}/weight", indicator.key),
            Part::Score(indicator) => format!("{record}/indicators/{}/score", indicator.key),
            Part::LevelWeight(level) => format!("{record}/level-weights/{level}"),
            Part::TotalWeight => format!("{record}/total/weight"),
            Part::TotalScore => format!("{record}/total/score"),
        }
    }

    /// Its address on its disclosure's page, without `#`.
    pub fn fragment(&self) -> String {
        match self.stands {
            Stands::Cell { sheet, row, column } => fragment(sheet.form, sheet.row(row), column),
            Stands::Objective {
                part: Part::Weight(indicator) | Part::Score(indicator), ..
            } => indicator.address.clone(),
            Stands::Objective { .. } => self
                .disclosure
                .locate(&self.path())
                .map(|located| located.fragment)
                .unwrap_or_default(),
        }
    }

    /// As printed.
    pub fn printed(&self) -> &'a str {
        &self.figure.printed
    }

    /// Where it is written in the disclosure's file.
    pub fn span(&self) -> Span {
        self.figure.span
    }

    /// The number itself.
    pub fn figure(&self) -> &'a Figure {
        self.figure
    }
}

impl fmt::Debug for LookedAt<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.path(), self.printed())
    }
}
