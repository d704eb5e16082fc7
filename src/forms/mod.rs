//! **forms** turns declarations (the embedded ones and a site's own) into forms, profiles and
//! identities with every name resolved.
//!
//! A fault in a declaration is a finding in its own file. It must never look at a disclosure.
//!
//! In reading order: what is declared; a form alone; all forms, so that identities find the figures
//! they name; profiles over them; everything together.

mod builtin;
mod declared;
mod declared_profile;
mod rules;

mod placed;
mod extension;
mod meanings;
mod ids;
mod heads;
mod form;
mod profile_file;
mod embedded;

mod shapes;
mod grammar;
mod unresolved;
mod form_names;
mod formula;
mod resolve;

mod resolved_profile;
mod profile_reader;
mod profile;
mod second;
mod profiles;

mod catalogue;
mod declaration;

pub use catalogue::{LoadedCatalogue, catalogue};
pub use declaration::declaration;
pub use declared::form_shape;
pub use declared_profile::profile_shape;
pub use extension::extension_shape;
pub use profile::LAW;
pub use rules::INVALID_FORM;
pub use shapes::DeclaredRules;
