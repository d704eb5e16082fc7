//! A Word document is checked and imported as a workbook is: places by table, row and column or by
//! paragraph, its text in sections, and nothing lost without a word.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

const NAMES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture""#;

/// A document with this body, as any program may write it.
pub fn docx(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let body = format!("<w:document {NAMES}><w:body>{body}</w:body></w:document>");
    for (name, text) in [("word/document.xml", body.as_str())].iter().chain(more) {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

pub fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

pub fn heading(text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
}

pub fn table(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<w:tc>{}</w:tc>", p(text));
    let row =
        |cells: &&[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// Two tables, of which the second has a total with two digits swapped, and sentences of which one
/// has a part that is not its row's.
fn example() -> String {
    [
        p("示例县水利局2026年部门预算"),
        p("目 录"),
        p("一、部门预算安排的总体情况"),
        heading("一、部门预算安排的总体情况"),
        p("2026年支出预算1520.40万元，其中：基本支出520.40万元，项目支出1010.00万元。"),
        heading("二、政府采购预算情况"),
        p("2026年政府采购预算38.20万元，其中：政府采购货物预算7.80万元、政府采购工程预算0.00万元、政府采购服务预算30.40万元。"),
        p("2026年部门收支总表"),
        p("编制部门：示例县水利局</w:t><w:tab/><w:t>单位：万元"),
        table(&[
            &["收入", "", "支出", ""],
            &["项目", "预算数", "项目", "预算数"],
            &["一般公共预算拨款收入", "1520.40", "农林水支出", "1520.40"],
            &["本年收入合计", "1520.40", "本年支出合计", "1520.40"],
            &["收入总计", "1520.40", "支出总计", "1520.40"],
        ]),
        p("2026年部门支出总表"),
        table(&[
            &["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
            &["213", "农林水支出", "1520.40", "520.40", "1000.00"],
            &["21303", "水利", "1520.40", "520.40", "1000.00"],
            &["合计", "", "1250.40", "520.40", "1000.00"],
        ]),
    ]
    .concat()
}

pub fn gongkai(root: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongkai")).current_dir(root).args(arguments).output().unwrap()
}

pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// A site with one department, and a document beside its content.
pub fn site(body: &str, more: &[(&str, &str)]) -> TempDir {
    let site = common::site(&[]);
    common::write_bytes(&site.path().join("预算.docx"), &docx(body, more));
    site
}

pub const INTO: &str = "example/housing/2026/budget";

pub fn import(site: &TempDir, arguments: &[&str]) -> String {
    let fixed = ["import", "预算.docx", "--into", INTO, "--profile", "statutory"];
    let output = gongkai(site.path(), &[&fixed, arguments].concat());
    assert!(output.status.success(), "{}", said(&output));
    said(&output)
}

pub fn content(site: &TempDir, ending: &str) -> String {
    fs::read_to_string(site.path().join(format!("content/{INTO}.{ending}"))).unwrap()
}

#[test]
fn findings_name_table_row_and_column_or_the_paragraph() {
    let folder = tempfile::tempdir().unwrap();
    common::write_bytes(&folder.path().join("a.docx"), &docx(&example(), &[]));
    let check = |arguments: &[&str]| {
        said(&gongkai(folder.path(), &[&["check", "a.docx"], arguments].concat()))
    };
    let text = check(&[]);
    for expected in [
        "a.docx：2026年部门预算，示例县水利局",
        " --> a.docx 第2个表第4行第3列\n",
        "4 | 合计 │   │ 1250.40",
        " ::: a.docx 第1个表第4行第4列\n",
        " --> a.docx 第5段\n",
        "5 | 2026年支出预算1520.40万元",
        "段落 10 段：读入 5 段，3 段是表的标题和单位，未取 2 段",
        "未取：第2段：目录，没有取：目 录",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    let english = check(&["--lang", "en", "--format", "short"]);
    assert!(
        english.contains("a.docx table 2, row 4, column 3: error[total-mismatch]"),
        "{english}"
    );
    assert!(english.contains("a.docx paragraph 5: warning[prose-amount-unmatched]"), "{english}");
    let json = check(&["--format", "json"]);
    let findings: Vec<Value> =
        json.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let of = |rule: &str| findings.iter().find(|one| one["rule"] == rule).unwrap();
    let place = |one: &Value| ["table", "paragraph", "line", "column"].map(|key| one[key].as_u64());
    assert_eq!(place(of("total-mismatch")), [Some(2), None, Some(4), Some(3)]);
    assert_eq!(place(of("prose-amount-unmatched"))[1..3], [Some(5), Some(5)]);
    let sarif: Value = serde_json::from_str(&check(&["--format", "sarif"])).unwrap();
    let place = &sarif["runs"][0]["results"][0]["locations"][0]["logicalLocations"][0]["name"];
    assert!(place.as_str().unwrap().starts_with("table 2, row"), "{sarif}");
    let written = check(&["-o", "b.xlsx"]);
    assert!(written.contains("已写出 b.xlsx"), "{written}");
    let sheets = gongkai::workbook::read(&fs::read(folder.path().join("b.xlsx")).unwrap(), "xlsx");
    assert!(sheets.unwrap()[0].rows.iter().any(|row| row[3] == "第2个表第4行第3列"));
}

#[test]
fn a_text_becomes_sections_and_a_table_a_table() {
    let site = site(&example(), &[]);
    let report = import(&site, &["--report", "r.md"]);
    let (yaml, markdown, origins) =
        (content(&site, "yaml"), content(&site, "md"), content(&site, "import.csv"));
    assert!(yaml.contains("  部门收支总表:") && yaml.contains("合计: 1250.40"), "{yaml}");
    assert_eq!(
        markdown,
        concat!(
            "示例县水利局2026年部门预算\n\n## 一、部门预算安排的总体情况\n\n",
            "2026年支出预算1520.40万元，其中：基本支出520.40万元，项目支出1010.00万元。\n\n",
            "## 二、政府采购预算情况\n\n2026年政府采购预算[[政府采购预算情况/合计]]，",
            "其中：政府采购货物预算[[政府采购预算情况/货物]]、",
            "政府采购工程预算[[政府采购预算情况/工程]]、",
            "政府采购服务预算[[政府采购预算情况/服务]]。\n"
        )
    );
    assert!(
        yaml.contains("  政府采购预算情况:\n    合计: 38.20万元\n    货物: 7.80万元"),
        "{yaml}"
    );
    assert!(!yaml.contains("支出说明"), "its parts do not add up: {yaml}");
    for expected in [
        ",预算.docx,第2个表,第4行第3列,1250.40",
        "政府采购预算情况/合计,预算.docx,正文,第7段,38.20万元",
    ] {
        assert!(origins.contains(expected), "{origins}");
    }
    for expected in [
        "取：第1个表第3至5行 → B01 部门收支总表（6行，单位：万元）",
        "取：正文里的数 → [[…]]（4处，与数据逐字相同）",
        "未取：第5段：文字里「支出说明」的数没有认全，或加起来不符",
        "段落 10 段：读入 5 段，3 段是表的标题和单位，未取 2 段",
        "说明写入 content/example/housing/2026/budget.md",
    ] {
        assert!(report.contains(expected), "{expected}\n{report}");
    }
    let written = fs::read_to_string(site.path().join("r.md")).unwrap();
    assert!(written.contains("- 第2段：目录，没有取：目 录"), "{written}");
    let found = said(&gongkai(site.path(), &["check", "--format", "short", INTO]));
    assert!(found.contains("取自 预算.docx 的第2个表第4行第3列"), "{found}");
    assert!(!found.contains("unknown-path") && !found.contains("misread-markdown"), "{found}");
}

#[test]
fn a_narrative_that_is_there_stays_unless_it_is_to_be_replaced() {
    let site = site(&example(), &[]);
    let path = site.path().join(format!("content/{INTO}.md"));
    common::write(site.path(), &[(&format!("content/{INTO}.md"), "## 我写的\n\n甲。\n")]);
    let report = import(&site, &["--dry-run", "--report", "r.json"]);
    assert!(report.contains("从这里起的正文（5段）没有取：公开件已有说明"), "{report}");
    assert!(report.contains("段落 10 段：读入 0 段，3 段是表的标题和单位，未取 7 段"), "{report}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "## 我写的\n\n甲。\n");
    let json: Value =
        serde_json::from_str(&fs::read_to_string(site.path().join("r.json")).unwrap()).unwrap();
    assert_eq!(json["paragraphs"]["left"], 7);
    let again: Value =
        serde_json::from_str(&import(&site, &["--dry-run", "--format", "json"])).unwrap();
    assert_eq!(again, json);
    import(&site, &[]);
    let report = import(&site, &[]);
    assert!(report.contains("第7段：公开件里已有「政府采购预算情况」"), "{report}");
    // What is no report is not replaced.
    fs::write(site.path().join("r.json"), "{}").unwrap();
    let fixed = ["import", "预算.docx", "--into", INTO, "--report", "r.json"];
    assert_eq!(gongkai(site.path(), &fixed).status.code(), Some(2));
    import(&site, &["--replace-narrative"]);
    assert!(fs::read_to_string(&path).unwrap().contains("## 二、政府采购预算情况"));
}

#[test]
fn what_is_not_taken_is_named() {
    let body = [
        heading("一、政府采购预算情况"),
        "<w:p><w:r><w:t>收入</w:t></w:r><w:del><w:r><w:delText>100</w:delText></w:r></w:del><w:ins><w:r><w:t>120</w:t></w:r></w:ins></w:p>".into(),
        "<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>".into(),
        r#"<w:p><w:r><w:t>正文</w:t><w:footnoteReference w:id="1"/></w:r></w:p>"#.into(),
        table(&[&["姓名", "电话"], &["甲|乙", "*1*"]]),
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>".into(),
    ]
    .concat();
    let notes = format!(
        "<w:footnotes {NAMES}><w:footnote w:id=\"1\">{}</w:footnote></w:footnotes>",
        p("脚注的话")
    );
    let head = format!("<w:hdr {NAMES}>{}</w:hdr>", table(&[&["内部"], &["资料"]]));
    let site = site(&body, &[("word/footnotes.xml", &notes), ("word/header1.xml", &head)]);
    let report = import(&site, &[]);
    for expected in [
        "未取：第2段：这一段有修订，没有取",
        "未取：第2段：修订插入的文字：120",
        "未取：第2段：修订删除的文字：100",
        "未取：第3段：图片，里面的文字和表格没有取",
        "未取：第4段：脚注，没有取：脚注的话",
        "未取：第5段：隐藏的文字，没有取：藏",
        "未取：每页：页眉，没有取：内部 资料",
        "取：第1个表 → 说明（照原样放在正文里",
        "段落 5 段：读入 2 段，0 段是表的标题和单位，未取 3 段",
    ] {
        assert!(report.contains(expected), "{expected}\n{report}");
    }
    let markdown = content(&site, "md");
    assert!(markdown.contains("| 姓名 | 电话 |\n|---|---|\n| 甲\\|乙 | \\*1\\* |\n"), "{markdown}");
    assert!(!markdown.contains("120"), "{markdown}");
}

#[test]
fn lists_and_emphasis_are_kept_and_signs_printed() {
    let run = |properties: &str, text: &str| {
        format!(r#"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
    };
    let item = |list: u8, level: u8, text: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr>{}</w:p>"#,
            run("", text)
        )
    };
    let level = |at: u8, format: &str, text: &str| {
        format!(
            r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>"#
        )
    };
    let lists = format!(
        r#"<w:numbering {NAMES}><w:abstractNum w:abstractNumId="1">{}{}</w:abstractNum><w:abstractNum w:abstractNumId="2">{}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>"#,
        level(0, "decimal", "%1."),
        level(1, "bullet", ""),
        level(0, "chineseCounting", "（%1）")
    );
    let body = [
        heading("一、职责"),
        format!("<w:p>{}{}{}</w:p>", run("", "甲 "), run("<w:b/>", " 粗"), run("<w:i/>", "斜*a_b")),
        item(1, 0, "一"),
        item(1, 1, "点"),
        item(1, 0, "二"),
        item(2, 0, "中。"),
        p("# 不是标题"),
        p("1. 手写"),
        p("3. 跳号"),
    ]
    .concat();
    let site = site(&body, &[("word/numbering.xml", &lists)]);
    import(&site, &[]);
    assert_eq!(
        content(&site, "md"),
        "## 一、职责\n\n甲  **粗***斜\\*a\\_b*\n\n1. 一\n    - 点\n2. 二\n\n（一）中。\n\n\\# 不是标题\n\n1. 手写\n\n3\\. 跳号\n"
    );
}

#[test]
fn what_is_not_sure_is_left_as_it_is_written() {
    for (sentence, why) in [
        ("2026年政府采购预算38.20万元。后又说政府采购预算40.20万元。", "two amounts"),
        ("政府采购预算约38.20万元。", "it is about so much"),
        ("2025年政府采购预算38.20万元。", "another year"),
        ("全县政府采购预算38.20万元。", "another office"),
        ("比上年政府采购预算增加38.20万元。", "a change"),
    ] {
        let site = site(&(heading("一、政府采购预算情况") + &p(sentence)), &[]);
        import(&site, &[]);
        assert!(content(&site, "md").contains(sentence), "{why}: {}", content(&site, "md"));
        assert!(!content(&site, "yaml").contains("政府采购预算情况"), "{why}");
    }
    // In another section it is not that statement's.
    let site = site(&(heading("一、名词解释") + &p("2026年机关运行经费预算32.96万元。")), &[]);
    import(&site, &[]);
    assert!(!content(&site, "yaml").contains("机关运行经费安排情况"));
}

#[test]
fn one_table_is_taken_by_its_number() {
    let site = site(&example(), &[]);
    let report = import(&site, &["--sheet", "2"]);
    assert!(report.contains("第2个表第2至4行 → B03 部门支出总表"), "{report}");
    assert!(!site.path().join(format!("content/{INTO}.md")).exists(), "{report}");
    assert!(!content(&site, "yaml").contains("部门收支总表:"));
    let none = ["import", "预算.docx", "--into", INTO, "--sheet", "9"];
    let none = gongkai(site.path(), &none);
    assert_eq!(none.status.code(), Some(2));
    assert!(said(&none).contains("没有第 9 个表"), "{}", said(&none));
}
