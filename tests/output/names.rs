//! What folders, files and names under `content/` can hold: found where it lies, or published;
//! never in silence, and never the end of the program.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::borrow::Borrow;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use gongkai::finding::Finding;
use gongkai::model::address;
use gongkai::pipeline::{BuildOptions, BuildReport, build, open};
use gongkai::site::route;

const OPEN: &str = "profile: open\nextends: statutory\nname: 示例县（各表都可不填）\nkinds:\n  budget:\n    title: 部门预算\n    project-form: P2\n    overall-form: P3\n    tables: [{ form: N01 }, { form: B05 }, { form: B11 }]\n  performance-targets:\n    title: 绩效目标\n    project-form: P2\n    overall-form: P3\n    tables: [{ form: P3 }]\n";
const SITE: &str =
    "[site]\ntitle = \"示例\"\nprofile = \"open\"\nbase_url = \"https://www.example.cn/a&b/\"\n";

fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
    let site = common::site(&[("site.toml", SITE), ("content/_profiles/open.yaml", OPEN)]);
    common::write(site.path(), files);
    site
}

/// A disclosure of targets with these projects.
fn targets(year: i16, projects: &str) -> String {
    format!("format: 1\nyear: {year}\nprojects:\n{projects}")
}

/// Builds a site, withholding what stops: an `Err` would end the program with 2.
fn built(root: &Path) -> BuildReport {
    for withhold in [false, true] {
        let output = tempfile::tempdir().unwrap();
        build(
            &open(root).unwrap(),
            &BuildOptions { output: output.path().join("public"), withhold },
        )
        .unwrap();
    }
    build(&open(root).unwrap(), &BuildOptions { output: root.join("public"), withhold: true })
        .unwrap()
}

fn stops<F: Borrow<Finding>>(findings: &[F]) -> Vec<String> {
    findings
        .iter()
        .map(Borrow::borrow)
        .filter(|finding| finding.stops())
        .map(|finding| {
            format!("{} {}: {}", finding.rule.name, finding.place.file.path, finding.message.en)
        })
        .collect()
}

/// Asserts that a site builds or is refused with a finding of a rule in a file that says a word.
fn found(files: &[(&str, &str)], rule: &str, file: &str, says: &str) {
    let site = site(files);
    let report = built(site.path());
    let all = stops(&report.open.findings());
    assert!(
        all.iter().any(|line| line.starts_with(&format!("{rule} {file}: ")) && line.contains(says)),
        "{rule} {file} {says} is not among {all:#?}"
    );
}

/// Asserts that a site builds, with these files among those published.
fn publishes(files: &[(&str, &str)], paths: &[&str]) {
    let site = site(files);
    let built = built(site.path());
    assert!(
        built.published.is_some() && built.open.stopping() == 0,
        "{:#?}",
        stops(&built.open.findings())
    );
    for path in paths {
        assert!(site.path().join("public").join(path).is_file(), "{path}");
    }
}

const ROADS: &str = "  - { name: 物业管理费 }\n";

#[test]
fn names_that_the_site_uses_are_refused_for_regions() {
    for name in [
        "map", "404", "sitemap", "index", "feed", "manifest", "assets", "data", "projects", "con",
        "-a",
    ] {
        found(
            &[(&format!("content/{name}/region.yaml"), common::REGION)],
            "stray-file",
            &format!("content/{name}/region.yaml"),
            "",
        );
    }
}

#[test]
fn a_department_may_be_called_all_but_two_of_them() {
    let department = "name: 示例县大数据局\n";
    for name in ["data", "map", "search", "2024", "projects"] {
        let disclosure = format!("content/example/{name}/2024/budget.yaml");
        publishes(
            &[
                (&format!("content/example/{name}/department.yaml"), department),
                (&disclosure, "format: 1\nyear: 2024\n"),
            ],
            &[&format!("example/{name}/2024/budget/index.html")],
        );
    }
    for name in ["roster", "units", "aux", "Housing"] {
        let file = format!("content/example/{name}/department.yaml");
        found(&[(&file, department)], "stray-file", &file, "");
    }
}

