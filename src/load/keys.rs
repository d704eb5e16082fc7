pub use super::declarations::{
    ACKNOWLEDGEMENT_KEYS, CORRECTION_KEYS, REPLY_KEYS, RESTATEMENT_KEYS, WITHHELD_KEYS,
};
pub use super::disclosure::KEYS as DISCLOSURE_KEYS;
pub use super::glossary::KEYS as TERM_KEYS;
pub use super::indicator::KEYS as INDICATOR_KEYS;
pub use super::obligation_rule::{DEADLINE_KEYS, EXEMPTION_KEYS};
pub use super::prices::prices_shape;
pub use super::project::{KEYS as PROJECT_KEYS, OVERALL_KEYS, TOTAL_KEYS};
pub use super::region::{department_shape, region_shape};
pub use super::roster::{
    DEPARTMENT_KEYS as ROSTER_DEPARTMENT_KEYS, KEYS as ROSTER_KEYS, UNIT_KEYS as ROSTER_UNIT_KEYS,
};
pub use super::rows::ROLE;
pub use super::source_document::{DATES_KEYS, SOURCE_KEYS};
pub use super::table::{HEAD_KEYS, ROWS};
