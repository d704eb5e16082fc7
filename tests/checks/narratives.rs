//! Narratives: what is written for colleagues is not published, what is printed otherwise than
//! meant is found, links lead somewhere.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use gongkai::finding::{Finding, Level};

const BUDGET: &str = "content/example/housing/2021/budget.yaml";
const NARRATIVE: &str = "content/example/housing/2021/budget.md";
const HEAD: &str = "format: 1\nyear: 2021\nprofile: statutory\n";

fn found(markdown: &str, rule: &str) -> Vec<Finding> {
    let site = common::site(&[
        (BUDGET, HEAD),
        (NARRATIVE, markdown),
        ("static/files/附件.pdf", "x"),
        ("static/图.png", "x"),
    ]);
    common::findings(site.path()).into_iter().filter(|finding| finding.rule.name == rule).collect()
}

/// The lines on which a rule finds something.
#[track_caller]
fn check(rule: &str, markdown: &str, lines: &[usize]) {
    let found: Vec<usize> =
        found(markdown, rule).iter().map(|finding| finding.place.start().line).collect();
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
    assert!(
        found("见 https://www.example.gov.cn/。\n", rule)
            .iter()
            .all(|finding| finding.level == Level::Note)
    );
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
    assert!(
        named[0].help.as_ref().unwrap().zh.contains("../../../../files/附件.pdf"),
        "{:?}",
        named[0].help
    );
    let start = found("甲<!-- 内部 -->\n\n    乙[附件](附件.pdf)\n", "dead-link")[0].place.start();
    assert_eq!((start.line, start.column), (3, 6), "places are those of the file");
}

#[test]
fn two_sections_of_one_title_have_one_address() {
    let site = common::site(&[
        (BUDGET, HEAD),
        (NARRATIVE, &"## 一、部门职责及机构设置情况\n\n甲\n\n".repeat(3)),
        ("site.toml", "[site]\ntitle = \"示例\"\n"),
    ]);
    let workspace = gongkai::pipeline::open(site.path()).unwrap();
    let output = tempfile::tempdir().unwrap();
    let target = output.path().join("public");
    gongkai::pipeline::build(
        &workspace,
        &gongkai::pipeline::BuildOptions { output: target.clone(), withhold: true },
    )
    .unwrap();
    let department = gongkai::pipeline::check_department(
        &workspace,
        (&workspace.site.regions[0], &workspace.site.regions[0].departments[0]),
    )
    .unwrap()
    .department;
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

/// The places (`id=…`) of a page.
fn places(html: &str) -> std::collections::BTreeSet<String> {
    let written = html.split(" id=").skip(1).map(|rest| match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split([' ', '>']).next(),
    });
    written.flatten().map(str::to_owned).collect()
}

/// A folder with all in it at another place.
fn copied(from: &std::path::Path, to: &std::path::Path) {
    if !from.is_dir() {
        return;
    }
    for (path, bytes) in common::tree(from) {
        common::write_bytes(&to.join(path), &bytes);
    }
}

fn dead_links(root: &std::path::Path) -> Vec<Finding> {
    common::findings(root).into_iter().filter(|finding| finding.rule.name == "dead-link").collect()
}

