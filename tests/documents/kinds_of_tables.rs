//! Kinds of tables as places print them, each small: heads of two rows, a sum without its column, a
//! column that no form knows, the code of a unit before a total, a list of tables before the first.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::word::{docx, p};

/// A check of one file: how it ends, what it says, and its findings.
struct Checked {
    status: i32,
    said: String,
    findings: Vec<Value>,
}

impl Checked {
    fn of(name: &str, bytes: &[u8]) -> Checked {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(name), bytes).unwrap();
        let run = |arguments: &[&str]| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
            command.current_dir(folder.path()).args(["check", name]).args(arguments);
            command.output().unwrap()
        };
        let (plain, json) = (run(&[]), run(&["--format", "json"]));
        let lines = String::from_utf8(json.stdout).unwrap();
        Checked {
            status: plain.status.code().unwrap(),
            said: String::from_utf8([plain.stdout, plain.stderr].concat()).unwrap(),
            findings: lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
        }
    }

    /// A table as CSV, its cells divided by bars.
    fn table(name: &str, rows: &str) -> Checked {
        let rows = rows.lines().map(str::trim).collect::<Vec<_>>().join("\n");
        Checked::of(name, rows.replace('|', ",").as_bytes())
    }

    /// The level of each finding about sums.
    fn sums(&self) -> Vec<&str> {
        let sums = self.findings.iter().filter(|one| one["rule"] == "total-mismatch");
        sums.map(|one| one["level"].as_str().unwrap()).collect()
    }
}

const WITHOUT_BASIC: &str = "2026年一般公共预算支出表
    编制单位：示例县第一医院||||||单位：万元
    科目编码|科目名称|合计|人员支出|公用支出|项目支出
    210|卫生健康支出|60.00|20.00|10.00|30.00
    21002|公立医院|60.00|20.00|10.00|30.00
    2100201|综合医院|60.00|20.00|10.00|30.00
    合计||60.00|20.00|10.00|30.00";

#[test]
fn the_parts_of_a_sum_stand_in_the_place_of_its_column() {
    let right = Checked::table("a.csv", WITHOUT_BASIC);
    assert!(right.sums().is_empty() && right.status == 0, "{}", right.said);
    // 合计＝人员＋公用＋项目 is still held: of the row that is wrong, and of the sums above it.
    let wrong = WITHOUT_BASIC.replace("综合医院|60.00|20.00|10.00", "综合医院|60.00|20.00|17.00");
    let wrong = Checked::table("a.csv", &wrong);
    assert!(wrong.sums().contains(&"error"), "{}", wrong.said);
    assert!(wrong.said.contains("综合医院"), "{}", wrong.said);
    // One part alone says nothing of the sum.
    let part = WITHOUT_BASIC
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.trim().split('|').collect();
            let kept = |at: &usize| *at != 4;
            (0..cells.len()).filter(kept).map(|at| cells[at]).collect::<Vec<_>>().join("|")
        })
        .collect::<Vec<_>>()
        .join("\n");
    let part = Checked::table("a.csv", &part);
    assert!(part.sums().is_empty() && part.status == 0, "{}", part.said);
}

#[test]
fn a_column_that_was_left_makes_sums_along_a_row_unsure() {
    let rows = "2026年支出总表
        编制单位：示例县水利局||||||单位：万元
        科目编码|科目名称|合计|基本支出|项目支出|另一种支出
        213|农林水支出|15.00|2.00|3.00|10.00
        21303|水利|15.00|2.00|3.00|10.00
        2130301|行政运行|15.00|2.00|3.00|10.00
        合计||15.00|2.00|3.00|10.00";
    let right = Checked::table("a.csv", rows);
    assert!(right.sums().iter().all(|level| *level == "note"), "{}", right.said);
    assert!(right.status == 0 && right.said.contains("这一栏没有取：另一种支出"), "{}", right.said);
    // Down a column it is no matter.
    let wrong = Checked::table("a.csv", &rows.replace("合计||15.00|2.00", "合计||15.00|2.50"));
    assert!(wrong.sums().contains(&"error"), "{}", wrong.said);
}

