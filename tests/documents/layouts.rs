//! Tables laid out as offices of many places lay them out: what is imported adds up without a word,
//! and a figure that is changed in them is found. `tests/layouts` has whole sets of tables.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

use crate::common;
mod accounts;
mod budget;
mod elsewhere;
mod targets;

use std::collections::BTreeSet;
use std::fs;

use crate::common::run_uncounted as run;
use gongkai::workbook::{Align, DrawnCell, DrawnSheet, DrawnWorkbook, cell_name, write};

/// A sheet, a row a line, cells divided by `|`.
fn sheet(rows: &str) -> DrawnSheet {
    let rows: Vec<&str> = rows.trim().lines().map(str::trim).collect();
    let cells = rows.iter().enumerate().flat_map(|(row, line)| {
        line.split('|')
            .enumerate()
            .filter(|(_, text)| !text.is_empty())
            .map(move |(at, text)| (row, at, DrawnCell::Text(text.to_owned(), Align::Left(0))))
    });
    DrawnSheet { name: rows[0].to_owned(), cells: cells.collect(), ..DrawnSheet::default() }
}

/// What came of an import.
struct Imported {
    said: String,
    yaml: String,
    /// The findings of level error, one a line.
    errors: Vec<String>,
    /// How many amounts the sheets hold.
    amounts: usize,
    /// Those that did not arrive, each from its own cell as it was shown: `E4 80.00`.
    lost: Vec<String>,
}

