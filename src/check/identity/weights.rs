use crate::decimal::Decimal;
use crate::finding::{Arithmetic, Bilingual, Finding, Related, Role, RuleInfo};
use crate::model::path::{OVERALL, project_path};
use crate::model::{Cell, Disclosure, FigureRef, Identity, Objectives};
use crate::source::{Place, Span};

use super::evaluation::{Addend, Evaluation, Resolved};
use super::outcome::Status;
use super::wording::related;

/// Weights and scores of a self-evaluation: third-level weights add up to their first level's,
/// these and the execution's to the total; scores stay within weights and add up to the total
/// score.
pub(super) fn weights(
    rule: &'static RuleInfo,
    identity: &Identity,
    evaluation: &Evaluation<'_>,
    [execution_weight, execution_score]: [&FigureRef; 2],
) -> Result<(Status, Vec<Finding>), Status> {
    let project = evaluation.row.and_then(|row| evaluation.disclosure.projects.get(row));
    let (record, objectives) = match (project, &evaluation.disclosure.overall) {
        (Some(project), _) => (project_path(project), &project.objectives),
        (None, Some(overall)) => (OVERALL.to_owned(), overall),
        (None, None) => {
            return Err(Status::NotApplicable(Bilingual::new(
                "没有部门整体的指标",
                "there are no indicators of the whole department",
            )));
        }
    };
    let run = Run { rule, identity, disclosure: evaluation.disclosure, record, objectives };
    let number = |reference: &FigureRef| match evaluation.figure(reference, false) {
        Resolved::Figure(taken) => Some(taken),
        _ => None,
    };
    let mut findings = run.levels()?;
    findings.extend(run.scores()?);
    if let Some((weight, score)) = &objectives.total {
        let levels = objectives.level_weights.iter().map(|(_, cell)| cell);
        let weights = if objectives.level_weights.is_empty() {
            sum(objectives.indicators.iter().map(|indicator| &indicator.weight))?
        } else {
            sum(levels)?
        };
        let scores = sum(objectives.indicators.iter().map(|indicator| &indicator.score))?;
        findings.extend(run.total("weight", "权重", weight, weights, number(execution_weight))?);
        findings.extend(run.total("score", "得分", score, scores, number(execution_score))?);
    }
    let status = if findings.is_empty() { Status::Holds } else { Status::Fails };
    Ok((status, findings))
}

struct Run<'a> {
    rule: &'static RuleInfo,
    identity: &'a Identity,
    disclosure: &'a Disclosure,
    /// The path of the record whose weights they are.
    record: String,
    objectives: &'a Objectives,
}

impl Run<'_> {
    fn levels(&self) -> Result<Vec<Finding>, Status> {
        let mut findings = Vec::new();
        for (level, printed) in &self.objectives.level_weights {
            let inside = || {
                self.objectives
                    .indicators
                    .iter()
                    .filter(|indicator| indicator.level1 == level.value)
            };
            let (Some(reported), Some(sum)) =
                (value(printed), sum(inside().map(|indicator| &indicator.weight))?)
            else {
                continue;
            };
            if reported != sum {
                let path = format!("{}/level-weights/{}", self.record, level.value);
                let mut finding = self.finding(
                    &path,
                    printed,
                    level.span,
                    reported,
                    sum,
                    &format!("「{}」的分值与所属各指标分值之和不符", level.value),
                    &format!("the weight of {} is not the sum of its indicators'", level.value),
                )?;
                finding.related = inside()
                    .filter_map(|indicator| {
                        self.contributing(
                            &indicator.weight,
                            &format!("{}/indicators/{}/weight", self.record, indicator.key),
                        )
                    })
                    .collect();
                findings.push(finding);
            }
        }
        Ok(findings)
    }

    fn scores(&self) -> Result<Vec<Finding>, Status> {
        let over = |indicator: &&crate::model::Indicator| matches!((value(&indicator.score), value(&indicator.weight)), (Some(score), Some(weight)) if score > weight);
        let find = |indicator: &crate::model::Indicator| {
            let path = format!("{}/indicators/{}/score", self.record, indicator.key);
            let (score, weight) = (
                value(&indicator.score).unwrap_or_default(),
                value(&indicator.weight).unwrap_or_default(),
            );
            self.finding(
                &path,
                &indicator.score,
                indicator.span,
                score,
                weight,
                &format!("「{}」的得分超过分值", indicator.name),
                &format!("the score of {} exceeds its weight", indicator.name),
            )
        };
        self.objectives.indicators.iter().filter(over).map(find).collect()
    }

    fn total(
        &self,
        part: &str,
        what: &str,
        printed: &Cell,
        indicators: Option<Decimal>,
        execution: Option<Addend<'_>>,
    ) -> Result<Option<Finding>, Status> {
        let (Some(reported), Some(indicators)) = (value(printed), indicators) else {
            return Ok(None);
        };
        let sum = indicators
            .checked_add(execution.map(|taken| taken.figure.in_base()).unwrap_or_default())
            .ok_or_else(Status::too_long)?;
        let path = format!("{}/total/{part}", self.record);
        if reported == sum {
            return Ok(None);
        }
        let mut finding = self.finding(
            &path,
            printed,
            self.objectives.span,
            reported,
            sum,
            &format!("总分的{what}与各项之和（含预算执行）不符"),
            &format!("the total {part} is not the sum of all, execution included"),
        )?;
        finding.related.extend(execution.map(|taken| related(&taken, Role::Contributing)));
        Ok(Some(finding))
    }

    fn contributing(&self, cell: &Cell, path: &str) -> Option<Related> {
        let place = Place::new(&self.disclosure.file, cell.span()?);
        Some(Related {
            role: Role::Contributing,
            at: Some(path.to_owned()),
            place,
            value: Some(cell.printed().to_owned()),
        })
    }

    #[allow(clippy::too_many_arguments, reason = "one place builds the finding of three faults")]
    fn finding(
        &self,
        path: &str,
        cell: &Cell,
        fallback: Span,
        reported: Decimal,
        computed: Decimal,
        zh: &str,
        en: &str,
    ) -> Result<Finding, Status> {
        let show = |value: Decimal| value.normalize().to_string();
        let difference = reported.checked_sub(computed).ok_or_else(Status::too_long)?;
        let numbers = Arithmetic {
            reported: show(reported),
            computed: show(computed),
            difference: show(difference),
        };
        let words = Bilingual::new(
            format!(
                "{zh}：填报 {}，计算 {}，差 {}",
                numbers.reported, numbers.computed, numbers.difference
            ),
            format!(
                "{en}: reported {}, computed {}, difference {}",
                numbers.reported, numbers.computed, numbers.difference
            ),
        );
        let mut finding = Finding::new(
            self.rule,
            words,
            Place::new(&self.disclosure.file, cell.span().unwrap_or(fallback)),
        )
        .at(path, cell.printed());
        finding.identity = Some(self.identity.id.clone());
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
    cell.figure().map(crate::model::Figure::in_base)
}
