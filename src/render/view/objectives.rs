use serde::Serialize;

use crate::model::{Cell, Objectives, Target};
use crate::source::Spanned;

use super::cell::shown;
use super::note::{NoteView, Notes};

/// Goals and indicators as a template shows them.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ObjectivesView {
    pub duties: Vec<String>,
    pub goals: Vec<SentenceView>,
    pub outcomes: Vec<String>,
    /// Which columns any indicator fills.
    pub columns: IndicatorColumns,
    pub grades: Vec<String>,
    pub groups: Vec<LevelView>,
    /// 总分: weight and score.
    pub total: Option<[String; 2]>,
    pub notes: Vec<NoteView>,
}

/// A sentence and the marks of notes about it.
#[derive(Debug, Serialize)]
pub(in crate::render) struct SentenceView {
    pub text: String,
    pub notes: Vec<usize>,
}

#[derive(Debug, Serialize)]
pub(in crate::render) struct IndicatorColumns {
    pub level2: bool,
    pub description: bool,
    pub target: bool,
    pub actual: bool,
    pub weight: bool,
    pub basis: bool,
    pub deviation: bool,
    /// How many columns stand after the levels and the name.
    pub count: usize,
}

/// The indicators of one first level, which is printed once.
#[derive(Debug, Serialize)]
pub(in crate::render) struct LevelView {
    pub name: String,
    pub weight: Option<String>,
    pub notes: Vec<usize>,
    pub indicators: Vec<IndicatorView>,
}

#[derive(Debug, Serialize)]
pub(in crate::render) struct IndicatorView {
    pub id: String,
    pub level2: String,
    pub name: String,
    pub description: String,
    pub target: String,
    pub bands: Vec<BandView>,
    pub actual: String,
    pub weight: String,
    pub score: String,
    pub basis: String,
    pub deviation: String,
    pub name_notes: Vec<usize>,
    pub target_notes: Vec<usize>,
}

#[derive(Debug, Serialize)]
pub(in crate::render) struct BandView {
    /// The grade in ASCII, for the address of its cell.
    pub id: &'static str,
    pub text: String,
    pub notes: Vec<usize>,
}

impl ObjectivesView {
    /// `record` is the path of the record in findings.
    pub fn new(objectives: &Objectives, record: &str, notes: &Notes) -> ObjectivesView {
        let any = |has: fn(&crate::model::Indicator) -> bool| objectives.indicators.iter().any(has);
        let mut columns = IndicatorColumns {
            level2: any(|indicator| indicator.level2.is_some()),
            description: any(|indicator| indicator.description.is_some()),
            target: any(|indicator| indicator.target.is_some()),
            actual: any(|indicator| indicator.actual.is_some()),
            weight: any(|indicator| !matches!(indicator.weight, Cell::Absent)),
            basis: any(|indicator| indicator.basis.is_some()),
            deviation: any(|indicator| indicator.deviation.is_some()),
            count: 0,
        };
        let grades = grades(objectives);
        let filled = [columns.description, columns.target, columns.actual, columns.basis, columns.deviation].iter().filter(|filled| **filled).count();
        columns.count = filled + grades.len() + if columns.weight { 2 } else { 0 };
        let at = |path: String| if notes.is_empty() { Vec::new() } else { notes.at(&path) };
        let mut groups: Vec<LevelView> = Vec::new();
        for indicator in &objectives.indicators {
            if groups.last().is_none_or(|group| group.name != indicator.level1) {
                let weight = objectives.level_weights.iter().find(|(level, _)| level.value == indicator.level1).map(|(_, cell)| cell.printed().to_owned());
                groups.push(LevelView { name: indicator.level1.clone(), weight, notes: at(format!("{record}/level-weights/{}", indicator.level1)), indicators: Vec::new() });
            }
            let path = format!("{record}/indicators/{}", indicator.key);
            let band = |grade: &String| {
                let text = indicator.bands.iter().find(|band| band.grade == *grade).map_or("", |band| band.threshold.value.printed.as_str());
                BandView { id: grade_id(grade), text: text.to_owned(), notes: at(format!("{path}/{grade}")) }
            };
            let view = IndicatorView {
                id: indicator.address.clone(),
                level2: indicator.level2.clone().unwrap_or_default(),
                name: indicator.name.clone(),
                description: indicator.description.clone().unwrap_or_default(),
                target: printed(indicator.target.as_ref()),
                bands: grades.iter().map(band).collect(),
                actual: printed(indicator.actual.as_ref()),
                weight: number(&indicator.weight),
                score: number(&indicator.score),
                basis: indicator.basis.clone().unwrap_or_default(),
                deviation: indicator.deviation.clone().unwrap_or_default(),
                target_notes: at(format!("{path}/target")),
                name_notes: at(path),
            };
            groups.last_mut().expect("a group was just made").indicators.push(view);
        }
        let goal = |(index, goal): (usize, &Spanned<String>)| SentenceView { text: goal.value.clone(), notes: at(format!("{record}/goals/{}", index + 1)) };
        ObjectivesView {
            duties: objectives.duties.clone(),
            goals: objectives.goals.iter().enumerate().map(goal).collect(),
            outcomes: objectives.outcomes.iter().map(|outcome| outcome.value.clone()).collect(),
            columns,
            grades,
            groups,
            total: objectives.total.as_ref().map(|(weight, score)| [number(weight), number(score)]),
            notes: notes.under(record),
        }
    }
}

fn grades(objectives: &Objectives) -> Vec<String> {
    let mut grades: Vec<String> = Vec::new();
    for band in objectives.indicators.iter().flat_map(|indicator| &indicator.bands) {
        if !grades.contains(&band.grade) {
            grades.push(band.grade.clone());
        }
    }
    grades
}

/// The ASCII name of a grade.
fn grade_id(grade: &str) -> &'static str {
    match grade {
        "优" => "excellent",
        "良" => "good",
        "中" => "fair",
        "差" => "poor",
        _ => "grade",
    }
}

fn printed(target: Option<&Spanned<Target>>) -> String {
    target.map(|target| target.value.printed.clone()).unwrap_or_default()
}

pub(super) fn number(cell: &Cell) -> String {
    cell.figure().map_or_else(|| cell.printed().to_owned(), shown)
}
