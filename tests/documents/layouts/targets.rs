//! Targets of projects in the national shape of 2021.

use super::{adds_up, fails_at, imported};

const TARGETS: &str = "项目支出绩效目标表
    （2021年度）
    项目名称|农村道路养护|||
    主管部门及代码|333某局|实施单位|某局本级|
    项目资金（万元）|年度资金总额|100.00||
    |其中：财政拨款|80.00||
    |上年结转资金|5.00||
    |其他资金|15.00||
    年度总体目标|完成县道养护120公里。|||
    绩效指标|一级指标|二级指标|三级指标|指标值
    |成本指标|经济成本指标|每公里养护成本|≤0.80万元
    ||社会成本指标|对出行的影响|较小
    |产出指标|数量指标|养护里程|≥120公里
    ||质量指标|验收合格率|≥95%
    ||时效指标|完成时间|2021年12月底前
    |效益指标|社会效益指标|通行能力|提高
    |满意度指标|服务对象满意度指标|群众满意度|≥90%";

#[test]
fn the_targets_of_a_project() {
    let taken = imported("performance-targets", &[TARGETS]);
    let rows = [
        "name: 农村道路养护",
        "预算数: 100.00",
        "财政资金: 80.00",
        "上年结转资金: 5.00",
        "其他资金: 15.00",
        "完成县道养护120公里。",
        "level: [成本指标, 经济成本指标]",
        "level: [满意度指标, 服务对象满意度指标]",
        "target: \"≥95%\"",
    ];
    adds_up(&taken, &rows);
    let wrong = TARGETS.replace("财政拨款|80.00", "财政拨款|81.00");
    fails_at(&imported("performance-targets", &[&wrong]), "项目/农村道路养护/funds/预算数");
}

/// A label and its figure in one cell, as a district prints it.
const WHOLE: &str = "2021年部门整体支出绩效目标表
    填报单位：（盖章）
    部门名称|示例县住房和城乡建设局
    年度预算申请（万元）|资金总额：100.00|
    |按收入性质分：|按支出性质分：
    |其中：  一般公共预算：80.00|其中： 基本支出：60.00
    |       政府性基金拨款：20.00|       项目支出：40.00
    |纳入专户管理的非税收入拨款：|
    |             其他资金：|
    部门职能职责概述|（一）拟订住房政策
    |（二）管理建筑市场
    整体绩效目标|一、改善住房
    |二、保障安全
    部门整体支出年度绩效指标|一级指标|二级指标|三级指标|指标值
    |产出指标|数量指标|改造小区|11个
    |||养护里程|≥120公里
    ||质量指标|合格率|≥95%
    |效益指标|社会公众或服务对象满意度|群众满意度|≥90%
    填表人：甲|联系电话：略|填报日期：2021.1.28";

#[test]
fn the_targets_of_a_department_with_figures_in_the_cells_of_their_labels() {
    let taken = imported("performance-targets", &[WHOLE]);
    let rows = [
        "部门整体支出绩效目标表:\n    caption: \"填报单位：（盖章）\"\n    年度预算申请:\n      资金总额: 100.00\n",
        "    按收入性质分:\n      一般公共预算: 80.00\n      政府性基金拨款: 20.00\n      纳入专户管理的非税收入拨款:\n      其他资金:\n",
        "    按支出性质分:\n      基本支出: 60.00\n      项目支出: 40.00\n",
        "overall:\n  duties:\n    - （一）拟订住房政策\n    - （二）管理建筑市场\n  goals:\n    - 改善住房\n    - 保障安全\n  indicators:\n",
        "{ level: [产出指标, 数量指标], name: 养护里程, target: \"≥120公里\" }",
        "{ level: [效益指标, 社会公众或服务对象满意度], name: 群众满意度, target: \"≥90%\" }",
    ];
    adds_up(&taken, &rows);
    assert!(
        taken.said.contains("→ P3 部门整体支出绩效目标表（7行，单位：万元）"),
        "{}",
        taken.said
    );
    assert!(taken.said.contains("→ 部门整体（4行）"), "{}", taken.said);
    let left: Vec<&str> = taken.said.lines().filter(|line| line.contains("未取")).collect();
    assert_eq!(left.len(), 1, "{left:#?}");
    assert!(left[0].contains(" A19:C19：表下的说明"), "{left:#?}");
    assert_eq!(taken.yaml.matches("level: [").count(), 4, "{}", taken.yaml);
    assert!(!taken.said.contains("注意"), "{}", taken.said);
    let wrong = WHOLE.replace("基本支出：60.00", "基本支出：61.00");
    let at = "部门整体支出绩效目标表/年度预算申请/资金总额";
    fails_at(&imported("performance-targets", &[&wrong]), at);
}

/// Each figure in the cell beside its label, tasks above it.
const BY_SOURCE: &str = "部门（单位）整体绩效目标表
    （2021年度）
    部门（单位）名称|示例县住房和城乡建设局||
    年度履职目标|改善住房||
    |保障安全||
    年度主要任务|任务名称|主要内容|
    |小区改造|改造11个小区|
    预算情况|部门预算总额（万元）|100.00|
    |1、资金来源：（1）政府预算资金|80.00|
    |（2）财政专户管理资金|15.00|
    |（3）单位资金|5.00|
    |2、资金结构：（1）基本支出|60.00|
    |（2）项目支出|40.00|
    一级指标|二级指标|三级指标|指标值|指标值说明
    产出指标|数量指标|改造小区|11个|
    满意度指标|服务对象满意度指标|群众满意度|≥90%|";

