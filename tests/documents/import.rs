//! The office's workbook, out and in: what leaves as a workbook comes back as the same figures, and
//! what offices write is understood.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use gongkai::model::{ColumnType, Disclosure, FormUse, Layout, LineRole};
use gongkai::pipeline::open;
use gongkai::workbook::{Align, DrawnCell, DrawnSheet, DrawnWorkbook, read, write};
use gongkai::{check, forms, load};

fn gongkai(root: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .arg("--root")
        .arg(root)
        .args(arguments)
        .output()
        .unwrap()
}

fn done(root: &Path, arguments: &[&str]) -> String {
    let output = gongkai(root, arguments);
    assert!(
        output.status.success(),
        "{arguments:?}: {}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

fn disclosures(root: &Path) -> Vec<Disclosure> {
    let workspace = open(root).unwrap();
    let entries = workspace.site.regions.iter().flat_map(|region| &region.departments);
    entries
        .flat_map(|entry| {
            load::department(&workspace.root, entry, &workspace.catalogue, &workspace.site.config)
                .unwrap()
                .department
                .disclosures
        })
        .collect()
}

/// Everything that a disclosure's tables and projects print, with its place.
fn printed(disclosure: &Disclosure) -> Vec<String> {
    let mut lines = Vec::new();
    for table in &disclosure.tables {
        lines.push(format!("{} {:?} {}", table.form.id, table.state, table.unit.name()));
        for row in &table.rows {
            for (column, cell) in table.form.columns.iter().zip(&row.cells) {
                if !cell.printed().is_empty() {
                    lines.push(format!(
                        "{} {} {:?} {} = {}",
                        table.form.id,
                        row.key,
                        row.role,
                        column.id,
                        cell.printed()
                    ));
                }
            }
        }
    }
    for project in &disclosure.projects {
        let form = disclosure.project_form.as_ref().unwrap();
        lines.push(format!(
            "{} {} {:?} {:?} {:?}",
            project.id,
            project.name.value,
            project.budget_unit.as_ref().map(|unit| &unit.value),
            project.purpose,
            project.continues.as_ref().map(|code| &code.value)
        ));
        lines.extend(
            form.columns
                .iter()
                .zip(&project.row.cells)
                .filter(|(_, cell)| !cell.printed().is_empty())
                .map(|(column, cell)| format!("{} {} = {}", project.id, column.id, cell.printed())),
        );
        lines.extend(
            project
                .objectives
                .goals
                .iter()
                .map(|goal| format!("{} goal {}", project.id, goal.value)),
        );
        for one in &project.objectives.indicators {
            let bands: Vec<String> = one
                .bands
                .iter()
                .map(|band| format!("{}{}", band.grade, band.threshold.value.printed))
                .collect();
            let target = |target: &Option<gongkai::source::Spanned<gongkai::model::Target>>| {
                target.as_ref().map(|target| target.value.printed.clone())
            };
            lines.push(format!(
                "{} {} {:?} {} {:?} {:?} {:?} {} {} {:?} {bands:?}",
                project.id,
                one.level1,
                one.level2,
                one.key,
                one.description,
                target(&one.target),
                target(&one.actual),
                one.weight.printed(),
                one.score.printed(),
                one.basis
            ));
        }
    }
    for one in disclosure.overall.iter().flat_map(|overall| &overall.indicators) {
        let target = one.target.as_ref().map(|target| &target.value.printed);
        lines.push(format!(
            "overall {} {:?} {} {target:?} {} {}",
            one.level1,
            one.level2,
            one.key,
            one.weight.printed(),
            one.score.printed()
        ));
    }
    lines.sort();
    lines
}

#[test]
fn every_disclosure_comes_back_from_its_workbook() {
    let root = common::repository();
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy");
    for disclosure in disclosures(&root) {
        // What the head says beside the tables is not in a workbook: the copy keeps it, without the
        // tables.
        let file = folder.path().join("book.xlsx");
        done(&root, &["export", &disclosure.path, "--xlsx", "-o", file.to_str().unwrap()]);
        fs::remove_dir_all(&copy).ok();
        let place = disclosure.path.split('/').collect::<Vec<_>>();
        for name in [
            format!("{}/region.yaml", place[0]),
            format!("{}/{}/department.yaml", place[0], place[1]),
        ] {
            let to = copy.join("content").join(&name);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(root.join("content").join(&name), to).unwrap();
        }
        fs::create_dir_all(copy.join("content/_profiles")).unwrap();
        fs::copy(
            root.join("content/_profiles/example-county.yaml"),
            copy.join("content/_profiles/example-county.yaml"),
        )
        .unwrap();
        fs::write(
            copy.join("site.toml"),
            format!("[site]\nprofile = \"{}\"\n", disclosure.profile.id),
        )
        .unwrap();
        let head = format!(
            "format: 1\nyear: {}\nproject-form: {}\n",
            disclosure.year,
            disclosure.project_form.as_ref().map_or("P2", |form| &form.id)
        );
        let target = copy.join("content").join(format!("{}.yaml", disclosure.path));
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(&target, head).unwrap();
        let said = done(&copy, &["import", file.to_str().unwrap(), "--into", &disclosure.path]);
        // Projects of the old banded form have no form of their own in the profile.
        let again = disclosures(&copy).pop().unwrap();
        let (mut before, after) = (printed(&disclosure), printed(&again));
        let form = disclosure.project_form.as_ref().map(|form| form.id.as_str());
        if form == Some("P1") {
            before.retain(|line| {
                after.contains(line) || line.starts_with('B') || line.starts_with('N')
            });
        }
        let lost: Vec<&String> = before.iter().filter(|line| !after.contains(line)).collect();
        let new: Vec<&String> = after.iter().filter(|line| !before.contains(line)).collect();
        assert!(
            lost.is_empty() && (new.is_empty() || form == Some("P1")),
            "{}\n{said}\nlost {lost:#?}\nnew {new:#?}",
            disclosure.path
        );
    }
}

/// A disclosure in which a form has every line, every column, every kind of emptiness.
fn filled(form: &gongkai::model::Form) -> String {
    let mut number = 0;
    let mut value = |holds: ColumnType| {
        number += 1;
        match holds {
            ColumnType::Amount => format!("{}.{:02}", number * 1234, number % 100),
            ColumnType::Count => number.to_string(),
            ColumnType::Percent => format!("{}.50%", number % 90),
            ColumnType::Code => format!("\"212{number:04}\""),
            ColumnType::Text => format!("事项{number}"),
            ColumnType::Date => "2021-02-20".to_owned(),
        }
    };
    let mut text = String::new();
    match &form.layout {
        Layout::Lines { sides, lines } => {
            for side in
                if sides.is_empty() { vec![None] } else { (0..sides.len()).map(Some).collect() }
            {
                if let Some(side) = side {
                    let _ = writeln!(text, "    \"{}\":", sides[side].label);
                }
                for line in
                    lines.iter().filter(|line| line.side == side && line.role != LineRole::Heading)
                {
                    let fields: Vec<String> = line
                        .columns
                        .iter()
                        .map(|column| {
                            format!(
                                "\"{}\": {}",
                                form.columns[*column].label,
                                value(form.columns[*column].holds)
                            )
                        })
                        .collect();
                    let _ = match line.columns.as_slice() {
                        [only] => writeln!(
                            text,
                            "      \"{}\": {}",
                            line.label,
                            value(form.columns[*only].holds)
                        ),
                        _ => {
                            writeln!(text, "      \"{}\": {{ {} }}", line.label, fields.join(", "))
                        }
                    };
                }
            }
        }
        Layout::Rows(_) => {
            text.push_str("    rows:\n");
            for _ in 0..3 {
                let fields: Vec<String> = form
                    .columns
                    .iter()
                    .map(|column| format!("\"{}\": {}", column.label, value(column.holds)))
                    .collect();
                let _ = writeln!(text, "      - {{ {} }}", fields.join(", "));
            }
        }
    }
    text
}

#[test]
fn every_form_comes_back_from_a_workbook() {
    let catalogue = forms::catalogue(&[], &[], check::declared_rules()).catalogue;
    for form in catalogue.forms.values().filter(|form| form.used_for != FormUse::Project) {
        let profile = format!(
            "profile: one\nname: one\nkinds:\n  budget:\n    title: 部门预算\n    tables: [{{ form: {} }}]\n",
            form.id
        );
        let list = if form.used_for == FormUse::Statement { "statements" } else { "tables" };
        let yaml = format!(
            "format: 1\nyear: 2021\nprofile: one\n{list}:\n  {}:\n{}",
            form.id,
            filled(form)
        );
        let site = common::site(&[
            ("content/_profiles/one.yaml", &profile),
            ("content/example/housing/2021/budget.yaml", &yaml),
        ]);
        let before = printed(&disclosures(site.path()).pop().unwrap());
        assert!(before.len() > 1, "{} is filled: {before:?}", form.id);
        let book = site.path().join("book.xlsx");
        done(site.path(), &["export", "--blank", "one", "-o", book.to_str().unwrap()]);
        assert!(!read(&fs::read(&book).unwrap(), "xlsx").unwrap().is_empty());
        // The figures need not add up to leave: only to be published.
        let drawn = gongkai::office::drawn(
            &disclosures(site.path()).pop().unwrap(),
            &[],
            gongkai::finding::Language::Chinese,
        );
        fs::write(&book, write(&drawn).unwrap()).unwrap();
        fs::write(
            site.path().join("content/example/housing/2021/budget.yaml"),
            "format: 1\nyear: 2021\nprofile: one\n",
        )
        .unwrap();
        let said = done(
            site.path(),
            &["import", book.to_str().unwrap(), "--into", "example/housing/2021/budget"],
        );
        let after = printed(&disclosures(site.path()).pop().unwrap());
        assert_eq!(before, after, "{}\n{said}", form.id);
    }
}

#[test]
fn the_same_bytes_every_time() {
    let drawn = || DrawnWorkbook {
        sheets: vec![DrawnSheet {
            name: "表".into(),
            cells: vec![(0, 0, DrawnCell::Title("合计".into()))],
            ..DrawnSheet::default()
        }],
    };
    let first = write(&drawn()).unwrap();
    assert_eq!(first, write(&drawn()).unwrap());
    // Nor tomorrow: nothing in it says when it was written, neither the head of any part nor the
    // document's own properties.
    let parts = parts(&first);
    assert!(parts.len() > 8, "{:?}", parts.iter().map(|part| &part.name).collect::<Vec<_>>());
    let stamps: std::collections::BTreeSet<u32> = parts.iter().map(|part| part.stamp).collect();
    assert_eq!(
        stamps.into_iter().collect::<Vec<_>>(),
        [0x0021_0000],
        "1 January 1980, as archives say no time"
    );
    let properties = parts.iter().find(|part| part.name == "docProps/core.xml").unwrap();
    let dates: Vec<&str> = properties
        .text
        .split("W3CDTF\">")
        .skip(1)
        .map(|part| part.split('<').next().unwrap())
        .collect();
    assert_eq!(dates, ["2000-01-01T00:00:00Z"; 2]);
}

/// A part of an archive: its name, its date and time as the archive has them, its text.
struct Part {
    name: String,
    stamp: u32,
    text: String,
}

fn parts(archive: &[u8]) -> Vec<Part> {
    let number = |at: usize, bytes: usize| {
        archive[at..at + bytes].iter().rev().fold(0, |number, byte| number * 256 + u32::from(*byte))
    };
    let length = |at: usize, bytes: usize| usize::try_from(number(at, bytes)).unwrap();
    let heads = archive
        .windows(4)
        .enumerate()
        .filter(|(_, window)| *window == b"PK\x01\x02")
        .map(|(at, _)| at);
    let part = |at: usize| {
        let (local, packed) = (length(at + 42, 4), length(at + 20, 4));
        let start = local + 30 + length(local + 26, 2) + length(local + 28, 2);
        let bytes = &archive[start..start + packed];
        let mut text = String::new();
        if number(at + 10, 2) == 8 {
            std::io::Read::read_to_string(&mut flate2::read::DeflateDecoder::new(bytes), &mut text)
                .unwrap();
        }
        Part {
            name: String::from_utf8(archive[at + 46..at + 46 + length(at + 28, 2)].to_vec())
                .unwrap(),
            stamp: number(at + 14, 2) << 16 | number(at + 12, 2),
            text,
        }
    };
    heads.map(part).collect()
}

fn text(row: usize, column: usize, words: &str) -> (usize, usize, DrawnCell) {
    (row, column, DrawnCell::Text(words.to_owned(), Align::Left(0)))
}

fn number(row: usize, column: usize, text: &str) -> (usize, usize, DrawnCell) {
    (
        row,
        column,
        DrawnCell::Number { text: text.to_owned(), decimals: 2, strong: false, percent: false },
    )
}

/// Sheets as an office keeps them: titles with the year, units, merged heads, codes in three
/// columns, indentation, thousands marks, full-width digits, notes, a table of another purpose.
fn office_workbook() -> Vec<u8> {
    let mut spending = DrawnSheet {
        name: "表3".into(),
        merged: vec![[0, 0, 0, 6], [2, 0, 2, 2], [2, 3, 3, 3], [2, 4, 3, 4], [2, 5, 2, 6]],
        ..DrawnSheet::default()
    };
    spending.cells = vec![
        (0, 0, DrawnCell::Title("2021年部门支出总表".into())),
        text(1, 6, "金额单位：元"),
        text(2, 0, "科目编码"),
        text(2, 3, "科目名称"),
        text(2, 4, "合计"),
        text(2, 5, "其中"),
        text(3, 0, "类"),
        text(3, 1, "款"),
        text(3, 2, "项"),
        text(3, 5, "基本支出"),
        text(3, 6, "项目支出"),
        text(4, 0, "212"),
        text(4, 3, "城乡社区支出"),
        number(4, 4, "1200.5"),
        number(4, 5, "200.5"),
        number(4, 6, "1000"),
        text(5, 0, "212"),
        text(5, 1, "01"),
        text(5, 3, "　　城乡社区管理事务"),
        text(5, 4, "1,200.50"),
        text(5, 5, "２００．５０"),
        text(5, 6, "1,000.00"),
        text(6, 3, "合计"),
        number(6, 4, "1200.5"),
        number(6, 5, "200.5"),
        number(6, 6, "1000"),
        text(7, 0, "注：本表按功能分类列示。"),
    ];
    let mut totals =
        DrawnSheet {
            name: "收支总表".into(), merged: vec![[0, 0, 0, 3]], ..DrawnSheet::default()
        };
    totals.cells = vec![
        (0, 0, DrawnCell::Title("部门预算收支总表".into())),
        text(1, 3, "单位：元"),
        text(2, 0, "收入"),
        text(2, 2, "支出"),
        text(3, 0, "项  目"),
        text(3, 1, "预算数"),
        text(3, 2, "项  目"),
        text(3, 3, "预算数"),
        text(4, 0, "一、一般公共预算拨款收入"),
        number(4, 1, "1200.5"),
        text(4, 2, "十二、城乡社区支出"),
        number(4, 3, "1200.5"),
        text(5, 0, "二、捐赠收入"),
        number(5, 1, "3"),
        text(6, 0, "本年收入合计"),
        number(6, 1, "1200.5"),
        text(6, 2, "本年支出合计"),
        number(6, 3, "1200.5"),
        text(7, 0, "收 入 总 计"),
        number(7, 1, "1200.50"),
        text(7, 2, "支 出 总 计"),
        number(7, 3, "1200.5"),
    ];
    let contacts = DrawnSheet {
        name: "通讯录".into(),
        cells: vec![text(0, 0, "股室"), text(0, 1, "职责")],
        ..DrawnSheet::default()
    };
    write(&DrawnWorkbook { sheets: vec![totals, spending, contacts] }).unwrap()
}

#[test]
fn an_offices_workbook_is_understood() {
    let site = common::site(&[]);
    let book = site.path().join("预算.xlsx");
    fs::write(&book, office_workbook()).unwrap();
    let path = "example/housing/2021/budget";
    let said = done(
        site.path(),
        &["import", book.to_str().unwrap(), "--into", path, "--profile", "hebei-county"],
    );
    assert!(
        said.contains("取：工作表“收支总表” B5:D8 → B01 部门收支总表（6行，单位：元）"),
        "{said}"
    );
    assert!(
        said.contains("未取：工作表“收支总表” A6:B6：表样里没有这一行：二、捐赠收入"),
        "{said}"
    );
    assert!(said.contains("未取：工作表“表3” A8：表下的说明"), "{said}");
    assert!(said.contains("未取：工作表“通讯录”：认不出是哪张表"), "{said}");
    let yaml =
        fs::read_to_string(site.path().join("content/example/housing/2021/budget.yaml")).unwrap();
    assert!(yaml.contains("  部门支出总表:\n    unit: 元\n    rows:\n      - { 科目: \"212\", 名称: 城乡社区支出, 合计: 1200.50, 基本支出: 200.50, 项目支出: 1000.00 }\n      - { 科目: \"21201\", 名称: 城乡社区管理事务, 合计: 1200.50, 基本支出: 200.50, 项目支出: 1000.00 }\n      - { row: total, 科目: 合计, 合计: 1200.50, 基本支出: 200.50, 项目支出: 1000.00 }\n"), "{yaml}");
    assert!(yaml.contains("    收入:\n      一般公共预算拨款收入: 1200.50\n      本年收入合计: 1200.50\n      收入总计: 1200.50\n"), "{yaml}");
}

#[test]
fn what_is_there_already_stays() {
    let before = "# 手写的说明\nformat: 1\nyear: 2021\nprofile: hebei-county\n\nstatements:\n  机关运行经费安排情况: { 合计: 1.00 }      # 别动\n\ntables:\n  部门收支总表:      # 旧表\n    收入: { 收入总计: 1.00 }\n\n  # 机构\n  部门机构设置情况:\n    - { 单位名称: 某局 }\n\nacknowledgements: []\n";
    let site = common::site(&[("content/example/housing/2021/budget.yaml", before)]);
    let book = site.path().join("预算.xlsx");
    fs::write(&book, office_workbook()).unwrap();
    done(site.path(), &["import", book.to_str().unwrap(), "--into", "example/housing/2021/budget"]);
    let yaml =
        fs::read_to_string(site.path().join("content/example/housing/2021/budget.yaml")).unwrap();
    let old = "  部门收支总表:      # 旧表\n    收入: { 收入总计: 1.00 }\n";
    let new = "  部门收支总表:\n    unit: 元\n    收入:\n      一般公共预算拨款收入: 1200.50\n      本年收入合计: 1200.50\n      收入总计: 1200.50\n    支出:\n      城乡社区支出: 1200.50\n      本年支出合计: 1200.50\n      支出总计: 1200.50\n";
    let rows = "      - { 科目: \"212\", 名称: 城乡社区支出, 合计: 1200.50, 基本支出: 200.50, 项目支出: 1000.00 }\n      - { 科目: \"21201\", 名称: 城乡社区管理事务, 合计: 1200.50, 基本支出: 200.50, 项目支出: 1000.00 }\n      - { row: total, 科目: 合计, 合计: 1200.50, 基本支出: 200.50, 项目支出: 1000.00 }\n";
    let end = "\nacknowledgements: []\n";
    assert_eq!(
        yaml,
        before
            .replace(old, new)
            .replace(end, &format!("  部门支出总表:\n    unit: 元\n    rows:\n{rows}{end}"))
    );
}

#[test]
fn one_table_of_a_csv() {
    let site = common::site(&[]);
    let csv = site.path().join("三公.csv");
    let (bytes, _, _) = encoding_rs::GB18030.encode("项目,上年预算数,本年预算数\n合计,9,8\n因公出国(境)费,0,0\n公务用车购置及运行费,8,7\n公务接待费,1,1\n");
    fs::write(&csv, bytes).unwrap();
    done(
        site.path(),
        &[
            "import",
            csv.to_str().unwrap(),
            "--into",
            "example/housing/2021/budget",
            "--form",
            "B07",
            "--profile",
            "hebei-county",
        ],
    );
    let yaml =
        fs::read_to_string(site.path().join("content/example/housing/2021/budget.yaml")).unwrap();
    assert!(yaml.contains("    合计: { 上年预算数: 9, 本年预算数: 8 }\n    因公出国（境）费: { 上年预算数: 0, 本年预算数: 0 }\n"), "{yaml}");
}

/// tests/fixtures: the same table written by other programs' libraries.
#[test]
fn older_and_open_workbooks() {
    for ending in ["xls", "ods"] {
        let site = common::site(&[]);
        let book = common::repository().join(format!("tests/fixtures/sangong.{ending}"));
        done(
            site.path(),
            &[
                "import",
                book.to_str().unwrap(),
                "--into",
                "example/housing/2021/budget",
                "--profile",
                "hebei-county",
            ],
        );
        let yaml = fs::read_to_string(site.path().join("content/example/housing/2021/budget.yaml"))
            .unwrap();
        let total =
            yaml.lines().find(|line| line.trim_start().starts_with("合计: {")).unwrap_or_default();
        assert!(total.contains("本年预算数: 8.1"), "{ending}: {yaml}");
        assert!(yaml.contains("公务用车购置及运行维护费: {"), "{yaml}");
    }
}

#[test]
fn findings_name_the_cell() {
    let site = common::site(&[]);
    let book = site.path().join("预算.xlsx");
    fs::write(&book, office_workbook()).unwrap();
    done(
        site.path(),
        &[
            "import",
            book.to_str().unwrap(),
            "--into",
            "example/housing/2021/budget",
            "--profile",
            "hebei-county",
        ],
    );
    let file = site.path().join("content/example/housing/2021/budget.yaml");
    let yaml = fs::read_to_string(&file).unwrap();
    fs::write(&file, yaml.replacen("城乡社区支出: 1200.50", "城乡社区支出: 1100.50", 1)).unwrap();
    let output = gongkai(site.path(), &["check"]);
    let said = String::from_utf8(output.stdout).unwrap();
    // The figure that was edited is no longer the cell's.
    let led: std::collections::BTreeSet<&str> = said
        .split('「')
        .skip(1)
        .filter_map(|part| Some(part.split_once("取自")?.0.trim_end_matches('」')))
        .collect();
    assert_eq!(
        led.into_iter().collect::<Vec<_>>(),
        ["部门支出总表/212/合计", "部门收支总表/支出/本年支出合计"],
        "{said}"
    );
    assert!(
        said.contains("「部门收支总表/支出/本年支出合计」取自 预算.xlsx 的工作表“收支总表”D7"),
        "{said}"
    );
}

/// The Hebei form: one sheet a project, labels beside their values, indicators below.
#[test]
fn a_record_of_one_project() {
    let rows: Vec<Vec<&str>> = vec![
        vec!["333001某县住房和城乡建设局本级", "", "", "", "单位：万元"],
        vec!["项目编码", "99010121P000000001X", "", "项目名称", "道路养护"],
        vec![
            "预算规模及资金用途",
            "预算数",
            "500.00",
            "其中：财政    资金",
            "480.00",
            "其他资金",
            "20.00",
        ],
        vec!["资金支出计划（%）", "3月底", "6月底", "10月底", "12月底"],
        vec!["", "25%", "50%", "75%", "100%"],
        vec!["绩效目标", "1.完成养护里程\n2.道路畅通"],
        vec!["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"],
        vec!["产出指标", "数量指标", "养护里程", "", "≥12公里", "年度计划"],
        vec!["", "质量指标", "合格率", "", "≥98%", "年度计划"],
    ];
    let cells = rows.iter().enumerate().flat_map(|(row, cells)| {
        cells
            .iter()
            .enumerate()
            .filter(|(_, words)| !words.is_empty())
            .map(move |(column, words)| text(row, column, words))
    });
    let sheet = DrawnSheet { name: "1".into(), cells: cells.collect(), ..DrawnSheet::default() };
    let site = common::site(&[]);
    let book = site.path().join("目标.xlsx");
    fs::write(&book, write(&DrawnWorkbook { sheets: vec![sheet] }).unwrap()).unwrap();
    done(
        site.path(),
        &[
            "import",
            book.to_str().unwrap(),
            "--into",
            "example/housing/2021/performance-targets",
            "--profile",
            "hebei-county",
        ],
    );
    let yaml = fs::read_to_string(
        site.path().join("content/example/housing/2021/performance-targets.yaml"),
    )
    .unwrap();
    for line in [
        "  - code: \"99010121P000000001X\"\n    name: 道路养护\n    budget-unit: \"333001\"\n    funds: { 预算数: 500.00, 财政资金: 480.00, 其他资金: 20.00 }\n    plan: { 3月底: 25%, 6月底: 50%, 10月底: 75%, 12月底: 100% }\n",
        "    goals: [完成养护里程, 道路畅通]\n",
        "      - { level: [产出指标, 质量指标], name: 合格率, target: \"≥98%\", basis: 年度计划 }\n",
    ] {
        assert!(yaml.contains(line), "{line}\nis not in\n{yaml}");
    }
}

/// A budget of two tables as a folder, with what else may lie there.
fn folder(root: &Path, title: &str, office: &str, note: &str) {
    let files = [
        (
            "1.csv",
            format!(
                "{title},,\n编制部门：{office} 单位：万元,,\n科目编码,科目名称,合计,基本支出,项目支出\n合计,,10.00,3.33,6.66\n201,一般公共服务支出,10.00,3.33,6.66\n{note}\n"
            ),
        ),
        (
            "2.csv",
            format!(
                "2021年“三公”经费预算表,\n编制部门：{office},单位：万元\n项目,本年预算数\n合计,1.50\n因公出国（境）费,0.00\n公务接待费,1.50\n公务用车购置及运行维护费,0.00\n"
            ),
        ),
        ("封面.docx", "PK".to_owned()),
    ];
    for (name, text) in files {
        common::write(root, &[(&format!("folder/{name}"), &text)]);
    }
}

#[test]
fn a_folder_of_tables_is_taken_whole() {
    let site = common::site(&[]);
    let root = site.path();
    folder(root, "2021年部门支出总表", "示例县住房和城乡建设局", "");
    let path = root.join("folder");
    let into = ["--into", "example/housing/2021/budget", "--profile", "statutory", "--strict"];
    let said = done(root, &[&["import", path.to_str().unwrap()], into.as_slice()].concat());
    assert!(said.contains("取：工作表“1” A4:E5 → B03 部门支出总表"), "{said}");
    assert!(said.contains("取：工作表“2”"), "{said}");
    assert!(said.contains("未取：封面.docx：不是 .csv"), "{said}");
    let kept = fs::read_to_string(root.join("content/example/housing/2021/budget.import.csv"));
    assert!(kept.unwrap().contains("部门支出总表/201/合计,folder,1,C5,10.00"));
    let empty = root.join("empty");
    fs::create_dir(&empty).unwrap();
    let output = gongkai(root, &[&["import", empty.to_str().unwrap()], into.as_slice()].concat());
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("里没有 .csv"));
}

#[test]
fn a_table_of_another_year_or_office_is_doubted() {
    for (title, office, doubt) in [
        ("2020年部门支出总表", "示例县住房和城乡建设局", "A1 写的是2020年，公开件是2021年"),
        ("2021年部门支出总表", "示例县水利局", "A2 写的是“示例县水利局”"),
        ("2021年部门支出总表", "示例省示例县住房和城乡建设局本级", ""),
        ("2021-2023年部门支出总表", "住房和城乡建设局", ""),
        ("部门支出总表", "示例县住房和城乡建设局", ""),
    ] {
        let site = common::site(&[]);
        let root = site.path();
        folder(root, title, office, "");
        let path = root.join("folder");
        let import = [
            "import",
            path.to_str().unwrap(),
            "--into",
            "example/housing/2021/budget",
            "--profile",
            "statutory",
        ];
        let strict = gongkai(root, &[import.as_slice(), &["--strict"]].concat());
        let said = common::without_invented(&String::from_utf8(strict.stdout).unwrap());
        let written = root.join("content/example/housing/2021/budget.yaml");
        if doubt.is_empty() {
            assert!(strict.status.success() && !said.contains("注意"), "{title} {office}: {said}");
            continue;
        }
        assert_eq!(strict.status.code(), Some(1), "{title} {office}: {said}");
        assert!(said.contains(&format!("注意：工作表“1” {doubt}")), "{said}");
        assert!(said.contains("--strict：没有写入"), "{said}");
        assert!(!written.exists());
        let said = done(root, &import);
        assert!(said.contains(doubt) && written.exists(), "{said}");
    }
}

#[test]
fn a_note_of_rounding_is_declared() {
    let site = common::site(&[]);
    let root = site.path();
    folder(
        root,
        "2021年部门支出总表",
        "示例县住房和城乡建设局",
        "注：本表金额转换成万元时，因四舍五入可能存在尾数误差。,,,,",
    );
    let path = root.join("folder");
    let said = done(
        root,
        &[
            "import",
            path.to_str().unwrap(),
            "--into",
            "example/housing/2021/budget",
            "--profile",
            "statutory",
        ],
    );
    assert!(said.contains("；照它写了 rounding: nearest"), "{said}");
    let yaml = fs::read_to_string(root.join("content/example/housing/2021/budget.yaml")).unwrap();
    assert_eq!(yaml.matches("rounding: nearest").count(), 1, "{yaml}");
    // 10.00 is 3.33 and 6.66 to the last digit, each rounded.
    let output = gongkai(root, &["check", "--format", "json"]);
    let found = String::from_utf8(output.stdout).unwrap();
    assert!(!found.contains("total-mismatch"), "{found}");
}

/// The bytes of an archive that holds these parts.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in parts {
        writer.start_file(*name, stored).unwrap();
        std::io::Write::write_all(&mut writer, text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A document of a word processor: the container of an old workbook whose stream is another.
fn old_document() -> Vec<u8> {
    let mut bytes = fs::read(common::repository().join("tests/fixtures/sangong.xls")).unwrap();
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let (old, new) = (wide("Workbook"), wide("WordDocument"));
    let at = bytes.windows(old.len()).position(|window| window == old).unwrap();
    bytes[at..at + new.len()].copy_from_slice(&new);
    bytes
}

/// What is no table whatever it is called, and what its owner can do: a sentence, and nothing is
/// written.
#[test]
fn files_of_other_kinds_are_refused_with_what_to_do() {
    let page = "<html><body><p>部门支出总表</p></body></html>";
    let (gb, _, _) = encoding_rs::GB18030.encode(page);
    let pdf = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n".to_vec();
    let ofd = archive(&[("OFD.xml", "<ofd:OFD/>"), ("Doc_0/Document.xml", "<ofd:Document/>")]);
    let docx = archive(&[("word/document.xml", "<w:document/>")]);
    let to_word = "另存为.docx再取";
    let to_workbook = "存为.xlsx再取";
    for (name, bytes, what, todo) in [
        ("表.xls", page.as_bytes().to_vec(), "网页", to_workbook),
        ("表.xls", gb.to_vec(), "网页", to_workbook),
        ("表.csv", page.as_bytes().to_vec(), "网页", to_workbook),
        ("表.xls", b"MIME-Version: 1.0\nContent-Type: text/html\n".to_vec(), "网页", to_workbook),
        ("表.csv", b"\x80\xFF\xFF\x80".to_vec(), "认不出文字的编码", to_workbook),
        ("表.doc", old_document(), "文字文档", to_word),
        ("表.wps", old_document(), "文字文档", to_word),
        ("表.docx", docx.clone(), "已损坏", "另存一份再取"),
        ("表.xlsx", docx, "已损坏", "另存一份再取"),
        ("表.doc", b"{\\rtf1\\ansi }".to_vec(), "文字文档", to_word),
        ("表.pdf", pdf.clone(), "PDF", "转成.xlsx"),
        ("表.csv", pdf, "PDF", "转成.xlsx"),
        ("表.ofd", ofd.clone(), "OFD", "转成.xlsx"),
        ("表.xlsx", ofd, "OFD", "转成.xlsx"),
        ("表.xlsx", Vec::new(), "文件是空的", "请核对"),
    ] {
        let site = common::site(&[]);
        let file = site.path().join(name);
        fs::write(&file, &bytes).unwrap();
        let before = common::tree(site.path());
        let import = |language: &str| {
            let into = ["--into", "example/housing/2021/budget", "--profile", "statutory"];
            let file = file.to_str().unwrap();
            gongkai(site.path(), &[&["--lang", language, "import", file], into.as_slice()].concat())
        };
        let (zh, en) = (import("zh"), import("en"));
        let said = String::from_utf8(zh.stderr).unwrap();
        assert_eq!((zh.status.code(), en.status.code()), (Some(2), Some(2)), "{name}: {said}");
        assert!(said.contains(what) && said.contains(todo), "{name} {what}: {said}");
        assert_eq!(said.trim_end().lines().count(), 1, "{said}");
        let said = String::from_utf8(en.stderr).unwrap();
        assert!(said.is_ascii() || said.contains(name), "{said}");
        assert_eq!(common::tree(site.path()), before, "{name}");
    }
}

/// A table is a table in whatever encoding, by whatever mark its cells are divided, and whatever its
/// file is called.
#[test]
fn a_text_of_cells_is_read_as_it_is() {
    const CSV: &str =
        "部门支出总表\n单位：元\n科目编码,科目名称,合计\n212,城乡社区支出,5\n合计,,5\n";
    let wide = |text: &str, mark: bool, order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let mark = mark.then_some(0xFEFF);
        mark.into_iter().chain(text.encode_utf16()).flat_map(order).collect()
    };
    let tabs = CSV.replace(',', "\t");
    let rows = CSV.lines().map(|line| format!("<tr><td>{}", line.replace(',', "<td>")));
    let page = format!("<html><meta charset=gb2312><table>{}</table>", rows.collect::<String>());
    for (name, bytes) in [
        ("表.csv", CSV.replace("城乡社区支出", "城乡;社区;支出").into_bytes()),
        ("表.csv", CSV.replace(',', ";").into_bytes()),
        ("表.csv", encoding_rs::GB18030.encode(&tabs).0.into_owned()),
        ("表.txt", wide(&tabs, true, u16::to_le_bytes)),
        ("表.csv", wide(&tabs, false, u16::to_le_bytes)),
        ("表.csv", wide(CSV, true, u16::to_be_bytes)),
        ("表.csv", wide(CSV, false, u16::to_be_bytes)),
        ("表.xls", wide(&tabs, true, u16::to_le_bytes)),
        ("表.xls", encoding_rs::GB18030.encode(&page).0.into_owned()),
        ("表.csv", page.into_bytes()),
    ] {
        let site = common::site(&[]);
        let file = site.path().join(name);
        fs::write(&file, bytes).unwrap();
        let into = ["--into", "example/housing/2021/budget", "--profile", "statutory"];
        let said =
            done(site.path(), &[&["import", file.to_str().unwrap()], into.as_slice()].concat());
        assert!(said.contains("→ B03 部门支出总表（2行，单位：元）"), "{name}: {said}");
    }
}

/// That a new disclosure is marked as invented, since its region is: a report for machines has it
/// among its notes, as people read it.
#[test]
fn json_says_that_a_region_is_invented() {
    const CSV: &str =
        "部门支出总表\n单位：元\n科目编码,科目名称,合计\n212,城乡社区支出,5\n合计,,5\n";
    for (origin, language, word) in [
        ("invented", "zh", Some("数据是真的，两处都要改成")),
        ("invented", "en", Some("where the figures are real")),
        ("published", "zh", None),
    ] {
        let region = format!("code: \"990101\"\nname: 示例县\norigin: {origin}\n");
        let site = common::site(&[("content/example/region.yaml", &region)]);
        let file = site.path().join("表.csv");
        fs::write(&file, CSV).unwrap();
        let into = ["--into", "example/housing/2021/budget", "--profile", "statutory"];
        let own = ["--lang", language, "import", file.to_str().unwrap(), "--format", "json"];
        let said = done(site.path(), &[own.as_slice(), into.as_slice()].concat());
        let report: serde_json::Value = serde_json::from_str(&said).unwrap();
        let notes = report["notes"].as_array().unwrap();
        let told = |note: &&serde_json::Value| {
            note.as_str().is_some_and(|note| note.contains("origin: invented"))
        };
        let told: Vec<&serde_json::Value> = notes.iter().filter(told).collect();
        assert_eq!(told.len(), usize::from(word.is_some()), "{said}");
        assert!(word.is_none_or(|word| told[0].as_str().unwrap().contains(word)), "{said}");
        let yaml = site.path().join("content/example/housing/2021/budget.yaml");
        let yaml = fs::read_to_string(yaml).unwrap();
        assert_eq!(yaml.contains("origin: invented"), origin == "invented", "{yaml}");
    }
}
