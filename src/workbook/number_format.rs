use crate::decimal::Decimal;

use super::format_section::{Digits, Reads, Section, section};
use super::shown_text::Shown;

/// How a number format shows numbers: one part for all, or one for each of those that its
/// conditions, or the signs of numbers, tell apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NumberFormat {
    sections: Vec<Section>,
}

/// Sections of numbers; a fourth is of texts.
const SECTIONS: usize = 3;

impl NumberFormat {
    /// What a format code says; nothing for General, dates and words.
    pub(super) fn of_code(code: &str) -> Option<NumberFormat> {
        let mut sections = Vec::new();
        for text in pieces(code) {
            match section(text)? {
                Reads::Number(section) => sections.push(section),
                Reads::Text => {}
            }
        }
        sections.truncate(SECTIONS);
        let says = |section: &Section| section.digits.is_some() || !section.general;
        // General alone, and a format of texts alone, show numbers as they are.
        sections.first().is_some_and(says).then_some(NumberFormat { sections })
    }

    /// What a built-in format shows.
    pub(super) fn of_builtin(id: u32) -> Option<NumberFormat> {
        let of = |least, percent| {
            let digits = Digits { least, most: least, whole: 1, divided: 0, percent };
            Some(NumberFormat::of_digits(digits))
        };
        match id {
            1 | 3 | 5 | 6 | 37 | 38 | 41 | 42 => of(0, false),
            2 | 4 | 7 | 8 | 39 | 40 | 43 | 44 => of(2, false),
            9 => of(0, true),
            10 => of(2, true),
            _ => None,
        }
    }

    /// One that shows all numbers by the same digits.
    pub(super) fn of_digits(digits: Digits) -> NumberFormat {
        NumberFormat { sections: vec![Section { digits: Some(digits), ..Section::default() }] }
    }

    /// What a number shows as; nothing where it shows as it is.
    pub(super) fn draw(&self, value: Decimal) -> Option<Shown> {
        let (section, by_sign) = self.section(value)?;
        if section.general {
            return None;
        }
        let first = self.sections.first().and_then(|section| section.digits);
        // A dash for zero is a zero.
        let zero = value.is_zero() && !section.is_blank() && !section.shows_zero();
        let digits = if zero { first } else { section.digits };
        let Some(digits) = digits else {
            let concealed = section.is_blank() && !value.is_zero();
            let text = if section.is_blank() { String::new() } else { section.words.clone() };
            return Some(Shown { text, concealed, ..Shown::default() });
        };
        // The part for negative numbers says itself that they are.
        let unsigned = by_sign && value.is_negative() && !section.minus;
        let value = if unsigned { value.abs() } else { value };
        let text = digits.draw(value)?;
        let behind = Some(section.behind.clone()).filter(|words| !words.is_empty());
        Some(Shown { text, behind, concealed: false })
    }

    /// The part that shows a number, and whether the sign of the number alone chose it.
    fn section(&self, value: Decimal) -> Option<(&Section, bool)> {
        if self.sections.iter().any(|section| section.condition.is_some()) {
            let fits = |section: &&Section| {
                section.condition.as_ref().is_none_or(|condition| condition.holds(value))
            };
            return self.sections.iter().find(fits).map(|section| (section, false));
        }
        let index = match self.sections.len() {
            2 => usize::from(value.is_negative()),
            3 if value.is_zero() => 2,
            3 => usize::from(value.is_negative()),
            _ => 0,
        };
        self.sections.get(index).map(|section| (section, index == 1))
    }
}

/// The parts of a format code; a semicolon in quotes divides nothing.
fn pieces(code: &str) -> Vec<&str> {
    let (mut pieces, mut start, mut quoted) = (Vec::new(), 0, false);
    let mut characters = code.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => quoted = !quoted,
            '\\' | '!' | '_' | '*' if !quoted => _ = characters.next(),
            ';' if !quoted => {
                pieces.push(&code[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(&code[start..]);
    pieces
}
