use std::collections::HashMap;

use crate::model::path::{OVERALL, PROJECTS, line_path};
use crate::model::{Form, RowRole};
use crate::workbook::cell_name;

use super::extracted::{
    ExtractedCell, ExtractedObjectives, ExtractedOverall, ExtractedProject, ExtractedRow,
    ExtractedTable, LevelWeight, PrintedCell,
};
use super::imported::Imported;

/// Where a figure came from: what `<kind>.import.csv` keeps, so that findings can name the cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The figure's path, as findings print it.
    pub at: String,
    /// The sheet.
    pub sheet: String,
    /// The cell.
    pub cell: String,
    /// What the cell showed.
    pub shown: String,
}

/// Where every figure of an import came from.
pub fn origins(imported: &Imported) -> Vec<Origin> {
    let mut found: Vec<Origin> = imported.tables.iter().flat_map(ExtractedTable::origins).collect();
    if let Some(form) = &imported.project_form {
        found.extend(imported.projects.iter().flat_map(|project| project.origins(form)));
    }
    found.extend(imported.overall.origins());
    found
}

/// What a figure was taken for.
pub enum FigureOf<'a> {
    /// A table, by its form.
    Table(&'a str),
    /// A project.
    Project,
    /// The record of the whole department.
    Department,
}

impl Imported {
    /// Leaves out tables, projects and what is said of the whole department, whose figures stand at
    /// such paths.
    pub fn leave(&mut self, out: impl Fn(&str) -> bool) {
        let stays = |origins: Vec<Origin>| !origins.iter().any(|origin| out(&origin.at));
        self.tables.retain(|table| stays(table.origins()));
        if let Some(form) = &self.project_form {
            self.projects.retain(|project| stays(project.origins(form)));
        }
        if !stays(self.overall.origins()) {
            self.overall = ExtractedOverall::default();
        }
    }

    /// What each figure was taken for.
    pub fn figures_of(&self) -> impl Iterator<Item = FigureOf<'_>> {
        let tables = self
            .tables
            .iter()
            .flat_map(|table| table.origins().into_iter().map(|_| FigureOf::Table(&table.form.id)));
        let form = self.project_form.iter();
        let projects =
            form.flat_map(|form| self.projects.iter().flat_map(|project| project.origins(form)));
        let overall = self.overall.origins().into_iter();
        tables
            .chain(projects.map(|_| FigureOf::Project))
            .chain(overall.map(|_| FigureOf::Department))
    }
}

impl ExtractedTable {
    fn path(&self, row: &ExtractedRow, cell: &ExtractedCell) -> Option<String> {
        if let Some(line) = row.line {
            return Some(line_path(&self.form, &self.name, line, cell.column));
        }
        let key = self.form.key()?;
        let text = |column: usize| {
            let cell = row.cells.iter().find(|cell| cell.column == column);
            cell.map(|cell| cell.text.as_str()).filter(|text| !text.is_empty())
        };
        // A sum over all stands within no unit.
        let within = key.within.iter().filter(|_| row.role != RowRole::Total);
        let unit = within.copied().find_map(text).unwrap_or_default();
        let name = text(key.column).unwrap_or_default();
        let row = Some(key.key(unit, name)).filter(|row| !row.is_empty())?;
        Some(format!("{}/{row}/{}", self.name, self.form.columns[cell.column].label))
    }

    fn origins(&self) -> Vec<Origin> {
        let mut found = Vec::new();
        for row in &self.rows {
            for cell in
                row.cells.iter().filter(|cell| self.form.columns[cell.column].holds.is_number())
            {
                if let Some(at) = self.path(row, cell) {
                    found.push(Origin {
                        at,
                        sheet: self.sheet.clone(),
                        cell: cell_name(cell.at.0, cell.at.1),
                        shown: cell.text.clone(),
                    });
                }
            }
        }
        found
    }
}

impl ExtractedProject {
    fn origins(&self, form: &Form) -> Vec<Origin> {
        let who = format!("{PROJECTS}/{}", self.code.as_deref().unwrap_or(&self.name));
        let origin = |cell: &ExtractedCell| {
            let column = &form.columns[cell.column];
            let part = if column.plan { "plan" } else { "funds" };
            Origin {
                at: format!("{who}/{part}/{}", column.label),
                sheet: self.sheet.clone(),
                cell: cell_name(cell.at.0, cell.at.1),
                shown: cell.text.clone(),
            }
        };
        let mut found: Vec<Origin> = self.cells.iter().map(origin).collect();
        found.extend(self.objectives.origins(&who, &self.sheet));
        found
    }
}

impl ExtractedOverall {
    fn origins(&self) -> Vec<Origin> {
        self.objectives.origins(OVERALL, &self.sheet)
    }
}

impl ExtractedObjectives {
    /// The numbers of the record at a path, besides its funds.
    fn origins(&self, who: &str, sheet: &str) -> Vec<Origin> {
        let mut found = Vec::new();
        let origin = |at: String, place: (usize, usize), shown: &str| Origin {
            at,
            sheet: sheet.to_owned(),
            cell: cell_name(place.0, place.1),
            shown: shown.to_owned(),
        };
        let printed = |path: &str, cell: &PrintedCell| {
            origin(format!("{path}/{}", cell.key), cell.at, &cell.shown)
        };
        let mut times: HashMap<&str, usize> = HashMap::new();
        for indicator in &self.indicators {
            let name = &indicator.name;
            let time = times.entry(name).and_modify(|time| *time += 1).or_insert(1);
            let key = if *time == 1 { name.clone() } else { format!("{name}[{time}]") };
            let path = format!("{who}/indicators/{key}");
            found.extend(indicator.cells.iter().map(|cell| printed(&path, cell)));
        }
        let weight = |one: &LevelWeight| {
            origin(format!("{who}/level-weights/{}", one.level), one.at, &one.weight)
        };
        found.extend(self.levels.iter().map(weight));
        let path = format!("{who}/total");
        found.extend(self.total_cells.iter().map(|cell| printed(&path, cell)));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of the whole department, with its total printed in a cell.
    fn imported() -> Imported {
        let total = PrintedCell { key: "score", shown: "95".to_owned(), at: (3, 2) };
        let mut imported = Imported::default();
        imported.overall.sheet = "整体".to_owned();
        imported.overall.duties = vec!["管水".to_owned()];
        imported.overall.duties_at = vec![(1, 1)];
        imported.overall.objectives.total_cells = vec![total];
        imported
    }

    #[test]
    fn what_is_said_of_the_whole_is_left_as_a_whole() {
        let mut kept = imported();
        kept.leave(|at| at.starts_with("部门支出总表"));
        assert!(kept.has_overall());
        assert_eq!(origins(&kept).len(), 1);
        let mut left = imported();
        left.leave(|at| at.starts_with(OVERALL));
        assert!(!left.has_overall() && left.is_empty());
        assert!(origins(&left).is_empty());
    }
}
