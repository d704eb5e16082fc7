//! Nothing that the program found alone is public: only what the department, the transcriber or the
//! site itself answers for stands in published files. All else is told to those who check, build,
//! preview and ask for a report.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::path::Path;
use std::process::{Command, Output};

use gongkai::pipeline::{BuildOptions, build, open};

const SETTINGS: &str =
    "[site]\ntitle = \"示例\"\nprofile = \"small\"\n[levels]\ntotal-mismatch = \"warning\"\n";
const PROFILE: &str = "profile: small\nname: 示例县\nextends: statutory\nkinds:\n  budget:\n    title: 部门预算\n    tables:\n      - { form: N02 }\n      - { form: N03 }\n      - { form: P1 }\n";
const DEPARTMENT: &str = "code: \"333\"\nname: 示例县水利局\nbudget-units: []\n";

/// What nobody answers for, as published files would print it: the days of a publication past its
/// last day.
const UNANSWERED: [&str; 2] = ["published-late", "91 天"];

/// A document with a total that the site lowered, a change that its transcriber explains and the
/// department replied to, and, explained by nobody, a publication past its last day.
const BUDGET: &str = "format: 1
year: 2021
origin: invented
profile: small
dates: { approved: 2021-02-01, published: 2021-05-03 }
statements:
  支出说明: { 合计: 31.00, 基本支出: 10.00, 项目支出: 20.00 }
  比上年增减情况: { 合计: 31.00, 上年数: 30.00, 增加额: 5.00 }