#[test]
fn the_folder_of_a_budget_unit_is_held_to_the_same_rule() {
    let long = "1".repeat(65);
    for name in ["a&b<c", "33 1#x", "单位", "333001.", "AUX", "nul", long.as_str()] {
        let file = format!("content/example/housing/units/{name}/2024/budget.yaml");
        found(&[(&file, "format: 1\nyear: 2024\n")], "stray-file", &file, "");
    }
}

#[test]
fn what_the_site_writes_is_reserved() {
    // A site with everything there is: rosters, a glossary, projects over years, a feed.
    let roster = "source: 通知\nyears: [2024]\nowes:\n  budget:\ndepartments:\n  - slug: housing\n";
    let (first, second) = (targets(2023, ROADS), targets(2024, ROADS));
    let site = site(&[
        ("content/example/roster.yaml", roster),
        ("content/second/region.yaml", &common::REGION.replace("990101", "990102")),
        ("content/second/housing/department.yaml", "name: 示例局\n"),
        ("content/second/roster.yaml", roster),
        ("content/example/housing/2023/performance-targets.yaml", &first),
        ("content/example/housing/2024/performance-targets.yaml", &second),
        (
            "content/example/housing/2024/budget.yaml",
            "format: 1\nyear: 2024\ntables:\n  一般公共预算支出表:\n    rows:\n      - { 科目: \"212\", 名称: 城乡社区支出, 合计: 1, 基本支出: 1, 项目支出: 0 }\n",
        ),
    ]);
    let built = built(site.path());
    assert!(built.published.is_some(), "{:#?}", stops(&built.open.findings()));
    let paths: Vec<String> =
        common::tree(&site.path().join("public")).into_iter().map(|(path, _)| path).collect();
    for kind in [
        "projects/example/housing/",
        "codes/212/",
        "roster/",
        "glossary/",
        "data/facts/",
        "map/",
        "feed.xml",
        "sitemap.xml",
        "search/",
        "404.html",
        "manifest.json",
    ] {
        assert!(paths.iter().any(|path| path.starts_with(kind)), "{kind} is written");
    }
    let statics: BTreeSet<String> = common::tree(&common::repository().join("static"))
        .into_iter()
        .map(|(path, _)| path)
        .collect();
    for path in paths.iter().filter(|path| !statics.contains(*path)) {
        let first = path.split(['/', '.']).next().unwrap();
        assert!(
            ["example", "second"].contains(&first) || route::is_reserved_region(first),
            "{path} is written, and `{first}` is not reserved"
        );
        let mut parts = path.split('/').skip(1);
        if let (true, Some(second), Some(_)) =
            (["example", "second"].contains(&first), parts.next(), parts.next())
        {
            assert!(
                second == "housing" || route::is_reserved_department(second),
                "{path}: `{second}` is not reserved"
            );
        }
    }
}

#[test]
fn projects_of_one_name_or_code_in_two_departments_have_pages_of_their_own() {
    let coded = "  - { code: \"001\", name: 道路养护 }\n  - { name: 物业管理费 }\n";
    let (first, second) = (targets(2023, coded), targets(2024, coded));
    let id = address::project(None, "物业管理费");
    let pages = ["housing", "water"].map(|department| {
        [
            format!("projects/example/{department}/001/index.html"),
            format!("projects/example/{department}/{id}/index.html"),
        ]
    });
    let pages: Vec<&str> = pages.iter().flatten().map(String::as_str).collect();
    publishes(
        &[
            ("content/example/water/department.yaml", "name: 示例县水利局\n"),
            ("content/example/housing/2023/performance-targets.yaml", &first),
            ("content/example/housing/2024/performance-targets.yaml", &second),
            ("content/example/water/2023/performance-targets.yaml", &first),
            ("content/example/water/2024/performance-targets.yaml", &second),
        ],
        &pages,
    );
}

#[test]
fn two_projects_with_one_address_are_found() {
    let file = "content/example/housing/2024/performance-targets.yaml";
    let twice = |projects: &str, says: &str| {
        found(&[(file, &targets(2024, projects))], "duplicate-key", file, says)
    };
    twice("  - { code: \"001\", name: 甲 }\n  - { code: \"001\", name: 乙 }\n", "stands twice");
    twice("  - { name: 甲 }\n  - { name: 甲 }\n", "stands twice");
    twice("  - { code: AB1, name: 甲 }\n  - { code: ab1, name: 乙 }\n", "one address");
}

