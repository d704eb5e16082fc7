//! What an author can write in any field reaches every output as words: a payload in each field,
//! each output read back by a reader of its own format.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "tests")]

use crate::common;

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use gongkai::pipeline::{BuildOptions, build, open};
use gongkai::source::quote;

/// Breaks out of text, of attributes in either quote, of a script element, of a comment and of a
/// style; numbered, so that one can tell whose field it was.
fn payload(number: usize) -> String {
    format!("甲{number}乙\"'><svg onload=f({number})></script></style>--><i>&amp;{{{{7*7}}}}")
}

/// Counts payloads and says in which field each stands.
#[derive(Default)]
struct Fields {
    next: Cell<usize>,
    names: std::cell::RefCell<Vec<String>>,
}

impl Fields {
    /// A payload for a field, quoted for YAML.
    fn yaml(&self, name: &str) -> String {
        quote(&self.raw(name))
    }

    /// The same as a string of TOML.
    fn toml(&self, name: &str) -> String {
        format!("\"{}\"", self.raw(name).replace('\\', "\\\\").replace('"', "\\\""))
    }

    fn raw(&self, name: &str) -> String {
        let number = self.next.replace(self.next.get() + 1);
        self.names.borrow_mut().push(name.to_owned());
        payload(number)
    }
}

/// A site with a payload in every field that takes words.
fn site(fields: &Fields) -> Vec<(String, String)> {
    let y = |name: &str| fields.yaml(name);
    let mut site =
        String::from("[site]\nbase_url = \"https://example.org/x/\"\nprofile = \"odd\"\n");
    for key in ["title", "notice", "publisher", "contact"] {
        let _ = writeln!(site, "{key} = {}", fields.toml(&format!("site.toml {key}")));
    }
    site.push_str("\n[government]\n");
    for key in ["name", "organizer", "operator", "icp", "police"] {
        let _ = writeln!(site, "{key} = {}", fields.toml(&format!("government {key}")));
    }
    let profile = format!(
        "profile: odd\nextends: statutory\nname: 虚构\nkinds:\n  budget:\n    title: {}\n    project-form: P2\n    overall-form: P3\n    sections:\n      - {{ id: n.duty, title: 部门职责, required: true, tables: [T01] }}\n    tables:\n      - {{ form: T01, name: {} }}\n      - {{ form: T02 }}\n",
        y("profile title"),
        y("profile table name")
    );
    let statement = format!(
        "form: T01\nname: 示例说明\nuse: statement\nunit: 万元\nlines:\n  - {{ id: total, label: {}, role: total }}\n  - {{ id: part, label: {} }}\nidentities:\n  - {{ id: T01-a, rule: total-mismatch, says: {}, identity: total = part }}\n",
        y("form line"),
        y("form second line"),
        y("identity says")
    );
    let rows = format!(
        "form: T02\nname: 示例清单\nuse: table\nkey: {{ column: name }}\ncolumns:\n  - {{ id: name, label: {}, type: text }}\n  - {{ id: note, label: {}, group: {}, type: text, optional: true }}\n  - {{ id: amount, label: 金额, type: amount }}\n",
        y("form key column"),
        y("form column"),
        y("form column group")
    );
    // A short meaning has at most forty characters.
    let short = quote(&fields.raw("glossary short").chars().take(30).collect::<String>());
    let glossary = format!(
        "示例术语:\n  short: {short}\n  long: {}\n  topic: {}\n  source: {}\n",
        y("glossary long"),
        y("glossary topic"),
        y("glossary source")
    );
    let region = format!("code: \"990101\"\nname: {}\norigin: invented\n", y("region name"));
    let department = format!(
        "code: {}\nname: {}\nbudget-units:\n  - {{ code: \"333001\", name: {} }}\n",
        y("department code"),
        y("department name"),
        y("budget unit name")
    );
    let roster = format!(
        "source: {}\nyears: [2021]\nowes:\n  budget:\n  final-accounts:\ndepartments:\n  - slug: housing\n    exempt:\n      - {{ kinds: [final-accounts], reason: {} }}\n  - slug: nobody\n    name: {}\n",
        y("roster source"),
        y("roster reason"),
        y("roster name")
    );
    let disclosure = |year: i16, total: &str| {
        format!(
            "format: 1\nyear: {year}\nunit: 万元\norigin: invented\nsource: {{ title: {}, note: {} }}\ndates: {{ published: {year}-02-20 }}\nstatements:\n  示例说明: {{ total: {total}, part: 10.00 }}\ntables:\n  示例清单:\n    caption: {}\n    rows:\n      - {{ name: {}, note: {}, amount: 10.00 }}\n  部门收支总表: {{ none: {} }}\n  部门收入总表: {{ unpublished: {} }}\nprojects:\n  - code: {}\n    name: {}\n    budget-unit: \"333001\"\n    purpose: {}\n    goals: [{}]\n    funds: {{ 预算数: 10.00, 财政资金: 10.00 }}\n    indicators:\n      - {{ level: [{}, {}], name: {}, description: {}, target: {}, basis: {} }}\n      - {{ level: [产出指标, 数量指标], name: 次数, bands: {{ {}: {}, 良: \"≥4次\" }} }}\noverall:\n  duties: [{}]\n  goals: [{}]\n  indicators: []\ncorrections:\n  - {{ at: 示例说明/part, was: \"9.00\", date: {year}-04-02, reason: {} }}\nacknowledgements:\n  - {{ rule: total-mismatch, identity: T01-a, at: {}, reported: \"{total}\", computed: \"10.00\", by: transcriber, reason: {}, reply: {{ date: 2021-06-07, text: {} }} }}\n",
            y("source title"),
            y("source note"),
            y("caption"),
            y("row key"),
            y("text cell"),
            y("none"),
            y("unpublished"),
            y(&format!("project code {year}")),
            y("project name"),
            y("purpose"),
            y("goal"),
            y("level 1"),
            y("level 2"),
            y("indicator name"),
            y("indicator description"),
            y("target"),
            y("basis"),
            y("grade"),
            y("band"),
            y("duty"),
            y("overall goal"),
            y("correction reason"),
            quote(&format!("示例说明/{}", payload(0))),
            y("acknowledgement reason"),
            y("department reply"),
        )
    };
    let narrative = format!(
        "{}\n\n## 一、部门职责\n\n{}\n\n### {}\n\n- {}\n\n> {}\n\n[{}](https://example.org/?a=1&b=\"x)\n\n[乙](https://example.org/ \"{}\")\n\n| 甲 | 乙 |\n|---|---|\n| {} | x |\n\n示例术语，脚注[^1]。\n\n[^1]: {}\n\n`{}`\n\n[[示例说明/part]]\n",
        fields.raw("preamble"),
        fields.raw("paragraph"),
        fields.raw("heading"),
        fields.raw("item"),
        fields.raw("quotation"),
        fields.raw("link text"),
        fields.raw("link title").replace('"', "”"),
        fields.raw("Markdown cell"),
        fields.raw("footnote"),
        fields.raw("code"),
    );
    let line = payload(fields.names.borrow().iter().position(|name| name == "form line").unwrap());
    let fix = |text: String| {
        text.replace(
            &quote(&format!("示例说明/{}", payload(0))),
            &quote(&format!("示例说明/{line}")),
        )
    };
    let mut files = vec![
        ("site.toml", site),
        ("content/_profiles/odd.yaml", profile),
        ("content/_forms/T01.yaml", statement),
        ("content/_forms/T02.yaml", rows),
        ("content/_glossary.yaml", glossary),
        ("content/example/region.yaml", region),
        ("content/example/housing/department.yaml", department),
        ("content/example/roster.yaml", roster),
        ("content/example/housing/2021/budget.yaml", fix(disclosure(2021, "11.00"))),
        ("content/example/housing/2022/budget.yaml", fix(disclosure(2022, "12.00"))),
    ];
    files.push(("content/example/housing/2021/budget.md", narrative.clone()));
    files.push(("content/example/housing/2022/budget.md", narrative));
    files.into_iter().map(|(path, text)| (path.to_owned(), text)).collect()
}

