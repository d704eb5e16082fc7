use crate::check::identity::checked_figure::CheckedFigure;
use crate::check::identity::evaluation::{Addend, Resolved};
use crate::check::identity::identity_run::{IdentityRun, Verdict};
use crate::check::identity::instance::Instance;
use crate::check::identity::outcome::Status;
use crate::check::identity::wording::related;
use crate::decimal::Decimal;
use crate::finding::{Arithmetic, Bilingual, Finding, Related, Role};
use crate::model::path::{OVERALL, project_path};
use crate::model::{Cell, Disclosure, Figure, FigureRef, Indicator, Objectives};
use crate::source::{Place, Span, Spanned};

use super::Kind;

/// Weights and scores of a self-evaluation: third-level weights add up to their first level's,
/// these and the execution's to the total; scores stay within weights and add up to the total
/// score.
pub(super) struct Weights<'a> {
    pub execution_weight: &'a FigureRef,
    pub execution_score: &'a FigureRef,
}

impl<'a> Kind<'a> for Weights<'a> {
    fn run(&self, instance: &Instance<'a>, run: &mut IdentityRun<'a>) {
        let evaluation = match Evaluated::at(instance) {
            Ok(evaluation) => evaluation,
            Err(status) => return run.add(instance, Err(status), Vec::new()),
        };
        let mut sums = evaluation.levels();
        sums.extend(evaluation.totals(self));
        sums.retain(|sum| sum.printed.figure().is_some());
        if sums.is_empty() {
            let words = Bilingual::new(
                "没有印总分或一级指标的分值",
                "neither a total nor a first level's weight is printed",
            );
            run.add(instance, Err(Status::NotApplicable(words)), Vec::new());
        }
        for sum in &sums {
            run.add(instance, sum.verdict(instance), sum.figures(&evaluation));
        }
        match evaluation.scores() {
            Ok(findings) if findings.is_empty() => {}
            verdict => {
                let failed = |findings| Verdict { status: Status::Fails, findings };
                run.add(instance, verdict.map(failed), Vec::new());
            }
        }
    }

    fn asks_equality(&self) -> bool {
        true
    }
}

/// A record with the weights and scores of its self-evaluation.
struct Evaluated<'i, 'a> {
    instance: &'i Instance<'a>,
    /// The path of the record.
    record: String,
    objectives: &'a Objectives,
}

/// A sum that an evaluation prints, and what it is made of.
struct PrintedSum<'a> {
    /// What is said where it does not add up.
    words: Bilingual,
    path: String,
    printed: &'a Cell,
    /// Where the finding stands if the cell has no place of its own.
    record: Span,
    parts: Vec<&'a Cell>,
    /// The part for the execution of the budget; nothing where the sum has none.
    execution: Option<Execution<'a>>,
    related: Vec<Related>,
}

/// What the execution of the budget adds to a total.
struct Execution<'a> {
    /// Nothing where it is not printed.
    figure: Option<Addend<'a>>,
}

/// A number of an evaluation that others contradict.
struct Contradicted<'a> {
    path: String,
    cell: &'a Cell,
    record: Span,
    reported: Decimal,
    computed: Decimal,
}