#[test]
fn a_code_that_looks_like_an_address_takes_nobodys() {
    let id = address::project(None, "物业管理费");
    let projects = format!("  - {{ name: 物业管理费 }}\n  - {{ code: {id}, name: 道路养护 }}\n");
    let (first, second) = (targets(2023, &projects), targets(2024, &projects));
    let other =
        format!("projects/example/housing/{}/index.html", address::project(Some(&id), "道路养护"));
    publishes(
        &[
            ("content/example/housing/2023/performance-targets.yaml", &first),
            ("content/example/housing/2024/performance-targets.yaml", &second),
        ],
        &[&format!("projects/example/housing/{id}/index.html"), &other],
    );
}

#[test]
fn codes_that_differ_by_case_over_the_years_are_one_project() {
    let years = [(2022, "AB1"), (2023, "AB1"), (2024, "ab1"), (2025, "ab1")];
    let files = years.map(|(year, code)| {
        (
            format!("content/example/housing/{year}/performance-targets.yaml"),
            targets(year, &format!("  - {{ code: {code}, name: 甲 }}\n")),
        )
    });
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let site = site(&files);
    assert!(built(site.path()).published.is_some());
    assert_eq!(
        fs::read_dir(site.path().join("public/projects/example/housing")).unwrap().count(),
        1
    );
}

#[test]
fn long_codes_are_found_and_long_texts_are_cut() {
    for length in [65, 300, 70_000] {
        let code = "A".repeat(length);
        let projects = targets(2024, &format!("  - {{ code: {code}, name: 甲 }}\n"));
        let before = targets(2023, &format!("  - {{ code: {code}, name: 甲 }}\n"));
        let file = "content/example/housing/2024/performance-targets.yaml";
        found(
            &[
                (file, &projects),
                ("content/example/housing/2023/performance-targets.yaml", &before),
            ],
            "wrong-shape",
            file,
            "more than 64 characters",
        );
        let digits = "2".repeat(length);
        let table = format!(
            "format: 1\nyear: 2024\ntables:\n  一般公共预算支出表:\n    rows:\n      - {{ 科目: \"{digits}\", 名称: 甲, 合计: 1, 基本支出: 1, 项目支出: 0 }}\n"
        );
        let file = "content/example/housing/2024/budget.yaml";
        found(&[(file, &table)], "wrong-shape", file, "more than 64 characters");
        // What names an open row may be as long as it likes: its address is a hash.
        let table = format!(
            "format: 1\nyear: 2024\ntables:\n  部门政府采购预算:\n    - {{ 项目名称: {code}, 合计: 1 }}\n"
        );
        let site = site(&[(file, &table)]);
        // What a cell of a workbook takes is the workbook's own matter.
        common::write(
            site.path(),
            &[("site.toml", &format!("{SITE}[output]\nworkbooks = false\n"))],
        );
        assert!(built(site.path()).published.is_some());
    }
    // Grades and thresholds of any number and length (an indicator's string goes into the search
    // index).
    let bands: String = (0..200)
        .map(|band| format!("{}{band}: {}, ", "好".repeat(400), "坏".repeat(400)))
        .collect();
    let projects = targets(
        2024,
        &format!(
            "  - name: 甲\n    indicators:\n      - {{ level: [产出指标], name: 指标, bands: {{ {bands} }} }}\n"
        ),
    );
    let site = site(&[("content/example/housing/2024/performance-targets.yaml", &projects)]);
    let built = built(site.path());
    assert!(
        built.published.is_some_and(|published| published.files > 20) && built.disclosures == 1
    );
}

#[test]
fn division_codes_name_folders_of_data() {
    for code in ["../x", "a/b", "", "a:b", "九九"] {
        let region = format!("code: \"{code}\"\nname: 示例县\n");
        let budget =
            "format: 1\nyear: 2024\nstatements:\n  收入说明: { 合计: 1, 一般公共预算: 1 }\n";
        found(
            &[
                ("content/example/region.yaml", &region),
                ("content/example/housing/2024/budget.yaml", budget),
            ],
            "wrong-shape",
            "content/example/region.yaml",
            "division code",
        );
    }
}

