//! What a drafted narrative says of each kind of table, and where it is put into a text that
//! somebody has begun: by its headings of whatever level, with its line ends and its mark.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::fs;
use std::path::Path;

use crate::common::run;

const SETTINGS: &str = "[site]\ntitle = \"示例\"\nprofile = \"own\"\n";
const PROFILE: &str = "profile: own\nextends: statutory\nname: 示例县\nkinds:\n  budget:\n    title: 部门预算\n    sections:\n      - { id: n.spending, title: 支出预算情况, reasons: true, tables: [N02, N03] }\n    tables: [{ form: N02 }, { form: N03 }, { form: B05 }]\n  final-accounts:\n    title: 部门决算\n    sections:\n      - { id: n.duty, title: 部门概况 }\n      - { id: n.general, title: 一般公共预算支出情况, tables: [F05] }\n      - { id: n.fund, title: 政府性基金收支情况, tables: [F08] }\n      - { id: n.fiscal, title: 财政拨款收支情况, tables: [F04] }\n      - { id: n.costs, title: “三公”经费支出情况, tables: [F07, F11] }\n    tables: [{ form: F05 }, { form: F08 }, { form: F04 }, { form: F07 }, { form: F11 }]\n";
const ACCOUNTS: &str = "content/example/housing/2024/final-accounts";
const BUDGET: &str = "content/example/housing/2024/budget";

fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
    let site = common::site(&[("site.toml", SETTINGS), ("content/_profiles/own.yaml", PROFILE)]);
    common::write(site.path(), files);
    site
}

fn yaml(year: i16, rest: &str) -> String {
    format!("format: 1\nyear: {year}\norigin: invented\n{rest}")
}

/// Drafts a document. Nothing is found in it but what is open, and drafted again it is the same.
fn drafted(root: &Path, path: &str) -> String {
    let (status, said) = run(root, &["draft", path.strip_prefix("content/").unwrap()]);
    assert_eq!(status, Some(0), "{said}");
    let file = root.join(format!("{path}.md"));
    let text = fs::read_to_string(&file).unwrap();
    let (_, found) = run(root, &["check", "--format", "short"]);
    let own = format!("{path}.md:");
    let open = ["[missing-section]", "[placeholder-text]"];
    let other: Vec<&str> = found
        .lines()
        .filter(|line| line.starts_with(&own) && !open.iter().any(|rule| line.contains(rule)))
        .collect();
    assert!(other.is_empty(), "{other:#?}\n{text}");
    run(root, &["draft", path.strip_prefix("content/").unwrap()]);
    assert_eq!(fs::read_to_string(file).unwrap(), text);
    text
}

fn says(text: &str, all: &[&str]) {
    for said in all {
        assert!(text.contains(said), "{said}\n{text}");
    }
}

#[test]
fn a_plan_that_stands_beside_the_accounts_is_told_with_how_much_of_it_was_done() {
    let tables = "tables:\n  财政拨款“三公”经费支出决算表:\n    合计: { 预算数: 20.00, 决算数: 18.00 }\n    因公出国（境）费: { 预算数: 0.00, 决算数: 0.00 }\n    公务用车购置及运行维护费: { 预算数: 15.00, 决算数: 14.00 }\n    公务用车购置费: { 预算数: 0.00, 决算数: 0.00 }\n    公务用车运行维护费: { 预算数: 15.00, 决算数: 14.00 }\n    公务接待费: { 预算数: 5.00, 决算数: 4.00 }\n";
    let site = site(&[(&format!("{ACCOUNTS}.yaml"), &yaml(2024, tables))]);
    let text = drafted(site.path(), ACCOUNTS);
    let table = "财政拨款“三公”经费支出决算表";
    says(
        &text,
        &[
            &format!("[[{table}/合计/决算数]]，完成预算[[{table}/合计/预算数]]的90.00%"),
            &format!(
                "公务接待费[[{table}/公务接待费/决算数]]，完成预算[[{table}/公务接待费/预算数]]的80.00%"
            ),
            // Of nothing there is no rate.
            &format!("因公出国（境）费[[{table}/因公出国（境）费/决算数]]。"),
        ],
    );
}