#[test]
fn the_total_stands_behind_the_code_of_the_unit() {
    let rows = "2026年支出总表
        编制单位：示例县第三中学||||||||单位：万元
        单位代码|科目编码|科目编码|科目编码|科目名称|合计|基本支出|项目支出
        单位代码|类|款|项|科目名称|合计|基本支出|项目支出
        105012||||合计|30.00|10.00|20.00
        105012|205|||教育支出|30.00|10.00|20.00
        105012|205|02||普通教育|30.00|10.00|20.00
        105012|205|02|04|高中教育|30.00|10.00|20.00";
    let right = Checked::table("a.csv", rows);
    assert!(right.findings.is_empty() || right.sums().is_empty(), "{}", right.said);
    assert!(!right.said.contains("这一行有数"), "{}", right.said);
    let wrong =
        Checked::table("a.csv", &rows.replace("合计|30.00|10.00|20.00", "合计|31.00|11.00|20.00"));
    assert!(wrong.said.contains("合计行＝各科目之和"), "{}", wrong.said);
}

#[test]
fn the_codes_of_columns_are_no_row() {
    let rows = "2026年支出预算分类汇总表（按部门预算经济分类）
        编制单位：示例县第三中学||||||||单位：万元
        科目编码|科目编码|科目编码|科目名称|合计|工资福利支出|商品和服务支出
        类|款|项|科目名称|合计|301|302
        205|||教育支出|30.00|10.00|20.00
        205|02||普通教育|30.00|10.00|20.00
        205|02|04|高中教育|30.00|10.00|20.00
        |||合计|30.00|10.00|20.00";
    let checked = Checked::table("a.csv", rows);
    assert!(checked.sums().is_empty() && checked.status == 0, "{}", checked.said);
    assert!(!checked.said.contains("未取："), "{}", checked.said);
}

/// Of a form of which only the names are known no column must be there: what stands under no head
/// of a year is this year's.
#[test]
fn figures_side_by_side_are_of_this_year() {
    let rows = "2026年一般公共预算“三公”经费、会议费、培训费支出
        编制单位：示例县水利局||||||单位：万元
        “三公”经费合计|因公出国（境）费|公务用车购置及运行维护费|公务用车购置及运行维护费|公务用车购置及运行维护费|公务接待费|会议费|培训费
        “三公”经费合计|因公出国（境）费|小计|公务用车购置费|公务用车运行维护费|公务接待费|会议费|培训费
        37.07|12.00|18.00|0.00|18.00|7.07|11.17|11.70";
    let checked = Checked::table("a.csv", rows);
    assert!(checked.said.contains("B27") && checked.said.contains("未取 0 个"), "{}", checked.said);
    let wrong = Checked::table("a.csv", &rows.replace("37.07", "38.07"));
    assert!(wrong.sums().contains(&"error"), "{}", wrong.said);
}

/// A cell over several columns, which begins a cell over several rows or goes on with one.
fn cell(text: &str, span: usize, down: Option<bool>) -> String {
    let down = match down {
        Some(true) => r#"<w:vMerge w:val="restart"/>"#,
        Some(false) => "<w:vMerge/>",
        None => "",
    };
    format!(r#"<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{down}</w:tcPr>{}</w:tc>"#, p(text))
}

fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|text| cell(text, 1, None)).collect();
    format!("<w:tr>{cells}</w:tr>")
}

/// Its title stands in its first row, over all columns; its heads in two, some of them over both.
fn economic() -> String {
    let upper = [
        cell("部门预算经济分类", 2, None),
        cell("政府预算经济分类", 2, None),
        cell("合计", 1, Some(true)),
        cell("一般公共预算", 1, Some(true)),
        cell("上年结转", 1, Some(true)),
    ];
    let lower = [
        cell("科目编码", 1, None),
        cell("科目名称", 1, None),
        cell("科目编码", 1, None),
        cell("科目名称", 1, None),
        cell("", 1, Some(false)),
        cell("", 1, Some(false)),
        cell("", 1, Some(false)),
    ];
    let rows = [
        format!("<w:tr>{}</w:tr>", cell("2026年支出经济分类汇总表", 7, None)),
        row(&["部门名称：示例县农业农村局", "", "", "", "", "", "单位：万元"]),
        format!("<w:tr>{}</w:tr>", upper.concat()),
        format!("<w:tr>{}</w:tr>", lower.concat()),
        row(&["", "合计", "", "", "30.00", "27.00", "3.00"]),
        row(&["30101", "基本工资", "50101", "工资奖金津补贴", "10.00", "10.00", ""]),
        row(&["30101", "基本工资", "50501", "工资福利支出", "20.00", "17.00", "3.00"]),
    ];
    format!("<w:tbl>{}</w:tbl>", rows.concat())
}

