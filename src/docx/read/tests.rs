//! Documents made by hand: what programs write in odd ways, and what is not taken.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

use super::{Aside, AsideKind, At, Block, CHANGED, TextParagraph, TextTable, WordDocument, read};

const NAMES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml""#;

pub(super) fn packed(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| {
        archive.start_file(name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(text.as_bytes()).expect("written");
    };
    let body = format!("<w:document {NAMES}><w:body>{body}</w:body></w:document>");
    part("word/document.xml", &body);
    for (name, text) in more {
        let (root, inner) = text.split_once('|').expect("a root and what is in it");
        let ends = root.split(' ').next().unwrap_or(root);
        part(name, &format!("<w:{root} {NAMES}>{inner}</w:{ends}>"));
    }
    archive.finish().expect("an archive").into_inner()
}

pub(super) fn of(body: &str) -> WordDocument {
    read(&packed(body, &[])).expect("a document")
}

pub(super) fn paragraphs(document: &WordDocument) -> Vec<&TextParagraph> {
    let blocks = document.blocks.iter();
    blocks
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            Block::Table(_) => None,
        })
        .collect()
}

pub(super) fn tables(document: &WordDocument) -> Vec<&TextTable> {
    let blocks = document.blocks.iter();
    blocks
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        })
        .collect()
}

pub(super) fn texts(document: &WordDocument) -> Vec<String> {
    paragraphs(document).into_iter().map(TextParagraph::text).collect()
}

pub(super) fn kinds(document: &WordDocument) -> Vec<(At, AsideKind, &str)> {
    let kind = |aside: &'_ Aside| (aside.at, aside.kind);
    let texts = document.asides.iter().map(|aside| aside.text.as_str());
    let kinds = document.asides.iter().map(kind);
    kinds.zip(texts).map(|((at, kind), text)| (at, kind, text)).collect()
}

pub(super) fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

pub(super) fn cell(properties: &str, inner: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>")
}

#[test]
fn words_are_read_as_they_are_shown() {
    let document = of(concat!(
        r#"<w:p><w:r><w:t>收</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>入</w:t><w:tab/><w:t>1</w:t><w:br/><w:noBreakHyphen/></w:r><w:r><w:br w:type="page"/><w:rPr><w:b w:val="0"/><w:i/></w:rPr><w:t>末</w:t></w:r></w:p>"#,
        "<w:p/>",
        r#"<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t></w:r><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:sdt><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt></w:p>"#,
        r#"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>删</w:t></w:r><w:r><w:sym w:font="Own" w:char="F021"/></w:r></w:p>"#,
    ));
    assert_eq!(texts(&document), ["收入\t1\n-末", "☑是链接控件", ""]);
    let looks: Vec<(&str, bool, bool)> = { paragraphs(&document)[0].runs.iter() }
        .map(|run| (run.text.as_str(), run.is_bold, run.is_italic))
        .collect();
    assert_eq!(looks, [("收", false, false), ("入\t1\n-", true, false), ("末", false, true)]);
    let third = At::Paragraph(3);
    let mut said = kinds(&document);
    said.sort_unstable();
    assert_eq!(
        said,
        [
            (third, AsideKind::Hidden, "藏"),
            (third, AsideKind::Struck, "删"),
            (third, AsideKind::Symbol, "Own F021")
        ]
    );
}

#[test]
fn of_a_field_its_result_is_read() {
    let sign = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let code = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    let field = |text: &str, inner: &str| {
        [sign("begin"), code(text), sign("separate"), inner.into(), sign("end")].concat()
    };
    let shown = "<w:r><w:t>1520.40</w:t></w:r>";
    let nested = field(" IF ", &field("=A1", shown));
    let contents = field("TOC \\o", "</w:p><w:p><w:r><w:t>一、职责 1</w:t></w:r></w:p><w:p>");
    let body = format!(
        "<w:p>{}{}<w:fldSimple w:instr=\"DATE\"><w:r><w:t>三月</w:t></w:r></w:fldSimple></w:p><w:p>{contents}</w:p><w:p>{}</w:p>",
        field("REF a", shown),
        nested,
        [sign("begin"), code("=SUM(ABOVE)"), sign("end")].concat(),
    );
    let document = of(&body);
    assert_eq!(texts(&document), ["1520.401520.40三月", "一、职责 1", ""]);
    assert_eq!(
        paragraphs(&document).iter().map(|one| one.is_contents).collect::<Vec<_>>(),
        [false, true, false]
    );
    assert_eq!(kinds(&document), [(At::Paragraph(3), AsideKind::EmptyField, "=SUM(ABOVE)")]);
}