#[test]
fn every_place_that_a_page_has_can_be_led_to() {
    let repository = common::repository();
    let mut tried = 0;
    let sites = [repository.clone()].into_iter().chain(
        ["county", "town", "withheld", "rounding"]
            .map(|name| repository.join("tests/sites").join(name).join("site")),
    );
    for from in sites {
        let site = tempfile::tempdir().unwrap();
        for folder in ["content", "static", "templates/words"] {
            copied(&from.join(folder), &site.path().join(folder));
        }
        std::fs::copy(from.join("site.toml"), site.path().join("site.toml")).unwrap();
        let output = site.path().join("public");
        let options = gongkai::pipeline::BuildOptions { output: output.clone(), withhold: true };
        assert!(
            gongkai::pipeline::build(&gongkai::pipeline::open(site.path()).unwrap(), &options)
                .unwrap()
                .published
                .is_some()
        );
        for (path, text) in common::tree(&site.path().join("content"))
            .into_iter()
            .filter(|(path, _)| path.ends_with(".md"))
        {
            let page = output.join(path.trim_end_matches(".md")).join("index.html");
            let Ok(html) = std::fs::read_to_string(page) else { continue };
            let all = places(&html);
            assert!(all.contains("main") && all.contains("about"), "{path}: {all:?}");
            tried += all.len();
            let links: String = all.iter().map(|place| format!("[甲](<#{place}>)\n\n")).collect();
            common::write_bytes(
                &site.path().join("content").join(&path),
                format!("{}\n\n甲[^zz]\n\n[^zz]: 乙\n\n{links}", String::from_utf8(text).unwrap())
                    .as_bytes(),
            );
        }
        let dead: Vec<String> =
            dead_links(site.path()).iter().map(|finding| finding.message.en.clone()).collect();
        assert_eq!(dead, Vec::<String>::new(), "{}", from.display());
    }
    assert!(tried > 2_000, "only {tried}");
}

#[test]
fn a_place_that_only_the_sites_own_look_may_have_is_no_dead_link() {
    let dead = |files: &[(&str, &str)]| {
        let site = common::site(&[(BUDGET, HEAD), (NARRATIVE, "[甲](#own)\n")]);
        common::write(site.path(), files);
        dead_links(site.path()).len()
    };
    let base = |block: &str| {
        format!(
            "{{% extends \"embedded/base.html\" %}}{{% block foot %}}{block}{{% endblock foot %}}"
        )
    };
    // These name no places: what is missing is missing.
    assert_eq!(dead(&[]), 1);
    assert_eq!(dead(&[("templates/base.html", &base("<p class=\"own\">{{ site.title }}</p>"))]), 1);
    assert_eq!(
        dead(&[
            ("templates/words/zh.toml", "[site]\ntitle = \"示例\"\n"),
            ("templates/.base.html.swp", "id=x"),
            ("templates/base.html~", "id=x")
        ]),
        1
    );
    assert_eq!(
        dead(&[("static/own.js", "x.id = 'own'"), ("static/theme.css", "a{}")]),
        1,
        "nothing brings it in"
    );
    // These may.
    assert_eq!(dead(&[("templates/base.html", &base("<p id=\"own\">{{ site.title }}</p>"))]), 0);
    assert_eq!(dead(&[("templates/base.html", &base("<a name = own></a>"))]), 0);
    assert_eq!(
        dead(&[
            ("templates/base.html", &base("{% include \"own/foot.html\" %}")),
            ("templates/own/foot.html", "<p>own</p>")
        ]),
        0
    );
    assert_eq!(
        dead(&[
            (
                "templates/base.html",
                &base("<script src=\"{{ page.root }}{{ site.files['own.js'] }}\"></script>")
            ),
            ("static/own.js", "x.id = 'own'")
        ]),
        0
    );
    assert_eq!(dead(&[("static/page.js", "document.body.id = 'own'")]), 0);
    // And whoever has them still has other links looked at.
    let site = common::site(&[
        (BUDGET, HEAD),
        (NARRATIVE, "[甲](#own)[乙](none.pdf)\n"),
        ("templates/base.html", &base("<p id=\"own\"></p>")),
    ]);
    assert_eq!(dead_links(site.path()).len(), 1);
}

#[test]
fn places_that_no_page_of_a_disclosure_has_are_found() {
    for dead in [
        "none",
        "n1",
        "n1-note-",
        "nx-note-1",
        "topic-1",
        "glance",
        "note-",
        "q",
        "results",
        "mains",
        "B05",
        "table-B99",
    ] {
        assert_eq!(found(&format!("[甲](#{dead})\n"), "dead-link").len(), 1, "{dead}");
    }
}
