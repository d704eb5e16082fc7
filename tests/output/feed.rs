//! The feed: what was published and corrected, when the data says when.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::fs;

use gongkai::pipeline::{BuildOptions, build, open};

const TABLES: &str = "tables:\n  部门整体支出绩效目标表:\n    年度预算申请: { 资金总额: 100 }\n    按支出性质分: { 基本支出: 40, 项目支出: 60 }\n";

fn targets(year: i16, dates: &str) -> (String, String) {
    (
        format!("content/example/housing/{year}/performance-targets.yaml"),
        format!("format: 1\nyear: {year}\nprofile: hunan-district\n{dates}{TABLES}"),
    )
}

fn feed(settings: &str, files: &[(String, String)]) -> Option<String> {
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let site = common::site(&files);
    common::write(site.path(), &[("site.toml", settings)]);
    let output = site.path().join("public");
    let built = build(
        &open(site.path()).unwrap(),
        &BuildOptions { output: output.clone(), withhold: false },
    )
    .unwrap();
    assert!(built.published.is_some(), "{:?}", built.open.findings());
    fs::read_to_string(output.join("feed.xml")).ok()
}

const SETTINGS: &str =
    "[site]\ntitle = \"甲 & 乙\"\nbase_url = \"https://www.example.cn:8443/yjs/\"\n";

#[test]
fn publications_and_corrections_the_newest_first() {
    let corrected = "dates: { published: 2021-02-28 }\ncorrections:\n  - { at: 部门整体支出绩效目标表/年度预算申请/资金总额, was: 110, date: 2021-04-02, reason: 录入有误 }\n";
    let files = [
        targets(2020, "dates: { published: 2020-03-01 }\n"),
        targets(2021, corrected),
        targets(2022, ""),
    ];
    let expected = r#"<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<title>甲 &amp; 乙：公开和更正</title>
<id>https://www.example.cn:8443/yjs/feed.xml</id>
<updated>2021-04-02T00:00:00Z</updated>
<author><name>甲 &amp; 乙</name></author>
<link rel="self" type="application/atom+xml" href="https://www.example.cn:8443/yjs/feed.xml"/>
<link rel="alternate" type="text/html" href="https://www.example.cn:8443/yjs/"/>
<entry>
<title>更正：示例县住房和城乡建设局2021年部门整体支出绩效目标表</title>
<id>tag:www.example.cn,2021:yjs/example/housing/2021/performance-targets/correction/[HASH]</id>
<link rel="alternate" type="text/html" href="https://www.example.cn:8443/yjs/example/housing/2021/performance-targets/#P3-total-amount"/>
<published>2021-04-02T00:00:00Z</published>
<updated>2021-04-02T00:00:00Z</updated>
<category term="correction" label="更正"/>
<summary>部门整体支出绩效目标表“年度预算申请”“资金总额”原公开为110，2021年4月2日更正为100。原因：录入有误</summary>
</entry>
<entry>
<title>示例县住房和城乡建设局2021年部门整体支出绩效目标表</title>
<id>tag:www.example.cn,2021:yjs/example/housing/2021/performance-targets</id>
<link rel="alternate" type="text/html" href="https://www.example.cn:8443/yjs/example/housing/2021/performance-targets/"/>
<published>2021-02-28T00:00:00Z</published>
<updated>2021-02-28T00:00:00Z</updated>
<category term="publication" label="公开"/>
<summary>示例县住房和城乡建设局2021年部门整体支出绩效目标表于2021年2月28日公开。</summary>
</entry>
<entry>
<title>示例县住房和城乡建设局2020年部门整体支出绩效目标表</title>
<id>tag:www.example.cn,2020:yjs/example/housing/2020/performance-targets</id>
<link rel="alternate" type="text/html" href="https://www.example.cn:8443/yjs/example/housing/2020/performance-targets/"/>
<published>2020-03-01T00:00:00Z</published>
<updated>2020-03-01T00:00:00Z</updated>
<category term="publication" label="公开"/>
<summary>示例县住房和城乡建设局2020年部门整体支出绩效目标表于2020年3月1日公开。</summary>
</entry>
</feed>
"#;
    let mut got = feed(SETTINGS, &files).unwrap();
    let at = got.find("/correction/").unwrap() + "/correction/".len();
    assert!(got[at..at + 12].bytes().all(|byte| byte.is_ascii_hexdigit()));
    got.replace_range(at..at + 12, "[HASH]");
    assert_eq!(got, expected);
}

#[test]
fn the_newest_fifty() {
    let files: Vec<(String, String)> = (1960..2020)
        .map(|year| targets(year, &format!("dates: {{ published: {year}-03-01 }}\n")))
        .collect();
    let got = feed(SETTINGS, &files).unwrap();
    let dates: Vec<&str> = got
        .split("<entry>")
        .skip(1)
        .map(|entry| &entry.split("<updated>").nth(1).unwrap()[..10])
        .collect();
    assert_eq!(dates, (1970..2020).rev().map(|year| format!("{year}-03-01")).collect::<Vec<_>>());
}

#[test]
fn a_site_without_address_has_no_feed_and_one_without_dates_an_empty_one() {
    let files = [targets(2021, "")];
    assert_eq!(feed("[site]\ntitle = \"甲\"\n", &files), None);
    let got = feed(SETTINGS, &files).unwrap();
    assert!(
        got.contains("<updated>2021-01-01T00:00:00Z</updated>")
            && got.trim_end().ends_with("</feed>"),
        "{got}"
    );
    assert_eq!(got.matches("<entry>").count(), 0, "{got}");
}

#[test]
fn no_two_entries_have_one_id() {
    let correction = "  - { at: 部门整体支出绩效目标表/年度预算申请/资金总额, was: 110, date: 2021-04-02, reason: 录入有误 }\n";
    let by_id =
        correction.replace("部门整体支出绩效目标表/", "P3/").replace("录入有误", "再次更正");
    let other = correction.replace("110", "120");
    let got = feed(
        SETTINGS,
        &[targets(
            2021,
            &format!(
                "dates: {{ published: 2021-02-28 }}\ncorrections:\n{correction}{by_id}{other}"
            ),
        )],
    )
    .unwrap();
    let ids: Vec<&str> =
        got.split("<id>").skip(1).map(|rest| rest.split("</id>").next().unwrap()).collect();
    let distinct: std::collections::BTreeSet<&&str> = ids.iter().collect();
    assert_eq!((ids.len(), distinct.len()), (5, 5), "{ids:#?}");
    assert!(got.contains("再次更正"), "none is left out");
}
