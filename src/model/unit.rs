use crate::decimal::Decimal;

/// A unit of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MoneyUnit {
    /// 元
    Yuan,
    /// 万元 = 10⁴ 元
    TenThousandYuan,
    /// 亿元 = 10⁸ 元
    HundredMillionYuan,
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Money.
    Money(MoneyUnit),
    /// Percent.
    Percent,
    /// A bare number: a quantity, a weight, a score.
    Number,
}

impl MoneyUnit {
    /// All of them, the smallest first.
    pub const ALL: [MoneyUnit; 3] =
        [MoneyUnit::Yuan, MoneyUnit::TenThousandYuan, MoneyUnit::HundredMillionYuan];

    /// The unit of this name.
    pub fn named(name: &str) -> Option<MoneyUnit> {
        MoneyUnit::ALL.into_iter().find(|unit| unit.name() == name)
    }

    /// The name as printed.
    pub fn name(self) -> &'static str {
        match self {
            MoneyUnit::Yuan => "元",
            MoneyUnit::TenThousandYuan => "万元",
            MoneyUnit::HundredMillionYuan => "亿元",
        }
    }

    /// The power of ten that turns it into 元.
    pub fn exponent(self) -> i32 {
        match self {
            MoneyUnit::Yuan => 0,
            MoneyUnit::TenThousandYuan => 4,
            MoneyUnit::HundredMillionYuan => 8,
        }
    }
}

impl Unit {
    /// The name as printed; nothing for a bare number.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Money(unit) => unit.name(),
            Unit::Percent => "%",
            Unit::Number => "",
        }
    }

    /// A number of it in the base that arithmetic uses: 元 for money, the number itself for
    /// everything else. Nothing where its digits do not fit.
    pub fn in_base(self, number: Decimal) -> Option<Decimal> {
        number.shifted(self.exponent())
    }

    /// A number in the base of arithmetic, back in this unit. Nothing where its digits do not fit.
    pub fn of_base(self, value: Decimal) -> Option<Decimal> {
        value.shifted(-self.exponent())
    }

    fn exponent(self) -> i32 {
        match self {
            Unit::Money(unit) => unit.exponent(),
            Unit::Percent | Unit::Number => 0,
        }
    }
}
