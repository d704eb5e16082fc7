/// What small signs above or below the line are.
#[derive(Debug, PartialEq, Eq)]
pub enum Raised {
    /// The mark of a note: it is no digit of the figure before it.
    NoteMark,
    /// A part of the word before it, as it is written without a look of its own: ².
    Sign(String),
    /// Words that only look so.
    Words,
}

/// How long the mark of a note is at most: `[12]`.
const LONGEST: usize = 4;

/// What signs above the line, or below it, are behind a text.
pub fn raised(before: &str, text: &str, is_above: bool) -> Raised {
    let mark = text.trim();
    let is_digit = |c: char| c.is_ascii_digit();
    let digits = !mark.is_empty() && mark.chars().all(is_digit);
    let Some(last) = before.trim_end().chars().next_back() else { return Raised::Words };
    if mark.chars().count() > LONGEST || !mark.chars().all(is_of_mark) {
        return Raised::Words;
    }
    let is_power = is_above && before.trim_end().ends_with("×10");
    let is_unit = last.is_ascii_alphabetic() || matches!((last, mark), ('米' | '里', "2" | "3"));
    if digits && (is_power || is_unit) {
        return if is_above {
            Raised::Sign(mark.chars().map(above).collect())
        } else {
            Raised::Words
        };
    }
    let is_mark = mark.chars().any(|c| !matches!(c, '(' | ')' | '[' | ']'));
    let is_behind_figure = last.is_ascii_digit() || matches!(last, '%' | '％');
    if is_mark && (is_above || is_behind_figure) { Raised::NoteMark } else { Raised::Words }
}

/// What marks of notes are made of.
fn is_of_mark(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '*' | '※' | '#' | '†' | '(' | ')' | '[' | ']' | '（' | '）' | '〔' | '〕')
        || matches!(c, '①'..='⑳' | '⑴'..='⒇' | '注' | ',' | '，')
}

/// A digit above the line.
fn above(digit: char) -> char {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let at = digit.to_digit(10).and_then(|at| DIGITS.get(at as usize));
    at.copied().unwrap_or(digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_no_digit_of_a_figure() {
        let sign = |text: &str| Raised::Sign(text.to_owned());
        for (before, text, is_above, expected) in [
            ("1520.40", "1", true, Raised::NoteMark),
            ("1520.40", "1", false, Raised::NoteMark),
            ("12.5%", "[2]", true, Raised::NoteMark),
            ("1520.40", "①", true, Raised::NoteMark),
            ("三公经费", "12", true, Raised::NoteMark),
            ("1200m", "2", true, sign("²")),
            ("1200平方米", "3", true, sign("³")),
            ("3×10", "4", true, sign("⁴")),
            ("CO", "2", false, Raised::Words),
            ("", "1520.40", true, Raised::Words),
            ("收入", "1520.40", true, Raised::Words),
            ("1", "st", true, Raised::Words),
        ] {
            assert_eq!(raised(before, text, is_above), expected, "{before} {text}");
        }
    }
}
