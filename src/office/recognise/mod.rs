//! **office::recognise** tells what a document is by what it says itself: of which office and year,
//! of which kind, of which place.
//!
//! `said` gathers what stands over the heads, the names of sheets and of the file; `year`, `place`,
//! `kind` and `office` read it. What none of these says is not guessed: whoever asks must say it.

mod said;
mod year;
mod place;
mod kind;
mod office;
mod of_place;

pub use kind::{Kinds, kind_of};
pub use of_place::{is_of_other_place, named_outside, without_place};
pub use office::{KnownOffice, Whose, whose};
pub use place::{profile_named, profile_of};
pub use said::Said;
pub use year::{Year, year_of};
