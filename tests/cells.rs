//! Which line and column of the built-in forms the cells of an office's sheet become, where offices
//! write one meaning in different words and layouts.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

mod common;

use std::fs;
use std::process::Command;

/// What importing a sheet said, the disclosure it wrote, and what checking says.
struct Taken {
    said: String,
    yaml: String,
    check: String,
}

impl Taken {
    fn has(&self, parts: &[&str]) {
        for part in parts {
            assert!(self.yaml.contains(part), "{part}\nis not in\n{}\n{}", self.yaml, self.said);
        }
    }

    fn finds(&self, identity: &str) -> bool {
        self.check.contains(&format!("\"identity\":\"{identity}\""))
    }
}

fn taken(kind: &str, profile: &str, csv: &str) -> Taken {
    let site = common::site(&[]);
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_gongkai"))
            .arg("--root")
            .arg(site.path())
            .args(arguments)
            .output()
            .unwrap();
        format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        )
    };
    let sheet = site.path().join("1.csv");
    fs::write(&sheet, csv).unwrap();
    let path = format!("example/housing/2021/{kind}");
    let said = run(&["import", sheet.to_str().unwrap(), "--into", &path, "--profile", profile]);
    let yaml = fs::read_to_string(site.path().join(format!("content/{path}.yaml")))
        .unwrap_or_else(|_| panic!("nothing was written: {said}"));
    let check = run(&["check", "--format", "json", &path]);
    Taken { said, yaml, check }
}

#[test]
fn fiscal_income_is_the_parent_of_three_sources() {
    let table = |fiscal: &str| {
        taken(
            "budget",
            "statutory",
            &format!(
                "部门收入预算总表\n单位：元\n功能分类科目编码,功能分类科目名称,合计,财政拨款收入,事业收入\n212,城乡社区支出,120,{fiscal},20\n合计,,120,{fiscal},20\n"
            ),
        )
    };
    let right = table("100");
    right.has(&["名称: 城乡社区支出", "财政拨款收入: 100", "事业收入: 20"]);
    assert!(!right.finds("B02-row") && !right.finds("B02-row-fiscal"), "{}", right.check);
    assert!(table("90").finds("B02-row-fiscal"));
}

#[test]
fn sources_are_known_by_any_of_their_names() {
    let taken = taken(
        "budget",
        "statutory",
        "部门收支总表\n单位：元\n本年收入,,本年支出,\n项目,预算数,项目,预算数\n一、财政拨款收入,110,一、文化体育与传媒支出,50\n1、一般公共预算资金,100,二、抗疫特别国债安排的支出,70\n2. 政府性基金,10,,\n二、财政专户核拨资金,5,,\n三、经营收入,3,,\n附属单位缴款,2,,\n收入总计,120,支出总计,120\n",
    );
    taken.has(&[
        "财政拨款收入: 110",
        "一般公共预算拨款收入: 100",
        "政府性基金预算拨款收入: 10",
        "财政专户管理资金收入: 5",
        "事业单位经营收入: 3",
        "附属单位上缴收入: 2",
        "文化旅游体育与传媒支出: 50",
        "抗疫特别国债安排的支出: 70",
    ]);
    // 本年收入 above the column is its head, no line without a figure.
    assert!(!taken.yaml.contains("本年收入合计"), "{}", taken.yaml);
    assert!(!taken.said.contains("未取"), "{}", taken.said);
}

#[test]
fn below_what_is_carried_over_the_sources_are_said_again() {
    let taken = taken(
        "budget",
        "statutory",
        "财政拨款收支总表\n单位：元\n收入,,支出,\n项目,预算数,项目,合计\n一、本年收入,90,一、城乡社区支出,100\n（一）一般公共预算拨款,90,,\n二、上年结转,10,,\n（一）一般公共预算拨款,6,,\n（二）政府性基金预算拨款,4,,\n收入总计,100,支出总计,100\n",
    );
    taken.has(&[
        "一般公共预算拨款: 90",
        "上年结转: 10",
        "上年结转的一般公共预算拨款: 6",
        "上年结转的政府性基金预算拨款: 4",
    ]);
    assert!(!taken.yaml.contains(" 政府性基金预算拨款: "), "{}", taken.yaml);
}

