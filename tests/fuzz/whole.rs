//! A whole site with one file of its own: what is wrong with a declaration is found when it is
//! read, and what is not found then must hold wherever it is used.

use std::cell::RefCell;
use std::fs;

use gongkai::check;
use gongkai::manual;
use gongkai::office::blank;
use gongkai::pipeline::{self, Workspace, departments, files};
use gongkai::render::{DisclosurePage, Renderer, StagesPage};
use gongkai::site::Page;
use gongkai::workbook;

use crate::parsers::draw;

const BUDGET: &str = "format: 1\nyear: 2021\nprofile: own\nunit: 万元\nstatements:\n  收入说明: { 合计: 1520.40, 一般公共预算: 1320.40, 基金预算: 200.00 }\ntables:\n  示例表:\n    - { 名称: 甲, 编码: \"1\", 金额: 3.00, 数量: 3, 比例: 5% }\n    - { 名称: 乙, 编码: \"101\", 金额: 1.50, 数量: 2, 比例: —— }\nprojects:\n  - code: \"1\"\n    name: 示例道路养护\n    funds: { 预算数: 500.00, 财政资金: 500.00, 其他资金: }\n";
const TARGETS: &str = "format: 1\nyear: 2020\nprofile: own\nprojects: []\n";
const PROFILE: &str = "profile: own\nextends: statutory\nname: 示例县\nsource: 惯例，未核实\nkinds:\n  budget:\n    title: 部门预算\n    project-form: P2\n    tables: [{ form: N01 }, { form: T01 }]\n";

thread_local! {
    /// Templates are loaded once: no file that is tried here changes them.
    static RENDERER: RefCell<Option<Renderer>> = const { RefCell::new(None) };
}

/// Opens, checks and shows a site in which one file is replaced, and draws what can be drawn of its
/// declarations.
pub fn whole(path: &str, bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, bytes: &[u8]| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    write("site.toml", b"[site]\ntitle = \"a\"\n");
    write(
        "content/example/region.yaml",
        "code: \"990101\"\nname: 示例县\norigin: invented\n".as_bytes(),
    );
    write("content/example/housing/department.yaml", "code: \"333\"\nname: 示例县住房和城乡建设局\nbudget-units:\n  - { code: \"333001\", name: 本级 }\n".as_bytes());
    write("content/_profiles/own.yaml", PROFILE.as_bytes());
    for year in ["2020", "2021"] {
        write(
            &format!("content/example/housing/{year}/budget.yaml"),
            BUDGET.replace("2021", year).as_bytes(),
        );
        write(&format!("content/example/housing/{year}/budget.md"), "## 一、收入说明\n\n收入[[收入说明/合计]]，比上年持平，其中基本支出[[示例表/甲/金额]]。\n".as_bytes());
    }
    write("content/example/housing/2020/performance-targets.yaml", TARGETS.as_bytes());
    write(path, bytes);
    // Content never keeps a site from being read: what is wrong with it are findings.
    let workspace = pipeline::open(folder.path()).unwrap();
    draw(workspace.findings.clone());
    draw(pipeline::check(&workspace).unwrap().findings);
    RENDERER.with_borrow_mut(|renderer| {
        shown(
            &workspace,
            renderer.get_or_insert_with(|| pipeline::open_renderer(&workspace).unwrap()),
        )
    });
    declared(&workspace);
}

fn shown(workspace: &Workspace, renderer: &Renderer) {
    for place in departments(&workspace.site) {
        let checked_department = pipeline::check_department(workspace, place).unwrap();
        let checked = check::department(
            &checked_department.department,
            checked_department.findings.clone(),
            &workspace.site.config,
        );
        for (disclosure, reconciliation) in checked_department
            .department
            .disclosures
            .iter()
            .zip(&check::reconcile_checked(&checked_department.department, checked.outcomes))
        {
            let entry =
                place.1.disclosures.iter().find(|entry| entry.path == disclosure.path).unwrap();
            let page = DisclosurePage::new(
                &workspace.site,
                &workspace.terms,
                (place.0, place.1, entry),
                &checked_department,
                disclosure,
                reconciliation,
            );
            renderer.disclosure(&workspace.site, &page).unwrap();
            renderer.checks(&workspace.site, &page).unwrap();
            files::beside(workspace, place, disclosure, &checked_department).unwrap();
        }
        for year in place.1.years() {
            let page = StagesPage::of(place, year, &checked_department, &[]);
            renderer.stages(&workspace.site, &page).unwrap();
        }
        let _ = pipeline::entries(place, &checked_department);
    }
    let summaries = pipeline::summaries(workspace).unwrap();
    for page in Page::indexes(&workspace.site) {
        renderer.index(&workspace.site, page, &summaries).unwrap();
    }
    let _ = (
        files::roster(workspace, &summaries),
        files::feed(workspace, Some("https://www.example.cn/"), &summaries),
    );
}

/// The manual's pages and the empty workbooks of a site's own declarations.
fn declared(workspace: &Workspace) {
    for form in workspace.catalogue.forms.values().filter(|form| form.id.starts_with('T')) {
        assert!(!manual::form(form, gongkai::trouble::Language::English).is_empty());
    }
    let Some(history) = workspace.catalogue.profiles.get("own") else { return };
    assert!(!manual::profile(history, gongkai::trouble::Language::English).is_empty());
    for requirement in &history.in_year(2021).kinds {
        workbook::write(&blank(
            requirement,
            &workspace.catalogue,
            gongkai::finding::Language::Chinese,
        ))
        .unwrap();
    }
}
