//! Import and export as an office uses them: links, permissions, damaged files, other grades, texts
//! too long for a cell, labels copied from PDF files.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use crate::common::run_uncounted as run;

use std::fs;
use std::path::Path;
use std::process::Command;

use gongkai::load;
use gongkai::model::Disclosure;
use gongkai::pipeline::open;
use gongkai::workbook::{Align, DrawnCell, DrawnSheet, DrawnWorkbook, read, write};

const PATH: &str = "content/example/housing/2021/performance-targets.yaml";
const INTO: &str = "example/housing/2021/performance-targets";
const HEAD: &str = "format: 1\nyear: 2021\norigin: invented\nprofile: hebei-county\n";

fn disclosure(root: &Path) -> Disclosure {
    let workspace = open(root).unwrap();
    let entry = &workspace.site.regions[0].departments[0];
    load::department(&workspace.root, entry, &workspace.catalogue, &workspace.site.config)
        .unwrap()
        .department
        .disclosures
        .remove(0)
}

fn bands(disclosure: &Disclosure) -> Vec<Vec<(String, String)>> {
    let indicators = disclosure.projects.iter().flat_map(|project| &project.objectives.indicators);
    indicators
        .map(|indicator| {
            indicator
                .bands
                .iter()
                .map(|band| (band.grade.clone(), band.threshold.value.printed.clone()))
                .collect()
        })
        .collect()
}

/// A place that asks for projects and no text.
const PLACE: (&str, &str) = (
    "content/_profiles/one.yaml",
    "profile: one\nname: one\nkinds: { performance-targets: { title: 绩效目标, project-form: P2 } }\n",
);

fn project(indicators: &str, goal: &str) -> String {
    format!(
        "format: 1\nyear: 2021\norigin: invented\nprofile: one\nprojects:\n  - code: \"A1\"\n    name: 道路养护\n    funds: {{ 预算数: 1.00, 财政资金: 1.00, 其他资金: 0.00 }}\n    plan: {{ 3月底: 25%, 6月底: 50%, 10月底: 75%, 12月底: 100% }}\n    purpose: 支付道路养护费用\n    goals: [{goal}]\n    indicators:\n{indicators}"
    )
}

