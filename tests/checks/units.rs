//! The unit of an amount is what table, form, disclosure and place say, in this order, everywhere;
//! none of them changes another's without a word.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use crate::common::run;

use std::fs;
use std::path::Path;

use gongkai::load;
use gongkai::model::{Disclosure, MoneyUnit, Unit};
use gongkai::pipeline::open;

const PATH: &str = "content/example/housing/2021/budget.yaml";

fn disclosure(root: &Path) -> Disclosure {
    let workspace = open(root).unwrap();
    let entry = &workspace.site.regions[0].departments[0];
    load::department(&workspace.root, entry, &workspace.catalogue, &workspace.site.config)
        .unwrap()
        .department
        .disclosures
        .remove(0)
}

fn line(unit: Option<MoneyUnit>) -> String {
    unit.map_or_else(String::new, |unit| format!("unit: {}\n", unit.name()))
}

fn inline(unit: Option<MoneyUnit>) -> String {
    unit.map_or_else(String::new, |unit| format!("unit: {}, ", unit.name()))
}

/// A site whose form, profile, disclosure and table each say a unit, or none.
fn site(use_: &str, [form, place, document, own]: [Option<MoneyUnit>; 4]) -> tempfile::TempDir {
    let key = if use_ == "statement" { "statements" } else { "tables" };
    let form = format!(
        "form: Z1\nname: 试表\nuse: {use_}\n{}source: test\ncolumns: [{{ id: amount, label: 金额, type: amount }}]\nlines: [{{ id: total, label: 合计, role: total }}]\n",
        line(form)
    );
    let profile = format!(
        "profile: one\nname: one\nkinds: {{ budget: {{ title: 部门预算, tables: [{{ {}form: Z1 }}] }} }}\n",
        inline(place)
    );
    let yaml = format!(
        "format: 1\nyear: 2021\nprofile: one\n{}{key}: {{ 试表: {{ {}合计: 12.50 }} }}\n",
        line(document),
        inline(own)
    );
    common::site(&[
        ("content/_forms/z1.yaml", &form),
        ("content/_profiles/one.yaml", &profile),
        (PATH, &yaml),
    ])
}

#[test]
fn who_says_the_unit() {
    let choices = [None, Some(MoneyUnit::Yuan), Some(MoneyUnit::TenThousandYuan)];
    let mut tried = 0;
    for use_ in ["table", "statement"] {
        for index in 0..81 {
            let said = [index / 27, index / 9 % 3, index / 3 % 3, index % 3].map(|at| choices[at]);
            let [form, place, document, own] = said;
            let site = site(use_, said);
            let found: Vec<&str> =
                common::findings(site.path()).iter().map(|finding| finding.rule.name).collect();
            let contradicts = form.zip(place).is_some_and(|(form, place)| form != place);
            assert_eq!(found.contains(&"invalid-form"), contradicts, "{use_} {said:?} {found:?}");
            tried += 1;
            if contradicts {
                continue;
            }
            let wanted = own.or(form).or(document).or(place).unwrap_or(MoneyUnit::TenThousandYuan);
            let read = disclosure(site.path());
            assert_eq!(read.tables[0].unit, wanted, "{use_} {said:?}");
            assert_eq!(
                read.tables[0].rows[0].cells[0].figure().unwrap().unit,
                Unit::Money(wanted),
                "{use_} {said:?}"
            );
            let warned = own.is_none()
                && form.is_none()
                && document.zip(place).is_some_and(|(document, place)| document != place);
            assert_eq!(found.contains(&"unit-not-prescribed"), warned, "{use_} {said:?} {found:?}");
        }
    }
    assert_eq!(tried, 162);
}

const PROJECT_FORM: &str = "form: PX\nname: 项目申报表\nuse: project\nunit: 元\nsource: test\nkey: { column: total }\ncolumns: [{ id: total, label: 年度资金申请总额, type: amount }]\n";
const PROJECT_PROFILE: &str = "profile: one\nname: one\nkinds: { budget: { title: 部门预算, project-form: PX, tables: [{ form: N04 }] } }\n";
const PROJECTS: &str = "format: 1\nyear: 2021\norigin: invented\nunit: 万元\nprofile: one\nprojects:\n  - code: \"A1\"\n    name: 道路养护\n    funds: { 年度资金申请总额: 226145100.00 }\n    goals: [完成]\n";

fn projects_site() -> tempfile::TempDir {
    common::site(&[
        ("content/_forms/px.yaml", PROJECT_FORM),
        ("content/_profiles/one.yaml", PROJECT_PROFILE),
        (PATH, PROJECTS),
    ])
}

