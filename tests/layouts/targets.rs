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
