/// How far an amount is from the figures of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Miss {
    /// By one unit of its last printed place: cut off instead of rounded.
    LastPlace,
    /// By more.
    Plain,
}
