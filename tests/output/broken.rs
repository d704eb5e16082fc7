//! What a site's own templates, words and folders can be wrong in is found where it stands, by
//! `check` and `build` alike, and nothing is published.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

const DISCLOSURE: &str = "content/example/housing/2021/performance-targets.yaml";
const BODY: &str = "format: 1\nyear: 2021\nprofile: hunan-district\ntables:\n  部门整体支出绩效目标表:\n    年度预算申请: { 资金总额: 100 }\n    按支出性质分: { 基本支出: 40, 项目支出: 60 }\n";

fn run(root: &Path, command: &str) -> (i32, String) {
    let (code, said) = common::run(root, &command.split(' ').collect::<Vec<_>>());
    (code.unwrap_or(-1), said)
}

#[test]
fn a_broken_template_is_a_finding_of_check_and_build() {
    for (text, at, zh) in [
        ("{% block main %}", "1:16", "模板到结尾时还有没有结束的标签、区块或引号"),
        ("<p>{{ page.title }\n</p>", "1:18", "此处应为"),
        ("{{ page.title | shout }}", "1:17", "没有名为「shout」的过滤器"),
        ("{{ shout(a=1) }}", "1:4", "没有名为「shout」的函数"),
        ("{% if page.title is loud %}{% endif %}", "1:21", "没有名为「loud」的判断"),
        ("{{ <Loud /> }}", "1:4", "没有名为「Loud」的组件"),
        ("{% include \"nowhere.html\" %}", "1:12", "没有名为「nowhere.html」的模板可以引入"),
        ("\n{% extends \"nowhere.html\" %}", "2:1", "没有名为「nowhere.html」的模板可以继承"),
        ("{{ words.site.hom }}", "1:1", "没有名为「site.hom」的界面用语"),
        ("{# open", "1:1", "注释没有结尾的 #}"),
        ("{{ \"open }}", "1:4", "缺少结尾的引号"),
        ("{% wrong %}", "1:4", "没有这种标签"),
    ] {
        let site = common::site(&[(DISCLOSURE, BODY), ("templates/404.html", text)]);
        for command in ["check --format short", "build"] {
            let (code, said) = run(site.path(), command);
            assert_eq!(code, 1, "{text}: {command}: {said}");
            assert!(
                said.contains("error[broken-template]")
                    && said.contains(&format!("templates/404.html:{at}"))
                    && said.contains(zh),
                "{text}: {command}: {said}"
            );
            assert!(!said.contains("gongkai:"), "{text}: {said}");
        }
        let (_, said) = run(site.path(), "check --format short --lang en");
        assert!(said.is_ascii(), "{text}: {said}");
        assert!(!site.path().join("public").exists());
    }
}

#[test]
fn several_broken_templates_are_told_at_once() {
    let site = common::site(&[
        ("templates/404.html", "{{ a | b }}{{ a | c }}"),
        ("templates/map.html", "{{ words.a.b }}"),
        ("templates/home.html", "{{ words.a.c }}"),
    ]);
    let (code, said) = run(site.path(), "check --format short");
    assert_eq!(
        (code, said.matches("broken-template").count()),
        (1, 2),
        "words are put in first: {said}"
    );
    let site = common::site(&[
        ("templates/404.html", "{{ a | b }}{{ a | c }}"),
        ("templates/map.html", "{{ a | d }}"),
    ]);
    let (code, said) = run(site.path(), "check --format short");
    assert_eq!((code, said.matches("broken-template").count()), (1, 3), "{said}");
}

