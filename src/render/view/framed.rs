//! The figures of a disclosure for pages of other sites.

use serde::Serialize;

/// What other sites show of a disclosure in a frame.
#[derive(Debug, Serialize)]
pub(in crate::render) struct FramedView {
    /// What the page opens with, then its tables, as HTML that is safe to print with `| safe`: as
    /// they stand on the page of the disclosure, but for links, which lead there.
    pub parts: String,
}

/// Takes what other sites may show from the page of a disclosure as its templates made it. A
/// template of the site's own that makes tables otherwise has none taken.
pub(in crate::render) fn framed(page: &str) -> FramedView {
    let mut parts = String::new();
    let mut rest = page;
    while let Some(at) = rest.find(SECTION) {
        let class = &rest[at + SECTION.len()..];
        let end = class.find(END).map_or(class.len(), |end| end + END.len());
        if ["glance\"", "table\"", "table statement\""].iter().any(|one| class.starts_with(one)) {
            // A place of the page is there, not here.
            let part = [SECTION, &class[..end]].concat().replace("href=\"#", "href=\"./#");
            parts.push_str(&headed_second(&part));
            parts.push('\n');
        }
        rest = &class[end..];
    }
    FramedView { parts }
}

/// A part whose heading stands right below the title, however deep it stands on the page.
fn headed_second(part: &str) -> String {
    let opened = ["<h3 id=", "<h4 id="].into_iter().find(|open| part.contains(open));
    opened.map_or_else(
        || part.to_owned(),
        |open| {
            let level = &open[1..3];
            let headed = part.replacen(open, "<h2 id=", 1);
            headed.replacen(&format!("</{level}>"), "</h2>", 1)
        },
    )
}

/// How the section of a table begins.
const SECTION: &str = "<section class=\"";
/// How it ends.
const END: &str = "</section>";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_taken_and_lead_back() {
        let page = "<main><section class=\"glance\">a</section><p>b</p><section class=\"table unpublished\">c</section><section class=\"table statement\"><a href=\"#d\">d</a></section><section id=\"about\">e</section></main>";
        let parts = framed(page).parts;
        assert_eq!(
            parts,
            "<section class=\"glance\">a</section>\n<section class=\"table statement\"><a href=\"./#d\">d</a></section>\n"
        );
        let deep = "<section class=\"table\"><h4 id=\"a\">a</h4><p>b</p></section>";
        assert!(framed(deep).parts.contains("<h2 id=\"a\">a</h2><p>"));
        assert_eq!(framed("<section class=\"table\">").parts, "<section class=\"table\">\n");
    }
}