/// Reads markup as a browser's tokenizer would, far enough to know each tag and its attributes.
fn tags(html: &str) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix("!--") {
            rest = after.find("-->").map_or("", |end| &after[end + 3..]);
            continue;
        }
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!') {
            continue;
        }
        let name: String = rest.chars().take_while(|c| !c.is_whitespace() && *c != '>').collect();
        let mut inside = rest[name.len()..].chars();
        let (mut attributes, mut word, mut open) = (Vec::new(), String::new(), None);
        for c in inside.by_ref() {
            match (open, c) {
                (Some(mark), c) if c == mark => open = None,
                (Some(_), _) => {}
                (None, '"' | '\'') => open = Some(c),
                (None, '>') => break,
                (None, c) if c.is_whitespace() => attributes
                    .extend(Some(std::mem::take(&mut word)).filter(|word| !word.is_empty())),
                (None, c) => word.push(c),
            }
        }
        attributes.extend(Some(word).filter(|word| !word.is_empty()));
        rest = inside.as_str();
        let name = name.trim_end_matches('/').to_ascii_lowercase();
        // What stands in a script or a style is no markup, up to its end tag.
        if name == "script" || name == "style" {
            let end = rest.find(&format!("</{name}")).unwrap_or(rest.len());
            rest = &rest[end..];
        }
        found.push((
            name,
            attributes
                .iter()
                .map(|one| one.split('=').next().unwrap_or_default().to_owned())
                .collect(),
        ));
    }
    found
}

/// The numbers of the payloads whose beginning stands in a text, however its format writes the
/// rest.
fn numbers(text: &str) -> BTreeSet<usize> {
    text.split('甲').skip(1).filter_map(|rest| rest.split_once('乙')?.0.parse().ok()).collect()
}

