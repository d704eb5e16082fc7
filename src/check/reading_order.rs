use crate::model::{Disclosure, Objectives, Place, PlacePart, Table};

use super::narrative::section_at;
use super::note::Note;
use super::opening::{figures, unit_in_doubt};

/// Where a reader meets something on a page: part of the page, then ever smaller things inside it.
type Position = Vec<usize>;

/// The parts of a page in their order.
#[derive(Clone, Copy)]
enum PagePart {
    Head,
    Opening,
    Section,
    Table,
    Overall,
    ProjectList,
    Project,
}

/// What a section of the narrative holds, in its order.
#[derive(Clone, Copy)]
enum Within {
    Heading,
    Text,
    Table,
}

/// The order in which a reader of a disclosure's page meets what notes are about: the head, the
/// figures it opens with, the narrative with the tables of its sections, the other tables, the
/// whole department, the projects. The templates stand in this order, and a test of the built pages
/// holds both together.
pub(super) struct ReadingOrder<'a> {
    disclosure: &'a Disclosure,
    /// The paths of the figures that the page opens with.
    opening: Vec<String>,
    /// Where each table stands, by the id of its form.
    tables: Vec<(&'a str, Position)>,
    /// The figures bound in the narrative: path, and the byte behind it.
    bound: Vec<(String, usize)>,
}

impl<'a> ReadingOrder<'a> {
    pub fn new(disclosure: &'a Disclosure, notes: &[Note<'_>]) -> ReadingOrder<'a> {
        let in_unit = |path: &str| {
            notes.iter().any(|note| {
                note.places.iter().any(|place| place == path)
                    && unit_in_doubt(disclosure, note, path)
            })
        };
        let bindings = disclosure.narrative.iter().flat_map(|narrative| &narrative.bindings);
        let bound = bindings
            .filter_map(|binding| {
                Some((disclosure.locate(&binding.path)?.path, binding.span.range().end))
            })
            .collect();
        ReadingOrder {
            disclosure,
            opening: figures(disclosure, &in_unit),
            tables: tables(disclosure),
            bound,
        }
    }

    /// Where a reader first meets the mark of a note. What has no place of its own stands at the
    /// head.
    pub fn of(&self, note: &Note<'_>) -> Position {
        let texts = note.in_narrative(self.disclosure);
        let in_text = texts.iter().map(|byte| self.in_text(*byte));
        let travels = note.travels();
        let repeated = note.places.iter().filter(|_| travels).flat_map(|at| {
            let opening = self
                .opening
                .iter()
                .position(|path| path == at)
                .map(|index| vec![PagePart::Opening as usize, index]);
            let bound = self
                .bound
                .iter()
                .filter(move |(path, _)| path == at)
                .map(|(_, byte)| self.in_text(*byte));
            opening.into_iter().chain(bound)
        });
        let own = note.places.iter().flat_map(|at| self.places(at));
        in_text.chain(repeated).chain(own).min().unwrap_or_else(|| vec![PagePart::Head as usize])
    }

    fn in_text(&self, byte: usize) -> Position {
        let Some(narrative) = &self.disclosure.narrative else {
            return vec![PagePart::Head as usize];
        };
        // What stands before the first heading is read first.
        let section = section_at(narrative, crate::source::Span::new(byte.saturating_sub(1), byte))
            .map_or(0, |section| section + 1);
        let within = match section
            .checked_sub(1)
            .map(|section| narrative.sections[section].heading_span.range())
        {
            Some(heading) if byte <= heading.end => Within::Heading,
            _ => Within::Text,
        };
        vec![PagePart::Section as usize, section, within as usize, byte]
    }

    /// Where the page shows what a path names.
    fn places(&self, path: &str) -> Vec<Position> {
        let mut positions = Vec::new();
        match self.disclosure.place(path) {
            Some(Place::Table(table)) => positions.push(self.table(table, &[0])),
            Some(Place::Row(table, row)) => match table.rows[row].line {
                // A line of several columns has no mark of its own: the table's heading has it.
                Some(_) => positions.push(self.table(table, &[0])),
                None => positions.push(self.table(table, &[1, 0, row, 0])),
            },
            Some(Place::Cell(table, row, column)) => {
                let side = table.rows[row]
                    .line
                    .and_then(|line| table.form.lines()[line].side)
                    .unwrap_or(0);
                positions.push(self.table(table, &[1, side, row, column + 1]));
            }
            Some(Place::Record(project, part)) => {
                let (head, objectives) = match project {
                    Some((at, project)) => {
                        (vec![PagePart::Project as usize, at], Some(&project.objectives))
                    }
                    None => (vec![PagePart::Overall as usize, 0], self.disclosure.overall.as_ref()),
                };
                positions.extend(objectives.map(|objectives| {
                    [head.as_slice(), &self.within_record(objectives, part)].concat()
                }));
                if let (Some((at, _)), PlacePart::Figure(column)) = (project, part) {
                    positions.extend(
                        self.is_listed(column).then(|| vec![PagePart::ProjectList as usize, at]),
                    );
                }
            }
            // A row that is not shown, something of a table that is no cell: the heading of the
            // table has the mark.
            None => {
                let table = self.disclosure.tables.iter().filter(|table| {
                    path.strip_prefix(table.name.as_str()).is_some_and(|rest| rest.starts_with('/'))
                });
                positions.extend(
                    table.max_by_key(|table| table.name.len()).map(|table| self.table(table, &[0])),
                );
                positions.extend(self.record_of(path));
            }
        }
        positions
    }

    /// The heading of the record that a path begins with.
    fn record_of(&self, path: &str) -> Option<Position> {
        let (at, _) = path.match_indices('/').rev().find(|(at, _)| {
            matches!(self.disclosure.place(&path[..*at]), Some(Place::Record(_, PlacePart::Whole)))
        })?;
        Some(match self.disclosure.place(&path[..at])? {
            Place::Record(Some((at, _)), _) => vec![PagePart::Project as usize, at, 0],
            _ => vec![PagePart::Overall as usize, 0, 0],
        })
    }

    fn table(&self, table: &Table, within: &[usize]) -> Position {
        let stands = self
            .tables
            .iter()
            .find(|(form, _)| *form == table.form.id)
            .map(|(_, position)| position.as_slice())
            .unwrap_or_default();
        [stands, within].concat()
    }

    /// Whether the list above the projects shows a column.
    fn is_listed(&self, column: usize) -> bool {
        let first = self.disclosure.project_form.as_ref().and_then(|form| {
            form.columns.iter().position(|column| column.holds == crate::model::ColumnType::Amount)
        });
        self.disclosure.projects.len() > 3 && first == Some(column)
    }

    fn within_record(&self, objectives: &Objectives, part: PlacePart<'_>) -> Position {
        let indicator = |at: usize, field: usize, further: usize| vec![6, at, field, further];
        match part {
            PlacePart::Whole | PlacePart::BudgetUnit | PlacePart::Continues => vec![0],
            PlacePart::Purpose => vec![1],
            PlacePart::Figure(column) => {
                let plan = self
                    .disclosure
                    .project_form
                    .as_ref()
                    .is_some_and(|form| form.columns[column].plan);
                vec![2, usize::from(plan), column]
            }
            PlacePart::Goal(number) if number <= objectives.goals.len() => vec![3, number],
            PlacePart::Outcome(number) if number <= objectives.outcomes.len() => vec![4, number],
            PlacePart::Goal(_) | PlacePart::Outcome(_) => vec![0],
            PlacePart::Indicators => vec![5],
            PlacePart::LevelWeight(level) => objectives
                .indicators
                .iter()
                .position(|one| one.level1 == level)
                .map_or_else(|| vec![0], |at| indicator(at, 0, 0)),
            PlacePart::Indicator(at, field) => match field {
                "" => indicator(at, 1, 0),
                "target" => indicator(at, 2, 0),
                "actual" => indicator(at, 4, 0),
                "weight" => indicator(at, 5, 0),
                "score" => indicator(at, 6, 0),
                grade => grades(objectives)
                    .iter()
                    .position(|one| *one == grade)
                    .map_or_else(|| vec![0], |grade| indicator(at, 3, grade)),
            },
            PlacePart::TotalWeight if objectives.total.is_some() => vec![7, 0],
            PlacePart::TotalScore if objectives.total.is_some() => vec![7, 1],
            PlacePart::TotalWeight | PlacePart::TotalScore => vec![0],
        }
    }
}

