//! One rule a file, named for the fault. The identity engine raises those of the first block; the others look for themselves.

mod balance_mismatch;
mod band_gap;
mod figure_mismatch;
mod last_year_mismatch;
mod part_exceeds_whole;
mod plan_not_cumulative;
mod product_mismatch;
mod share_mismatch;
mod total_mismatch;
mod unit_slip;
mod weight_mismatch;

mod blank_figure;
mod duplicate_goal;
mod duplicate_indicator;
mod missing_section;
mod missing_table;
mod stale_acknowledgement;
mod unknown_budget_unit;
mod unknown_path;
mod unused_acknowledgement;
mod withheld_row_printed;

use crate::finding::{Finding, RuleInfo};
use crate::model::{Department, Disclosure};

pub use stale_acknowledgement::STALE_ACKNOWLEDGEMENT;
pub use unused_acknowledgement::UNUSED_ACKNOWLEDGEMENT;

/// The rules that identities raise, which forms and profiles name.
pub const IDENTITY_RULES: &[&RuleInfo] = &[
    &balance_mismatch::BALANCE_MISMATCH,
    &band_gap::BAND_GAP,
    &figure_mismatch::FIGURE_MISMATCH,
    &last_year_mismatch::LAST_YEAR_MISMATCH,
    &part_exceeds_whole::PART_EXCEEDS_WHOLE,
    &plan_not_cumulative::PLAN_NOT_CUMULATIVE,
    &product_mismatch::PRODUCT_MISMATCH,
    &share_mismatch::SHARE_MISMATCH,
    &total_mismatch::TOTAL_MISMATCH,
    &unit_slip::UNIT_SLIP,
    &weight_mismatch::WEIGHT_MISMATCH,
];

/// A rule that looks at one disclosure for itself.
pub struct Rule {
    /// What is known of it.
    pub info: &'static RuleInfo,
    /// Finds its fault.
    pub check: fn(&Department, &Disclosure) -> Vec<Finding>,
}

/// The rules that look for themselves.
pub const RULES: &[Rule] = &[
    blank_figure::RULE,
    duplicate_goal::RULE,
    duplicate_indicator::RULE,
    missing_section::RULE,
    missing_table::RULE,
    unknown_budget_unit::RULE,
    unknown_path::RULE,
    withheld_row_printed::RULE,
];