#[test]
fn heads_of_two_rows_are_no_data() {
    let body = [p("示例县农业农村局2026年部门预算"), economic()].concat();
    let checked = Checked::of("a.docx", &docx(&body, &[]));
    assert!(checked.said.contains("B18"), "{}", checked.said);
    let malformed = checked.findings.iter().filter(|one| one["rule"] == "malformed-value").count();
    assert!(malformed == 0 && checked.sums().is_empty(), "{}", checked.said);
    assert!(!checked.said.contains("未取：第1个表"), "{}", checked.said);
}

fn situation(title: &str, rows: &[&[&str]]) -> String {
    let wide = rows[0].len();
    let title = format!("<w:tr>{}</w:tr>", cell(title, wide, None));
    let rows: String = rows.iter().map(|cells| row(cells)).collect();
    format!("<w:tbl>{title}{rows}</w:tbl>")
}

#[test]
fn tables_called_situations_are_known_anywhere() {
    let body = [
        p("示例县农业农村局2026年部门预算"),
        situation(
            "2026年部门支出总体情况表",
            &[
                &["科目编码", "科目名称", "总计", "基本支出", "项目支出"],
                &["213", "农林水支出", "15.00", "5.00", "10.00"],
                &["21301", "农业农村", "15.00", "5.00", "10.00"],
                &["2130101", "行政运行", "15.00", "5.00", "10.00"],
            ],
        ),
        p("单位：万元"),
        situation(
            "2026年政府性基金支出情况表",
            &[
                &["科目编码", "科目名称", "小计", "基本支出", "项目支出"],
                &["212", "城乡社区支出", "7.00", "", "7.00"],
                &["21208", "国有土地使用权出让收入安排的支出", "7.00", "", "7.00"],
                &["2120803", "城市建设支出", "7.00", "", "7.00"],
            ],
        ),
    ];
    let checked = Checked::of("a.docx", &docx(&body.concat(), &[]));
    for form in ["B03", "B08"] {
        assert!(checked.said.contains(form), "{form}: {}", checked.said);
    }
    assert!(!checked.said.contains("认不出"), "{}", checked.said);
}

#[test]
fn a_list_of_tables_is_no_title_of_the_first() {
    let list =
        ["一、《收入支出决算总表》", "二、《收入决算表》", "三、《财政拨款“三公”经费支出决算表》"];
    let over =
        ["收入支出决算总表", "公开01表", "编制单位：示例县人民医院</w:t><w:tab/><w:t>单位：万元"];
    let rows = [
        row(&["收入", "收入", "支出", "支出"]),
        row(&["项目", "决算数", "项目", "决算数"]),
        row(&["一、一般公共预算财政拨款收入", "10.00", "一、卫生健康支出", "10.00"]),
        row(&["本年收入合计", "10.00", "本年支出合计", "10.00"]),
        row(&["总计", "10.00", "总计", "10.00"]),
    ];
    let lines = list.iter().chain(&over).map(|line| p(line));
    let table = format!("<w:tbl>{}</w:tbl>", rows.concat());
    let body: String =
        [p("示例县人民医院2026年度部门决算")].into_iter().chain(lines).chain([table]).collect();
    let checked = Checked::of("a.docx", &docx(&body, &[]));
    assert!(checked.said.contains("F01 收入支出决算总表"), "{}", checked.said);
    assert!(!checked.said.contains("看来是"), "{}", checked.said);
}

#[test]
fn a_code_over_three_columns_is_one() {
    let rows = "2026年度支出决算表
        部门：示例县人民法院||||||单位：万元
        科目代码|科目代码|科目代码|科目名称|本年支出合计|基本支出|项目支出
        合计|合计|合计||30.00|10.00|20.00
        204|||公共安全支出|30.00|10.00|20.00
        20405|||法院|30.00|10.00|20.00
        2040501|||行政运行|30.00|10.00|20.00";
    let checked = Checked::table("a.csv", rows);
    assert!(!checked.said.contains("这一栏没有取"), "{}", checked.said);
    assert!(checked.sums().is_empty(), "{}", checked.said);
}