#[test]
fn lines_may_stand_side_by_side_over_one_row() {
    let taken = taken(
        "budget",
        "statutory",
        "2021年单位“三公”经费和机关运行经费预算表\n单位:万元\n2021年“三公”经费预算数,,,,,,2021年机关运行经费预算数,2019年机关运行经费预算数\n合计,因公出国(境)费,公务接待费,公务用车购置及运行费,,,,\n,,,小计,购置费,运行费,,\n42.91,0,1.35,41.56,20,21.56,7.09,5\n注：以上为示例。\n",
    );
    taken.has(&[
        "合计: { 本年预算数: 42.91 }",
        "因公出国（境）费: { 本年预算数: 0 }",
        "公务用车购置及运行维护费: { 本年预算数: 41.56 }",
        "公务用车购置费: { 本年预算数: 20 }",
        "公务用车运行维护费: { 本年预算数: 21.56 }",
        "公务接待费: { 本年预算数: 1.35 }",
        "机关运行经费: { 本年预算数: 7.09 }",
    ]);
    assert!(taken.said.contains("H6：这一栏没有取：2019年机关运行经费预算数"), "{}", taken.said);
    assert!(taken.said.contains("表下的说明"), "{}", taken.said);
}

#[test]
fn pairs_of_budget_and_accounts_never_stand_for_each_other() {
    let taken = taken(
        "final-accounts",
        "statutory",
        "财政拨款“三公”经费支出决算表\n单位：万元\n合计,,因公出国（境）费,,公务用车购置及运行费,,,,,,公务接待费,\n,,,,小计,,公务用车购置费,,公务用车运行费,,,\n预算数,决算数,预算数,决算数,预算数,决算数,预算数,决算数,预算数,决算数,预算数,决算数\n9,8,,,7,6.5,,,7,6.5,2,1.5\n",
    );
    taken.has(&[
        "合计: { 预算数: 9, 决算数: 8 }",
        "公务用车购置及运行维护费: { 预算数: 7, 决算数: 6.5 }",
        "公务用车运行维护费: { 预算数: 7, 决算数: 6.5 }",
        "公务接待费: { 预算数: 2, 决算数: 1.5 }",
    ]);
    assert!(!taken.yaml.contains("公务用车购置费"), "{}", taken.yaml);
}

#[test]
fn a_record_has_the_money_of_the_project_and_of_the_year() {
    let taken = taken(
        "budget",
        "shanghai-district",
        "财政项目支出绩效目标申报表,,,,,,,\n项目名称,,示例工程,,项目性质,阶段性项目,,\n项目资金（元）,,项目资金总额,,\"700.00\",年度资金申请总额,,300.00\n,,其中：财政资金,,690.00,其中：当年财政拨款,,280.00\n,,,,,上年结转资金,,\n,,其他资金,,10.00,其他资金,,20.00\n年限,5,,,,,,\n项目绩效目标,项目总目标,,,,年度总体目标,,\n,建成。,,,,开工。,,\n,一级指标,二级指标,三级指标,,,年度(/项目)指标值,\n绩效指标,产出指标,数量指标,道路长度,,,≥5.00(公里),\n",
    );
    taken.has(&[
        "name: 示例工程",
        "年度资金申请总额: 300.00, 当年财政拨款: 280.00,",
        "其他资金: 20.00, 项目资金总额: 700.00, 财政资金: 690.00, 项目资金总额的其他资金: 10.00",
        "goals: [开工。]",
        "name: 道路长度, target: \"≥5.00(公里)\"",
    ]);
    for left in ["项目性质 阶段性项目", "年限 5", "项目绩效目标 项目总目标", "建成。"]
    {
        let line = format!("项目表样里没有它的位置：{left}\n");
        assert!(taken.said.contains(&line), "{left}: {}", taken.said);
    }
    assert!(!taken.said.contains("开工") && !taken.said.contains("示例工程"), "{}", taken.said);
}

#[test]
fn a_table_without_a_title_is_known_by_all_its_heads() {
    let csv = "单位名称,经费性质,人员编制数,在职人数\n示例乡,行 政,52,81\n";
    taken("budget", "statutory", csv).has(&["人员情况表:", "人员编制数: 52", "在职人数: 81"]);
}

