use crate::decimal::Decimal;
use crate::source::Span;

use super::amount::{Amount, AmountFault};
use super::unit::{MoneyUnit, Unit};

/// 格: one cell. The kinds of emptiness are kept apart, because a reader must be able to tell them
/// apart.
#[derive(Debug, Clone)]
pub enum Cell {
    /// Not written at all: the row or line leaves the column out.
    Absent,
    /// Written, and left blank: not stated, which is not 0.
    Blank(Span),
    /// `——`: does not apply here.
    NotApplicable {
        /// As printed.
        printed: String,
        /// Where.
        span: Span,
    },
    /// A word in place of a figure: 无涉及.
    Stated {
        /// As printed.
        printed: String,
        /// Where.
        span: Span,
    },
    /// 数: an exact figure.
    Figure(Figure),
    /// Words or a code.
    Text {
        /// The words.
        text: String,
        /// Where.
        span: Span,
    },
    /// What should be a figure and is none, kept as printed. Its finding can be acknowledged.
    Malformed {
        /// As printed.
        printed: String,
        /// Where.
        span: Span,
    },
}

/// 数: one exact figure in a cell.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The number.
    pub amount: Amount,
    /// What it counts.
    pub unit: Unit,
    /// To the letter.
    pub printed: String,
    /// Where.
    pub span: Span,
    /// The number in the base of arithmetic.
    base: Decimal,
}

impl Figure {
    /// A number of something, as it is printed.
    ///
    /// # Errors
    /// [`AmountFault::TooLarge`] where it reaches 10¹⁶ in the base of arithmetic.
    pub fn new(
        amount: Amount,
        unit: Unit,
        printed: String,
        span: Span,
    ) -> Result<Figure, AmountFault> {
        let base = amount.in_base(unit).ok_or(AmountFault::TooLarge)?;
        Ok(Figure { amount, unit, printed, span, base })
    }

    /// The number in the base of arithmetic: 元 for money.
    pub fn in_base(&self) -> Decimal {
        self.base
    }

    /// The same amount in another unit of money; as it was printed where the unit is the same.
    /// Nothing for what is no money.
    pub fn in_money(&self, unit: MoneyUnit) -> Option<Amount> {
        match self.unit {
            Unit::Money(own) if own == unit => Some(self.amount),
            Unit::Money(_) => {
                Some(Amount::from_decimal(Unit::Money(unit).of_base(self.base)?.normalize()))
            }
            _ => None,
        }
    }

    /// One unit of the last decimal printed, in the base of arithmetic.
    pub fn precision(&self) -> Decimal {
        Decimal::unit_of(self.amount.decimals())
            .and_then(|unit| self.unit.in_base(unit))
            .expect("one digit, at most 28 places after the point, moved up")
    }
}

impl Cell {
    /// The figure, if it is one.
    pub fn figure(&self) -> Option<&Figure> {
        match self {
            Cell::Figure(figure) => Some(figure),
            _ => None,
        }
    }

    /// Where it was written.
    pub fn span(&self) -> Option<Span> {
        match self {
            Cell::Absent => None,
            Cell::Figure(figure) => Some(figure.span),
            Cell::Blank(span)
            | Cell::NotApplicable { span, .. }
            | Cell::Stated { span, .. }
            | Cell::Text { span, .. }
            | Cell::Malformed { span, .. } => Some(*span),
        }
    }

    /// What is printed in it.
    pub fn printed(&self) -> &str {
        match self {
            Cell::Absent | Cell::Blank(_) => "",
            Cell::Figure(figure) => &figure.printed,
            Cell::Text { text, .. } => text,
            Cell::NotApplicable { printed, .. }
            | Cell::Stated { printed, .. }
            | Cell::Malformed { printed, .. } => printed,
        }
    }
}
