//! Goals and indicators.

use serde::Serialize;

use crate::model::{Cell, Indicator, Objectives, Target, address};
use crate::source::Spanned;

use super::cell::shown;
use super::note::{NoteView, PageNotes};

/// Goals and indicators as a template shows them.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ObjectivesView {
    /// The duties of the department, plain text.
    pub duties: Vec<String>,
    /// The goals with the marks of notes about them.
    pub goals: Vec<SentenceView>,
    /// What was reached of the goals with the marks of notes about it; for evaluations.
    pub outcomes: Vec<SentenceView>,
    /// Which columns any indicator fills: the others need not be shown.
    pub columns: IndicatorColumns,
    /// The grades that have a column each: 优, 良, 中, 差, or whatever others the document has.
    pub grades: Vec<String>,
    /// The indicators by their first level, in the order of the document; none where they are
    /// composed.
    pub groups: Vec<LevelView>,
    /// The indicators as HTML, a `tbody` a first level, where no template of the site names any of
    /// them; nothing otherwise, and where there are none.
    pub composed: Option<String>,
    /// The row of totals; nothing where the document prints none.
    pub total: Option<TotalView>,
    /// Numbers of the notes about the record as a whole, for `<Marks>`.
    pub marks: Vec<usize>,
    /// Numbers of the notes about its indicators as a whole, for `<Marks>`.
    pub indicator_notes: Vec<usize>,
    /// Notes about anything of the record.
    pub notes: Vec<NoteView>,
}

/// 总分: the row under the indicators.
#[derive(Debug, Serialize)]
pub(in crate::render) struct TotalView {
    /// How many columns stand before the weight.
    pub before: usize,
    /// The sum of weights as printed.
    pub weight: String,
    /// The total score as printed.
    pub score: String,
    /// Numbers of the notes about the sum of weights, for `<Marks>`.
    pub weight_notes: Vec<usize>,
    /// Numbers of the notes about the total score, for `<Marks>`.
    pub score_notes: Vec<usize>,
    /// How many columns stand after the score.
    pub after: usize,
}

impl TotalView {
    /// Counts the columns around weight and score.
    fn new(
        columns: &IndicatorColumns,
        grades: usize,
        [weight, score]: [&Cell; 2],
        [weight_notes, score_notes]: [Vec<usize>; 2],
    ) -> TotalView {
        let count = |filled: &[bool]| filled.iter().filter(|filled| **filled).count();
        // The first level and the name are always there.
        let before = 2
            + grades
            + count(&[columns.level2, columns.description, columns.target, columns.actual]);
        TotalView {
            before,
            weight: number(weight),
            score: number(score),
            weight_notes,
            score_notes,
            after: count(&[columns.basis, columns.deviation]),
        }
    }
}

/// A sentence and the marks of notes about it.
#[derive(Debug, Serialize)]
pub(in crate::render) struct SentenceView {
    /// The sentence, plain text.
    pub text: String,
    /// Numbers of the notes about it, for `<Marks>`.
    pub notes: Vec<usize>,
}

/// Which columns the table of indicators needs.
#[derive(Debug, Serialize)]
pub(in crate::render) struct IndicatorColumns {
    /// Whether any indicator has a second level.
    pub level2: bool,
    /// Whether any indicator says how it is measured.
    pub description: bool,
    /// Whether any indicator has one target, not one a grade.
    pub target: bool,
    /// Whether any indicator says what was reached.
    pub actual: bool,
    /// Whether any indicator has a weight, so that weight and score are shown.
    pub weight: bool,
    /// Whether any indicator says what its target rests on.
    pub basis: bool,
    /// Whether any indicator gives the reason of a deviation.
    pub deviation: bool,
}

/// The indicators of one first level, which is printed once.
#[derive(Debug, Serialize)]
pub(in crate::render) struct LevelView {
    /// The first level: 产出指标.
    pub name: String,
    /// The weight of the level as printed.
    pub weight: Option<String>,
    /// Numbers of the notes about that weight, for `<Marks>`.
    pub notes: Vec<usize>,
    /// The indicators under it, in the order of the document.
    pub indicators: Vec<IndicatorView>,
}

/// An indicator.
#[derive(Debug, Serialize)]
pub(in crate::render) struct IndicatorView {
    /// Fragment of the indicator, without `#`; its cells add `-target`, `-actual`, `-weight`,
    /// `-score` or `-` and the id of a grade.
    pub id: String,
    /// The second level: 数量指标; empty where there is none.
    pub level2: String,
    /// The indicator's own name.
    pub name: String,
    /// How it is measured; empty where the document does not say.
    pub description: String,
    /// The target as printed; empty where there is none.
    pub target: String,
    /// What each grade asks for, in the order of `grades`.
    pub bands: Vec<BandView>,
    /// What was reached, as printed; empty where the document does not say.
    pub actual: String,
    /// The weight as printed; empty where there is none.
    pub weight: String,
    /// The score as printed; empty where there is none.
    pub score: String,
    /// What the target rests on; empty where the document does not say.
    pub basis: String,
    /// The reason of a deviation; empty where the document gives none.
    pub deviation: String,
    /// Numbers of the notes about the indicator, for `<Marks>`.
    pub name_notes: Vec<usize>,
    /// Numbers of the notes about its target, for `<Marks>`.
    pub target_notes: Vec<usize>,
    /// Numbers of the notes about what was reached, for `<Marks>`.
    pub actual_notes: Vec<usize>,
    /// Numbers of the notes about its weight, for `<Marks>`.
    pub weight_notes: Vec<usize>,
    /// Numbers of the notes about its score, for `<Marks>`.
    pub score_notes: Vec<usize>,
}

