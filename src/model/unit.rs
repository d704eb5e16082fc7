use rust_decimal::Decimal;

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
    pub const ALL: [MoneyUnit; 3] = [MoneyUnit::Yuan, MoneyUnit::TenThousandYuan, MoneyUnit::HundredMillionYuan];

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
    pub fn exponent(self) -> u32 {
        match self {
            MoneyUnit::Yuan => 0,
            MoneyUnit::TenThousandYuan => 4,
            MoneyUnit::HundredMillionYuan => 8,
        }
    }

    /// How many 元 one of it is.
    pub fn factor(self) -> Decimal {
        Decimal::from(10_i64.pow(self.exponent()))
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

    /// What one of it is in the base that arithmetic uses: 元 for money, one for everything else.
    pub fn factor(self) -> Decimal {
        match self {
            Unit::Money(unit) => unit.factor(),
            Unit::Percent | Unit::Number => Decimal::ONE,
        }
    }
}