impl<'a> PrintedSum<'a> {
    fn verdict(&self, instance: &Instance<'_>) -> Result<Verdict, Status> {
        let reported = self.printed.figure().expect("sums without a figure are left out");
        let mut parts = Vec::with_capacity(self.parts.len() + 1);
        for part in &self.parts {
            match part {
                Cell::Figure(figure) => parts.push(figure.in_base()),
                Cell::Absent
                | Cell::Blank(_)
                | Cell::NotApplicable { .. }
                | Cell::Stated { .. } => {}
                Cell::Malformed { printed, .. } | Cell::Text { text: printed, .. } => {
                    return Err(Status::NotComputable(Bilingual::new(
                        format!("「{}」的一项「{printed}」不成数", self.path),
                        format!("a part of {} is `{printed}`, which is no number", self.path),
                    )));
                }
            }
        }
        if parts.is_empty() {
            return Err(Status::NotApplicable(Bilingual::new(
                format!("「{}」的各项都没有填", self.path),
                format!("no part of {} is printed", self.path),
            )));
        }
        let execution = self.execution.as_ref().and_then(|execution| execution.figure);
        parts.extend(execution.map(|addend| addend.figure.in_base()));
        let computed = Decimal::checked_sum(parts).ok_or_else(Status::too_long)?;
        if reported.in_base() == computed {
            return Ok(Verdict::from(Status::Holds));
        }
        // What the execution of the budget would add is not known: it is more than nothing.
        if execution.is_none() && self.execution.is_some() && reported.in_base() > computed {
            return Err(Status::NotComputable(Bilingual::new(
                format!("「{}」中预算执行的一份没有填", self.path),
                format!("the part of {} for the execution of the budget is blank", self.path),
            )));
        }
        let contradicted = Contradicted {
            path: self.path.clone(),
            cell: self.printed,
            record: self.record,
            reported: reported.in_base(),
            computed,
        };
        let mut finding = contradicted.finding(instance, &self.words)?;
        finding.related.extend(self.related.iter().cloned());
        Ok(Verdict::fails(finding))
    }

    /// The sum and its parts that are printed.
    fn figures(&self, of: &Evaluated<'_, 'a>) -> Vec<CheckedFigure<'a>> {
        let (disclosure, project) = (of.disclosure(), of.instance.evaluation.project());
        let taken: Vec<*const Figure> = std::iter::once(&self.printed)
            .chain(&self.parts)
            .filter_map(|cell| cell.figure().map(std::ptr::from_ref))
            .collect();
        let weights = CheckedFigure::weights(disclosure, project, of.objectives);
        let scores = CheckedFigure::scores(disclosure, project, of.objectives);
        weights
            .into_iter()
            .chain(scores)
            .filter(|figure| taken.contains(&figure.key()))
            .chain(
                self.execution.iter().filter_map(|own| own.figure.as_ref().map(CheckedFigure::of)),
            )
            .collect()
    }
}

