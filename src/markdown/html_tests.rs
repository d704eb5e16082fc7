//! Text in, HTML out, case by case.

use proptest::prelude::proptest;

use std::ops::Range;

use crate::markdown::{
    Bound, Document, FirstUses, Resolver, Sections, TermIndex, WrittenBinding, plain_title,
};

pub(super) fn part_to_html(
    text: &str,
    part: Range<usize>,
    prefix: &str,
    bindings: &mut Resolver<'_>,
    uses: &mut FirstUses<'_>,
) -> String {
    Document::read(text).printed().html(part, prefix, bindings, uses)
}

fn to_html(text: &str, bindings: &mut Resolver<'_>) -> String {
    part_to_html(text, 0..text.len(), "", bindings, &mut FirstUses::of_nothing())
}

pub(super) fn sections(text: &str) -> Sections {
    Document::read(text).sections(&|_| false)
}

fn bindings(text: &str) -> Vec<WrittenBinding> {
    Document::read(text).bindings()
}

/// Paths that begin with 甲 are known.
pub(super) fn html(text: &str) -> String {
    to_html(text, &mut |path, unit, range| {
        assert!(text[range].contains(path));
        let unit = unit.unwrap_or("万元");
        if path.starts_with('甲') {
            Bound::Figure {
                text: format!("1.0{unit}<"),
                href: format!("../?a&b#{path}"),
                marks: Vec::new(),
            }
        } else {
            Bound::Unresolved
        }
    })
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let html = html(text);
        assert_balanced(&html);
        assert_eq!(html.trim_end(), *expected, "\n{text}");
    }
}

/// Every tag is closed, in order, and no attribute holds more than it should.
#[track_caller]
pub(super) fn assert_balanced(html: &str) {
    let mut open = Vec::new();
    for tag in html.split('<').skip(1) {
        let (tag, text) = tag.split_once('>').unwrap_or_else(|| panic!("{html}"));
        assert!(!text.contains('>') && tag.matches('"').count() % 2 == 0, "{html}");
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{html}"),
            None => {
                let name = tag.split(' ').next().unwrap_or_default();
                assert!(!(name == "a" && open.contains(&"a")), "{html}");
                if !["br", "hr"].contains(&name) {
                    open.push(name);
                }
            }
        }
    }
    assert!(open.is_empty(), "{open:?} in {html}");
}

#[test]
fn bindings_print_figures() {
    check(&[
        (
            "收入[[甲/乙]]。",
            "<p>收入<a class=\"figure\" href=\"../?a&amp;b#甲/乙\">1.0万元&lt;</a>。</p>",
        ),
        (
            "收入[[甲/乙 → 亿元]]。",
            "<p>收入<a class=\"figure\" href=\"../?a&amp;b#甲/乙\">1.0亿元&lt;</a>。</p>",
        ),
        ("收入[[<丙> → 元]]。", "<p>收入<mark>[[&lt;丙&gt; → 元]]</mark>。</p>"),
        (
            "收入**[[甲]]**、`[[甲]]`",
            "<p>收入<strong><a class=\"figure\" href=\"../?a&amp;b#甲\">1.0万元&lt;</a></strong>、<code>[[甲]]</code></p>",
        ),
        ("[见[[甲]]](/a)", "<p><a href=\"/a\">见1.0万元&lt;</a></p>"),
        (
            "[[甲]]\n\n[甲]: https://example.cn\n",
            "<p><a class=\"figure\" href=\"../?a&amp;b#甲\">1.0万元&lt;</a></p>",
        ),
        ("\\[[甲]]", "<p>[[甲]]</p>"),
    ]);
}

