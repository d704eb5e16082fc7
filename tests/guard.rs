//! A fault of the program itself, from end to end: a real build breaks down in a process of its
//! own. It ends with 2 and names the disclosure; what was staged is gone, and what was published is
//! as it was.
//!
//! The program has no door by which a test could break it. Here the catalogue is given a form that
//! no declaration can make, whose rows are named by a column that it does not have.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

mod common;

use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::Arc;

use gongkai::cli::{ExitStatus, guarded};
use gongkai::finding::Language;
use gongkai::model::{Column, ColumnType, Form, FormUse, Layout, Practice, RowKey};
use gongkai::pipeline::{BuildOptions, build, open};

/// The site to be built, for the process that breaks down, and whether it does.
const SITE: &str = "GONGKAI_TEST_SITE";
const KEY_COLUMN: &str = "GONGKAI_TEST_KEY_COLUMN";

const DISCLOSURE: &str = "content/example/housing/2021/budget";
const PROFILE: &str = "profile: open\nname: 示例县\nsource: 惯例，未核实\nkinds:\n  budget:\n    title: 部门预算\n    tables: []\n";

fn main() -> ExitCode {
    match std::env::var_os(SITE) {
        Some(root) => breaks_down(Path::new(&root)),
        None => {
            looks_on();
            ExitCode::SUCCESS
        }
    }
}

/// `gongkai build`, with one form more.
fn breaks_down(root: &Path) -> ExitCode {
    let key = std::env::var(KEY_COLUMN).unwrap().parse().unwrap();
    guarded(Language::English, || {
        let mut workspace = open(root)?;
        let form = form(key);
        workspace.catalogue.forms.insert(form.id.clone(), Arc::new(form));
        let built =
            build(&workspace, &BuildOptions { output: root.join("public"), withhold: false })?;
        Ok(if built.published.is_some() { ExitStatus::Clean } else { ExitStatus::Findings })
    })
}

fn form(key: usize) -> Form {
    let name = Column {
        id: "name".into(),
        label: "名称".into(),
        labels: Vec::new(),
        group: None,
        holds: ColumnType::Text,
        optional: false,
        plan: false,
        alone: false,
        offered: true,
        means: None,
    };
    Form {
        id: "T99".into(),
        name: "示例清单".into(),
        labels: Vec::new(),
        used_for: FormUse::Table,
        layout: Layout::Rows(RowKey { column: key, levels: Vec::new(), within: Vec::new() }),
        columns: vec![name],
        unit: None,
        fund: None,
        subject: None,
        stands_for: Vec::new(),
        grades: Vec::new(),
        heads: std::collections::BTreeMap::new(),
        identities: Vec::new(),
        source: "惯例，未核实".into(),
        practice: Practice::Documents,
    }
}

fn looks_on() {
    let budget = |tables: &str| format!("format: 1\nyear: 2021\nprofile: open\n{tables}");
    let with_table = budget("tables:\n  示例清单:\n    - { 名称: 甲 }\n");
    let site = common::site(&[
        ("content/_profiles/open.yaml", PROFILE),
        (&format!("{DISCLOSURE}.yaml"), &budget("")),
    ]);
    let root = site.path();
    let run = |key: usize| {
        let output = Command::new(std::env::current_exe().unwrap())
            .env(SITE, root)
            .env(KEY_COLUMN, key.to_string())
            .env("RUST_BACKTRACE", "1")
            .output()
            .unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap(),
        )
    };
    let beside = || {
        let mut names: Vec<String> = std::fs::read_dir(root)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    // The first site, and what lies beside it once it is published.
    assert_eq!(run(0), (Some(0), String::new()));
    let (published, names) = (common::tree(&root.join("public")), beside());
    assert!(published.len() > 20);
    // The next one breaks down in one disclosure of many.
    for department in 0..40 {
        let (about, disclosure) = (
            format!("content/example/d{department}/department.yaml"),
            format!("content/example/d{department}/2021/budget.yaml"),
        );
        common::write(root, &[(&about, common::DEPARTMENT), (&disclosure, &budget(""))]);
    }
    common::write(root, &[(&format!("{DISCLOSURE}.yaml"), &with_table)]);
    let (code, said) = run(9);
    assert_eq!(code, Some(2), "{said}");
    assert_eq!(said.trim_end().lines().count(), 1, "one sentence, and no trace: {said}");
    assert!(
        said.contains("a fault of the program itself")
            && said.contains(&format!("while working on {DISCLOSURE}"))
            && said.contains("src/"),
        "{said}"
    );
    assert!(common::tree(&root.join("public")) == published, "what was published is as it was");
    assert_eq!(beside(), names, "nothing staged is left");
    // The same with a form that can be: then it was the fault, and nothing else, that stopped it.
    assert_eq!(run(0), (Some(0), String::new()));
    assert!(common::tree(&root.join("public")).len() > published.len() + 40);
}