/// In facts, in the CSV file, in data.json, on the page, in the workbook.
#[test]
fn a_project_forms_unit_holds_everywhere() {
    let site = projects_site();
    assert_eq!(disclosure(site.path()).project_unit(), MoneyUnit::Yuan);
    let (code, said) = run(site.path(), &["build", "--withhold"]);
    let public = site.path().join("public");
    let read = |path: &str| {
        fs::read_to_string(public.join(path))
            .unwrap_or_else(|error| panic!("{path}: {error}\n{code:?} {said}"))
    };
    let facts = read("data/facts/division=990101/fiscal_year=2021/facts.csv");
    assert!(facts.contains(",226145100,元,226145100,226145100.00,"), "{facts}");
    assert!(read("example/housing/2021/budget/PX.csv").contains("226145100.00,元"));
    let data: serde_json::Value =
        serde_json::from_str(&read("example/housing/2021/budget/data.json")).unwrap();
    assert_eq!(
        (&data["project_form"]["form"], &data["project_form"]["unit"]),
        (&"PX".into(), &"元".into())
    );
    let page = read("example/housing/2021/budget/index.html");
    assert!(
        page.contains("data-power=\"0\"")
            && page.contains("funds stack tiles")
            && page.contains("<span class=unit>单位：元</span>"),
        "{page}"
    );
    let book = site.path().join("out.xlsx");
    let (code, said) = run(
        site.path(),
        &["export", "example/housing/2021/budget", "--xlsx", "-o", book.to_str().unwrap()],
    );
    assert_eq!(code, Some(0), "{said}");
    let sheets = gongkai::workbook::read(&fs::read(&book).unwrap(), "xlsx").unwrap();
    assert!(
        sheets
            .iter()
            .flat_map(|sheet| &sheet.rows)
            .flatten()
            .any(|text| text == "年度资金申请总额（元）"),
        "{sheets:?}"
    );
    // And back, into the same disclosure and into a new one.
    for into in ["example/housing/2021/budget", "example/housing/2022/budget"] {
        let (code, said) = run(
            site.path(),
            &["import", book.to_str().unwrap(), "--into", into, "--profile", "one"],
        );
        assert_eq!(code, Some(0), "{said}");
        let yaml = fs::read_to_string(site.path().join(format!("content/{into}.yaml"))).unwrap();
        assert!(
            yaml.contains("unit: 万元") && yaml.contains("年度资金申请总额: 226145100.00"),
            "{yaml}"
        );
    }
}

/// Content that was written before the form fixed a unit is not read in another without a word.
#[test]
fn projects_say_their_unit_where_form_and_document_differ() {
    let yaml = |said: &str| {
        format!(
            "format: 1\nyear: 2021\nprofile: shanghai-district\n{said}projects:\n  - name: 道路养护\n    funds: {{ 年度资金申请总额: 500.00 }}\n"
        )
    };
    let cases = [
        ("", MoneyUnit::Yuan, true),
        ("unit: 万元\n", MoneyUnit::Yuan, true),
        ("unit: 元\n", MoneyUnit::Yuan, false),
        ("project-unit: 元\n", MoneyUnit::Yuan, false),
        ("project-unit: 万元\n", MoneyUnit::TenThousandYuan, false),
        ("unit: 元\nproject-unit: 万元\n", MoneyUnit::TenThousandYuan, false),
    ];
    for (said, unit, warned) in cases {
        let site = common::site(&[(PATH, &yaml(said))]);
        let read = disclosure(site.path());
        assert_eq!(read.project_unit(), unit, "{said}");
        let cell = read.projects[0].row.cells[0].figure().unwrap();
        assert_eq!(cell.unit, Unit::Money(unit), "{said}");
        let found = common::findings(site.path());
        let found = found.iter().any(|finding| {
            finding.rule.name == "unit-not-prescribed"
                && finding.message.zh.contains("项目没有写明单位")
        });
        assert_eq!(found, warned, "{said}");
    }
}

/// A draft says it, so that nothing is to be asked.
#[test]
fn a_draft_says_the_unit_of_its_projects() {
    let yaml = "format: 1\nyear: 2021\nprofile: shanghai-district\nproject-unit: 万元\nprojects:\n  - name: 道路养护\n    funds: { 年度资金申请总额: 500.00 }\n";
    let site = common::site(&[(PATH, yaml)]);
    let (code, said) = run(site.path(), &["new", "year", "example/housing", "2022"]);
    assert_eq!(code, Some(0), "{said}");
    let drafted =
        fs::read_to_string(site.path().join("content/example/housing/2022/budget.yaml")).unwrap();
    assert!(drafted.contains("\nproject-unit: 元\nprojects:"), "{drafted}");
}