#[test]
fn emphasis_works_beside_chinese() {
    check(&[
        ("**注:**内容", "<p><strong>注:</strong>内容</p>"),
        ("**注：**内容", "<p><strong>注：</strong>内容</p>"),
        ("**预算数(万元)**为", "<p><strong>预算数(万元)</strong>为</p>"),
        ("指标**“三公”经费**支出", "<p>指标<strong>“三公”经费</strong>支出</p>"),
        (
            "指标**“三公”经费**支出**注:**内容",
            "<p>指标<strong>“三公”经费</strong>支出<strong>注:</strong>内容</p>",
        ),
        ("**老旧小区改造。**项目", "<p><strong>老旧小区改造。</strong>项目</p>"),
        ("*注:*内容*（一）*内容", "<p><em>注:</em>内容<em>（一）</em>内容</p>"),
        ("为500**(万元)**左右", "<p>为500<strong>(万元)</strong>左右</p>"),
        ("***注：***内容", "<p><em><strong>注：</strong></em>内容</p>"),
        ("**甲*乙：*丙**丁", "<p><strong>甲<em>乙：</em>丙</strong>丁</p>"),
        ("*甲**乙：**丙*丁", "<p><em>甲<strong>乙：</strong>丙</em>丁</p>"),
        ("**甲[乙：**丙](/a)丁**", "<p><strong>甲<a href=\"/a\">乙：**丙</a>丁</strong></p>"),
        ("**甲`乙**`丙：**丁", "<p><strong>甲<code>乙**</code>丙：</strong>丁</p>"),
        ("\\*\\*注:\\*\\*内容", "<p>**注:**内容</p>"),
        ("\\**注:*内容", "<p>*<em>注:</em>内容</p>"),
        ("\\\\*注:*内容", "<p>\\<em>注:</em>内容</p>"),
        ("**注：内容", "<p>**注：内容</p>"),
        ("注** 内 **容", "<p>注** 内 **容</p>"),
        ("3*4=12，5*6=30", "<p>3*4=12，5*6=30</p>"),
        ("**甲\n\n乙**", "<p>**甲</p>\n<p>乙**</p>"),
        (
            "| **注:**甲 | *乙。*丙 |\n|---|---|\n| **丁 | 戊** |\n",
            "<table><thead><tr><th><strong>注:</strong>甲</th><th><em>乙。</em>丙</th></tr></thead><tbody>\n<tr><td>**丁</td><td>戊**</td></tr>\n</tbody></table>",
        ),
        (
            "- *甲\n  - 乙\n\n  丙*",
            "<ul>\n<li><p>*甲</p>\n<ul>\n<li>乙</li>\n</ul>\n<p>丙*</p>\n</li>\n</ul>",
        ),
        ("__甲__ _乙_ 甲_乙_丙", "<p><strong>甲</strong> <em>乙</em> 甲<em>乙</em>丙</p>"),
    ]);
}

#[test]
fn a_line_break_between_chinese_characters_is_nothing() {
    check(&[
        ("收入，\n支出", "<p>收入，支出</p>"),
        ("收入“三公”\n经费", "<p>收入“三公”经费</p>"),
        ("收入\n2021年", "<p>收入\n2021年</p>"),
        ("the first\nsecond", "<p>the first\nsecond</p>"),
        ("**收入：**\n**支出**", "<p><strong>收入：</strong><strong>支出</strong></p>"),
        (
            "收入\n[[甲]]\n支出",
            "<p>收入\n<a class=\"figure\" href=\"../?a&amp;b#甲\">1.0万元&lt;</a>\n支出</p>",
        ),
        ("收入  \n支出\\\n余", "<p>收入<br>\n支出<br>\n余</p>"),
    ]);
}

#[test]
fn raw_html_is_text() {
    check(&[
        ("甲<b onclick=\"x\">乙</b>", "<p>甲&lt;b onclick=&quot;x&quot;&gt;乙&lt;/b&gt;</p>"),
        ("<script>\nalert(1)\n</script>\n", "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>"),
        (
            "<div>[[甲]]\n\n**乙**",
            "<p>&lt;div&gt;<a class=\"figure\" href=\"../?a&amp;b#甲\">1.0万元&lt;</a></p>\n<p><strong>乙</strong></p>",
        ),
        ("a &lt; b &amp;lt; <!-- c -->", "<p>a &lt; b &amp;lt;</p>"),
    ]);
}

#[test]
fn links_lead_only_where_links_may() {
    check(&[
        (
            "[甲](https://example.cn/?a=1&b=2 \"题\")",
            "<p><a href=\"https://example.cn/?a=1&amp;b=2\" title=\"题\">甲</a></p>",
        ),
        (
            "[甲](../2020/) [乙](#丙) <a@example.cn>",
            "<p><a href=\"../2020/\">甲</a> <a href=\"#丙\">乙</a> <a href=\"mailto:a@example.cn\">a@example.cn</a></p>",
        ),
        (
            "[甲](javascript:alert(1)) [乙](java&#115;cript:x) [丙](data:text/html,x)",
            "<p>甲 乙 丙</p>",
        ),
        (
            "![图](a b.png) ![](<c d.png>) ![坏](data:image/png,x)",
            "<p>![图](a b.png) <a href=\"c%20d.png\">c d.png</a> 坏</p>",
        ),
        ("[![图](a.png)](/b)", "<p><a href=\"/b\">图</a></p>"),
        ("[甲][乙]\n\n[乙]: /丙 \"a\\\"b\"", "<p><a href=\"/丙\" title=\"a&quot;b\">甲</a></p>"),
    ]);
}

