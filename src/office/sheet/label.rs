use std::borrow::Cow;

use crate::characters::{after_number, folded};

/// A label without what offices write around it and what cannot be seen: blanks, line breaks,
/// quotation marks; brackets, colons and commas full-width, look-alike characters folded.
pub fn plain(text: &str) -> String {
    undressed(text).into_owned()
}

/// The same; most labels are so already, and are not copied.
fn undressed(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) && !text.ends_with('：') {
        return Cow::Borrowed(text);
    }
    let keep = |c: &char| !c.is_whitespace() && !matches!(c, '“' | '”' | '"' | '\u{3000}' | '*');
    let wide = |c: char| match c {
        '(' => '（',
        ')' => '）',
        ':' => '：',
        ',' => '，',
        ';' => '；',
        c => c,
    };
    let text: String = folded(text).chars().filter(keep).map(wide).collect();
    Cow::Owned(text.trim_end_matches('：').to_owned())
}

/// A text like a label that keeps one blank where blanks are: words are told apart by them.
pub fn spaced(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(plain_piece).collect();
    words.join(" ")
}

fn plain_piece(text: &str) -> String {
    let colon = if text.ends_with(['：', ':']) { "：" } else { "" };
    format!("{}{colon}", undressed(text))
}

/// Whether a character of a label stays as it is, where that is seen at once: most do.
fn is_plain(character: char) -> bool {
    match character {
        '"' | '*' | '(' | ')' | ':' | ',' | ';' => false,
        '（' | '）' | '：' | '，' | '；' => true,
        c => matches!(c, '!'..='~' | '\u{3001}'..='\u{3163}' | '\u{3400}'..='\u{9fff}' | '—'),
    }
}

/// A plain label without its numbering and its 其中：: `一、`, `（二）`, `1.`.
pub fn bare(text: &str) -> String {
    unnumbered(text).to_owned()
}

fn unnumbered(text: &str) -> &str {
    let mut rest = text;
    loop {
        let of = rest
            .strip_prefix("其中：")
            .or_else(|| rest.strip_prefix("加："))
            .or_else(|| rest.strip_prefix("减："));
        match after_number(rest).or(of) {
            Some(shorter) if !shorter.is_empty() => rest = shorter,
            _ => return rest,
        }
    }
}

/// How well a text answers to one of several labels: 2 as it stands, 1 without numbering, nothing
/// else.
pub fn answers<'a>(text: &str, labels: impl IntoIterator<Item = &'a str>) -> u8 {
    let text = undressed(text);
    if text.is_empty() {
        return 0;
    }
    let text_bare = unnumbered(&text);
    let answer = |label: &'a str| {
        if ends_otherwise(label, &text) {
            return 0;
        }
        let label = undressed(label);
        if label == text { 2 } else { u8::from(unnumbered(&label) == text_bare) }
    };
    let mut best = 0;
    for label in labels {
        best = best.max(answer(label));
        if best == 2 {
            break;
        }
    }
    best
}

/// Whether a label says the same as a text, in any dress and in large letters or small.
pub fn same(label: &str, text: &str) -> bool {
    let text = undressed(text);
    !ends_otherwise(label, &text) && undressed(label).eq_ignore_ascii_case(&text)
}

/// Whether it is seen at the last character that a label is no other way to write a text without
/// its dress: an ideograph stays what it is, and numbering stands before.
fn ends_otherwise(label: &str, text: &str) -> bool {
    let last = label.chars().next_back();
    last.is_some_and(|last| matches!(last, '\u{3400}'..='\u{9fff}') && !text.ends_with(last))
}

/// How many characters two labels share.
pub fn closeness(label: &str, text: &str) -> usize {
    label.chars().filter(|c| text.contains(*c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_in_any_dress() {
        assert_eq!(answers(" 一、 一般公共服务支出 ", ["一般公共服务支出"]), 1);
        assert_eq!(answers("因公出国(境)费", ["因公出国（境）费"]), 2);
        assert_eq!(answers("“三公”经费\n合计", ["三公经费合计"]), 2);
        assert_eq!(answers("其中：财政    资金", ["财政资金"]), 1);
        assert_eq!(answers("2、车辆（台、辆）", ["2、车辆（台、辆）"]), 2);
        assert_eq!(bare("1.5公里道路"), "1.5公里道路");
        assert_eq!(bare("1.完成5公里"), "完成5公里");
        assert_eq!(answers("公务⽤⻋\u{200b}运⾏维护费", ["公务用车运行维护费"]), 2);
        assert_eq!(answers("（１）房屋", ["(1)房屋"]), 2);
        assert_eq!(answers("", ["合计"]), 0);
        assert_eq!(answers("（2）房屋", ["房屋"]), 1);
        assert_eq!(answers("房屋", ["（2）房屋："]), 1);
        assert!(
            same("项目 Name：", "项目NAME") && same("“合计”", "合 计") && !same("合计", "小计")
        );
    }
}
