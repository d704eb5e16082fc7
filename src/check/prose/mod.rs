//! Figures in sentences: every literal amount and percentage of the narrative, goals, purposes and
//! outcomes, held against the figures of the disclosure, of the department's other documents of the
//! year, and of the neighbouring years.

mod literal;
mod passage;
mod personal_number;
mod slip;

mod citable_figures;
mod stated;

mod reason;
mod unreadable;

pub(super) use citable_figures::CitableFigures;
pub(super) use literal::{Kind, Literal, literals};
pub(super) use passage::{Passage, passages};
pub(super) use personal_number::personal_numbers;
pub use reason::{Change, SaidParagraph, reason};
pub(super) use slip::{Slip, slip};
pub(super) use unreadable::unreadable;