/// The grades that any indicator of a record has, in the order of their first use: the order of
/// their columns.
fn grades(objectives: &Objectives) -> Vec<&str> {
    let mut grades: Vec<&str> = Vec::new();
    for band in objectives.indicators.iter().flat_map(|indicator| &indicator.bands) {
        if !grades.contains(&band.grade.as_str()) {
            grades.push(&band.grade);
        }
    }
    grades
}

/// Where each table stands: at the end of the section that the profile puts it to, or after the
/// narrative.
fn tables(disclosure: &Disclosure) -> Vec<(&str, Position)> {
    let required = disclosure.profile.requirement(disclosure.kind);
    let mut placed: Vec<(&str, Position)> = Vec::new();
    for (at, section) in
        disclosure.narrative.iter().flat_map(|narrative| narrative.sections.iter().enumerate())
    {
        let Some(section) = required.and_then(|required| {
            required.sections.iter().find(|one| Some(&one.id) == section.id.as_ref())
        }) else {
            continue;
        };
        for (number, form) in section.tables.iter().enumerate() {
            let taken = placed.iter().any(|(known, _)| known == form);
            placed.extend(disclosure.table(form).filter(|_| !taken).map(|table| {
                (
                    table.form.id.as_str(),
                    vec![PagePart::Section as usize, at + 1, Within::Table as usize, number],
                )
            }));
        }
    }
    for (number, table) in disclosure.tables.iter().enumerate() {
        if !placed.iter().any(|(known, _)| *known == table.form.id) {
            placed.push((&table.form.id, vec![PagePart::Table as usize, number]));
        }
    }
    placed
}
