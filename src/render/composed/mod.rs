//! **composed** is those parts of a page that are large and uniform, rows above all, written by Rust
//! from the same views that templates see: a page has thousands of cells, and each costs an
//! interpreter fifty times what it costs here. Templates place what is composed.
//!
//! A site whose own templates name anything of a part gets that part from the templates, with every
//! documented field (`parts.rs`); both ways have the same text and elements, and a test holds them to it.
//! It must never show what the template does not.

mod html;
mod marks;
mod parts;
mod rows;
mod indicators;
mod disclosure;
mod reconciled;

use crate::words::Messages;

pub(super) use parts::Parts;

/// What composes: which parts, in which words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Composer<'a> {
    /// The words of the interface.
    pub words: &'a Messages,
    /// Which parts are composed.
    pub parts: Parts,
}

/// A view of which parts may be composed: what is composed is HTML in its place, and no longer a list.
pub(super) trait Compose {
    /// Composes the parts.
    fn compose(&mut self, composer: Composer<'_>);
}
