use crate::characters::unnumbered;

/// The longest term, in characters: what is longer before a colon is a sentence.
const LONGEST: usize = 30;

/// A term that a text explains.
#[derive(Debug, PartialEq, Eq)]
pub struct Explained<'a> {
    /// The term, without marks and numbering.
    pub term: &'a str,
    /// The byte of the text at which it stands.
    pub at: usize,
    /// What it means, without marks; nothing where that is not said on its line, or is taken from
    /// the data.
    pub meaning: Option<String>,
}

/// The terms that a text explains, one a line, each with its explanation: `- **基本支出**：…`,
/// `1. **基本支出：**…`, `（一）基本支出：…`, `- **Reserve**: …`, `● 基本支出：…`. Where the first of them has a number or a
/// mark, a line that has none is of something else: 编制部门：…, 主要内容如下：.
pub fn explained(text: &str) -> Vec<Explained<'_>> {
    let mut start = 0;
    let mut first_is_marked: Option<bool> = None;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let Some(one) = read(line, start) else {
            start += line.len();
            continue;
        };
        let is_marked = one.at > start;
        start += line.len();
        let marks_are_needed = *first_is_marked.get_or_insert(is_marked);
        if is_marked || !marks_are_needed {
            found.push(one);
        }
    }
    found
}

/// The term of a line that begins at a byte of its text.
fn read(line: &str, start: usize) -> Option<Explained<'_>> {
    let marks = |c: char| matches!(c, '-' | '*' | ' ' | '·' | '•' | '●' | '■' | '◆');
    // An English colon stands in many sentences: only behind a term in bold it explains.
    let (head, rest) = line
        .split_once('：')
        .or_else(|| line.split_once("**: "))
        .or_else(|| line.split_once(":** "))?;
    let plain = unnumbered(head.trim_start_matches(marks)).trim_start_matches(marks);
    let term = plain.trim_end_matches(marks);
    // A sentence with a colon explains no term, nor does a heading or a link.
    let is_term = !term.is_empty()
        && term.chars().count() <= LONGEST
        && !term.contains(['，', '。', '#', '[']);
    let meaning = rest.trim_end().trim_matches(marks).replace("**", "");
    is_term.then(|| Explained {
        term,
        at: start + head.len() - plain.len(),
        meaning: Some(meaning).filter(|meaning| !meaning.is_empty() && !meaning.contains("[[")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_without_marks_are_terms_where_none_has_one() {
        let terms = |text| explained(text).iter().map(|one| one.term).collect::<Vec<_>>();
        assert_eq!(
            terms("基本支出：维持运转。\n（一）项目支出：其余。\n"),
            ["基本支出", "项目支出"]
        );
        assert_eq!(terms("（一）基本支出：维持运转。\n主要内容如下：\n"), ["基本支出"]);
        // As word processors type a list.
        let typed = "· **基本支出**：维持运转。\n● 项目支出：其余。\n主要内容如下：\n";
        assert_eq!(terms(typed), ["基本支出", "项目支出"]);
    }

    #[test]
    fn a_term_a_line() {
        let text = "名词如下。\n\n- **基本支出**：维持运转。\n2. **“三公”经费：**指三项：因公出国（境）费等。\n\n说明如下，其中：甲。\n3、项目支出：其余支出。\r\n（四）一般公共预算：税收。\n- 余额：[[甲/乙]]\n- 结转：\n编制部门：某局 单位：元\n## 其他：无\n- **Reserve**: what is kept.\n- **Ways:** for walkers.\nNote: no term.\n";
        let expected = [
            ("基本支出", Some("维持运转。")),
            ("“三公”经费", Some("指三项：因公出国（境）费等。")),
            ("项目支出", Some("其余支出。")),
            ("一般公共预算", Some("税收。")),
            ("余额", None),
            ("结转", None),
            ("Reserve", Some("what is kept.")),
            ("Ways", Some("for walkers.")),
        ];
        let found = explained(text);
        let read: Vec<(&str, Option<&str>)> =
            found.iter().map(|one| (one.term, one.meaning.as_deref())).collect();
        assert_eq!(read, expected);
        assert!(found.iter().all(|one| text[one.at..].starts_with(one.term)));
    }
}
