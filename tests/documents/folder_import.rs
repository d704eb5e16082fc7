//! `gongkai import FOLDER --into REGION`: many offices' files, each into the disclosure that it is of.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// A site of one region with three departments, one of which only its roster names, and a folder
/// beside it.
struct Offices {
    temp: TempDir,
}

const REGION: &str = "code: \"990102\"\nname: 示例县\norigin: invented\n";
const ROSTER: &str = "\
source: 虚构
years: [2026]
owes: { budget: 2026-03-10 }
departments:
  - slug: water
  - slug: roads
  - { slug: forestry, code: \"517\", name: 示例县林业局 }
  - { slug: grain, name: 示例县粮食局 }
";

impl Offices {
    fn new() -> Offices {
        let offices = Offices { temp: TempDir::new().unwrap() };
        offices.write("site/site.toml", "[site]\ntitle = \"示例县\"\nprofile = \"statutory\"\n");
        offices.write("site/content/example/region.yaml", REGION);
        offices.write("site/content/example/roster.yaml", ROSTER);
        for (slug, code, name) in
            [("water", "412", "示例县水利局"), ("roads", "418", "示例县公路局")]
        {
            let path = format!("site/content/example/{slug}/department.yaml");
            offices.write(&path, &format!("code: \"{code}\"\nname: {name}\n"));
        }
        offices
    }

    fn path(&self, inner: &str) -> std::path::PathBuf {
        self.temp.path().join(inner)
    }

    fn write(&self, inner: &str, text: &str) {
        let path = self.path(inner);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The table of expenditure of one office, alone in a folder as offices keep it.
    fn table(&self, folder: &str, office: &str, total: &str) {
        let text = format!(
            "2026年部门支出总表,,,,\n编制部门：{office},,,,单位：万元\n\
             科目编码,科目名称,合计,基本支出,项目支出\n\
             213,农林水支出,{total},{total},\n合计,,{total},{total},\n"
        );
        self.write(&format!("files/{folder}/部门支出总表.csv"), &text);
    }

    fn import(&self, more: &[&str]) -> (i32, String) {
        let out = Command::new(env!("CARGO_BIN_EXE_gongkai"))
            .current_dir(self.path("site"))
            .args(["import", "../files", "--into", "example", "--kind", "budget"])
            .args(more)
            .output()
            .unwrap();
        let text = String::from_utf8(out.stdout).unwrap() + &String::from_utf8(out.stderr).unwrap();
        (out.status.code().unwrap(), text)
    }

    fn content(&self, inner: &str) -> String {
        fs::read_to_string(self.path("site/content/example").join(inner)).unwrap_or_default()
    }
}

fn files_below(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { files_below(&path) } else { 1 }).sum()
}

#[test]
fn each_file_goes_into_the_disclosure_that_it_is_of() {
    let offices = Offices::new();
    offices.table("a", "示例县水利局", "100.00");
    offices.table("b", "公路局", "200.00");
    offices.table("c", "示例县林业局", "300.00");
    let (status, said) = offices.import(&[]);
    assert_eq!(status, 0, "{said}");
    assert!(offices.content("water/2026/budget.yaml").contains("100.00"), "{said}");
    assert!(offices.content("roads/2026/budget.yaml").contains("200.00"), "{said}");
    assert!(offices.content("forestry/2026/budget.yaml").contains("300.00"), "{said}");
    let made = offices.content("forestry/department.yaml");
    let modeline = "# yaml-language-server: $schema=../../../.gongkai/schema/department.json\n";
    let said_by_roster = format!("{modeline}code: \"517\"\nname: 示例县林业局\n");
    assert_eq!(made, said_by_roster, "what the roster says, no more");
    assert!(said.contains("还缺：示例县粮食局 2026年部门预算\n"), "{said}");
    assert!(said.contains("共 3 份：导入 3 份"), "{said}");
}

#[test]
fn a_dry_run_says_the_same_and_writes_nothing() {
    let offices = Offices::new();
    offices.table("a", "示例县水利局", "100.00");
    offices.table("c", "示例县林业局", "300.00");
    let before = files_below(&offices.path("site"));
    let (status, said) = offices.import(&["--dry-run"]);
    assert_eq!(status, 0, "{said}");
    assert_eq!(files_below(&offices.path("site")), before);
    assert!(said.contains("content/example/water/2026/budget"), "{said}");
    assert!(said.contains("content/example/forestry/2026/budget"), "{said}");
    assert!(said.contains("什么也没有写"), "{said}");
}

#[test]
fn what_is_doubtful_is_listed_first_and_left() {
    let offices = Offices::new();
    offices.table("a", "示例县水利局", "100.00");
    offices.table("z", "另一县水利站", "900.00");
    offices.write("files/notes.xlsx", "this is no workbook");
    let (status, said) = offices.import(&[]);
    assert_eq!(status, 1, "{said}");
    let doubts: Vec<&str> = said.lines().take(2).collect();
    assert!(doubts.iter().all(|line| line.starts_with("存疑")), "{said}");
    assert!(said.contains("另一县水利站"), "{said}");
    assert!(offices.content("water/2026/budget.yaml").contains("100.00"));
    assert!(said.contains("存疑 2 份"), "{said}");
}

#[test]
fn a_folder_called_as_a_department_says_what_a_file_does_not_and_not_against_it() {
    let offices = Offices::new();
    offices.table("water", "", "100.00");
    offices.table("roads", "示例县水利局", "200.00");
    let (status, said) = offices.import(&[]);
    assert_eq!(status, 1, "{said}");
    assert!(offices.content("water/2026/budget.yaml").contains("100.00"), "{said}");
    assert!(offices.content("roads/2026/budget.yaml").is_empty(), "{said}");
    assert!(said.contains("写着不止一个单位"), "{said}");
}

#[test]
fn the_next_day_only_what_is_new_is_taken() {
    let offices = Offices::new();
    offices.table("a", "示例县水利局", "100.00");
    assert_eq!(offices.import(&[]).0, 0);
    let list = offices.content("water/2026/budget.import.csv");
    offices.table("b", "示例县公路局", "200.00");
    let (status, said) = offices.import(&[]);
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("导入 1 份，以前导入过、没有变化 1 份"), "{said}");
    assert_eq!(offices.content("water/2026/budget.import.csv"), list);
    // The office mends its table: it is taken again.
    offices.table("a", "示例县水利局", "110.00");
    let (status, said) = offices.import(&[]);
    assert_eq!(status, 0, "{said}");
    assert!(offices.content("water/2026/budget.yaml").contains("110.00"), "{said}");
}

