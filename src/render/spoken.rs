//! In which language the words of a page are, for who has it read aloud: Chinese text on a page in
//! another language is marked as Chinese.

use crate::html::{Token, tokens};

/// The attribute.
const CHINESE: &str = " lang=\"zh-CN\"";

/// Elements whose text is no markup, or is not read as part of the page.
const UNMARKED: [&str; 5] = ["script", "style", "title", "textarea", "option"];

/// A page whose interface is not Chinese, with its Chinese text marked: on the element, where that
/// holds nothing else, else around the text.
pub(super) fn page(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    // Where the last start tag ends in `out`, before its `>`; nothing after any other tag.
    let mut opened: Option<usize> = None;
    let mut unmarked: Option<&str> = None;
    let mut pieces = tokens(html).peekable();
    while let Some(piece) = pieces.next() {
        let place = opened.take();
        match piece {
            Token::Text(text) if unmarked.is_some() => out.push_str(text),
            Token::Text(text) => {
                let closes = matches!(pieces.peek(), Some(Token::Close(_)));
                match place.filter(|_| closes && is_chinese(text)) {
                    Some(place) => {
                        out.insert_str(place, CHINESE);
                        out.push_str(text);
                    }
                    None => around(&mut out, text),
                }
            }
            Token::Open(tag) => {
                out.push_str(tag.0);
                if unmarked.is_none() {
                    unmarked = UNMARKED.into_iter().find(|one| *one == tag.name());
                    let plain = unmarked.is_none()
                        && !tag.0.ends_with("/>")
                        && tag.attribute("lang").is_none();
                    opened = plain.then(|| out.len() - 1);
                }
            }
            Token::Close(tag) => {
                out.push_str(tag.0);
                unmarked = unmarked.filter(|name| *name != tag.name());
            }
            Token::Other(text) => out.push_str(text),
        }
    }
    out
}

/// Whether a character is written in Chinese alone.
fn is_han(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether it may stand inside or at the end of Chinese text: its punctuation, too.
fn belongs(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' | '“' | '”' | '…' | '—')
}

/// Whether a text is Chinese from its first to its last letter.
fn is_chinese(text: &str) -> bool {
    text.contains(is_han) && !text.contains(|c: char| c.is_ascii_alphabetic())
}

/// A text with each of its Chinese runs in an element of its own. Letters of another script end a
/// run; figures and blanks within it do not.
fn around(out: &mut String, mut text: &str) {
    while let Some(first) = text.find(is_han) {
        let run = &text[first..];
        let letters = run.find(|c: char| c.is_ascii_alphabetic() || c == '&').unwrap_or(run.len());
        let last = run[..letters].rfind(belongs).unwrap_or(0);
        let end = last + run[last..].chars().next().map_or(0, char::len_utf8);
        out.push_str(&text[..first]);
        out.push_str("<span");
        out.push_str(CHINESE);
        out.push('>');
        out.push_str(&run[..end]);
        out.push_str("</span>");
        text = &run[end..];
    }
    out.push_str(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_only_chinese_is_marked_and_of_other_text_the_chinese_part() {
        for (html, marked) in [
            ("<td>合计</td>", "<td lang=\"zh-CN\">合计</td>"),
            ("<td>1,320.00</td>", "<td>1,320.00</td>"),
            (
                "<p>Budget 2025: 本年支出 13 yuan</p>",
                "<p>Budget 2025: <span lang=\"zh-CN\">本年支出</span> 13 yuan</p>",
            ),
            ("<th>用于<b>x</b></th>", "<th><span lang=\"zh-CN\">用于</span><b>x</b></th>"),
            ("<title>公开</title>", "<title>公开</title>"),
            ("<a title=\"a>b\">公开。</a>", "<a title=\"a>b\" lang=\"zh-CN\">公开。</a>"),
            ("<i lang=\"zh\">公开</i>", "<i lang=\"zh\"><span lang=\"zh-CN\">公开</span></i>"),
            (
                "PM10监控 &amp; 燃气",
                "PM10<span lang=\"zh-CN\">监控</span> &amp; <span lang=\"zh-CN\">燃气</span>",
            ),
            ("<script>'公开'</script>公", "<script>'公开'</script><span lang=\"zh-CN\">公</span>"),
        ] {
            assert_eq!(page(html), marked);
        }
    }
}
