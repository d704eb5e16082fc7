use super::block::{Block, Paragraph, Role};
use super::line::Span;
use super::line_reader::LineReader;
use super::table_reader::TableReader;
use super::tag::{Tag, Token, decoded, tokens};

/// What a page is read among.
pub struct Surroundings<'a> {
    /// Where a link leads from where the page will stand; nothing where it leads nowhere from there.
    pub leads: &'a dyn Fn(&str) -> Option<String>,
    /// What stands between the name of something and what is said of it.
    pub colon: &'a str,
}

/// Elements that hold nothing.
const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "wbr", "col"];

/// Elements whose text is none of a page that is read from its beginning to its end: what is for
/// programs, and what leads around in it.
const LEFT: [&str; 10] =
    ["script", "style", "svg", "nav", "template", "dialog", "head", "button", "form", "noscript"];

/// Elements that stand below what is before them.
const BELOW: [&str; 22] = [
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "figure",
    "figcaption",
    "blockquote",
    "pre",
    "ul",
    "ol",
    "li",
    "dl",
    "hr",
    "caption",
    "details",
    "summary",
    "address",
    "fieldset",
];

/// Classes of words that a style sheet keeps apart from those before them.
const APART: [&str; 6] = ["form", "unit", "level", "changed", "tag", "each"];

/// Reads a page as what stands one below the other.
pub fn read(html: &str, around: &Surroundings<'_>) -> Vec<Block> {
    let mut reader = Reader {
        around,
        blocks: Vec::new(),
        open: Vec::new(),
        line: LineReader::default(),
        table: None,
        is_only_mark: false,
    };
    for token in tokens(html) {
        match token {
            Token::Open(tag) => reader.open(tag),
            Token::Close(name) => reader.close(name),
            Token::Text(text) => reader.text(&decoded(text)),
            Token::Other(_) => {}
        }
    }
    reader.end_block();
    reader.end_table();
    reader.blocks
}

/// An element that is open.
#[derive(Debug, Default)]
struct Element {
    name: String,
    /// Whether its text is left out.
    is_left: bool,
    /// Whether its text is only read aloud.
    is_unseen: bool,
    /// Whether it is a list, and the next number in one that has numbers.
    list: Option<Option<usize>>,
    is_note: bool,
    is_bold: bool,
    is_italic: bool,
    is_raised: bool,
    link: Option<String>,
}

struct Reader<'a> {
    around: &'a Surroundings<'a>,
    blocks: Vec<Block>,
    open: Vec<Element>,
    line: LineReader,
    table: Option<TableReader>,
    /// Whether nothing but the mark of a list stands in the line.
    is_only_mark: bool,
}