acknowledgements:
  - { rule: total-mismatch, at: 比上年增减情况/增加额, reported: \"5.00\", computed: \"1.00\", by: transcriber, reason: 原文如此, REPLY }
";
const REPLY: &str = "reply: { date: 2021-06-07, text: 增加额含结转四万元 }";

fn site(budget: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    common::write(
        folder.path(),
        &[
            ("site.toml", SETTINGS),
            ("content/_profiles/small.yaml", PROFILE),
            ("content/example/region.yaml", common::REGION),
            ("content/example/water/department.yaml", DEPARTMENT),
            ("content/example/water/2021/budget.yaml", budget),
        ],
    );
    folder
}

fn gongkai(root: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .arg("--root")
        .arg(root)
        .args(arguments)
        .output()
        .unwrap()
}

fn published(root: &Path) -> Vec<(String, String)> {
    let output = root.join("public");
    let options = BuildOptions { output: output.clone(), withhold: false };
    let built = build(&open(root).unwrap(), &options).unwrap();
    assert!(built.published.is_some(), "{:?}", built.open.findings());
    let text = |(path, bytes): (String, Vec<u8>)| {
        // A workbook is packed: what it says is in the other files, too.
        (path, String::from_utf8_lossy(&bytes).into_owned())
    };
    common::tree(&output).into_iter().map(text).collect()
}

#[test]
fn what_nobody_answers_for_is_in_no_published_file() {
    let site = site(&BUDGET.replace("REPLY", REPLY));
    let files = published(site.path());
    for (path, text) in &files {
        for said in UNANSWERED {
            assert!(!text.contains(said), "{path} says {said}");
        }
    }
    let page = &files.iter().find(|(path, _)| path == "example/water/2021/budget/index.html");
    let page = &page.unwrap().1;
    // The site's own word, and the transcriber's with the department's reply.
    for said in [
        "本站说明",
        "填报 31.00，计算 30.00",
        "本站按自己的设置照常公开，有待部门说明。",
        "转录者注",
        "原文如此。部门答复（2021年6月7日）：增加额含结转四万元。",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let data = &files.iter().find(|(path, _)| path == "example/water/2021/budget/data.json");
    let data: serde_json::Value = serde_json::from_str(&data.unwrap().1).unwrap();
    let findings = data["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 2, "{findings:?}");
    assert_eq!(findings[1]["reply"]["date"], "2021-06-07");
    assert_eq!(findings[1]["reply"]["text"], "增加额含结转四万元");
}

#[test]
fn a_note_without_a_reply_says_that_the_department_may_reply() {
    let site = site(&BUDGET.replace(", REPLY", ""));
    let files = published(site.path());
    let page = files.iter().find(|(path, _)| path == "example/water/2021/budget/index.html");
    assert!(page.unwrap().1.contains("部门可以答复本页的转录者注和本站说明"));
}

#[test]
fn those_who_work_on_the_site_are_told_everything() {
    let site = site(&BUDGET.replace("REPLY", REPLY));
    let told = |arguments: &[&str]| {
        let out = gongkai(site.path(), arguments);
        assert_eq!(out.status.code(), Some(0), "{arguments:?}: {out:?}");
        String::from_utf8(out.stdout).unwrap() + &String::from_utf8(out.stderr).unwrap()
    };
    let report = site.path().join("report.html");
    let report = report.to_str().unwrap();
    for said in [told(&["check", "--report", report]), told(&["build"])] {
        assert!(UNANSWERED.iter().all(|one| said.contains(one)), "{said}");
    }
    let report = std::fs::read_to_string(report).unwrap();
    let answered = ["填报 31.00，计算 30.00", "原文如此"];
    for said in UNANSWERED.iter().chain(&answered) {
        assert!(report.contains(said), "{said}: {report}");
    }
}

#[test]
fn a_report_is_not_written_into_what_is_published_or_read() {
    let site = site(&BUDGET.replace("REPLY", REPLY));
    std::fs::create_dir(site.path().join("public")).unwrap();
    for folder in ["public", "content", "content/../public", "content/example"] {
        let report = site.path().join(folder).join("report.html");
        let out = gongkai(site.path(), &["check", "--report", report.to_str().unwrap()]);
        assert_eq!(out.status.code(), Some(2), "{folder}");
        assert!(String::from_utf8(out.stderr).unwrap().contains("检查报告不公开"), "{folder}");
        assert!(!report.exists(), "{folder}");
    }
}

#[test]
fn a_reply_has_a_date_and_words_and_answers_a_transcriber() {
    for (reply, message) in [
        ("reply: { text: 好 }", "部门答复须写明 date（2021-04-02）和 text"),
        ("reply: { date: 六月, text: 好 }", "部门答复须写明 date（2021-04-02）和 text"),
        ("reply: 好", "wrong-shape"),
    ] {
        let site = site(&BUDGET.replace("REPLY", reply));
        let out = gongkai(site.path(), &["check", "--format", "json"]);
        let said = String::from_utf8(out.stdout).unwrap();
        assert_eq!(out.status.code(), Some(1), "{said}");
        assert!(said.contains(message), "{said}");
    }
    let own = BUDGET.replace("transcriber", "department").replace("REPLY", REPLY);
    let said = String::from_utf8(gongkai(site(&own).path(), &["check"]).stdout).unwrap();
    assert!(said.contains("部门自己的说明写在 reason"), "{said}");
}

#[test]
fn a_report_replaces_nothing_but_a_report_and_lies_in_no_built_site() {
    let site = site(&BUDGET.replace("REPLY", REPLY));
    let root = site.path();
    let settings = root.join("site.toml");
    let before = std::fs::read(&settings).unwrap();
    let out = gongkai(root, &["check", "--report", settings.to_str().unwrap()]);
    assert_eq!((out.status.code(), std::fs::read(&settings).unwrap()), (Some(2), before));
    let built = root.join("elsewhere");
    gongkai(root, &["build", "--output", built.to_str().unwrap()]);
    let inside = built.join("data").join("report.html");
    let out = gongkai(root, &["check", "--report", inside.to_str().unwrap()]);
    assert_eq!((out.status.code(), inside.exists()), (Some(2), false));
    let report = root.join("report.html");
    for _ in 0..2 {
        let out = gongkai(root, &["check", "--report", report.to_str().unwrap()]);
        assert_eq!(out.status.code(), Some(0), "{out:?}");
    }
}