#[test]
fn forms_of_one_name_are_told_apart_by_their_heads() {
    let unit = taken(
        "budget",
        "statutory",
        "预算单位财务收支预算总表\n单位：元\n本年收入,,本年支出,,,,\n项目,预算数,项目,预算数,,,\n,,,合计,基本支出,,项目支出\n,,,,人员经费,公用经费,\n一、财政拨款收入,100,一、城乡社区支出,100,60,10,30\n收入总计,100,支出总计,100,60,10,30\n",
    );
    unit.has(&[
        "财政拨款收入: 100",
        "城乡社区支出: { 预算数: 100, 人员经费: 60, 公用经费: 10, 项目支出: 30 }",
    ]);
    let by_unit = taken(
        "budget",
        "statutory",
        "部门收入总表\n单位：元\n部门（单位）代码,部门（单位）名称,合计,本年收入,,,上年结转结余,\n,,,小计,一般公共预算,政府性基金预算,小计,一般公共预算\n333001,示例局本级,100,90,80,10,10,10\n合计,,100,90,80,10,10,10\n",
    );
    by_unit.has(&[
        "单位代码: \"333001\"",
        "本年收入: 90, 一般公共预算: 80, 政府性基金预算: 10, 上年结转结余: 10, 上年结转的一般公共预算: 10",
    ]);
    let plain = taken(
        "budget",
        "statutory",
        "部门收入总表\n单位：元\n科目编码,科目名称,合计\n212,城乡社区支出,100\n合计,,100\n",
    );
    plain.has(&["科目: \"212\""]);
}

/// A record whose label of money says a unit, by which its amounts are read.
fn record_in(unit: &str) -> Taken {
    taken(
        "budget",
        "shanghai-district",
        &format!(
            "财政项目支出绩效目标申报表,,,\n项目名称,示例项目,,\n项目资金（{unit}）,年度资金申请总额,10.00,\n,其中：当年财政拨款,10.00,\n一级指标,二级指标,三级指标,年度指标值\n产出指标,数量指标,甲,1个\n,,乙,2个\n,质量指标,丙,好\n效益指标,,丁,高\n,,戊,高\n"
        ),
    )
}

#[test]
fn the_unit_of_a_record_is_what_its_labels_say() {
    for (unit, power) in [("万元", "4"), ("元", "0"), ("亿元", "8")] {
        let taken = record_in(unit);
        assert!(taken.said.contains(&format!("单位：{unit}）")), "{}", taken.said);
        assert!(!taken.said.contains("没有写金额单位"), "{}", taken.said);
        assert!(!taken.said.contains("项目资金"), "the label was read: {}", taken.said);
        taken.has(&[
            &format!("project-unit: {unit}\nprojects:\n"),
            "年度资金申请总额: 10.00, 当年财政拨款: 10.00",
        ]);
        assert!(!taken.check.contains("unit-not-prescribed"), "{power}: {}", taken.check);
    }
}

#[test]
fn amounts_of_a_record_in_another_unit_are_left_and_named() {
    let taken = taken(
        "budget",
        "shanghai-district",
        "财政项目支出绩效目标申报表,,,,\n项目名称,示例项目,,,\n项目资金总额（万元）,12.00,年度资金申请总额（元）,100000.00,\n其中：财政资金,12.00,其中：当年财政拨款,100000.00,\n一级指标,二级指标,三级指标,年度指标值,\n产出指标,数量指标,甲,1个,\n",
    );
    taken.has(&["project-unit: 元\n", "年度资金申请总额: 100000.00, 当年财政拨款: 100000.00"]);
    assert!(!taken.yaml.contains("12.00"), "{}", taken.yaml);
    for cell in ["B3：“项目资金总额”12.00的单位是万元", "B4：“财政资金”12.00的单位是万元"]
    {
        assert!(taken.said.contains(cell), "{}", taken.said);
    }
}

