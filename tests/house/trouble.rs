//! What keeps the program from running is said in Chinese and in English: no error is made in any
//! other way than as a `Trouble`.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::process::Command;

use crate::sources::sources;

/// A file without its tests and comments.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap();
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| format!("{line}\n"))
        .collect()
}

fn chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// The literals of the two arguments of a call, as far as they are written there: what stands
/// before the comma between them, and what stands behind it.
fn literals(call: &str) -> (String, String) {
    let (mut depth, mut inside, mut escaped, mut behind) = (0, false, false, false);
    let mut both = (String::new(), String::new());
    for c in call.chars() {
        if inside {
            match c {
                '"' if !escaped => inside = false,
                _ if behind => both.1.push(c),
                _ => both.0.push(c),
            }
            escaped = c == '\\' && !escaped;
            continue;
        }
        match c {
            '"' => inside = true,
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => behind = true,
            _ => {}
        }
    }
    both
}

#[test]
fn no_error_is_said_in_one_language() {
    let (mut bare, mut halves, mut seen) = (Vec::new(), Vec::new(), 0);
    for source in
        sources().iter().filter(|source| !source.module.iter().any(|part| part.ends_with("tests")))
    {
        let code = code(&source.text);
        for made in
            ["anyhow!(", ".context(", ".with_context(", "anyhow::Error::msg", "Error::other("]
        {
            bare.extend(code.contains(made).then(|| format!("{}: {made}", source.shown())));
        }
        for (at, _) in code.match_indices("bail!(") {
            let rest = &code[at + "bail!(".len()..];
            let ours = ["Trouble::", "no_profile()", "says_nothing(", "nothing_called("]
                .iter()
                .any(|made| rest.trim_start().starts_with(made));
            bare.extend(
                (!ours)
                    .then(|| format!("{}: bail!({}", source.shown(), rest.lines().next().unwrap())),
            );
        }
        for (at, made) in code.match_indices("Trouble::new(") {
            let (zh, en) = literals(&code[at + made.len()..]);
            // `某县` is an example of a name.
            let right = zh.chars().any(chinese)
                && !en.is_empty()
                && !en.replace("某县", "").chars().any(chinese);
            // The one that says what it is given.
            let given = zh.is_empty() && en.is_empty();
            halves.extend((!right && !given).then(|| format!("{}: {zh} / {en}", source.shown())));
            seen += 1;
        }
    }
    assert_eq!(
        bare,
        Vec::<String>::new(),
        "say it with Trouble::new(zh, en), .told(…) or .cannot(Deed::…, path)"
    );
    assert_eq!(halves, Vec::<String>::new());
    assert!(seen > 40, "the constructors were read: {seen}");
}

#[test]
fn a_literal_is_told_from_what_is_behind_it() {
    assert_eq!(literals("format!(\"甲, {x}\"), \"b\")"), ("甲, {x}".into(), "b".into()));
    assert_eq!(
        literals("\"a \\\" b\", format!(\"c\", d(1)), ), \"e\""),
        ("a \\\" b".into(), "c".into())
    );
}

/// What a command cannot do is said in the language of the command, in one form.
#[test]
fn commands_say_it_in_their_language() {
    let site = common::site(&[("public", "")]);
    let empty = tempfile::tempdir().unwrap();
    let nowhere = empty.path().to_str().unwrap();
    let root = site.path().to_str().unwrap();
    for arguments in [
        vec!["--root", nowhere, "check"],
        vec!["--root", root, "check", "nowhere"],
        vec!["--root", root, "check", "--allow", "nothing"],
        vec!["--root", root, "build"],
        vec!["--root", root, "build", "--output", "/"],
        vec!["--root", root, "build", "--base-url", "ftp://x"],
        vec!["--root", root, "explain", "nothing"],
        vec!["--root", root, "roster"],
        vec!["--root", root, "new", "department", "x", "--name", "x"],
        vec!["--root", root, "new", "year", "example/housing", "2026"],
        vec!["--root", root, "new", "disclosure", "example/housing/2026/budgets"],
        vec!["--root", root, "export", "example/housing/2026/budget", "--page", "-o", "x"],
        vec!["--root", root, "export", "--blank", "nothing", "-o", "x"],
        vec![
            "--root",
            root,
            "import",
            "nowhere.xlsx",
            "--into",
            "example/housing/2026/budget",
            "--profile",
            "statutory",
        ],
        vec!["--root", root, "init", root],
    ] {
        let said = |language: &str| {
            let output = Command::new(env!("CARGO_BIN_EXE_gongkai"))
                .args(&arguments)
                .args(["--lang", language])
                .current_dir(empty.path())
                .output()
                .unwrap();
            assert_eq!(
                output.status.code(),
                Some(2),
                "{arguments:?}: {}",
                String::from_utf8_lossy(&output.stderr)
            );
            String::from_utf8(output.stderr).unwrap()
        };
        let (zh, en) = (said("zh"), said("en"));
        assert!(zh.starts_with("gongkai: ") && zh.chars().any(chinese), "{arguments:?}: {zh}");
        assert!(en.starts_with("gongkai: ") && !en.chars().any(chinese), "{arguments:?}: {en}");
    }
}
