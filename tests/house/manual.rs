//! docs/reference is what the declarations and doc comments say. `SNAPSHOTS=overwrite` writes it
//! again.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::code_spans::code_spans;
use crate::common;
use crate::views;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::process::Command;

use gongkai::trouble::Language;
use gongkai::{check, forms, manual};

/// What each command says of itself.
fn command_line(language: Language) -> String {
    let (title, lang) = match language {
        Language::Chinese => ("# 命令和选项\n", "zh"),
        Language::English => ("# Commands and options\n", "en"),
    };
    let help = |command: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_gongkai"))
            .args(["--lang", lang, "help"])
            .args(command.split_whitespace())
            .output()
            .unwrap();
        assert!(output.status.success(), "{command}");
        String::from_utf8(output.stdout).unwrap()
    };
    // A command stands with two blanks before it in the list of the one above it.
    let below = |text: &str| {
        let heading = |line: &&str| ["命令:", "Commands:"].contains(line);
        let list = text.lines().skip_while(|line| !heading(line)).skip(1);
        let names = list.take_while(|line| line.starts_with("  "));
        names.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
    };
    let mut page = title.to_owned();
    let mut left: Vec<String> = vec![String::new()];
    while let Some(command) = left.pop() {
        let text = help(&command);
        let _ = write!(page, "\n## gongkai {command}\n\n```text\n{}\n```\n", text.trim_end());
        let mut names: Vec<String> = below(&text);
        names.reverse();
        left.extend(names.iter().map(|name| format!("{command} {name}").trim().to_owned()));
    }
    page.replace("## gongkai \n", "## gongkai\n")
}

/// The pages of a language by their paths under docs/reference; the Chinese ones have a folder.
fn of_language(language: Language) -> BTreeMap<String, String> {
    let say = |zh: &'static str, en: &'static str| match language {
        Language::Chinese => zh,
        Language::English => en,
    };
    let catalogue = forms::catalogue(&[], &[], check::declared_rules()).catalogue;
    let mut pages = BTreeMap::new();
    let mut index = say(
        "# 参考\n\n由声明和规则的说明写成；`gongkai explain 名称` 显示同样的内容。[English](../README.md)\n\n## 表样\n\n",
        "# Reference\n\nWritten from the declarations and the rules' doc comments; `gongkai explain NAME` prints the same pages. [中文](zh-CN/README.md)\n\n## Forms\n\n",
    )
    .to_owned();
    for form in catalogue.forms.values() {
        let _ = writeln!(index, "- [{} {}](forms/{}.md)", form.id, form.name, form.id);
        pages.insert(format!("forms/{}.md", form.id), manual::form(form, language));
    }
    index.push_str(say("\n## 公开要求\n\n", "\n## Profiles\n\n"));
    for profile in catalogue.profiles.values() {
        let _ = writeln!(index, "- [{} {}](profiles/{}.md)", profile.id, profile.name, profile.id);
        pages.insert(format!("profiles/{}.md", profile.id), manual::profile(profile, language));
    }
    index.push_str(say(
        "\n## 规则\n\n给程序读的：[rules.json](../rules.json)。\n\n",
        "\n## Rules\n\nFor programs: [rules.json](rules.json).\n\n",
    ));
    for rule in check::rules() {
        let (name, level) = (rule.name, rule.usual_level());
        let _ = match language {
            Language::Chinese => {
                writeln!(index, "- [{name}](rules/{name}.md)：{}（{level}）", rule.zh)
            }
            Language::English => {
                writeln!(index, "- [{name}](rules/{name}.md): {} ({level})", rule.en)
            }
        };
        let page = manual::rule(rule, &catalogue.lexicon, language);
        pages.insert(format!("rules/{name}.md"), page);
    }
    index.push_str(say(
        "\n## 词\n\n- [规则所找的词](lexicon.md)\n\n## 模板\n\n- [模板、变量和部件](templates.md)\n",
        "\n## Words\n\n- [Words that rules look for](lexicon.md)\n\n## Templates\n\n- [Templates, their variables, components](templates.md)\n",
    ));
    index.push_str(say(
        "\n## 命令行\n\n- [命令和选项](cli.md)\n",
        "\n## The command line\n\n- [Commands and options](cli.md)\n",
    ));
    pages.insert("cli.md".into(), command_line(language));
    pages.insert("lexicon.md".into(), manual::lexicon(&catalogue.lexicon, language));
    pages.insert("templates.md".into(), views::reference::page(language));
    pages.insert("README.md".into(), index);
    pages
}

