//! A district's own Word document, as it comes: contents that were typed, headings that no profile has
//! to the letter, amounts in 万元 of tables in 元.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;
use crate::word::{INTO, content, docx, gongkai, import, p, said, site, table};

/// A document of the kind, without a style: what tells its parts are its words alone.
fn text() -> String {
    let lines = [
        "示例县2026年部门预算",
        "预算主管部门：示例县水利局",
        "目  录",
        "一、部门主要职能",
        "二、部门机构设置",
        "三、名词解释",
        "四、部门预算编制说明",
        "五、部门预算表",
        "1.2026年部门收支总表",
        "2.2026年部门支出总表",
        "六、其他相关情况说明",
        "示例县水利局（部门）主要职能",
        "示例县水利局管理全县的水。",
        "名词解释",
        "（一）基本支出预算：保障机构运转的支出。",
        "2026年部门预算编制说明",
        "2026年，示例县水利局收入预算1520.40万元，其中：财政拨款收入1520.40万元。",
        "支出预算1520.40万元，其中：财政拨款支出预算1520.40万元。",
        "其他相关情况说明",
        "一、2026年“三公”经费预算情况说明",
        "2026年没有“三公”经费。",
        "二、机关运行经费预算",
        "2026年机关运行经费预算为20.13万元。",
        "三、政府采购预算情况",
        "2026年没有政府采购。",
    ];
    lines.iter().map(|line| p(line)).collect()
}

/// The tables of the same document, in 元.
fn tables() -> String {
    [
        p("2026年部门收支总表"),
        p("单位：元"),
        table(&[
            &["收入", "", "支出", ""],
            &["项目", "预算数", "项目", "预算数"],
            &["一般公共预算拨款收入", "15204012", "农林水支出", "15204012"],
            &["本年收入合计", "15204012", "本年支出合计", "15204012"],
            &["收入总计", "15204012", "支出总计", "15204012"],
        ]),
    ]
    .concat()
}

#[test]
fn typed_contents_are_left_with_a_word_and_open_no_section() {
    let site = site(&text(), &[]);
    let told = import(&site, &[]);
    let lines = told.lines().filter(|line| line.contains("目录，没有取")).count();
    assert_eq!(lines, 9, "{told}");
    let markdown = content(&site, "md");
    let headings: Vec<&str> = markdown.lines().filter(|line| line.starts_with('#')).collect();
    let expected = [
        "## 示例县水利局（部门）主要职能",
        "## 名词解释",
        "## 2026年部门预算编制说明",
        "## 其他相关情况说明",
        "## 一、2026年“三公”经费预算情况说明",
        "## 二、机关运行经费预算",
        "## 三、政府采购预算情况",
    ];
    assert_eq!(headings, expected, "{markdown}");
}

#[test]
fn headings_that_say_the_same_are_the_sections_that_are_asked_for() {
    let site = site(&(text() + &tables()), &[]);
    import(&site, &[]);
    let found = said(&gongkai(site.path(), &["check", "--format", "json"]));
    let missing: Vec<&str> = found
        .lines()
        .filter(|line| line.contains("\"missing-section\"") && line.contains("2026"))
        .filter_map(|line| line.split("\"at\":\"说明/").nth(1)?.split('"').next())
        .collect();
    // What the document does not say is asked for, and nothing else.
    assert_eq!(missing, ["绩效预算信息"], "{found}");
}

#[test]
fn an_amount_that_a_sentence_rounds_agrees_with_the_table_it_was_rounded_from() {
    for said_there in ["1520.40", "1520", "1520.4"] {
        let found = checked(said_there);
        assert!(!found.contains("figure-mismatch"), "{said_there}: {found}");
    }
}

#[test]
fn a_sentence_that_contradicts_its_table_is_told_when_it_is_checked() {
    for said_there in ["1520.41", "1520.51", "1620.40", "1521"] {
        let found = checked(said_there);
        let told = |line: &str| line.contains("figure-mismatch") && line.contains("支出说明/合计");
        assert!(found.lines().any(told), "{said_there}: {found}");
    }
}

/// What is found in the document where its sentences say another amount; they give the statements.
fn checked(amount: &str) -> String {
    let site = site(&(text().replace("1520.40", amount) + &tables()), &[]);
    let told = import(&site, &[]);
    let yaml = content(&site, "yaml");
    assert!(yaml.contains(&format!("支出说明:\n    合计: {amount}")), "{amount}: {told}{yaml}");
    said(&gongkai(site.path(), &["check", "--format", "short"]))
}

#[test]
fn a_statement_is_held_against_a_table_to_its_last_place_and_no_further() {
    for (stated, holds) in [
        ("1520.40", true),
        ("1520.39", false),
        ("1520.41", false),
        ("1520.4", true),
        ("1520", true),
        ("0", false),
    ] {
        let yaml = format!(
            "format: 1\nyear: 2026\nprofile: statutory\nstatements:\n  收入说明: {{ 合计: {stated} }}\n\
             tables:\n  部门收支总表:\n    unit: 元\n    收入: {{ 一般公共预算拨款收入: 15204012, 收入总计: 15204012 }}\n"
        );
        let site = common::site(&[("content/example/housing/2026/budget.yaml", &yaml)]);
        let found = said(&gongkai(site.path(), &["check", "--format", "short"]));
        assert_eq!(!found.contains("figure-mismatch"), holds, "{stated}: {found}");
    }
}