#[test]
fn what_shows_on_a_page_only_is_a_finding_with_the_page() {
    for (template, page) in [
        ("disclosure.html", "/example/housing/2021/performance-targets/"),
        ("checks.html", "/example/housing/2021/performance-targets/checks/"),
        ("stages.html", "/example/housing/2021/"),
        ("home.html", "/"),
        ("search.html", "/search/"),
        ("codes.html", "/codes/"),
        ("404.html", "/404.html"),
    ] {
        let text = "{% extends \"base.html\" %}\n{% block main %}<p>项{{ words.site.home }}{{ view.nothing }}</p>{% endblock main %}\n";
        let site = common::site(&[(DISCLOSURE, BODY), (&format!("templates/{template}"), text)]);
        let (code, said) = run(site.path(), "check");
        assert_eq!(code, 0, "no page is made: {said}");
        let (code, said) = run(site.path(), "build");
        assert_eq!(code, 1, "{template}: {said}");
        assert!(
            said.contains(&format!("templates/{template}:2:50"))
                && said.contains("没有名为「nothing」的字段"),
            "{template}: {said}"
        );
        assert!(said.contains(&format!("生成网页 {page} 时发现")), "{template}: {said}");
        assert!(
            !site.path().join("public").exists() && !said.contains("gongkai:"),
            "{template}: {said}"
        );
        let left: Vec<_> = fs::read_dir(site.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .filter(|name| name.to_string_lossy().contains("staging"))
            .collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

/// One fault on many pages is one finding, whatever the threads do; what the content has wrong
/// comes first.
#[test]
fn a_fault_on_many_pages_is_told_once() {
    let site = common::site(&[
        ("templates/disclosure.html", "{{ view.nothing }}"),
        ("templates/years.html", "{{ view.none }}"),
    ]);
    for department in 0..40 {
        let name = format!("d{department}");
        common::write(
            site.path(),
            &[
                (&format!("content/example/{name}/department.yaml"), "name: 示例县局\n"),
                (&DISCLOSURE.replace("housing", &name), BODY),
            ],
        );
    }
    let told = || run(site.path(), "build").1;
    let first = told();
    assert_eq!(first.matches("error[broken-template]").count(), 2, "{first}");
    assert!(first.contains("/example/d0/2021/performance-targets/"), "{first}");
    assert_eq!(first, told());
}

#[test]
fn what_leaves_the_site_has_the_same_findings() {
    let site = common::site(&[(DISCLOSURE, BODY), ("templates/alone.html", "{{ view.nothing }}")]);
    let (code, said) =
        run(site.path(), "export example/housing/2021/performance-targets --page -o /dev/null");
    assert!(
        code == 1 && said.contains("templates/alone.html") && said.contains("broken-template"),
        "{said}"
    );
}

/// Each puts something odd into a site; the finding names the path.
#[test]
fn nothing_under_templates_is_passed_over_in_silence() {
    type Put = fn(&Path);
    let cases: [(&str, &str, Put); 16] = [
        ("templates/words", "unreadable-file", |root| {
            fs::write(root.join("templates/words"), "[site]\n").unwrap()
        }),
        ("templates/words/zh.toml", "unreadable-file", |root| {
            fs::create_dir_all(root.join("templates/words/zh.toml")).unwrap()
        }),
        ("templates/words/en.toml", "unreadable-file", |root| {
            fs::create_dir_all(root.join("templates/words/en.toml")).unwrap()
        }),
        ("templates/words/zh.toml", "unreadable-file", |root| {
            fs::create_dir(root.join("templates/words")).unwrap();
            symlink("/dev/null", root.join("templates/words/zh.toml")).unwrap();
        }),
        ("templates/words/zh.toml", "unreadable-file", |root| {
            fs::create_dir(root.join("templates/words")).unwrap();
            symlink("nowhere", root.join("templates/words/zh.toml")).unwrap();
        }),
        ("templates/words/fr.toml", "unused-template", |root| {
            common::write(root, &[("templates/words/fr.toml", "")])
        }),
        ("templates/words/notes.txt", "unused-template", |root| {
            common::write(root, &[("templates/words/notes.txt", "")])
        }),
        ("templates/words/en.toml", "unknown-key", |root| {
            common::write(root, &[("templates/words/en.toml", "[site]\nhom = \"Home\"\n")])
        }),
        ("templates/hom.html", "unused-template", |root| {
            common::write(root, &[("templates/hom.html", "")])
        }),
        ("templates/components", "unreadable-file", |root| {
            common::write(root, &[("templates/components", "")])
        }),
        ("templates/home.html", "unreadable-file", |root| {
            fs::create_dir_all(root.join("templates/home.html")).unwrap()
        }),
        ("templates/home.html", "unreadable-file", |root| {
            symlink("/dev/zero", root.join("templates/home.html")).unwrap()
        }),
        ("templates/home.html", "unreadable-file", |root| {
            symlink("nowhere", root.join("templates/home.html")).unwrap()
        }),
        ("templates/home.html", "unreadable-file", |root| {
            fs::write(root.join("templates/home.html"), [0xba, 0xcf, 0xbc, 0xc6]).unwrap()
        }),
        ("templates/again", "unreadable-file", |root| {
            symlink(".", root.join("templates/again")).unwrap()
        }),
        ("templates/home.html~", "left-out-file", |root| {
            common::write(root, &[("templates/home.html~", "")])
        }),
    ];
    for (path, rule, put) in cases {
        let site = common::site(&[(DISCLOSURE, BODY)]);
        fs::create_dir(site.path().join("templates")).unwrap();
        put(site.path());
        let (code, said) = run(site.path(), "check --format short");
        let found: Vec<&str> =
            said.lines().filter(|line| line.starts_with(&format!("{path}:"))).collect();
        assert!(found.len() == 1 && found[0].contains(&format!("[{rule}]")), "{path}: {said}");
        assert_eq!(
            code,
            i32::from(!matches!(rule, "unused-template" | "left-out-file")),
            "{path}: {said}"
        );
        let (built, said) = run(site.path(), "build");
        assert_eq!(built, code, "{path}: {said}");
    }
}

#[test]
fn a_folder_of_the_site_that_is_none_is_a_finding() {
    for name in ["templates", "static"] {
        for put in [
            |path: &Path| fs::write(path, "").unwrap(),
            |path: &Path| symlink("nowhere", path).unwrap(),
            |path: &Path| symlink("/dev/null", path).unwrap(),
        ] {
            let site = common::site(&[(DISCLOSURE, BODY)]);
            put(&site.path().join(name));
            let (code, said) = run(site.path(), "check --format short");
            assert!(
                code == 1 && said.contains(&format!("{name}:1:1: error[unreadable-file]")),
                "{name}: {said}"
            );
        }
    }
}

#[test]
fn what_is_kept_where_the_site_writes_is_a_finding_at_its_place() {
    for kept in [
        "example",
        "data/",
        "data/facts",
        "404.html",
        "years/2021",
        "example/housing/2021/performance-targets/data.json",
        "robots.txt",
        "index.html/x",
        "files/a.pdf",
        "codes",
        "search",
        "assets",
    ] {
        let settings =
            format!("[site]\ntitle = \"示例\"\n\n[output]\nkeep = [\"CNAME\", \"{kept}\"]\n");
        let site = common::site(&[
            (DISCLOSURE, BODY),
            ("site.toml", &settings),
            ("static/files/a.pdf", "a"),
        ]);
        for command in ["check --format short", "build"] {
            let (code, said) = run(site.path(), command);
            assert!(
                code == 1 && said.contains("site.toml:5:18") && said.contains("不能保留"),
                "{kept}: {command}: {said}"
            );
        }
    }
    for kept in
        [".git", "CNAME", "downloads", "example2", "data2/x", "files/b.pdf", "codes/own.txt"]
    {
        let site = common::site(&[
            (DISCLOSURE, BODY),
            ("site.toml", &format!("[output]\nkeep = [\"{kept}\"]\n")),
            ("static/files/a.pdf", "a"),
        ]);
        let (code, said) = run(site.path(), "build");
        assert_eq!(code, 0, "{kept}: {said}");
    }
}

/// What only turns out when pages are written, a table beside a disclosure, is found then.
#[test]
fn what_is_kept_in_the_place_of_a_table_is_a_finding_of_build() {
    let page = "example/housing/2021/performance-targets";
    let site = common::site(&[(DISCLOSURE, BODY)]);
    assert_eq!(run(site.path(), "build").0, 0);
    let table = fs::read_dir(site.path().join("public").join(page))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .find(|name| name.ends_with(".csv"))
        .unwrap();
    common::write(
        site.path(),
        &[("site.toml", &format!("[output]\nkeep = [\"{page}/{table}\"]\n"))],
    );
    let (code, said) = run(site.path(), "build");
    assert!(code == 1 && said.contains("site.toml:2:9") && said.contains(&table), "{said}");
}

#[test]
fn check_of_a_path_counts_what_lies_there() {
    let site = common::site(&[(DISCLOSURE, BODY)]);
    common::write(
        site.path(),
        &[
            ("content/example/other/department.yaml", "name: 示例县局\n"),
            (&DISCLOSURE.replace("housing", "other"), BODY),
        ],
    );
    let counts = |command: &str| {
        run(site.path(), command)
            .1
            .lines()
            .find(|line| line.contains("identities"))
            .unwrap()
            .to_owned()
    };
    let (all, one, none) = (
        counts("check --lang en"),
        counts("check --lang en content/example/other"),
        counts("check --lang en content/example/region.yaml"),
    );
    assert!(
        all.starts_with("2 disclosures")
            && one.starts_with("1 disclosures")
            && none.starts_with("0 disclosures; identities: 0 hold, 0 fail, 0 not"),
        "{all}\n{one}\n{none}"
    );
    let held = |line: &str| {
        line.split("identities: ")
            .nth(1)
            .unwrap()
            .split(' ')
            .next()
            .unwrap()
            .parse::<usize>()
            .unwrap()
    };
    assert!(held(&one) > 0 && held(&all) == 2 * held(&one), "{all}\n{one}");
}

#[test]
fn a_limit_says_which_it_is_what_was_found_and_what_to_do() {
    let projects: String =
        (0..110_000).map(|number| format!("  - {{ code: \"A-{number}\", name: 甲 }}\n")).collect();
    let many = format!("format: 1\nyear: 2021\nprofile: hunan-district\nprojects:\n{projects}");
    let deep = format!("format: 1\nyear: 2021\na: {}1{}\n", "[".repeat(40), "]".repeat(40));
    for (text, zh, en) in [
        (many, "最多有 400000 个值", "at most 400000 values"),
        (deep, "最多 24 层", "at most 24 deep"),
    ] {
        let site = common::site(&[(DISCLOSURE, &text)]);
        for (language, words) in [("zh", zh), ("en", en)] {
            let (code, said) = run(site.path(), &format!("check --lang {language} {DISCLOSURE}"));
            assert!(code == 1 && said.contains(words) && said.contains("help"), "{said}");
        }
    }
}

#[test]
fn what_a_parser_says_is_said_in_chinese() {
    for (path, text, zh) in [
        ("site.toml", "[site]\ntitel = \"示例\"\n", "没有名为「titel」的项；可以写 title"),
        ("site.toml", "[site]\nlang = \"fr\"\n", "不能写「fr」；可以写 zh、en"),
        ("site.toml", "[site]\ntitle = 1\n", "此处应为一段文字"),
        ("site.toml", "[site]\ntitle = \"示例\n", "引号或括号没有结束"),
        ("site.toml", "[site]\ntitle = \"a\"\ntitle = \"b\"\n", "同一名称写了两次"),
        (
            "content/example/region.yaml",
            "code: \"990101\"\nname: 示例县\nnaem: 甲\n",
            "没有名为「naem」的项",
        ),
        (DISCLOSURE, "format: 1\nyear: \"2021\n", "没有结束"),
        (DISCLOSURE, "format: 1\nyear: 2021\n   a: b: c\n", "YAML写法有误"),
        (DISCLOSURE, "format: \"a\\qb\"\n", "反斜杠"),
    ] {
        let site = common::site(&[(path, text)]);
        let (code, said) = run(site.path(), "check --format short");
        let lines: Vec<&str> = said.lines().filter(|line| line.starts_with(path)).collect();
        assert!(code == 1 && lines.iter().any(|line| line.contains(zh)), "{text}: {said}");
    }
}
