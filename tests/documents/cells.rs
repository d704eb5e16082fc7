//! Which line and column of the built-in forms the cells of an office's sheet become, where offices
//! write one meaning in different words and layouts.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::fs;
use std::process::Command;

/// What importing a sheet said, the disclosure it wrote, and what checking says.
struct Taken {
    said: String,
    yaml: String,
    check: String,
    /// The cells that figures came from.
    kept: String,
}

impl Taken {
    /// The cell and the text of the first figure whose path ends so.
    fn cell_of(&self, end: &str) -> String {
        let line = self.kept.lines().find(|line| line.split(',').next().unwrap().ends_with(end));
        line.unwrap_or_default().splitn(4, ',').nth(3).unwrap_or_default().to_owned()
    }

    fn has(&self, parts: &[&str]) {
        for part in parts {
            assert!(self.yaml.contains(part), "{part}\nis not in\n{}\n{}", self.yaml, self.said);
        }
    }

    fn lacks(&self, table: &str) -> bool {
        let lines = self.check.lines().filter(|line| line.contains("\"rule\":\"missing-table\""));
        lines.into_iter().any(|line| line.contains(table))
    }

    fn finds(&self, identity: &str) -> bool {
        self.check.contains(&format!("\"identity\":\"{identity}\""))
    }
}

fn taken(kind: &str, profile: &str, csv: &str) -> Taken {
    taken_from("1", kind, profile, csv)
}

/// The same of a sheet with a name.
fn taken_from(name: &str, kind: &str, profile: &str, csv: &str) -> Taken {
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
            common::without_count(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        )
    };
    let sheet = site.path().join(format!("{name}.csv"));
    fs::write(&sheet, csv).unwrap();
    let path = format!("example/housing/2021/{kind}");
    let said = run(&["import", sheet.to_str().unwrap(), "--into", &path, "--profile", profile]);
    let yaml = fs::read_to_string(site.path().join(format!("content/{path}.yaml")))
        .unwrap_or_else(|_| panic!("nothing was written: {said}"));
    let check = run(&["check", "--format", "json", &path]);
    let again = run(&["import", sheet.to_str().unwrap(), "--into", &path]);
    let second = fs::read_to_string(site.path().join(format!("content/{path}.yaml"))).unwrap();
    assert_eq!(yaml, second, "imported again it is the same text: {again}");
    let kept = site.path().join(format!("content/{path}.import.csv"));
    let kept = fs::read_to_string(kept).unwrap_or_default();
    Taken { said, yaml, check, kept }
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
    for left in ["E3：这一栏没有取：去年值", "B5:D5：不是数据行：时效指标 3天", "A8：表下的说明"]
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
        assert!(!taken.lacks("政府性基金预算支出功能分类预算表"), "{}", taken.check);
        assert!(taken.lacks("国有资本经营预算支出功能分类预算表"), "{}", taken.check);
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
    assert!(!taken.lacks("部门财务收支预算总表"), "{}", taken.check);
    assert!(taken.lacks("部门收入预算总表"), "{}", taken.check);
}