#[test]
fn what_was_written_by_hand_is_not_replaced() {
    let offices = Offices::new();
    offices.table("a", "示例县水利局", "100.00");
    assert_eq!(offices.import(&[]).0, 0);
    let path = "site/content/example/water/2026/budget.yaml";
    let text = offices.content("water/2026/budget.yaml");
    offices.write(path, &text.replace("100.00", "105.00"));
    offices.table("a", "示例县水利局", "110.00");
    let (status, said) = offices.import(&[]);
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("不是导入来的数，或导入后改过"), "{said}");
    assert!(offices.content("water/2026/budget.yaml").contains("105.00"));
}

#[test]
fn two_files_do_not_give_one_table() {
    let offices = Offices::new();
    offices.table("a", "示例县水利局", "100.00");
    offices.table("b", "示例县水利局", "120.00");
    let (status, said) = offices.import(&[]);
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("已从 ../files/a 导入"), "{said}");
    assert!(offices.content("water/2026/budget.yaml").contains("100.00"));
}

#[test]
fn a_copy_of_a_file_in_another_folder_is_the_same_file() {
    let offices = Offices::new();
    offices.table("a", "示例县水利局", "100.00");
    offices.table("b", "示例县水利局", "100.00");
    let (status, said) = offices.import(&[]);
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("导入 1 份，以前导入过、没有变化 1 份"), "{said}");
}

#[test]
fn the_same_file_of_two_offices_is_told_and_none_is_lost_silently() {
    let offices = Offices::new();
    // Nothing in the file says whose it is: its folder does.
    offices.table("water", "", "100.00");
    offices.table("roads", "", "100.00");
    for taken in [1, 0] {
        let (status, said) = offices.import(&[]);
        assert_eq!(status, 1, "{said}");
        assert!(said.contains(&format!("导入 {taken} 份")), "{said}");
        assert!(said.contains("两个单位交了同一个文件"), "{said}");
        assert!(said.contains("存疑 1 份"), "{said}");
    }
    // The right file in its place.
    offices.table("water", "", "120.00");
    let (status, said) = offices.import(&[]);
    assert_eq!(status, 0, "{said}");
    assert!(offices.content("water/2026/budget.yaml").contains("120.00"), "{said}");
    assert!(offices.content("roads/2026/budget.yaml").contains("100.00"), "{said}");
}

#[test]
fn the_list_is_json_and_a_file_too() {
    let offices = Offices::new();
    offices.table("a", "示例县水利局", "100.00");
    let (status, said) = offices.import(&["--format", "json", "--report", "../list.md"]);
    assert_eq!(status, 0, "{said}");
    let list: serde_json::Value = serde_json::from_str(said.trim()).unwrap();
    assert_eq!(list["files"][0]["disclosure"], "example/water/2026/budget");
    assert_eq!(list["files"][0]["outcome"], "imported");
    assert_eq!(list["missing"].as_array().unwrap().len(), 3);
    let report = fs::read_to_string(offices.path("list.md")).unwrap();
    assert!(report.contains("有数的单元格"), "{report}");
}

#[test]
fn targets_are_not_taken_for_an_evaluation_whose_heads_they_share() {
    let temp = TempDir::new().unwrap();
    let run = |args: &[&str]| {
        let out = Command::new(env!("CARGO_BIN_EXE_gongkai"))
            .args(["--root", env!("CARGO_MANIFEST_DIR")])
            .args(args)
            .output()
            .unwrap();
        String::from_utf8(out.stdout).unwrap()
    };
    for (kind, name) in [("performance-targets", "绩效目标"), ("self-evaluation", "绩效自评")]
    {
        // The file's name must not say it.
        let file = temp.path().join(format!("{}.xlsx", kind.len())).display().to_string();
        run(&["export", &format!("example/water/2024/{kind}"), "--xlsx", "-o", &file]);
        let said = run(&["check", &file, "--year", "2024"]);
        assert!(said.contains(&format!("2024年{name}")), "{said}");
    }
}
