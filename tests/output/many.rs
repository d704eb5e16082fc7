//! A made-up county with more departments than a batch holds, in which every kind of finding stands
//! somewhere.

#![allow(
    dead_code,
    missing_docs,
    clippy::unwrap_used,
    reason = "each test file uses a part of it; a test that cannot write its fixture has failed"
)]

use std::fs;
use std::path::Path;

const PROFILE: &str = "profile: many\nname: 示例县\nkinds:\n  budget:\n    title: 部门预算\n    project-form: P2\n    sections:\n      - { id: n.duty, title: 部门职责, required: true }\n    tables:\n      - { form: N02, required: true }\nbetween:\n  - { id: projects, rule: figure-mismatch, says: 项目支出＝各项目之和, identity: N02.project = sum(projects.budget) }\n";

/// Which departments have what: by the remainder of their number.
#[derive(Debug, Clone, Copy)]
pub enum Fault {
    /// A total that is not the sum of its parts, unacknowledged.
    Error,
    /// The same, acknowledged by the department.
    Acknowledged,
    /// A rate of at least a hundred per cent.
    Note,
    /// Published late.
    Warning,
}

/// The fault of a department.
pub fn fault(number: usize) -> Option<Fault> {
    match number % 5 {
        0 => Some(Fault::Error),
        1 => Some(Fault::Acknowledged),
        2 => Some(Fault::Note),
        3 => Some(Fault::Warning),
        _ => None,
    }
}

/// The files of a site of `departments` departments in three regions, two years each.
pub fn files(departments: usize) -> Vec<(String, String)> {
    let mut files = vec![
        (
            "site.toml".to_owned(),
            "[site]\ntitle = \"示例\"\nprofile = \"many\"\nbase_url = \"https://example.org/\"\n"
                .to_owned(),
        ),
        ("content/_profiles/many.yaml".to_owned(), PROFILE.to_owned()),
    ];
    for region in 0..3 {
        files.push((
            format!("content/r{region}/region.yaml"),
            format!("code: \"99010{region}\"\nname: 示例县{region}\norigin: invented\n"),
        ));
    }
    for number in 0..departments {
        let place = format!("content/r{}/d{number:02}", number % 3);
        files.push((
            format!("{place}/department.yaml"),
            format!("code: \"{}\"\nname: 示例县第{number}局\nbudget-units:\n  - {{ code: \"{}001\", name: 本级 }}\n", 300 + number, 300 + number),
        ));
        for year in [2020, 2021] {
            files.push((format!("{place}/{year}/budget.yaml"), budget(number, year)));
            files.push((
                format!("{place}/{year}/budget.md"),
                format!("## 一、部门职责\n\n第{number}局的支出为[[支出说明/合计]]。\n"),
            ));
        }
    }
    files
}

fn budget(number: usize, year: usize) -> String {
    let (basic, first, second) = (100 + number * 7, 20 + number, 30 + year % 100);
    let project = first + second;
    let wrong = year == 2021 && matches!(fault(number), Some(Fault::Error | Fault::Acknowledged));
    let total = basic + project + usize::from(wrong);
    let dates = if year == 2021 && matches!(fault(number), Some(Fault::Warning)) {
        "dates: { approved: 2021-02-01, published: 2021-03-31 }\n"
    } else {
        ""
    };
    let target =
        if year == 2021 && matches!(fault(number), Some(Fault::Note)) { "≥100%" } else { "100%" };
    let mut text = format!(
        "format: 1\nyear: {year}\norigin: invented\n{dates}statements:\n  支出说明: {{ 合计: {total}.00, 基本支出: {basic}.00, 项目支出: {project}.00 }}\nprojects:\n"
    );
    for (project, amount) in [first, second].into_iter().enumerate() {
        text += &format!(
            "  - code: \"{}-{project}\"\n    name: 第{number}局第{project}项工程\n    funds: {{ 预算数: {amount}.00, 财政资金: {amount}.00 }}\n    indicators:\n      - {{ level: [产出指标, 质量指标], name: 验收合格率, target: \"{target}\" }}\n",
            300 + number
        );
    }
    if year == 2021 && matches!(fault(number), Some(Fault::Acknowledged)) {
        text += &format!(
            "acknowledgements:\n  - {{ rule: total-mismatch, at: 支出说明/合计, reported: \"{total}.00\", computed: \"{}.00\", by: department, reason: 原文如此 }}\n",
            basic + project
        );
    }
    text
}

/// Writes files in their order, or from the last to the first: folders list them as they were made.
pub fn write(root: &Path, files: &[(String, String)], reversed: bool) {
    let mut files: Vec<&(String, String)> = files.iter().collect();
    if reversed {
        files.reverse();
    }
    for (path, text) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}