impl<'a> Evaluated<'_, 'a> {
    /// The record an instance is run at: a project, or the whole department.
    fn at<'i>(instance: &'i Instance<'a>) -> Result<Evaluated<'i, 'a>, Status> {
        let evaluation = &instance.evaluation;
        let (record, objectives) = match (evaluation.project(), &evaluation.disclosure().overall) {
            (Some(project), _) => (project_path(project), &project.objectives),
            (None, Some(overall)) => (OVERALL.to_owned(), overall),
            (None, None) => {
                return Err(Status::NotApplicable(Bilingual::new(
                    "没有部门整体的指标",
                    "there are no indicators of the whole department",
                )));
            }
        };
        Ok(Evaluated { instance, record, objectives })
    }

    fn disclosure(&self) -> &'a Disclosure {
        self.instance.evaluation.disclosure()
    }

    /// The weight of each first level that prints one: what its indicators add up to.
    fn levels(&self) -> Vec<PrintedSum<'a>> {
        let level = |(level, printed): &'a (Spanned<String>, Cell)| {
            let inside = || {
                let indicators = self.objectives.indicators.iter();
                indicators.filter(|indicator| indicator.level1 == level.value)
            };
            PrintedSum {
                words: Bilingual::new(
                    format!("「{}」的分值与所属各指标分值之和不符", level.value),
                    format!("the weight of {} is not the sum of its indicators'", level.value),
                ),
                path: format!("{}/level-weights/{}", self.record, level.value),
                printed,
                record: level.span,
                parts: inside().map(|indicator| &indicator.weight).collect(),
                execution: None,
                related: inside().filter_map(|indicator| self.contributing(indicator)).collect(),
            }
        };
        self.objectives.level_weights.iter().map(level).collect()
    }

    /// The total weight and the total score, where the evaluation has them.
    fn totals(&self, kind: &Weights<'_>) -> Vec<PrintedSum<'a>> {
        let Some((weight, score)) = &self.objectives.total else { return Vec::new() };
        let indicators = self.objectives.indicators.iter();
        let weights = if self.objectives.level_weights.is_empty() {
            indicators.clone().map(|indicator| &indicator.weight).collect()
        } else {
            self.objectives.level_weights.iter().map(|(_, cell)| cell).collect()
        };
        let scores = indicators.map(|indicator| &indicator.score).collect();
        let total = |part, word, printed, parts, execution| {
            let figure = match self.instance.evaluation.figure(execution) {
                Resolved::Figure(addend) => Some(addend),
                _ => None,
            };
            PrintedSum {
                words: Bilingual::new(
                    format!("总分的{word}与各项之和（含预算执行）不符"),
                    format!("the total {part} is not the sum of all, execution included"),
                ),
                path: format!("{}/total/{part}", self.record),
                printed,
                record: self.objectives.span,
                parts,
                execution: Some(Execution { figure }),
                related: figure.iter().map(|one| related(one, Role::Contributing)).collect(),
            }
        };
        vec![
            total("weight", "权重", weight, weights, kind.execution_weight),
            total("score", "得分", score, scores, kind.execution_score),
        ]
    }

    /// The scores that exceed their weights.
    fn scores(&self) -> Result<Vec<Finding>, Status> {
        let mut findings = Vec::new();
        for indicator in &self.objectives.indicators {
            let (Some(score), Some(weight)) = (indicator.score.figure(), indicator.weight.figure())
            else {
                continue;
            };
            if score.in_base() <= weight.in_base() {
                continue;
            }
            let contradicted = Contradicted {
                path: format!("{}/indicators/{}/score", self.record, indicator.key),
                cell: &indicator.score,
                record: indicator.span,
                reported: score.in_base(),
                computed: weight.in_base(),
            };
            let words = Bilingual::new(
                format!("「{}」的得分超过分值", indicator.name),
                format!("the score of {} exceeds its weight", indicator.name),
            );
            findings.push(contradicted.finding(self.instance, &words)?);
        }
        Ok(findings)
    }

    /// An indicator's weight, which a first level's should hold.
    fn contributing(&self, indicator: &Indicator) -> Option<Related> {
        Some(Related {
            role: Role::Contributing,
            at: Some(format!("{}/indicators/{}/weight", self.record, indicator.key)),
            place: Place::new(&self.disclosure().file, indicator.weight.span()?),
            value: Some(indicator.weight.printed().to_owned()),
            stands: None,
        })
    }
}

impl Contradicted<'_> {
    /// The finding about it, of which the words say in both languages what is wrong.
    fn finding(&self, instance: &Instance<'_>, words: &Bilingual) -> Result<Finding, Status> {
        let show = |value: Decimal| value.normalize().to_string();
        let difference = self.reported.checked_sub(self.computed).ok_or_else(Status::too_long)?;
        let numbers = Arithmetic {
            reported: show(self.reported),
            computed: show(self.computed),
            difference: show(difference),
        };
        let words = Bilingual::new(
            format!(
                "{}：填报 {}，计算 {}，差 {}",
                words.zh, numbers.reported, numbers.computed, numbers.difference
            ),
            format!(
                "{}: reported {}, computed {}, difference {}",
                words.en, numbers.reported, numbers.computed, numbers.difference
            ),
        );
        let file = &instance.evaluation.disclosure().file;
        let place = Place::new(file, self.cell.span().unwrap_or(self.record));
        let mut finding = instance.finding(words, place).at(self.path.clone(), self.cell.printed());
        finding.arithmetic = Some(numbers);
        Ok(finding)
    }
}
