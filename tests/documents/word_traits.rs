//! What offices and their programs leave in Word documents: tables that go on behind a title said
//! again, headings in pieces, amounts half in bold, tables set by tabs.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;
use crate::word::{INTO, content, docx, gongkai, heading, import, p, said, site, table};

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

const HEADS: &[&str] = &["科目编码", "科目名称", "合计", "基本支出", "项目支出"];
const FIRST: &[&[&str]] = &[
    &["213", "农林水支出", "1520.40", "520.40", "1000.00"],
    &["21303", "水利", "1520.40", "520.40", "1000.00"],
];
const SECOND: &[&[&str]] = &[
    &["2130301", "行政运行", "520.40", "520.40", ""],
    &["2130305", "水利工程建设", "1000.00", "", "1000.00"],
    &["合计", "", "1520.40", "520.40", "1000.00"],
];

fn with_heads(rows: &[&[&str]]) -> String {
    table(&[&[HEADS], rows].concat())
}

/// The table of spending in two parts, with these lines and this table behind the first.
fn in_two(between: &[&str], second: &str) -> String {
    let lines: String = between.iter().map(|line| p(line)).collect();
    let title = p("2026年部门支出总表") + &p("编制部门：示例县水利局</w:t><w:tab/><w:t>单位：万元");
    title + &with_heads(FIRST) + &lines + second
}

#[test]
fn a_table_goes_on_behind_what_stood_over_it() {
    for (between, second) in [
        (&["2026年部门支出总表（续）"][..], with_heads(SECOND)),
        (&["2026年部门支出总表", "单位：万元"], with_heads(SECOND)),
        (&["- 12 -"], table(SECOND)),
        (&["第3页", "续表", "单位：万元"], table(SECOND)),
    ] {
        let site = site(&in_two(between, &second), &[]);
        let report = import(&site, &[]);
        assert!(report.contains("部门支出总表（5行，单位：万元）"), "{between:?}\n{report}");
        assert!(report.contains("未取 0 个"), "{report}");
    }
}

#[test]
fn a_table_of_its_own_is_not_joined() {
    let whole: Vec<&[&str]> = [FIRST, SECOND].concat();
    let again = with_heads(&whole);
    let body = p("2026年部门支出总表") + &again + &p("2026年部门支出总表") + &again;
    let site_of_two = site(&body, &[]);
    let report = import(&site_of_two, &[]);
    assert!(report.contains("部门支出总表（5行"), "{report}");
    assert!(report.contains("第2个表"), "the second is named: {report}");
    // Other columns under a mark that it goes on: no sum was looked at, and that is said.
    let other: &[&[&str]] = &[&["科目名称", "上年数"], &["水利", "1400.00"]];
    let marked = in_two(&["2026年部门支出总表（续）"], &table(other));
    let report = import(&site(&marked, &[]), &[]);
    assert!(report.contains("注意：第2个表"), "{report}");
    // Another office's.
    let other = ["2026年部门支出总表", "编制部门：示例县林业局"];
    let report = import(&site(&in_two(&other, &with_heads(SECOND)), &[]), &[]);
    assert!(report.contains("部门支出总表（2行"), "{report}");
}

#[test]
fn what_a_page_that_was_left_may_hold_is_no_error() {
    let first: Vec<&[&str]> = [&[HEADS], FIRST, &SECOND[..1]].concat();
    let second: Vec<Vec<&str>> =
        SECOND[1..].iter().map(|row| [*row, &["", "x"]].concat()).collect();
    let second: Vec<&[&str]> = second.iter().map(Vec::as_slice).collect();
    let body =
        p("2026年部门支出总表") + &p("单位：万元") + &table(&first) + &p("- 3 -") + &table(&second);
    let site = site(&body, &[]);
    let found = said(&gongkai(site.path(), &["check", "预算.docx", "--format", "short"]));
    assert!(found.contains("note[total-mismatch]"), "{found}");
    assert!(!found.contains("error["), "{found}");
}

