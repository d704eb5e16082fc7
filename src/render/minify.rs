use minify_html::{Cfg, minify};

/// Settings under which a page keeps its meaning: closing tags, quotes where a template's value may stand, spaces between attributes.
fn settings(template: bool) -> Cfg {
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
        preserve_brace_template_syntax: template,
        ..Cfg::new()
    }
}

/// Minifies a template once, when it is loaded. The result is taken only if every template tag is still there, in order and to the letter: a tag
/// that was torn or lost its quotes would be a hole.
pub(super) fn template(text: &str) -> String {
    let small = minify(text.as_bytes(), &settings(true));
    match String::from_utf8(small) {
        Ok(small) if tags(&small) == tags(text) && quotes(&small) == quotes(text) && elements(&small) == elements(text) => small,
        _ => text.to_owned(),
    }
}

/// Minifies a whole page.
pub(super) fn page(html: &str) -> String {
    String::from_utf8(minify(html.as_bytes(), &settings(false))).unwrap_or_else(|_| html.to_owned())
}

/// Minifies a style sheet.
pub(super) fn css(text: &str) -> String {
    let cfg = Cfg { minify_css: true, ..settings(false) };
    let wrapped = format!("<style>{text}</style>");
    let small = String::from_utf8(minify(wrapped.as_bytes(), &cfg)).unwrap_or_default();
    small.strip_prefix("<style>").and_then(|rest| rest.strip_suffix("</style>")).map_or_else(|| text.to_owned(), str::to_owned)
}

/// Minifies a script.
pub(super) fn js(text: &str) -> String {
    let cfg = Cfg { minify_js: true, ..settings(false) };
    let wrapped = format!("<script>{text}</script>");
    let small = String::from_utf8(minify(wrapped.as_bytes(), &cfg)).unwrap_or_default();
    small.strip_prefix("<script>").and_then(|rest| rest.strip_suffix("</script>")).filter(|small| !small.is_empty()).map_or_else(|| text.to_owned(), str::to_owned)
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

/// Every opening and closing of an element, in order: a condition around half an element makes the minifier close it where it does not end.
fn elements(text: &str) -> Vec<&str> {
    let name = |part: &str| part.find(|c: char| !(c.is_ascii_alphanumeric() || c == '/')).unwrap_or(part.len());
    text.split('<').skip(1).map(|part| &part[..name(part)]).filter(|name| !name.is_empty()).collect()
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
        for text in
            ["<p id={{x}}>a</p>", "<a {% if a %}href=\"/\"{% endif %}>x</a>", "{% if a %}<section>{% else %}<div>{% endif %}x{% if a %}</section>{% else %}</div>{% endif %}"]
        {
            assert_eq!(tags(&template(text)), tags(text), "{text}");
            assert_eq!(elements(&template(text)), elements(text), "{text}");
        }
    }

    #[test]
    fn css_shrinks() {
        assert_eq!(css("a { color : red ; }\n"), "a{color:red}");
    }
}
