//! Workbooks as offices really keep them, and what an import must never do: take a figure in the
//! wrong unit, from the wrong column, or lose one in silence.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use crate::common::run_uncounted as run;

use std::fs;
use std::path::Path;

use gongkai::finding::Language;
use gongkai::model::{FormUse, Kind, MoneyUnit};
use gongkai::office::{Request, extract};
use gongkai::workbook::{Align, DrawnCell, DrawnSheet, DrawnWorkbook, Remark, Sheet, write};

const PATH: &str = "example/housing/2021/budget";

/// A sheet of words, one text a row, cells divided by `|`.
fn words(name: &str, rows: &[&str]) -> DrawnSheet {
    let cells = rows.iter().enumerate().flat_map(|(row, line)| {
        line.split('|').enumerate().filter(|(_, text)| !text.is_empty()).map(move |(at, text)| {
            (row, at, DrawnCell::Text(text.replace('⏎', "\n"), Align::Left(0)))
        })
    });
    DrawnSheet { name: name.to_owned(), cells: cells.collect(), ..DrawnSheet::default() }
}

/// Imports sheets into a site's disclosure; what was said, and the file after.
fn import_into(
    site: &Path,
    path: &str,
    sheets: Vec<DrawnSheet>,
    more: &[&str],
) -> (Option<i32>, String, String) {
    let book = site.join("book.xlsx");
    fs::write(&book, write(&DrawnWorkbook { sheets }).unwrap()).unwrap();
    let mut arguments = vec!["import", book.to_str().unwrap(), "--into", path];
    arguments.extend(more);
    let (code, said) = run(site, &arguments);
    (code, said, written(site, path))
}

/// What was written of a disclosure, without the line that names its schema to an editor.
fn written(site: &Path, path: &str) -> String {
    let file = site.join("content").join(format!("{path}.yaml"));
    let yaml = fs::read_to_string(file).unwrap_or_default();
    match yaml.split_once('\n') {
        Some((first, rest)) if first.starts_with("# yaml-language-server:") => rest.to_owned(),
        _ => yaml,
    }
}

fn import(sheets: Vec<DrawnSheet>) -> (Option<i32>, String, String) {
    let site = common::site(&[]);
    import_into(site.path(), PATH, sheets, &["--profile", "hebei-county"])
}

const SPENDING: [&str; 3] = [
    "科目编码|科目名称|合计|基本支出|项目支出",
    "212|城乡社区支出|1200.50|200.50|1000.00",
    "合计||1200.50|200.50|1000.00",
];

/// What a new file begins with.
const HEAD: &str = "format: 1\nyear: 2021\nunit: 万元\nprofile: hebei-county\norigin: invented\n\n";
const TOP_ROW: &str = "      - { 科目: \"212\", 名称: 城乡社区支出, 合计: 1200.50, 基本支出: 200.50, 项目支出: 1000.00 }\n";
const TOTAL_ROW: &str =
    "      - { row: total, 科目: 合计, 合计: 1200.50, 基本支出: 200.50, 项目支出: 1000.00 }\n";
const WRITTEN: &str = "已写入 content/example/housing/2021/budget.yaml；各数出自哪个单元格记在同名的 .import.csv。用 gongkai check 检查。\n";

/// The table that `spending` becomes, with these keys over its rows.
fn spent(keys: &str) -> String {
    format!("tables:\n  部门支出总表:\n{keys}    rows:\n{TOP_ROW}{TOTAL_ROW}")
}

/// The table of one row.
fn one_row(row: &str) -> String {
    format!(
        "{HEAD}tables:\n  部门支出总表:\n    rows:\n      - {{ 科目: \"212\", 名称: 城乡社区支出, {row} }}\n"
    )
}

fn spending(top: &str) -> DrawnSheet {
    let mut rows = vec!["部门支出总表", top];
    rows.extend(SPENDING);
    words("表3", &rows)
}

/// 元氏县 is a county, not a unit of money.
#[test]
fn the_name_of_an_office_is_no_unit() {
    let (_, said, yaml) = import(vec![spending("编制单位：元氏县住房和城乡建设局|||单位：万元")]);
    assert_eq!(
        yaml,
        format!("{HEAD}{}", spent("    caption: \"编制单位：元氏县住房和城乡建设局\"\n")),
        "{said}"
    );
    assert_eq!(
        said,
        format!(
            "取：工作表“表3” A4:E5 → B03 部门支出总表（2行，单位：万元）\n注意：工作表“表3” A2 写的是“元氏县住房和城乡建设局”，公开件属于“示例县住房和城乡建设局、本级”\n{WRITTEN}"
        )
    );
    let (_, said, yaml) = import(vec![spending("预算单位：元氏县住房和城乡建设局")]);
    assert_eq!(yaml, format!("{HEAD}{}", spent("")), "{said}");
    assert_eq!(
        said,
        format!(
            "取：工作表“表3” A4:E5 → B03 部门支出总表（2行，没有写金额单位，按万元）\n{WRITTEN}"
        )
    );
}

#[test]
fn units_in_every_dress() {
    for top in ["金额单位：人民币元", "单位:元", "（单位：元）", "单位： 元", "单位：人民币元"]
    {
        let (_, said, yaml) = import(vec![spending(top)]);
        assert_eq!(yaml, format!("{HEAD}{}", spent("    unit: 元\n")), "{top}\n{said}");
    }
}

