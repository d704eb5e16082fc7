//! `check --watch`: a site, or an office's file, is checked again when it changes, and what changed
//! is told.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::common;

/// A check that watches, and the lines that it prints.
struct Watching {
    program: Child,
    lines: Receiver<String>,
}

impl Drop for Watching {
    fn drop(&mut self) {
        // It may have ended by itself, which the test has told.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

impl Watching {
    fn start(folder: &Path, arguments: &[&str]) -> Watching {
        let mut program = Command::new(env!("CARGO_BIN_EXE_gongkai"))
            .current_dir(folder)
            .args(["check", "--watch"])
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, lines) = channel();
        let out = BufReader::new(program.stdout.take().unwrap());
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Watching { program, lines }
    }

    /// The lines up to one that says this.
    fn until(&self, wanted: &str) -> String {
        let mut said = String::new();
        loop {
            let line = self.lines.recv_timeout(Duration::from_secs(60)).unwrap_or_else(|_| {
                panic!("nothing says {wanted}: {said}");
            });
            said.push_str(&line);
            said.push('\n');
            if line.contains(wanted) {
                return said;
            }
        }
    }
}

const FILE: &str = "content/example/housing/2021/performance-targets.yaml";

#[test]
fn a_site_is_checked_again_and_what_changed_is_told() {
    let wrong = super::BUDGET.replace("100", "110");
    let site = common::site(&[(FILE, &wrong)]);
    let mut watching = Watching::start(site.path(), &[]);
    let first = watching.until("Ctrl-C");
    assert!(first.contains("error[total-mismatch]") && first.contains("1 份公开件"), "{first}");
    // What only moved down is not new.
    fs::write(site.path().join(FILE), format!("# 注\n{wrong}projects:\n  - {{ nam: 甲 }}\n"))
        .unwrap();
    let second = watching.until("1 份公开件");
    assert!(
        second.contains("没有规定项目的表样") && !second.contains("total-mismatch"),
        "{second}"
    );
    assert!(second.contains("新增 1，不再有 0"), "{second}");
    fs::write(site.path().join(FILE), super::BUDGET).unwrap();
    let third = watching.until("1 份公开件");
    assert!(third.contains("新增 0，不再有 2"), "{third}");
    assert_eq!(third.matches("不再有：").count(), 2, "{third}");
    assert!(watching.program.try_wait().unwrap().is_none(), "it goes on until it is ended");
}

#[test]
fn an_offices_file_is_watched_too() {
    let folder = tempfile::tempdir().unwrap();
    let table = |total: &str| {
        format!(
            "2026年部门支出总表,,,,单位：万元\n科目编码,科目名称,合计,基本支出,项目支出\n213,农林水支出,1520.40,520.40,1000.00\n合计,,{total},520.40,1000.00\n"
        )
    };
    let file = folder.path().join("表.csv");
    fs::write(&file, table("1250.40")).unwrap();
    let watching = Watching::start(folder.path(), &["表.csv"]);
    let first = watching.until("Ctrl-C");
    assert!(first.contains("1250.40") && first.contains("1 份文件"), "{first}");
    fs::write(&file, table("1520.40")).unwrap();
    let second = watching.until("1 份文件");
    assert!(second.contains("不再有：") && second.contains("新增 0"), "{second}");
    fs::write(&file, table("1502.40")).unwrap();
    let third = watching.until("1 份文件");
    assert!(third.contains("1502.40") && !third.contains("1250.40"), "{third}");
}

#[test]
fn it_is_for_people() {
    let site = common::site(&[(FILE, super::BUDGET)]);
    let (status, said) = common::run(site.path(), &["check", "--watch", "--format", "json"]);
    assert!(status == Some(2) && said.contains("--watch"), "{said}");
}