#[test]
fn a_second_level_goes_on_until_the_first_is_said_anew() {
    record_in("元").has(&[
        "level: [产出指标, 数量指标], name: 甲",
        "level: [产出指标, 数量指标], name: 乙",
        "level: [产出指标, 质量指标], name: 丙",
        "level: [效益指标], name: 丁",
        "level: [效益指标], name: 戊",
    ]);
    let merged = taken(
        "budget",
        "shanghai-district",
        "项目名称,示例项目,,,\n年度资金申请总额,10.00,,,\n绩效指标,一级指标,二级指标,三级指标,年度指标值\n绩效指标,产出指标,数量指标,甲,1个\n绩效指标,产出指标,,乙,2个\n,,,合格证,\n",
    );
    merged.has(&["level: [产出指标, 数量指标], name: 乙"]);
    merged.has(&["level: [产出指标, 数量指标], name: 合格证"]);
    assert!(!merged.said.contains("未取"), "{}", merged.said);
}

#[test]
fn rows_and_columns_below_a_records_indicators_are_named() {
    let taken = taken(
        "budget",
        "shanghai-district",
        "项目名称,示例项目,,,\n年度资金申请总额,10.00,,,\n一级指标,二级指标,三级指标,年度指标值,去年值\n产出指标,数量指标,甲,1个,2个\n,时效指标,,3天,\n一级指标,二级指标,三级指标,年度指标值,去年值\n,,乙,4个,\n注：以上。,,,,\n",
    );
    for left in ["E3：这一栏没有取：去年值", "B5：不是数据行：时效指标 3天", "A8：表下的说明"]
    {
        assert!(taken.said.contains(left), "{left}: {}", taken.said);
    }
    assert_eq!(taken.said.matches("未取").count(), 3, "{}", taken.said);
}

#[test]
fn what_a_record_leaves_is_named_by_its_own_cells() {
    let with = |whole: &str| {
        taken(
            "budget",
            "shanghai-district",
            &format!(
                "财政项目支出绩效目标申报表,,,,,\n项目名称,,示例工程,,项目性质,阶段性项目\n项目资金（元）,,年度资金申请总额,,300.00,\n项目绩效目标,项目总目标,,年度总体目标,,\n,{whole},,开工。,,\n,一级指标,二级指标,三级指标,,年度(/项目)指标值\n绩效指标,产出指标,数量指标,道路长度,,≥5.00(公里)\n"
            ),
        )
    };
    let differs = with("建成。");
    for left in
        ["E2:F2：项目表样里没有它的位置：项目性质 阶段性项目", "B5：项目表样里没有它的位置：建成。"]
    {
        assert!(differs.said.contains(left), "{left}: {}", differs.said);
    }
    let same = with("开工。");
    assert!(
        same.said.contains("B5：项目表样里没有它的位置，文字与已取的D5相同：开工。"),
        "{}",
        same.said
    );
    same.has(&["goals: [开工。]"]);
}

#[test]
fn an_empty_table_is_known_by_its_printed_sentence() {
    let table = |note: &str| {
        format!(
            "2021年部门政府性基金预算支出功能分类预算表,,,,\n编制部门：某局 单位：元,,,,\n功能分类科目编码,功能分类科目名称,合计,基本支出,项目支出\n合计,,,,\n{note},,,,\n"
        )
    };
    for (note, sentence) in [
        (
            "注:本部门2021年无政府性基金预算财政拨款安排的预算，故本表为空表。",
            "本部门2021年无政府性基金预算财政拨款安排的预算，故本表为空表。",
        ),
        (
            "注：某局无政府性基金预算财政拨款支出，故本表无数据。",
            "某局无政府性基金预算财政拨款支出，故本表无数据。",
        ),
    ] {
        let taken = taken("budget", "shanghai-district", &table(note));
        taken.has(&["政府性基金预算支出功能分类预算表: { none: ", sentence]);
        assert!(!taken.said.contains("未取"), "{}", taken.said);
        assert!(!taken.check.contains("（B08）"), "{}", taken.check);
        assert!(taken.check.contains("（B09）"), "{}", taken.check);
    }
    // With figures the sentence is a note.
    let filled = table("注：本表无数据。").replace("合计,,,,", "212,城乡社区支出,5,,5\n合计,,5,,5");
    taken("budget", "shanghai-district", &filled).has(&["科目: \"212\""]);
}

