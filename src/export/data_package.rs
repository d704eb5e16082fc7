use serde_json::{Value, json};

use crate::site::Site;

use super::facts::FACTS;
use super::indicators::INDICATORS;
use super::projects::PROJECTS;
use super::roster::ROSTER;

/// What the data package lists.
pub struct DataPackage<'a> {
    /// The site.
    pub site: &'a Site,
    /// Paths of the partitions of facts, relative to `data/`.
    pub facts: &'a [String],
}

/// `datapackage.json`: what the data files are, column by column, after the Frictionless Data
/// Package standard.
pub fn data_package(package: &DataPackage<'_>) -> Vec<u8> {
    let mut resources = Vec::new();
    if !package.facts.is_empty() {
        resources.push(resource(
            "facts",
            json!(package.facts),
            FACTS,
            "每个数一行：表、行、栏、数、单位、以元计的金额、原样、网址",
        ));
    }
    resources.push(resource("projects", json!("projects.csv"), PROJECTS, "每个项目一行"));
    resources.push(resource("indicators", json!("indicators.csv"), INDICATORS, "每个绩效指标一行"));
    if package.site.with_roster().next().is_some() {
        resources.push(resource(
            "roster",
            json!("roster.csv"),
            ROSTER,
            "应公开名录：每份应公开的公开件一行",
        ));
    }
    let out = json!({
        "profile": "tabular-data-package",
        "name": "budget-disclosures",
        "title": package.site.config.title,
        "description": package.site.config.notice,
        "homepage": package.site.config.base_url,
        "resources": resources,
    });
    let mut bytes = serde_json::to_vec_pretty(&out).expect("strings and lists always serialise");
    bytes.push(b'\n');
    bytes
}

fn resource(name: &str, path: Value, columns: &[&str], description: &str) -> Value {
    let fields: Vec<Value> = columns
        .iter()
        .map(|column| json!({ "name": column, "type": kind(column), "title": title(column) }))
        .collect();
    json!({
        "profile": "tabular-data-resource",
        "name": name,
        "path": path,
        "description": description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "lineTerminator": "\n", "header": true },
        "schema": { "fields": fields, "missingValues": [""] },
    })
}

fn kind(column: &str) -> &'static str {
    match column {
        "year" => "year",
        "value" | "amount_yuan" | "target" => "number",
        "due" | "published" => "date",
        "days_late" => "integer",
        _ => "string",
    }
}

fn title(column: &str) -> &'static str {
    match column {
        "region" => "行政区划代码",
        "department" => "部门（网址中的名称）",
        "unit_code" => "预算单位代码",
        "year" => "预算年度",
        "kind" => "公开件类别",
        "form" => "表样",
        "row" => "行",
        "column" => "栏",
        "project" => "项目编码",
        "value" => "数",
        "unit" => "单位",
        "amount_yuan" => "金额（元）",
        "printed" => "原样",
        "url" => "网址",
        "name" => "项目名称",
        "printed_amount" => "预算数原样",
        "level1" => "一级指标",
        "level2" => "二级指标",
        "level3" => "三级指标",
        "operator" => "比较符号",
        "target" => "指标值中的数",
        "bands" => "优良中差",
        "actual" => "实际完成值",
        "weight" => "分值",
        "score" => "得分",
        "basis" => "指标值确定依据",
        "party" => "部门或预算单位名称",
        "due" => "期限",
        "published" => "公开日期",
        "standing" => {
            "状态（published 已公开，late 迟公开，missing 未公开，exempt 豁免，withheld 暂不公开）"
        }
        "days_late" => "迟几天",
        "reason" => "豁免理由",
        _ => "",
    }
}