/// Grades of every kind: two, and seven, beside the usual four; each has its own address, and comes
/// back from the workbook.
#[test]
fn any_grades_stand_on_the_page_and_come_back() {
    let indicators = "      - { level: [产出指标, 数量指标], name: 验收, bands: { 合格: \"≥60分\", 不合格: \"<60分\" } }\n      - { level: [产出指标, 质量指标], name: 里程, bands: { 优: \"≥5次\", 良: \"≥4次\", 中: \"≥2次\", 差: \"<2次\" } }\n      - { level: [产出指标, 时效指标], name: 星级, bands: { 一: \"≥7分\", \"二 级\": \"≥6分\", 分值: \"≥5分\", target: \"≥4分\", A+: \"≥3分\", \"甲: 乙\": \"≥2分\", 七: \"<2分\" } }\n";
    let site = common::site(&[PLACE, (PATH, &project(indicators, "完成"))]);
    let before = bands(&disclosure(site.path()));
    assert_eq!(before.iter().map(Vec::len).collect::<Vec<_>>(), [2, 4, 7]);
    let (_, said) = run(site.path(), &["build", "--withhold"]);
    let page = fs::read_to_string(site.path().join("public").join(INTO).join("index.html"))
        .unwrap_or_else(|_| panic!("{said}"));
    let ids: Vec<&str> = page
        .split("id=")
        .skip(1)
        .map(|rest| rest.split(['"', ' ', '>']).find(|id| !id.is_empty()).unwrap_or_default())
        .collect();
    let distinct: std::collections::HashSet<&&str> = ids.iter().collect();
    assert_eq!(ids.len(), distinct.len(), "an id stands twice");
    for shown in ["≥60分", "&lt;60分", "≥7分", "≥2分", "甲: 乙", "-excellent", "-poor", "-band-"]
    {
        assert!(page.contains(shown), "{shown}");
    }
    let book = site.path().join("out.xlsx");
    let (code, said) = run(site.path(), &["export", INTO, "--xlsx", "-o", book.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{said}");
    fs::remove_file(site.path().join(PATH)).unwrap();
    let (code, said) =
        run(site.path(), &["import", book.to_str().unwrap(), "--into", INTO, "--profile", "one"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(!said.contains("未取"), "{said}");
    let mut after = bands(&disclosure(site.path()));
    let mut before = before;
    for list in after.iter_mut().chain(&mut before) {
        list.sort();
    }
    assert_eq!(after, before);
}

fn words(name: &str, rows: &[&str]) -> DrawnSheet {
    let cells = rows.iter().enumerate().flat_map(|(row, line)| {
        line.split('|')
            .enumerate()
            .filter(|(_, text)| !text.is_empty())
            .map(move |(at, text)| (row, at, DrawnCell::Text(text.to_owned(), Align::Left(0))))
    });
    DrawnSheet { name: name.to_owned(), cells: cells.collect(), ..DrawnSheet::default() }
}

fn import(site: &Path, into: &str, sheets: Vec<DrawnSheet>) -> (Option<i32>, String) {
    let book = site.join("in.xlsx");
    fs::write(&book, write(&DrawnWorkbook { sheets }).unwrap()).unwrap();
    run(site, &["import", book.to_str().unwrap(), "--into", into, "--profile", "hebei-county"])
}

/// A text too long for a cell: the workbook is written, says so, and does not come back as the
/// whole.
#[test]
fn a_text_too_long_for_a_cell() {
    let goal = "好".repeat(40_000);
    let indicator = "      - { level: [产出指标, 数量指标], name: 验收率, target: \"≥60%\" }\n";
    let text = project(indicator, &goal);
    let site = common::site(&[PLACE, (PATH, &text)]);
    let (_, said) = run(site.path(), &["build", "--withhold"]);
    let book = site.path().join("public").join(INTO).join("2021-performance-targets.xlsx");
    let sheets = read(&fs::read(&book).unwrap_or_else(|_| panic!("{said}")), "xlsx").unwrap();
    assert!(
        sheets
            .iter()
            .flat_map(|sheet| &sheet.rows)
            .flatten()
            .any(|text| text.contains("共40000字"))
    );
    let (_, said) = run(site.path(), &["import", book.to_str().unwrap(), "--into", INTO]);
    assert!(said.contains("截短") && said.contains("道路养护"), "{said}");
    assert_eq!(fs::read_to_string(site.path().join(PATH)).unwrap(), text);
}

const SPENDING: [&str; 5] = [
    "部门支出总表",
    "单位：万元",
    "科目编码|科目名称|合计|基本支出|项目支出",
    "212|城乡社区支出|1200.50|200.50|1000.00",
    "合计||1200.50|200.50|1000.00",
];

#[test]
fn labels_from_pdf_files_are_labels() {
    let site = common::site(&[]);
    let rows = [
        "部\u{200b}门⽀出总表",
        "单位：万元",
        "科⽬编码|科⽬名称|合\u{200b}计|基本⽀出|项⽬⽀出",
        "212|城乡社区⽀出|1200.50|200.50|1000.00",
        "合\u{feff}计||1200.50|200.50|1000.00",
    ];
    let (code, said) =
        import(site.path(), "example/housing/2021/budget", vec![words("表3", &rows)]);
    assert_eq!(code, Some(0), "{said}");
    let yaml =
        fs::read_to_string(site.path().join("content/example/housing/2021/budget.yaml")).unwrap();
    assert!(
        yaml.contains("row: total")
            && yaml.contains("科目: \"212\"")
            && yaml.contains("基本支出: 200.50"),
        "{yaml}"
    );
}

#[test]
fn a_truth_value_is_no_figure() {
    let site = common::site(&[]);
    let rows = [SPENDING[0], SPENDING[1], SPENDING[2], "212|城乡社区支出|TRUE|200.50|1000.00"];
    let (_, said) = import(site.path(), "example/housing/2021/budget", vec![words("表3", &rows)]);
    let (_, found) = run(site.path(), &["check", "--format", "short"]);
    assert!(found.contains("malformed-value") && found.contains("TRUE"), "{said}\n{found}");
}

/// What is not taken is named: rows and columns of lists, projects that stand twice, indicators of
/// a name that two have.
#[test]
fn nothing_of_a_list_is_lost_in_silence() {
    let site = common::site(&[]);
    let projects = words(
        "项目",
        &[
            "项目编码|项目名称|预算数（万元）|负责人",
            "A1|道路养护|1.00|张",
            "A1|道路养护二|2.00|",
            "|桥|3.00|",
            "|桥|4.00|",
            "A2|同名|5.00|",
            "A3|同名|6.00|",
            "|||7.00",
        ],
    );
    let indicators = words(
        "绩效指标",
        &[
            "项目|一级指标|二级指标|三级指标|指标值|备考",
            "A1|产出指标|数量指标|验收率|≥1%|看",
            "同名|产出指标|数量指标|合格率|≥2%|",
            "无此项目|产出指标|数量指标|里程|≥3%|",
            "A1|产出指标|数量指标||≥4%|",
        ],
    );
    let (code, said) = import(
        site.path(),
        INTO,
        vec![projects, indicators, words("空", &[]), words("只有表头", &SPENDING[..3])],
    );
    assert_eq!(code, Some(0), "{said}");
    for left in [
        "负责人",
        "“A1”出现两次",
        "“桥”出现两次",
        "7.00",
        "备考",
        "叫“同名”的项目不止一个",
        "没有项目“无此项目”",
        "≥4%",
        "只有表头",
    ] {
        assert!(said.contains(left), "{left}\n{said}");
    }
}

#[test]
fn a_damaged_workbook_is_named_and_nothing_written() {
    let site = common::site(&[]);
    let sound = write(&DrawnWorkbook { sheets: vec![words("表3", &SPENDING)] }).unwrap();
    for (name, bytes, zh, en) in [
        ("cut.xlsx", &sound[..sound.len() / 2], "损坏", "damaged"),
        ("text.xlsx", b"a,b\n".as_slice(), "文字", "plain text"),
        ("book.csv", sound.as_slice(), "工作簿", "workbook"),
        ("empty.xls", b"".as_slice(), "空", "empty"),
    ] {
        let file = site.path().join(name);
        fs::write(&file, bytes).unwrap();
        for (language, word) in [("zh", zh), ("en", en)] {
            let (code, said) = run(
                site.path(),
                &[
                    "import",
                    file.to_str().unwrap(),
                    "--into",
                    "example/housing/2021/budget",
                    "--profile",
                    "hebei-county",
                    "--lang",
                    language,
                ],
            );
            assert_eq!(code, Some(2), "{said}");
            assert!(
                said.contains(name) && said.contains(word) && !said.contains("panicked"),
                "{said}"
            );
        }
    }
    assert!(!site.path().join("content/example/housing/2021").exists());
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::{HEAD, SPENDING, common, fs, import, words};

    const INTO: &str = "example/housing/2021/budget";

    fn mode(path: &std::path::Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn the_file_behind_a_link_is_replaced_and_keeps_its_mode() {
        let site = common::site(&[("elsewhere/real.yaml", HEAD)]);
        let (real, folder) = (
            site.path().join("elsewhere/real.yaml"),
            site.path().join("content/example/housing/2021"),
        );
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        fs::create_dir_all(&folder).unwrap();
        symlink("../../../../elsewhere/real.yaml", folder.join("budget.yaml")).unwrap();
        let (code, said) = import(site.path(), INTO, vec![words("表3", &SPENDING)]);
        assert_eq!(code, Some(0), "{said}");
        assert!(fs::symlink_metadata(folder.join("budget.yaml")).unwrap().is_symlink());
        assert!(fs::read_to_string(&real).unwrap().contains("1200.50"));
        assert_eq!(mode(&real), 0o640);
    }

    #[test]
    fn a_parent_may_be_a_link() {
        let site = common::site(&[("elsewhere/2021/budget.yaml", HEAD)]);
        symlink("../../../elsewhere/2021", site.path().join("content/example/housing/2021"))
            .unwrap();
        let (code, said) = import(site.path(), INTO, vec![words("表3", &SPENDING)]);
        assert_eq!(code, Some(0), "{said}");
        assert!(
            fs::read_to_string(site.path().join("elsewhere/2021/budget.yaml"))
                .unwrap()
                .contains("1200.50")
        );
    }

    #[test]
    fn what_may_not_be_written_is_refused_by_name() {
        let yaml = format!("content/{INTO}.yaml");
        let site = common::site(&[(&yaml, HEAD)]);
        let file = site.path().join(&yaml);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
        let (code, said) = import(site.path(), INTO, vec![words("表3", &SPENDING)]);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("budget.yaml") && said.contains("只读"), "{said}");
        assert_eq!(fs::read_to_string(&file).unwrap(), HEAD);
        assert!(!site.path().join(format!("content/{INTO}.import.csv")).exists());
        // A link that leads nowhere.
        fs::remove_file(&file).unwrap();
        symlink("nowhere.yaml", &file).unwrap();
        let (code, said) = import(site.path(), INTO, vec![words("表3", &SPENDING)]);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("budget.yaml"), "{said}");
    }
}

#[test]
fn a_new_site_in_a_folder_of_git_and_with_blanks() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("my site");
    fs::create_dir_all(site.join(".git")).unwrap();
    let start = |folder: &Path| {
        let output = Command::new(env!("CARGO_BIN_EXE_gongkai"))
            .current_dir(folder)
            .args(["init", "."])
            .output()
            .unwrap();
        (
            output.status.code(),
            format!(
                "{}{}",
                common::without_count(&output.stdout),
                String::from_utf8_lossy(&output.stderr)
            ),
        )
    };
    let (code, said) = start(&site);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = start(&site);
    assert_eq!(code, Some(2), "{said}");
    let output = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .current_dir(folder.path())
        .args(["init", "an other"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(cfg!(windows) || said.contains("gongkai --root 'an other' serve"), "{said}");
}
