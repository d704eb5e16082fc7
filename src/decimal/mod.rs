//! **decimal** computes exactly: decimals added, taken away, multiplied and compared without
//! rounding, and divided with the rounding said.
//!
//! The only room that names `rust_decimal`, whose operators panic where a number grows too long and
//! round, without a word, where its digits do not fit. Here such a result is *not computable*:
//! nothing. An [`Interval`] is what a rounded number may stand for; `digits` are what fingers
//! make of a number. It must never round unless it is told to how many decimals, nor know what a
//! number counts.

mod number;
mod interval;
mod digits;

pub use digits::{are_exchanged, differ_in_one, has_one_more};
pub use interval::Interval;
pub use number::Decimal;
