//! A site changes its look by what lies in `templates/` and `static/`: the examples of
//! docs/templates.md, and a whole theme made only of such files.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use gongkai::finding::{Language, draw_short};
use gongkai::pipeline::{BuildOptions, build, open};

/// The pages of a site, or why there are none.
fn built(root: &Path) -> Result<Vec<(String, String)>, String> {
    let output = root.join("public");
    let workspace = open(root).map_err(|error| error.to_string())?;
    let built = build(&workspace, &BuildOptions { output: output.clone(), withhold: false })
        .map_err(|error| error.to_string())?;
    if built.published.is_none() {
        let said: Vec<String> = built
            .open
            .findings()
            .into_iter()
            .filter(|finding| finding.stops())
            .map(|finding| draw_short(finding, Language::English))
            .collect();
        return Err(said.join("\n"));
    }
    Ok(common::tree(&output)
        .into_iter()
        .map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned()))
        .collect())
}

fn page<'a>(pages: &'a [(String, String)], path: &str) -> &'a str {
    &pages.iter().find(|(found, _)| found == path).unwrap_or_else(|| panic!("there is no {path}")).1
}

/// An example of the documentation: a file, and what is said when it is broken.
struct Example {
    path: String,
    text: String,
    fault: Option<String>,
}

fn examples() -> Vec<Example> {
    let documentation = fs::read_to_string(common::repository().join("docs/templates.md")).unwrap();
    let mut found: Vec<Example> = Vec::new();
    for block in documentation.split("\n```").skip(1).step_by(2) {
        let (language, text) = block.split_once('\n').unwrap();
        if language == "text" {
            found.last_mut().unwrap().fault = Some(text.to_owned());
        } else {
            let first = text.lines().next().unwrap();
            let path =
                first.split_whitespace().nth(1).unwrap_or_else(|| panic!("{first} names no file"));
            found.push(Example { path: path.to_owned(), text: text.to_owned(), fault: None });
        }
    }
    found
}

/// A site with a disclosure, a logo and a script.
fn site() -> tempfile::TempDir {
    let budget = "format: 1\nyear: 2021\nprofile: hunan-district\ntables:\n  部门整体支出绩效目标表:\n    年度预算申请: { 资金总额: 100 }\n    按支出性质分: { 基本支出: 40, 项目支出: 60 }\n";
    common::site(&[
        ("content/example/housing/2021/performance-targets.yaml", budget),
        ("static/logo.svg", "<svg/>"),
        ("static/counter.js", "count()"),
    ])
}

#[test]
fn documented_examples_do_what_is_said_of_them() {
    let plain = built(site().path()).unwrap();
    let examples = examples();
    assert_eq!(
        (examples.len(), examples.iter().filter(|example| example.fault.is_some()).count()),
        (11, 3),
        "the examples were read"
    );
    for Example { path, text, fault } in examples {
        let site = site();
        common::write(site.path(), &[(&path, &text)]);
        match (built(site.path()), fault) {
            (Ok(pages), None) => assert_ne!(pages, plain, "changes nothing: {text}"),
            (Err(said), Some(fault)) => assert_eq!(said, fault),
            (said, fault) => panic!("{said:?} and not {fault:?}: {text}"),
        }
    }
}

/// What stands in a frame has nothing of the site around it.
fn is_whole_page(path: &str) -> bool {
    path.ends_with(".html") && !path.ends_with("/embed.html")
}

#[test]
fn a_block_is_overridden_on_every_page_and_super_is_what_it_was() {
    let own = "{% extends \"embedded/base.html\" %}{% block foot %}{{ super() }}<p>own foot</p>{% endblock foot %}";
    let site = site();
    common::write(site.path(), &[("templates/base.html", own)]);
    for (path, html) in built(site.path()).unwrap().iter().filter(|(path, _)| is_whole_page(path)) {
        let foot = html.split("<footer").nth(1).unwrap();
        assert!(foot.contains("own foot") && foot.contains("map/"), "{path}");
    }
}

#[test]
fn own_files_are_found_by_the_name_they_have() {
    let own = "{% extends \"embedded/base.html\" %}{% block head_end %}<script src=\"{{ page.root }}{{ site.files['counter.js'] }}\"></script>{% endblock head_end %}";
    let site = site();
    common::write(site.path(), &[("templates/base.html", own)]);
    let pages = built(site.path()).unwrap();
    let html = page(&pages, "years/index.html");
    let address = html
        .split("src=")
        .find(|rest| rest.contains("counter"))
        .unwrap()
        .trim_start_matches('"')
        .split(['"', '>', ' '])
        .next()
        .unwrap();
    assert_eq!(page(&pages, address.strip_prefix("../").unwrap()), "count()");
}

#[test]
fn a_theme_stands_inside_the_style_sheet() {
    let site = site();
    common::write(site.path(), &[("static/theme.css", ".mine { color: red; }")]);
    let pages = built(site.path()).unwrap();
    let style = pages.iter().find(|(path, _)| path.starts_with("assets/style.")).unwrap();
    assert!(
        style.1.contains(".masthead") && style.1.ends_with(".mine{color:red}"),
        "{}",
        style.1.len()
    );
    let sheets: Vec<&str> =
        pages.iter().map(|(path, _)| path.as_str()).filter(|path| path.ends_with(".css")).collect();
    assert_eq!(sheets, [style.0.as_str()], "it is not published twice");
}

