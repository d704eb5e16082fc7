use std::fmt;

use crate::model::path::{OVERALL, fragment, project_path};
use crate::model::{Cell, Disclosure, Figure, FormRows, Indicator, Objectives, Project};
use crate::source::Span;

use super::evaluation::Addend;

/// A figure that an identity looked at. It is only pointed at: its path and address are spelled
/// when somebody asks.
#[derive(Clone, Copy)]
pub struct CheckedFigure<'a> {
    disclosure: &'a Disclosure,
    figure: &'a Figure,
    stands: Location<'a>,
}

/// Where a figure stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    Above,
    Below,
    InRow,
}

impl Beside {
    /// The words in Chinese, before a path, and in English, behind it.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Beside::Above => ("上一行的", "in the row above"),
            Beside::Below => ("下一行的", "in the row below"),
            Beside::InRow => ("同一行的", "in the same row"),
        }
    }
}

/// Where a figure stands.
#[derive(Clone, Copy)]
enum Location<'a> {
    /// In a row of a table or of the projects.
    Cell { rows_of_form: FormRows<'a>, row: usize, column: usize },
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
pub type FigureKey = *const Figure;

impl<'a> CheckedFigure<'a> {
    pub(super) fn of(taken: &Addend<'a>) -> CheckedFigure<'a> {
        CheckedFigure::cell(taken.rows_of_form, taken.row, taken.column, taken.figure)
    }

    pub(in crate::check) fn cell(
        rows_of_form: FormRows<'a>,
        row: usize,
        column: usize,
        figure: &'a Figure,
    ) -> CheckedFigure<'a> {
        CheckedFigure {
            disclosure: rows_of_form.disclosure,
            figure,
            stands: Location::Cell { rows_of_form, row, column },
        }
    }

    /// Every figure of a disclosure, in its order.
    pub(in crate::check) fn all(disclosure: &'a Disclosure) -> Vec<CheckedFigure<'a>> {
        let tables = disclosure.tables.iter().map(|table| FormRows::table(disclosure, table));
        let mut found: Vec<CheckedFigure<'a>> = Vec::new();
        for rows_of_form in tables.chain(FormRows::projects(disclosure)) {
            for (row, written) in rows_of_form.rows() {
                let cells = written.cells.iter().enumerate();
                found.extend(cells.filter_map(|(column, cell)| {
                    cell.figure()
                        .map(|figure| CheckedFigure::cell(rows_of_form, row, column, figure))
                }));
            }
        }
        let objectives =
            disclosure.projects.iter().map(|project| (Some(project), &project.objectives));
        for (project, objectives) in
            disclosure.overall.iter().map(|overall| (None, overall)).chain(objectives)
        {
            found.extend(CheckedFigure::weights(disclosure, project, objectives));
            found.extend(CheckedFigure::scores(disclosure, project, objectives));
        }
        found
    }

    /// The weights of an evaluation: first levels, indicators, the total.
    pub(super) fn weights(
        disclosure: &'a Disclosure,
        project: Option<&'a Project>,
        objectives: &'a Objectives,
    ) -> Vec<CheckedFigure<'a>> {
        let levels = objectives
            .level_weights
            .iter()
            .map(|(level, cell)| (Part::LevelWeight(&level.value), cell));
        let indicators = objectives
            .indicators
            .iter()
            .map(|indicator| (Part::Weight(indicator), &indicator.weight));
        let total = objectives.total.iter().map(|(weight, _)| (Part::TotalWeight, weight));
        CheckedFigure::parts(disclosure, project, total.chain(levels).chain(indicators))
    }

    /// Its scores: indicators, the total.
    pub(super) fn scores(
        disclosure: &'a Disclosure,
        project: Option<&'a Project>,
        objectives: &'a Objectives,
    ) -> Vec<CheckedFigure<'a>> {
        let indicators = objectives
            .indicators
            .iter()
            .map(|indicator| (Part::Score(indicator), &indicator.score));
        let total = objectives.total.iter().map(|(_, score)| (Part::TotalScore, score));
        CheckedFigure::parts(disclosure, project, total.chain(indicators))
    }

    fn parts(
        disclosure: &'a Disclosure,
        project: Option<&'a Project>,
        parts: impl Iterator<Item = (Part<'a>, &'a Cell)>,
    ) -> Vec<CheckedFigure<'a>> {
        let figure = |(part, cell): (Part<'a>, &'a Cell)| {
            Some(CheckedFigure {
                disclosure,
                figure: cell.figure()?,
                stands: Location::Objective { project, part },
            })
        };
        parts.filter_map(figure).collect()
    }

    /// What tells it from every other while the documents are in memory.
    pub fn key(&self) -> FigureKey {
        std::ptr::from_ref(self.figure)
    }

    /// Whether it is a figure: this one, not one that is equal.
    pub fn is(&self, figure: &Figure) -> bool {
        std::ptr::eq(self.figure, figure)
    }

    /// Whether it stands in the row that its sheet counts as the total.
    pub(super) fn is_total(&self) -> bool {
        matches!(self.stands, Location::Cell { rows_of_form, row, .. } if rows_of_form.total() == Some(row))
    }

    /// The rows, the row and the column it stands in; nothing for goals and indicators.
    pub(super) fn cell_of(&self) -> Option<(FormRows<'a>, usize, usize)> {
        match self.stands {
            Location::Cell { rows_of_form, row, column } => Some((rows_of_form, row, column)),
            Location::Objective { .. } => None,
        }
    }

    /// The figures above and below it in its column, and those beside it in its row.
    pub(super) fn beside(&self) -> Vec<(Beside, CheckedFigure<'a>)> {
        let Location::Cell { rows_of_form, row, column } = self.stands else { return Vec::new() };
        let columns = rows_of_form.row(row).cells.len();
        let places = [
            (Beside::Above, row.checked_sub(1), Some(column)),
            (Beside::Below, Some(row + 1).filter(|row| *row < rows_of_form.len()), Some(column)),
            (Beside::InRow, Some(row), column.checked_sub(1)),
            (Beside::InRow, Some(row), Some(column + 1).filter(|column| *column < columns)),
        ];
        let found = places.into_iter().filter_map(|(place, row, column)| {
            let (row, column) = (row?, column?);
            let figure = rows_of_form.cell(row, column).figure()?;
            Some((place, CheckedFigure::cell(rows_of_form, row, column, figure)))
        });
        found.collect()
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
            Location::Cell { rows_of_form, .. } => &rows_of_form.form.id,
            Location::Objective { project: Some(_), .. } => {
                self.disclosure.project_form.as_deref().map_or("projects", |form| &form.id)
            }
            Location::Objective { project: None, .. } => {
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
            Location::Cell { rows_of_form, .. } => &rows_of_form.form.name,
            Location::Objective { project: Some(_), .. } => {
                self.disclosure.project_form.as_deref().map_or("", |form| &form.name)
            }
            Location::Objective { project: None, .. } => "",
        }
    }

    /// The name of the table it stands in, as messages give it; nothing for goals and indicators.
    pub fn table_name(&self) -> &'a str {
        match self.stands {
            Location::Cell { rows_of_form, .. } => rows_of_form.name(),
            Location::Objective { .. } => "",
        }
    }

    /// Its path, as findings print it.
    pub fn path(&self) -> String {
        let (project, part) = match self.stands {
            Location::Cell { rows_of_form, row, column } => return rows_of_form.path(row, column),
            Location::Objective { project, part } => (project, part),
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
            Location::Cell { rows_of_form, row, column } => {
                fragment(rows_of_form.form, rows_of_form.row(row), column)
            }
            Location::Objective {
                part: Part::Weight(indicator) | Part::Score(indicator), ..
            } => indicator.address.clone(),
            Location::Objective { .. } => self
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

impl fmt::Debug for CheckedFigure<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.path(), self.printed())
    }
}
