//! Characters that readers do not see, or take for others: known where labels are compared, named
//! where they stand, never published, never printed raw.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use gongkai::finding::{Finding, Level};

const BUDGET: &str = "content/example/housing/2021/budget.yaml";
const TARGETS: &str = "content/example/housing/2021/performance-targets.yaml";
const HEAD: &str = "format: 1\nyear: 2021\nprofile: statutory\n";

fn of(root: &std::path::Path, rule: &str) -> Vec<Finding> {
    common::findings(root).into_iter().filter(|finding| finding.rule.name == rule).collect()
}

fn found(files: &[(&str, &str)], rule: &str) -> Vec<Finding> {
    of(common::site(files).path(), rule)
}

fn with(text: &str) -> String {
    format!("{HEAD}{text}")
}

#[test]
fn a_label_is_known_by_its_looks() {
    let plain = with(
        "statements:\n  机关运行经费安排情况: { 合计: 12.50 }\ntables:\n  一般公共预算支出表:\n    rows:\n      - { 科目: \"212\", 名称: 城乡, 合计: 1.00, 基本支出: 1.00, 项目支出: 0 }\n",
    );
    let strange = plain
        .replace("机关运行经费安排情况", "机关运⾏经费安排情况\u{200b}")
        .replace("{ 合计: 12.50 }", "{ 合\u{200b}计: \"12.5\u{feff}0\" }")
        .replace("基本支出", "基本支\u{2060}出")
        .replace("\"212\"", "\"２１２\"");
    let count = |text: &str, rule: &str| found(&[(BUDGET, text)], rule).len();
    for rule in ["unknown-key", "malformed-value", "duplicate-key", "wrong-shape", "orphan-code"] {
        assert_eq!(count(&strange, rule), count(&plain, rule), "{rule}");
    }
    assert_eq!(count(&strange, "ambiguous-character"), 1);
    assert_eq!(count(&strange, "hidden-character"), 3, "one for each character");
}

#[test]
fn two_keys_that_look_the_same_are_one_written_twice() {
    let text = with("statements:\n  机关运行经费安排情况: { 合计: 12.50, 合\u{200b}计: 13.50 }\n");
    assert_eq!(found(&[(BUDGET, &text)], "duplicate-key").len(), 1);
}

#[test]
fn a_hidden_character_is_named_where_it_stands() {
    let text = with(
        "projects:\n  - { code: \"1\", name: 道路\u{202e}养护, goals: [甲\u{fffe}乙, 丙\u{7}丁] }\n",
    );
    let findings = found(&[(TARGETS, &text)], "hidden-character");
    let direction = findings.iter().find(|finding| finding.message.zh.contains("U+202E")).unwrap();
    let start = direction.place.start();
    assert_eq!((start.line, start.column), (5, 26));
    assert!(
        direction.message.zh.contains("“道路<U+202E>养护”")
            || direction.message.zh.contains("道路<U+202E>养护"),
        "{}",
        direction.message.zh
    );
    assert!(direction.message.en.contains("direction override"), "{}", direction.message.en);
    assert!(
        !direction.message.zh.contains('\u{202e}') && !direction.message.en.contains('\u{202e}')
    );
    assert!(findings.iter().all(|finding| finding.level == Level::Error));
}

#[test]
fn a_character_written_by_its_number_is_found_too() {
    let escaped = with("source: { title: \"部门\\u202E预算\", note: \"甲\\x07乙\" }\n");
    assert_eq!(found(&[(BUDGET, &escaped)], "hidden-character").len(), 2);
    assert_eq!(
        found(
            &[("content/example/region.yaml", "code: \"990101\"\nname: \"示例\\u202E县\"\n")],
            "hidden-character"
        )
        .len(),
        1
    );
    assert_eq!(
        found(
            &[("site.toml", "[site]\ntitle = \"示例\\u202E\"\nnotice = \"甲\u{200b}乙\"\n")],
            "hidden-character"
        )
        .len(),
        2
    );
    assert_eq!(
        found(
            &[("content/_glossary.yaml", "示例: { short: \"虚构\\u200B的。\" }\n")],
            "hidden-character"
        )
        .len(),
        1
    );
    let prose = [
        (BUDGET, HEAD),
        ("content/example/housing/2021/budget.md", "## 一、收入\n\n甲&#x202E;乙与&#8203;丙。\n"),
    ];
    let levels: Vec<Level> =
        found(&prose, "hidden-character").iter().map(|finding| finding.level).collect();
    assert_eq!(levels, [Level::Error, Level::Warning]);
}

