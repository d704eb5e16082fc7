use crate::check::identity::EquationTerm;
use crate::finding::Bilingual;

/// Figures that together are nothing, and what says so.
pub(super) struct Related<'a> {
    pub says: Bilingual,
    pub terms: Vec<EquationTerm<'a>>,
}