#[test]
fn ids_of_forms_name_files() {
    let form = |id: &str| {
        format!("form: {id}\nname: 示例表\nuse: table\nlines:\n  - {{ id: total, label: 合计 }}\n")
    };
    let budget = "format: 1\nyear: 2024\ntables:\n  示例表: { 合计: 1 }\n";
    for (id, says) in [
        ("\"T 1\"", "letters, digits and hyphens"),
        ("../x", "letters, digits and hyphens"),
        ("表1", "letters, digits and hyphens"),
        ("con", "cannot be an id"),
        ("table", "cannot be an id"),
        ("b05", "differ by case only"),
        (&"T".repeat(65), "at most 64"),
    ] {
        found(
            &[
                ("content/_forms/T.yaml", &form(id)),
                ("content/example/housing/2024/budget.yaml", budget),
            ],
            "invalid-form",
            "content/_forms/T.yaml",
            says,
        );
    }
    found(
        &[("content/_forms/A.yaml", &form("T01")), ("content/_forms/B.yaml", &form("T01"))],
        "invalid-form",
        "content/_forms/B.yaml",
        "content/_forms/A.yaml has the id",
    );
    let profile = OPEN.replace("profile: open", "profile: ../open");
    found(
        &[("content/_profiles/other.yaml", &profile)],
        "invalid-form",
        "content/_profiles/other.yaml",
        "letters, digits and hyphens",
    );
    let columns = "form: T01\nname: 示例表\nuse: table\ncolumns:\n  - { id: c, label: 甲, type: amount }\n  - { id: b-c, label: 乙, type: amount }\nlines:\n  - { id: a, label: 一 }\n  - { id: a-b, label: 二 }\n";
    found(
        &[("content/_forms/T.yaml", columns)],
        "invalid-form",
        "content/_forms/T.yaml",
        "one address",
    );
    let cased = "form: T01\nname: 示例表\nuse: table\nlines:\n  - { id: total, label: 合计 }\n  - { id: Total, label: 总计 }\n";
    found(
        &[("content/_forms/T.yaml", cased)],
        "invalid-form",
        "content/_forms/T.yaml",
        "stands twice",
    );
}

#[test]
fn no_two_figures_of_a_table_have_one_address() {
    let form = "form: T01\nname: 示例表\nuse: table\ncolumns:\n  - { id: name, label: 名称, type: text }\n  - { id: c, label: 甲, type: amount }\n  - { id: b-c, label: 乙, type: amount }\nkey: { column: name }\n";
    let budget = "format: 1\nyear: 2024\ntables:\n  示例表:\n    - { 名称: a, 甲: 1, 乙: 2 }\n    - { 名称: a-b, 甲: 3, 乙: 4 }\n";
    let profile = OPEN.replace("{ form: B11 }", "{ form: B11 }, { form: T01 }");
    let site = site(&[
        ("content/_forms/T01.yaml", form),
        ("content/_profiles/open.yaml", &profile),
        ("content/example/housing/2024/budget.yaml", budget),
    ]);
    let built = built(site.path());
    assert!(built.published.is_some(), "{:#?}", stops(&built.open.findings()));
    let html =
        fs::read_to_string(site.path().join("public/example/housing/2024/budget/index.html"))
            .unwrap();
    assert_eq!(
        html.matches("\"T01-a-b-c\"").count() + html.matches("id=T01-a-b-c").count(),
        1,
        "{html}"
    );
}

#[test]
fn leftovers_are_said_to_be_what_they_are() {
    for (name, says) in [
        ("~$预算.xlsx", "lock file"),
        ("budget.yaml~", "editor"),
        ("4913", "editor"),
        ("Thumbs.db", "system"),
        ("desktop.ini", "system"),
        ("预算.xlsx", "workbook"),
    ] {
        let file = format!("content/example/housing/2024/{name}");
        found(&[(&file, "")], "stray-file", &file, says);
    }
    // Hidden files are passed over: so says docs/format.md.
    let site = site(&[
        ("content/.git/config", ""),
        ("content/example/.DS_Store", "x"),
        ("content/example/housing/2024/.budget.yaml.swp", "x"),
    ]);
    assert_eq!(stops(&common::findings(site.path())), Vec::<String>::new());
}

