//! Parts of a text in, HTML out: footnotes, marks, passages.

use crate::markdown::{Aside, Bound, Document, FirstUses, Mark};

use super::tests::{assert_balanced, html, part_to_html, sections};

#[test]
fn footnotes_stand_after_the_part_that_refers_to_them() {
    let text = "## 一\n\n甲[^a]乙[^b]丙[^a]\n\n## 二\n\n丁[^b]\n\n[^a]: 注**一：**[^c]\n\n[^b]: 注二\n\n[^c]: 注三\n\n[^d]: 无人提及\n";
    let sections = sections(text);
    let part = |at: usize, prefix: &str| {
        part_to_html(
            text,
            sections.sections[at].body_range.clone(),
            prefix,
            &mut |_, _, _| Bound::Unresolved,
            &mut FirstUses::of_nothing(),
        )
    };
    let reference = |prefix: &str, number: u8| {
        format!(
            "<sup><a id=\"{prefix}ref-{number}\" href=\"#{prefix}note-{number}\" role=\"doc-noteref\">{number}</a></sup>"
        )
    };
    let back = |prefix: &str, number: u8| {
        format!("<a href=\"#{prefix}ref-{number}\" role=\"doc-backlink\">↩</a></li>\n")
    };
    assert_eq!(
        part(0, "s1-"),
        format!(
            "<p>甲{}乙{}丙<sup><a href=\"#s1-note-1\" role=\"doc-noteref\">1</a></sup></p>\n<ol class=\"footnotes\">\n<li id=\"s1-note-1\"><p>注<strong>一：</strong>{}</p>\n{}<li id=\"s1-note-2\"><p>注二</p>\n{}<li id=\"s1-note-3\"><p>注三</p>\n{}</ol>\n",
            reference("s1-", 1),
            reference("s1-", 2),
            reference("s1-", 3),
            back("s1-", 1),
            back("s1-", 2),
            back("s1-", 3)
        )
    );
    assert_eq!(
        part(1, "s2-"),
        format!(
            "<p>丁{}</p>\n<ol class=\"footnotes\">\n<li id=\"s2-note-1\"><p>注二</p>\n{}<li id=\"s2-note-2\"><p>无人提及</p>\n</li>\n</ol>\n",
            reference("s2-", 1),
            back("s2-", 1)
        )
    );
    assert_balanced(&html(text));
}

#[test]
fn parts_together_are_the_whole() {
    let text = "前\n\n# 总\n\n一\n\n## 分\n\n- 二\n\n| 三 |\n|---|\n";
    let divided = sections(text);
    let mut parts = vec![divided.preamble];
    parts.extend(
        divided
            .sections
            .into_iter()
            .flat_map(|section| [section.heading_range, section.body_range]),
    );
    let together: String = parts
        .into_iter()
        .map(|part| {
            part_to_html(
                text,
                part,
                "",
                &mut |_, _, _| Bound::Unresolved,
                &mut FirstUses::of_nothing(),
            )
        })
        .collect();
    assert_eq!(together, html(text));
}

/// The passages of a text with a mark behind every `8万元`, shown as `<n>`.
fn marked(text: &str) -> Vec<(String, usize)> {
    let mark = |number: usize| Mark {
        text: number.to_string(),
        label: String::new(),
        href: format!("#{number}"),
    };
    let asides: Vec<Aside> = text
        .match_indices("8万元")
        .enumerate()
        .map(|(number, (at, figure))| Aside { at: at + figure.len(), mark: mark(number) })
        .collect();
    let bound = |path: &str| Bound::Figure {
        text: "9元".into(),
        href: "#f".into(),
        marks: if path == "丙" { vec![mark(7)] } else { Vec::new() },
    };
    let passages = Document::read(text).printed().passages(
        0..text.len(),
        "",
        &mut |path, _, _| bound(path),
        &mut FirstUses::of_nothing(),
        &asides,
    );
    passages
        .into_iter()
        .map(|passage| {
            assert_balanced(&passage.html);
            let mut html = passage.html.trim_end().to_owned();
            for number in 0..9 {
                html = html.replace(&format!("<sup class=\"mark\"><a href=\"#{number}\" aria-label=\"\">{number}</a></sup>"), &format!("[{number}]"));
            }
            (html, passage.asides.len())
        })
        .collect()
}

#[test]
fn marks_stand_behind_what_they_are_about() {
    let one = |html: &str, marks: usize| vec![(html.to_owned(), marks)];
    assert_eq!(marked("支出8万元，收入8万元。"), one("<p>支出8万元[0]，收入8万元[1]。</p>", 2));
    assert_eq!(marked("支出**8万元**。"), one("<p>支出<strong>8万元[0]</strong>。</p>", 1));
    assert_eq!(
        marked("- 支出8万元\n- 收入\n"),
        one("<ul>\n<li>支出8万元[0]</li>\n<li>收入</li>\n</ul>", 1)
    );
    assert_eq!(
        marked("| 甲 |\n|---|\n| 8万元 |\n"),
        one(
            "<table><thead><tr><th>甲</th></tr></thead><tbody>\n<tr><td>8万元[0]</td></tr>\n</tbody></table>",
            1
        )
    );
    assert_eq!(marked("[[丙]]和[见[[丙]]](https://example.cn)。").len(), 1);
    assert_eq!(marked("[[丙]]。"), one("<p><a class=\"figure\" href=\"#f\">9元</a>[7]。</p>", 0));
}

#[test]
fn a_mark_stands_in_no_link_and_is_never_lost() {
    for text in [
        "[支出8万元](https://example.cn)。",
        "支出&amp;8万元。",
        "`8万元`",
        "```\n8万元\n```\n",
        "文[^1]。\n\n[^1]: 注8万元。\n",
        "[甲](https://example.cn/8万元)",
        "# 8万元\n",
        "![8万元](a.png)",
    ] {
        let passages = marked(text);
        assert_eq!(passages.iter().map(|(_, marks)| marks).sum::<usize>(), 1, "{text}");
        assert_eq!(
            passages.iter().map(|(html, _)| html.matches("[0]").count()).sum::<usize>(),
            1,
            "{passages:?}"
        );
    }
}

#[test]
fn passages_end_behind_a_block_with_marks() {
    let passages = marked("甲\n\n支出8万元。\n\n乙\n");
    assert_eq!(
        passages,
        [("<p>甲</p>\n<p>支出8万元[0]。</p>".to_owned(), 1), ("<p>乙</p>".to_owned(), 0)]
    );
}