#[test]
fn a_change_that_nobody_accepted_is_named() {
    let document = of(concat!(
        r"<w:p><w:r><w:t>收入</w:t></w:r><w:del><w:r><w:delText>100</w:delText></w:r></w:del><w:ins><w:r><w:t>120</w:t></w:r></w:ins><w:r><w:t>万元</w:t></w:r></w:p>",
        r"<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr></w:p>",
        r"<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>只改了样式</w:t></w:r></w:p>",
        r"<w:tbl><w:tr><w:tc><w:p><w:ins><w:r><w:t>9</w:t></w:r></w:ins></w:p></w:tc><w:tc><w:p><w:r><w:t>8</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    ));
    let changed: Vec<(String, bool)> =
        paragraphs(&document).iter().map(|one| (one.text(), one.is_changed)).collect();
    assert_eq!(
        changed,
        [("收入120万元".into(), true), (String::new(), true), ("只改了样式".into(), false)]
    );
    assert_eq!(
        kinds(&document),
        [
            (At::Paragraph(1), AsideKind::Inserted, "120"),
            (At::Paragraph(1), AsideKind::Deleted, "100"),
            (At::Cell(1, 0, 0), AsideKind::Inserted, "9"),
        ]
    );
    assert_eq!(tables(&document)[0].sheet.rows, [[CHANGED, "8"]]);
}

#[test]
fn a_grid_has_its_merged_cells() {
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let (start, on) = (r#"<w:vMerge w:val="restart"/>"#, "<w:vMerge/>");
    let frame = format!("<w:tbl>{}</w:tbl>", row(&[cell("", &p("框"))]));
    let nested = format!(
        "{}<w:tbl>{}</w:tbl>{frame}",
        p("外"),
        row(&[cell("", &p("内")), cell("", &p("5"))])
    );
    let body = format!(
        "<w:tbl>{}{}{}<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:tbl>",
        row(&[cell(start, &p("项目")), cell(r#"<w:gridSpan w:val="2"/>"#, &p("金额"))]),
        row(&[cell(on, "<w:p/>"), cell("", &p("上年")), cell("", &p("本年"))]),
        row(&[cell("", &p("合计")), cell(start, &p("12.50")), cell("", &nested)]),
        row(&[cell("", &(p("甲") + &p("乙"))), cell(on, &p("藏")), cell("", "<w:p/>")]),
    );
    let document = of(&body);
    let found = tables(&document);
    assert_eq!(
        found[0].sheet.rows,
        [
            vec!["项目", "金额", "金额"],
            vec!["项目", "上年", "本年"],
            vec!["合计", "12.50", "外"],
            vec!["甲\n乙"],
        ]
    );
    assert_eq!((found[1].number, found[1].within, found[1].sheet.text(0, 0)), (2, Some(1), "内"));
    assert_eq!(kinds(&document), [(At::Cell(1, 3, 1), AsideKind::Hidden, "藏")]);
    assert_eq!(texts(&document), ["框"], "a table of one cell is a frame");
}

#[test]
fn boxes_are_read_behind_what_they_hang_on() {
    let inside = format!("<w:txbxContent>{}</w:txbxContent>", p("框里"));
    let twice = format!(
        "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wps:txbx>{inside}</wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    );
    let picture = "<w:p><w:r><w:drawing><wp:inline><pic:pic/></wp:inline></w:drawing></w:r></w:p>";
    let body = format!("<w:p><w:r><w:t>挂</w:t></w:r><w:r>{twice}</w:r></w:p>{picture}{}", p("后"));
    let document = of(&body);
    assert_eq!(texts(&document), ["挂", "框里", "", "后"]);
    assert_eq!(kinds(&document), [(At::Paragraph(3), AsideKind::Picture, "")]);
}

#[test]
fn lists_and_headings_are_known_by_style_and_number() {
    let styles = r#"styles|<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:styleId="1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style><w:style w:styleId="x"><w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style><w:style w:styleId="t"><w:name w:val="toc 1"/></w:style>"#;
    let numbering = r#"numbering|<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>"#;
    let styled = |style: &str, list: &str, text: &str| {
        format!(
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{list}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let list = |list: u8, level: u8| {
        format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#)
    };
    let body = [
        styled("t", "", "目录行"),
        styled("x", "", "职责"),
        styled("a", &list(7, 1), "甲"),
        styled("a", &list(7, 1), "乙"),
        styled("x", "", "收入"),
        styled("a", &list(7, 1), "丙"),
        styled("a", &list(8, 0), "点"),
        styled("a", &list(9, 0), "另起"),
        styled("x", &(list(0, 0) + r#"<w:outlineLvl w:val="9"/>"#), "正文"),
    ]
    .concat();
    let bytes = packed(&body, &[("word/styles.xml", styles), ("word/numbering.xml", numbering)]);
    let document = read(&bytes).expect("a document");
    assert_eq!(
        texts(&document),
        ["目录行", "一、职责", "1.1甲", "1.2乙", "二、收入", "2.1丙", "点", "五、另起", "正文"]
    );
    let levels: Vec<Option<u8>> = paragraphs(&document).iter().map(|one| one.level).collect();
    assert_eq!(levels, [None, Some(1), None, None, Some(1), None, None, None, None]);
    assert!(paragraphs(&document)[0].is_contents);
    assert_eq!(
        paragraphs(&document)[6].list.as_ref().map(|list| list.number.is_none()),
        Some(true)
    );
}

#[test]
fn notes_and_heads_of_pages_are_named() {
    let body = concat!(
        r#"<w:p><w:r><w:t>正文</w:t><w:footnoteReference w:id="2"/><w:endnoteReference w:id="9"/></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>"#,
        r#"<w:altChunk/>"#
    );
    let notes = format!(r#"footnotes|<w:footnote w:id="2">{}</w:footnote>"#, p("脚注"));
    let comments = format!(r#"comments|<w:comment w:id="0">{}</w:comment>"#, p("批注"));
    let head = format!("hdr|<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("某局"));
    let foot = r#"ftr|<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>1</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>"#;
    let parts = [
        ("word/footnotes.xml", notes.as_str()),
        ("word/comments.xml", &comments),
        ("word/header1.xml", &head),
        ("word/header2.xml", &head),
        ("word/footer1.xml", foot),
    ];
    let document = read(&packed(body, &parts)).expect("a document");
    assert_eq!(
        kinds(&document),
        [
            (At::Paragraph(1), AsideKind::Footnote, "脚注"),
            (At::Paragraph(1), AsideKind::Comment, "批注"),
            (At::Document, AsideKind::Inner, ""),
            (At::Document, AsideKind::Header, "某局"),
        ]
    );
}

#[test]
fn what_is_made_to_do_harm_is_refused() {
    let refused = |bytes: &[u8]| read(bytes).expect_err("refused").en;
    assert!(refused(b"PK").contains("damaged"));
    let deep =
        format!("{}{}", "<w:tbl><w:tr><w:tc>".repeat(100), "</w:tc></w:tr></w:tbl>".repeat(100));
    assert!(refused(&packed(&deep, &[])).contains("in each other"));
    let pages = "<w:tbl><w:tr><w:tc/><w:tc/></w:tr></w:tbl>".repeat(2_001);
    assert!(refused(&packed(&pages, &[])).contains("2,000 tables"));
    assert!(refused(&packed(&p(&"甲".repeat(6 << 20)), &[])).contains("16 MiB"));
    let many = "<w:p/>".repeat(2_000_001);
    assert!(refused(&packed(&many, &[])).contains("too many"));
    let wide = r#"<w:tc><w:tcPr><w:gridSpan w:val="4000000000"/></w:tcPr><w:p/></w:tc>"#.repeat(9);
    let wide = of(&format!("<w:tbl><w:tr>{wide}</w:tr></w:tbl>"));
    assert_eq!(tables(&wide).len(), 1);
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    archive.write_all(b"<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>").expect("written");
    assert!(refused(&archive.finish().expect("an archive").into_inner()).contains("DOCTYPE"));
}
