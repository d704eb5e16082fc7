use hyper::StatusCode;
use hyper::body::Bytes;

use crate::characters::escaped;
use crate::finding::{Finding, Level, draw_text};
use crate::model::Release;
use crate::words::Messages;

use super::answer::Answer;

/// What the preview puts over a page: what wants something from the author, and the script that
/// loads the page again when the site changes.
pub(super) struct Overlay<'a> {
    /// The words around findings, in the language of messages.
    pub words: &'a Messages,
    /// The state of the site that the page shows.
    pub state: &'a str,
}

/// A finding as a page tells it.
#[derive(Debug)]
pub(super) struct ShownFinding<'a> {
    pub finding: &'a Finding,
    /// Whether it is about what the page shows.
    pub own: bool,
    /// The id of the cell on the page that it is about.
    pub cell: Option<String>,
}

impl<'a> ShownFinding<'a> {
    /// One about what the page shows.
    pub(super) fn own(finding: &'a Finding) -> ShownFinding<'a> {
        ShownFinding { finding, own: true, cell: None }
    }

    /// One about something else.
    pub(super) fn other(finding: &'a Finding) -> ShownFinding<'a> {
        ShownFinding { finding, own: false, cell: None }
    }
}

/// How many findings are told; more would hide them.
const SHOWN: usize = 50;

/// Before and after what is put over a page: between them stands nothing of the site.
const MARKS: [&str; 2] = ["<!--gongkai-preview-->", "<!--/gongkai-preview-->"];

/// The files of the overlay itself, by address.
const FILES: [(&str, &str); 2] =
    [("-/overlay.css", include_str!("overlay.css")), ("-/overlay.js", include_str!("overlay.js"))];

/// The file of the overlay at an address.
pub(super) fn file(address: &str) -> Option<Answer> {
    let (name, text) = FILES.into_iter().find(|(name, _)| *name == address)?;
    Some(Answer::file(name, Bytes::from_static(text.as_bytes())))
}

impl Overlay<'_> {
    /// Puts findings over a page that nobody acknowledged: what stops publication first, and of
    /// that what the page is about.
    pub(super) fn over(&self, html: &str, noted: &[ShownFinding<'_>]) -> String {
        let mut open: Vec<&ShownFinding<'_>> =
            noted.iter().filter(|noted| noted.finding.is_open()).collect();
        open.sort_by_key(|noted| (noted.finding.level, !noted.own));
        let panel = if open.is_empty() { String::new() } else { self.panel(&open) };
        let state = escaped(self.state);
        let [begin, end] = MARKS;
        let put = format!(
            "{begin}<link rel=\"stylesheet\" href=\"/-/overlay.css\">{panel}<script src=\"/-/overlay.js\" data-state=\"{state}\"></script>{end}"
        );
        before_the_end(html, &put)
    }

    /// Marks a page of a disclosure that no build has yet; any other stays as it is.
    pub(super) fn marked(&self, html: String, release: Release) -> String {
        let said = match release {
            Release::Free => return html,
            Release::Unapproved => self.words.word("preview.unapproved").to_owned(),
            Release::From(day) => {
                self.words.say("preview.embargo", &[("date", &self.words.date(day))])
            }
        };
        self.told_above(&html, &said)
    }

    /// Marks a page that tells of so many disclosures that no build has yet; of none, it stays as it
    /// is.
    pub(super) fn marked_list(&self, html: String, unreleased: usize) -> String {
        if unreleased == 0 {
            return html;
        }
        let said = self.words.say("preview.unreleased", &[("count", &unreleased)]);
        self.told_above(&html, &said)
    }

    fn told_above(&self, html: &str, said: &str) -> String {
        let (lang, said) = (escaped(self.words.tag()), escaped(said));
        let [begin, end] = MARKS;
        let put = format!(
            "{begin}<p id=\"gongkai-unreleased\" role=\"note\" lang=\"{lang}\">{said}</p>{end}"
        );
        before_the_end(html, &put)
    }

    fn panel(&self, noted: &[&ShownFinding<'_>]) -> String {
        let stops = noted.iter().filter(|noted| noted.finding.stops()).count();
        let head =
            self.words.say("preview.findings", &[("count", &noted.len()), ("stops", &stops)]);
        let head = escaped(&head);
        let told: String = (1..)
            .zip(noted.iter().take(SHOWN))
            .map(|(number, noted)| self.told(number, noted))
            .collect();
        let more = match noted.len().saturating_sub(SHOWN) {
            0 => String::new(),
            more => {
                format!("<p>{}</p>", escaped(&self.words.say("preview.more", &[("count", &more)])))
            }
        };
        let lang = escaped(self.words.tag());
        format!(
            "<details id=\"gongkai-preview\" lang=\"{lang}\" data-count=\"{}\" open><summary>{head}</summary><ol>{told}</ol>{more}</details>",
            noted.len()
        )
    }

    fn told(&self, number: usize, noted: &ShownFinding<'_>) -> String {
        let level = match noted.finding.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        };
        let cell =
            noted.cell.as_deref().map(|id| (escaped(id), escaped(self.words.word("preview.cell"))));
        let (data, link) = cell
            .map(|(id, word)| {
                (format!(" data-cell=\"{id}\""), format!("<a href=\"#{id}\">{word}</a>"))
            })
            .unwrap_or_default();
        let drawn = draw_text(noted.finding, self.words.language());
        let drawn = escaped(&drawn);
        format!(
            "<li id=\"gongkai-finding-{number}\" class=\"{level}\"{data}>{link}<pre>{drawn}</pre></li>"
        )
    }

    /// The page of a disclosure that could not be read: only its findings, which are put over it
    /// later.
    pub(super) fn unreadable(&self, title: &str) -> String {
        self.document(title, &format!("<p>{}</p>", escaped(self.words.word("preview.unreadable"))))
    }

    /// The page of trouble that is nobody's content: a broken template, a disk.
    pub(super) fn trouble(&self, message: &str) -> Answer {
        let body = format!(
            "<h1>{}</h1><pre>{}</pre>",
            escaped(self.words.word("preview.trouble")),
            escaped(message)
        );
        Answer::page(
            StatusCode::INTERNAL_SERVER_ERROR,
            self.over(&self.document("gongkai", &body), &[]),
        )
    }

    fn document(&self, title: &str, body: &str) -> String {
        let lang = escaped(self.words.tag());
        let title = escaped(title);
        format!(
            "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title></head><body class=\"gongkai-alone\"><main>{body}</main></body></html>"
        )
    }
}

/// A page with something at the end of its body.
fn before_the_end(html: &str, put: &str) -> String {
    match html.rfind("</body>") {
        Some(at) => format!("{}{put}{}", &html[..at], &html[at..]),
        None => format!("{html}{put}"),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::finding::{Bilingual, Language, RuleInfo};
    use crate::load::words;
    use crate::source::{Place, SourceFile, Span};

    use super::*;

    fn rule() -> &'static RuleInfo {
        crate::check::explain("total-mismatch").expect("a rule")
    }

    fn finding(level: Level, message: &str) -> Finding {
        let file =
            Arc::new(SourceFile::new("content/<b>.yaml", "a: </pre><script>alert(1)</script>\n"));
        Finding {
            level,
            ..Finding::new(
                rule(),
                Bilingual::new(message, message),
                Place::new(&file, Span::new(3, 9)),
            )
        }
    }

    fn over(html: &str, noted: &[ShownFinding<'_>]) -> String {
        let messages = words(tempfile::tempdir().expect("a folder").path(), Language::English)
            .expect("words")
            .messages;
        Overlay { words: &messages, state: "1-\"2" }.over(html, noted)
    }

    #[test]
    fn what_stops_comes_first_and_of_that_what_the_page_is_about() {
        let (note, error, other) = (
            finding(Level::Note, "own note"),
            finding(Level::Error, "own error"),
            finding(Level::Error, "other error"),
        );
        let page = over(
            "<body><p>x</p></body>",
            &[ShownFinding::own(&note), ShownFinding::other(&other), ShownFinding::own(&error)],
        );
        let at =
            |wanted: &str| page.find(wanted).unwrap_or_else(|| panic!("{wanted} is not in {page}"));
        assert!(at("own error") < at("other error") && at("other error") < at("own note"));
        assert!(
            page.starts_with("<body><p>x</p><!--gongkai-preview-->")
                && page.ends_with("<!--/gongkai-preview--></body>"),
            "{page}"
        );
        assert!(page.contains("data-count=\"3\""));
    }

    #[test]
    fn nothing_of_the_content_becomes_markup() {
        let odd = finding(Level::Error, "<img src=x onerror=alert(1)> & \"</details>\"");
        let page = over(
            "x",
            &[ShownFinding { cell: Some("a\"><script>".into()), ..ShownFinding::own(&odd) }],
        );
        assert!(page.contains("&lt;img src=x onerror=alert(1)&gt; &amp;"), "{page}");
        assert!(
            page.contains("data-cell=\"a&quot;&gt;&lt;script&gt;\"")
                && page.contains("data-state=\"1-&quot;2\""),
            "{page}"
        );
        assert!(page.contains("&lt;/pre&gt;&lt;script&gt;alert(1)"), "{page}");
        assert_eq!(
            (
                page.matches("<script").count(),
                page.matches("</details>").count(),
                page.matches("<img").count()
            ),
            (1, 1, 0),
            "{page}"
        );
    }

    #[test]
    fn a_long_list_says_how_much_it_leaves_out() {
        let note = finding(Level::Note, "one of many");
        let noted: Vec<ShownFinding<'_>> =
            (0..SHOWN + 7).map(|_| ShownFinding::other(&note)).collect();
        let page = over("", &noted);
        assert_eq!(page.matches("<li ").count(), SHOWN);
        assert!(page.contains("7 more"), "{page}");
    }
}
