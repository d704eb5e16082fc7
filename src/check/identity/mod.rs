//! The engine that runs 勾稽关系: four outcomes, exact decimals, intervals where a document says
//! its figures are rounded.

mod aside;
mod bands;
mod cause;
mod figures;
mod interval;
mod linear;
mod looked_at;
mod named;
mod numbers;
mod outcome;
mod printed_twice;
mod restated;
mod run;
mod sheet;
mod weights;
mod wording;

pub(super) use aside::set_aside;
pub(super) use looked_at::FigureKey;
pub use looked_at::LookedAt;
pub use numbers::Numbers;
pub use outcome::{Outcome, Status};
pub(super) use printed_twice::spread_doubts;
pub(super) use run::run;
