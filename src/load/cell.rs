use std::borrow::Cow;

use crate::characters::hidden;
use crate::model::{
    Amount, AmountFault, Cell, Column, ColumnType, Figure, Line, LineRole, MoneyUnit, Unit,
};
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

/// What a place of numbers may hold beside numbers and the four kinds of emptiness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Due {
    /// A figure: only the words that stand in place of one.
    Figure,
    /// A quantity that may be said in words: 一批.
    Quantity,
}

impl Due {
    /// What the cells of a column are due to hold, in a row of no fixed line.
    pub(super) fn in_column(column: &Column) -> Due {
        if column.holds == ColumnType::Count && column.optional {
            Due::Quantity
        } else {
            Due::Figure
        }
    }

    /// What the cell of a column is due to hold in a fixed line.
    pub(super) fn in_line(column: &Column, line: &Line) -> Due {
        let summed = matches!(line.role, LineRole::Total | LineRole::Subtotal);
        let optional = column.optional || line.optional;
        if column.holds == ColumnType::Count && optional && !summed {
            Due::Quantity
        } else {
            Due::Figure
        }
    }
}

/// What is printed where something does not apply.
const NOT_APPLICABLE: [&str; 9] = ["——", "—", "－－", "--", "———", "/", "-", "－", "–"];

/// Reads one cell. `path` is asked for only when there is something to find.
pub(super) fn cell(
    reading: &mut Reading,
    node: &Node,
    (holds, due): (ColumnType, Due),
    units: Units,
    path: &dyn Fn() -> String,
) -> Cell {
    let Some(scalar) = node.scalar() else {
        reading.shape(
            node.span,
            format!("{}应为一个值", path()),
            format!("{} must be one value", path()),
        );
        return Cell::Absent;
    };
    let printed = scalar.text.trim();
    // What nobody sees has a finding of its own, which names it: a value is read as it looks.
    let seen = without_hidden(printed);
    let text = seen.trim();
    if text.is_empty() {
        return Cell::Blank(node.span);
    }
    if NOT_APPLICABLE.contains(&text) {
        return Cell::NotApplicable { printed: printed.to_owned(), span: node.span };
    }
    if !holds.is_number() {
        return Cell::Text { text: printed.to_owned(), span: node.span };
    }
    number(reading, (text, printed), node.span, (holds, due), units, path)
}

/// The text is what a reader sees of what is printed.
fn number(
    reading: &mut Reading,
    (text, printed): (&str, &str),
    span: Span,
    (holds, due): (ColumnType, Due),
    units: Units,
    path: &dyn Fn() -> String,
) -> Cell {
    let (digits, unit) = match holds {
        ColumnType::Percent => {
            (text.strip_suffix(['%', '％']).unwrap_or(text).trim_end(), Unit::Percent)
        }
        ColumnType::Amount => {
            let (digits, money) =
                if units.own { own_unit(text, units.money) } else { (text, units.money) };
            (digits, Unit::Money(money))
        }
        _ => (text, Unit::Number),
    };
    let fault = match Amount::parse(digits)
        .and_then(|amount| Figure::new(amount, unit, printed.to_owned(), span))
    {
        Ok(figure) => {
            let amount = figure.amount;
            if digits.chars().any(|c| matches!(c, '０'..='９' | '．' | '，')) {
                let finding = reading.find(
                    &FULL_WIDTH_DIGITS,
                    span,
                    format!("「{text}」用了全角数字，按{amount}读取"),
                    format!("`{text}` is written with full-width digits and read as {amount}"),
                );
                *finding = finding.clone().at(path(), text);
            }
            return Cell::Figure(figure);
        }
        Err(fault) => fault,
    };
    // `#REF!` and `=SUM(…)` are what a spreadsheet failed to compute, not words of a document.
    let failed = text.starts_with(['#', '=']);
    let words = !text.chars().any(|c| c.is_ascii_digit() || matches!(c, '０'..='９'));
    if reading.lexicon.no_figure.has(text) || (words && !failed && due == Due::Quantity) {
        return Cell::Stated { printed: printed.to_owned(), span };
    }
    malformed(reading, text, span, (fault, unit), units.own, path());
    Cell::Malformed { printed: printed.to_owned(), span }
}

