//! One rule a file, named for the fault. The identity engine raises those of the first block; the
//! others look for themselves.

mod balance_mismatch;
mod band_gap;
mod economic_class_mismatch;
mod figure_mismatch;
mod last_year_mismatch;
mod part_exceeds_whole;
mod plan_not_cumulative;
mod product_mismatch;
mod share_mismatch;
mod total_mismatch;
mod unit_slip;
mod weight_mismatch;

mod actual_in_other_kind;
mod actual_is_bound;
mod actual_repeats_name;
mod actual_slip;
mod asset_date;
mod blank_figure;
mod broken_continuation;
mod code_in_two_funds;
mod code_name_differs;
mod copied_quantity;
mod count_in_percent;
mod count_under_quality;
mod dated_after_year;
mod dated_outside_year;
mod dead_link;
mod deviation_unexplained;
mod direction_contradicts;
mod document_number_brackets;
mod doubled_word;
mod duplicate_goal;
mod duplicate_indicator;
mod empty_target;
mod foreign_department;
mod fund_code_misplaced;
mod glossary_mismatch;
mod goal_and_indicator_differ;
mod impossible_correction;
mod indicator_kind_missing;
mod indicator_under_two_levels;
mod kind_left_out;
mod level_changed;
mod misplaced_punctuation;
mod missing_section;
mod missing_table;
mod mixed_units;
mod name_of_two_kinds;
mod negative_amount;
mod orphan_code;
mod percent_in_words;
mod percentage_mismatch;
mod personal_data;
mod placeholder_text;
mod plan_blank;
mod price_times_quantity;
mod procurement_not_split;
mod project_is_sum_of_others;
mod project_not_evaluated;
mod prose_amount_slip;
mod prose_amount_unmatched;
mod published_late;
mod rate_over_hundred;
mod rate_without_percent;
mod reason_missing;
mod review_missing;
mod review_out_of_order;
mod row_without_quantity;
mod same_goals;
mod scale_jump;
mod score_without_result;
mod stale_acknowledgement;
mod stale_year;
mod stated_none_but_printed;
mod statement_in_two_units;
mod target_changed;
mod target_without_unit;
mod uneven_decimals;
mod unit_approved_late;
mod unit_count_differs;
mod unit_not_prescribed;
mod unit_without_disclosure;
mod units_do_not_add_up;
mod unknown_budget_unit;
mod unknown_level;
mod unknown_path;
mod unused_acknowledgement;
mod vehicles_not_split;
mod withheld_derivable;
mod withheld_row_printed;
mod wrong_empty_statement;

use crate::finding::{Finding, RuleInfo};
use crate::model::{Department, Disclosure};

use super::prose::{Passages, SentenceRules};

pub use dead_link::{DEAD_LINK, dead_links};
pub use figure_mismatch::FIGURE_MISMATCH;
pub use last_year_mismatch::LAST_YEAR_MISMATCH;
pub use missing_table::MISSING_TABLE;
pub use prose_amount_slip::PROSE_AMOUNT_SLIP;
pub use scale_jump::SCALE_JUMP;
pub use stale_acknowledgement::STALE_ACKNOWLEDGEMENT;
pub use unit_slip::UNIT_SLIP;
pub use unused_acknowledgement::UNUSED_ACKNOWLEDGEMENT;
pub use withheld_derivable::{WITHHELD_DERIVABLE, withheld_derivable};

/// The rules that identities raise, which forms and profiles name.
pub const IDENTITY_RULES: &[&RuleInfo] = &[
    &balance_mismatch::BALANCE_MISMATCH,
    &band_gap::BAND_GAP,
    &economic_class_mismatch::ECONOMIC_CLASS_MISMATCH,
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

/// The rules that the reading of sentences raises.
pub const SENTENCE_RULES: SentenceRules = SentenceRules {
    rate: &percentage_mismatch::PERCENTAGE_MISMATCH,
    amount: &prose_amount_unmatched::PROSE_AMOUNT_UNMATCHED,
    slip: &prose_amount_slip::PROSE_AMOUNT_SLIP,
    direction: &direction_contradicts::DIRECTION_CONTRADICTS,
    units: &mixed_units::MIXED_UNITS,
};

/// The rules that lines name which must be split.
pub const SPLIT_RULES: &[&RuleInfo] =
    &[&procurement_not_split::PROCUREMENT_NOT_SPLIT, &vehicles_not_split::VEHICLES_NOT_SPLIT];

/// A rule that looks at one disclosure for itself.
pub struct Rule {
    /// What is known of it.
    pub info: &'static RuleInfo,
    /// Finds its fault.
    pub check: fn(&Department, &Disclosure) -> Vec<Finding>,
}

/// A rule that looks at the texts of one disclosure.
pub struct PassageRule {
    /// What is known of it.
    pub info: &'static RuleInfo,
    /// Finds its fault.
    pub check: fn(&Department, &Disclosure, &Passages<'_>) -> Vec<Finding>,
}

/// The rules that look for words and marks in texts.
pub const PASSAGE_RULES: &[PassageRule] = &[
    document_number_brackets::RULE,
    doubled_word::RULE,
    foreign_department::RULE,
    misplaced_punctuation::RULE,
    placeholder_text::RULE,
    stale_year::RULE,
];

/// The rules that look for themselves.
pub const RULES: &[Rule] = &[
    actual_in_other_kind::RULE,
    actual_is_bound::RULE,
    actual_repeats_name::RULE,
    actual_slip::RULE,
    asset_date::RULE,
    blank_figure::RULE,
    broken_continuation::RULE,
    code_in_two_funds::RULE,
    code_name_differs::RULE,
    copied_quantity::RULE,
    count_in_percent::RULE,
    count_under_quality::RULE,
    dated_after_year::RULE,
    dated_outside_year::RULE,
    deviation_unexplained::RULE,
    duplicate_goal::RULE,
    duplicate_indicator::RULE,
    empty_target::RULE,
    fund_code_misplaced::RULE,
    glossary_mismatch::RULE,
    goal_and_indicator_differ::RULE,
    impossible_correction::RULE,
    indicator_kind_missing::RULE,
    indicator_under_two_levels::RULE,
    kind_left_out::RULE,
    level_changed::RULE,
    missing_section::RULE,
    missing_table::RULE,
    name_of_two_kinds::RULE,
    negative_amount::RULE,
    orphan_code::RULE,
    percent_in_words::RULE,
    personal_data::RULE,
    plan_blank::RULE,
    price_times_quantity::RULE,
    procurement_not_split::RULE,
    project_is_sum_of_others::RULE,
    project_not_evaluated::RULE,
    published_late::RULE,
    rate_over_hundred::RULE,
    rate_without_percent::RULE,
    reason_missing::RULE,
    review_missing::RULE,
    review_out_of_order::RULE,
    row_without_quantity::RULE,
    same_goals::RULE,
    scale_jump::RULE,
    score_without_result::RULE,
    stated_none_but_printed::RULE,
    statement_in_two_units::RULE,
    target_changed::RULE,
    target_without_unit::RULE,
    uneven_decimals::RULE,
    unit_approved_late::RULE,
    unit_count_differs::RULE,
    unit_not_prescribed::RULE,
    unit_without_disclosure::RULE,
    units_do_not_add_up::RULE,
    unknown_budget_unit::RULE,
    unknown_level::RULE,
    unknown_path::RULE,
    vehicles_not_split::RULE,
    withheld_row_printed::RULE,
    wrong_empty_statement::RULE,
];