#[test]
fn a_heading_in_pieces_is_one() {
    for (written, heading_of) in [
        ("一、部门预算安排</w:t><w:br/><w:t>的总体情况", "## 一、部门预算安排的总体情况"),
        ("一 、 部 门 预 算 安 排 的 总 体 情 况", "## 一、部门预算安排的总体情况"),
        ("一、部门预算 安排的总体情况", "## 一、部门预算 安排的总体情况"),
    ] {
        let body = p(written)
            + &p(
                "2026年收入预算1520.40万元，支出预算1520.40万元，其中：基本支出520.40万元，项目支出1000.00万元。",
            );
        let site = site(&body, &[]);
        let report = import(&site, &[]);
        let markdown = content(&site, "md");
        assert!(markdown.starts_with(heading_of), "{markdown}");
        assert!(markdown.contains("收入预算[[收入说明/合计]]"), "{markdown}\n{report}");
    }
}

#[test]
fn an_amount_half_in_bold_is_one_amount() {
    let run = |properties: &str, text: &str| {
        format!(r#"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
    };
    let (bold, slanted) = ("<w:b/>", "<w:i/>");
    let both = "<w:b/><w:i/>";
    let sentence = [
        run("", "2026年收"),
        run(slanted, "入预算1"),
        run(both, "520."),
        run(bold, "40万元，支出预算"),
        run(both, "1520.4"),
        run("", "0万元，其中：基本支出"),
        run(bold, "520.4"),
        run("", "0万元，项目支出1000.00万元。"),
    ]
    .concat();
    let site =
        site(&(heading("一、部门预算安排的总体情况") + &format!("<w:p>{sentence}</w:p>")), &[]);
    let report = import(&site, &[]);
    let markdown = content(&site, "md");
    for path in ["收入说明/合计", "支出说明/合计", "支出说明/基本支出", "支出说明/项目支出"]
    {
        assert!(markdown.contains(&format!("[[{path}]]")), "{path}: {markdown}\n{report}");
    }
    assert!(markdown.contains("**[[支出说明/基本支出]]**"), "{markdown}");
    assert!(!markdown.contains("****"), "{markdown}");
}

#[test]
fn a_reference_that_leads_nowhere_is_found() {
    for broken in ["错误!未找到引用源。", "Error: Reference source not found"] {
        let body = heading("一、部门预算安排的总体情况")
            + &p(&format!("2026年收入预算{broken}万元，支出预算1520.40万元。"));
        let folder = tempfile::tempdir().unwrap();
        common::write_bytes(&folder.path().join("a.docx"), &docx(&body, &[]));
        let arguments = ["check", "a.docx", "--kind", "budget", "--format", "short"];
        let found = said(&gongkai(folder.path(), &arguments));
        assert!(found.contains("第2段: error[placeholder-text]"), "{found}");
    }
}

#[test]
fn a_table_set_by_tabs_is_named_and_takes_no_title() {
    let row = |cells: &[&str]| p(&cells.join("</w:t><w:tab/><w:t>"));
    let body = [
        p("2026年部门收支总表"),
        p("单位：万元"),
        row(&["项目", "预算数", "项目", "预算数"]),
        row(&["一般公共预算拨款收入", "1,520.40", "农林水支出", "1,520.40"]),
        row(&["收入总计", "1,520.40", "支出总计", "1,520.40"]),
        in_two(&[], ""),
    ]
    .concat();
    let site = site(&body, &[]);
    let report = import(&site, &[]);
    assert!(
        report.contains("未取：第3段：从这里起的3段是用制表符排的表，没有取成数据"),
        "{report}"
    );
    assert!(report.contains("部门支出总表（2行，单位：万元）"), "{report}");
    let markdown = content(&site, "md");
    assert!(markdown.contains("| 收入总计 | 1,520.40 | 支出总计 | 1,520.40 |"), "{markdown}");
    let found = said(&gongkai(site.path(), &["check", "预算.docx", "--format", "short"]));
    assert!(!found.contains("prose-amount"), "{found}");
}

#[test]
fn numbers_of_pages_are_no_text() {
    let body = [
        heading("一、部门预算安排的总体情况"),
        p("2026年收入预算1520.40万元。"),
        p("- 3 -"),
        p("第 3 页 共 9 页"),
        p("4"),
        p("又一段。"),
    ]
    .concat();
    let site = site(&body, &[]);
    let report = import(&site, &[]);
    for number in ["第3段：页码，没有取：- 3 -", "第4段：页码", "第5段：页码，没有取：4"]
    {
        assert!(report.contains(number), "{report}");
    }
    let markdown = content(&site, "md");
    assert!(markdown.ends_with("[[收入说明/合计]]。\n\n又一段。\n"), "{markdown}");
}

#[test]
fn a_row_that_is_to_go_is_counted_among_what_was_left() {
    let gone = with_heads(&[FIRST, SECOND].concat()).replacen(
        "<w:tr><w:tc><w:p><w:r><w:t>2130305",
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>2130305",
        1,
    );
    let site = site(&(p("2026年部门支出总表") + &p("单位：万元") + &gone), &[]);
    let report = import(&site, &[]);
    assert!(report.contains("修订删除的文字：1000.00"), "{report}");
    assert!(!report.contains("修订插入"), "{report}");
    assert!(report.contains("有数的单元格 17 个：读入 14 个，未取 3 个"), "{report}");
    // Whether the row goes decides whether the sum is right.
    let found = said(&gongkai(site.path(), &["check", "预算.docx", "--format", "short"]));
    assert!(found.contains("note[total-mismatch]"), "{found}");
    assert!(!found.contains("error["), "{found}");
}

#[test]
fn an_open_text_is_refused_and_says_what_to_do() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "<office:document-content/>"),
    ] {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    let site = common::site(&[]);
    let bytes = archive.finish().unwrap().into_inner();
    common::write_bytes(&site.path().join("a.odt"), &bytes);
    let arguments = ["import", "a.odt", "--into", INTO, "--profile", "statutory"];
    let output = gongkai(site.path(), &arguments);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("另存为.docx再取"), "{}", said(&output));
}