#[test]
fn folders_outside_the_layout_are_found_even_when_empty() {
    for (folder, says) in [
        ("example/housing/2024/budget.yaml", "it is a folder"),
        ("example/housing/26", "four digits"),
        ("example/housing/2024/drafts", "not read"),
        ("_forms/old", "not read"),
    ] {
        let site = site(&[]);
        fs::create_dir_all(site.path().join("content").join(folder)).unwrap();
        let all = stops(&built(site.path()).open.findings());
        assert_eq!(all.len(), 1, "{all:#?}");
        assert!(
            all[0].starts_with(&format!("stray-file content/{folder}: ")) && all[0].contains(says),
            "{all:#?}"
        );
    }
    let site = site(&[]);
    fs::create_dir_all(site.path().join("content/example/housing/2025")).unwrap();
    assert_eq!(
        stops(&common::findings(site.path())),
        Vec::<String>::new(),
        "a year that is about to be written is no fault"
    );
}

#[test]
fn a_narrative_or_its_like_without_its_disclosure_is_found() {
    for name in ["budget.md", "budget.import.csv"] {
        let file = format!("content/example/housing/2024/{name}");
        found(&[(&file, "x\n")], "stray-file", &file, "same name");
    }
}

#[test]
fn a_list_of_cells_that_is_none_is_found() {
    let budget = "format: 1\nyear: 2024\nstatements:\n  收入说明: { 合计: 2, 一般公共预算: 1 }\n";
    let site = site(&[("content/example/housing/2024/budget.yaml", budget)]);
    fs::write(
        site.path().join("content/example/housing/2024/budget.import.csv"),
        [b'a', b'"', 0xff, 0xfe, 0x00, b'"', b'b', b'\n', b'"'],
    )
    .unwrap();
    built(site.path());
}

#[cfg(unix)]
mod links {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    use super::*;

    const BUDGET: &str = "format: 1\nyear: 2024\n";

    fn one(root: &Path, rule: &str, file: &str, says: &str) {
        let all = stops(&built(root).open.findings());
        assert!(
            all.iter()
                .any(|line| line.starts_with(&format!("{rule} {file}: ")) && line.contains(says)),
            "{rule} {file} {says} is not among {all:#?}"
        );
    }

    #[test]
    fn links_are_read_as_what_they_lead_to() {
        let elsewhere = tempfile::tempdir().unwrap();
        common::write(
            elsewhere.path(),
            &[
                ("2024/budget.yaml", BUDGET),
                ("b.yaml", "format: 1\nyear: 2023\n"),
                ("r/region.yaml", common::REGION),
                ("r/d/department.yaml", common::DEPARTMENT),
            ],
        );
        let site = site(&[]);
        let housing = site.path().join("content/example/housing");
        symlink(elsewhere.path().join("2024"), housing.join("2024")).unwrap();
        fs::create_dir(housing.join("2023")).unwrap();
        symlink(elsewhere.path().join("b.yaml"), housing.join("2023/budget.yaml")).unwrap();
        symlink(elsewhere.path().join("r"), site.path().join("content/linked")).unwrap();
        let report = built(site.path());
        assert_eq!((report.disclosures, stops(&report.open.findings())), (2, Vec::new()));
        for page in ["example/housing/2024/budget", "example/housing/2023/budget", "linked/d"] {
            assert!(site.path().join("public").join(page).join("index.html").is_file(), "{page}");
        }
    }

    #[test]
    fn the_whole_of_content_may_be_a_link() {
        let site = site(&[("content/example/housing/2024/budget.yaml", BUDGET)]);
        let moved = tempfile::tempdir().unwrap();
        fs::rename(site.path().join("content"), moved.path().join("c")).unwrap();
        symlink(moved.path().join("c"), site.path().join("content")).unwrap();
        assert_eq!(built(site.path()).disclosures, 1);
        fs::remove_dir_all(moved.path().join("c")).unwrap();
        one(site.path(), "unreadable-file", "content", "leads to nothing");
    }

