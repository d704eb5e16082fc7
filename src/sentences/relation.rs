use std::ops::Range;

use crate::decimal::{Decimal, Interval};

use super::quantity::Quantity;
use super::sentence::Sentence;
use super::vocabulary::Phase;

/// What numbers of a sentence say of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RelationKind {
    /// By how much something grew or shrank: `{A}，比上年增加{D}，增长{P}`.
    Change,
    /// How much of a plan was done: `完成年初预算的{P}`.
    Completion,
    /// What share of a whole a part is: `占{P}`.
    Share,
    /// What parts add up to: `{A}，其中：{a}，{b}`.
    Parts,
    /// That nothing changed: `{A}，与上年持平`.
    Flat,
    /// What a calculation makes: `{u}元×{n}人={A}`.
    Product,
    /// That what came in is what was spent and is left.
    Balance,
    /// Which of two is more: `决算数大于预算数`.
    Order,
    /// That an item stands in a list once.
    Twice,
    /// That what is kept or paid of an amount is no more than it.
    AtMost,
}

/// What a number is in a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// What changed, was done or is a part; the whole of a list of parts.
    Head,
    /// By how much it changed.
    Amount,
    /// The rate.
    Rate,
    /// What it is compared with: the base, the plan, the whole of a share.
    Base,
    /// One of the parts of a list.
    Part,
}

/// Whether a relation holds, over the values that printed numbers stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It does.
    Holds,
    /// It is missed by one unit of the last printed place: cut off instead of rounded.
    LastPlace {
        /// What it would be, as printed.
        expected: Decimal,
    },
    /// It does not.
    Fails {
        /// What it would be, as it would be printed in its place.
        expected: Decimal,
    },
    /// An increase by what is a decrease, or the other way round.
    OtherDirection,
    /// It cannot be known which numbers are meant.
    NotComputable,
}

/// What something is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Against {
    /// Its phase, where one is named.
    pub phase: Option<Phase>,
    /// Its year, where one is named.
    pub year: Option<i16>,
}

/// A relation that a sentence states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// What it says.
    pub kind: RelationKind,
    /// The bytes of the number that is told where it fails.
    pub at: Range<usize>,
    /// All numbers in it, that one included, and their bytes.
    pub numbers: Vec<(Role, Range<usize>)>,
    /// Whether it holds.
    pub outcome: Outcome,
    /// What it is compared with, where a word compares: 比, 较, 与…相比.
    pub against: Option<Against>,
    /// The bytes of the words that name the year and the phase of what it is compared with.
    pub named: NamedBase,
    /// The bytes of the word that says that nothing changed.
    pub word: Option<Range<usize>>,
    /// Whether it says that something grew, where it says in which direction.
    pub is_up: Option<bool>,
    /// Whether it says both: 减少5万元，增长10%. The first is [`Relation::is_up`].
    pub is_torn: bool,
}

/// Where a sentence names what it compares with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamedBase {
    /// Its year.
    pub year: Option<Range<usize>>,
    /// Its phase.
    pub phase: Option<Range<usize>>,
}

impl Relation {
    /// Begins with the number that is told; until more is known it is not computable.
    pub(super) fn of(kind: RelationKind, at: Range<usize>) -> Relation {
        Relation {
            kind,
            at,
            numbers: Vec::new(),
            outcome: Outcome::NotComputable,
            against: None,
            named: NamedBase::default(),
            word: None,
            is_up: None,
            is_torn: false,
        }
    }

    /// Takes in what it is compared with, and where that is named.
    pub(super) fn compare(&mut self, (against, named): (Against, NamedBase)) {
        self.against = Some(against);
        self.named = named;
    }

    /// Takes in the numbers of some tokens.
    pub(super) fn take(
        &mut self,
        sentence: &Sentence<'_>,
        numbers: impl IntoIterator<Item = (Role, usize)>,
    ) {
        self.numbers.extend(numbers.into_iter().map(|(role, at)| (role, sentence.range(at))));
    }

    /// The bytes of the number of a role, where one is printed.
    pub fn number(&self, role: Role) -> Option<&Range<usize>> {
        self.numbers.iter().find(|(own, _)| *own == role).map(|(_, range)| range)
    }

    /// The bytes of all its numbers.
    pub fn ranges(&self) -> impl Iterator<Item = &Range<usize>> {
        self.numbers.iter().map(|(_, range)| range)
    }
}

impl Outcome {
    /// Whether a number is what was worked out: over both intervals, then one unit of its last
    /// place further.
    pub(super) fn of(printed: &Quantity, size: Interval, worked_out: Interval) -> Outcome {
        if size.meets(worked_out) {
            return Outcome::Holds;
        }
        let expected = printed.printed(worked_out.value);
        match size.wider(printed.last_place) {
            Some(wider) if wider.meets(worked_out) => Outcome::LastPlace { expected },
            Some(_) => Outcome::Fails { expected },
            None => Outcome::NotComputable,
        }
    }

    /// How well it speaks for the numbers that were taken: the better of two is kept.
    pub(super) fn rank(self) -> u8 {
        match self {
            Outcome::Holds => 4,
            Outcome::LastPlace { .. } => 3,
            Outcome::NotComputable => 2,
            Outcome::OtherDirection => 1,
            Outcome::Fails { .. } => 0,
        }
    }
}
