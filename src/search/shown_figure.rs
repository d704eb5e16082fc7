use std::fmt::Write as _;

use crate::model::{Amount, Figure, Form, MoneyUnit, Row, Unit};
use crate::site::CodeFigure;

/// The figure that is shown beside a row. In the tail of a place it is the amount as printed, the
/// letter of its unit (`y` 元, `w` 万元, `h` 亿元, `n` no money), `@` where it stands elsewhere, and
/// after `*` the number of the note about it: `13919w*2`, `31.5w@`. Behind the key of an amount, which
/// is the number without its sign, it is the letter, `-` below zero, and the note: `w-*2`.
/// A row that is withheld has `x` and its note: `x*3`. `static/search.js` reads all of them.
#[derive(Clone, Copy)]
pub(super) struct ShownFigure<'a> {
    pub figure: &'a Figure,
    /// The note about it on the disclosure's page.
    pub note: Option<usize>,
    /// Whether it stands in another column than most rows of its table have theirs in: it is shown,
    /// and set beside no other.
    pub elsewhere: bool,
}

/// What a figure that stands elsewhere has behind the letter of its unit.
const ELSEWHERE: char = '@';
/// What stands before the number of a note.
const NOTED: char = '*';
/// What a row that is withheld has in place of an amount.
const WITHHELD: char = 'x';

impl<'a> ShownFigure<'a> {
    /// The figure that stands for a row, with its note.
    pub fn of(
        form: &Form,
        row: &'a Row,
        note: &impl Fn(usize) -> Option<usize>,
    ) -> Option<ShownFigure<'a>> {
        let (column, figure) = form.main_figure(row)?;
        let elsewhere = form.main_column() != Some(column);
        Some(ShownFigure { figure, note: note(column), elsewhere })
    }

    /// Writes the tail of the row's place.
    pub fn write(&self, tail: &mut String) {
        _ = write!(tail, "{}{}", self.figure.amount, letter(self.figure.unit));
        tail.extend(self.elsewhere.then_some(ELSEWHERE));
        self.write_note(tail);
    }

    /// Writes the tail of a place behind the key of its amount.
    pub fn write_key(&self, tail: &mut String) {
        tail.push(letter(self.figure.unit));
        tail.push_str(if self.figure.amount.decimal().is_negative() { "-" } else { "" });
        self.write_note(tail);
    }

    fn write_note(&self, tail: &mut String) {
        if let Some(note) = self.note {
            _ = write!(tail, "{NOTED}{note}");
        }
    }
}

/// The money in the tail of a row's place. Nothing where it stands elsewhere.
pub(super) fn money_of(tail: &[u8]) -> Option<CodeFigure> {
    let tail = std::str::from_utf8(tail).ok()?;
    let (shown, note) =
        tail.split_once(NOTED).map_or((tail, None), |(shown, note)| (shown, note.parse().ok()));
    let last = shown.chars().next_back()?;
    let is_it = |unit: &MoneyUnit| letter(Unit::Money(*unit)) == last;
    let unit = MoneyUnit::ALL.into_iter().find(is_it)?;
    let amount = Amount::parse(&shown[..shown.len() - last.len_utf8()]).ok()?;
    Some(CodeFigure { amount, unit, note })
}

/// Writes the tail of the place of a row that is withheld.
pub(super) fn write_withheld(note: usize, tail: &mut String) {
    _ = write!(tail, "{WITHHELD}{NOTED}{note}");
}

/// The note in the tail of such a place; nothing for any other.
pub(super) fn withheld_by(tail: &[u8]) -> Option<usize> {
    let (row, note) = std::str::from_utf8(tail).ok()?.split_once(NOTED)?;
    note.parse().ok().filter(|_| row.chars().eq([WITHHELD]))
}

fn letter(unit: Unit) -> char {
    match unit {
        Unit::Money(MoneyUnit::Yuan) => 'y',
        Unit::Money(MoneyUnit::TenThousandYuan) => 'w',
        Unit::Money(MoneyUnit::HundredMillionYuan) => 'h',
        Unit::Percent | Unit::Number => 'n',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn tails(amount: &str, unit: Unit, note: Option<usize>, elsewhere: bool) -> [String; 2] {
        let amount = Amount::parse(amount).expect("a number");
        let span = Span::beginning();
        let figure = Figure::new(amount, unit, String::new(), span).expect("small enough");
        let shown = ShownFigure { figure: &figure, note, elsewhere };
        let (mut row, mut key) = (String::new(), String::new());
        shown.write(&mut row);
        shown.write_key(&mut key);
        [row, key]
    }

    #[test]
    fn what_is_written_is_read() {
        for unit in MoneyUnit::ALL {
            for (amount, note) in [("13919", Some(12)), ("-0.50", None)] {
                let [row, _] = tails(amount, Unit::Money(unit), note, false);
                let read = money_of(row.as_bytes()).expect("money");
                assert_eq!((read.unit, read.note), (unit, note), "{row}");
                assert_eq!(read.amount.to_string(), amount);
                let [elsewhere, _] = tails(amount, Unit::Money(unit), note, true);
                assert!(money_of(elsewhere.as_bytes()).is_none(), "{elsewhere}");
            }
        }
        let wan = Unit::Money(MoneyUnit::TenThousandYuan);
        assert_eq!(tails("13919", wan, Some(2), true), ["13919w@*2", "w*2"]);
        assert_eq!(tails("-31.5", wan, Some(2), false), ["-31.5w*2", "w-*2"]);
        assert!(money_of(tails("95", Unit::Percent, None, false)[0].as_bytes()).is_none());
        assert!(money_of(b"").is_none());
        let mut tail = String::new();
        write_withheld(3, &mut tail);
        assert_eq!((tail.as_str(), withheld_by(tail.as_bytes())), ("x*3", Some(3)));
        assert!(money_of(tail.as_bytes()).is_none() && withheld_by(b"13919w*2").is_none());
    }
}
