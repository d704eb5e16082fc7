//! From the first build that stops to the one that passes: what the document lacks, or really has, is
//! answered by entries to paste.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::path::Path;

use crate::common::{self, run_in};
use crate::word::{docx, p, table};

/// Puts what is to be pasted at the ends of the files it is for.
fn paste(site: &Path, told: &str) {
    let mut file = None;
    for line in told.lines() {
        if let Some(name) = line.strip_prefix("# ").filter(|name| name.ends_with(".yaml")) {
            file = Some(site.join(name));
        } else if let Some(file) = &file {
            let text = fs::read_to_string(file).unwrap();
            fs::write(file, format!("{text}{line}\n")).unwrap();
        }
    }
}

/// A site of one department whose document lacks parts, has figures that were rounded, and one that is
/// wrong.
fn site() -> tempfile::TempDir {
    let folder = tempfile::TempDir::new().unwrap();
    let body = [
        p("示例县水利局"),
        p("2026年部门预算"),
        p("一、部门职责"),
        p("示例县水利局管理全县的水。"),
        p("2026年部门支出总表"),
        p("单位：万元"),
        table(&[
            &["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
            &["213", "农林水支出", "1520.41", "520.40", "1000.00"],
            &["221", "住房保障支出", "20.00", "30.00", ""],
            &["合计", "", "1540.41", "550.40", "1000.00"],
        ]),
    ];
    fs::create_dir(folder.path().join("交来")).unwrap();
    common::write_bytes(&folder.path().join("交来/公开稿.docx"), &docx(&body.concat(), &[]));
    let place = ["--region", "shili", "--name", "示例县", "--code", "990102"];
    let (status, told) = run_in(folder.path(), &[&["init", "site/"], &place[..]].concat());
    assert_eq!(status, 0, "{told}");
    let into = ["import", "../交来", "--into", "shili", "--new-departments"];
    let (status, told) = run_in(&folder.path().join("site"), &into);
    assert_eq!(status, 0, "{told}");
    assert!(told.contains("新建部门：示例县水利局"), "{told}");
    folder
}

#[test]
fn a_build_that_stops_passes_once_its_answers_are_pasted() {
    let folder = site();
    let site = folder.path().join("site");
    let (status, told) = run_in(&site, &["build"]);
    assert_eq!(status, 1, "{told}");
    assert!(told.contains("gongkai check --format answers 把存疑说明写好"), "{told}");
    let (status, told) = run_in(&site, &["check", "--format", "answers"]);
    assert_eq!(status, 1, "{told}");
    assert!(told.contains("\nrounding: nearest\nacknowledgements:\n"), "{told}");
    assert!(told.contains("rule: missing-section, at: ["), "{told}");
    assert!(told.contains("rule: missing-table, at: ["), "{told}");
    assert!(told.contains("reported: \"20.00\", computed: \"30.00\""), "{told}");
    assert!(told.contains("reason: 原文件没有 }"), "{told}");
    // What rounding explains has no entry of its own.
    assert!(!told.contains("1520.41"), "{told}");
    paste(&site, &told);
    let (status, told) = run_in(&site, &["build"]);
    assert_eq!(status, 0, "{told}");
    assert!(told.contains("已生成"), "{told}");
    let (_, told) = run_in(&site, &["check", "--format", "answers"]);
    assert_eq!(told, "# 没有等着答复的错误\n");
}

#[test]
fn answers_are_of_content_and_not_of_a_file() {
    let folder = site();
    let (status, told) =
        run_in(folder.path(), &["check", "交来/公开稿.docx", "--format", "answers"]);
    assert_eq!(status, 2, "{told}");
    assert!(told.contains("先 gongkai import 取进去"), "{told}");
}

#[test]
fn json_gives_every_place_of_what_is_gathered() {
    let folder = site();
    let (_, told) = run_in(&folder.path().join("site"), &["check", "--format", "json"]);
    let missing = told.lines().find(|line| line.contains("\"missing-table\"")).unwrap();
    assert!(missing.contains("\"acknowledge\":\"{ rule: missing-table, at: ["), "{missing}");
}

#[test]
fn a_file_whose_name_is_short_finds_the_department_that_a_later_one_names() {
    let folder = site();
    let region = folder.path().join("site/content/shili");
    fs::remove_dir_all(region.join("slj")).unwrap();
    let csv = "2026年部门支出总表,,\n单位：万元,,\n科目编码,科目名称,合计\n213,农林水支出,1520.41\n\
               221,住房保障支出,20.00\n合计,,1540.41\n";
    fs::create_dir(folder.path().join("交来/水利局")).unwrap();
    fs::write(folder.path().join("交来/水利局/支出.csv"), csv).unwrap();
    let into = ["import", "../交来", "--into", "shili", "--new-departments"];
    let (_, told) = run_in(&folder.path().join("site"), &into);
    assert!(!told.contains("没有认出是哪个部门的"), "{told}");
}
