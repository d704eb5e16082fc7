//! **chart** draws amounts as inline SVG: a bar for a share, a line for years.
//!
//! Geometry is whole numbers worked out from exact decimals: a picture is as reproducible as a
//! table. Every picture stands beside the figures it is drawn from and carries none that is not
//! there. It must never know a budget, a page or a colour: those are the caller's and the style
//! sheet's.

mod bar;
mod line;

pub use bar::{bar, from_zero, spending, striped};
pub use line::line;
