use crate::check::identity::checked_figure::CheckedFigure;
use crate::check::identity::evaluation::{Addend, Resolved};
use crate::check::identity::identity_run::{IdentityRun, Verdict};
use crate::check::identity::instance::Instance;
use crate::check::identity::outcome::Status;
use crate::check::identity::wording::related;
use crate::decimal::Decimal;
use crate::finding::{Arithmetic, Bilingual, Finding, Related, Role};
use crate::model::path::{OVERALL, project_path};
use crate::model::{Cell, Figure, FigureRef, Indicator, Objectives};
use crate::source::{Place, Span};

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
        let mut figures = evaluated(instance);
        figures.extend(instance.checked([self.execution_weight, self.execution_score]));
        run.add(instance, self.verdict(instance), figures);
    }

    fn asks_equality(&self) -> bool {
        true
    }
}

impl Weights<'_> {
    fn verdict(&self, instance: &Instance<'_>) -> Result<Verdict, Status> {
        let evaluation = Scored::at(instance)?;
        let mut findings = evaluation.levels()?;
        findings.extend(evaluation.scores()?);
        if let Some((weight, score)) = &evaluation.objectives.total {
            let execution = |reference| match instance.evaluation.figure(reference) {
                Resolved::Figure(addend) => Some(addend),
                _ => None,
            };
            let weight = Total {
                part: "weight",
                word: "权重",
                printed: weight,
                indicators: evaluation.weights()?,
                execution: execution(self.execution_weight),
            };
            let score = Total {
                part: "score",
                word: "得分",
                printed: score,
                indicators: sum(evaluation
                    .objectives
                    .indicators
                    .iter()
                    .map(|indicator| &indicator.score))?,
                execution: execution(self.execution_score),
            };
            findings.extend(evaluation.total(&weight)?);
            findings.extend(evaluation.total(&score)?);
        }
        let status = if findings.is_empty() { Status::Holds } else { Status::Fails };
        Ok(Verdict { status, findings })
    }
}

/// The weights and scores that add up to something printed.
fn evaluated<'a>(instance: &Instance<'a>) -> Vec<CheckedFigure<'a>> {
    let (disclosure, project) = (instance.evaluation.disclosure(), instance.evaluation.project());
    let Some(objectives) =
        project.map(|project| &project.objectives).or(disclosure.overall.as_ref())
    else {
        return Vec::new();
    };
    let mut figures = Vec::new();
    let printed = |cell: &Cell| cell.figure().is_some();
    if !objectives.level_weights.is_empty()
        || objectives.total.as_ref().is_some_and(|(weight, _)| printed(weight))
    {
        figures.extend(CheckedFigure::weights(disclosure, project, objectives));
    }
    if objectives.total.as_ref().is_some_and(|(_, score)| printed(score)) {
        figures.extend(CheckedFigure::scores(disclosure, project, objectives));
    }
    figures
}

/// A record with the weights and scores of its self-evaluation.
struct Scored<'i, 'a> {
    instance: &'i Instance<'a>,
    /// The path of the record.
    record: String,
    objectives: &'a Objectives,
}

/// What stands at the foot of one column of an evaluation, and what it should come to.
struct Total<'a> {
    /// Its name in paths.
    part: &'static str,
    /// Its name in Chinese.
    word: &'static str,
    printed: &'a Cell,
    /// The sum over the indicators; nothing where one of them has no figure.
    indicators: Option<Decimal>,
    /// What the execution of the budget adds, where it is printed.
    execution: Option<Addend<'a>>,
}

/// A number of an evaluation that others contradict.
struct Contradicted<'a> {
    path: String,
    cell: &'a Cell,
    /// Where the finding stands if the cell has no place of its own.
    record: Span,
    reported: Decimal,
    computed: Decimal,
}

