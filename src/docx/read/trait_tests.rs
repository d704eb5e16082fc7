//! What other programs and hands leave in a document: edges that differ by a hair, parts by other
//! names, lists by their style, small signs above the line.

use super::tests::{cell, kinds, of, p, packed, paragraphs, tables, texts};
use super::{AsideKind, At, read};

/// A table with a grid of these widths, of rows of cells: words and how many columns they take.
fn grid(widths: &[u32], rows: &[&[(&str, u32)]]) -> String {
    let columns: String =
        widths.iter().map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)).collect();
    let one =
        |(text, span): &(&str, u32)| cell(&format!(r#"<w:gridSpan w:val="{span}"/>"#), &p(text));
    let rows: String = rows
        .iter()
        .map(|row| format!("<w:tr>{}</w:tr>", row.iter().map(one).collect::<String>()))
        .collect();
    format!("<w:tbl><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>")
}

#[test]
fn edges_that_differ_by_a_hair_are_one() {
    let rows: [&[(&str, u32)]; 3] = [
        &[("科目", 1), ("基本", 1), ("项目", 2)],
        &[("213", 1), ("5.00", 2), ("7.00", 1)],
        &[("合计", 1), ("5.00", 1), ("7.00", 2)],
    ];
    let document = of(&grid(&[1200, 1200, 1, 1199], &rows));
    let expected = [["科目", "基本", "项目"], ["213", "5.00", "7.00"], ["合计", "5.00", "7.00"]];
    assert_eq!(tables(&document)[0].sheet.rows, expected);
    // Dragged twice, by less than a millimetre each.
    let rows: [&[(&str, u32)]; 2] = [&[("甲", 1), ("1", 3)], &[("乙", 3), ("2", 1)]];
    let document = of(&grid(&[1200, 30, 40, 1199], &rows));
    assert_eq!(tables(&document)[0].sheet.rows, [["甲", "1"], ["乙", "2"]]);
    // A column of some width is one, though no cell stands in it alone.
    let rows: [&[(&str, u32)]; 2] = [&[("甲", 1), ("1", 2)], &[("乙", 2), ("2", 1)]];
    let document = of(&grid(&[1200, 400, 1199], &rows));
    assert_eq!(tables(&document)[0].sheet.rows[1], ["乙", "乙", "2"]);
    // Widths that cannot be true are not believed.
    let rows: [&[(&str, u32)]; 1] = [&[("甲", 1), ("1", 1), ("2", 1)]];
    let document = of(&grid(&[0, 0, 0], &rows));
    assert_eq!(tables(&document)[0].sheet.rows, [["甲", "1", "2"]]);
}

#[test]
fn without_a_grid_edges_stand_where_cells_end() {
    let one = |text: &str, span: u32, wide: u32| {
        let properties =
            format!(r#"<w:tcW w:w="{wide}" w:type="dxa"/><w:gridSpan w:val="{span}"/>"#);
        cell(&properties, &p(text))
    };
    let rows = [
        [one("科目", 1, 1200), one("项目", 2, 1200)].concat(),
        [one("213", 2, 1203), one("7.00", 1, 1197)].concat(),
    ];
    let document = of(&format!("<w:tbl><w:tr>{}</w:tr><w:tr>{}</w:tr></w:tbl>", rows[0], rows[1]));
    assert_eq!(tables(&document)[0].sheet.rows, [["科目", "项目"], ["213", "7.00"]]);
}

#[test]
fn tables_side_by_side_are_tables() {
    let table = |text: &str| grid(&[1200, 1200], &[&[(text, 1), ("1.00", 1)]]);
    let side = |text: &str| cell("", &(p(text) + &table(text) + "<w:p/>"));
    let body = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", side("甲表"), side("乙表"));
    let document = of(&body);
    assert_eq!(texts(&document), ["甲表", "乙表"]);
    assert!(tables(&document).iter().all(|table| table.within.is_none()));
    let rows: Vec<_> = tables(&document).iter().map(|table| table.sheet.rows.clone()).collect();
    assert_eq!(rows, [[["甲表", "1.00"]], [["乙表", "1.00"]]]);
}

#[test]
fn small_signs_are_no_digits_of_a_figure() {
    let run = |text: &str, line: &str| {
        format!(r#"<w:r><w:rPr><w:vertAlign w:val="{line}"/></w:rPr><w:t>{text}</w:t></w:r>"#)
    };
    let plain = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let marked = [plain("收入1520.40"), run("1", "superscript"), plain("万元")].concat();
    let body = [
        format!("<w:p>{marked}</w:p>"),
        format!("<w:p>{}{}</w:p>", plain("1200m"), run("2", "superscript")),
        format!("<w:p>{}{}</w:p>", run("1520", "superscript"), run("40", "superscript")),
        format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("", &p("甲")), {
            let words = [plain("7.00"), run("②", "superscript")].concat();
            cell("", &format!("<w:p>{words}</w:p>"))
        }),
    ];
    let document = of(&body.concat());
    assert_eq!(texts(&document), ["收入1520.40万元", "1200m²", "152040"]);
    assert_eq!(tables(&document)[0].sheet.rows, [["甲", "7.00"]]);
    assert_eq!(
        kinds(&document),
        [
            (At::Paragraph(1), AsideKind::NoteMark, "1"),
            (At::Cell(1, 0, 1), AsideKind::NoteMark, "②")
        ]
    );
}

#[test]
fn lists_are_those_of_their_style_and_their_own_levels() {
    let numbering = r#"numbering|<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="L"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl></w:lvlOverride></w:num>"#;
    let item = |list: u8, text: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let body = [item(2, "职责"), item(2, "收入"), item(3, "基本"), item(3, "项目")].concat();
    let document = read(&packed(&body, &[("word/numbering.xml", numbering)])).expect("a document");
    assert_eq!(texts(&document), ["一、职责", "二、收入", "（一）基本", "（二）项目"]);
}

#[test]
fn parts_are_found_by_what_refers_to_them() {
    let relation = |kind: &str, target: &str| {
        format!(r#"<r:Relationship Type="http://x/relationships/{kind}" Target="{target}"/>"#)
    };
    let relations = [
        relation("styles", "styles2.xml"),
        relation("footnotes", "/word/notes/f.xml"),
        relation("header", "../other/h.xml"),
    ];
    let relations = format!(
        r#"document xmlns:r="http://schemas.openxmlformats.org/package/2006/relationships"|{}"#,
        relations.concat()
    );
    let styles = r#"styles|<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>"#;
    let notes = format!(r#"footnotes|<w:footnote w:id="1">{}</w:footnote>"#, p("脚注"));
    let head = format!("hdr|{}", p("页眉"));
    let body = r#"<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>职责</w:t><w:footnoteReference w:id="1"/></w:r></w:p>"#;
    let parts = [
        ("word/_rels/document.xml.rels", relations.as_str()),
        ("word/styles2.xml", styles),
        ("word/notes/f.xml", &notes),
        ("other/h.xml", &head),
    ];
    let document = read(&packed(body, &parts)).expect("a document");
    assert_eq!(paragraphs(&document)[0].level, Some(1));
    assert_eq!(
        kinds(&document),
        [
            (At::Paragraph(1), AsideKind::Footnote, "脚注"),
            (At::Document, AsideKind::Header, "页眉")
        ]
    );
}

#[test]
fn the_first_line_of_contents_is_one() {
    let sign = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let code = "<w:r><w:instrText>TOC \\o</w:instrText></w:r>";
    let text = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let begin = [sign("begin"), code.into(), sign("separate"), text("一、职责")].concat();
    let body = [
        format!("<w:p>{begin}</w:p>"),
        format!("<w:p>{}{}</w:p>", text("二、收入"), sign("end")),
        p("一、职责"),
    ];
    let document = of(&body.concat());
    let found: Vec<bool> = paragraphs(&document).iter().map(|one| one.is_contents).collect();
    assert_eq!(found, [true, true, false]);
}

#[test]
fn of_a_formula_no_figure_is_made() {
    let names = r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math""#;
    let text = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let fraction =
        format!("<m:f><m:num>{}</m:num><m:den>{}</m:den></m:f>", text("1520.40"), text("2"));
    let body = [
        format!("<w:p {names}><w:r><w:t>收入</w:t></w:r><m:oMath>{fraction}</m:oMath></w:p>"),
        format!("<w:p {names}><m:oMathPara><m:oMath>{}</m:oMath></m:oMathPara></w:p>", text("a+b")),
    ];
    let document = of(&body.concat());
    assert_eq!(texts(&document), ["收入（公式）", "a+b"]);
    assert_eq!(kinds(&document), [(At::Paragraph(1), AsideKind::Formula, "1520.40 2")]);
}

#[test]
fn a_row_that_is_to_go_is_not_called_new() {
    let row = |change: &str, text: &str| {
        format!(
            "<w:tr><w:trPr>{change}</w:trPr>{}{}</w:tr>",
            cell("", &p(text)),
            cell("", &p("5.00"))
        )
    };
    let rows = [row("", "甲"), row("<w:del/>", "乙"), row("<w:ins/>", "丙")].concat();
    let document = of(&format!("<w:tbl>{rows}</w:tbl>"));
    let said: Vec<(AsideKind, &str)> =
        kinds(&document).into_iter().map(|(_, kind, text)| (kind, text)).collect();
    let (gone, new) = (AsideKind::Deleted, AsideKind::Inserted);
    assert_eq!(said, [(gone, "乙"), (gone, "5.00"), (new, "丙"), (new, "5.00")]);
}