#[test]
fn the_targets_of_a_department_with_figures_beside_their_labels() {
    let taken = imported("performance-targets", &[BY_SOURCE]);
    let rows = [
        "资金总额: 100.00",
        "    按收入性质分:\n      政府预算资金: 80.00\n      纳入专户管理的非税收入拨款: 15.00\n      单位资金: 5.00\n",
        "    按支出性质分:\n      基本支出: 60.00\n      项目支出: 40.00\n",
        "overall:\n  goals:\n    - 改善住房\n    - 保障安全\n",
        "name: 改造小区, target: 11个",
    ];
    adds_up(&taken, &rows);
    // Tasks without an amount have no place: they are named.
    for left in [
        "A6:C6：表样里没有它的位置：年度主要任务 任务名称 主要内容",
        "B7:C7：表样里没有它的位置：小区改造 改造11个小区",
    ] {
        assert!(taken.said.contains(left), "{left}: {}", taken.said);
    }
    assert_eq!(taken.said.matches("未取").count(), 2, "{}", taken.said);
    let wrong = BY_SOURCE.replace("单位资金|5.00", "单位资金|6.00");
    let at = "部门整体支出绩效目标表/年度预算申请/资金总额";
    fails_at(&imported("performance-targets", &[&wrong]), at);
}

/// The self-evaluation of a whole department.
const WHOLE_EVALUATED: &str = "部门整体支出绩效自评表
    （ 2021年度）
    预算部门名称|示例县水利局
    年度预算申请（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分
    |年度资金总额|100.00|100.00|90.00|10|90.00%|9
    |按收入性质分：||按支出性质分：
    |其中：一般公共预算：80.00||其中：基本支出：60.00
    |政府性基金拨款：20.00||项目支出：40.00
    |其他资金：||
    年度总体目标|预期目标||||实际完成情况
    |一、改善住房||||一、改造了11个小区
    绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施
    |产出指标（60分）|数量指标|改造小区|11个|11个|40|40|
    ||质量指标|合格率|≥95%|96%|20|20|
    |效益指标(30分)|社会效益指标|住房条件|改善|改善|30|29|个别住户未搬回
    总分||||||100|98";

#[test]
fn the_self_evaluation_of_a_department() {
    let taken = imported("self-evaluation", &[WHOLE_EVALUATED]);
    let rows = [
        "年度资金总额: { 年初预算数: 100.00, 全年预算数: 100.00, 全年执行数: 90.00, 分值: 10, 执行率: 90.00%, 得分: 9 }",
        "      一般公共预算: 80.00\n      政府性基金拨款: 20.00\n      其他资金:\n",
        "  goals:\n    - 改善住房\n  outcomes:\n    - 改造了11个小区\n  level-weights: { 产出指标: 60, 效益指标: 30 }\n  indicators:\n",
        "{ level: [产出指标, 质量指标], name: 合格率, target: \"≥95%\", actual: \"96%\", weight: 20, score: 20 }",
        "score: 29, deviation: 个别住户未搬回 }\n  total: { weight: 100, score: 98 }\n",
    ];
    adds_up(&taken, &rows);
    assert!(!taken.said.contains("未取"), "{}", taken.said);
    assert!(taken.said.contains("B3 写的是“示例县水利局”"), "{}", taken.said);
    for (from, to, at) in [
        ("||100|98", "||100|97", "部门整体/total/score"),
        ("改造小区|11个|11个|40", "改造小区|11个|11个|39", "部门整体/level-weights/产出指标"),
        (
            "基本支出：60.00",
            "基本支出：70.00",
            "部门整体支出绩效自评表/年度预算申请/年度资金总额/年初预算数",
        ),
    ] {
        let wrong = WHOLE_EVALUATED.replace(from, to);
        assert_ne!(wrong, WHOLE_EVALUATED, "{from}");
        fails_at(&imported("self-evaluation", &[&wrong]), at);
    }
}

/// The ministry's form: the money stands with the tasks of the year.
const BY_TASK: &str = "部门（单位）整体支出绩效目标申报表
    （2021年度）
    部门（单位）名称|示例县住房和城乡建设局||||
    年度主要任务|任务名称|主要内容|预算金额（万元）||
    |||总额|财政拨款|其他资金
    |小区改造|改造11个小区|60.00|50.00|10.00
    |道路养护|养护120公里|40.00|40.00|
    |金额合计||100.00|90.00|10.00
    年度总体目标|改善住房||||
    年度绩效指标|一级指标|二级指标|三级指标|指标值|
    |产出指标|数量指标|改造小区|11个|
    |效益指标|社会效益指标|住房条件|改善|";

#[test]
fn the_targets_of_a_department_with_its_tasks() {
    let taken = imported("performance-targets", &[BY_TASK]);
    let rows = [
        "  年度主要任务:\n    rows:\n      - { 任务名称: 小区改造, 主要内容: 改造11个小区, 总额: 60.00, 财政拨款: 50.00, 其他资金: 10.00 }\n",
        "{ row: total, 任务名称: 金额合计, 总额: 100.00, 财政拨款: 90.00, 其他资金: 10.00 }",
        "资金总额: 100.00\n",
        "  goals:\n    - 改善住房\n",
        "name: 住房条件, target: 改善",
    ];
    adds_up(&taken, &rows);
    assert!(!taken.said.contains("未取"), "{}", taken.said);
    let wrong = BY_TASK.replace("养护120公里|40.00|40.00", "养护120公里|41.00|41.00");
    fails_at(&imported("performance-targets", &[&wrong]), "年度主要任务/金额合计/总额");
    let wrong = BY_TASK.replace("改造11个小区|60.00|50.00", "改造11个小区|60.00|51.00");
    fails_at(&imported("performance-targets", &[&wrong]), "年度主要任务/小区改造/总额");
}