#[test]
fn a_table_that_stands_for_the_required_one_is_that_table() {
    let csv = "预算单位财务收支预算总表\n单位：元\n本年收入,,本年支出,,,,\n项目,预算数,项目,预算数,,,\n,,,合计,基本支出,,项目支出\n,,,,人员经费,公用经费,\n一、财政拨款收入,100,一、城乡社区支出,100,60,10,30\n收入总计,100,支出总计,100,60,10,30\n";
    let taken = taken("budget", "shanghai-district", csv);
    taken.has(&["公用经费: 10"]);
    assert!(!taken.check.contains("（B01）"), "{}", taken.check);
    assert!(taken.check.contains("（B02）"), "{}", taken.check);
}

#[test]
fn codes_in_parts_are_said_once_a_table() {
    let taken = taken(
        "budget",
        "statutory",
        "一般公共预算基本支出表,,,,\n单位：元,,,,\n经济分类科目编码,,科目名称,合计,\n类,款,,,\n301,,工资福利支出,30,\n301,2,津贴补贴,10,\n301,7,绩效工资,20,\n合计,,,30,\n",
    );
    taken.has(&["科目: \"30102\"", "科目: \"30107\""]);
    let notes: Vec<&str> = taken.said.lines().filter(|line| line.starts_with("注意：")).collect();
    assert_eq!(
        notes,
        [
            "注意：工作表“1”的编码分栏书写，合写为一个（301｜2 → 30102）；其中2行补了零（301｜2 → 30102）"
        ]
    );
}

const TWO_TABLES: &str = "2021年部门收入预算总表,,,,\n编制部门：某局,,,,单位：元\n科目编码,科目名称,合计,事业收入,其他收入\n212,城乡社区支出,120,100,20\n合计,,120,100,20\n2021年部门支出预算总表,,,,\n编制部门：某局,,,,\n科目编码,科目名称,合计,基本支出,项目支出\n212,城乡社区支出,110,60,50\n合计,,110,60,50\n注：示例。,,,,\n";

#[test]
fn a_table_below_another_is_a_table_of_its_own() {
    let both = taken("budget", "statutory", TWO_TABLES);
    both.has(&[
        "部门收入总表:\n    unit: 元\n",
        "名称: 城乡社区支出, 合计: 120, 事业收入: 100, 其他收入: 20",
        "部门支出总表:\n    unit: 元\n",
        "名称: 城乡社区支出, 合计: 110, 基本支出: 60, 项目支出: 50",
    ]);
    assert!(both.said.contains("A9:E10 → B03"), "{}", both.said);
    assert!(
        both.said.contains("A11：表下的说明") && !both.said.contains("不是数据行"),
        "{}",
        both.said
    );
    // The second says no title: its heads are all another form's.
    let headed = TWO_TABLES
        .replace("2021年部门支出预算总表,,,,\n编制部门：某局,,,,\n科目编码,科目名称,合计,基本支出,项目支出\n212,城乡社区支出,110,60,50\n合计,,110,60,50\n", "单位名称,经费性质,人员编制数,在职人数,\n某局,行政,52,81,\n");
    let headed = taken("budget", "statutory", &headed);
    headed.has(&["事业收入: 100", "人员情况表:", "人员编制数: 52, 在职人数: 81"]);
    // The same table again, of another unit: the first stands, the second is named by its cells.
    let twice = TWO_TABLES.replace("2021年部门支出预算总表", "2021年部门三公经费预算表");
    let twice = twice.replace("科目编码,科目名称,合计,基本支出,项目支出", "项目,,预算数,,");
    let twice = taken("budget", "statutory", &twice);
    twice.has(&["事业收入: 100"]);
    assert!(!twice.yaml.contains("合计: 110"), "{}", twice.yaml);
}

#[test]
fn heads_again_on_the_next_page_lose_no_row() {
    let page = "科目编码,科目名称,合计,基本支出,项目支出\n";
    let csv = format!(
        "部门支出总表,,,,\n{page}208,社会保障和就业支出,100,60,40\n{page}210,卫生健康支出,50,50,\n合计,,150,110,40\n"
    );
    let taken = taken("budget", "statutory", &csv);
    taken.has(&["科目: \"208\"", "科目: \"210\"", "合计: 150"]);
    assert!(!taken.said.contains("未取"), "{}", taken.said);
}