#[test]
fn a_text_is_bound_to_the_tables_that_are_there() {
    let body = heading("一、部门预算安排的总体情况") + &p("农林水支出1520.40万元，增列3.00万元。");
    let site = site(&body, &[]);
    let tables = in_two(&["（续）"], &with_heads(SECOND));
    common::write_bytes(&site.path().join("表.docx"), &docx(&tables, &[]));
    let into = ["import", "表.docx", "--into", INTO, "--profile", "statutory"];
    let report = said(&gongkai(site.path(), &into));
    std::fs::remove_file(site.path().join(format!("content/{INTO}.md"))).ok();
    assert!(report.contains("部门支出总表（5行"), "{report}");
    let report = import(&site, &[]);
    let markdown = content(&site, "md");
    assert!(markdown.contains("[[部门支出总表/213/合计"), "{markdown}\n{report}");
}

/// A control of Word: filled, or still with its prompt.
fn control(text: &str, is_prompt: bool) -> String {
    let (says, look) = match is_prompt {
        true => ("<w:showingPlcHdr/>", r#"<w:rPr><w:rStyle w:val="a3"/></w:rPr>"#),
        false => ("", ""),
    };
    format!(
        "<w:sdt><w:sdtPr>{says}</w:sdtPr><w:sdtContent><w:r>{look}<w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"
    )
}

#[test]
fn a_control_that_nobody_filled_in_says_nothing() {
    let line = |inner: &str| format!("<w:p><w:r><w:t>联系部门：</w:t></w:r>{inner}</w:p>");
    let block = control("单击或点击此处输入文字。", true).replace("<w:r>", "<w:p><w:r>");
    let block = block.replace("</w:r></w:sdtContent>", "</w:r></w:p></w:sdtContent>");
    let cell = |inner: &str| format!("<w:tc><w:p>{inner}</w:p></w:tc>");
    let row = ["213", "农林水支出", "20.00", "20.00"]
        .map(|text| cell(&format!("<w:r><w:t>{text}</w:t></w:r>")));
    let prompt = cell(&control("单击此处", true));
    let body = [
        heading("一、部门职责"),
        p("示例县水利局管理全县的水。"),
        line(&control("办公室", false)),
        line(&control("选择一项。", true)),
        block,
        p("2026年部门支出总表"),
        table(&[HEADS])
            .replace("</w:tbl>", &format!("<w:tr>{}{prompt}</w:tr></w:tbl>", row.concat())),
    ];
    let site = site(&body.concat(), &[]);
    let report = import(&site, &[]);
    assert_eq!(report.matches("控件里还没有填写，显示的是提示语，没有取").count(), 3, "{report}");
    let written = content(&site, "md") + &content(&site, "yaml");
    assert!(written.contains("联系部门：办公室\n"), "{written}");
    assert!(!written.contains("选择一项") && !written.contains("单击"), "{written}");
    assert!(written.contains("合计: 20.00"), "{written}");
}
