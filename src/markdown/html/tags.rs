//! What opens and closes: blocks, emphasis, links, cells.

use pulldown_cmark::{Alignment, LinkType, Tag, TagEnd};

use super::Writer;
use crate::markdown::link::{escape, is_safe};

impl Writer<'_, '_, '_> {
    /// Opens a tag; `is_empty` where nothing stands in it.
    pub(super) fn open(&mut self, tag: &Tag<'_>, is_empty: bool) {
        self.last = self.last.filter(|_| {
            matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
        });
        self.unexplained +=
            usize::from(matches!(tag, Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::Image { .. }));
        match tag {
            Tag::Paragraph => self.out.push_str("<p>"),
            Tag::Heading { level, .. } => self.out.push_str(&format!("<{level}>")),
            Tag::BlockQuote(_) => self.out.push_str("<blockquote>\n"),
            Tag::CodeBlock(_) => self.out.push_str("<pre><code>"),
            Tag::List(Some(1)) => self.out.push_str("<ol>\n"),
            Tag::List(Some(start)) => self.out.push_str(&format!("<ol start=\"{start}\">\n")),
            Tag::List(None) => self.out.push_str("<ul>\n"),
            Tag::Item => self.out.push_str("<li>"),
            Tag::Table(alignments) => {
                self.alignments.clone_from(alignments);
                self.out.push_str("<table>");
            }
            Tag::TableHead => {
                (self.in_head, self.cells) = (true, 0);
                self.out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.cells = 0;
                self.out.push_str("<tr>");
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                let mail = if *link_type == LinkType::Email { "mailto:" } else { "" };
                self.link(&format!("{mail}{dest_url}"), title);
            }
            Tag::Image { dest_url, title, .. } => {
                self.link(dest_url, title);
                if is_empty {
                    self.running(dest_url);
                }
            }
            // Their extensions are off, or they were taken out while reading.
            _ => {}
        }
    }

    /// Closes a tag.
    pub(super) fn close(&mut self, tag: TagEnd) {
        self.unexplained -=
            usize::from(matches!(tag, TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Image));
        match tag {
            TagEnd::Paragraph => self.out.push_str("</p>\n"),
            TagEnd::Heading(level) => self.out.push_str(&format!("</{level}>\n")),
            TagEnd::BlockQuote(_) => self.out.push_str("</blockquote>\n"),
            TagEnd::CodeBlock => self.out.push_str("</code></pre>\n"),
            TagEnd::List(true) => self.out.push_str("</ol>\n"),
            TagEnd::List(false) => self.out.push_str("</ul>\n"),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::Table => self.out.push_str("</tbody></table>\n"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.out.push_str("</tr></thead><tbody>\n");
            }
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => self.out.push_str(if self.in_head { "</th>" } else { "</td>" }),
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Link | TagEnd::Image if self.links.pop() == Some(true) => {
                self.out.push_str("</a>")
            }
            _ => {}
        }
    }

    fn cell(&mut self) {
        let class = match self.alignments.get(self.cells) {
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Left | Alignment::None) | None => "",
        };
        self.cells += 1;
        let name = if self.in_head { "th" } else { "td" };
        self.out.push_str(&format!("<{name}{class}>"));
    }

    /// Whether a link is open: none may stand in another.
    pub(super) fn in_link(&self) -> bool {
        self.links.contains(&true)
    }

    /// Opens a link, unless it may not be followed or another one is open: its text then stands
    /// alone.
    fn link(&mut self, address: &str, title: &str) {
        let is_link = is_safe(address) && !self.in_link();
        if is_link {
            self.out.push_str("<a href=\"");
            escape(&address.replace(' ', "%20"), &mut self.out);
            if !title.is_empty() {
                self.out.push_str("\" title=\"");
                escape(title, &mut self.out);
            }
            self.out.push_str("\">");
        }
        self.links.push(is_link);
    }
}
