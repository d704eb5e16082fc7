use crate::words::Messages;

use super::super::view::MarkView;
use super::html::Html;

/// Marks of notes on the same page, as `<Marks>` sets them; nothing where there are none.
pub(super) fn marks(html: &mut Html, words: &Messages, notes: &[usize]) {
    set(html, words, notes.iter().map(|number| (*number, format!("#note-{number}"))));
}

/// Marks of notes on another page, as `<LinkedMarks>` sets them; nothing where there are none.
pub(super) fn linked_marks(html: &mut Html, words: &Messages, marks: &[MarkView]) {
    set(html, words, marks.iter().map(|mark| (mark.number, mark.href.clone())));
}

fn set(html: &mut Html, words: &Messages, marks: impl Iterator<Item = (usize, String)>) {
    let mut any = false;
    for (number, href) in marks {
        html.html(if any { " " } else { "<span class=marks>\u{a0}" });
        any = true;
        let said = |key| words.say(key, &[("number", &number)]);
        html.html("<sup class=mark><a").attribute("aria-label", &said("notes.label"));
        html.attribute("href", &href).html(">").text(&said("notes.mark")).html("</a></sup>");
    }
    if any {
        html.html("</span>");
    }
}