/// A profile may fix a table's unit; a sheet that states another one means it.
#[test]
fn the_unit_a_sheet_states_is_the_unit_its_figures_have() {
    let profile = "profile: one\nname: one\nkinds:\n  budget:\n    title: 部门预算\n    tables: [{ form: B03, unit: 元 }]\n";
    let site = common::site(&[
        ("content/_profiles/one.yaml", profile),
        (&format!("content/{PATH}.yaml"), "format: 1\nyear: 2021\nprofile: one\n"),
    ]);
    let (_, said, yaml) = import_into(site.path(), PATH, vec![spending("单位：万元")], &[]);
    assert_eq!(
        yaml,
        format!("format: 1\nyear: 2021\nprofile: one\n\n{}", spent("    unit: 万元\n")),
        "{said}"
    );
}

/// The unit of the document, however it is written in the file.
#[test]
fn a_quoted_unit_is_a_unit() {
    let site = common::site(&[(
        &format!("content/{PATH}.yaml"),
        "format: 1\nyear: 2021\nprofile: \"hebei-county\"\nunit: \"元\"\n",
    )]);
    let (_, said, yaml) = import_into(site.path(), PATH, vec![spending("单位：万元")], &[]);
    assert_eq!(
        yaml,
        format!(
            "format: 1\nyear: 2021\nprofile: \"hebei-county\"\nunit: \"元\"\n\n{}",
            spent("    unit: 万元\n")
        ),
        "{said}"
    );
}