/// A sheet in another unit than the projects that are there is left, with the reason.
#[test]
fn projects_in_another_unit_than_their_form_are_left() {
    let site = projects_site();
    let csv = site.path().join("项目.csv");
    fs::write(&csv, "项目编码,项目名称,年度资金申请总额（万元）\nA1,道路养护,22614.51\n").unwrap();
    let (code, said) = run(
        site.path(),
        &["import", csv.to_str().unwrap(), "--into", "example/housing/2021/budget"],
    );
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("万元") && said.contains("道路养护"), "{said}");
    assert_eq!(fs::read_to_string(site.path().join(PATH)).unwrap(), PROJECTS);
}

/// The prescribed unit is the unit of a silent sheet, whichever of two is imported first.
#[test]
fn the_order_of_imports_changes_no_unit() {
    let sheet = "科目,名称,合计,基本支出,项目支出\n212,城乡社区支出,1200.50,200.50,1000.00\n合计,,1200.50,200.50,1000.00\n";
    let mut units = Vec::new();
    for order in [["B03", "B08"], ["B08", "B03"]] {
        let site = common::site(&[]);
        for form in order {
            let csv = site.path().join("a.csv");
            fs::write(&csv, sheet).unwrap();
            let arguments = [
                "import",
                csv.to_str().unwrap(),
                "--form",
                form,
                "--into",
                "example/housing/2021/budget",
                "--profile",
                "shanghai-district",
            ];
            let (code, said) = run(site.path(), &arguments);
            assert_eq!(code, Some(0), "{said}");
            assert!(said.contains("规定为元"), "{said}");
        }
        let read = disclosure(site.path());
        assert_eq!(read.tables.len(), 2);
        units.push(
            read.tables.iter().map(|table| (table.form.id.clone(), table.unit)).collect::<Vec<_>>(),
        );
    }
    assert_eq!(units[0], units[1]);
    assert!(units[0].iter().all(|(_, unit)| *unit == MoneyUnit::Yuan), "{units:?}");
}

/// A unit that stands beside a table's figures is the author's: a sheet that says none does not
/// change it.
#[test]
fn a_tables_own_unit_stays() {
    let yaml = "format: 1\nyear: 2021\nprofile: shanghai-district\nunit: 万元\ntables:\n  部门支出预算总表:\n    unit: 亿元\n    rows: []\n";
    let site = common::site(&[(PATH, yaml)]);
    let csv = site.path().join("a.csv");
    fs::write(&csv, "科目,名称,合计,基本支出,项目支出\n212,城乡社区支出,12.50,2.50,10.00\n")
        .unwrap();
    let (code, said) = run(
        site.path(),
        &[
            "import",
            csv.to_str().unwrap(),
            "--form",
            "B03",
            "--into",
            "example/housing/2021/budget",
        ],
    );
    assert_eq!(code, Some(0), "{said}");
    let read = disclosure(site.path());
    assert_eq!(
        (read.tables[0].unit, read.tables[0].rows.len()),
        (MoneyUnit::HundredMillionYuan, 1),
        "{said}"
    );
}

/// A draft carries last year's figures in the unit that its tables will be read in.
#[test]
fn a_draft_has_the_units_of_its_forms() {
    let form = "form: Z1\nname: 试表\nuse: table\nunit: 元\nsource: test\ncolumns: [{ id: previous, label: 上年, type: amount }, { id: amount, label: 金额, type: amount }]\nlines: [{ id: total, label: 合计, role: total }]\n";
    let profile = "profile: one\nname: one\nkinds: { budget: { title: 部门预算, tables: [{ form: Z1, required: true }] } }\nbetween:\n  - { id: Y, rule: last-year-mismatch, says: s, identity: \"Z1.[total].previous = previous:Z1.[total].amount\" }\n";
    let yaml = "format: 1\nyear: 2021\nprofile: one\nunit: 万元\ntables: { 试表: { 合计: { 上年: 1.00, 金额: 120500.00 } } }\n";
    let site = common::site(&[
        ("content/_forms/z1.yaml", form),
        ("content/_profiles/one.yaml", profile),
        (PATH, yaml),
    ]);
    let (code, said) = run(site.path(), &["new", "year", "example/housing", "2022"]);
    assert_eq!(code, Some(0), "{said}");
    let drafted =
        fs::read_to_string(site.path().join("content/example/housing/2022/budget.yaml")).unwrap();
    assert!(drafted.contains("上年: 120500.00") && drafted.contains("unit: 万元"), "{drafted}");
}
