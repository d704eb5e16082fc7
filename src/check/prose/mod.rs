//! Figures in sentences: every literal amount and percentage of the narrative, goals, purposes and
//! outcomes, held against the figures of the disclosure, of the department's other documents of the
//! year, and of the neighbouring years.

mod passage;
mod passages;
mod personal_number;
mod slip;

mod cut_paragraph;
mod read_paragraph;
mod fund;
mod citable_figures;
mod spoken;
mod total_names;
mod named_columns;
mod row_path;
mod named_rows;
mod named_kinds;
mod miss;
mod sentence_findings;
mod evidence;
mod suspect;
mod one_fact;
mod ended;
mod of_its_sentence;
mod initial_budgets;
mod initial_budget;
mod initial_rate;
mod another_body;
mod of_another;
mod sentence_check;
mod relation_findings;
mod misdirected;
mod badly_written;
mod bad_numbers;
mod changed_to_nothing;
mod mixed;
mod by_the_row;
mod other_base;
mod share_of_table;
mod whole_of_list;
mod by_the_tables;
mod side_by_side;
mod own_year;
mod of_last_year;
mod item_missing;
mod both_sides;
mod makes_a_total;
mod mistyped;
mod of_an_empty_fund;
mod spoken_of;
mod holds_with_a_row;
mod named_behind;
mod own_row;
mod meant;
mod own_count;
mod stated;

mod sentence_said;
mod sentence_coverage;

mod reason;

pub(super) use passage::{Passage, PassagePart};
pub(super) use passages::Passages;
pub(super) use personal_number::personal_numbers;
pub(super) use read_paragraph::{ReadParagraph, read_paragraphs};
pub use reason::{Change, SaidParagraph, reason};
pub(super) use sentence_check::{SentenceRules, check_sentences};
pub use sentence_coverage::SentenceCoverage;
pub(super) use sentence_coverage::sentence_coverage;
pub use stated::{BindableAmount, StatedAmount};
pub(super) use stated::{bindable_amounts, stated_amounts};
