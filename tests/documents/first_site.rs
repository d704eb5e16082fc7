//! From an office's files to a site that builds, with nothing written by hand: `init --region`, then
//! `import --into REGION --new-departments`.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use std::fs;

use tempfile::TempDir;

use super::word::{docx, p, table};
use crate::common::run_in;

const PLACE: [&str; 6] = ["--region", "shili", "--name", "示例县", "--code", "990102"];
const SPENT: [&[&str]; 4] = [
    &["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    &["213", "农林水支出", "1520.40", "520.40", "1000.00"],
    &["221", "住房保障支出", "20.00", "20.00", ""],
    &["合计", "", "1540.40", "540.40", "1000.00"],
];

/// A folder with a new site of the place in it.
fn place() -> TempDir {
    let folder = TempDir::new().unwrap();
    let mut line = vec!["init", "site/"];
    line.extend(PLACE);
    let (status, said) = run_in(folder.path(), &line);
    assert_eq!(status, 0, "{said}");
    assert!(
        said.contains("已建好 site：示例县，按「部门预决算公开通用要求」（statutory）"),
        "{said}"
    );
    folder
}

fn csv(folder: &TempDir, file: &str, office: &str, rows: &[&[&str]]) {
    let rows: String = rows.iter().map(|row| row.join(",") + "\n").collect();
    let text = format!("2026年部门支出总表,,,,\n编制部门：{office},,,,单位：万元\n{rows}");
    let path = folder.path().join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The same table in a text.
fn text(folder: &TempDir, office: &str, rows: &[&[&str]]) {
    let body = [
        p(&format!("{office}2026年部门预算")),
        p("本部门负责农田水利建设。"),
        p("2026年部门支出总表"),
        p(&format!("编制部门：{office}　　单位：万元")),
        table(rows),
    ];
    fs::write(folder.path().join("公开稿.docx"), docx(&body.concat(), &[])).unwrap();
}

fn import(folder: &TempDir, files: &[&str], more: &[&str]) -> (i32, String) {
    let line = [&["import"], files, &["--into", "shili", "--kind", "budget"], more].concat();
    run_in(&folder.path().join("site"), &line)
}

fn content(folder: &TempDir, inner: &str) -> String {
    fs::read_to_string(folder.path().join("site/content/shili").join(inner)).unwrap_or_default()
}

#[test]
fn nothing_in_a_new_site_of_a_region_is_made_up() {
    let folder = place();
    let settings = fs::read_to_string(folder.path().join("site/site.toml")).unwrap();
    assert!(settings.contains("title = \"示例县预算公开\"\n"), "{settings}");
    assert!(settings.contains("profile = \"statutory\""), "{settings}");
    assert!(content(&folder, "region.yaml").ends_with("code: \"990102\"\nname: 示例县\n"));
    let site = folder.path().join("site");
    let (status, said) = run_in(&site, &["build"]);
    assert_eq!(status, 0, "{said}");
    let pages = fs::read_to_string(site.join("public/index.html")).unwrap();
    assert!(pages.contains("示例县") && !pages.contains("演示内容"), "{pages}");
    // What is known of the place, what is asked for, and what there is not.
    for (name, more, profile) in [
        ("上海市普陀区", None, "shanghai-district"),
        ("上海市普陀区", Some("statutory"), "statutory"),
    ] {
        let folder = TempDir::new().unwrap();
        let mut line = vec!["init", "a", "--region", "b", "--code", "310107", "--name", name];
        line.extend(more.iter().flat_map(|profile| ["--profile", profile]));
        let (status, said) = run_in(folder.path(), &line);
        assert_eq!(status, 0, "{said}");
        let settings = fs::read_to_string(folder.path().join("a/site.toml")).unwrap();
        assert!(settings.contains(&format!("profile = \"{profile}\"")), "{settings}");
    }
    let folder = TempDir::new().unwrap();
    for (more, said_why) in [
        (&["--profile", "nowhere"][..], "没有名为「nowhere」的公开要求"),
        (&["--region", "data"], "留给网站自己用"),
        (&["--code", "某某"], "不是区划代码"),
    ] {
        let mut line = vec!["init", "a"];
        let kept = PLACE.chunks(2).filter(|pair| pair[0] != more[0]).flatten();
        line.extend(kept.copied().chain(more.iter().copied()));
        let (status, said) = run_in(folder.path(), &line);
        assert_eq!((status, folder.path().join("a").exists()), (2, false), "{said}");
        assert!(said.contains(said_why), "{said}");
    }
}

#[test]
fn departments_that_files_name_are_made_where_that_is_asked_for() {
    let folder = place();
    csv(&folder, "files/a/支出.csv", "示例县水利局", &SPENT);
    csv(&folder, "files/b/支出.csv", "示例县审计局", &SPENT);
    csv(&folder, "files/c/支出.csv", "另一县水利局", &SPENT);
    let (status, said) = import(&folder, &["../files"], &[]);
    assert_eq!(status, 1, "{said}");
    assert_eq!(said.matches("或加 --new-departments 按文件里的名称新建").count(), 3, "{said}");
    let (_, planned) = import(&folder, &["../files"], &["--new-departments", "--dry-run"]);
    assert_eq!(planned.matches("还没有这个部门，导入时一并新建").count(), 2, "{planned}");
    assert!(content(&folder, "slj/department.yaml").is_empty());
    let (status, said) = import(&folder, &["../files"], &["--new-departments"]);
    assert_eq!(status, 1, "another county's office is none of this one: {said}");
    assert!(said.starts_with("存疑，没有导入：../files/c"), "{said}");
    assert!(said.contains("新建部门：示例县审计局 → content/shili/sjj\n"), "{said}");
    let made = content(&folder, "slj/department.yaml");
    assert!(made.ends_with("department.json\nname: 示例县水利局\n"), "{made}");
    let written = content(&folder, "slj/2026/budget.yaml");
    let modeline =
        "# yaml-language-server: $schema=../../../../.gongkai/schema/budget.statutory.json\n";
    assert!(written.starts_with(modeline) && written.contains("1540.40"), "{written}");
    assert!(folder.path().join("site/.gongkai/schema/budget.statutory.json").is_file());
    let (_, again) = import(&folder, &["../files"], &["--new-departments"]);
    assert!(again.contains("导入 0 份，以前导入过、没有变化 2 份"), "{again}");
}

/// What an office exports may say nowhere whose it is; its name and the folder around it do.
#[test]
fn departments_that_only_the_names_of_files_and_folders_say_are_made_too() {
    let folder = place();
    csv(&folder, "files/示例县水利局/支出.csv", "", &SPENT);
    csv(&folder, "files/示例县审计局2026年部门预算/支出.csv", "", &SPENT[..3]);
    csv(&folder, "files/b/支出.csv", "", &SPENT[..2]);
    let (status, said) = import(&folder, &["../files"], &[]);
    assert_eq!(status, 1, "{said}");
    assert_eq!(said.matches("文件名写明全称").count(), 3, "{said}");
    let (status, said) = import(&folder, &["../files"], &["--new-departments"]);
    assert_eq!(status, 1, "nothing says whose the third is: {said}");
    assert!(said.starts_with("存疑，没有导入：../files/b"), "{said}");
    for slug in ["slj", "sjj"] {
        assert!(
            content(&folder, &format!("{slug}/2026/budget.yaml")).contains("1520.40"),
            "{said}"
        );
    }
}

/// Without a roster nothing says what is owed: what most departments have may be missed, what one has
/// may not.
#[test]
fn what_most_departments_have_is_missing_of_the_others() {
    let folder = place();
    for (name, office) in [("a", "示例县水利局"), ("b", "示例县审计局"), ("c", "示例县财政局")]
    {
        csv(&folder, &format!("files/{name}/支出.csv"), office, &SPENT);
    }
    let (status, said) = import(&folder, &["../files"], &["--new-departments"]);
    assert!(status == 0 && said.contains("；还缺 0 份"), "{said}");
    let older = |file: &str, office: &str| {
        csv(&folder, file, office, &SPENT);
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap().replace("2026年", "2025年");
        fs::write(path, text).unwrap();
    };
    older("older/a/支出.csv", "示例县水利局");
    let (status, said) = import(&folder, &["../older"], &[]);
    assert!(status == 0 && said.contains("；还缺 0 份"), "{said}");
    older("older/b/支出.csv", "示例县审计局");
    let (_, said) = import(&folder, &["../older"], &[]);
    assert!(said.contains("还缺：示例县财政局 2025年部门预算\n"), "{said}");
    let (_, asked) = import(&folder, &["../older/a"], &["--year", "2025", "--dry-run"]);
    assert!(asked.contains("还缺：示例县财政局 2025年部门预算\n"), "{asked}");
}

#[test]
fn a_text_that_repeats_the_tables_of_a_workbook_gives_its_words_alone() {
    let folder = place();
    csv(&folder, "预算.csv", "示例县水利局", &SPENT);
    let printed: Vec<Vec<String>> = SPENT
        .iter()
        .map(|row| row.iter().map(|cell| cell.replace("15", "1,5")).collect())
        .collect();
    let printed: Vec<Vec<&str>> =
        printed.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let printed: Vec<&[&str]> = printed.iter().map(Vec::as_slice).collect();
    text(&folder, "示例县水利局", &printed);
    // In one run, in whatever order they are given; a text that comes a day later is read the same.
    let files: [&[&[&str]]; 2] =
        [&[&["../公开稿.docx", "../预算.csv"]], &[&["../预算.csv"], &["../公开稿.docx"]]];
    for runs in files {
        let _ = fs::remove_dir_all(folder.path().join("site/content/shili/slj"));
        let mut all = String::new();
        for files in runs {
            let (status, said) = import(&folder, files, &["--new-departments"]);
            assert_eq!(status, 0, "{said}");
            all += &said;
        }
        assert!(all.contains("1张表与从 ") && all.contains("逐数相同，没有再写"), "{all}");
        assert!(content(&folder, "slj/2026/budget.md").contains("农田水利"), "{all}");
        let origins = content(&folder, "slj/2026/budget.import.csv");
        let figures = origins.lines().filter(|line| line.starts_with("部门支出总表/"));
        assert!(figures.clone().count() > 5, "{origins}");
        assert!(figures.clone().all(|line| line.contains(",预算.csv,")), "{origins}");
    }
}

#[test]
fn a_text_with_other_figures_than_the_workbook_is_doubtful_and_says_which() {
    let folder = place();
    csv(&folder, "预算.csv", "示例县水利局", &SPENT);
    let mut other = SPENT;
    other[2] = &["221", "住房保障支出", "21.00", "20.00", "1.00"];
    text(&folder, "示例县水利局", &other);
    let (status, said) =
        import(&folder, &["../预算.csv", "../公开稿.docx"], &["--new-departments"]);
    assert_eq!(status, 1, "{said}");
    assert!(said.starts_with("存疑，没有导入：../公开稿.docx"), "{said}");
    assert!(said.contains("已从 ../预算.csv 导入，数不相同（“部门支出总表/221/"), "{said}");
    assert!(content(&folder, "slj/2026/budget.md").is_empty());
}

#[test]
fn several_files_go_into_one_disclosure_tables_first() {
    let folder = place();
    csv(&folder, "预算.csv", "示例县水利局", &SPENT);
    text(&folder, "示例县水利局", &SPENT);
    let site = folder.path().join("site");
    let (status, said) =
        run_in(&site, &["new", "department", "shili/water", "--name", "示例县水利局"]);
    assert_eq!(status, 0, "{said}");
    let into = ["--into", "shili/water/2026/budget"];
    let line = [&["import", "../公开稿.docx", "../预算.csv"], &into[..]].concat();
    let (status, said) = run_in(&site, &line);
    assert_eq!(status, 0, "{said}");
    let [table, text] = ["工作表“预算”", "正文 → 说明"].map(|part| said.find(part).unwrap());
    assert!(table < text, "{said}");
    let (status, said) = run_in(&site, &[&line[..], &["--report", "a.md"]].concat());
    assert_eq!(status, 2, "{said}");
    let (status, said) = run_in(&site, &[&line[..], &["--new-departments"]].concat());
    assert_eq!(status, 2, "{said}");
    let (status, said) = run_in(&site, &["import", "../预算.csv", "--into", "elsewhere"]);
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("没有地区 content/elsewhere，有的是 shili"), "{said}");
}

#[test]
fn the_profile_by_which_more_can_be_taken_is_named() {
    let folder = place();
    let title = "上海市普陀区商务委员会2026年一般公共预算支出功能分类预算表";
    let rows: [&[&str]; 3] = [
        &["功能分类科目编码", "功能分类科目名称", "合计", "基本支出", "项目支出"],
        &["201", "一般公共服务支出", "30", "10", "20"],
        &["合计", "", "30", "10", "20"],
    ];
    let rows: String = rows.iter().map(|row| row.join(",") + "\n").collect();
    let text = format!("{title},,,,\n编制部门：上海市普陀区商务委员会,,,,单位：元\n{rows}");
    fs::write(folder.path().join("功能分类.csv"), text).unwrap();
    let site = folder.path().join("site");
    run_in(&site, &["new", "department", "shili/shangwu", "--name", "上海市普陀区商务委员会"]);
    let line = ["import", "../功能分类.csv", "--into", "shili/shangwu/2026/budget"];
    let (_, said) = run_in(&site, &line);
    assert!(said.contains("加 --profile shanghai-district 再取一次"), "{said}");
    let (status, said) = run_in(&site, &[&line[..], &["--profile", "shanghai-district"]].concat());
    assert_eq!(status, 0, "{said}");
    assert!(!said.contains("再取一次"), "{said}");
}
