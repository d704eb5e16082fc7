use super::durable::Durability;
use super::swap::Swap;

/// How sites get to the disk here: found by the system, chosen by tests.
#[derive(Debug, Clone, Copy)]
pub(super) struct Means {
    pub durability: Durability,
    pub swap: Swap,
}

impl Means {
    pub const BEST: Means = Means { durability: Durability::BEST, swap: Swap::BEST };
}
