//! Narratives: what is written for colleagues is not published, what is printed otherwise than meant is found, links lead somewhere.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

mod common;

use gongkai::finding::{Finding, Level};

const BUDGET: &str = "content/example/housing/2021/budget.yaml";
const NARRATIVE: &str = "content/example/housing/2021/budget.md";
const HEAD: &str = "format: 1\nyear: 2021\nprofile: statutory\n";

fn found(markdown: &str, rule: &str) -> Vec<Finding> {
    let site = common::site(&[(BUDGET, HEAD), (NARRATIVE, markdown), ("static/files/附件.pdf", "x"), ("static/图.png", "x")]);
    common::findings(site.path()).into_iter().filter(|finding| finding.rule.name == rule).collect()
}

/// The lines on which a rule finds something.
#[track_caller]
fn check(rule: &str, markdown: &str, lines: &[usize]) {
    let found: Vec<usize> = found(markdown, rule).iter().map(|finding| finding.place.start().line).collect();
    assert_eq!(found, lines, "{markdown}");
}

#[test]
fn comments_are_errors_wherever_they_stand() {
    for (markdown, lines) in [
        ("甲<!-- 内部 -->乙\n", vec![1]),
        ("甲\n\n<!--\n内部\n\n内部\n-->\n\n乙<!---->\n", vec![3, 9]),
        ("```\n<!-- 内部 -->\n```\n`<!-- 内部 -->`\n", vec![2, 4]),
        ("[甲](../ \"<!-- 内部 -->\") 文[^1]\n\n[^1]: <!-- 内部 -->注\n", vec![1, 3]),
        ("甲 <!-- 没有结束\n\n乙\n", vec![1]),
        ("甲 <- 乙 -->\n", vec![]),
    ] {
        check("html-comment", markdown, &lines);
        check("misread-markdown", markdown, &[]);
    }
}

#[test]
fn what_is_printed_otherwise_is_found() {
    let rule = "misread-markdown";
    for (markdown, lines) in [
        ("甲<br>乙\n\n<div>\n丙\n</div>\n", vec![1, 3]),
        ("| 一 | 二 |\n| 1 | 2 |\n", vec![1]),
        ("｜一｜二｜\n｜1｜2｜\n", vec![1]),
        ("| 一 | 二 |\n|---|\n| 1 | 2 |\n", vec![1]),
        ("##一、收入\n\n甲\n\n\u{3000}## 二、支出\n\n＃＃ 三\n", vec![1, 5, 7]),
        ("本年收入与上年持平。\n---\n", vec![1]),
        ("[附件](附 件.pdf)、[原文]（https://www.example.gov.cn/）\n", vec![1, 1]),
        ("见 https://www.example.gov.cn/a?b=1。\n", vec![1]),
        ("甲\n\n[//]: # (内部)\n[乙]: https://www.example.gov.cn/\n", vec![3, 4]),
        ("甲[^1]\n", vec![1]),
        ("甲[^1]\n\n[^1]: 一\n\n[^1]: 二\n", vec![5]),
        ("甲\n\n```\n乙\n\n## 丙\n", vec![3]),
        ("![](../../../../图.png)\n", vec![1]),
    ] {
        check(rule, markdown, &lines);
    }
    assert!(found("见 https://www.example.gov.cn/。\n", rule).iter().all(|finding| finding.level == Level::Note));
}

#[test]
fn what_is_meant_so_is_silent() {
    for markdown in [
        "| 一 | 二 |\n|---|---|\n| 1 | 2 |\n\n甲|乙|丙\n",
        "一、收入\n---\n\n甲\n\n---\n\n乙\n",
        "# 总\n\n## 二、收入\n\n#1楼改造，第3#泵站\n",
        "    本年收入\n\n\t本年支出\n\n\u{3000}\u{3000}其中\n",
        "[附件](../../../../files/附件.pdf)与<https://www.example.gov.cn/>、<a@example.gov.cn>、[电话](mailto:a@example.gov.cn)\n",
        "[甲][乙]、[丙]、[丁][]\n\n[乙]: ../../\n[丙]: ../../\n[丁]: ../../\n",
        "甲[^1]乙[^甲]\n\n[^1]: 一\n\n[^甲]: 二\n",
        "```\na_b | c | d\n| e | f | <br>\n```\n\n`<br>` 5 < 6 > 3\n",
        "![图](../../../../图.png)\n",
        "数组 a[1](../../) 与 \\[甲](乙\n",
    ] {
        check("misread-markdown", markdown, &[]);
        check("dead-link", markdown, &[]);
    }
}

