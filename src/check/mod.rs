//! **check** judges: the identity engine, the rules, acknowledgements, levels.
//!
//! It borrows the model and gives findings and outcomes; it must never read or write anything, nor
//! render. A rule that is unsure says so or stays silent: false alarms kill trust.
//!
//! In reading order: a department is checked by identities and rules; what was acknowledged is told
//! from what stands open; of both, notes are made for the reader of a page; what was covered by any
//! identity is counted; a department that was checked holds it all.

mod said_place;
mod department;

mod identity;
mod prose;
mod split;
mod units;
mod withheld;
mod spot;
mod in_a_table;
mod value_kind;
mod rules;
mod registry;

mod narrative;
mod acknowledgement;
mod alike;

mod note;
mod opening;
mod reading_order;
mod notes;
mod doubts;

mod bounded;
mod beyond_a_file;
mod of_rounding;
mod reconciliation;

mod tally;
mod checked_department;

pub use beyond_a_file::{Unsaid, beyond_a_file, missing_tables};
pub use bounded::bounded;
pub use checked_department::CheckedDepartment;
pub use department::{
    DepartmentResult, apply_levels, bindable_amounts, department, stated_amounts, understood,
};
pub use doubts::Doubts;
pub use identity::{CheckedFigure, FigureKey, Numbers, Outcome, Status};
pub use note::{Note, Says};
pub use notes::Notes;
pub use of_rounding::excuse_rounding;
pub use opening::{Drawing, Largest, PROJECTS, TakenApart, largest_projects, taken_apart};
pub use prose::{BindableAmount, Change, SaidParagraph, SentenceCoverage, StatedAmount, reason};
pub use reconciliation::{
    CoveredFigure, FormShare, Reconciliation, Stopped, reconcile, reconcile_checked,
};
pub use registry::{declared_rules, explain, rules, scope};
pub use rules::dead_links;
pub use tally::Tally;
