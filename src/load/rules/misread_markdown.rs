use crate::finding::{Bilingual, Finding, Level, rule};
use crate::load::html_comments::{comment, open_comment};
use crate::markdown::SlipKind;
use crate::source::Place;

rule! {
    /// # What it checks
    /// That a narrative is printed as it was probably meant. Found are: tags of HTML, which are
    /// printed as text; lines with bars that are no table (no line of dashes, another number of
    /// columns in it, full-width bars); `##标题` without a blank, which is no heading; sentences
    /// above `---`, which become one heading; `[字](地 址)`, which is no link; a whole address that
    /// is no link (a note); `[字]: 地址` and a second footnote of one name, which are not printed;
    /// `[^1]` without a footnote; a block of code that nothing ends; a picture without words.
    ///
    /// # Why it matters
    /// Readers would see bars, tags and brackets in place of a table, a line break and a link, or
    /// miss a section.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// #- content/example/housing/2021/budget.md
    /// ## 一、收入说明
    ///
    /// | 项目 | 是否完成 |
    /// | 道路养护 | 是 |
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// #- content/example/housing/2021/budget.md
    /// ## 一、收入说明
    ///
    /// | 项目 | 是否完成 |
    /// |---|---|
    /// | 道路养护 | 是 |
    /// ```
    ///
    /// # Source
    /// The format: docs/format.md, section 3, which is CommonMark with the exceptions it names.
    pub static MISREAD_MARKDOWN: "misread-markdown", Warning, adjustable, Format, Irregular,
        "说明的写法会印成别的样子", "a narrative is printed as something else than was meant";
}

/// The finding for a slip of a narrative.
pub(in crate::load) fn slipped(kind: SlipKind, place: Place) -> Finding {
    let (Some((zh, en)), Some((zh_help, en_help))) = (said(kind), mended(kind)) else {
        return if kind == SlipKind::OpenComment { open_comment(place) } else { comment(place) };
    };
    let mut finding =
        Finding::new(&MISREAD_MARKDOWN, Bilingual::new(zh, en), place).help(zh_help, en_help);
    if kind == SlipKind::BareAddress {
        finding.level = Level::Note;
    }
    finding
}

/// What becomes of it on the page. Nothing for comments, which have a rule of their own.
fn said(kind: SlipKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        SlipKind::Comment | SlipKind::OpenComment => return None,
        SlipKind::RawHtml => ("HTML标签会按文字原样显示", "HTML is printed as text"),
        SlipKind::Table => {
            ("这几行不成表，会按文字显示", "these lines are no table and are printed as text")
        }
        SlipKind::Heading => {
            ("这一行不是标题，会按文字显示", "this line is no heading and is printed as text")
        }
        SlipKind::Underlined => {
            ("下面的 --- 把这段文字变成了标题", "the line below makes these sentences a heading")
        }
        SlipKind::Link => ("这不成链接，会按文字显示", "this is no link and is printed as text"),
        SlipKind::BareAddress => {
            ("网址会按文字显示，点不开", "the address is printed as text and cannot be followed")
        }
        SlipKind::Definition => {
            ("这一行没有链接用到，不会显示", "no link uses this line, and it is not printed")
        }
        SlipKind::Note => {
            ("没有这条脚注，会按文字显示", "there is no such footnote: this is printed as text")
        }
        SlipKind::RepeatedNote => (
            "同名的脚注已有一条，这一条不会显示",
            "a footnote of this name is there already: this one is not printed",
        ),
        SlipKind::OpenFence => (
            "代码块没有结束，后面的内容都会当作代码",
            "nothing ends this block of code: all that follows is code",
        ),
        SlipKind::WordlessPicture => (
            "图片没有文字说明，页面上只显示它的地址",
            "the picture has no words: its address is printed",
        ),
    })
}

/// How it is mended. Nothing for comments.
fn mended(kind: SlipKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        SlipKind::Comment | SlipKind::OpenComment => return None,
        SlipKind::RawHtml => (
            "删去标签，改用Markdown：空一行分段，** 加粗，| 画表",
            "use Markdown: an empty line for a paragraph, ** for bold, | for a table",
        ),
        SlipKind::Table => (
            "表头下面写一行 |---|---|，列数与表头相同；竖线用半角 |",
            "write a line |---|---| below the head, with as many columns; bars are ASCII |",
        ),
        SlipKind::Heading => (
            "写成「## 标题」：半角 #，顶格，# 后空一格",
            "write `## heading`: ASCII #, nothing before it, a blank after it",
        ),
        SlipKind::Underlined => (
            "在 --- 上面空一行，或删去它；标题写「## 标题」",
            "put an empty line above it or remove it; write headings as `## heading`",
        ),
        SlipKind::Link => (
            "写成 [文字](地址)：括号用半角，地址里没有空格（空格写作 %20）",
            "write [words](address): ASCII brackets and no blanks in the address (%20 for a blank)",
        ),
        SlipKind::BareAddress => {
            ("写成 [文字](网址) 或 <网址>", "write [words](address) or <address>")
        }
        SlipKind::Definition => (
            "删去；要公开的，写成普通的一段",
            "remove it; what is to be published is written as a paragraph",
        ),
        SlipKind::Note => (
            "写上脚注「[^名称]: 内容」，或删去",
            "write the footnote `[^name]: text` or remove this",
        ),
        SlipKind::RepeatedNote => ("换一个名称", "give it another name"),
        SlipKind::OpenFence => {
            ("删去这一行，或在代码之后再写一行 ```", "remove this line or write ``` after the code")
        }
        SlipKind::WordlessPicture => (
            "在 ![ ] 里写明图片的内容；页面上显示为链接",
            "say what it shows inside ![ ]; on the page it is a link",
        ),
    })
}
