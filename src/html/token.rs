use super::tag::Tag;

/// A piece of HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    /// The start of an element.
    Open(Tag<'a>),
    /// The end of an element.
    Close(Tag<'a>),
    /// Text between tags, as written.
    Text(&'a str),
    /// A comment, or the type of the document.
    Other(&'a str),
}

/// Elements in which nothing but their own end is a tag.
const RAW: [&str; 4] = ["script", "style", "title", "textarea"];

/// The pieces of HTML, in order: together they are the text.
pub fn tokens(html: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = html;
    let mut raw: Option<&str> = None;
    std::iter::from_fn(move || {
        let text = raw.map_or_else(|| before_tag(rest), |name| before_end(rest, name));
        if text > 0 {
            let (text, tail) = rest.split_at(text);
            rest = tail;
            return Some(Token::Text(text));
        }
        let (piece, tail) = rest.split_at(end_of_tag(rest));
        rest = tail;
        raw = None;
        if piece.is_empty() {
            None
        } else if piece.starts_with("</") {
            Some(Token::Close(Tag(piece)))
        } else if !starts_element(piece) {
            Some(Token::Other(piece))
        } else {
            let tag = Tag(piece);
            raw = RAW.into_iter().find(|raw| tag.is(raw) && !piece.ends_with("/>"));
            Some(Token::Open(tag))
        }
    })
}

/// How much text stands before the first tag.
fn before_tag(html: &str) -> usize {
    let is_tag = |at: &usize| {
        let tail = &html[*at..];
        starts_element(tail) || ["</", "<!", "<?"].iter().any(|begins| tail.starts_with(begins))
    };
    html.match_indices('<').map(|(at, _)| at).find(is_tag).unwrap_or(html.len())
}

/// How much text stands before the end of an element.
fn before_end(html: &str, name: &str) -> usize {
    let ends = |at: &usize| Tag(&html[*at..]).is(name);
    html.match_indices("</").map(|(at, _)| at).find(ends).unwrap_or(html.len())
}

/// Whether a text begins with the start tag of an element: a `<` before anything else is one that
/// is meant.
fn starts_element(tail: &str) -> bool {
    tail.strip_prefix('<').is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// No tag of a person is longer, but for what it embeds.
const LONGEST_TAG: usize = 1 << 16;

/// Where a tag ends: after the first `>` that is in no quoted value; where a value is never closed, after the
/// first.
fn end_of_tag(tail: &str) -> usize {
    if tail.starts_with("<!--") {
        return tail.find("-->").map_or(tail.len(), |at| at + 3);
    }
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in tail.char_indices().take_while(|(at, _)| *at < LONGEST_TAG) {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (None, '"' | '\'') if before == '=' => quote = Some(c),
            (None, '>') => return at + 1,
            _ => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    tail.find('>').map_or(tail.len(), |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_tags_and_text() {
        let html = "<p title='x>y'>1 &lt; 2 < 3<br/><!-- > --></p>end";
        let all: Vec<Token<'_>> = tokens(html).collect();
        assert_eq!(
            all,
            [
                Token::Open(Tag("<p title='x>y'>")),
                Token::Text("1 &lt; 2 < 3"),
                Token::Open(Tag("<br/>")),
                Token::Other("<!-- > -->"),
                Token::Close(Tag("</p>")),
                Token::Text("end"),
            ]
        );
    }

    #[test]
    fn in_a_script_only_its_end_is_a_tag() {
        let html = "<script>if (a <b) { it = \"'</i>\" }</script><p>1</p><style>a>b{}";
        let all: Vec<Token<'_>> = tokens(html).collect();
        assert_eq!(all[1], Token::Text("if (a <b) { it = \"'</i>\" }"));
        assert_eq!(all[2], Token::Close(Tag("</script>")));
        assert_eq!(all[4], Token::Text("1"));
        assert_eq!(all[7], Token::Text("a>b{}"));
    }

    #[test]
    fn a_value_that_is_never_closed_ends_with_its_tag() {
        let all: Vec<Token<'_>> = tokens("<td a=\"1>2<td b=3>4").collect();
        assert_eq!(all[1], Token::Text("2"));
        assert_eq!(all[3], Token::Text("4"));
        assert_eq!(tokens("<STYLE>a>b{}</Style>c").count(), 4);
    }

    #[test]
    fn what_is_cut_off_ends() {
        for html in
            ["<", "<p", "<p class", "<p class=", "<p class=\"a", "<p =x", "<!--", "</", "<?"]
        {
            assert_eq!(tokens(html).count(), 1, "{html}");
        }
    }
}
