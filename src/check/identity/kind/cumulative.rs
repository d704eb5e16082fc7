use crate::check::identity::evaluation::{Addend, Resolved, written};
use crate::check::identity::identity_run::{IdentityRun, Verdict};
use crate::check::identity::instance::Instance;
use crate::check::identity::outcome::Status;
use crate::check::identity::wording::related;
use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding, Role};

use super::Kind;
use super::disagreement::disagreement;

/// Columns of one row that must not fall, the last one filled being 100.
pub(super) struct Cumulative<'a> {
    pub columns: &'a [usize],
}

impl<'a> Kind<'a> for Cumulative<'a> {
    fn run(&self, instance: &Instance<'a>, run: &mut IdentityRun<'a>) {
        let figures = instance.checked_in_row(self.columns);
        run.add(instance, self.verdict(instance), figures);
    }

    fn asks_equality(&self) -> bool {
        false
    }
}

impl Cumulative<'_> {
    fn verdict(&self, instance: &Instance<'_>) -> Result<Verdict, Status> {
        let Some((rows_of_form, row)) = instance.evaluation.at.own_row() else {
            return Ok(Status::Holds.into());
        };
        let mut filled: Vec<Addend<'_>> = Vec::new();
        for column in self.columns {
            match written(rows_of_form.at(row, *column)) {
                Resolved::Figure(addend) => filled.push(addend),
                Resolved::NotComputable(words)
                    if rows_of_form.cell(row, *column).printed() != "" =>
                {
                    return Err(Status::NotComputable(words));
                }
                _ => {}
            }
        }
        let Some(last) = filled.last() else {
            return Err(Status::NotApplicable(Bilingual::new("没有填计划", "no plan is given")));
        };
        let mut pairs = filled.windows(2);
        if let Some(pair) = pairs.find(|pair| pair[1].figure.in_base() < pair[0].figure.in_base()) {
            return Ok(Verdict::fails(falls(instance, &pair[0], &pair[1])));
        }
        if last.figure.in_base() == Decimal::ONE_HUNDRED {
            return Ok(Status::Holds.into());
        }
        disagreement(instance, last, Decimal::ONE_HUNDRED, &[]).map(Verdict::fails)
    }
}

/// The finding that a plan falls from one column to the next.
fn falls(instance: &Instance<'_>, before: &Addend<'_>, after: &Addend<'_>) -> Finding {
    let path = after.path();
    let words = Bilingual::new(
        format!(
            "{path}为 {}，少于前一时点的 {}：支出计划应累计，不应下降",
            after.figure.printed, before.figure.printed
        ),
        format!(
            "{path} is {}, less than {} before it: the plan is cumulative and must not fall",
            after.figure.printed, before.figure.printed
        ),
    );
    let mut finding = instance.finding(words, after.place()).at(path, after.figure.printed.clone());
    finding.related = vec![related(before, Role::Compared)];
    finding
}
