use crate::model::{Amount, AmountFault, Cell, ColumnType, Figure, MoneyUnit, Unit};
use crate::source::{Node, Span};

use super::reading::Reading;
use super::rules::{FULL_WIDTH_DIGITS, MALFORMED_VALUE};

/// How the amounts of a place are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Units {
    /// The unit of amounts that name none.
    pub money: MoneyUnit,
    /// Whether an amount may end with its own unit: a sentence carries one, a table says it once.
    pub own: bool,
}

/// What is printed where something does not apply.
const NOT_APPLICABLE: [&str; 6] = ["——", "—", "－－", "--", "———", "/"];

/// Reads one cell. `path` is asked for only when there is something to find.
pub(super) fn cell(reading: &mut Reading, node: &Node, holds: ColumnType, units: Units, path: &dyn Fn() -> String) -> Cell {
    let Some(scalar) = node.scalar() else {
        reading.shape(node.span, format!("{}应为一个值", path()), format!("{} must be one value", path()));
        return Cell::Absent;
    };
    let text = scalar.text.trim();
    if text.is_empty() {
        return Cell::Blank(node.span);
    }
    if NOT_APPLICABLE.contains(&text) {
        return Cell::NotApplicable { printed: text.to_owned(), span: node.span };
    }
    if !holds.is_number() {
        return Cell::Text { text: text.to_owned(), span: node.span };
    }
    number(reading, text, node.span, holds, units, path)
}

fn number(reading: &mut Reading, text: &str, span: Span, holds: ColumnType, units: Units, path: &dyn Fn() -> String) -> Cell {
    let (digits, unit) = match holds {
        ColumnType::Percent => (text.strip_suffix(['%', '％']).unwrap_or(text).trim_end(), Unit::Percent),
        ColumnType::Amount => {
            let (digits, money) = if units.own { own_unit(text, units.money) } else { (text, units.money) };
            (digits, Unit::Money(money))
        }
        _ => (text, Unit::Number),
    };
    let fault = match Amount::parse(digits) {
        Ok(amount) => {
            if digits.chars().any(|c| matches!(c, '０'..='９' | '．' | '，')) {
                let finding = reading.find(
                    &FULL_WIDTH_DIGITS,
                    span,
                    format!("「{text}」用了全角数字，按{amount}读取"),
                    format!("`{text}` is written with full-width digits and read as {amount}"),
                );
                *finding = finding.clone().at(path(), text);
            }
            return Cell::Figure(Figure { amount, unit, printed: text.to_owned(), span });
        }
        Err(fault) => fault,
    };
    // `#REF!`, `=SUM(…)` and TRUE are what a spreadsheet holds in the place of a figure, not words of a document.
    let failed = text.starts_with(['#', '=']) || text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false");
    if !failed && !text.chars().any(|c| c.is_ascii_digit() || matches!(c, '０'..='９')) {
        return Cell::Stated { printed: text.to_owned(), span };
    }
    malformed(reading, text, span, fault, units.own, path());
    Cell::Malformed { printed: text.to_owned(), span }
}

/// Divides `32.96元` into its number and its unit.
fn own_unit(text: &str, default: MoneyUnit) -> (&str, MoneyUnit) {
    let units = [MoneyUnit::TenThousandYuan, MoneyUnit::HundredMillionYuan, MoneyUnit::Yuan];
    let named = units.into_iter().find_map(|unit| text.strip_suffix(unit.name()).map(|digits| (digits.trim_end(), unit)));
    named.unwrap_or((text, default))
}

fn malformed(reading: &mut Reading, text: &str, span: Span, fault: AmountFault, own: bool, path: String) {
    let (zh, en) = match fault {
        AmountFault::NotDecimal => ("不是一个数", "is not a number"),
        AmountFault::BrokenGroups => ("千分号的位置不对", "has thousands marks in the wrong places"),
        AmountFault::TooLong => ("位数超过28位", "has more than 28 digits"),
    };
    let finding = reading.find(&MALFORMED_VALUE, span, format!("「{text}」{zh}"), format!("`{text}` {en}"));
    let unit = !own && ["元", "万元", "亿元"].iter().any(|unit| text.ends_with(unit));
    let help = if unit {
        ("单位由表统一注明，格内只写数", "the table says the unit once: write the number alone")
    } else {
        ("改为十进制数；原件即如此印刷的，请保留原样并写明存疑说明", "write a decimal number; if the document prints it so, keep it and acknowledge it")
    };
    *finding = finding.clone().at(path, text).help(help.0, help.1);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::source::{Limits, SourceFile, parse};

    fn read(text: &str, holds: ColumnType, own: bool) -> (Cell, usize) {
        let file = Arc::new(SourceFile::new("a.yaml", format!("a: {text}\n")));
        let node = parse(&file, Limits::default()).expect("YAML");
        let mut reading = Reading::new(&file);
        let cell = cell(&mut reading, node.get("a").expect("a"), holds, Units { money: MoneyUnit::TenThousandYuan, own }, &|| "a".into());
        (cell, reading.findings.len())
    }

    #[test]
    fn the_kinds_of_emptiness_are_kept_apart() {
        assert!(matches!(read("", ColumnType::Amount, false), (Cell::Blank(_), 0)));
        assert!(matches!(read("——", ColumnType::Amount, false), (Cell::NotApplicable { .. }, 0)));
        assert!(matches!(read("无涉及", ColumnType::Amount, false), (Cell::Stated { .. }, 0)));
        assert!(matches!(read("0", ColumnType::Amount, false), (Cell::Figure(_), 0)));
        assert!(matches!(read("\"#REF!\"", ColumnType::Amount, false), (Cell::Malformed { .. }, 1)));
        assert!(matches!(read("TRUE", ColumnType::Amount, false), (Cell::Malformed { .. }, 1)));
    }

    #[test]
    fn a_sentence_carries_its_unit_and_a_table_does_not() {
        let (cell, _) = read("32.96元", ColumnType::Amount, true);
        assert_eq!(cell.figure().map(|figure| figure.unit), Some(Unit::Money(MoneyUnit::Yuan)));
        assert!(matches!(read("32.96元", ColumnType::Amount, false), (Cell::Malformed { .. }, 1)));
        assert!(matches!(read("1.65亿万元", ColumnType::Amount, true), (Cell::Malformed { .. }, 1)));
        assert!(matches!(read("21.4.", ColumnType::Amount, false), (Cell::Malformed { .. }, 1)));
    }

    #[test]
    fn full_width_digits_are_read_and_noted() {
        let (cell, findings) = read("１２.５", ColumnType::Amount, false);
        assert_eq!(cell.figure().map(|figure| figure.amount.to_string()), Some("12.5".into()));
        assert_eq!(findings, 1);
        assert!(matches!(read("25%", ColumnType::Percent, false), (Cell::Figure(_), 0)));
    }
}