#[test]
fn blocks_are_plain_html() {
    check(&[
        ("## 二、收入\n\n### （一）甲\n", "<h2>二、收入</h2>\n<h3>（一）甲</h3>"),
        ("3. 甲\n4. 乙\n", "<ol start=\"3\">\n<li>甲</li>\n<li>乙</li>\n</ol>"),
        ("- 甲\n\n- 乙\n", "<ul>\n<li><p>甲</p>\n</li>\n<li><p>乙</p>\n</li>\n</ul>"),
        (
            "| 一 | 二 | 三 |\n|:--|--:|:-:|\n| 1 | [[甲]] | 3 |\n",
            "<table><thead><tr><th>一</th><th class=\"right\">二</th><th class=\"center\">三</th></tr></thead><tbody>\n<tr><td>1</td><td class=\"right\"><a class=\"figure\" href=\"../?a&amp;b#甲\">1.0万元&lt;</a></td><td class=\"center\">3</td></tr>\n</tbody></table>",
        ),
        (
            "> 甲\n\n---\n\n```yaml\na: <b>\n```\n",
            "<blockquote>\n<p>甲</p>\n</blockquote>\n<hr>\n<pre><code>a: &lt;b&gt;\n</code></pre>",
        ),
        ("~~甲~~ 1~2 ~3~", "<p>~~甲~~ 1~2 ~3~</p>"),
    ]);
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(4_000))]

    #[test]
    fn any_text_gives_balanced_html(text in "[\\*\\*\\*_\\[\\]\\(\\)<>甲，：“ab1 \\n\\n|`#\\\\!\\^:&→>=.-]{0,60}") {
        assert_balanced(&html(&text));
        let divided = sections(&text);
        assert!(divided.preamble.end <= text.len());
        let mut asked = Vec::new();
        to_html(&text, &mut |path, unit, range| { asked.push((path.to_owned(), unit.map(str::to_owned), range)); Bound::Unresolved });
        asked.sort_by_key(|(_, _, range)| range.start);
        assert_eq!(asked, bindings(&text), "{text}");
        plain_title(&text);
    }

    #[test]
    fn without_chinese_emphasis_is_that_of_the_parser(text in "[\\*\\*\\*\\*abc \\(\\)_\"\n]{0,24}") {
        // An indented paragraph is code to others.
        let text = text.replace("    ", " ").replace("    ", " ");
        let mut expected = String::new();
        pulldown_cmark::html::push_html(&mut expected, pulldown_cmark::Parser::new(&text));
        let plain = |html: &str| html.replace("&quot;", "\"").replace(" />", ">").replace('\n', "");
        assert_eq!(plain(&html(&text)), plain(&expected), "{text:?}");
    }

    #[test]
    fn pieces_of_markdown_in_any_order_give_balanced_html(parts in proptest::collection::vec(proptest::sample::select(vec![
        "**", "*", "***", "_", "[[甲]]", "[[", "]]", "[", "](/a)", "![", "`", "```\n", "<b>", "<div>\n", "甲", "：", "乙。", " ", "\n", "\n\n", "| ", "|---|\n", "- ", "> ", "## ", "\\", "[^1]", "[^1]: ", "1. ", "a", "---\n", "    ",
    ]), 0..40)) {
        assert_balanced(&html(&parts.concat()));
    }
}

#[test]
fn the_first_use_of_a_word_is_explained() {
    let terms = TermIndex::new([("支出", "a"), ("基本支出", "b"), ("甲", "c")].into_iter());
    let term = |key: &str, word: &str| {
        format!(
            "<a class=\"term\" role=\"doc-glossref\" id=\"use-{key}\" href=\"#term-{key}\">{word}</a>"
        )
    };
    let cases = [
        ("支出<支出", format!("<p>{}&lt;支出</p>", term("a", "支出"))),
        (
            "**基本支出**和支出",
            format!("<p><strong>{}</strong>和{}</p>", term("b", "基本支出"), term("a", "支出")),
        ),
        (
            "### 支出\n\n`支出` [支出](a) [[甲/乙]] ![支出](b) 支出",
            format!(
                "<h3>支出</h3>\n<p><code>支出</code> <a href=\"a\">支出</a> <a class=\"figure\" href=\"#\">甲</a> <a href=\"b\">支出</a> {}</p>",
                term("a", "支出")
            ),
        ),
        ("```\n支出\n```", "<pre><code>支出\n</code></pre>".to_owned()),
    ];
    for (text, expected) in cases {
        let mut uses = FirstUses::of(&terms);
        let html = part_to_html(
            text,
            0..text.len(),
            "",
            &mut |_, _, _| Bound::Figure {
                text: "甲".into(), href: "#".into(), marks: Vec::new()
            },
            &mut uses,
        );
        assert_balanced(&html);
        assert_eq!(html.trim_end(), expected, "{text}");
    }
}