fn built() -> (tempfile::TempDir, Fields) {
    let fields = Fields::default();
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in site(&fields) {
        common::write(folder.path(), &[(&path, &text)]);
    }
    let workspace = open(folder.path()).unwrap();
    let built =
        build(&workspace, &BuildOptions { output: folder.path().join("public"), withhold: false })
            .unwrap();
    let stopping: Vec<String> = built
        .open
        .findings()
        .into_iter()
        .filter(|one| one.stops())
        .map(|one| format!("{} {} {}", one.rule.name, one.place.file.path, one.message.en))
        .collect();
    assert!(built.published.is_some(), "{stopping:#?}");
    (folder, fields)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn no_field_leaves_its_place_in_any_output() {
    let (folder, fields) = built();
    let public = folder.path().join("public");
    let mut seen: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (path, bytes) in common::tree(&public) {
        let place = public.join(&path);
        let ending = path.rsplit('.').next().unwrap_or_default().to_owned();
        match ending.as_str() {
            "html" => {
                let html = read(&place);
                for (name, attributes) in tags(&html) {
                    assert!(name != "i" && name != "/i", "{path} has a tag of an author");
                    assert!(
                        !attributes.iter().any(|attribute| attribute.starts_with("on")),
                        "{path}: <{name} {attributes:?}>"
                    );
                }
                assert!(
                    !html.contains("甲乙49") && !html.contains("&amp;49"),
                    "{path}: a template of an author was run"
                );
                for block in html.split("application/ld+json").skip(1) {
                    let json = block.split_once('>').unwrap().1.split_once("</script").unwrap().0;
                    serde_json::from_str::<serde_json::Value>(json)
                        .unwrap_or_else(|error| panic!("{path}: {error}: {json}"));
                }
                seen.entry("html").or_default().extend(numbers(&html));
            }
            "json" => {
                let value: serde_json::Value = serde_json::from_slice(&bytes)
                    .unwrap_or_else(|error| panic!("{path}: {error}"));
                seen.entry("json").or_default().extend(numbers(&value.to_string()));
            }
            "xml" => {
                let mut reader = quick_xml::Reader::from_reader(bytes.as_slice());
                reader.config_mut().check_end_names = true;
                let mut names = BTreeSet::new();
                loop {
                    match reader.read_event().unwrap_or_else(|error| panic!("{path}: {error}")) {
                        quick_xml::events::Event::Start(tag) => {
                            names.insert(tag.name().as_ref().to_owned());
                        }
                        quick_xml::events::Event::Eof => break,
                        _ => {}
                    }
                }
                let known = [
                    "urlset",
                    "url",
                    "loc",
                    "lastmod",
                    "feed",
                    "title",
                    "id",
                    "updated",
                    "published",
                    "author",
                    "name",
                    "entry",
                    "summary",
                    "subtitle",
                    "generator",
                    "rights",
                    "sitemapindex",
                    "sitemap",
                ];
                assert!(
                    names.iter().all(|name| known.contains(&name.as_str())),
                    "{path}: {names:?}"
                );
                seen.entry("xml").or_default().extend(numbers(&String::from_utf8_lossy(&bytes)));
            }
            "csv" => {
                let mut reader = csv::ReaderBuilder::new()
                    .has_headers(false)
                    .flexible(false)
                    .from_reader(bytes.as_slice());
                for record in reader.records() {
                    let record = record.unwrap_or_else(|error| panic!("{path}: {error}"));
                    for field in &record {
                        for number in numbers(field) {
                            assert!(
                                !field.contains(&format!("甲{number}乙\""))
                                    || field.contains(&payload(number)),
                                "{path}: {field}"
                            );
                            seen.entry("csv").or_default().insert(number);
                        }
                    }
                }
            }
            "xlsx" => {
                for sheet in gongkai::workbook::read(&bytes, "xlsx").unwrap() {
                    for text in sheet.rows.iter().flatten() {
                        seen.entry("xlsx").or_default().extend(numbers(text));
                    }
                }
            }
            _ => {}
        }
    }
    // Every field is shown somewhere: else nothing was tried.
    let names = fields.names.borrow();
    let html = &seen["html"];
    let unseen: Vec<&String> = names
        .iter()
        .enumerate()
        .filter(|(number, _)| !html.contains(number))
        .map(|(_, name)| name)
        .collect();
    assert_eq!(unseen, [] as [&String; 0], "fields that no page shows");
    for (ending, at_least) in [("json", 20), ("csv", 8), ("xlsx", 8), ("xml", 2)] {
        assert!(
            seen.get(ending).is_some_and(|numbers| numbers.len() >= at_least),
            "{ending}: {:?}",
            seen.get(ending)
        );
    }
}

#[test]
fn the_tokenizer_sees_what_a_browser_would() {
    let found =
        tags("<a href=\"x>y\" onclick=z>b</a><script>if (a<b) {}</script><svg onload=f(1)>");
    let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["a", "/a", "script", "/script", "svg"]);
    assert!(found[0].1.contains(&"onclick".to_owned()) && found[4].1 == ["onload"]);
}
