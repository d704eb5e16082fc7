//! The preview as a person meets it: pages when asked for, findings in the page, a reload on a
//! save.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

#[path = "../common/mod.rs"]
mod common;
#[path = "../output/many.rs"]
mod many;

mod changes;
mod edits;
mod files;
mod overlay;
mod requests;
mod served;
mod watch;

use std::fs;

use served::{reload, start};

const BUDGET: &str = "format: 1\nyear: 2021\nprofile: hunan-district\ntables:\n  部门整体支出绩效目标表:\n    年度预算申请: { 资金总额: 100 }\n    按支出性质分: { 基本支出: 40, 项目支出: 60 }\n";

#[test]
fn a_save_reloads_and_findings_stand_in_the_page() {
    let path = "content/example/housing/2021/performance-targets.yaml";
    let site = common::site(&[(path, BUDGET)]);
    let served = start(site.path());
    let page = "/example/housing/2021/performance-targets/";
    let clean = served.get(page).text();
    assert!(clean.contains("资金总额") && !clean.contains("total-mismatch"), "{clean}");
    let mut events = served.listen("");
    fs::write(site.path().join(path), BUDGET.replace("100", "110")).unwrap();
    reload(&mut events);
    let broken = served.get(page).text();
    assert!(
        broken.contains("total-mismatch") && broken.contains("填报 110，计算 100，差 10"),
        "{broken}"
    );
    fs::write(site.path().join(path), "a: {甲：1}\n").unwrap();
    served.until(page, "broken-yaml");
    let unreadable = served.get(page);
    assert!(
        unreadable.status == 200 && unreadable.text().contains("全角冒号"),
        "no blank screen: {}",
        unreadable.text()
    );
    assert!(!site.path().join("public").exists(), "the preview publishes nothing");
}

#[test]
fn search_and_codes_are_there_when_asked_for() {
    let site = common::site(&[("content/example/housing/2021/performance-targets.yaml", BUDGET)]);
    let served = start(site.path());
    let page = served.get("/search/");
    assert_eq!(page.status, 200);
    let folder =
        page.text().split("data-index=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(served.get(&format!("/search/{folder}strings-0.txt")).text().contains("资金总额"));
    assert_eq!(
        served.get(&format!("/search/{folder}index.json")).header("content-type"),
        Some("application/json; charset=utf-8")
    );
    assert_eq!(served.get("/codes/").status, 200);
    assert_eq!(served.get("/search").status, 308);
    assert_eq!(served.get("/search/nothing.txt").status, 404);
}

#[test]
fn what_lies_around_disclosures_is_there_too() {
    let roster = "years: [2021]\nowes: { performance-targets: { 2021: 2021-03-01 } }\ndepartments: [{ slug: housing }]\n";
    let path = "content/example/housing/2021/performance-targets.yaml";
    let site = common::site(&[(path, BUDGET), ("content/example/roster.yaml", roster)]);
    common::write(
        site.path(),
        &[("site.toml", "[site]\ntitle = \"示例\"\nbase_url = \"https://example.cn/\"\n")],
    );
    let served = start(site.path());
    assert!(served.get("/example/roster/").text().contains("应公开1份，已公开1份。"));
    assert!(served.get("/data/roster.csv").text().contains("990101,housing,"));
    assert!(served.get("/glossary/").text().contains("机关运行经费"));
    let feed = served.get("/feed.xml").text();
    assert!(feed.contains("<id>https://example.cn/feed.xml</id>"), "{feed}");
}

#[test]
fn a_template_is_reloaded_and_a_broken_one_is_told() {
    let own = |foot: &str| {
        format!(
            "{{% extends \"embedded/base.html\" %}}{{% block foot %}}<p>{foot}</p>{{% endblock foot %}}"
        )
    };
    let site = common::site(&[("templates/base.html", &own("first"))]);
    let served = start(site.path());
    assert!(served.get("/").text().contains("<p>first</p>"));
    let until = |text: &str, wanted: &str| {
        fs::write(site.path().join("templates/base.html"), text).unwrap();
        served.until("/", wanted);
    };
    until(&own("second"), "<p>second</p>");
    until(
        "{% extends \"embedded/house.html\" %}",
        "error[broken-template]: 没有名为「embedded/house.html」的模板可以继承\n --&gt; templates/base.html:1:1",
    );
    until(&own("third"), "<p>third</p>");
}