/// Imports sheets as the disclosure of a kind, and checks it.
fn imported(kind: &str, sheets: &[&str]) -> Imported {
    let site = common::site(&[]);
    let into = format!("example/housing/2021/{kind}");
    let book = site.path().join("book.xlsx");
    let drawn = DrawnWorkbook { sheets: sheets.iter().map(|rows| sheet(rows)).collect() };
    fs::write(&book, write(&drawn).unwrap()).unwrap();
    let arguments = ["import", book.to_str().unwrap(), "--into", &into, "--profile", "statutory"];
    let (_, said) = run(site.path(), &arguments);
    let yaml = fs::read_to_string(site.path().join(format!("content/{into}.yaml"))).unwrap();
    let (_, found) = run(site.path(), &["check", "--format", "json"]);
    let about_tables = |line: &&str| {
        line.contains(r#""level":"error""#)
            && !line.contains(r#""rule":"missing-table""#)
            && !line.contains(r#""rule":"missing-section""#)
    };
    let errors = found.lines().filter(about_tables).map(str::to_owned).collect();
    let kept = fs::read_to_string(site.path().join(format!("content/{into}.import.csv"))).unwrap();
    let (amounts, lost) = arrived(&drawn.sheets, &kept);
    Imported { said, yaml, errors, amounts, lost }
}

/// Whether a cell is an amount: what has decimals is no code, count or number of a column.
fn is_amount(text: &str) -> bool {
    text.split_once('.').is_some_and(|(whole, decimals)| {
        let digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        digits(whole.trim_start_matches('-')) && digits(decimals)
    })
}

/// How many amounts sheets hold, and which did not arrive.
fn arrived(drawn: &[DrawnSheet], kept: &str) -> (usize, Vec<String>) {
    let taken: BTreeSet<String> = csv::Reader::from_reader(kept.as_bytes())
        .records()
        .map(Result::unwrap)
        .map(|record| format!("{}!{} {}", &record[2], &record[3], &record[4]))
        .collect();
    let amounts = drawn.iter().flat_map(|sheet| {
        sheet.cells.iter().filter_map(|(row, at, cell)| match cell {
            DrawnCell::Text(text, _) if is_amount(text) => {
                Some((sheet.name.as_str(), format!("{} {text}", cell_name(*row, *at))))
            }
            _ => None,
        })
    });
    let amounts: Vec<(&str, String)> = amounts.collect();
    let lost = amounts.iter().filter(|(sheet, one)| !taken.contains(&format!("{sheet}!{one}")));
    (amounts.len(), lost.map(|(_, one)| one.clone()).collect())
}

/// Asserts that these texts stand in the file and nothing is found.
fn adds_up(imported: &Imported, rows: &[&str]) {
    adds_up_without(imported, rows, &[]);
}

/// The same of sheets with amounts that content has no place for: these are left, and named.
fn adds_up_without(imported: &Imported, rows: &[&str], left: &[&str]) {
    let Imported { said, yaml, errors, amounts, lost } = imported;
    println!("{} of {amounts} amounts arrive", amounts - lost.len());
    assert_eq!(lost, left, "{said}\n{yaml}");
    for row in rows {
        assert!(yaml.contains(row), "{row}\n{said}\n{yaml}");
    }
    assert!(errors.is_empty(), "{errors:#?}\n{said}\n{yaml}");
}

/// Asserts that one error is found, about this place.
fn fails_at(imported: &Imported, at: &str) {
    let Imported { said, yaml, errors, .. } = imported;
    let about = format!(r#""at":"{at}""#);
    assert!(errors.iter().any(|error| error.contains(&about)), "{errors:#?}\n{said}\n{yaml}");
}

const TOTAL_BESIDE_PARTS: &str = "收入决算表
    单位：万元
    项目||||本年收入合计|财政拨款收入|上级补助收入|事业收入|经营收入|附属单位上缴收入|其他收入
    支出功能分类|||科目名称
    科目编码
    类|款|项|合计|30.00|24.00|||||6.00
    201|||一般公共服务支出|10.00|4.00|||||6.00
    201|06||财政事务|10.00|4.00|||||6.00
    201|06|01|行政运行|10.00|4.00|||||6.00
    208|||社会保障和就业支出|20.00|20.00
    208|5||行政事业单位养老支出|20.00|20.00
    208|5|1|行政单位离退休|20.00|20.00";

/// 类, 款, 项 and 合计 in one row; parts that a spreadsheet took for numbers.
#[test]
fn a_total_beside_the_names_of_the_parts_of_a_code() {
    let taken = imported("final-accounts", &[TOTAL_BESIDE_PARTS]);
    let rows = [
        "{ row: total, 科目: 合计, 本年收入合计: 30.00",
        "{ 科目: \"20106\", 名称: 财政事务",
        "{ 科目: \"2080501\", 名称: 行政单位离退休",
    ];
    adds_up(&taken, &rows);
    let wrong = TOTAL_BESIDE_PARTS.replace("合计|30.00|24.00", "合计|31.00|25.00");
    fails_at(&imported("final-accounts", &[&wrong]), "收入决算表/合计/本年收入合计");
}

/// The ministry's layout: 类, 款, 项 beside 栏次, and 合计 below.
#[test]
fn numbers_of_columns_beside_the_parts_of_a_code() {
    let rows = "支出决算表
        单位：万元
        科目编码|||科目名称|本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出
        类|款|项|栏次|1|2|3|4|5|6
        类|款|项|合计|9.50|9.00|0.50
        205|||教育支出|9.50|9.00|0.50
        205|02||普通教育|9.50|9.00|0.50
        205|02|02|小学教育|9.50|9.00|0.50";
    let rows_taken = ["{ row: total, 科目: 合计, 本年支出合计: 9.50", "科目: \"2050202\""];
    adds_up(&imported("final-accounts", &[rows]), &rows_taken);
}

/// A code written apart in one cell.
#[test]
fn a_code_written_apart() {
    let rows = "支出总表
        单位：万元
        科目编码|科目名称|合计|基本支出|项目支出
        201|一般公共服务支出|12.50|2.50|10.00
        201 03|政府办公厅（室）及相关机构事务|12.50|2.50|10.00
        201-03-01|行政运行|2.50|2.50
        201 03 02|一般行政管理事务|10.00||10.00
        合计||12.50|2.50|10.00";
    adds_up(
        &imported("budget", &[rows]),
        &["科目: \"20103\"", "科目: \"2010301\", 名称: 行政运行"],
    );
    fails_at(
        &imported("budget", &[&rows.replace("务|10.00||10.00", "务|11.00||11.00")]),
        "部门支出总表/20103/合计",
    );
}

const TWO_HALVES: &str = "一般公共预算财政拨款基本支出决算表
    单位：万元
    人员经费|||公用经费
    经济分类|科目名称|决算数|经济分类|科目名称|决算数
    科目编码|||科目编码
    301|工资福利支出|80.00|302|商品和服务支出|17.00
    30101|基本工资|60.00|30201|办公费|10.00
    30102|津贴补贴|20.00|30202|印刷费
    30103|奖金||30203|咨询费|7.00
    303|对个人和家庭的补助|9.00|310|资本性支出|3.00
    30302|退休费|9.00|31002|办公设备购置|3.00
    人员经费合计||89.00|公用经费合计||20.00";

/// Two halves side by side, each with its own total; codes without money.
#[test]
fn halves_side_by_side() {
    let taken = imported("final-accounts", &[TWO_HALVES]);
    let rows = [
        "{ 科目: \"30102\", 名称: 津贴补贴, 合计: 20.00 }",
        "{ 科目: \"31002\", 名称: 办公设备购置, 合计: 3.00 }",
        "{ row: subtotal, 科目: 人员经费合计, 合计: 89.00 }",
        "{ row: subtotal, 科目: 公用经费合计, 合计: 20.00 }",
    ];
    adds_up(&taken, &rows);
    assert!(!taken.yaml.contains("奖金"), "{}", taken.yaml);
    // Each half by its own cells.
    for left in ["A9：这1行只有科目", "D8：这1行只有科目"] {
        assert!(taken.said.contains(left), "{left}: {}", taken.said);
    }
    let wrong = TWO_HALVES.replace("303|对个人和家庭的补助|9.00", "303|对个人和家庭的补助|9.10");
    let table = "一般公共预算财政拨款基本支出决算表";
    let place = format!("{table}/人员经费合计/合计");
    fails_at(&imported("final-accounts", &[&wrong]), &place);
    let wrong = TWO_HALVES.replace("公用经费合计||20.00", "公用经费合计||20.01");
    fails_at(&imported("final-accounts", &[&wrong]), &format!("{table}/公用经费合计/合计"));
}

/// The classes of the government to the right say the same money again.
#[test]
fn another_classification_is_no_half() {
    let rows = "一般公共预算基本支出决算表
        单位：万元
        科目编码|科目名称|决算数|科目编码|科目名称|决算数
        301|工资福利支出|80.00|501|机关工资福利支出|80.00
        302|商品和服务支出|20.00|502|机关商品和服务支出|20.00
        合计||100.00|合计||100.00";
    let taken = imported("final-accounts", &[rows]);
    adds_up_without(
        &taken,
        &["科目: \"302\"", "{ row: total, 科目: 合计, 合计: 100.00 }"],
        &["F4 80.00", "F5 20.00", "F6 100.00"],
    );
    assert!(!taken.yaml.contains("501"), "{}", taken.yaml);
    assert!(taken.said.contains("这一栏没有取"), "{}", taken.said);
}

/// Title, unit and heads come again on the next page, and a title is merged over all columns.
#[test]
fn heads_again_on_the_next_page() {
    let rows = "支出总表|支出总表|支出总表|支出总表|支出总表
        编制部门：某局||||单位：万元
        科目编码|科目名称|合计|基本支出|项目支出
        201|一般公共服务支出|12.50|2.50|10.00
        支出总表|支出总表|支出总表|支出总表|支出总表
        编制部门：某局||||单位：万元
        科目编码|科目名称|合计|基本支出|项目支出
        20103|政府办公厅（室）及相关机构事务|12.50|2.50|10.00
        支出总表（续）|支出总表（续）|支出总表（续）|支出总表（续）|支出总表（续）
        2010301|行政运行|12.50|2.50|10.00
        合计|合计|12.50|2.50|10.00";
    adds_up(&imported("budget", &[rows]), &["科目: \"20103\"", "科目: \"2010301\""]);
    let wrong =
        rows.replace("20103|政府办公厅（室）及相关机构事务|12.50", "20103|政府办公厅|12.60");
    fails_at(&imported("budget", &[&wrong]), "部门支出总表/20103/合计");
}

/// Subtotals stand above their rows or below them, all of a table in one way.
#[test]
fn subtotals_below_their_rows() {
    let site = |rows: &str| {
        let yaml = format!(
            "format: 1\nyear: 2021\nunit: 万元\nprofile: statutory\norigin: invented\ntables:\n  部门支出总表:\n    rows:\n{rows}"
        );
        let site = common::site(&[("content/example/housing/2021/budget.yaml", &yaml)]);
        run(site.path(), &["check", "--format", "json"]).1
    };
    let row = |role: &str, key: &str, total: &str| {
        format!("      - {{ row: {role}, 科目: \"{key}\", 合计: {total} }}\n")
    };
    let table = |first: &str| {
        [
            row("item", "201", "1.50"),
            row("item", "205", "2.50"),
            row("subtotal", "甲", first),
            row("item", "212", "5.00"),
            row("subtotal", "乙", "5.00"),
            row("total", "合计", "9.00"),
        ]
        .concat()
    };
    assert!(!site(&table("4.00")).contains("total-mismatch"), "{}", site(&table("4.00")));
    assert!(site(&table("5.00")).contains("部门支出总表/甲/合计"), "{}", site(&table("5.00")));
}

/// Money that is printed and divided into none of its lines is not known by line: what asks for one
/// of them cannot be worked out, and says so.
#[test]
fn a_line_that_is_not_divided() {
    let rows = "财政拨款收入支出决算总表
        单位：万元
        收入||支出
        项目|决算数|项目|合计|一般公共预算财政拨款
        一、一般公共预算财政拨款|20.00|一、教育支出|19.00|19.00
        本年收入合计|20.00|本年支出合计|19.00|19.00
        年初财政拨款结转和结余|5.00|年末财政拨款结转和结余|6.00|6.00
        总计|25.00|总计|25.00|25.00";
    adds_up(&imported("final-accounts", &[rows]), &["年初财政拨款结转和结余: 5.00"]);
    let wrong = rows.replace("结转和结余|6.00|6.00", "结转和结余|7.00|7.00");
    fails_at(&imported("final-accounts", &[&wrong]), "财政拨款收入支出决算总表/支出/支出总计/合计");
}

/// A table without a column for some of the parts, none of whose rows adds up, says nothing of its
/// totals; one row that adds up does.
#[test]
fn a_column_that_is_not_printed() {
    let rows = "收入总表
        单位：万元
        科目编码|科目名称|合计|某种拨款|事业收入|其他收入
        201|一般公共服务支出|12.50|12.50|0|0
        205|教育支出|7.50|5.50|2.00|0
        206|科学技术支出|3.00|3.00|0|0
        合计||23.00|21.00|2.00|0";
    let taken = imported("budget", &[rows]);
    adds_up_without(
        &taken,
        &["{ row: total, 科目: 合计, 合计: 23.00"],
        &["D4 12.50", "D5 5.50", "D6 3.00", "D7 21.00"],
    );
    assert!(taken.said.contains("这一栏没有取：某种拨款"), "{}", taken.said);
    // A row that adds up, or parts that make up most of each total.
    let one = rows.replace("教育支出|7.50|5.50|2.00", "教育支出|2.00||2.00");
    fails_at(&imported("budget", &[&one]), "部门收入总表/201/合计");
    let near = "收入总表
        单位：万元
        科目编码|科目名称|合计|事业收入|其他收入
        201|一般公共服务支出|12.50|11.50|0
        205|教育支出|7.50|6.50|0
        合计||20.00|18.00|0";
    fails_at(&imported("budget", &[near]), "部门收入总表/201/合计");
}

const UNIT_ABOVE: &str = "支出总表
    单位：万元
    科目编码|单位名称（科目）|科目名称|合计|基本支出|项目支出
    |合计|合计|12.50|2.50|10.00
    333||某局|12.50|2.50|10.00
    333001||某局本级|12.50|2.50|10.00
    201||一般公共服务支出|12.50|2.50|10.00
    20103||政府办公厅（室）及相关机构事务|12.50|2.50|10.00
    2010301||行政运行|12.50|2.50|10.00";

/// The rows of a department and of its unit stand above what the unit spends.
#[test]
fn a_unit_above_its_items() {
    let rows = [
        "{ row: subtotal, 科目: \"333\"",
        "{ row: subtotal, 科目: \"333001\", 名称: 某局本级",
        "{ 科目: \"201\", 名称: 一般公共服务支出",
    ];
    adds_up(&imported("budget", &[UNIT_ABOVE]), &rows);
    let wrong = UNIT_ABOVE.replace("某局本级|12.50", "某局本级|13.50");
    fails_at(&imported("budget", &[&wrong]), "部门支出总表/333001/合计");
    let wrong = UNIT_ABOVE.replace("合计|合计|12.50", "合计|合计|13.50");
    fails_at(&imported("budget", &[&wrong]), "部门支出总表/合计/合计");
}

const SELF_EVALUATION: &str = "部门预算项目支出绩效自评表
    （2021年度）
    项目名称||道路养护
    主管部门||某局||实施单位||某中心
    项目资金（万元）|||年初预算数|全年预算数|全年执行数|分值|执行率|得分
    |年度资金总额||50.00|45.00|36.00|10|80.00%|8
    |其中：当年财政拨款||40.00|35.00|30.00|—|—|—
    |上年结转资金||10.00|10.00|6.00|—|—|—
    |其他资金|||||—|—|—
    年度总体目标|预期目标||||实际完成情况
    |养护道路5公里||||养护道路4公里
    绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施
    |产出指标|数量指标|养护里程|≥5公里|4公里|50|40|雨季停工
    ||质量指标|合格率|≥98%|98%|40|40
    总分||||||100|88";

/// A project's self-evaluation: its funds are a matrix, rows by their source and columns by their
/// heads; goals and what came of them stand side by side; the last row is the total.
#[test]
fn a_self_evaluation_whose_funds_are_a_matrix() {
    let rows = [
        "unit: 万元",
        "- name: 道路养护",
        "年初预算数: 50.00, 全年预算数: 45.00, 全年执行数: 36.00, 分值: 10, 执行率: 80.00%, 得分: 8",
        "当年财政拨款年初预算数: 40.00, 当年财政拨款全年预算数: 35.00, 当年财政拨款全年执行数: 30.00",
        "上年结转资金年初预算数: 10.00, 上年结转资金全年预算数: 10.00, 上年结转资金全年执行数: 6.00",
        "goals: [养护道路5公里]",
        "outcomes: [养护道路4公里]",
        "{ level: [产出指标, 数量指标], name: 养护里程, target: \"≥5公里\", actual: 4公里, weight: 50, score: 40, deviation: 雨季停工 }",
        "{ level: [产出指标, 质量指标], name: 合格率, target: \"≥98%\", actual: \"98%\", weight: 40, score: 40 }",
        "total: { weight: 100, score: 88 }",
    ];
    adds_up(&imported("self-evaluation", &[SELF_EVALUATION]), &rows);
    let wrong =
        SELF_EVALUATION.replace("上年结转资金||10.00|10.00|6.00", "上年结转资金||10.00|10.00|7.00");
    fails_at(&imported("self-evaluation", &[&wrong]), "项目/道路养护/funds/全年执行数");
    let wrong = SELF_EVALUATION.replace("||100|88", "||100|89");
    fails_at(&imported("self-evaluation", &[&wrong]), "项目/道路养护/total/score");
}

/// Cells that are merged say the same in each: no row of one text is an indicator.
#[test]
fn a_self_evaluation_of_merged_cells() {
    let merged = SELF_EVALUATION
        .replace("\n    |年度资金总额||", "\n    项目资金（万元）|年度资金总额|年度资金总额|")
        .replace("\n    |养护道路5公里||||养护道路4公里", "\n    年度总体目标|养护道路5公里|养护道路5公里|养护道路5公里|养护道路5公里|养护道路4公里|养护道路4公里")
        .replace("总分||||||100", "总分|总分|总分|总分|总分|总分|100")
        + "\n    评价结论|完成较好|完成较好|完成较好|完成较好|完成较好|完成较好|完成较好|完成较好";
    let found = imported("self-evaluation", &[&merged]);
    let rows = [
        "年初预算数: 50.00",
        "goals: [养护道路5公里]",
        "outcomes: [养护道路4公里]",
        "total: { weight: 100, score: 88 }",
    ];
    adds_up(&found, &rows);
    assert_eq!(found.yaml.matches("level: [").count(), 2, "{}", found.yaml);
    assert!(found.said.contains("评价结论") && !found.yaml.contains("完成较好"), "{}", found.said);
}

const OF_A_PROVINCE: &str = "部门预算项目支出绩效自评表(2021年度)
    项目名称|51000021R000000019951-工资性支出
    主管部门|某局本级|实施单位(盖章)|某局
    项目基本情况|1.项目年度目标完成情况|项目年度目标|年度目标完成情况
    ||保障工资发放|对照年度目标,说明相关任务目标的完成情况(100字以内)
    |2.项目实施内容及过程概述
    预算执行情况(10分)|年度预算数(万元)|年初预算|调整后预算数|预算执行数|预算执行率|权重|得分|原因
    |总额|230.00|250.00|250.00|100.00%|10|10
    |其中：财政资金|200.00|220.00|220.00|100.00%|/|/
    |财政专户管理资金|20.00|20.00|20.00|100.00%|/|/
    |单位资金|5.00|5.00|5.00|100.00%|/|/
    |其他资金|5.00|5.00|5.00|100.00%|/|/
    绩效指标(90分)|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分|未完成原因分析
    |产出指标|数量指标|发放覆盖率|=|100|%|100|60|60
    |效益指标|社会效益指标|工作影响|定性|好||好|30|30
    合计||||||||100|100
    评价结论|完成较好
    项目负责人:|甲|财务负责人:|乙";

/// The sheet of a province: rows and heads of its own, the code before the name, the sign and the
/// unit of a target in columns of their own, and what the form says about itself.
#[test]
fn a_self_evaluation_as_a_province_prints_it() {
    let rows = [
        "code: \"51000021R000000019951\"\n    name: 工资性支出",
        "年初预算数: 230.00, 全年预算数: 250.00, 全年执行数: 250.00, 分值: 10, 执行率: 100.00%, 得分: 10",
        "财政资金年初预算数: 200.00, 财政资金全年预算数: 220.00, 财政资金全年执行数: 220.00",
        "财政专户管理资金年初预算数: 20.00",
        "单位资金年初预算数: 5.00",
        "其他资金年初预算数: 5.00",
        "goals: [保障工资发放]",
        "target: \"=100%\", actual: \"100%\", weight: 60, score: 60",
        "target: 定性 好, actual: 好, weight: 30, score: 30",
        "total: { weight: 100, score: 100 }",
    ];
    let found = imported("self-evaluation", &[OF_A_PROVINCE]);
    adds_up(&found, &rows);
    assert!(!found.yaml.contains("outcomes"), "{}", found.yaml);
    assert!(found.said.contains("D5：填表说明，没有取：对照年度目标"), "{}", found.said);
    assert_eq!(found.yaml.matches("level: [").count(), 2, "{}", found.yaml);
    assert!(!found.said.contains("绩效指标(90分)"), "{}", found.said);
    for kept in ["/", "完成较好", "财务负责人", "2.项目实施内容及过程概述", "某局本级"]
    {
        assert!(found.said.contains(kept), "{kept}: {}", found.said);
    }
    let wrong = OF_A_PROVINCE.replace("单位资金|5.00|5.00", "单位资金|5.00|6.00");
    fails_at(
        &imported("self-evaluation", &[&wrong]),
        "项目/51000021R000000019951/funds/全年预算数",
    );
}