impl Reader<'_> {
    fn open(&mut self, tag: Tag<'_>) {
        let name = tag.name();
        match name {
            "br" => self.line.end_line(),
            "table" if self.table.is_none() => {
                self.end_block();
                self.table = Some(TableReader::default());
            }
            "svg" => self.table.iter_mut().for_each(TableReader::draws),
            "dd" if !self.line.is_empty() => self.line.text(self.around.colon, &Span::default()),
            "dt" => self.end_block(),
            _ if BELOW.contains(&name) || heading(name).is_some() => self.end_block(),
            _ => {}
        }
        if APART.iter().any(|class| tag.has_class(class)) {
            self.line.blank();
        }
        if let Some(table) = &mut self.table
            && table.open(tag)
        {
            self.line.take();
        }
        if name == "li" && !self.is_left() {
            self.item();
        }
        if !VOID.contains(&name) && !tag.0.ends_with("/>") {
            self.open.push(self.element(tag));
        }
    }

    fn element(&self, tag: Tag<'_>) -> Element {
        let name = tag.name();
        let role = tag.attribute("role");
        let list = match name {
            "ol" => {
                let start = tag.attribute("start").and_then(|start| start.parse().ok());
                Some(Some(start.unwrap_or(1)))
            }
            "ul" if !tag.has_class("plain") => Some(None),
            _ => None,
        };
        let href = if name == "a" { tag.attribute("href") } else { None };
        Element {
            name: name.to_owned(),
            is_left: LEFT.contains(&name)
                || role.as_deref() == Some("doc-backlink")
                || tag.has_class("skip"),
            is_unseen: tag.has_class("vh"),
            list,
            is_note: tag.has_class("notes") || tag.has_class("notice"),
            is_bold: matches!(name, "b" | "strong" | "dt"),
            is_italic: matches!(name, "i" | "em"),
            is_raised: name == "sup",
            link: href.and_then(|href| (self.around.leads)(&href)),
        }
    }

    /// The beginning of an item of a list: its number or mark.
    fn item(&mut self) {
        let list = self.open.iter_mut().rev().find_map(|element| element.list.as_mut());
        let Some(list) = list.filter(|_| self.table.is_none()) else { return };
        let mark = match list {
            Some(number) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            None => "· ".to_owned(),
        };
        self.line.text(&mark, &Span::default());
        self.is_only_mark = true;
    }

    fn close(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|element| element.name == name) else { return };
        let is_block = BELOW.contains(&name) || matches!(name, "dd") || heading(name).is_some();
        if name == "li" && std::mem::take(&mut self.is_only_mark) {
            self.line.take();
        }
        if is_block {
            self.end_block();
        }
        self.open.truncate(at);
        match name {
            "td" | "th" => {
                if let Some(table) = &mut self.table {
                    table.end_cell(&mut self.line);
                }
            }
            "table" => self.end_table(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_left() {
            return;
        }
        if self.open.iter().any(|element| element.is_unseen) {
            self.table.iter_mut().for_each(|table| table.unseen(text));
            return;
        }
        let in_cell = self.table.as_ref().is_some_and(TableReader::in_cell);
        if self.table.is_some() && !in_cell && !self.is_in("caption") {
            return;
        }
        self.is_only_mark &= text.trim().is_empty();
        let any = |is: fn(&Element) -> bool| self.open.iter().any(is);
        let look = Span {
            text: String::new(),
            is_bold: any(|element| element.is_bold)
                || in_cell && self.table.as_ref().is_some_and(TableReader::is_bold),
            is_italic: any(|element| element.is_italic),
            is_raised: any(|element| element.is_raised),
            link: self.open.iter().rev().find_map(|element| element.link.clone()),
        };
        if !self.is_in("pre") {
            return self.line.text(text, &look);
        }
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.line.end_line();
            }
            self.line.text(line, &look);
        }
    }

    /// Whether what stands here is left out.
    fn is_left(&self) -> bool {
        self.open.iter().any(|element| element.is_left)
    }

    fn is_in(&self, name: &str) -> bool {
        self.open.iter().any(|element| element.name == name)
    }

    /// Ends what stands in one line: a heading, a paragraph; in a cell, the line.
    fn end_block(&mut self) {
        let in_cell = self.table.as_ref().is_some_and(TableReader::in_cell);
        if in_cell {
            return self.line.end_line();
        }
        // What a list numbers may be a paragraph of its own.
        if self.is_only_mark {
            return;
        }
        let line = self.line.take();
        if line.iter().all(|span| span.text.trim().is_empty()) {
            return;
        }
        if let Some(level) = self.open.iter().rev().find_map(|element| heading(&element.name)) {
            return self.blocks.push(Block::Heading(level, line));
        }
        let role = if self.is_in("caption") {
            Role::Caption
        } else if self.open.iter().any(|element| element.is_note) {
            Role::Note
        } else {
            Role::Text
        };
        let is_deep = |element: &&Element| element.list.is_some() || element.name == "blockquote";
        let indent = self.open.iter().filter(is_deep).count();
        let indent = u8::try_from(indent).unwrap_or(u8::MAX);
        self.blocks.push(Block::Paragraph(Paragraph { role, indent, line }));
    }

    fn end_table(&mut self) {
        if let Some(table) = self.table.take().and_then(TableReader::table) {
            self.blocks.push(Block::Table(table));
        }
    }
}

