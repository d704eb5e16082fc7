use minify_html::{Cfg, minify};

/// Settings under which a page keeps its meaning: closing tags, quotes where a template's value may
/// stand, spaces between attributes.
fn settings() -> Cfg {
    Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_input_type_text_attr: true,
        minify_css: false,
        minify_js: false,
        minify_doctype: false,
        allow_noncompliant_unquoted_attribute_values: false,
        allow_optimal_entities: false,
        allow_removing_spaces_between_attributes: false,
        ..Cfg::new()
    }
}

/// What is larger is left as it is: it would be held in memory many times over.
const LARGEST: usize = 1 << 20;

/// What is nested deeper is left as it is: the minifiers call themselves for each level, and a
/// stack has an end.
const DEEPEST: usize = 200;

/// Whether a text may be minified: not too large, and not nested too deep in brackets, template
/// strings or elements.
fn is_tame(text: &str) -> bool {
    let (mut depth, mut deepest, mut marks) = (0_usize, 0_usize, 0_usize);
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b'<' if bytes.get(at + 1) == Some(&b'/') => depth = depth.saturating_sub(1),
            b'<' if bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) => depth += 1,
            b'>' if at > 0 && bytes[at - 1] == b'/' => depth = depth.saturating_sub(1),
            b'`' => marks += 1,
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    text.len() <= LARGEST && deepest <= DEEPEST && marks <= 20 * DEEPEST
}

/// Minifies a template once, when it is loaded. The result is taken only if every template tag is
/// still there, in order and to the letter: a tag that was torn or lost its quotes would be a hole.
pub(super) fn template(text: &str) -> String {
    if !is_tame(text) {
        return text.to_owned();
    }
    let small =
        minify(text.as_bytes(), &Cfg { preserve_brace_template_syntax: true, ..settings() });
    match String::from_utf8(small) {
        Ok(small)
            if tags(&small) == tags(text)
                && quotes(&small) == quotes(text)
                && elements(&small) == elements(text) =>
        {
            small
        }
        _ => text.to_owned(),
    }
}

/// Minifies a whole page.
pub(super) fn page(html: &str) -> String {
    if !is_tame(html) {
        return html.to_owned();
    }
    String::from_utf8(minify(html.as_bytes(), &settings())).unwrap_or_else(|_| html.to_owned())
}

/// Minifies a style sheet.
pub(super) fn css(text: &str) -> String {
    if !is_tame(text) {
        return text.to_owned();
    }
    let cfg = Cfg { minify_css: true, ..settings() };
    let wrapped = format!("<style>{text}</style>");
    let small = String::from_utf8(minify(wrapped.as_bytes(), &cfg)).unwrap_or_default();
    small
        .strip_prefix("<style>")
        .and_then(|rest| rest.strip_suffix("</style>"))
        .map_or_else(|| text.to_owned(), str::to_owned)
}

/// Minifies a script.
pub(super) fn js(text: &str) -> String {
    if !is_tame(text) {
        return text.to_owned();
    }
    let cfg = Cfg { minify_js: true, ..settings() };
    let wrapped = format!("<script>{text}</script>");
    let small = String::from_utf8(minify(wrapped.as_bytes(), &cfg)).unwrap_or_default();
    small
        .strip_prefix("<script>")
        .and_then(|rest| rest.strip_suffix("</script>"))
        .filter(|small| !small.is_empty())
        .map_or_else(|| text.to_owned(), str::to_owned)
}

/// Every template tag of a text, in order.
fn tags(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = ["{{", "{%"].iter().filter_map(|open| rest.find(open)).min() {
        let close = if rest[start..].starts_with("{{") { "}}" } else { "%}" };
        let Some(end) = rest[start..].find(close) else { break };
        found.push(&rest[start..start + end + 2]);
        rest = &rest[start + end + 2..];
    }
    found
}

/// Every opening and closing of an element, in order: a condition around half an element makes the
/// minifier close it where it does not end.
fn elements(text: &str) -> Vec<&str> {
    let name = |part: &str| {
        part.find(|c: char| !(c.is_ascii_alphanumeric() || c == '/')).unwrap_or(part.len())
    };
    text.split('<')
        .skip(1)
        .map(|part| &part[..name(part)])
        .filter(|name| !name.is_empty())
        .collect()
}

/// How many values of a template stand in quotes right after an equals sign.
fn quotes(text: &str) -> usize {
    text.matches("=\"{{").count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_go_and_tags_stay() {
        let text = "<main>\n  <p id=\"{{ id }}\">\n    {{ text }}\n  </p>\n  {% if a %}\n  <b>x</b>\n  {% endif %}\n</main>\n";
        let small = template(text);
        assert!(small.len() < text.len());
        assert_eq!(tags(&small), tags(text));
        assert!(small.contains("id=\"{{ id }}\""), "{small}");
    }

    #[test]
    fn a_template_that_would_be_torn_is_left_as_it_is() {
        for text in [
            "<p id={{x}}>a</p>",
            "<a {% if a %}href=\"/\"{% endif %}>x</a>",
            "{% if a %}<section>{% else %}<div>{% endif %}x{% if a %}</section>{% else %}</div>{% endif %}",
        ] {
            assert_eq!(tags(&template(text)), tags(text), "{text}");
            assert_eq!(elements(&template(text)), elements(text), "{text}");
        }
    }

    #[test]
    fn css_shrinks() {
        assert_eq!(css("a { color : red ; }\n"), "a{color:red}");
    }
}
