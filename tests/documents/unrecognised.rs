//! What nothing tells of an office's file is said in one message, with what to give; and its kind is
//! told by the only kind that asks for the forms it is of, taken or not.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::process::Command;

/// What a check of one table as CSV says, on both streams, and how it ends.
fn checked(name: &str, rows: &str, arguments: &[&str]) -> (i32, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), rows).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .current_dir(folder.path())
        .args(["check", name])
        .args(arguments)
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(said).unwrap())
}

const UNTITLED: &str = "单位：千元\n事项,数额\n甲,10\n乙,20\n";

#[test]
fn one_message_says_all_that_nothing_tells() {
    let (status, said) = checked("1.csv", UNTITLED, &[]);
    assert_eq!(status, 2, "{said}");
    for part in ["--kind budget", "--form", "--year", "--department", "千元"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // What was given is not asked for again.
    let (status, said) =
        checked("1.csv", UNTITLED, &["--year", "2026", "--department", "示例县水利局"]);
    assert_eq!(status, 2, "{said}");
    assert!(!said.contains("--year") && !said.contains("--department"), "{said}");
    assert!(said.contains("--form") && said.contains("千元"), "{said}");
}

#[test]
fn the_kind_is_that_of_the_only_one_that_asks_for_its_forms() {
    // No word of the title says which kind; nothing of the table can be taken.
    let title = "部门收支总表\n单位：千元\n收入,,支出,\n项目,数额,项目,数额\n一般公共预算拨款收入,10.00,农林水支出,10.00\n";
    let (status, said) = checked("1.csv", title, &[]);
    assert_ne!(status, 2, "{said}");
    assert!(said.contains("部门预算") && said.contains("千元"), "{said}");
}