#[test]
fn codes_in_parts_are_said_once_a_table() {
    let taken = taken(
        "budget",
        "statutory",
        "一般公共预算基本支出表,,,,\n单位：元,,,,\n经济分类科目编码,,科目名称,合计,\n类,款,,,\n301,,工资福利支出,30,\n301,2,津贴补贴,10,\n301,7,绩效工资,20,\n合计,,,30,\n",
    );
    taken.has(&["科目: \"30102\"", "科目: \"30107\""]);
    let said = common::without_invented(&taken.said);
    let notes: Vec<&str> = said.lines().filter(|line| line.starts_with("注意：")).collect();
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
fn a_list_that_no_form_knows_is_no_row_of_the_table_above() {
    let codes = "部门支出预算总表,,,,\n单位：元,,,,\n科目编码,科目名称,合计,基本支出,项目支出\n212,城乡社区支出,110,60,50\n合计,,110,60,50\n";
    let people = "2021年人员情况表,,,\n单位名称,经费性质,人员编制数,在职人数\n某局,行政,52,81\n某所,事业,9,8\n";
    let list = "项目名称,主管科室,金额,资金来源,备注\n甲路,一科,30,财政,无\n乙桥,二科,20,财政,\n";
    let vehicles = "车辆名称,购置年份,辆数,状况\n轿车,2015,2,在用\n货车,2016,3,在用\n";
    for (table, list, apart, cells) in [
        (codes, list, "", "A6:E8"),
        (codes, list, "重点项目情况,,,,\n", "A7:E9"),
        (codes, list, ",,,,\n", "A7:E9"),
        (people, vehicles, "公务用车情况,,,\n", "A6:D8"),
        (people, vehicles, ",,,\n", "A6:D8"),
    ] {
        let taken = taken("budget", "statutory", &format!("{table}{apart}{list}注：示例。,,,,\n"));
        for name in ["甲路", "乙桥", "轿车", "货车"] {
            assert!(!taken.yaml.contains(name), "{name}\n{}", taken.yaml);
        }
        assert!(taken.said.contains(&format!("{cells}：表下的另一张表")), "{}", taken.said);
        assert!(taken.said.contains("表下的说明"), "{}", taken.said);
    }
    // A row of words is a row's where the table goes on.
    let goes_on = codes.replace("合计,,", "科目,名称,全部,基本,项目\n213,农林水支出,5,5,\n合计,,");
    taken("budget", "statutory", &goes_on).has(&["科目: \"213\"", "名称: 农林水支出"]);
    let no_figure = people.replace("某所,事业,9,8", "某所,事业,见附件,见附件\n某站,事业,3,3");
    taken("budget", "statutory", &no_figure).has(&["某所", "某站"]);
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
        "name: 甲路\n    funds: { 年度资金申请总额: 10.00 }",
        "name: 乙桥\n    funds: { 年度资金申请总额: 20.00 }",
        "name: 丙渠\n    funds: { 年度资金申请总额: 30.00 }",
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
        "name: 甲路\n    funds: { 年度资金申请总额: 10.00 }",
        "name: 乙桥\n    funds: { 年度资金申请总额: 20.00 }",
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
    taken.has(&["项目支出: 50", "name: 甲路\n    funds: { 年度资金申请总额: 50.00 }", "座数"]);
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

/// A record says the cells that it has, blank or not, and no other.
#[test]
fn a_blank_of_a_record_is_a_cell_that_it_has() {
    let record = |funds: &str| {
        taken(
            "budget",
            "shanghai-district",
            &format!(
                "财政项目支出绩效目标申报表,,,,\n项目名称,示例工程,,,\n{funds}\n一级指标,二级指标,三级指标,年度指标值,\n产出指标,数量指标,道路长度,985米,\n"
            ),
        )
    };
    let two = record("项目资金（元）,项目资金总额,700.00,年度资金申请总额,300.00");
    two.has(&["    funds: { 年度资金申请总额: 300.00, 项目资金总额: 700.00 }\n"]);
    let blank = record(
        "项目资金（元）,年度资金申请总额,300.00,,\n,其中：当年财政拨款,300.00,,\n,上年结转资金,,,\n,其他资金,,,",
    );
    blank.has(&[
        "    funds: { 年度资金申请总额: 300.00, 当年财政拨款: 300.00, 上年结转资金:, 其他资金: }\n",
    ]);
    let cell = blank.cell_of("funds/年度资金申请总额");
    assert!(cell.starts_with("C3,300.00,"), "{cell}");
    // In a list a blank is said of the columns that the list has.
    let list = "项目编码,项目名称,年度资金申请总额,其他资金\nA1,示例工程,300.00,\n";
    let listed = taken_from("项目", "budget", "shanghai-district", list);
    listed.has(&["    funds: { 年度资金申请总额: 300.00, 其他资金: }\n"]);
}

const EVALUATED: &str = "部门预算项目支出绩效自评表,,,,,,,,\n项目名称,,道路养护,,,,,,\n项目资金（万元）,,,年初预算数,全年预算数,全年执行数,分值,执行率,得分\n,年度资金总额,,50.00,45.00,36.00,10,80.00%,8\n年度总体目标,预期目标,,,,实际完成情况,,,\n,养护5公里,,,,养护4公里,,,\n绩效指标,一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差原因分析及改进措施\n,产出指标,数量指标,养护里程,≥5公里,4公里,50,40,雨季停工\n,,质量指标,合格率,≥98%,98%,,40,\n总分,,,,,,100,88,\n";

#[test]
fn a_blank_weight_among_printed_ones_is_a_blank() {
    let blank = taken("self-evaluation", "statutory", EVALUATED);
    blank.has(&[
        "actual: 4公里, weight: 50, score: 40, deviation: 雨季停工 }",
        "actual: \"98%\", weight:, score: 40 }",
        "total: { weight: 100, score: 88 }",
    ]);
    assert!(blank.check.contains("weight-mismatch"), "{}", blank.check);
    // A column that no indicator fills says nothing of each.
    let none = EVALUATED.replace("4公里,50,40", "4公里,50,").replace("98%,,40", "98%,40,");
    let none = none.replace("100,88", "100,");
    let none = taken("self-evaluation", "statutory", &none);
    none.has(&["actual: 4公里, weight: 50, deviation", "weight: 40 }", "total: { weight: 100 }"]);
    let total = taken("self-evaluation", "statutory", &EVALUATED.replace("100,88", ",88"));
    total.has(&["total: { weight:, score: 88 }"]);
}

#[test]
fn long_cells_of_a_record_arrive_whole_or_are_named_by_their_cells() {
    let long = "按计划完成了全部养护任务并通过了验收，".repeat(12);
    let csv = EVALUATED.replace("养护4公里", &long).replace("雨季停工", &long);
    let csv =
        format!("{csv}评价结论,{long},,,,,,,\n存在问题,{long},,,,,,,\n改进措施,{long},,,,,,,\n");
    let found = taken("self-evaluation", "statutory", &csv);
    found.has(&[&format!("outcomes: [\"{long}\"]"), &format!("deviation: \"{long}\"")]);
    for (row, label) in [(11, "评价结论"), (12, "存在问题"), (13, "改进措施")] {
        let line = found.said.lines().find(|line| line.contains(label)).unwrap();
        assert!(line.contains(&format!(" A{row}:B{row}：")) && line.ends_with('…'), "{line}");
    }
}

#[test]
fn every_label_without_a_figure_is_named() {
    let sheet = "部门收支总表,,,\n编制部门：某局 单位：元,,,\n收入,,支出,\n项目,预算数,项目,预算数\n一、一般公共预算拨款收入,100,一、一般公共服务支出,100\n二、政府性基金预算拨款收入,,二、外交支出,\n三、捐赠收入,,三、国防支出,\n,,四、某种支出,\n本年收入合计,100,本年支出合计,100\n收入总计,100,支出总计,100\n";
    let found = taken("budget", "statutory", sheet);
    found.has(&["caption: \"编制部门：某局\"", "unit: 元"]);
    for left in [
        "A7：表样里没有这一行，这一行也没有数：三、捐赠收入",
        "C8：表样里没有这一行，这一行也没有数：四、某种支出",
        "A6：这1行只有名称，一个数也没有，没有取",
        "C6:C7：这2行只有名称，一个数也没有，没有取",
    ] {
        assert!(found.said.contains(left), "{left}: {}", found.said);
    }
    assert_eq!(found.said.matches("未取").count(), 4, "{}", found.said);
    // A line of figures from its label to its figure.
    let figure = taken("budget", "statutory", &sheet.replace("捐赠收入,", "捐赠收入,5"));
    let left = "A7:B7：表样里没有这一行：三、捐赠收入";
    assert!(figure.said.contains(left), "{}", figure.said);
}

#[test]
fn what_stands_over_an_empty_table_is_kept() {
    let head = "2021年部门政府性基金预算支出功能分类预算表,,,,\n编制部门：某局 单位：元,,,,\n功能分类科目编码,功能分类科目名称,合计,基本支出,项目支出\n";
    let said = format!("{head}注：本部门无政府性基金预算，故本表为空表。,,,,\n");
    let name = "政府性基金预算支出功能分类预算表";
    taken("budget", "shanghai-district", &said).has(&[&format!(
        "  {name}: {{ none: \"本部门无政府性基金预算，故本表为空表。\", caption: \"编制部门：某局\" }}\n"
    )]);
    let filled =
        "一般公共预算支出表,,\n单位：元,,\n科目编码,科目名称,合计\n212,城乡社区支出,5\n合计,,5\n";
    let bare = taken("budget", "shanghai-district", &format!("{filled}{head}合计,,,,\n"));
    bare.has(&[&format!("  {name}: {{ rows: [], caption: \"编制部门：某局\" }}\n")]);
    let wrong = bare.check.contains("unknown-key") || bare.check.contains("broken");
    assert!(!wrong, "{}", bare.check);
    // The page says it, too.
    let yaml = format!(
        "format: 1\nyear: 2021\nprofile: shanghai-district\norigin: invented\ntables:\n  {name}: {{ none: 本表为空表。, caption: 编制部门：某局 }}\n"
    );
    let page = page_of(&yaml);
    assert!(page.contains("编制部门：某局"), "{page}");
}

/// The page of a disclosure, whatever it lacks.
fn page_of(yaml: &str) -> String {
    let site = common::site(&[("content/example/housing/2021/budget.yaml", yaml)]);
    let (code, said) = common::run_uncounted(
        site.path(),
        &["build", "--allow", "missing-table", "--allow", "missing-section"],
    );
    let page = site.path().join("public/example/housing/2021/budget/index.html");
    fs::read_to_string(page).unwrap_or_else(|_| panic!("{code:?} {said}"))
}

/// A page says the unit of a table once.
#[test]
fn a_caption_repeats_no_unit() {
    let table = |caption: &str| {
        let yaml = format!(
            "format: 1\nyear: 2021\nprofile: statutory\norigin: invented\ntables:\n  部门支出总表:\n    unit: 元\n    caption: \"{caption}\"\n    rows:\n      - {{ 科目: \"212\", 名称: 城乡社区支出, 合计: 5, 基本支出: 5 }}\n"
        );
        page_of(&yaml)
    };
    let once = table("编制部门：某局 单位：元");
    assert!(once.contains("编制部门：某局"), "{once}");
    assert_eq!(
        once.matches("单位：元").count(),
        table("编制部门：某局").matches("单位：元").count()
    );
    // What says another unit than the table's is printed.
    assert!(table("编制部门：某局 单位：万元").contains("编制部门：某局 单位：万元"));
}

#[test]
fn projects_in_another_unit_keep_their_words() {
    let in_unit = |name: &str, amount: &str, unit: &str| {
        format!("单位：{unit},,,,\n{}", record(name, amount))
    };
    let csv = format!("{}{}", in_unit("甲路", "10.00", "万元"), in_unit("乙桥", "200000.00", "元"));
    let found = taken("budget", "shanghai-district", &csv);
    found.has(&[
        "project-unit: 万元\n",
        "name: 甲路\n    funds: { 年度资金申请总额: 10.00 }",
        "name: 乙桥\n    indicators:\n",
        "name: 乙桥座数, target: 2座",
    ]);
    assert!(!found.yaml.contains("200000"), "{}", found.yaml);
    let left = "B11：“乙桥／年度资金申请总额”200000.00的单位是元，别的项目是万元";
    assert!(found.said.contains(left), "{}", found.said);
    // Nor is one without a unit read in that of another.
    let silent = format!("{}{}", record("甲路", "10.00"), in_unit("乙桥", "200000.00", "万元"));
    let silent = taken("performance-targets", "statutory", &silent.replace("申请总额", "总额"));
    silent.has(&["预算数: 10.00", "预算数: 200000.00"]);
    assert!(!silent.said.contains("未取："), "{}", silent.said);
    let silent = format!("{}{}", record("甲路", "10.00"), in_unit("乙桥", "200000.00", "元"));
    let silent = taken("performance-targets", "statutory", &silent.replace("申请总额", "总额"));
    assert!(
        silent.said.contains("B3：“甲路／预算数”10.00没有写金额单位，应是万元，别的项目是元"),
        "{}",
        silent.said
    );
    // Columns of a list in two units.
    let list = "项目编码,项目名称,预算数（元）,财政资金（万元）\nA1,示例工程,300.00,0.03\n";
    let listed = taken_from("项目", "performance-targets", "statutory", list);
    listed.has(&["project-unit: 元\n", "funds: { 预算数: 300.00 }"]);
    assert!(listed.said.contains("D1：这一栏的单位是万元，表的单位是元"), "{}", listed.said);
}

const INCOME_AND_SPENDING: &str = "部门收支总表,,,,\n编制部门：某局,,,,单位：元\n收入,,支出,,\n项目,预算数,项目,预算数,\n一、一般公共预算拨款收入,100,一、城乡社区支出,100,\n收入总计,100,支出总计,100,\n";
const SPENDING: &str = "部门支出总表,,,,\n编制部门：某局,,,,单位：元\n科目编码,科目名称,合计,基本支出,项目支出\n212,城乡社区支出,110,60,50\n合计,,110,60,50\n";
const THREE: &str = "项目,上年预算数,本年预算数,,\n合计,9,8,,\n因公出国（境）费,0,0,,\n公务用车购置及运行维护费,8,7,,\n公务用车购置费,0,0,,\n公务用车运行维护费,8,7,,\n公务接待费,1,1,,\n";

/// A table of fixed lines below another, of which only the heads stand there.
#[test]
fn fixed_lines_below_another_table_need_no_title() {
    let three =
        ["合计: { 上年预算数: 9, 本年预算数: 8 }", "公务接待费: { 上年预算数: 1, 本年预算数: 1 }"];
    for above in [SPENDING, INCOME_AND_SPENDING] {
        for gap in ["", ",,,,\n", "单位：万元,,,,\n"] {
            let found = taken("budget", "statutory", &format!("{above}{gap}{THREE}"));
            found.has(&three);
            found.has(&["“三公”经费支出表:\n"]);
            assert!(found.said.contains("→ B07"), "{}", found.said);
            assert!(!found.said.contains("未取"), "{}", found.said);
            let unit = if gap.starts_with("单位") { "万元" } else { "元" };
            let line = found.said.lines().find(|line| line.contains("→ B07")).unwrap();
            assert!(line.contains(&format!("单位：{unit}）")), "{line}");
            assert!(!found.check.contains("mismatch"), "{}", found.check);
        }
    }
    // Side by side over one row of figures.
    let across = "合计,因公出国（境）费,公务接待费,公务用车购置及运行费,\n8,0,1,7,\n";
    let found = taken("budget", "statutory", &format!("{SPENDING}{across}"));
    found.has(&["合计: { 本年预算数: 8 }", "公务用车购置及运行维护费: { 本年预算数: 7 }"]);
    assert!(!found.said.contains("未取"), "{}", found.said);
    // 财政拨款收支总表 below 部门收支总表: its columns say which it is.
    let fiscal = "收入,,支出,,\n项目,预算数,项目,合计,一般公共预算\n一、本年收入,90,一、城乡社区支出,90,90\n（一）一般公共预算拨款,90,,,\n收入总计,90,支出总计,90,90\n";
    let found = taken("budget", "statutory", &format!("{INCOME_AND_SPENDING}{fiscal}"));
    found.has(&["财政拨款收支总表:\n", "本年收入合计: 90", "城乡社区支出: { 合计: 90"]);
    assert!(!found.said.contains("未取"), "{}", found.said);
}

#[test]
fn fixed_lines_that_may_be_of_any_table_are_left_whole() {
    let left = |csv: &str| {
        let found = taken("budget", "statutory", csv);
        let lines: Vec<String> =
            found.said.lines().filter(|line| line.contains("未取")).map(str::to_owned).collect();
        assert_eq!(lines.len(), 1, "{}", found.said);
        (lines[0].clone(), found.yaml)
    };
    // The same table again, of another unit perhaps.
    let again: String =
        INCOME_AND_SPENDING.lines().skip(2).map(|line| format!("{line}\n")).collect();
    let (line, yaml) = left(&format!("{INCOME_AND_SPENDING}{}", again.replace("100", "70")));
    assert!(line.contains("A7:E10：没有表名，表头和各行又同上一张表"), "{line}");
    assert!(!yaml.contains("70"), "{yaml}");
    // One that was taken before.
    let named = format!("“三公”经费支出表,,,,\n单位：元,,,,\n{THREE}");
    let (line, yaml) = left(&format!("{named}{SPENDING}{}", THREE.replace("8,7", "6,5")));
    assert!(line.contains("没有表名，看来是") && line.contains("已从前面取过"), "{line}");
    assert!(
        line.contains("：项目 上年预算数 本年预算数") || line.contains("项目 上年预算数"),
        "{line}"
    );
    assert!(!yaml.contains("6, "), "{yaml}");
}

/// Heads that come again on the next page of fixed lines begin no other table.
#[test]
fn fixed_lines_go_on_on_the_next_page() {
    let csv = "部门收支总表,,,\n单位：元,,,\n收入,,支出,\n项目,预算数,项目,预算数\n一、一般公共预算拨款收入,100,一、一般公共服务支出,40\n,,二、外交支出,10\n收入,,支出,\n项目,预算数,项目,预算数\n,,三、国防支出,20\n,,四、公共安全支出,30\n收入总计,100,支出总计,100\n";
    let found = taken("budget", "statutory", csv);
    found.has(&["一般公共服务支出: 40", "公共安全支出: 30", "支出总计: 100"]);
    assert!(!found.said.contains("未取"), "{}", found.said);
}

/// Which columns a form requires says nothing of where its figures stand.
#[test]
fn pairs_across_are_read_whatever_columns_are_required() {
    let form = |optional: &str| {
        format!(
            "form: X07\nname: 某种经费支出决算表\nuse: table\ncolumns:\n  - {{ id: budget, label: 预算数, type: amount, optional: true }}\n  - {{ id: accounts, label: 决算数, type: amount{optional} }}\nlines:\n  - {{ id: total, label: 合计, role: total }}\n  - {{ id: abroad, label: 出国费, optional: true }}\n  - {{ id: cars, label: 车费, optional: true }}\n  - {{ id: guests, label: 接待费, optional: true }}\n"
        )
    };
    let sheets = [
        "某种经费支出决算表,,,,,,,\n单位：元,,,,,,,\n合计,,出国费,,车费,,接待费,\n预算数,决算数,预算数,决算数,预算数,决算数,预算数,决算数\n9,8,1,1,6,5,2,3\n",
        "某种经费支出决算表,,,,,,,\n单位：元,,,,,,,\n预算数,,,,决算数,,,\n合计,出国费,车费,接待费,合计,出国费,车费,接待费\n9,1,6,2,8,1,5,3\n",
    ];
    for optional in ["", ", optional: true"] {
        for sheet in sheets {
            let site = common::site(&[("content/_forms/X07.yaml", &form(optional))]);
            let file = site.path().join("1.csv");
            fs::write(&file, sheet).unwrap();
            let path = "example/housing/2021/final-accounts";
            let (_, said) = common::run_uncounted(
                site.path(),
                &["import", file.to_str().unwrap(), "--into", path, "--profile", "statutory"],
            );
            let yaml = site.path().join(format!("content/{path}.yaml"));
            let yaml = fs::read_to_string(yaml).unwrap_or_else(|_| panic!("{said}"));
            for line in [
                "合计: { 预算数: 9, 决算数: 8 }",
                "出国费: { 预算数: 1, 决算数: 1 }",
                "车费: { 预算数: 6, 决算数: 5 }",
                "接待费: { 预算数: 2, 决算数: 3 }",
            ] {
                assert!(yaml.contains(line), "{line}{optional}\n{sheet}\n{yaml}\n{said}");
            }
            assert!(!said.contains("未取"), "{said}");
        }
    }
}

/// Where neither head nor form says which column a row of figures is, it is left whole; the only
/// column of a form is that column, required or not.
#[test]
fn figures_across_without_a_head_are_of_the_only_column() {
    let sheet = "某种经费支出决算表,,,\n单位：元,,,\n合计,出国费,车费,接待费\n8,1,5,2\n";
    let import = |columns: &str| {
        let form = format!(
            "form: X07\nname: 某种经费支出决算表\nuse: table\ncolumns:\n{columns}lines:\n  - {{ id: total, label: 合计, role: total }}\n  - {{ id: abroad, label: 出国费, optional: true }}\n  - {{ id: cars, label: 车费, optional: true }}\n  - {{ id: guests, label: 接待费, optional: true }}\n"
        );
        let site = common::site(&[("content/_forms/X07.yaml", &form)]);
        let file = site.path().join("1.csv");
        fs::write(&file, sheet).unwrap();
        let path = "example/housing/2021/final-accounts";
        let (_, said) = common::run_uncounted(
            site.path(),
            &["import", file.to_str().unwrap(), "--into", path, "--profile", "statutory"],
        );
        (
            said,
            fs::read_to_string(site.path().join(format!("content/{path}.yaml")))
                .unwrap_or_default(),
        )
    };
    let accounts = "  - { id: accounts, label: 决算数, type: amount, optional: true }\n";
    let (said, yaml) = import(accounts);
    assert!(yaml.contains("合计: 8") && yaml.contains("接待费: 2"), "{said}{yaml}");
    let budget = "  - { id: budget, label: 预算数, type: amount, optional: true }\n";
    let (said, yaml) = import(&format!("{budget}{accounts}"));
    assert_eq!(yaml, "", "{said}");
    let left = "未取：工作表“1”：看来是“某种经费支出决算表”，但不知各数属于哪一行、哪一栏，没有取\n没有取到数据\n";
    assert_eq!(said, left);
    let (said, yaml) = import(&format!("{budget}{}", accounts.replace(", optional: true", "")));
    assert!(yaml.contains("接待费: { 决算数: 2 }"), "{said}{yaml}");
}