/// The level of a heading.
fn heading(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(html: &str) -> Vec<String> {
        let leads = |address: &str| address.starts_with("http").then(|| address.to_owned());
        let around = Surroundings { leads: &leads, colon: "：" };
        let line = |line: &[Span]| -> String {
            let one = |span: &Span| match &span.link {
                Some(link) => format!("[{}]({link})", span.text),
                None => span.text.clone(),
            };
            line.iter().map(one).collect()
        };
        let block = |block: &Block| match block {
            Block::Heading(level, text) => format!("{level} {}", line(text)),
            Block::Paragraph(paragraph) => {
                format!("{:?} {}", paragraph.role, line(&paragraph.line))
            }
            Block::Table(table) => {
                let cell = |cell: &super::super::FlatCell| line(&cell.line);
                let row = |row: &Vec<_>| row.iter().map(cell).collect::<Vec<_>>().join("|");
                format!(
                    "{} {}",
                    table.head,
                    table.rows.iter().map(row).collect::<Vec<_>>().join("/")
                )
            }
        };
        read(html, &around).iter().map(block).collect()
    }

    #[test]
    fn a_page_is_what_stands_below_each_other() {
        assert_eq!(
            told(
                "<nav>目录<ol><li>收入</li></ol></nav><h2 id=a>一、收入<span class=form>B01</span></h2><div class=prose>\n<p>共<a href='#x'>5</a>\
                 万元，见<a href=\"https://a.example/?b&amp;c\">公报</a>。</p><ol><li>甲<ul><li>乙</li></ul></li><li><p>丙</p>\
                 <p>丁</p></li></ol></div><div class=notes><p id=note-1><b>说明 注1</b> 不符。</p></div>"
            ),
            [
                "2 一、收入 B01",
                "Text 共5万元，见[公报](https://a.example/?b&c)。",
                "Text 1. 甲",
                "Text · 乙",
                "Text 2. 丙",
                "Text 丁",
                "Note 说明 注1 不符。"
            ]
        );
    }

    #[test]
    fn a_table_is_its_caption_its_head_and_its_cells() {
        assert_eq!(
            told(
                "<div><table><caption><span class=vh>表</span><span class=unit>单位：万元</span></caption><thead><tr><th>\
                 <span class=vh>名称</span></th><td></td><th>数</th></tr></thead><tbody><tr><th>甲</th><td><svg><text>9\
                 </text></svg></td><td class=n>1<span class=marks>&nbsp;<sup>注1</sup></span></td></tr></tbody></table>后</div>"
            ),
            ["Caption 单位：万元", "1 名称|数/甲|1\u{a0}注1", "Text 后"]
        );
    }

    #[test]
    fn names_and_what_is_said_of_them_are_one_line() {
        assert_eq!(
            told(
                "<dl><div><dt>编码</dt><dd>12</dd></div><dt>用途</dt><dd>修路</dd><dd>架桥</dd></dl>"
            ),
            ["Text 编码：12", "Text 用途：修路", "Text 架桥"]
        );
    }

    #[test]
    fn lines_that_were_written_stay() {
        assert_eq!(
            told("<pre><code>甲 1\n\n乙\n</code></pre><p>丙\n丁<br>戊"),
            ["Text 甲 1\n乙", "Text 丙 丁\n戊"]
        );
    }

    #[test]
    fn what_is_never_closed_is_read_to_its_end() {
        assert_eq!(told("<p>甲<table><tr><td>1<td>2"), ["Text 甲"]);
        assert_eq!(told("</p></table>乙<svg><b>"), ["Text 乙"]);
    }
}
