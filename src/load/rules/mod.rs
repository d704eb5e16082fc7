//! The faults of reading, one a file. Their level is fixed: what cannot be read cannot be
//! published.

mod ambiguous_character;
mod broken_template;
mod broken_yaml;
mod duplicate_key;
mod full_width_digits;
mod hidden_character;
mod html_comment;
mod left_out_file;
mod malformed_value;
mod misread_markdown;
mod stray_file;
mod unknown_key;
mod unpublishable_file;
mod unreadable_file;
mod unused_template;
mod wrong_shape;

use crate::finding::RuleInfo;

pub use ambiguous_character::AMBIGUOUS_CHARACTER;
pub use broken_template::{BROKEN_TEMPLATE, TemplateFault, broken_template};
pub use broken_yaml::BROKEN_YAML;
pub(in crate::load) use broken_yaml::yaml;
pub use duplicate_key::DUPLICATE_KEY;
pub use full_width_digits::FULL_WIDTH_DIGITS;
pub use hidden_character::HIDDEN_CHARACTER;
pub use html_comment::HTML_COMMENT;
pub use left_out_file::LEFT_OUT_FILE;
pub use malformed_value::MALFORMED_VALUE;
pub use misread_markdown::MISREAD_MARKDOWN;
pub(in crate::load) use misread_markdown::slipped;
pub use stray_file::STRAY_FILE;
pub use unknown_key::UNKNOWN_KEY;
pub use unpublishable_file::UNPUBLISHABLE_FILE;
pub use unreadable_file::UNREADABLE_FILE;
pub use unused_template::UNUSED_TEMPLATE;
pub use wrong_shape::WRONG_SHAPE;

/// All of them.
pub const RULES: &[&RuleInfo] = &[
    &UNREADABLE_FILE,
    &BROKEN_YAML,
    &DUPLICATE_KEY,
    &UNKNOWN_KEY,
    &WRONG_SHAPE,
    &STRAY_FILE,
    &MALFORMED_VALUE,
    &FULL_WIDTH_DIGITS,
    &HIDDEN_CHARACTER,
    &AMBIGUOUS_CHARACTER,
    &HTML_COMMENT,
    &MISREAD_MARKDOWN,
    &UNPUBLISHABLE_FILE,
    &LEFT_OUT_FILE,
    &BROKEN_TEMPLATE,
    &UNUSED_TEMPLATE,
];