#[test]
fn what_was_there_and_what_is_left_are_told() {
    let tables = "tables:\n  政府性基金预算财政拨款收入支出决算表:\n    - { 科目: \"212\", 名称: 城乡社区支出, 年初结转和结余: 3.20, 本年收入: 35.00, 本年支出: 30.00, 项目支出: 30.00, 年末结转和结余: 8.20 }\n    - { row: total, 科目: 合计, 年初结转和结余: 3.20, 本年收入: 35.00, 本年支出: 30.00, 项目支出: 30.00, 年末结转和结余: 8.20 }\n  财政拨款收入支出决算总表:\n    收入: { 政府性基金预算财政拨款: 35.00, 本年收入合计: 35.00, 年初财政拨款结转和结余: 3.20, 年初结转和结余：政府性基金预算: 3.20, 收入总计: 38.20 }\n    支出:\n      城乡社区支出: { 合计: 30.00, 政府性基金预算: 30.00 }\n      本年支出合计: { 合计: 30.00, 政府性基金预算: 30.00 }\n      年末财政拨款结转和结余: { 合计: 8.20, 政府性基金预算: 8.20 }\n      支出总计: { 合计: 38.20, 政府性基金预算: 38.20 }\n";
    let site = site(&[(&format!("{ACCOUNTS}.yaml"), &yaml(2024, tables))]);
    let text = drafted(site.path(), ACCOUNTS);
    let table = "政府性基金预算财政拨款收入支出决算表/合计";
    says(
        &text,
        &[
            &format!(
                "年初结转和结余[[{table}/年初结转和结余]]，本年收入[[{table}/本年收入]]，本年支出[[{table}/本年支出]]，年末结转和结余[[{table}/年末结转和结余]]。"
            ),
            "年初财政拨款结转和结余[[财政拨款收入支出决算总表/收入/年初财政拨款结转和结余]]。",
            "年末财政拨款结转和结余[[财政拨款收入支出决算总表/支出/年末财政拨款结转和结余/合计]]。",
        ],
    );
    assert!(!text.contains("年初结转和结余："), "{text}");
}

#[test]
fn a_count_has_the_unit_that_its_name_says() {
    let form = "form: K01\nname: 实物量\nuse: statement\nsource: 示例\ncolumns:\n  - { id: count, label: 数量, type: count }\nlines:\n  - { id: held, label: 公务用车保有量（辆） }\n  - { id: equipment, label: 大型设备（台，套） }\n  - { id: guests, label: 国内公务接待人次 }\n  - { id: receptions, label: 国内公务接待批次 }\n  - { id: delegations, label: 因公出国（境）团组数 }\n  - { id: enforcement, label: 执法执勤用车 }\n  - { id: staff, label: 编制 }\n";
    let statements = "statements:\n  实物量: { 公务用车保有量（辆）: 3, 大型设备（台，套）: 1, 国内公务接待人次: 40, 国内公务接待批次: 9, 因公出国（境）团组数: 0, 执法执勤用车: 2, 编制: 12 }\n";
    let profile = PROFILE.replace("F07, F11]", "K01]").replace("{ form: F11 }", "{ form: K01 }");
    let site = site(&[
        (&format!("{ACCOUNTS}.yaml"), &yaml(2024, statements)),
        ("content/_forms/K01.yaml", form),
        ("content/_profiles/own.yaml", &profile),
    ]);
    let text = drafted(site.path(), ACCOUNTS);
    says(
        &text,
        &[
            "公务用车保有量[[实物量/公务用车保有量（辆）]]辆，大型设备[[实物量/大型设备（台，套）]]台（套），国内公务接待人次[[实物量/国内公务接待人次]]人次，国内公务接待批次[[实物量/国内公务接待批次]]批次，因公出国（境）团组数[[实物量/因公出国（境）团组数]]个，执法执勤用车[[实物量/执法执勤用车]]辆，编制[[实物量/编制]]。",
        ],
    );
}

/// The table of staff tells its counts, and what it does not tell (the duties) stays open behind them.
#[test]
fn a_table_of_staff_is_told_by_its_counts() {
    let staff = |rows: &str| {
        let table = format!("tables:\n  人员情况表:\n    rows:\n{rows}");
        let site = common::site(&[
            ("site.toml", "[site]\ntitle = \"示例\"\nprofile = \"statutory\"\n"),
            (&format!("{BUDGET}.yaml"), &yaml(2024, &table)),
        ]);
        drafted(site.path(), BUDGET)
    };
    let own = "      - { 单位名称: 本级, 人员编制数: 30, 在职人数: 28, 离退休人数: 5 }\n";
    let other = "      - { 单位名称: 示例中心, 人员编制数: 12, 在职人数: 11 }\n";
    let total =
        "      - { row: total, 单位名称: 合计, 人员编制数: 42, 在职人数: 39, 离退休人数: 5 }\n";
    let of = |row: &str| {
        let bound = |label: &str| format!("{label}[[人员情况表/{row}/{label}]]人");
        format!("2024年{}，{}，{}。", bound("人员编制数"), bound("在职人数"), bound("离退休人数"))
    };
    let open = "（待填写：部门职责及机构设置情况）";
    says(&staff(&[own, other, total].concat()), &[&format!("{}\n\n{open}", of("合计"))]);
    says(&staff(own), &[&of("本级")]);
    says(
        &staff(&[own, other].concat()),
        &[
            "本级人员编制数[[人员情况表/本级/人员编制数]]人，在职人数",
            "。示例中心人员编制数[[人员情况表/示例中心/人员编制数]]人，在职人数[[人员情况表/示例中心/在职人数]]人。",
        ],
    );
}