impl<'a> Scored<'_, 'a> {
    /// The record an instance is run at: a project, or the whole department.
    fn at<'i>(instance: &'i Instance<'a>) -> Result<Scored<'i, 'a>, Status> {
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
        Ok(Scored { instance, record, objectives })
    }

    /// What the weights come to: those of first levels where any is printed.
    fn weights(&self) -> Result<Option<Decimal>, Status> {
        let levels = &self.objectives.level_weights;
        if levels.is_empty() {
            sum(self.objectives.indicators.iter().map(|indicator| &indicator.weight))
        } else {
            sum(levels.iter().map(|(_, cell)| cell))
        }
    }

    fn levels(&self) -> Result<Vec<Finding>, Status> {
        let mut findings = Vec::new();
        for (level, printed) in &self.objectives.level_weights {
            let inside = || {
                let indicators = self.objectives.indicators.iter();
                indicators.filter(|indicator| indicator.level1 == level.value)
            };
            let (Some(reported), Some(computed)) =
                (value(printed), sum(inside().map(|indicator| &indicator.weight))?)
            else {
                continue;
            };
            if reported == computed {
                continue;
            }
            let contradicted = Contradicted {
                path: format!("{}/level-weights/{}", self.record, level.value),
                cell: printed,
                record: level.span,
                reported,
                computed,
            };
            let words = Bilingual::new(
                format!("「{}」的分值与所属各指标分值之和不符", level.value),
                format!("the weight of {} is not the sum of its indicators'", level.value),
            );
            let mut finding = self.finding(contradicted, words)?;
            finding.related =
                inside().filter_map(|indicator| self.contributing(indicator)).collect();
            findings.push(finding);
        }
        Ok(findings)
    }

    /// The scores that exceed their weights.
    fn scores(&self) -> Result<Vec<Finding>, Status> {
        let mut findings = Vec::new();
        for indicator in &self.objectives.indicators {
            let (Some(score), Some(weight)) = (value(&indicator.score), value(&indicator.weight))
            else {
                continue;
            };
            if score <= weight {
                continue;
            }
            let contradicted = Contradicted {
                path: format!("{}/indicators/{}/score", self.record, indicator.key),
                cell: &indicator.score,
                record: indicator.span,
                reported: score,
                computed: weight,
            };
            let words = Bilingual::new(
                format!("「{}」的得分超过分值", indicator.name),
                format!("the score of {} exceeds its weight", indicator.name),
            );
            findings.push(self.finding(contradicted, words)?);
        }
        Ok(findings)
    }

    fn total(&self, total: &Total<'_>) -> Result<Option<Finding>, Status> {
        let (Some(reported), Some(indicators)) = (value(total.printed), total.indicators) else {
            return Ok(None);
        };
        let execution = total.execution.map(|addend| addend.figure.in_base()).unwrap_or_default();
        let computed = indicators.checked_add(execution).ok_or_else(Status::too_long)?;
        if reported == computed {
            return Ok(None);
        }
        let Total { part, word, .. } = total;
        let contradicted = Contradicted {
            path: format!("{}/total/{part}", self.record),
            cell: total.printed,
            record: self.objectives.span,
            reported,
            computed,
        };
        let words = Bilingual::new(
            format!("总分的{word}与各项之和（含预算执行）不符"),
            format!("the total {part} is not the sum of all, execution included"),
        );
        let mut finding = self.finding(contradicted, words)?;
        finding.related.extend(total.execution.map(|addend| related(&addend, Role::Contributing)));
        Ok(Some(finding))
    }

    /// An indicator's weight, which a first level's should hold.
    fn contributing(&self, indicator: &Indicator) -> Option<Related> {
        let file = &self.instance.evaluation.disclosure().file;
        Some(Related {
            role: Role::Contributing,
            at: Some(format!("{}/indicators/{}/weight", self.record, indicator.key)),
            place: Place::new(file, indicator.weight.span()?),
            value: Some(indicator.weight.printed().to_owned()),
        })
    }

    /// The finding about a number, of which the words say in both languages what is wrong.
    fn finding(&self, of: Contradicted<'_>, words: Bilingual) -> Result<Finding, Status> {
        let show = |value: Decimal| value.normalize().to_string();
        let difference = of.reported.checked_sub(of.computed).ok_or_else(Status::too_long)?;
        let numbers = Arithmetic {
            reported: show(of.reported),
            computed: show(of.computed),
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
        let file = &self.instance.evaluation.disclosure().file;
        let place = Place::new(file, of.cell.span().unwrap_or(of.record));
        let mut finding = self.instance.finding(words, place).at(of.path, of.cell.printed());
        finding.arithmetic = Some(numbers);
        Ok(finding)
    }
}

/// The sum of all cells; nothing where one of them holds no figure.
fn sum<'a>(cells: impl Iterator<Item = &'a Cell>) -> Result<Option<Decimal>, Status> {
    let values: Option<Vec<Decimal>> = cells.map(value).collect();
    values.map(|values| Decimal::checked_sum(values).ok_or_else(Status::too_long)).transpose()
}

fn value(cell: &Cell) -> Option<Decimal> {
    cell.figure().map(Figure::in_base)
}