fn pages() -> BTreeMap<String, String> {
    let mut pages = of_language(Language::English);
    let chinese = of_language(Language::Chinese).into_iter();
    pages.extend(chinese.map(|(path, page)| (format!("zh-CN/{path}"), page)));
    pages.insert("rules.json".into(), manual::rule_list(&check::rules(), check::scope));
    pages
}

/// A Chinese page says what the English one says: all ids, paths, words and sources of the one are
/// in the other, the same examples, the same chapters, and it is Chinese.
#[test]
fn a_rule_has_a_chinese_page_of_the_same_contents() {
    let catalogue = forms::catalogue(&[], &[], check::declared_rules()).catalogue;
    let examples = |page: &str| {
        page.split("```").skip(1).step_by(2).map(str::to_owned).collect::<Vec<String>>()
    };
    for rule in check::rules() {
        let english = manual::rule(rule, &catalogue.lexicon, Language::English);
        let chinese = manual::rule(rule, &catalogue.lexicon, Language::Chinese);
        let lost: Vec<String> =
            code_spans(&english).difference(&code_spans(&chinese)).cloned().collect();
        assert!(lost.is_empty(), "{}: {lost:?}", rule.name);
        assert_eq!(examples(&english), examples(&chinese), "{}", rule.name);
        for (zh, en) in [
            ("## 检查什么\n", "## What it checks\n"),
            ("## 为什么要紧\n", "## Why it matters\n"),
            ("## 怎么办\n", "## What to do\n"),
            ("## 依据\n", "## Source\n"),
            ("## 所找的词\n", "## Words\n"),
        ] {
            assert_eq!(chinese.contains(zh), english.contains(en), "{}: {zh}", rule.name);
        }
        assert!(!chinese.contains("\n\n\n"), "{}: an empty chapter", rule.name);
    }
}

/// `gongkai man` writes a page for every command, and a shell completes each.
#[test]
fn man_and_shells_know_every_command() {
    let page = command_line(Language::English);
    let commands: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_gongkai"))
            .args(["--lang", "en"])
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{arguments:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    run(&["man", "pages"]);
    for command in &commands {
        let file = folder.path().join("pages").join(format!("{}.1", command.replace(' ', "-")));
        assert!(fs::read_to_string(&file).unwrap().contains("SYNOPSIS"), "{}", file.display());
    }
    assert_eq!(fs::read_dir(folder.path().join("pages")).unwrap().count(), commands.len());
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(&["completions", shell]);
        for command in &commands {
            let last = command.rsplit(' ').next().unwrap();
            assert!(script.contains(last), "{shell}: {command}");
        }
    }
}

/// Every list of words says in Chinese what it is.
#[test]
fn a_list_of_words_says_what_it_is_in_both_languages() {
    let catalogue = forms::catalogue(&[], &[], check::declared_rules()).catalogue;
    let page = manual::lexicon(&catalogue.lexicon, Language::Chinese);
    for part in page.split("\n## ").skip(1) {
        let says = part.lines().nth(2).unwrap();
        assert!(!says.starts_with("用于"), "{part}");
    }
}

/// Every template, view and field has a Chinese sentence that names what the English one names, and
/// there is none of what is not there.
#[test]
fn the_reference_of_templates_is_there_in_chinese() {
    let mut english: BTreeMap<String, String> = gongkai::render::TEMPLATES
        .iter()
        .map(|(file, _)| ((*file).to_owned(), views::template::says(file).to_owned()))
        .collect();
    for view in views::views().into_values() {
        let fields = view.fields.into_iter();
        english.extend(fields.map(|field| (format!("{}.{}", view.name, field.name), field.says)));
        english.insert(view.name, view.says);
    }
    let chinese = views::reference::chinese_sentences();
    assert_eq!(
        english.keys().collect::<Vec<_>>(),
        chinese.keys().collect::<Vec<_>>(),
        "src/manual/zh/templates.yaml and what templates and views say"
    );
    for (name, says) in &english {
        let lost: Vec<String> =
            code_spans(says).difference(&code_spans(&chinese[name])).cloned().collect();
        assert!(lost.is_empty(), "{name}: {lost:?}");
        assert!(chinese[name].ends_with('。'), "{name}");
    }
}

#[test]
fn the_reference_says_what_the_declarations_say() {
    let folder = common::repository().join("docs/reference");
    let pages = pages();
    if std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
        fs::remove_dir_all(&folder).ok();
        for (name, text) in &pages {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
    for (name, text) in &pages {
        let written = fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert_eq!(
            &written, text,
            "docs/reference/{name} is not what the declarations say: SNAPSHOTS=overwrite cargo test --test house manual"
        );
    }
}
