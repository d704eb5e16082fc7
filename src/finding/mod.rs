//! **finding** holds what is wrong with a disclosure as plain values, and draws them.
//!
//! A [`Finding`] names its rule, its place, what was *reported*, *computed* and their *difference*,
//! what *contributed*, and what to do; in Chinese and in English. Drawing is one file a format.
//!
//! It must never know any rule: it only points at a [`RuleInfo`].
//!
//! In reading order: what a finding is; many of them, in order and bounded; how they are drawn for
//! people, and for machines.

mod level;
mod rule_info;
#[allow(clippy::module_inception, reason = "the room is named for its one noun")]
mod finding;

mod order;
mod settle;
mod digest;

mod printable;
mod record;
mod draw_marks;
mod draw_text;

mod draw_short;
mod draw_answers;
mod draw_json;
mod draw_sarif;
mod draw_github;
mod draw_html;

pub use crate::trouble::{Bilingual, Language};
pub use digest::{Digest, OF_EACH_RULE};
pub use draw_answers::draw_answers;
pub use draw_github::draw_github;
pub use draw_html::{REPORT_MARK, draw_html};
pub use draw_json::draw_json;
pub use draw_sarif::draw_sarif;
pub use draw_short::draw_short;
pub use draw_text::{draw_coloured, draw_text};
pub use finding::{Acknowledged, Arithmetic, FigureAt, Finding, Related, Reply, Role, Speaker};
pub use level::Level;
pub use order::sort;
pub use printable::{spot_words, spots_words};
pub use rule_info::{Basis, Concern, RuleInfo, rule};
pub use settle::settle;
