/// What stands around a piece of a text that is raised above its line, where it was read. Neither is
/// a character of any script.
pub(super) const RAISED: char = '\u{fdd0}';
pub(super) const LEVEL: char = '\u{fdd1}';

/// A text without the mark of a note that stands raised behind its figure, and the mark: 1520.40¹ is
/// 1520.40. Of words, raised pieces are a part.
pub(super) fn without_mark(text: String) -> (String, Option<String>) {
    let written = |c: char| is_written_raised(c);
    if !text.contains([RAISED, LEVEL]) && !text.ends_with(written) {
        return (text, None);
    }
    let (level, raised) = parts(text.trim_end());
    let figure = level.trim_end_matches(written);
    let mark = format!("{}{raised}", &level[figure.len()..]);
    if is_figure(figure) && !mark.trim().is_empty() {
        return (figure.trim_end().to_owned(), Some(mark.trim().to_owned()));
    }
    (text.chars().filter(|c| !matches!(*c, RAISED | LEVEL)).collect(), None)
}

/// What stands on the line, and what is raised at the end of it; what is raised elsewhere stays.
fn parts(text: &str) -> (String, String) {
    let Some(start) = text.rfind(RAISED).filter(|_| text.ends_with(LEVEL)) else {
        return (text.to_owned(), String::new());
    };
    let clean = |text: &str| text.chars().filter(|c| !matches!(*c, RAISED | LEVEL)).collect();
    (clean(&text[..start]), clean(&text[start..]))
}

/// Digits that are raised by themselves, and those in circles.
fn is_written_raised(character: char) -> bool {
    matches!(character, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '①'..='⑳')
}

fn is_figure(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '%' | '￥' | '¥' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_behind_a_figure_is_no_digit() {
        for (text, expected, mark) in [
            ("1520.40\u{fdd0}1\u{fdd1}", "1520.40", Some("1")),
            ("1,520.40 \u{fdd0}[1]\u{fdd1}", "1,520.40", Some("[1]")),
            ("1520.40¹", "1520.40", Some("¹")),
            ("1520.40①", "1520.40", Some("①")),
            ("平方米\u{fdd0}2\u{fdd1}", "平方米2", None),
            ("\u{fdd0}1\u{fdd1}520.40", "1520.40", None),
            ("m²", "m²", None),
            ("①", "①", None),
            ("1520.40", "1520.40", None),
        ] {
            let (own, found) = without_mark(text.to_owned());
            assert_eq!((own.as_str(), found.as_deref()), (expected, mark), "{text}");
        }
    }
}