/// A record in 元 cannot go into a document in 万元 as if it were the same.
#[test]
fn the_unit_of_a_project_is_kept_or_the_project_is_left() {
    let record = || {
        words(
            "1",
            &[
                "333001某局本级||||单位：元",
                "项目编码|X1||项目名称|道路养护",
                "预算规模及资金用途|预算数|5000000|其中：财政资金|5000000|其他资金|",
                "资金支出计划（%）|3月底|6月底|10月底|12月底",
                "|25%|50%|75%|100%",
                "绩效目标|1.完成",
                "一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据",
                "产出指标|数量指标|里程||≥12公里|计划",
            ],
        )
    };
    let before = "format: 1\nyear: 2021\nunit: 万元\nprofile: hebei-county\n";
    let site = common::site(&[("content/example/housing/2021/performance-targets.yaml", before)]);
    let (code, said, yaml) =
        import_into(site.path(), "example/housing/2021/performance-targets", vec![record()], &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(yaml.contains("\nproject-unit: 元\nprojects:\n"), "{said}\n{yaml}");
    // Nor beside projects in 万元.
    let before = format!("{before}projects:\n  - name: 甲\n    funds: {{ 预算数: 1 }}\n");
    let site = common::site(&[("content/example/housing/2021/performance-targets.yaml", &before)]);
    let (code, said, yaml) =
        import_into(site.path(), "example/housing/2021/performance-targets", vec![record()], &[]);
    assert_eq!((code, yaml.as_str()), (Some(2), before.as_str()), "{said}");
    assert!(
        said.trim_end().ends_with(
            "项目的金额单位是元，公开件里的项目是万元；各项目的单位须相同，请换算后再取"
        ),
        "{said}"
    );
    // In a document in 元 it is taken.
    let before = "format: 1\nyear: 2021\nunit: 元\nprofile: hebei-county\n";
    let site = common::site(&[("content/example/housing/2021/performance-targets.yaml", before)]);
    let (code, said, yaml) =
        import_into(site.path(), "example/housing/2021/performance-targets", vec![record()], &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        yaml.contains("    funds: { 预算数: 5000000, 财政资金: 5000000, 其他资金: }\n"),
        "{said}\n{yaml}"
    );
}

/// A column that no form knows holds figures: it is named, not lost in silence.
#[test]
fn unknown_columns_are_named() {
    let rows = [
        "部门支出总表",
        "单位：万元",
        "科目编码|科目名称|合计|基本支出|项目支出|专项债务支出",
        "212|城乡社区支出|1200.50|200.50|1000.00|7.00",
    ];
    let (_, said, yaml) = import(vec![words("表3", &rows)]);
    assert_eq!(yaml, one_row("合计: 1200.50, 基本支出: 200.50, 项目支出: 1000.00"), "{said}");
    let left = "未取：工作表“表3” F3：这一栏没有取：专项债务支出（最接近的是“项目支出”）";
    assert_eq!(
        said,
        format!("取：工作表“表3” A4:E4 → B03 部门支出总表（1行，单位：万元）\n{left}\n{WRITTEN}")
    );
}

/// A two-row head without merged cells, as a .csv or .ods has it.
#[test]
fn heads_on_two_rows_without_merging() {
    let rows = [
        "部门支出总表",
        "单位：万元",
        "科目编码|科目名称|合计|其中|",
        "|||基本支出|项目支出",
        "212|城乡社区支出|1200.50|200.50|1000.00",
    ];
    let (_, said, yaml) = import(vec![words("表3", &rows)]);
    assert_eq!(yaml, one_row("合计: 1200.50, 基本支出: 200.50, 项目支出: 1000.00"), "{said}");
}

/// 行次 and last year's column are not this year's figure.
#[test]
fn a_line_number_is_no_figure() {
    let rows = [
        "部门预算收支总表",
        "单位：万元",
        "收入|||支出||",
        "项目|行次|金额|项目|行次|金额",
        "一、一般公共预算拨款收入|1|1200.50|十二、城乡社区支出|20|1200.50",
        "本年收入合计|2|1200.50|本年支出合计|21|1200.50",
        "收入总计|3|1200.50|支出总计|22|1200.50",
    ];
    let (_, said, yaml) = import(vec![words("收支总表", &rows)]);
    let income = "    收入:\n      一般公共预算拨款收入: 1200.50\n      本年收入合计: 1200.50\n      收入总计: 1200.50\n";
    let spending = "    支出:\n      城乡社区支出: 1200.50\n      本年支出合计: 1200.50\n      支出总计: 1200.50\n";
    assert_eq!(yaml, format!("{HEAD}tables:\n  部门收支总表:\n{income}{spending}"), "{said}");
}

#[test]
fn last_years_column_is_not_this_years_figure() {
    let rows = |last: &str, this: &str| {
        let heads = format!("项目|{last}|{this}|项目|{last}|{this}");
        let rows = [
            "部门预算收支总表",
            "单位：万元",
            "收入|||支出||",
            &heads,
            "一般公共预算拨款收入|900.00|1200.50|城乡社区支出|900.00|1200.50",
            "收入总计|900.00|1200.50|支出总计|900.00|1200.50",
        ];
        words("收支总表", &rows)
    };
    let (_, said, yaml) = import(vec![rows("2020年预算数", "2021年预算数")]);
    let sides = "    收入:\n      一般公共预算拨款收入: 1200.50\n      收入总计: 1200.50\n    支出:\n      城乡社区支出: 1200.50\n      支出总计: 1200.50\n";
    assert_eq!(yaml, format!("{HEAD}tables:\n  部门收支总表:\n{sides}"), "{said}");
    // Two columns whose heads the form does not know: neither is taken, and each is named.
    let (code, said, yaml) = import(vec![rows("2020年决算数", "2021年预算安排")]);
    assert_eq!((code, yaml.as_str()), (Some(1), ""), "{said}");
    for (cell, head) in [
        ("B4", "2020年决算数"),
        ("C4", "2021年预算安排"),
        ("E4", "2020年决算数"),
        ("F4", "2021年预算安排"),
    ] {
        assert!(
            said.contains(&format!("未取：工作表“收支总表” {cell}：这一栏没有取：{head}")),
            "{said}"
        );
    }
    assert!(said.ends_with("没有取到数据\n"), "{said}");
}

/// 类, 款, 项 each only on its own row.
#[test]
fn a_code_in_three_columns_goes_on_below() {
    let row = |code: &str, name: &str| {
        format!(
            "      - {{ 科目: \"{code}\", 名称: {name}, 合计: 1200.50, 基本支出: 200.50, 项目支出: 1000.00 }}\n"
        )
    };
    let three = format!(
        "{HEAD}tables:\n  部门支出总表:\n    rows:\n{}{}{}",
        row("212", "城乡社区支出"),
        row("21201", "城乡社区管理事务"),
        row("2120101", "行政运行")
    );
    let rows = [
        "部门支出总表",
        "单位：万元",
        "科目编码|||科目名称|合计|基本支出|项目支出",
        "类|款|项||||",
        "212|||城乡社区支出|1200.50|200.50|1000.00",
        "|01||城乡社区管理事务|1200.50|200.50|1000.00",
        "||01|行政运行|1200.50|200.50|1000.00",
    ];
    let (_, said, yaml) = import(vec![words("表3", &rows)]);
    assert_eq!(yaml, three, "{said}");
    let rows = [
        "部门支出总表",
        "单位：万元",
        "科目编码|||科目名称|合计|基本支出|项目支出",
        "类|款|项||||",
        "212|||城乡社区支出|1200.50|200.50|1000.00",
        "212|21201||城乡社区管理事务|1200.50|200.50|1000.00",
        "212|21201|2120101|行政运行|1200.50|200.50|1000.00",
    ];
    let (_, said, yaml) = import(vec![words("表3", &rows)]);
    assert_eq!(yaml, three, "{said}");
}

#[test]
fn a_row_of_column_numbers_is_no_data() {
    let rows = [
        "部门支出总表",
        "单位：万元",
        "科目编码|科目名称|合计|基本支出|项目支出",
        "**|**|1|2|3",
        "212|城乡社区支出|1200.50|200.50|1000.00",
    ];
    let (_, said, yaml) = import(vec![words("表3", &rows)]);
    assert_eq!(yaml, one_row("合计: 1200.50, 基本支出: 200.50, 项目支出: 1000.00"), "{said}");
}

/// A thousands mark in the wrong place is kept as it stands, so that it is found.
#[test]
fn broken_thousands_marks_stay_broken() {
    let rows = [
        "部门支出总表",
        "单位：万元",
        "科目编码|科目名称|合计|基本支出|项目支出",
        "212|城乡社区支出|1,23.50|200.50|1000.00",
    ];
    let (_, said, yaml) = import(vec![words("表3", &rows)]);
    assert_eq!(yaml, one_row("合计: \"1,23.50\", 基本支出: 200.50, 项目支出: 1000.00"), "{said}");
}

/// #REF! is found.
#[test]
fn an_error_cell_is_a_finding() {
    let rows = [
        "部门支出总表",
        "单位：万元",
        "科目编码|科目名称|合计|基本支出|项目支出",
        "212|城乡社区支出|#REF!|200.50|1000.00",
    ];
    let site = common::site(&[]);
    let (_, said, yaml) =
        import_into(site.path(), PATH, vec![words("表3", &rows)], &["--profile", "hebei-county"]);
    assert_eq!(yaml, one_row("合计: \"#REF!\", 基本支出: 200.50, 项目支出: 1000.00"), "{said}");
    let findings = common::findings(site.path());
    let malformed: Vec<_> = findings
        .iter()
        .filter(|finding| finding.rule.name == "malformed-value")
        .map(|finding| (finding.at.as_deref(), finding.reported()))
        .collect();
    assert_eq!(malformed, [(Some("部门支出总表/212/合计"), Some("#REF!"))]);
}

const TWO_PROJECTS: &str = "format: 1\nyear: 2021\nunit: 万元\nprofile: hebei-county\nprojects:\n  # 第一个\n  - code: \"A1\"\n    name: 道路养护\n    continues: \"A0\"\n    funds: { 预算数: 1.00, 财政资金: 1.00, 其他资金: }\n    purpose: 手写的用途\n    goals: [手写的目标]\n  - code: \"B2\"\n    name: 桥梁养护\n    funds: { 预算数: 2.00, 财政资金: 2.00, 其他资金: }\n";

fn list_of(rows: &[&str]) -> DrawnSheet {
    let mut all = vec!["项目编码|项目名称|预算数|财政资金|其他资金"];
    all.extend(rows);
    words("项目", &all)
}

/// A sheet of one project replaces that project, and no other.
#[test]
fn other_projects_stay() {
    let path = "example/housing/2021/performance-targets";
    let site = common::site(&[(&format!("content/{path}.yaml"), TWO_PROJECTS)]);
    let (code, said, yaml) = import_into(
        site.path(),
        path,
        vec![list_of(&["A1|道路养护|9.00|9.00|", "C3|路灯养护|3.00|3.00|"])],
        &[],
    );
    assert_eq!(code, Some(0), "{said}");
    let added = "  - code: \"C3\"\n    name: 路灯养护\n    funds: { 预算数: 3.00, 财政资金: 3.00, 其他资金: }\n";
    let wanted = TWO_PROJECTS.replace(
        "{ 预算数: 1.00, 财政资金: 1.00, 其他资金: }",
        "{ 预算数: 9.00, 财政资金: 9.00, 其他资金: }",
    ) + added;
    assert_eq!(yaml, wanted, "{said}");
}

/// The project of the record sheets below.
fn recorded(unit: &str, told: &str) -> String {
    let funds = "    funds: { 预算数: 5.00, 财政资金: 5.00, 其他资金: }\n    plan: { 3月底: 25%, 6月底: 50%, 10月底: 75%, 12月底: 100% }\n";
    let indicator = "    indicators:\n      - { level: [产出指标, 数量指标], name: 里程, target: \"≥12公里\", basis: 计划 }\n";
    format!(
        "{HEAD}projects:\n  - code: \"130522P004044\"\n    name: 道路养护\n{unit}{funds}{told}{indicator}"
    )
}

/// A goal that begins with a decimal keeps it.
#[test]
fn a_goal_keeps_its_figure() {
    let record = words(
        "1",
        &[
            "333001某局本级||||单位：万元",
            "项目编码|130522P004044||项目名称|道路养护",
            "预算规模及资金用途|预算数|5.00|其中：财政资金|5.00|其他资金|",
            "|支付道路养护费用||||",
            "资金支出计划（%）|3月底|6月底|10月底|12月底",
            "|25%|50%|75%|100%",
            "绩效目标|1.完成养护⏎1.5公里道路改造完成",
            "一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据",
            "产出指标|数量指标|里程||≥12公里|计划",
        ],
    );
    let site = common::site(&[]);
    let (_, said, yaml) = import_into(
        site.path(),
        "example/housing/2021/performance-targets",
        vec![record],
        &["--profile", "hebei-county"],
    );
    let told = "    purpose: 支付道路养护费用\n    goals: [完成养护, 1.5公里道路改造完成]\n";
    assert_eq!(yaml, recorded("    budget-unit: \"333001\"\n", told), "{said}");
}

/// The project's code is not its budget unit.
#[test]
fn a_project_code_is_no_budget_unit() {
    let record = words(
        "1",
        &[
            "||||单位：万元",
            "项目编码|130522P004044||项目名称|道路养护",
            "预算规模及资金用途|预算数|5.00|其中：财政资金|5.00|其他资金|",
            "资金支出计划（%）|3月底|6月底|10月底|12月底",
            "|25%|50%|75%|100%",
            "绩效目标|1.完成",
            "一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据",
            "产出指标|数量指标|里程||≥12公里|计划",
        ],
    );
    let site = common::site(&[]);
    let (_, said, yaml) = import_into(
        site.path(),
        "example/housing/2021/performance-targets",
        vec![record],
        &["--profile", "hebei-county"],
    );
    assert_eq!(yaml, recorded("", "    goals: [完成]\n"), "{said}");
}

/// What stands at the end of the file, and the way the file is indented, stay.
#[test]
fn the_rest_of_the_file_stays() {
    let head = "format: 1\nyear: 2021\nprofile: hebei-county\n";
    let table = format!("  部门支出总表:\n    rows:\n{TOP_ROW}{TOTAL_ROW}");
    let deeper: String = table.lines().map(|line| format!("  {line}\n")).collect();
    for (before, after) in [
        (
            "tables:\n  部门支出总表: { none: 无 }\n\n# 以下是备忘\n# projects:\n",
            format!("tables:\n{table}\n# 以下是备忘\n# projects:\n"),
        ),
        (
            "tables:\n    部门机构设置情况:\n        - { 单位名称: 某局 }\n",
            format!("tables:\n    部门机构设置情况:\n        - {{ 单位名称: 某局 }}\n{deeper}"),
        ),
        (
            "tables:\n  部门机构设置情况:\n    - { 单位名称: 某局 }",
            format!("tables:\n  部门机构设置情况:\n    - {{ 单位名称: 某局 }}\n{table}"),
        ),
        (
            "tables:\n  部门支出总表:\n    rounding: nearest\n    rows: []\n",
            spent("    rounding: nearest\n"),
        ),
        ("tables:      # 都在下面\n", format!("tables:      # 都在下面\n{table}")),
    ] {
        let site = common::site(&[(&format!("content/{PATH}.yaml"), &format!("{head}{before}"))]);
        let (code, said, yaml) = import_into(site.path(), PATH, vec![spending("单位：万元")], &[]);
        assert_eq!((code, yaml), (Some(0), format!("{head}{after}")), "{said}");
        let found: Vec<&str> = common::findings(site.path())
            .iter()
            .map(|finding| finding.rule.name)
            .filter(|name| *name != "missing-table" && *name != "missing-section")
            .collect();
        assert_eq!(found, Vec::<&str>::new(), "{before}");
    }
}

/// Weights that a sheet does not print are not made up.
#[test]
fn no_weight_is_invented() {
    let path = "example/housing/2021/self-evaluation";
    let site = common::site(&[]);
    let sheet = words("项目", &["项目编码|项目名称|自评总分", "A1|道路养护|96.50"]);
    let profile = "profile: one\nname: one\nkinds:\n  self-evaluation:\n    title: 自评\n    project-form: P2\n    tables: []\n";
    common::write(site.path(), &[("content/_profiles/one.yaml", profile)]);
    let (_, said, yaml) = import_into(site.path(), path, vec![sheet], &["--profile", "one"]);
    let head = HEAD.replace("hebei-county", "one");
    assert_eq!(
        yaml,
        format!(
            "{head}projects:\n  - code: \"A1\"\n    name: 道路养护\n    total: {{ score: 96.50 }}\n"
        ),
        "{said}"
    );
}

/// A document in 元 goes out and comes back in 元: statements and projects too.
#[test]
fn statements_and_projects_keep_their_unit() {
    let before = "format: 1\nyear: 2021\nunit: 元\nprofile: hebei-county\nstatements:\n  机关运行经费安排情况: { 合计: 329600.00 }\n";
    let site = common::site(&[(&format!("content/{PATH}.yaml"), before)]);
    let book = site.path().join("out.xlsx");
    let workspace = gongkai::pipeline::open(site.path()).unwrap();
    let entry = &workspace.site.regions[0].departments[0];
    let read = gongkai::load::department(
        &workspace.root,
        entry,
        &workspace.catalogue,
        &workspace.site.config,
    )
    .unwrap();
    fs::write(
        &book,
        write(&gongkai::office::drawn(&read.department.disclosures[0], &[], Language::Chinese))
            .unwrap(),
    )
    .unwrap();
    fs::remove_file(site.path().join("content").join(format!("{PATH}.yaml"))).unwrap();
    let (_, said) = run(
        site.path(),
        &["import", book.to_str().unwrap(), "--into", PATH, "--profile", "hebei-county"],
    );
    let yaml = written(site.path(), PATH);
    assert_eq!(
        yaml,
        format!("{HEAD}statements:\n  机关运行经费安排情况:\n    unit: 元\n    合计: 329600.00\n"),
        "{said}"
    );
}

/// The report says the unit, and says so where none was stated.
#[test]
fn the_report_says_the_unit() {
    let (_, said, _) = import(vec![spending("单位：元")]);
    assert_eq!(
        said,
        format!("取：工作表“表3” A4:E5 → B03 部门支出总表（2行，单位：元）\n{WRITTEN}")
    );
    let (_, said, _) = import(vec![spending("")]);
    assert_eq!(
        said,
        format!(
            "取：工作表“表3” A4:E5 → B03 部门支出总表（2行，没有写金额单位，按万元）\n{WRITTEN}"
        )
    );
}

/// A finding about a figure that was edited does not blame the workbook.
#[test]
fn an_edited_figure_is_nobodys_cell() {
    let site = common::site(&[]);
    import_into(site.path(), PATH, vec![spending("单位：万元")], &["--profile", "hebei-county"]);
    let file = site.path().join("content").join(format!("{PATH}.yaml"));
    let yaml = fs::read_to_string(&file).unwrap();
    fs::write(
        &file,
        yaml.replace(
            "{ 科目: \"212\", 名称: 城乡社区支出, 合计: 1200.50",
            "{ 科目: \"212\", 名称: 城乡社区支出, 合计: 1300.50",
        ),
    )
    .unwrap();
    let (_, said) = run(site.path(), &["check"]);
    // Of the figures of the row that no longer adds up, those that still are what their cells
    // showed are led back to them; the edited one is not.
    let mut blamed: Vec<&str> = said
        .split('「')
        .skip(1)
        .filter_map(|part| part.split_once("」取自"))
        .map(|(at, _)| at)
        .collect();
    blamed.sort_unstable();
    blamed.dedup();
    assert_eq!(
        blamed,
        ["部门支出总表/212/基本支出", "部门支出总表/212/项目支出", "部门支出总表/合计/合计"],
        "{said}"
    );
}

/// A folder outside the department is no place for a disclosure.
#[test]
fn a_path_stays_inside_content() {
    let site = common::site(&[]);
    let (code, said, _) = import_into(
        site.path(),
        "example/housing/units/../2021/budget",
        vec![spending("单位：万元")],
        &["--profile", "hebei-county"],
    );
    assert_eq!(code, Some(2), "{said}");
    assert_eq!(
        said,
        "gongkai: “..”不能作 content/ 里的文件夹：文件夹名只能用小写字母、数字和连字符\n"
    );
    assert!(
        common::tree(&site.path().join("content"))
            .iter()
            .all(|(path, _)| !path.ends_with("budget.yaml"))
    );
}

/// Two units on one sheet: no figure of it can be taken; a column in another unit than its sheet is
/// left.
#[test]
fn two_units_are_no_unit() {
    let (_, said, yaml) = import(vec![spending("单位：万元|||（单位：元）")]);
    assert_eq!(
        (said.as_str(), yaml.as_str()),
        ("未取：工作表“表3”：写了两种金额单位（万元、元），不知按哪一种\n没有取到数据\n", "")
    );
    let rows = [
        "部门支出总表",
        "单位：万元",
        "科目编码|科目名称|合计|基本支出（元）|项目支出",
        "212|城乡社区支出|1200.50|2005000|1000.00",
    ];
    let (_, said, yaml) = import(vec![words("表3", &rows)]);
    assert_eq!(yaml, one_row("合计: 1200.50, 项目支出: 1000.00"), "{said}");
    assert!(
        said.contains(
            "未取：工作表“表3” D3：这一栏没有取：基本支出（元）（最接近的是“基本支出”）\n"
        ),
        "{said}"
    );
}

/// 小计 under 基本支出 is 基本支出; figures of this year and last under heads that say the year.
#[test]
fn heads_of_two_rows_and_years() {
    let rows = [
        "一般公共预算支出表",
        "单位：万元",
        "科目编码|科目名称|2020年预算数|2021年预算数||||",
        "|||合计|基本支出|||项目支出",
        "||||小计|人员经费|公用经费|",
        "212|城乡社区支出|900.00|1200.50|200.50|150.50|50.00|1000.00",
    ];
    let (_, said, yaml) = import(vec![words("表5", &rows)]);
    let row = "{ 科目: \"212\", 名称: 城乡社区支出, 上年数: 900.00, 合计: 1200.50, 基本支出: 200.50, 人员经费: 150.50, 公用经费: 50.00, 项目支出: 1000.00 }";
    assert_eq!(
        yaml,
        format!("{HEAD}tables:\n  一般公共预算支出表:\n    rows:\n      - {row}\n"),
        "{said}"
    );
}

/// Projects as other authors write them: in flow style, indented otherwise, with comments.
#[test]
fn projects_in_other_hands() {
    let path = "example/housing/2021/performance-targets";
    let head = "format: 1\nyear: 2021\nprofile: hebei-county\n";
    let funds = "funds: { 预算数: 9.00, 财政资金: 9.00, 其他资金: }";
    let added = "  - code: \"C3\"\n    name: 路灯养护\n    funds: { 预算数: 3.00, 财政资金: 3.00, 其他资金: }\n";
    let deeper: String = added.lines().map(|line| format!("  {line}\n")).collect();
    let flush = added.replace("\n  ", "\n").trim_start().to_owned();
    for (before, after, count) in [
        (
            "projects:\n  - { code: \"A1\", name: 道路养护, purpose: \"手写的：用途\", funds: { 预算数: 1.00 } }\n  - { code: \"B2\", name: 桥梁养护 }\n",
            format!(
                "projects:\n  - code: \"A1\"\n    name: 道路养护\n    purpose: \"手写的：用途\"\n    {funds}\n  - {{ code: \"B2\", name: 桥梁养护 }}\n{added}"
            ),
            3,
        ),
        (
            "projects:\n- code: \"A1\"\n  name: 道路养护      # 改过名\n  # 用途是手写的\n  purpose: \"手写的：用途\"\n  indicators:\n    - level: [产出指标]\n      name: 里程\n- code: \"B2\"\n  name: 桥梁养护\n\n# 完\n",
            format!(
                "projects:\n- code: \"A1\"\n  name: 道路养护      # 改过名\n  # 用途是手写的\n  purpose: \"手写的：用途\"\n  indicators:\n    - level: [产出指标]\n      name: 里程\n  {funds}\n- code: \"B2\"\n  name: 桥梁养护\n{flush}\n# 完\n"
            ),
            3,
        ),
        (
            "projects:\n    - name: 道路养护\n      code: \"A1\"\n      purpose: \"手写的：用途\"\n\n    # 第二个\n    - name: 桥梁养护\n      code: \"B2\"",
            format!(
                "projects:\n    - name: 道路养护\n      code: \"A1\"\n      purpose: \"手写的：用途\"\n      {funds}\n\n    # 第二个\n    - name: 桥梁养护\n      code: \"B2\"\n{deeper}"
            ),
            3,
        ),
        (
            "projects:\n",
            format!("projects:\n  - code: \"A1\"\n    name: 道路养护\n    {funds}\n{added}"),
            2,
        ),
    ] {
        let site = common::site(&[(&format!("content/{path}.yaml"), &format!("{head}{before}"))]);
        let (code, said, yaml) = import_into(
            site.path(),
            path,
            vec![list_of(&["A1|道路养护|9.00|9.00|", "C3|路灯养护|3.00|3.00|"])],
            &[],
        );
        assert_eq!((code, yaml), (Some(0), format!("{head}{after}")), "{said}");
        let workspace = gongkai::pipeline::open(site.path()).unwrap();
        let read = gongkai::load::department(
            &workspace.root,
            &workspace.site.regions[0].departments[0],
            &workspace.catalogue,
            &workspace.site.config,
        )
        .unwrap();
        let names: Vec<&str> = read.department.disclosures[0]
            .projects
            .iter()
            .map(|project| project.name.value.as_str())
            .collect();
        let all = ["道路养护", "桥梁养护", "路灯养护"];
        assert_eq!(names, if count == 3 { all.to_vec() } else { vec![all[0], all[2]] });
    }
    // A list on one line is not taken apart: the program says so, and changes nothing.
    let before = format!("{head}projects: []\n");
    let site = common::site(&[(&format!("content/{path}.yaml"), &before)]);
    let (code, said, yaml) =
        import_into(site.path(), path, vec![list_of(&["A1|道路养护|9.00|9.00|"])], &[]);
    assert_eq!((code, yaml), (Some(2), before), "{said}");
    assert!(said.trim_end().ends_with("projects 没有写成一行一个的列表"), "{said}");
}

/// Importing the same workbook twice changes nothing the second time.
#[test]
fn twice_is_once() {
    let site = common::site(&[]);
    let sheets = || vec![spending("单位：元"), list_of(&["A1|道路养护|9.00|9.00|"])];
    let (_, _, first) = import_into(site.path(), PATH, sheets(), &["--profile", "hebei-county"]);
    let csv = fs::read(site.path().join("content").join(format!("{PATH}.import.csv"))).unwrap();
    let (_, said, second) = import_into(site.path(), PATH, sheets(), &[]);
    assert_eq!(first, second, "{said}");
    assert_eq!(
        csv,
        fs::read(site.path().join("content").join(format!("{PATH}.import.csv"))).unwrap()
    );
}

/// Last year's figures that nobody sees are not taken.
#[test]
fn hidden_sheets_are_left() {
    let catalogue = gongkai::forms::catalogue(&[], &[], gongkai::check::declared_rules()).catalogue;
    let profile = catalogue.profiles["hebei-county"].latest();
    let request = Request {
        catalogue: &catalogue,
        requirement: profile.requirement(Kind::Budget).unwrap(),
        project_form: None,
        projects_in: None,
        unit: MoneyUnit::TenThousandYuan,
        form: None,
        year: 2021,
        offices: &[],
    };
    let rows: Vec<Vec<String>> = ["部门支出总表"]
        .into_iter()
        .chain(SPENDING)
        .map(|row| row.split('|').map(str::to_owned).collect())
        .collect();
    let sheet = |remark| Sheet { remark, ..Sheet::new("表3", rows.clone()) };
    let imported = extract(&[sheet(Some(Remark::Hidden)), sheet(None)], &request);
    assert_eq!((imported.taken().len(), imported.skipped.len()), (1, 1));
    assert!(imported.skipped[0].why.zh.contains("隐藏"));
}

/// A list of contents names every table and is none.
#[test]
fn a_list_of_contents_is_left() {
    let contents = words("目录", &["目 录", "1|部门支出总表", "2|部门预算收支总表"]);
    let (_, said, yaml) = import(vec![contents, spending("单位：万元")]);
    assert_eq!(yaml, format!("{HEAD}{}", spent("")), "{said}");
    assert!(
        said.contains("未取：工作表“目录”：看来是“部门收支总表”，但没有找到表头或数据\n"),
        "{said}"
    );
}

/// A required figure that the office left empty comes in blank, so that it is found, and the
/// finding names the cell; what may be empty is left out; a form that nobody filled in is no table.
#[test]
fn a_required_figure_left_empty_is_found() {
    let site = common::site(&[]);
    let rows = [
        "部门支出总表",
        "单位：万元",
        "科目编码|科目名称|合计|基本支出|项目支出",
        "212|城乡社区支出||200.50|",
        "合计||1200.50|200.50|1000.00",
    ];
    let totals = [
        "部门预算收支总表",
        "单位：万元",
        "收入||支出|",
        "项目|预算数|项目|预算数",
        "事业收入||教育支出|",
        "本年收入合计||本年支出合计|5.00",
        "收入总计|5.00|支出总计|5.00",
    ];
    let evaluated = ["部门收入总表", "单位：万元", "单位编码|单位名称|合计", "||"];
    let (_, said, yaml) = import_into(
        site.path(),
        PATH,
        vec![words("表3", &rows), words("表1", &totals), words("表2", &evaluated)],
        &["--profile", "hebei-county"],
    );
    let rows = format!(
        "      - {{ 科目: \"212\", 名称: 城乡社区支出, 合计:, 基本支出: 200.50, 项目支出: }}\n{TOTAL_ROW}"
    );
    let sides = "    收入:\n      本年收入合计:\n      收入总计: 5.00\n    支出:\n      本年支出合计: 5.00\n      支出总计: 5.00\n";
    let heads = "  部门收入总表（按单位）: { rows: [] }\n";
    assert_eq!(
        yaml,
        format!("{HEAD}tables:\n  部门支出总表:\n    rows:\n{rows}  部门收支总表:\n{sides}{heads}"),
        "{said}"
    );
    assert!(said.contains("（只有表头，没有数，也没有说明；文件里已有此表的，不动）\n"), "{said}");
    let (_, found) = run(site.path(), &["check"]);
    assert!(
        found.contains("「部门支出总表/212/合计」没有填") && found.contains("工作表“表3”C4"),
        "{found}"
    );
}

/// Every kind of emptiness goes out and comes back.
#[test]
fn emptiness_comes_back() {
    let before = "format: 1\nyear: 2021\nunit: 万元\nprofile: hebei-county\ntables:\n  部门支出总表:\n    rows:\n      - { 科目: \"212\", 名称: 城乡社区支出, 合计:, 基本支出: ——, 项目支出: 无涉及 }\n      - { row: total, 科目: 合计, 合计: 0, 基本支出: 0.00, 项目支出: -3.50 }\n";
    let site = common::site(&[(&format!("content/{PATH}.yaml"), before)]);
    let workspace = gongkai::pipeline::open(site.path()).unwrap();
    let read = || {
        gongkai::load::department(
            &workspace.root,
            &workspace.site.regions[0].departments[0],
            &workspace.catalogue,
            &workspace.site.config,
        )
        .unwrap()
    };
    let cells = |read: gongkai::load::LoadedDepartment| -> Vec<String> {
        let rows = read.department.disclosures[0].tables[0].rows.iter().flat_map(|row| &row.cells);
        rows.map(|cell| format!("{cell:?}").split("span").next().unwrap().to_owned())
            .map(|cell| cell.split("Span").next().unwrap().to_owned())
            .collect()
    };
    let first = cells(read());
    let book = site.path().join("out.xlsx");
    fs::write(
        &book,
        write(&gongkai::office::drawn(&read().department.disclosures[0], &[], Language::Chinese))
            .unwrap(),
    )
    .unwrap();
    fs::write(
        site.path().join("content").join(format!("{PATH}.yaml")),
        "format: 1\nyear: 2021\nprofile: hebei-county\n",
    )
    .unwrap();
    let (_, said) = run(site.path(), &["import", book.to_str().unwrap(), "--into", PATH]);
    assert_eq!(first, cells(read()), "{said}");
}

/// Findings as `check` prints them, without places: lines move, figures do not.
fn found(root: &Path) -> Vec<String> {
    let line = |finding: gongkai::finding::Finding| {
        let numbers = finding
            .arithmetic
            .as_ref()
            .map(|numbers| (numbers.reported.clone(), numbers.computed.clone()));
        format!(
            "{} {:?} {:?} {:?} {:?} {numbers:?}",
            finding.rule.name,
            finding.disclosure,
            finding.at,
            finding.identity,
            finding.acknowledged.is_some()
        )
    };
    let mut lines: Vec<String> = common::findings(root).into_iter().map(line).collect();
    lines.sort();
    lines
}

/// Each disclosure takes its own workbook back: nothing else in the file changes, and checking says
/// what it said before.
#[test]
fn a_disclosure_takes_its_own_workbook_back() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for (path, bytes) in common::tree(&common::repository().join("content")) {
        let to = root.join("content").join(path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, bytes).unwrap();
    }
    fs::copy(common::repository().join("site.toml"), root.join("site.toml")).unwrap();
    let before = found(root);
    let workspace = gongkai::pipeline::open(root).unwrap();
    let book = root.join("book.xlsx");
    let mut taken = 0;
    for entry in workspace.site.regions.iter().flat_map(|region| &region.departments) {
        for disclosure in
            gongkai::load::department(root, entry, &workspace.catalogue, &workspace.site.config)
                .unwrap()
                .department
                .disclosures
        {
            fs::write(
                &book,
                write(&gongkai::office::drawn(&disclosure, &[], Language::Chinese)).unwrap(),
            )
            .unwrap();
            let (code, said) =
                run(root, &["import", book.to_str().unwrap(), "--into", &disclosure.path]);
            // A line that need not be there and is blank is left, and named.
            let left = said.lines().filter(|line| line.contains("未取"));
            let lost: Vec<&str> = left.filter(|line| !line.contains("只有名称")).collect();
            assert!(code == Some(0) && lost.is_empty(), "{}\n{said}", disclosure.path);
            taken += 1;
        }
    }
    assert!(taken > 5, "{taken} disclosures");
    assert_eq!(before, found(root));
}

