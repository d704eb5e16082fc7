use std::cell::RefCell;

use crate::decimal::Decimal;

/// The changes of a section whose reason is asked for: each once, in however many tables the two
/// amounts stand.
#[derive(Default)]
pub(super) struct Reasons {
    /// Whether the section must say why.
    pub wanted: bool,
    asked: RefCell<Vec<(Decimal, Decimal)>>,
}

impl Reasons {
    /// Of a section that must, or need not, say why its figures changed.
    pub fn of(wanted: bool) -> Reasons {
        Reasons { wanted, ..Reasons::default() }
    }

    /// Whether the reason of a change must be asked for here.
    pub fn ask(&self, now: Decimal, then: Decimal) -> bool {
        let change = (now, then);
        let mut asked = self.asked.borrow_mut();
        let new = self.wanted && change.0 != change.1 && !asked.contains(&change);
        if new {
            asked.push(change);
        }
        new
    }
}