    #[test]
    fn circles_and_dangling_links_are_found() {
        let site = site(&[]);
        let example = site.path().join("content/example");
        symlink(&example, example.join("again")).unwrap();
        symlink("self", example.join("self")).unwrap();
        fs::create_dir(example.join("housing/2024")).unwrap();
        symlink("nowhere.yaml", example.join("housing/2024/budget.yaml")).unwrap();
        one(site.path(), "unreadable-file", "content/example/again", "leads back");
        one(site.path(), "unreadable-file", "content/example/self", "leads back");
        one(
            site.path(),
            "unreadable-file",
            "content/example/housing/2024/budget.yaml",
            "leads to nothing",
        );
    }

    #[test]
    fn a_link_to_a_whole_disk_is_not_walked() {
        let site = site(&[]);
        symlink("/", site.path().join("content/disk")).unwrap();
        let findings = common::findings(site.path());
        assert!(!findings.is_empty() && findings.len() < 5000, "{}", findings.len());
    }

    #[test]
    fn pipes_and_devices_are_found_and_never_opened() {
        let site = site(&[("content/example/housing/2024/final-accounts.yaml", BUDGET)]);
        let year = site.path().join("content/example/housing/2024");
        let pipe = |name: &str| {
            rustix::fs::mknodat(
                rustix::fs::CWD,
                year.join(name),
                rustix::fs::FileType::Fifo,
                rustix::fs::Mode::RUSR,
                0,
            )
            .unwrap()
        };
        pipe("budget.yaml");
        pipe("final-accounts.md");
        symlink("/dev/zero", year.join("self-evaluation.yaml")).unwrap();
        for name in ["budget.yaml", "final-accounts.md", "self-evaluation.yaml"] {
            one(
                site.path(),
                "unreadable-file",
                &format!("content/example/housing/2024/{name}"),
                "no ordinary file",
            );
        }
    }

    #[test]
    fn names_that_cannot_be_read_are_found() {
        let site = site(&[]);
        let housing = site.path().join("content/example/housing");
        fs::create_dir(housing.join(std::ffi::OsStr::from_bytes(b"\xba\xcf"))).unwrap();
        fs::write(housing.join("a\u{1b}[31m.yaml"), "").unwrap();
        one(
            site.path(),
            "unreadable-file",
            "content/example/housing/\u{fffd}\u{fffd}",
            "cannot be read",
        );
        one(
            site.path(),
            "unreadable-file",
            "content/example/housing/a\u{fffd}[31m.yaml",
            "cannot be read",
        );
    }

    #[test]
    fn content_that_is_a_file_or_is_not_there_is_found() {
        let site = site(&[]);
        fs::remove_dir_all(site.path().join("content")).unwrap();
        one(site.path(), "unreadable-file", "content", "no folder");
        fs::write(site.path().join("content"), "").unwrap();
        one(site.path(), "unreadable-file", "content", "it is a file");
    }

    #[test]
    fn what_may_not_be_read_is_found() {
        use std::os::unix::fs::PermissionsExt;
        let site = site(&[
            ("content/example/housing/2024/budget.yaml", BUDGET),
            ("content/example/housing/2023/budget.yaml", BUDGET),
        ]);
        let housing = site.path().join("content/example/housing");
        let shut = |path: &str| {
            fs::set_permissions(housing.join(path), fs::Permissions::from_mode(0o0)).unwrap()
        };
        shut("2024/budget.yaml");
        shut("2023");
        // The superuser may read all: then there is nothing to be seen.
        if fs::read(housing.join("2024/budget.yaml")).is_err() {
            one(
                site.path(),
                "unreadable-file",
                "content/example/housing/2024/budget.yaml",
                "permission",
            );
            one(site.path(), "unreadable-file", "content/example/housing/2023", "permission");
        }
        fs::set_permissions(housing.join("2023"), fs::Permissions::from_mode(0o700)).unwrap();
    }
}
