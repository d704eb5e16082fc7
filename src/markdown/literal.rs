/// Where a line of words needs a backslash so that Markdown prints it to the letter: the bytes before
/// which one stands. The line begins a line of the text, too.
///
/// ```
/// use gongkai::markdown::literal_marks;
/// assert_eq!(literal_marks("1. 甲*乙*"), [1, 6, 10]);
/// assert!(literal_marks("1.5万元").is_empty());
/// ```
pub fn literal_marks(line: &str) -> Vec<usize> {
    let mut marks: Vec<usize> = Vec::new();
    marks.extend(opening(line));
    for (at, character) in line.char_indices() {
        let is_mark = match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' => true,
            // A comment is known by its four signs, behind a backslash too.
            '!' => line[..at].ends_with('<'),
            '&' => is_reference(&line[at + 1..]),
            _ => false,
        };
        if is_mark && !marks.contains(&at) {
            marks.push(at);
        }
    }
    marks.sort_unstable();
    marks
}

/// What opens a heading, a list, a quotation or a rule where a line begins.
fn opening(line: &str) -> Option<usize> {
    let start = line.len() - line.trim_start().len();
    let rest = &line[start..];
    if rest.starts_with(['#', '>', '+', '-', '=']) {
        return Some(start);
    }
    let number = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_list = number.len() < rest.len()
        && number.starts_with(['.', ')'])
        && number[1..].chars().next().is_none_or(char::is_whitespace);
    is_list.then(|| line.len() - number.len())
}

/// Whether what follows `&` names a character: `lt;`, `#20;`.
fn is_reference(rest: &str) -> bool {
    let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() < rest.len() && name.starts_with(';')
}

#[cfg(test)]
mod tests {
    use super::literal_marks;
    use crate::markdown::{Document, Slip, SlipKind, word_paragraphs};

    /// A line as it is written so that it is printed to the letter.
    fn written(line: &str) -> String {
        let mut written = line.to_owned();
        for at in literal_marks(line).into_iter().rev() {
            written.insert(at, '\\');
        }
        written
    }

    #[test]
    fn a_line_is_printed_to_the_letter() {
        for line in [
            "一、收入",
            "1. 甲",
            "12) 乙",
            "- 丙",
            "+ 丁",
            "# 戊",
            "> 己",
            "---",
            "===",
            "***",
            "____年__月",
            "*甲*乙_丙_",
            "[[收入说明/合计]]",
            "[^1]",
            "<b>甲</b>",
            "`码`",
            "~~~",
            "~~删~~",
            "a|b",
            "|a|",
            "&lt;甲&#20057;",
            "A&B",
            "C:\\d",
            "1.5万元",
            "2024年",
            "<!-- 甲 -->",
            "![图](a.png)",
            "[甲]: http://a",
            "https://a.cn/_b_",
            "（一）甲",
            "\\",
            "5*3=15",
        ] {
            let written = written(line);
            let nothing = |_: &str, _: Option<&str>| Some("?".to_owned());
            let read: String = word_paragraphs(&written, &nothing)
                .iter()
                .flat_map(|paragraph| &paragraph.runs)
                .map(|run| run.text.as_str())
                .collect();
            assert_eq!(read, line, "{written}");
            let document = Document::read(&written);
            assert!(document.bindings().is_empty() && document.links().is_empty(), "{written}");
            // An address that is no link is said to the author, whoever wrote it.
            let is_address = |slip: &Slip| slip.kind == SlipKind::BareAddress;
            assert!(document.slips().iter().all(is_address), "{written}");
        }
    }
}