#[test]
fn a_statement_that_a_table_says_is_not_asked_for_again() {
    let site = site(&tables(), &[]);
    import(&site, &[]);
    let found = said(&gongkai(site.path(), &["check", "--format", "json"]));
    let missing = |name: &str| {
        let at = format!("\"at\":\"{name}\"");
        found.lines().any(|line| line.contains("\"missing-table\"") && line.contains(&at))
    };
    assert!(!missing("收入说明") && !missing("支出说明"), "{found}");
    // No table of the document says these.
    assert!(missing("机关运行经费安排情况") && missing("比上年增减情况"), "{found}");
}

#[test]
fn the_profile_that_was_asked_for_stands_in_a_disclosure_that_names_none() {
    let there = "format: 1\nyear: 2026\n\n# by hand\nsource: { title: 某件 }\n";
    let path = "content/example/housing/2026/budget.yaml";
    let new = || {
        let site = common::site(&[(path, there)]);
        common::write_bytes(&site.path().join("预算.docx"), &docx(&tables(), &[]));
        site
    };
    let site = new();
    import(&site, &[]);
    let yaml = content(&site, "yaml");
    assert!(yaml.starts_with("format: 1\nyear: 2026\nprofile: statutory\n"), "{yaml}");
    // One that names another is not overruled without a word.
    let site = new();
    common::write_bytes(
        &site.path().join(path),
        there.replace("year: 2026\n", "year: 2026\nprofile: hebei-county\n").as_bytes(),
    );
    let asked = ["import", "预算.docx", "--into", INTO, "--profile", "statutory"];
    let output = gongkai(site.path(), &asked);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("profile: hebei-county"), "{}", said(&output));
}

#[test]
fn a_new_disclosure_of_an_invented_region_says_that_it_is_marked_so() {
    let told = import(&site(&tables(), &[]), &[]);
    assert!(told.contains("origin: invented"), "{told}");
}

#[test]
fn a_table_that_stands_for_another_says_its_statements_too() {
    let yaml = "format: 1\nyear: 2026\nprofile: shanghai-district\ntables:\n  收支总表（支出分基本和项目）:\n    unit: 元\n    \
                收入: { 财政拨款收入: 15204012, 收入总计: 15204012 }\n    \
                支出: { 农林水支出: { 预算数: 15204012, 项目支出: 15204012 }, 支出总计: { 预算数: 15204012, 项目支出: 15204012 } }\n";
    let site = common::site(&[("content/example/housing/2026/budget.yaml", yaml)]);
    let found = said(&gongkai(site.path(), &["check", "--format", "json"]));
    let missing = found.lines().find(|line| line.contains("\"missing-table\"")).unwrap();
    let named = |name: &str| missing.contains(&format!("\"at\":\"{name}\""));
    assert!(!named("收入说明") && !named("支出说明"), "{found}");
    assert!(named("机关运行经费安排情况"), "{found}");
    // And they are held against it.
    let wrong = yaml.replace("tables:", "statements:\n  收入说明: { 合计: 1620.40 }\ntables:");
    common::write(site.path(), &[("content/example/housing/2026/budget.yaml", &wrong)]);
    let found = said(&gongkai(site.path(), &["check", "--format", "short"]));
    assert!(found.contains("figure-mismatch") && found.contains("1,620.40"), "{found}");
}

#[test]
fn headings_in_one_paragraph_with_text_are_seen() {
    let lines = [
        "示例县水利局2026年部门预算",
        "一、部门职责（一）管理全县水资源；（二）组织防汛抗旱；（三）承办县政府交办的其他工作。",
        "另有三个所属单位，都在县城。二、机关运行经费安排情况",
        "2026年机关运行经费预算20.13万元。",
        "三、政府采购预算情况。2026年没有安排政府采购。",
        "四、名词解释",
        "一、基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支",
        "出和公用支出。",
        "二、机关运行经费：指行政单位使用财政拨款安排的基本支出中的公用经费。",
    ];
    let site = site(&lines.iter().map(|line| p(line)).collect::<String>(), &[]);
    import(&site, &[]);
    let markdown = content(&site, "md");
    let headings: Vec<&str> = markdown.lines().filter(|line| line.starts_with('#')).collect();
    let expected = [
        "## 一、部门职责",
        "## 二、机关运行经费安排情况",
        "## 三、政府采购预算情况",
        "## 四、名词解释",
    ];
    assert_eq!(headings, expected, "{markdown}");
    // Not a word of it is lost.
    let words = |text: &str| text.replace(['#', '\n', ' ', '\\', '。'], "");
    let all: String = lines[1..].iter().map(|line| words(line)).collect();
    assert_eq!(
        words(&markdown).replace("[[机关运行经费安排情况/合计]]", "20.13万元"),
        words(lines[0]) + &all
    );
}