fn record(name: &str, amount: &str) -> String {
    format!(
        "财政项目支出绩效目标申报表,,,,\n项目名称,{name},,,\n年度资金申请总额,{amount},,,\n一级指标,二级指标,三级指标,年度指标值,\n产出指标,数量指标,{name}里程,1公里,\n,,{name}座数,2座,\n"
    )
}

#[test]
fn records_below_each_other_are_projects_of_their_own() {
    let csv = format!(
        "单位：万元,,,,\n{}\n{}{}",
        record("甲路", "10.00"),
        record("乙桥", "20.00"),
        record("丙渠", "30.00")
    );
    let taken = taken("budget", "shanghai-district", &csv);
    // The unit above the first is that of all.
    taken.has(&[
        "project-unit: 万元\n",
        "name: 甲路\n    funds: { 年度资金申请总额: 10.00,",
        "name: 乙桥\n    funds: { 年度资金申请总额: 20.00,",
        "name: 丙渠\n    funds: { 年度资金申请总额: 30.00,",
        "name: 丙渠座数, target: 2座",
    ]);
    for (name, next) in [("甲路", "乙桥"), ("乙桥", "丙渠")] {
        let start = taken.yaml.find(&format!("name: {name}\n")).unwrap();
        let end = taken.yaml.find(&format!("name: {next}\n")).unwrap();
        assert_eq!(taken.yaml[start..end].matches("level:").count(), 2, "{}", taken.yaml);
    }
    assert!(taken.said.contains("（3行，单位：万元）"), "{}", taken.said);
    assert!(!taken.said.contains("未取"), "{}", taken.said);
}

#[test]
fn records_side_by_side_are_projects_of_their_own() {
    let beside: String = record("甲路", "10.00")
        .lines()
        .zip(record("乙桥", "20.00").lines())
        .map(|(one, other)| format!("{one},{other}\n"))
        .collect();
    let taken = taken("budget", "shanghai-district", &beside);
    taken.has(&[
        "name: 甲路\n    funds: { 年度资金申请总额: 10.00,",
        "name: 乙桥\n    funds: { 年度资金申请总额: 20.00,",
        "level: [产出指标, 数量指标], name: 甲路座数, target: 2座",
        "level: [产出指标, 数量指标], name: 乙桥座数, target: 2座",
    ]);
    assert!(!taken.said.contains("未取"), "{}", taken.said);
}

#[test]
fn a_record_below_a_table_is_a_project() {
    let csv = format!(
        "部门支出预算总表,,,,\n单位：元,,,,\n科目编码,科目名称,合计,基本支出,项目支出\n212,城乡社区支出,110,60,50\n合计,,110,60,50\n{}",
        record("甲路", "50.00")
    );
    let taken = taken("budget", "shanghai-district", &csv);
    taken.has(&["项目支出: 50", "name: 甲路\n    funds: { 年度资金申请总额: 50.00,", "座数"]);
    assert!(!taken.said.contains("未取"), "{}", taken.said);
}

#[test]
fn units_of_counts_and_of_money_stand_beside_each_other() {
    let taken = taken(
        "budget",
        "statutory",
        "固定资产占用情况表,,\n单位：平方米、辆、万元,,\n项目,数量（辆）,金额（万元）\n资产总额,,30\n房屋（平方米）,500,20\n车辆,2,10\n",
    );
    taken.has(&["房屋（平方米）: { 数量: 500, 价值: 20 }", "数量: 2, 价值: 10 }"]);
    assert!(taken.said.contains("单位：万元"), "{}", taken.said);
}

#[test]
fn rows_that_say_their_own_unit_are_read_in_it() {
    let sheet = |unit: &str| {
        taken(
            "budget",
            "statutory",
            &format!(
                "“三公”经费预算表,,\n项目,单位,本年预算数\n合计,元,30\n公务接待费,元,10\n公务用车运行维护费,{unit},20\n"
            ),
        )
    };
    let same = sheet("元");
    same.has(&["unit: 元", "公务用车运行维护费: { 本年预算数: 20 }"]);
    for unit in ["万元", "辆"] {
        let other = sheet(unit);
        other.has(&["unit: 元", "公务接待费: { 本年预算数: 10 }"]);
        assert!(!other.yaml.contains("公务用车运行维护费"), "{}", other.yaml);
        assert!(other.said.contains(&format!("C5：这个数的单位是{unit}")), "{}", other.said);
    }
}

