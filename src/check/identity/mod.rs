//! The engine that runs 勾稽关系: four outcomes, exact decimals, intervals where a document says its figures are rounded.

mod sheet;
mod outcome;
mod interval;
mod figures;
mod linear;
mod wording;
mod cause;
mod named;
mod bands;
mod weights;
mod run;

pub use outcome::{Outcome, Status};
pub(super) use run::run;
