use crate::check::identity::evaluation::{Addend, written};
use crate::check::identity::identity_run::{IdentityRun, Verdict};
use crate::check::identity::instance::{Instance, required};
use crate::check::identity::outcome::Status;
use crate::decimal::Interval;

use super::Kind;
use super::disagreement::{disagreement, near};

/// quantity × price = amount, columns of one row. The price is in the unit it is printed in; a bare
/// price is in the table's unit.
pub(super) struct Product {
    pub quantity: usize,
    pub price: usize,
    pub amount: usize,
}

impl<'a> Kind<'a> for Product {
    fn run(&self, instance: &Instance<'a>, run: &mut IdentityRun<'a>) {
        let figures = instance.checked_in_row(&[self.amount, self.quantity, self.price]);
        run.add(instance, self.verdict(instance), figures);
    }

    fn asks_equality(&self) -> bool {
        true
    }
}

impl Product {
    fn verdict(&self, instance: &Instance<'_>) -> Result<Verdict, Status> {
        let Some((rows_of_form, row)) = instance.evaluation.at.own_row() else {
            return Ok(Status::Holds.into());
        };
        let figure = |column| required(written(rows_of_form.at(row, column)));
        let (quantity, price, amount) =
            (figure(self.quantity)?, figure(self.price)?, figure(self.amount)?);
        let product = quantity
            .figure
            .in_base()
            .checked_mul(price.figure.in_base())
            .ok_or_else(Status::too_long)?;
        if near(product, &amount)? {
            return Ok(Status::Holds.into());
        }
        // What is counted is exact; a rounded price makes the product uncertain as many times as it
        // is counted.
        let (possible, printed) =
            possible(&quantity, &price).zip(amount.interval()).ok_or_else(Status::too_long)?;
        if possible.meets(printed) {
            let residue =
                amount.figure.in_base().checked_sub(product).ok_or_else(Status::too_long)?;
            return Ok(Status::WithinRounding(residue).into());
        }
        disagreement(instance, &amount, product, &[quantity, price]).map(Verdict::fails)
    }
}

/// What the product may be. Nothing where its digits do not fit.
fn possible(quantity: &Addend<'_>, price: &Addend<'_>) -> Option<Interval> {
    price.interval()?.times(quantity.figure.in_base())
}