#[test]
fn comments_are_not_printed() {
    check(&[
        ("甲<!-- 一 -->乙", "<p>甲乙</p>"),
        ("甲\n\n<!-- 一\n\n二 -->\n\n乙", "<p>甲</p>\n<p>乙</p>"),
        (
            "<!-- 一 -->**乙**[[甲]]",
            "<p><strong>乙</strong><a class=\"figure\" href=\"../?a&amp;b#甲\">1.0万元&lt;</a></p>",
        ),
        ("`甲<!-- 一 -->`", "<p><code>甲</code></p>"),
        ("```\n<!-- 一 -->乙\n```", "<pre><code>乙\n</code></pre>"),
        (
            "[甲](/a \"题<!-- 一 -->\") 文[^1]\n\n[^1]: 注<!-- 二 -->。",
            "<p><a href=\"/a\" title=\"题\">甲</a> 文<sup><a id=\"ref-1\" href=\"#note-1\" role=\"doc-noteref\">1</a></sup></p>\n<ol class=\"footnotes\">\n<li id=\"note-1\"><p>注。</p>\n<a href=\"#ref-1\" role=\"doc-backlink\">↩</a></li>\n</ol>",
        ),
        (
            "| 一<!-- | --> | 二 |\n|---|---|\n",
            "<table><thead><tr><th>一</th><th>二</th></tr></thead><tbody>\n</tbody></table>",
        ),
        ("甲 <!-- 没有结束", "<p>甲 &lt;!-- 没有结束</p>"),
    ]);
}

#[test]
fn an_indented_paragraph_is_a_paragraph() {
    check(&[
        (
            "    本年收入**增加**[[甲]]。\n    其中：\n",
            "<p>本年收入<strong>增加</strong><a class=\"figure\" href=\"../?a&amp;b#甲\">1.0万元&lt;</a>。其中：</p>",
        ),
        ("甲\n\n\t乙\n\n  \t丙\n", "<p>甲</p>\n<p>乙</p>\n<p>丙</p>"),
        (
            "\u{3000}\u{3000}甲\n\n\u{3000}\u{3000}乙\n",
            "<p>\u{3000}\u{3000}甲</p>\n<p>\u{3000}\u{3000}乙</p>",
        ),
        ("- 甲\n\n      乙\n\n  丙\n", "<ul>\n<li><p>甲</p>\n<p>乙</p>\n<p>丙</p>\n</li>\n</ul>"),
        (
            "- 甲\n    - 乙\n        - 丙\n",
            "<ul>\n<li>甲\n<ul>\n<li>乙\n<ul>\n<li>丙</li>\n</ul>\n</li>\n</ul>\n</li>\n</ul>"
                .replace("甲\n<ul>", "甲<ul>")
                .replace("乙\n<ul>", "乙<ul>")
                .as_str(),
        ),
        (
            "        | 一 | 二 |\n        |---|---|\n        | 1 | 2 |\n",
            "<table><thead><tr><th>一</th><th>二</th></tr></thead><tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody></table>",
        ),
    ]);
}

#[test]
fn underscores_beside_chinese_are_asterisks() {
    check(&[
        ("本年__注：__收入_（一）_支出", "<p>本年<strong>注：</strong>收入<em>（一）</em>支出</p>"),
        ("__“三公”经费__支出", "<p><strong>“三公”经费</strong>支出</p>"),
        ("*甲__乙：__丙*丁", "<p><em>甲<strong>乙：</strong>丙</em>丁</p>"),
        ("附件_2024_预算.xlsx a_b_c", "<p>附件_2024_预算.xlsx a_b_c</p>"),
        ("____年__月__日，增加____万元", "<p>____年__月__日，增加____万元</p>"),
        (
            "\\_甲\\_乙 <https://例.cn/_甲_>",
            "<p>_甲_乙 <a href=\"https://例.cn/_甲_\">https://例.cn/_甲_</a></p>",
        ),
    ]);
}
