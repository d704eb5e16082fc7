//! The engine that runs 勾稽关系: four outcomes, exact decimals, intervals where a document says
//! its figures are rounded.
//!
//! Scopes say at which places an identity is run (`run`); its kind says what is compared there
//! (`kind`); sums are compared in `comparison`. Only then is looked at what explains a difference,
//! and which outcomes rest on a figure in doubt.

mod evaluation;
mod stands_for;

mod instance;

mod checked_figure;
mod numbers;
mod outcome;

mod identity_run;

mod kind;
mod run;
mod equation;

mod unlisted;
mod unlisted_column;
mod subtotal;
mod side;
mod comparison;

mod cause;
mod restated;
mod unprinted;
mod wording;

mod aside;
mod neighbour;
mod copied_row;
mod suspect;
mod printed_twice;

pub(super) use aside::set_aside;
pub use checked_figure::{CheckedFigure, FigureKey};
pub(super) use equation::{EquationTerm, equations};
pub use numbers::Numbers;
pub use outcome::{Outcome, Status};
pub(super) use printed_twice::spread_doubts;
pub(super) use run::run;
pub(super) use subtotal::{Subtotal, possible_subtotals};
pub(super) use suspect::name_suspects;