/// A text without the characters that readers do not see.
fn without_hidden(text: &str) -> Cow<'_, str> {
    let hidden = hidden(text);
    if hidden.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut seen = text.to_owned();
    for (range, ..) in hidden.into_iter().rev() {
        seen.replace_range(range, "");
    }
    Cow::Owned(seen)
}

/// Divides `32.96元` into its number and its unit.
fn own_unit(text: &str, default: MoneyUnit) -> (&str, MoneyUnit) {
    let units = [MoneyUnit::TenThousandYuan, MoneyUnit::HundredMillionYuan, MoneyUnit::Yuan];
    let named = units
        .into_iter()
        .find_map(|unit| text.strip_suffix(unit.name()).map(|digits| (digits.trim_end(), unit)));
    named.unwrap_or((text, default))
}

fn malformed(
    reading: &mut Reading,
    text: &str,
    span: Span,
    (fault, read_as): (AmountFault, Unit),
    own: bool,
    path: String,
) {
    let (zh, en) = fault.says(read_as);
    let finding =
        reading.find(&MALFORMED_VALUE, span, format!("「{text}」{zh}"), format!("`{text}` {en}"));
    let written = Some(own_unit(text, MoneyUnit::Yuan)).filter(|(digits, _)| *digits != text);
    let unit = written.map(|(_, unit)| unit).filter(|_| !own);
    let other = match (unit, read_as) {
        (Some(unit), Unit::Money(table)) if unit != table => Some((unit.name(), table.name())),
        _ => None,
    };
    let words = !text.chars().any(|c| c.is_ascii_digit() || matches!(c, '０'..='９'));
    let help = if text.starts_with('=') {
        (
            "这是公式，文件里没有它算出的值：用Excel或WPS打开，等它算好，保存一次再用",
            "a formula, of which the file does not hold the value: open it in a spreadsheet program, let it compute, and save it",
        )
    } else if text.starts_with('#') {
        (
            "公式出了错，没有算出数：在表格软件里改正公式，保存一次再用；原件即如此印刷的，请保留原样并写明存疑说明",
            "a formula that failed: put it right in the spreadsheet program; if the document prints it so, keep it and acknowledge it",
        )
    } else if words {
        (
            "填数；没有数的，空着，或写 ——、无涉及、不涉及、不适用、无；原件即如此印刷的，请保留原样并写明存疑说明",
            "write the figure; where there is none, leave it blank or write ——, 无涉及, 不涉及, 不适用, 无; if the document prints it so, keep it and acknowledge it",
        )
    } else if let Some((unit, table)) = other {
        let zh = format!("格内写的是{unit}，这里的单位是{table}：换算成{table}，只写数");
        let en = format!(
            "the cell is in {unit} and stands where {table} is the unit: convert it and write the number alone"
        );
        *finding = finding.clone().at(path, text).help(zh, en);
        return;
    } else if unit.is_some() {
        ("单位由表统一注明，格内只写数", "the table says the unit once: write the number alone")
    } else {
        (
            "改为十进制数；原件即如此印刷的，请保留原样并写明存疑说明",
            "write a decimal number; if the document prints it so, keep it and acknowledge it",
        )
    };
    *finding = finding.clone().at(path, text).help(help.0, help.1);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::lexicon::embedded;
    use crate::source::{Limits, SourceFile, parse};

    fn read(text: &str, holds: ColumnType, own: bool) -> (Cell, usize) {
        let file = Arc::new(SourceFile::new("a.yaml", format!("a: {text}\n")));
        let node = parse(&file, Limits::default()).expect("YAML");
        let mut reading = Reading::new(&file);
        let cell = cell(
            &mut reading,
            node.get("a").expect("a"),
            (holds, Due::Figure),
            Units { money: MoneyUnit::TenThousandYuan, own },
            &|| "a".into(),
        );
        (cell, reading.findings.len())
    }

    #[test]
    fn the_kinds_of_emptiness_are_kept_apart() {
        assert!(matches!(read("", ColumnType::Amount, false), (Cell::Blank(_), 0)));
        assert!(matches!(read("——", ColumnType::Amount, false), (Cell::NotApplicable { .. }, 0)));
        assert!(matches!(read("无涉及", ColumnType::Amount, false), (Cell::Stated { .. }, 0)));
        assert!(matches!(read("0", ColumnType::Amount, false), (Cell::Figure(_), 0)));
        assert!(matches!(
            read("\"#REF!\"", ColumnType::Amount, false),
            (Cell::Malformed { .. }, 1)
        ));
        assert!(matches!(read("TRUE", ColumnType::Amount, false), (Cell::Malformed { .. }, 1)));
    }

    #[test]
    fn words_in_place_of_a_figure_come_from_a_list() {
        for words in embedded().no_figure.words() {
            assert!(
                matches!(read(words, ColumnType::Amount, false), (Cell::Stated { .. }, 0)),
                "{words}"
            );
        }
        for words in ["O", "贰拾万零伍仟元整", "见附表", "true", "待定", "\"***\""] {
            for holds in [ColumnType::Amount, ColumnType::Count, ColumnType::Percent] {
                assert!(matches!(read(words, holds, true), (Cell::Malformed { .. }, 1)), "{words}");
            }
        }
    }

    #[test]
    fn what_is_too_long_for_its_unit_is_found_and_says_why() {
        assert!(matches!(read("999999999999", ColumnType::Amount, false), (Cell::Figure(_), 0)));
        assert!(matches!(
            read("1000000000000", ColumnType::Amount, false),
            (Cell::Malformed { .. }, 1)
        ));
        assert!(matches!(
            read("9999999999999999元", ColumnType::Amount, true),
            (Cell::Figure(_), 0)
        ));
        assert!(matches!(
            read("100000000亿元", ColumnType::Amount, true),
            (Cell::Malformed { .. }, 1)
        ));
        assert!(matches!(read("9999999999999999", ColumnType::Count, false), (Cell::Figure(_), 0)));
        assert!(matches!(
            read("10000000000000000%", ColumnType::Percent, false),
            (Cell::Malformed { .. }, 1)
        ));
        assert!(matches!(
            read("0.123456789", ColumnType::Amount, false),
            (Cell::Malformed { .. }, 1)
        ));
    }

    #[test]
    fn a_sentence_carries_its_unit_and_a_table_does_not() {
        let (cell, _) = read("32.96元", ColumnType::Amount, true);
        assert_eq!(cell.figure().map(|figure| figure.unit), Some(Unit::Money(MoneyUnit::Yuan)));
        assert!(matches!(read("32.96元", ColumnType::Amount, false), (Cell::Malformed { .. }, 1)));
        assert!(matches!(
            read("1.65亿万元", ColumnType::Amount, true),
            (Cell::Malformed { .. }, 1)
        ));
        assert!(matches!(read("21.4.", ColumnType::Amount, false), (Cell::Malformed { .. }, 1)));
    }

    #[test]
    fn full_width_digits_are_read_and_noted() {
        let (cell, findings) = read("１２.５", ColumnType::Amount, false);
        assert_eq!(cell.figure().map(|figure| figure.amount.to_string()), Some("12.5".into()));
        assert_eq!(findings, 1);
        assert!(matches!(read("25%", ColumnType::Percent, false), (Cell::Figure(_), 0)));
    }

    #[test]
    fn a_figure_with_what_is_not_seen_is_read_as_it_looks() {
        let (cell, findings) = read("12\u{200b}34.5\u{feff}", ColumnType::Amount, false);
        assert_eq!(cell.figure().map(|figure| figure.amount.to_string()), Some("1234.5".into()));
        assert_eq!((cell.printed(), findings), ("12\u{200b}34.5\u{feff}", 0));
    }
}