#[test]
fn what_documents_hold_is_silent() {
    let text = with(
        "source: { title: \"2021年\u{a0}部门\u{3000}预算①——“三公”（１２）👨\u{200d}👩\" }\n# 备注\u{2f64}\n",
    );
    let prose =
        "## 一、收入\r\n\r\n\u{3000}\u{3000}本年收入\u{a0}12&nbsp;万元，葛\u{e0100}城。\r\n";
    let site = common::site(&[(BUDGET, &text), ("content/example/housing/2021/budget.md", prose)]);
    for rule in ["hidden-character", "ambiguous-character", "html-comment"] {
        assert_eq!(of(site.path(), rule).len(), 0, "{rule}");
    }
}

#[test]
fn noise_gives_a_bounded_number_of_findings() {
    let noise: String = (0x2f00..0x2fd6).filter_map(char::from_u32).collect::<String>().repeat(200);
    let text = with(&format!("source: {{ title: {noise} }}\n"));
    let findings = found(&[(BUDGET, &text)], "ambiguous-character");
    assert_eq!(findings.len(), 40);
    assert!(findings[0].message.zh.contains("共 200 处"), "{}", findings[0].message.zh);
}

#[test]
fn comments_are_not_for_texts_that_are_published() {
    let yaml = with(
        "# <!-- 待核 -->\nsource: { title: 部门预算<!-- 待核 -->, note: 甲 } # <!-- 待核 -->\n",
    );
    assert_eq!(found(&[(BUDGET, &yaml)], "html-comment").len(), 1);
    assert_eq!(
        found(&[("site.toml", "[site]\ntitle = \"示例<!-- 内部 -->\"\n")], "html-comment").len(),
        1
    );
}

#[test]
fn a_file_beyond_the_limit_is_found_and_the_others_are_read() {
    let long = format!("{HEAD}# {}\n", "长".repeat(6 << 20));
    let site = common::site(&[(BUDGET, &long), (TARGETS, "format: 2\n")]);
    let findings = of(site.path(), "unreadable-file");
    assert_eq!(findings.len(), 1);
    assert!(findings[0].message.en.contains("16 MiB"), "{}", findings[0].message.en);
    assert!(common::findings(site.path()).iter().any(|finding| finding.place.file.path == TARGETS));
}

fn printed(root: &std::path::Path, arguments: &[&str]) -> String {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .arg("--root")
        .arg(root)
        .arg("check")
        .args(arguments)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn nothing_reaches_a_terminal_raw() {
    let text = with("\u{202e}甲\u{9b}\u{1b}[31m: 1\n\"\\e[31m\\u202e::error::乙\": 1\n");
    let mut files = vec![(BUDGET, text.as_str())];
    // Other systems take no such names.
    if cfg!(unix) {
        files.push(("content/example/housing/2021/\u{1b}[31m\n::error::\u{202e}.yaml", ""));
    }
    let site = common::site(&files);
    for format in ["human", "short", "github", "json", "sarif"] {
        let out = printed(site.path(), &["--format", format]);
        assert!(out.contains("hidden-character"), "{format}");
        let raw = out.chars().find(|character| {
            (character.is_control() && *character != '\n')
                || matches!(character, '\u{202a}'..='\u{202e}')
        });
        assert_eq!(raw, None, "{format}: {out}");
        assert!(!out.lines().any(|line| line.starts_with("::error::")), "{format}: {out}");
        if format != "human" && format != "sarif" {
            assert!(
                out.lines().all(|line| line.starts_with("::")
                    || line.starts_with('{')
                    || line.starts_with("content/")
                    || line.starts_with("site.toml")),
                "{format}: {out}"
            );
        }
    }
}

#[test]
fn people_get_the_first_of_each_rule_and_the_count() {
    let text = with(&(1..=150).map(|number| format!("键{number}: 1\n")).collect::<String>());
    let long = with(&format!("{}: 1\n", "长".repeat(300)));
    let site = common::site(&[(BUDGET, &text), (TARGETS, &long)]);
    let out = printed(site.path(), &[]);
    assert_eq!(out.matches("error[unknown-key]").count(), 20, "{out}");
    assert!(
        out.contains("    151 unknown-key（另有 131 项没有列出）")
            && out.contains("--format short"),
        "{out}"
    );
    assert_eq!(
        printed(site.path(), &["--format", "short"]).matches("error[unknown-key]").count(),
        151
    );
    assert!(out.lines().all(|line| line.chars().count() < 700), "long lines are cut");
}
