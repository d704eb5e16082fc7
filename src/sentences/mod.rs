//! **sentences** reads what a narrative says in numbers: its amounts, rates and counts, and what
//! they say of each other.
//!
//! Text comes in, without marks of layout ([`crate::markdown::Paragraph`]); what comes out are
//! [`Quantity`]s in their sentences, and [`Relation`]s between them: by how much something
//! changed, how much of a plan was done, what share a part is, what parts add up to. Whether they
//! hold is worked out from the sentence alone, over the values that printed numbers stand for.
//! Where it cannot be known which number is meant, a relation is not computable: silence, never a
//! guess.
//!
//! The words are the lexicon's; grammar and arithmetic are here. It must never know a table, a
//! form or a rule: whether a row says the same is asked in `check`.
//!
//! In reading order: numbers, quantities, tokens, sentences; relations, a kind a file.

mod vocabulary;
mod quantity;
mod unit;
mod number;
mod bad_number;
mod filling;
mod said_unit;
mod measured;
mod token;
mod scan;
mod phrases;
mod shared_units;
mod asks_a_unit;
mod wanting_units;
mod zeros;
mod in_turn;
mod sentence;

mod relation;
mod change;
mod compared;
mod change_held;
mod change_suspect;
mod subject;
mod changed_head;
mod changed;
mod changed_in_turn;
mod changed_each;
mod changes_of_kinds;
mod times;
mod completion;
mod completed_in_turn;
mod share;
mod listed;
mod closed;
mod summed;
mod mistyped;
mod part_list;
mod parts;
mod points;
mod in_the_year;
mod signed;
mod counts;
mod names_counted;
mod rate_of_each;
mod even;
mod nothing_of;
mod chain;
mod at_most;
mod flat;
mod order;
mod product;
mod balance;
mod changes_sum;
mod became;
mod completed_by;
mod counted_behind;
mod differences;
mod divided;
mod enclosed;
mod for_each;
mod both_sides;
mod borne;
mod share_of_counts;
mod per_head;
mod graded;
mod share_said;
mod side_by_side;
mod shares_in_turn;
mod the_rest;
mod further;
mod other_readings;
mod reading;

pub use bad_number::{BadNumber, Fault};
pub use filling::names_nothing;
pub use quantity::{Measure, Placed, Quantity};
pub use reading::{Reading, read};
pub use relation::{Against, NamedBase, Outcome, Relation, RelationKind, Role};
pub use vocabulary::Phase;
