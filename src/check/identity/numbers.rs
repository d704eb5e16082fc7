use crate::decimal::Decimal;
use crate::model::{Amount, Figure};

/// The three numbers of a comparison, in the unit of the figure reported, with its decimals or as
/// many more as the truth needs.
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
    /// From both sides in the base of arithmetic. Nothing where the digits do not fit.
    pub(super) fn of(primary: &Figure, reported: Decimal, computed: Decimal) -> Option<Numbers> {
        let decimals = primary.amount.decimals();
        let amount = |value: Decimal| {
            Some(Amount::from_decimal(primary.unit.of_base(value)?.normalize().padded(decimals)))
        };
        Some(Numbers {
            reported: amount(reported)?,
            computed: amount(computed)?,
            difference: amount(reported.checked_sub(computed)?)?,
        })
    }
}