/// The workbook that offices fill in holds nothing before they do, in any profile and kind.
#[test]
fn a_blank_workbook_holds_nothing() {
    let catalogue = gongkai::forms::catalogue(&[], &[], gongkai::check::declared_rules()).catalogue;
    for profile in catalogue.profiles.values().map(|history| history.latest()) {
        for requirement in &profile.kinds {
            let bytes =
                write(&gongkai::office::blank(requirement, &catalogue, Language::Chinese)).unwrap();
            let sheets = gongkai::workbook::read(&bytes, "xlsx").unwrap();
            assert!(!sheets.is_empty(), "{} {}", profile.id, requirement.kind.slug());
            let imported = extract(
                &sheets,
                &Request {
                    catalogue: &catalogue,
                    requirement,
                    project_form: None,
                    projects_in: None,
                    unit: MoneyUnit::TenThousandYuan,
                    form: None,
                    year: 2026,
                    offices: &[],
                },
            );
            // Not because the sheets were not known: each table's is, and said to be empty.
            let told: Vec<&str> =
                imported.skipped.iter().map(|left| left.why.zh.as_str()).collect();
            for table in &requirement.tables {
                let statement = catalogue.forms[&table.form].used_for == FormUse::Statement
                    && catalogue.forms[&table.form].columns.len() == 1;
                let empty = format!("看来是“{}”，表头在，但一个数也没有", table.name);
                assert!(
                    statement || told.contains(&empty.as_str()),
                    "{} {}: {} {told:?}",
                    profile.id,
                    requirement.kind.slug(),
                    table.name
                );
            }
            assert!(
                imported.is_empty(),
                "{} {}: {:?}",
                profile.id,
                requirement.kind.slug(),
                imported.taken()
            );
        }
    }
}

/// Words that are broken to fit their column are whole again; a title that is merged over all
/// columns is one title.
#[test]
fn merged_and_broken_cells_are_read_once() {
    let record = [
        "2020年项目支出绩效目标表|2020年项目支出绩效目标表|2020年项目支出绩效目标表|2020年项目支出绩效目标表",
        "填报单位：（盖章）|填报单位：（盖章）|填报单位：（盖章）|填报单位：（盖章）",
        "项目编码|A1|项目名称|道路养护",
        "预算数|5.00",
        "一级指标|二级指标|三级指标|指标值",
        "产出⏎指标|数量⏎⏎指标|养护⏎里程|≥12公里",
    ];
    let site = common::site(&[]);
    let path = "example/housing/2021/performance-targets";
    let (_, said, yaml) =
        import_into(site.path(), path, vec![words("1", &record)], &["--profile", "hebei-county"]);
    let line = "{ level: [产出指标, 数量指标], name: 养护里程, target: \"≥12公里\" }";
    assert!(yaml.contains(line), "{said}{yaml}");
    assert_eq!(said.matches("注意").count(), 1, "{said}");
    assert!(said.contains("A1 写的是2020年，公开件是2021年"), "{said}");
}
