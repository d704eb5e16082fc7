//! What can be known of rows that a department withholds.
//!
//! The rows are put back where they belong, with unknown amounts (`hidden`); what identities and
//! units then say of them are equations (`relations`), solved exactly (`solve`). Beside these stand
//! plain printings: another table, a sentence (`printed`). It must never say an amount.

mod told;
mod hidden;
mod cell_figure;
mod related;
mod next_year;
mod relations;
mod solve;
mod computed;
mod subtotals;
mod short_name;
mod row_names;
mod texts;
mod document_texts;
mod said_words;
mod named;
mod by_others;
mod tabled;
mod headed;
mod said;
mod printed;
mod derivation;

pub(super) use derivation::{Derivation, derivations};
