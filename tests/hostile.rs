//! Content made to do harm, through the program as people run it: it ends with findings or without,
//! in time and in memory, and never breaks down.

#![cfg(target_os = "linux")]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use std::fs;
use std::path::Path;
use std::process::Command;

const DISCLOSURE: &str = "content/example/housing/2021/budget.yaml";
const NARRATIVE: &str = "content/example/housing/2021/budget.md";
const HEAD: &str = "format: 1\nyear: 2021\nprofile: hebei-county\norigin: invented\n";

/// What must come of it.
enum Ends {
    /// A finding of this rule, exit 1.
    Finds(&'static str),
    /// Exit 0 or 1, whatever else is found.
    Either,
}

/// Checks and builds a site within 20 s of processor time and 3 GiB of address space. Gives the
/// exit status of checking and what it printed.
fn run(root: &Path, command: &str) -> (i32, String) {
    let script = "ulimit -t 20; ulimit -v 3145728; exec \"$@\"";
    let output = Command::new("sh")
        .args(["-c", script, "sh", env!("CARGO_BIN_EXE_gongkai"), "--root"])
        .arg(root)
        .args(command.split(' '))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    (output.status.code().unwrap_or(-1), said)
}

fn holds(name: &str, files: &[(&str, &[u8])], ends: &Ends) {
    let site = common::site(&[(DISCLOSURE, HEAD)]);
    for (path, bytes) in files {
        let path = site.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let (code, said) = run(site.path(), "check --format short --lang en");
    let shown: String = said.chars().take(2_000).collect();
    assert!(matches!(code, 0 | 1), "{name}: check ended with {code}: {shown}");
    if let Ends::Finds(rule) = ends {
        assert!(code == 1 && said.contains(&format!("[{rule}]")), "{name}: no {rule}: {shown}");
    }
    let (code, said) =
        run(site.path(), "build --lang en --allow missing-section --allow missing-table");
    let shown: String = said.chars().take(2_000).collect();
    assert!(matches!(code, 0 | 1), "{name}: build ended with {code}: {shown}");
    let left: Vec<_> = fs::read_dir(site.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .filter(|name| name.to_string_lossy().contains("staging"))
        .collect();
    assert!(left.is_empty(), "{name} left {left:?}");
}

fn yaml(text: &str) -> Vec<u8> {
    format!("{HEAD}{text}").into_bytes()
}

#[test]
fn yaml_bombs_and_odd_trees_are_findings() {
    let lists: String = (1..9)
        .map(|level| {
            format!("a{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 9].join(", "))
        })
        .collect();
    let cases: Vec<(&str, Vec<u8>, Ends)> = vec![
        ("aliases of aliases", yaml(&format!("a0: &a0 [x]\n{lists}")), Ends::Finds("broken-yaml")),
        ("a merge key", yaml("tables: &t {}\nprojects:\n  - <<: *t\n"), Ends::Finds("broken-yaml")),
        (
            "an unknown tag",
            yaml("tables: !!python/object:os.system {}\n"),
            Ends::Finds("broken-yaml"),
        ),
        (
            "lists in lists",
            yaml(&format!("tables: {}1{}\n", "[".repeat(100_000), "]".repeat(100_000))),
            Ends::Finds("broken-yaml"),
        ),
        (
            "maps in maps",
            yaml(&(0..3_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect::<String>()),
            Ends::Either,
        ),
        (
            "one scalar of 8 MB",
            yaml(&format!("source: {{ title: {} }}\n", "字".repeat(2_700_000))),
            Ends::Either,
        ),
        (
            "200,000 keys",
            yaml(&(0..200_000).map(|key| format!("k{key}: 1\n")).collect::<String>()),
            Ends::Either,
        ),
        ("nothing", Vec::new(), Ends::Either),
        ("a lone NUL", yaml("a: \u{0}\n"), Ends::Either),
        ("two documents", yaml("---\nformat: 1\n"), Ends::Finds("broken-yaml")),
        ("UTF-16", "format: 1\n".encode_utf16().flat_map(u16::to_le_bytes).collect(), Ends::Either),
        (
            "GBK",
            vec![b'a', b':', b' ', 0xd6, 0xd0, 0xce, 0xc4, b'\n'],
            Ends::Finds("unreadable-file"),
        ),
        (
            "noise",
            (0..40_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect(),
            Ends::Finds("unreadable-file"),
        ),
    ];
    for (name, bytes, ends) in &cases {
        holds(name, &[(DISCLOSURE, bytes)], ends);
    }
}

#[test]
fn numbers_that_are_none_or_too_many_are_findings() {
    for number in [
        "1e400",
        ".inf",
        ".nan",
        "-.INF",
        "0x1F",
        "0o17",
        "1_000",
        "99999999999999999",
        "0.000000001",
        "--1",
        "+-1",
        "1,23",
        "½",
        "٣",
        "〇",
        "一千",
        "∞",
        "1/3",
        "=1+1",
        "𝟏",
    ] {
        holds(
            number,
            &[(
                DISCLOSURE,
                &yaml(&format!(
                    "statements:\n  收入说明: {{ 合计: {} }}\n",
                    gongkai::source::quote(number)
                )),
            )],
            &Ends::Finds("malformed-value"),
        );
    }
    let rows: String = (0..8_000).map(|row| format!("      - {{ 科目: \"2{row:06}\", 名称: 甲, 合计: 1.00, 基本支出: 1.00, 项目支出: 0.00 }}\n")).collect();
    holds(
        "8,000 rows",
        &[(DISCLOSURE, &yaml(&format!("tables:\n  一般公共预算支出表:\n    rows:\n{rows}")))],
        &Ends::Either,
    );
}

#[test]
fn markdown_tricks_end() {
    let cases: [(&str, String); 13] = [
        ("equal headings", "## 甲\n\n乙\n\n".repeat(20_000)),
        ("quotes in quotes", format!("{} 甲\n", ">".repeat(50_000))),
        (
            "lists in lists",
            (0..2_000).map(|depth| format!("{}- 甲\n", "  ".repeat(depth))).collect(),
        ),
        (
            "footnotes",
            (0..10_000).map(|note| format!("甲[^{note}]\n\n[^{note}]: 乙[^{note}]\n\n")).collect(),
        ),
        ("emphasis", "*甲 **乙 ".repeat(20_000)),
        ("brackets", "[甲](".repeat(20_000)),
        ("images", "![".repeat(20_000)),
        (
            "a table of 2,000 columns",
            format!("|{}\n|{}\n|{}\n", "甲|".repeat(2_000), "-|".repeat(2_000), "1|".repeat(2_000)),
        ),
        ("an open comment", format!("<!-- {}\n", "甲".repeat(100_000))),
        ("bindings", "[[收入说明/合计]]".repeat(20_000)),
        ("one line", "甲1.23万元".repeat(100_000)),
        ("one line of a row", "基本支出1.23万元".repeat(100_000)),
        ("fences", "```\n甲\n".repeat(20_000)),
    ];
    for (name, text) in &cases {
        holds(name, &[(NARRATIVE, text.as_bytes())], &Ends::Either);
    }
}

#[test]
fn declarations_and_settings_made_to_do_harm() {
    let long = "甲".repeat(200_000);
    let cases: Vec<(&str, &str, Vec<u8>)> = vec![
        ("a circle of profiles", "content/_profiles/a.yaml", b"profile: a\nextends: a\nname: a\n".to_vec()),
        ("a form of its own circle", "content/_forms/a.yaml", "form: T1\nname: 甲\nuse: statement\nlines:\n  - { id: a, label: 甲, role: subtotal }\n  - { id: b, label: 乙, role: subtotal }\nidentities:\n  - { id: x, rule: total-mismatch, says: 甲, identity: a = b }\n  - { id: y, rule: total-mismatch, says: 乙, identity: b = a }\n".as_bytes().to_vec()),
        ("a form outside", "content/_forms/a.yaml", b"form: ../../x\nname: a\nuse: statement\nlines: []\n".to_vec()),
        ("a long name", "content/example/region.yaml", format!("code: \"1\"\nname: {long}\n").into_bytes()),
        ("a roster of everybody", "content/example/roster.yaml", format!("years: [2021]\nowes:\n  budget:\ndepartments:\n{}", (0..5_000).map(|slug| format!("  - {{ slug: d{slug}, name: 甲 }}\n")).collect::<String>()).into_bytes()),
        ("a glossary of itself", "content/_glossary.yaml", (0..5_000).map(|term| format!("术语{term}: 术语{}\n", term + 1)).collect::<String>().into_bytes()),
        ("settings that are none", "site.toml", "[site]\ntitle = \"\u{202e}\"\nbase_url = \"javascript:alert(1)\"\naccent = \"red;}body{\"\n".as_bytes().to_vec()),
        ("settings in settings", "site.toml", format!("a = {}1{}\n", "[".repeat(50_000), "]".repeat(50_000)).into_bytes()),
        ("a style sheet of depths", "static/x.css", "a{".repeat(20_000).into_bytes()),
        ("a script of depths", "static/x.js", format!("a={}1{}", "(".repeat(20_000), ")".repeat(20_000)).into_bytes()),
        ("a script of template strings", "static/y.js", "`${".repeat(20_000).into_bytes()),
        ("a large style sheet", "static/z.css", "a{color:red}".repeat(1_000_000).into_bytes()),
        ("cells of nothing", "content/example/housing/2021/budget.import.csv", b"\"\n\"\",\x00\xff".to_vec()),
    ];
    for (name, path, bytes) in &cases {
        holds(name, &[(path, bytes)], &Ends::Either);
    }
}

#[test]
fn whole_pages_that_are_minified_may_be_deep() {
    let settings = "[site]\ntitle = \"示例\"\n\n[output]\nminify = \"pages\"\n";
    for text in [
        format!("{} 甲\n", ">".repeat(6_000)),
        (0..2_000).map(|depth| format!("{}- 甲\n", "  ".repeat(depth))).collect(),
    ] {
        holds(
            "a deep page",
            &[("site.toml", settings.as_bytes()), (NARRATIVE, text.as_bytes())],
            &Ends::Either,
        );
    }
}

#[test]
fn a_pipe_a_loop_and_a_file_of_a_folders_name_are_findings() {
    use std::os::unix::fs::symlink;
    let site = common::site(&[(DISCLOSURE, HEAD)]);
    let folder = site.path().join("content/example/housing");
    assert!(
        Command::new("mkfifo")
            .arg(folder.join("2021/final-accounts.yaml"))
            .status()
            .unwrap()
            .success()
    );
    symlink("..", folder.join("2022")).unwrap();
    symlink("nowhere", folder.join("2023")).unwrap();
    fs::create_dir_all(folder.join("2024/budget.yaml")).unwrap();
    fs::write(folder.join("2025"), "a file").unwrap();
    let (code, said) = run(site.path(), "check --format short --lang en");
    assert_eq!(code, 1, "{said}");
    for name in ["2021/final-accounts.yaml", "2022", "2023", "2024/budget.yaml", "2025"] {
        assert!(said.contains(&format!("content/example/housing/{name}")), "{name}: {said}");
    }
}
