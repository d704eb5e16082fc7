//! **forms** turns declarations (the embedded ones and a site's own) into forms, profiles and
//! identities with every name resolved.
//!
//! A fault in a declaration is a finding in its own file. It must never look at a disclosure.

mod builtin;
mod catalogue;
mod declared;
mod form;
mod grammar;
mod meanings;
mod profile;
mod resolve;
mod rules;
mod shapes;

pub use catalogue::{Loaded, catalogue};
pub use rules::INVALID_FORM;
pub use shapes::DeclaredRules;
