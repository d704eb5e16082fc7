//! What is as large, as long or as circular as content can be: it is read, checked and shown, or
//! found, and nothing stops.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::fmt::Write as _;
use std::process::Command;

/// A profile that asks for nothing and opens its pages with a chain of totals and a figure that is
/// twice another, sixty times over.
const PROFILE: &str = "profile: q\nname: 示例\nkinds:\n  budget: { title: 部门预算, project-form: P2, tables: [{ form: N01 }, { form: N02 }, { form: T01 }, { form: T02 }] }\n\
main-figures:\n  - { id: m, label: 主, places: { budget: [T01.l0] } }\n  - { id: d, label: 倍, places: { budget: [T02.l0] } }\n\
glance: { lead: m, parts: [{ figure: m, title: 链 }, { figure: d, title: 倍 }], facts: [m] }\n";

/// A form of subtotals, each made of the next as often as said.
fn chain(form: &str, name: &str, lines: usize, times: usize) -> String {
    let mut text = format!("form: {form}\nname: {name}\nuse: table\nlines:\n");
    for line in 0..lines {
        writeln!(
            text,
            "  - {{ id: l{line}, label: {name}{line}, role: subtotal, optional: true }}"
        )
        .unwrap();
    }
    writeln!(text, "  - {{ id: l{lines}, label: {name}底 }}\nidentities:").unwrap();
    for line in 0..lines {
        let next = vec![format!("l{}", line + 1); times].join(" + ");
        writeln!(
            text,
            "  - {{ id: {form}-{line}, rule: total-mismatch, identity: l{line} = {next} }}"
        )
        .unwrap();
    }
    text
}

fn build(files: &[(&str, &str)]) -> (Option<i32>, String, tempfile::TempDir) {
    let site = common::site(files);
    let output = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(["build", "--withhold"])
        .current_dir(site.path())
        .output()
        .unwrap();
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    (output.status.code(), said, site)
}

#[test]
fn amounts_at_the_bound_of_each_unit_are_checked_and_shown() {
    for (unit, most) in [
        ("元", "9999999999999999.99999999"),
        ("万元", "999999999999.99999999"),
        ("亿元", "99999999.99999999"),
    ] {
        let year = |year: i16, sign: &str| {
            format!(
                "format: 1\nyear: {year}\nprofile: q\nunit: {unit}\nstatements:\n  收入说明: {{ 合计: {sign}{most}, 一般公共预算: {sign}{most} }}\n  支出说明: {{ 合计: {sign}{most}, 基本支出: {most}, 项目支出: {most} }}\n\
projects:\n  - {{ code: A-1, name: 甲, continues: A-1, funds: {{ 预算数: {most} }}, indicators: [{{ level: [产出指标], name: 数量, target: \"9999999999999999台\" }}, {{ level: [产出指标], name: 单价, target: \"{most}{unit}/台\" }}] }}\n  \
- {{ code: A-2, name: 乙, continues: A-3, funds: {{ 预算数: {most} }} }}\n  - {{ code: A-3, name: 丙, continues: A-2, funds: {{ 预算数: {most} }} }}\n"
            )
        };
        let text = format!(
            "## 收入说明\n\n[[收入说明/合计 → 亿元]]，约{most}{unit}占9999999999999999%，比上年增加{most}{unit}，每户9999999999999999元。\n"
        );
        let (old, new) = (year(2020, "-"), year(2021, ""));
        let (forms, other) = (chain("T01", "链", 2, 1), chain("T02", "倍", 2, 1));
        let (status, said, _site) = build(&[
            ("content/_profiles/q.yaml", PROFILE),
            ("content/_forms/T01.yaml", &forms),
            ("content/_forms/T02.yaml", &other),
            ("content/example/housing/2020/budget.yaml", &old),
            ("content/example/housing/2021/budget.yaml", &new),
            ("content/example/housing/2021/budget.md", &text),
        ]);
        assert_eq!(status, Some(1), "{unit}: {said}");
        assert!(
            said.contains("支出说明/合计不平"),
            "{unit}: the sum is twice the bound, and worked out: {said}"
        );
    }
}

#[test]
fn long_chains_and_figures_that_are_twice_another_are_taken_apart() {
    let (long, twice) = (chain("T01", "链", 2000, 1), chain("T02", "倍", 60, 2));
    let mut lines = String::new();
    (0..2000).for_each(|line| writeln!(lines, "    链{line}: 9").unwrap());
    let body = format!(
        "format: 1\nyear: 2021\nprofile: q\ntables:\n  链:\n{lines}    链底: 9\n  倍: {{ 倍0: 4, 倍1: 2, 倍2: 1, 倍底: 1 }}\n"
    );
    let (status, said, site) = build(&[
        ("content/_profiles/q.yaml", PROFILE),
        ("content/_forms/T01.yaml", &long),
        ("content/_forms/T02.yaml", &twice),
        ("content/example/housing/2021/budget.yaml", &body),
    ]);
    assert_eq!(status, Some(0), "{said}");
    let page =
        std::fs::read_to_string(site.path().join("public/example/housing/2021/budget/index.html"))
            .unwrap();
    assert!(
        page.contains("glance-1") && page.contains("glance-2") && page.contains("链底"),
        "both are drawn"
    );
}