/// A place that asks for tables alone has a narrative too: every table under its name.
#[test]
fn where_no_sections_are_asked_for_each_table_is_told_under_its_name() {
    let tables = "tables:\n  部门财务收支预算总表:\n    收入: { 一般公共预算拨款收入: 30.00, 本年收入合计: 30.00, 收入总计: 30.00 }\n    支出: { 教育支出: 30.00, 本年支出合计: 30.00, 支出总计: 30.00 }\n  部门项目支出预算表:\n    - { 项目名称: 学校, 合计: 12.00 }\n    - { row: total, 项目名称: 合计, 合计: 12.00 }\n";
    let site = common::site(&[
        ("site.toml", "[site]\ntitle = \"示例\"\nprofile = \"yunnan-tables\"\n"),
        (&format!("{BUDGET}.yaml"), &yaml(2024, tables)),
    ]);
    let text = drafted(site.path(), BUDGET);
    says(
        &text,
        &[
            "## 一、部门财务收支预算总表\n\n2024年收入总计[[部门财务收支预算总表/收入/收入总计]]，其中：",
            "## 二、部门项目支出预算表\n\n2024年部门项目支出预算[[部门项目支出预算表/合计/合计]]。",
        ],
    );
}

#[test]
fn plan_and_accounts_in_two_units_are_one_amount() {
    let accounts = |unit: &str, spent: &str| {
        yaml(
            2024,
            &format!(
                "tables:\n  一般公共预算财政拨款支出决算表:\n    unit: {unit}\n    rows:\n      - {{ 科目: \"205\", 名称: 教育支出, 合计: {spent} }}\n      - {{ 科目: \"20502\", 名称: 普通教育, 合计: {spent} }}\n      - {{ 科目: \"2050202\", 名称: 小学教育, 合计: {spent} }}\n      - {{ row: total, 科目: 合计, 合计: {spent} }}\n"
            ),
        )
    };
    let budget = |unit: &str, plan: &str| {
        yaml(
            2024,
            &format!(
                "tables:\n  一般公共预算支出表:\n    unit: {unit}\n    rows:\n      - {{ 科目: \"205\", 名称: 教育支出, 合计: {plan} }}\n      - {{ 科目: \"20502\", 名称: 普通教育, 合计: {plan} }}\n      - {{ 科目: \"2050202\", 名称: 小学教育, 合计: {plan} }}\n      - {{ row: total, 科目: 合计, 合计: {plan} }}\n"
            ),
        )
    };
    for (accounts, budget, plan) in [
        (accounts("元", "240000"), budget("万元", "30.00"), "300000元"),
        (accounts("万元", "24.00"), budget("元", "300000"), "30万元"),
    ] {
        let site =
            site(&[(&format!("{ACCOUNTS}.yaml"), &accounts), (&format!("{BUDGET}.yaml"), &budget)]);
        let text = drafted(site.path(), ACCOUNTS);
        says(
            &text,
            &[&format!("完成年初预算{plan}的80.00%"), "（项）：年初预算", "完成年初预算的80.00%"],
        );
    }
}

#[test]
fn what_is_below_nothing_has_no_rate() {
    let table = |year: i16, one: &str, other: &str, total: &str| {
        yaml(
            year,
            &format!(
                "tables:\n  一般公共预算财政拨款支出决算表:\n    rows:\n      - {{ 科目: \"205\", 名称: 教育支出, 合计: {one} }}\n      - {{ 科目: \"213\", 名称: 农林水支出, 合计: {other} }}\n      - {{ row: total, 科目: 合计, 合计: {total} }}\n"
            ),
        )
    };
    for (one, other, total) in [("-8.00", "20.00", "12.00"), ("-8.00", "2.00", "-6.00")] {
        let site = site(&[
            (&format!("{ACCOUNTS}.yaml"), &table(2024, one, other, total)),
            (
                "content/example/housing/2023/final-accounts.yaml",
                &table(2023, "4.00", "6.00", "10.00"),
            ),
        ]);
        let text = drafted(site.path(), ACCOUNTS);
        assert!(!text.contains("占") && !text.contains('-'), "{text}");
        assert_eq!(text.contains("增长20.00%"), total == "12.00", "{text}");
        assert!(!text.contains("下降"), "{text}");
    }
}

