//! The engine that runs 勾稽关系: four outcomes, exact decimals, intervals where a document says
//! its figures are rounded.

mod aside;
mod bands;
mod cause;
mod checked_figure;
mod evaluation;
mod form_rows;
mod interval;
mod linear;
mod named;
mod numbers;
mod outcome;
mod printed_twice;
mod restated;
mod run;
mod weights;
mod wording;

pub(super) use aside::set_aside;
pub use checked_figure::CheckedFigure;
pub(super) use checked_figure::FigureKey;
pub use numbers::Numbers;
pub use outcome::{Outcome, Status};
pub(super) use printed_twice::spread_doubts;
pub(super) use run::run;
