/// The terms that a text explains, one a line, each with its explanation: `- **基本支出**：…`,
/// `1. **基本支出：**…`. Marks and numbering are gone.
pub fn explained(text: &str) -> Vec<(&str, String)> {
    text.lines().filter_map(line).collect()
}

fn line(line: &str) -> Option<(&str, String)> {
    let (head, rest) = line.split_once('：')?;
    let marks = |c: char| matches!(c, '-' | '*' | ' ');
    let head = head.trim_start_matches(marks);
    let number =
        head.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(['.', '、', '．']);
    let term = number.unwrap_or(head).trim_matches(marks);
    let meaning = rest.trim_matches(marks).replace("**", "");
    // A sentence with a colon explains no term.
    let is_term = !term.is_empty()
        && !term.contains(['，', '。', '#', '['])
        && !meaning.is_empty()
        && !meaning.contains("[[");
    is_term.then_some((term, meaning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_a_line() {
        let text = "名词如下。\n\n- **基本支出**：维持运转。\n2. **“三公”经费：**指三项：因公出国（境）费等。\n\n说明如下，其中：甲。\n3、项目支出：其余支出。\n- 余额：[[甲/乙]]\n";
        let expected = [
            ("基本支出", "维持运转。"),
            ("“三公”经费", "指三项：因公出国（境）费等。"),
            ("项目支出", "其余支出。"),
        ];
        assert_eq!(explained(text), expected.map(|(term, meaning)| (term, meaning.to_owned())));
    }
}