#[test]
fn a_change_that_is_printed_beside_its_amount_is_told_without_last_years_document() {
    let statements = "statements:\n  支出说明: { 合计: 125.00, 基本支出: 100.00, 项目支出: 25.00 }\n  比上年增减情况: { 合计: 125.00, 增加额: 25.00, 基本支出增加: 20.00, 项目支出增加: 5.00 }\n";
    let site = site(&[(&format!("{BUDGET}.yaml"), &yaml(2024, statements))]);
    let text = drafted(site.path(), BUDGET);
    says(
        &text,
        &["[[比上年增减情况/合计]]，比上年增加25.00万元，增长25.00%，主要原因是（待填写：原因）。"],
    );
}

#[test]
fn a_heading_of_any_level_that_is_a_title_opens_its_section() {
    let tables = "tables:\n  一般公共预算财政拨款支出决算表:\n    - { row: total, 科目: 合计, 合计: 24.00 }\n";
    for level in ["#", "##", "###", "####"] {
        let own = format!(
            "前言。\n\n{level} 一、部门概况\n\n自己写的。\n\n{level} 本局自定\n\n另外的话。\n\n{level} 三、政府性基金收支情况\n\n写好的。\n\n{level}# 小标题\n\n内。\n\n{level} 附：其他\n\n尾。\n"
        );
        for (mark, end) in [("", "\n"), ("\u{feff}", "\n"), ("", "\r\n"), ("\u{feff}", "\r\n")] {
            let narrative = format!("{mark}{own}").replace('\n', end);
            let site = site(&[
                (&format!("{ACCOUNTS}.yaml"), &yaml(2024, tables)),
                (&format!("{ACCOUNTS}.md"), &narrative),
            ]);
            let text = drafted(site.path(), ACCOUNTS);
            assert_eq!(text.starts_with('\u{feff}'), !mark.is_empty());
            assert_eq!(text.matches('\n').count(), text.matches(end).count());
            let headings: Vec<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
            let written = if level == "#" { "##" } else { level };
            let expected = [
                format!("{level} 一、部门概况"),
                format!("{written} 二、一般公共预算支出情况"),
                format!("{level} 本局自定"),
                format!("{level} 三、政府性基金收支情况"),
                format!("{level}# 小标题"),
                format!("{written} 四、财政拨款收支情况"),
                format!("{written} 五、“三公”经费支出情况"),
                format!("{level} 附：其他"),
            ];
            // A heading below the highest divides as the highest do: what is below it is its own.
            if level != "#" {
                assert_eq!(headings, expected, "{text}");
            }
            let unix = text.replace(end, "\n");
            says(
                &unix,
                &[
                    "自己写的。",
                    "另外的话。",
                    "写好的。",
                    "尾。\n",
                    "支出[[一般公共预算财政拨款支出决算表/合计/合计]]",
                ],
            );
        }
    }
}

#[test]
fn a_deeper_heading_of_a_section_that_stands_on_its_own_level_opens_none() {
    let narrative = "## 一、部门概况\n\n自己写的。\n\n### 政府性基金收支情况\n\n先说一句。\n\n## 三、政府性基金收支情况\n\n写好的。\n";
    let tables = "tables:\n  一般公共预算财政拨款支出决算表:\n    - { row: total, 科目: 合计, 合计: 24.00 }\n";
    let site = site(&[
        (&format!("{ACCOUNTS}.yaml"), &yaml(2024, tables)),
        (&format!("{ACCOUNTS}.md"), narrative),
    ]);
    let text = drafted(site.path(), ACCOUNTS);
    says(&text, &["### 政府性基金收支情况\n\n先说一句。\n\n## 二、一般公共预算支出情况\n\n"]);
}

#[test]
fn a_fence_that_nobody_closed_is_closed_before_what_is_put_behind_it() {
    let tables = "tables:\n  一般公共预算财政拨款支出决算表:\n    - { row: total, 科目: 合计, 合计: 24.00 }\n";
    for (open, close) in [("```", "```"), ("~~~~", "~~~~"), ("```\n```\n```", "```")] {
        let narrative = format!("## 一、部门概况\n\n自己写的。\n\n{open}\n甲\n");
        let site = site(&[
            (&format!("{ACCOUNTS}.yaml"), &yaml(2024, tables)),
            (&format!("{ACCOUNTS}.md"), &narrative),
        ]);
        run(site.path(), &["draft", ACCOUNTS.strip_prefix("content/").unwrap()]);
        let text = fs::read_to_string(site.path().join(format!("{ACCOUNTS}.md"))).unwrap();
        says(&text, &[&format!("甲\n\n{close}\n\n## 二、一般公共预算支出情况\n\n")]);
        assert!(text.starts_with(&narrative), "{text}");
        // Drafted again nothing is put in twice: what was put in stands outside of the fence.
        run(site.path(), &["draft", ACCOUNTS.strip_prefix("content/").unwrap()]);
        let again = fs::read_to_string(site.path().join(format!("{ACCOUNTS}.md"))).unwrap();
        assert_eq!(again, text);
    }
}