#[test]
fn a_fault_is_told_with_its_place() {
    for (path, text, said) in [
        (
            "templates/embedded/base.html",
            "",
            "templates/embedded/base.html:1:1: error[broken-template]: the embedded templates have this name; call the folder in `templates/` something else",
        ),
        (
            "templates/404.html",
            "{% extends \"base.html\" %}\n{% block main %}{{ words.site.home }} {{ page.title | shout }}{% endblock main %}",
            "templates/404.html:2:55: error[broken-template]: Unknown filter `shout`",
        ),
        (
            "templates/404.html",
            "<p>\n {% include \"nowhere.html\" %}",
            "templates/404.html:2:13: error[broken-template]: Unknown template `nowhere.html`",
        ),
        (
            "templates/404.html",
            "{{ <Nothing a={1} /> }}",
            "templates/404.html:1:4: error[broken-template]: Unknown component `Nothing`",
        ),
        (
            "templates/404.html",
            "{{ page.subtitle }}",
            "templates/404.html:1:9: error[broken-template]: Field `subtitle` is not defined. Available fields: agreed, alone, article, canonical, crumbs, description, glossary, invented, pasted, quoted, root, searches, title; found when the page /404.html was made",
        ),
        (
            "templates/base.html",
            "{% block main %}{% endblock main %}",
            "embedded/compare.html:3:10: error[broken-template]: Block `head_end` is not defined in any parent template\nembedded/search.html:3:10: error[broken-template]: Block `head_end` is not defined in any parent template\nembedded/search.html:7:10: error[broken-template]: Block `find` is not defined in any parent template",
        ),
    ] {
        let site = site();
        common::write(site.path(), &[(path, text)]);
        assert_eq!(built(site.path()).unwrap_err(), said);
    }
}

/// The theme is made of overrides only, and every kind of page renders with it, at the same
/// addresses.
#[test]
fn a_second_theme_is_made_of_overrides() {
    let theme = common::repository().join("docs/themes/gazette");
    let files: BTreeSet<String> = common::tree(&theme).into_iter().map(|(path, _)| path).collect();
    let folders: BTreeSet<&str> = files
        .iter()
        .filter(|path| *path != "README.md")
        .map(|path| path.split('/').next().unwrap())
        .collect();
    assert_eq!(folders, BTreeSet::from(["static", "templates"]));
    let readme = fs::read_to_string(theme.join("README.md")).unwrap();
    let untold: Vec<&String> = files
        .iter()
        .filter(|path| *path != "README.md" && !readme.contains(path.as_str()))
        .collect();
    assert!(untold.is_empty(), "README.md does not say what {untold:?} does");
    let county = |themed: bool| {
        let folder = tempfile::tempdir().unwrap();
        let copy = |from: &Path, to: &str| {
            for (path, bytes) in common::tree(from) {
                let path = folder.path().join(to).join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, bytes).unwrap();
            }
        };
        copy(&common::repository().join("content/example"), "content/example");
        copy(&common::repository().join("content/_profiles"), "content/_profiles");
        let site = "[site]\ntitle = \"示例县预算公报\"\nbase_url = \"https://example.cn/\"\nprofile = \"hebei-county\"\npublisher = \"示例县财政局\"\n[output]\nworkbooks = false\n";
        common::write(folder.path(), &[("site.toml", site)]);
        if themed {
            copy(&theme.join("templates"), "templates");
            copy(&theme.join("static"), "static");
        }
        built(folder.path()).unwrap()
    };
    let (plain, themed) = (county(false), county(true));
    let addresses = |pages: &[(String, String)]| {
        pages
            .iter()
            .map(|(path, _)| path.clone())
            .filter(|path| path.ends_with(".html"))
            .collect::<Vec<_>>()
    };
    assert_eq!(addresses(&plain), addresses(&themed));
    for template in gongkai::render::PAGE_TEMPLATES
        .iter()
        .filter(|template| !template.addresses.is_empty() && template.file != "rosters.html")
    {
        let fixed = template.addresses[0].trim_start_matches('/').split('{').next().unwrap();
        assert!(
            themed.iter().any(|(path, _)| path.starts_with(fixed)),
            "no page of {}",
            template.file
        );
    }
    for (path, html) in themed.iter().filter(|(path, _)| is_whole_page(path)) {
        assert!(
            html.contains("class=issue") && html.contains("示例县财政局"),
            "{path} has no line of the issue"
        );
    }
    let disclosure = page(&themed, "example/housing/2025/budget/index.html");
    assert!(disclosure.contains("本期目录") && disclosure.contains("编者说明"));
    assert!(
        themed
            .iter()
            .any(|(path, text)| path.starts_with("assets/style.") && text.contains("--song"))
    );
}