#[test]
fn a_link_leads_somewhere() {
    for dead in [
        "附件.pdf",
        "附件.xlsx",
        "budget.xlsx",
        "foo.csv",
        "../foo.json",
        "checks/data.json",
        "../../../../assets/nope.css",
        "../../../../sitemap.xml",
        "../../../../附件.pdf",
        "../../../../files/",
        "../final-accounts/",
        "../../2020/",
        "#x",
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///C:/a.pdf",
        "C:\\a.pdf",
        "\\\\server\\a.pdf",
        "tel:123",
        "<a b.pdf>",
    ] {
        assert_eq!(found(&format!("[甲]({dead})\n"), "dead-link").len(), 1, "{dead}");
    }
    for live in [
        "../../../../files/附件.pdf",
        "../../../../files/%E9%99%84%E4%BB%B6.pdf",
        "../../../../图.png",
        "../../",
        "../..",
        "../../../../",
        "./",
        "index.html",
        "checks/",
        "data.json",
        "checks/checks.json",
        "2021-budget.xlsx",
        "../../../../robots.txt",
        "../../../../favicon.svg",
        "B05.csv",
        "../../../../glossary/",
        "../../../../years/2021/",
        "../../../../codes/212/",
        "../../../../../elsewhere/",
        "/elsewhere",
        "//www.example.gov.cn/",
        "https://www.example.gov.cn/a b",
        "#",
        "#main",
        "#findings",
        "?a=1",
    ] {
        let address = if live.contains(' ') { format!("<{live}>") } else { live.to_owned() };
        assert_eq!(found(&format!("[甲]({address})\n"), "dead-link").len(), 0, "{live}");
    }
    let named = found("[附件](附件.pdf)\n", "dead-link");
    assert!(named[0].help.as_ref().unwrap().zh.contains("../../../../files/附件.pdf"), "{:?}", named[0].help);
    let start = found("甲<!-- 内部 -->\n\n    乙[附件](附件.pdf)\n", "dead-link")[0].place.start();
    assert_eq!((start.line, start.column), (3, 6), "places are those of the file");
}

#[test]
fn two_sections_of_one_title_have_one_address() {
    let site = common::site(&[(BUDGET, HEAD), (NARRATIVE, &"## 一、部门职责及机构设置情况\n\n甲\n\n".repeat(3)), ("site.toml", "[site]\ntitle = \"示例\"\n")]);
    let opened = gongkai::pipeline::open(site.path()).unwrap();
    let output = tempfile::tempdir().unwrap();
    let target = output.path().join("public");
    gongkai::pipeline::build(&opened, &gongkai::pipeline::BuildOptions { output: target.clone(), withhold: true }).unwrap();
    let department = gongkai::pipeline::prepare(&opened, (&opened.site.regions[0], &opened.site.regions[0].departments[0])).unwrap().department;
    let sections = &department.disclosures[0].narrative.as_ref().unwrap().sections;
    assert_eq!(sections.iter().filter(|section| section.id.is_some()).count(), 1);
}

#[test]
fn no_narrative_takes_for_ever() {
    let texts = [
        "[a](".repeat(100_000),
        "甲*甲 ".repeat(10_000) + &"甲**".repeat(50_000),
        "_a ".repeat(50_000) + &"b* ".repeat(50_000),
        "甲<!-- x -->".repeat(50_000),
        "    甲\n\n".repeat(20_000),
        "[^".repeat(100_000),
        "http://a.cn/ ".repeat(50_000),
        "## 一\n\n甲\n\n".repeat(10_000),
        (0..5_000).map(|number| format!("甲[^{number}]\n\n[^{number}]: 注\n\n")).collect(),
        "`[[甲]]` [[乙]] ".repeat(10_000),
        ">".repeat(20_000) + "甲",
    ];
    for text in texts {
        let start = std::time::Instant::now();
        found(&text, "misread-markdown");
        // Each takes a second on a slow machine; what is quadratic takes minutes.
        assert!(start.elapsed().as_secs() < 20, "{}", &text[..text.floor_char_boundary(30)]);
    }
}