#[test]
fn of_the_units_of_a_department_the_whole_is_taken() {
    let sheet = |rows: &str| {
        taken(
            "budget",
            "statutory",
            &format!(
                "“三公”经费预算表,,,,\n单位：万元,,,,\n单位名称,合计,因公出国（境）费,公务接待费,公务用车运行维护费\n{rows}"
            ),
        )
    };
    let summed = sheet("333001某局本级,3,,1,2\n333002某中心,7,,3,4\n合计,10,,4,6\n");
    summed.has(&["合计: { 本年预算数: 10 }", "公务接待费: { 本年预算数: 4 }"]);
    assert!(summed.said.contains("A4:E5：分单位的2行没有取"), "{}", summed.said);
    let coded = sheet("333某局,10,,4,6\n333001某局本级,3,,1,2\n333002某中心,7,,3,4\n");
    coded.has(&["合计: { 本年预算数: 10 }", "公务接待费: { 本年预算数: 4 }"]);
    assert!(coded.said.contains("A5:E6：分单位的2行没有取"), "{}", coded.said);
}

/// A form without a place for units: what it can name is taken.
#[test]
fn a_code_that_stands_under_several_units_is_left_and_named() {
    let taken = taken(
        "budget",
        "statutory",
        "部门收入预算总表,,,,\n单位：元,,,,\n科目编码,科目名称,合计,财政拨款收入,事业收入\n333001,某局本级,60,20,40\n212,城乡社区支出,60,20,40\n21201,城乡社区管理事务,60,20,40\n333002,某中心,50,40,10\n212,城乡社区支出,50,40,10\n21201,城乡社区管理事务,50,40,10\n合计,,110,60,50\n",
    );
    taken.has(&[
        "{ 科目: \"333001\", 名称: 某局本级, 合计: 60",
        "{ 科目: \"333002\", 名称: 某中心, 合计: 50",
        "{ row: total, 科目: 合计, 合计: 110",
    ]);
    for left in ["A5:E6：“333001 某局本级”的2行科目没有取", "A8:E9：“333002 某中心”的2行科目没有取"]
    {
        assert!(taken.said.contains(left), "{left}: {}", taken.said);
    }
    assert!(!taken.yaml.contains("21201"), "{}", taken.yaml);
    for found in ["duplicate-key", "total-mismatch"] {
        assert!(!taken.check.contains(found), "{}", taken.check);
    }
}

#[test]
fn merged_cells_of_a_record_need_no_line() {
    let taken = taken(
        "budget",
        "shanghai-district",
        "项目名称,示例项目,,,,\n年度资金申请总额,10.00,,,,\n一级指标,二级指标,三级指标,,,年度指标值\n产出指标,数量指标,甲,甲,甲,1个\n产出指标,数量指标,乙,乙,乙,2个\n",
    );
    assert!(!taken.said.contains("未取"), "{}", taken.said);
}

#[test]
fn merged_heads_over_the_parts_of_a_code_need_no_line() {
    let taken = taken(
        "budget",
        "statutory",
        "部门支出预算总表,,,,,\n科目编码,科目编码,科目编码,科目名称,合计,基本支出\n类,款,项,,,\n科目编码,科目编码,科目编码,科目名称,合计,基本支出\n205,02,01,学前教育,5,5\n合计,,,,5,5\n",
    );
    taken.has(&["科目: \"2050201\""]);
    assert!(!taken.said.contains("未取"), "{}", taken.said);
}

/// What stands above a part costs no time for each of its cells.
#[test]
fn many_records_on_one_sheet_take_bounded_time() {
    let csv: String = (0..600).map(|at| record(&format!("项目{at}"), "1.00")).collect();
    let began = std::time::Instant::now();
    let taken = taken("budget", "shanghai-district", &csv);
    assert!(taken.said.contains("（600行"), "{}", taken.said);
    assert!(!taken.said.contains("未取"), "{}", taken.said);
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
}
