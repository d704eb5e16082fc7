use std::ops::Range;

use crate::workbook::sheet::cell_name;
use crate::workbook::unreadable::Unreadable;

use super::xml::{Element, at_end, changed, elements, escaped, root_prefix};

/// Who comments.
const AUTHOR: &str = "gongkai";

/// A cell that had no comment, and what is said of it.
pub(super) type NewComment = ((usize, usize), String);

/// A part of comments that has none.
const EMPTY: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors></authors><commentList></commentList></comments>";

/// The part with comments added, and the cells that had none before, each with its words. A comment that is there stays,
/// and the new words follow it.
pub(super) fn with_comments(
    old: Option<String>,
    comments: &[((usize, usize), String)],
) -> Result<(String, Vec<NewComment>), Unreadable> {
    let text = old.unwrap_or_else(|| EMPTY.to_owned());
    let prefix = root_prefix(&text)?;
    let asked = |name: &str, depth: usize| match name {
        "authors" | "commentList" => depth == 1,
        "author" | "comment" => depth == 2,
        "text" => depth == 3,
        "t" | "r" => depth == 4,
        _ => false,
    };
    let all = elements(&text, asked)?;
    let named = |name: &'static str| all.iter().filter(move |one| one.name == name);
    let one = |name: &'static str| named(name).next().ok_or_else(|| Unreadable::damaged(name));
    let own = |author: &Element| {
        author.inside.as_ref().is_some_and(|inside| &text[inside.clone()] == AUTHOR)
    };
    let known = named("author").position(own);
    let author = known.unwrap_or(named("author").count());
    let mut changes = Vec::new();
    if known.is_none() {
        let new = format!("<{prefix}author>{AUTHOR}</{prefix}author>");
        changes.push(at_end(&text, one("authors")?, &new));
    }
    let (mut added, mut new) = (String::new(), Vec::new());
    for (at, words) in comments {
        let cell = cell_name(at.0, at.1);
        let there =
            named("comment").find(|comment| comment.attribute("ref") == Some(cell.as_str()));
        match there {
            Some(comment) => changes.extend(behind(&text, &all, comment, &prefix, words)),
            None => {
                new.push((*at, words.clone()));
                let words = run(&prefix, words);
                added.push_str(&format!(
                    "<{prefix}comment ref=\"{cell}\" authorId=\"{author}\"><{prefix}text>{words}</{prefix}text></{prefix}comment>"
                ));
            }
        }
    }
    changes.push(at_end(&text, one("commentList")?, &added));
    Ok((changed(&text, changes), new))
}

/// A piece of a comment.
fn run(prefix: &str, words: &str) -> String {
    format!(
        "<{prefix}r><{prefix}t xml:space=\"preserve\">{}</{prefix}t></{prefix}r>",
        escaped(words)
    )
}

/// The changes that put words behind those of a comment; none where they are there already.
fn behind(
    text: &str,
    all: &[Element],
    comment: &Element,
    prefix: &str,
    words: &str,
) -> Vec<(Range<usize>, String)> {
    if text[comment.whole.clone()].contains(&escaped(words)) {
        return Vec::new();
    }
    let inside = |one: &&Element| {
        one.whole.start >= comment.whole.start && one.whole.end <= comment.whole.end
    };
    let own = |name: &'static str| all.iter().filter(inside).filter(move |one| one.name == name);
    let new = run(prefix, &format!("\n\n{words}"));
    if let Some(last) = own("r").next_back() {
        return vec![(last.whole.end..last.whole.end, new)];
    }
    // Bare words become a piece, so that another can follow.
    if let Some(bare) = own("t").next() {
        let old = &text[bare.whole.clone()];
        return vec![(bare.whole.clone(), format!("<{prefix}r>{old}</{prefix}r>{new}"))];
    }
    own("text").next().map(|element| at_end(text, element, &new)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_that_is_there_is_extended() {
        let comment = |at, words: &str| (at, words.to_owned());
        let first = [comment((4, 1), "不平<1>"), comment((0, 0), "空")];
        let (text, new) = with_comments(None, &first).expect("written");
        assert_eq!(new, first);
        assert!(text.contains("<comment ref=\"B5\" authorId=\"0\">"), "{text}");
        assert!(text.contains("不平&lt;1&gt;"), "{text}");
        let bare = "<comments><authors><author>张三</author></authors><commentList><comment ref=\"B5\" authorId=\"0\"><text><t>原来的</t></text></comment></commentList></comments>";
        let (text, new) = with_comments(Some(bare.to_owned()), &first).expect("extended");
        assert_eq!(new, first[1..]);
        assert!(
            text.contains("<r><t>原来的</t></r><r><t xml:space=\"preserve\">\n\n不平"),
            "{text}"
        );
        assert!(text.contains("<author>张三</author><author>gongkai</author>"), "{text}");
        assert!(text.contains("ref=\"A1\" authorId=\"1\""), "{text}");
        let (again, _) = with_comments(Some(text.clone()), &first[..1]).expect("extended");
        assert_eq!(again.matches("不平").count(), 1, "not twice");
    }
}
