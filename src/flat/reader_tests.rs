use super::{Block, FlatCell, Span, Surroundings, read};

fn told(html: &str) -> Vec<String> {
    let leads = |address: &str| address.starts_with("http").then(|| address.to_owned());
    let around = Surroundings { leads: &leads, colon: "：", language: "en" };
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
            let cell = |cell: &FlatCell| line(&cell.line);
            let row = |row: &Vec<_>| row.iter().map(cell).collect::<Vec<_>>().join("|");
            format!("{} {}", table.head, table.rows.iter().map(row).collect::<Vec<_>>().join("/"))
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
        told("<dl><div><dt>编码</dt><dd>12</dd></div><dt>用途</dt><dd>修路</dd><dd>架桥</dd></dl>"),
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

#[test]
fn words_of_another_language_keep_it() {
    let leads = |_: &str| None;
    let around = Surroundings { leads: &leads, colon: ": ", language: "en" };
    let html = "<div lang=en><p>Budget <b lang=zh-CN>本年<i>支出</i></b>, total</p></div>";
    let blocks = read(html, &around);
    let [Block::Paragraph(paragraph)] = blocks.as_slice() else { panic!("{blocks:?}") };
    let said: Vec<_> =
        paragraph.line.iter().map(|span| (span.text.as_str(), span.language.as_deref())).collect();
    let zh = Some("zh-CN");
    assert_eq!(said, [("Budget ", None), ("本年", zh), ("支出", zh), (", total", None)]);
}

#[test]
fn a_list_without_marks_in_one_with_numbers_has_none() {
    assert_eq!(
        told("<ol><li>甲<ul class=plain><li>乙</li></ul></li><li>丙</li></ol>"),
        ["Text 1. 甲", "Text 乙", "Text 2. 丙"]
    );
}

#[test]
fn what_follows_a_script_stays() {
    assert_eq!(told("<script>if (a <b) { c = \"'\" }</script><p>2 < 3</p>"), ["Text 2 < 3"]);
}
