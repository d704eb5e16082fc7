use rust_decimal::Decimal;

use crate::model::{Amount, Figure};

/// The three numbers of a comparison, in the unit of the figure reported, with its decimals or as many more as the truth needs.
#[derive(Debug, Clone, Copy)]
pub struct Numbers {
    /// 填报: what the document says.
    pub reported: Amount,
    /// 计算: what its own figures give.
    pub computed: Amount,
    /// 差: reported − computed.
    pub difference: Amount,
}

impl Numbers {
    /// From both sides in the base of arithmetic.
    pub(super) fn of(primary: &Figure, reported: Decimal, computed: Decimal) -> Numbers {
        let factor = primary.unit.factor();
        let decimals = primary.amount.decimals();
        let amount = |value: Decimal| {
            let mut value = (value / factor).normalize();
            value.rescale(decimals.max(value.scale()));
            Amount::from_decimal(value)
        };
        Numbers { reported: amount(reported), computed: amount(computed), difference: amount(reported - computed) }
    }
}
