//! The engine that runs 勾稽关系: four outcomes, exact decimals, intervals where a document says its figures are rounded.

mod bands;
mod cause;
mod figures;
mod interval;
mod linear;
mod named;
mod outcome;
mod restated;
mod run;
mod sheet;
mod traced;
mod weights;
mod wording;

pub use outcome::{Outcome, Status};
pub(super) use run::{run, trace};
pub use traced::{Traced, TracedFigure};
