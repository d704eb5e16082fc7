//! The reason beside the first figure of a page is the reason of that figure, or there is none.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use gongkai::pipeline::{BuildOptions, build, open};

/// Two budgets: the expenditure rises from 1,000 to 1,100. The reason on the page of the second,
/// with this narrative.
fn reason(narrative: &str) -> Option<String> {
    let profile = "profile: plain\nname: 示例要求\nsource: 测试\nextends: hebei-county\nkinds:\n  budget:\n    title: 部门预算\n    sections: [{ id: n.budget, title: 预算安排, tables: [N02] }, { id: n.oper, title: 机关运行经费, tables: [N04] }]\n    tables: [{ form: N02 }, { form: N04 }]\n";
    let budget = |year: i16, total: u32, project: u32| {
        format!(
            "format: 1\nyear: {year}\nprofile: plain\nunit: 万元\nstatements:\n  支出说明: {{ 合计: {total}.00, 基本支出: 400.00, 项目支出: {project}.00 }}\n  机关运行经费安排情况: {{ 合计: {}.00 }}\n",
            year - 2000
        )
    };
    let (first, second) = (budget(2024, 1000, 600), budget(2025, 1100, 700));
    let site = common::site(&[
        ("content/_profiles/plain.yaml", profile),
        ("content/example/housing/2024/budget.yaml", &first),
        ("content/example/housing/2025/budget.yaml", &second),
        ("content/example/housing/2025/budget.md", narrative),
        (
            "site.toml",
            "[site]\ntitle = \"示例\"\n[levels]\nprose-amount-unmatched = \"note\"\npercentage-mismatch = \"note\"\ndirection-contradicts = \"warning\"\nprose-amount-slip = \"warning\"\n",
        ),
    ]);
    let output = tempfile::tempdir().unwrap();
    let options = BuildOptions { output: output.path().join("public"), withhold: true };
    build(&open(site.path()).unwrap(), &options).unwrap();
    let html =
        std::fs::read_to_string(options.output.join("example/housing/2025/budget/index.html"))
            .unwrap();
    assert!(html.contains("比上年增加100.00万元（+10.00%）"), "{html}");
    let (_, rest) = html.split_once("<p class=\"reason\">")?;
    Some(rest.split("</p>").next().unwrap().to_owned())
}

#[test]
fn the_reason_of_another_line_is_none() {
    for narrative in [
        "",
        "## 机关运行经费\n\n机关运行经费25.00万元，比上年增加1.00万元，主要是人员增加。\n",
        "## 预算安排\n\n本年支出[[支出说明/合计]]，其中机关运行经费比上年增加1.00万元，主要是人员增加。\n",
        "## 预算安排\n\n基本支出比上年有所增加，主要是人员增加。\n",
        "## 机关运行经费\n\n经费比上年增加，主要是人员增加。\n",
        "## 预算安排\n\n本年支出比上年增加100.00万元，其中基本支出增加5.00万元，主要是人员增加。\n",
        "## 预算安排\n\n本年支出比上年减少100.00万元，主要是人员减少。\n",
        "## 预算安排\n\n本年支出比上年增加100.00万元。机关运行经费主要用于办公。\n",
        "## 预算安排\n\n基本支出[[支出说明/基本支出]]比上年有所增加，主要是人员增加。\n",
    ] {
        assert_eq!(reason(narrative), None, "{narrative}");
    }
}

#[test]
fn the_reason_of_the_figure_is_found_however_it_is_written() {
    for (narrative, expected) in [
        (
            "## 概况\n\n本年支出比上年增加100.00万元，主要是新增项目。另有他事。\n",
            "本年支出比上年增加100.00万元，主要是新增项目。",
        ),
        // A glossary term inside, bold, a line break, a link.
        (
            "## 概况\n\n一般公共预算支出**比上年增加100.00万元**，\n主要是[项目支出](https://example.cn)增加。\n",
            "一般公共预算支出比上年增加100.00万元，主要是项目支出增加。",
        ),
        (
            "## 概况\n\n- 支出较上年增长100万元。原因是新增项目；其他从略。\n",
            "支出较上年增长100万元。原因是新增项目。",
        ),
        (
            "## 概况\n\n支出比2024年增加1000000元，由于新增项目。\n",
            "支出比2024年增加1000000元，由于新增项目。",
        ),
        (
            "## 概况\n\n支出[[支出说明/合计]]，比上年有所增加，主要是新增项目。\n",
            "支出1,100.00万元，比上年有所增加，主要是新增项目。",
        ),
        (
            "## 预算安排\n\n支出比上年有所增加，主要是新增工程。\n",
            "支出比上年有所增加，主要是新增工程。",
        ),
    ] {
        assert_eq!(reason(narrative).as_deref(), Some(expected), "{narrative}");
    }
}