/// What one grade asks for of an indicator.
#[derive(Debug, Serialize)]
pub(in crate::render) struct BandView {
    /// The grade in ASCII, for the address of its cell: `excellent`, `good`, `fair`, `poor`; any
    /// other grade is `band-` and the address of its name.
    pub id: String,
    /// What the grade asks for, as printed; empty where the document does not say.
    pub text: String,
    /// Numbers of the notes about it, for `<Marks>`.
    pub notes: Vec<usize>,
}

impl ObjectivesView {
    /// `record` is the path of the record in findings.
    pub fn new(objectives: &Objectives, record: &str, notes: &PageNotes<'_>) -> ObjectivesView {
        let columns = IndicatorColumns::of(objectives);
        let grades = grades(objectives);
        let at = |path: String| if notes.is_empty() { Vec::new() } else { notes.at(&path) };
        let mut groups: Vec<LevelView> = Vec::new();
        for indicator in &objectives.indicators {
            if groups.last().is_none_or(|group| group.name != indicator.level1) {
                groups.push(LevelView::of(objectives, &indicator.level1, |name| {
                    at(format!("{record}/level-weights/{name}"))
                }));
            }
            let path = format!("{record}/indicators/{}", indicator.key);
            let view = IndicatorView::new(indicator, &grades, |part| at(format!("{path}{part}")));
            groups.last_mut().expect("a group was just made").indicators.push(view);
        }
        let sentences = |part: &str, sentences: &[Spanned<String>]| -> Vec<SentenceView> {
            let note = |number: usize| at(format!("{record}/{part}/{number}"));
            (1..)
                .zip(sentences)
                .map(|(number, one)| SentenceView { text: one.value.clone(), notes: note(number) })
                .collect()
        };
        let (goals, outcomes) =
            (sentences("goals", &objectives.goals), sentences("outcomes", &objectives.outcomes));
        let total = |(weight, score): &(Cell, Cell)| {
            TotalView::new(
                &columns,
                grades.len(),
                [weight, score],
                [at(format!("{record}/total/weight")), at(format!("{record}/total/score"))],
            )
        };
        let total = objectives.total.as_ref().map(total);
        let indicator_notes = at(format!("{record}/indicators"));
        let (marks, notes) = notes.left_under(record);
        ObjectivesView {
            duties: objectives.duties.clone(),
            goals,
            outcomes,
            total,
            marks,
            indicator_notes,
            columns,
            grades,
            groups,
            composed: None,
            notes,
        }
    }
}

impl IndicatorColumns {
    /// Those that any indicator fills.
    fn of(objectives: &Objectives) -> IndicatorColumns {
        let any = |has: fn(&Indicator) -> bool| objectives.indicators.iter().any(has);
        IndicatorColumns {
            level2: any(|indicator| indicator.level2.is_some()),
            description: any(|indicator| indicator.description.is_some()),
            target: any(|indicator| indicator.target.is_some()),
            actual: any(|indicator| indicator.actual.is_some()),
            weight: any(|indicator| !matches!(indicator.weight, Cell::Absent)),
            basis: any(|indicator| indicator.basis.is_some()),
            deviation: any(|indicator| indicator.deviation.is_some()),
        }
    }
}

impl LevelView {
    /// A first level with no indicator yet.
    fn of(objectives: &Objectives, name: &str, notes: impl Fn(&str) -> Vec<usize>) -> LevelView {
        let weight = objectives.level_weights.iter().find(|(level, _)| level.value == name);
        LevelView {
            name: name.to_owned(),
            weight: weight.map(|(_, cell)| cell.printed().to_owned()),
            notes: notes(name),
            indicators: Vec::new(),
        }
    }
}

impl IndicatorView {
    /// `notes` gives the numbers of the notes about a part of it: `/target`, or `""` for the whole.
    fn new(
        indicator: &Indicator,
        grades: &[String],
        notes: impl Fn(&str) -> Vec<usize>,
    ) -> IndicatorView {
        let band = |grade: &String| {
            let text = indicator
                .bands
                .iter()
                .find(|band| band.grade == *grade)
                .map_or("", |band| band.threshold.value.printed.as_str());
            BandView {
                id: grade_id(grade),
                text: text.to_owned(),
                notes: notes(&format!("/{grade}")),
            }
        };
        IndicatorView {
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
            target_notes: notes("/target"),
            actual_notes: notes("/actual"),
            weight_notes: notes("/weight"),
            score_notes: notes("/score"),
            name_notes: notes(""),
        }
    }
}

/// The grades that any indicator has, in the order of their first use.
fn grades(objectives: &Objectives) -> Vec<String> {
    let mut grades: Vec<String> = Vec::new();
    for band in objectives.indicators.iter().flat_map(|indicator| &indicator.bands) {
        if !grades.contains(&band.grade) {
            grades.push(band.grade.clone());
        }
    }
    grades
}

/// The ASCII name of a grade: the same wherever it stands, and no two alike.
fn grade_id(grade: &str) -> String {
    match grade {
        "优" => "excellent".to_owned(),
        "良" => "good".to_owned(),
        "中" => "fair".to_owned(),
        "差" => "poor".to_owned(),
        other => format!("band-{}", address::row(other)),
    }
}

/// A target as printed; empty where there is none.
fn printed(target: Option<&Spanned<Target>>) -> String {
    target.map(|target| target.value.printed.clone()).unwrap_or_default()
}

/// A figure with thousands marks, or the word that stands in its place.
pub(super) fn number(cell: &Cell) -> String {
    cell.figure().map_or_else(|| cell.printed().to_owned(), shown)
}
