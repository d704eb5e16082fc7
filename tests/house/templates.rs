//! Templates use what they are given, are given what the reference says, and make the pages that
//! the table says.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::views::template::{Uses, named, says};
use crate::views::{PAGE, SITE, Shape, Views, views};
use gongkai::pipeline::{BuildOptions, build, open};
use gongkai::render::{PAGE_TEMPLATES, TEMPLATES};

#[test]
fn templates_use_only_what_there_is() {
    assert_eq!(Uses::of_all(&views()).faults, Vec::<String>::new());
}

#[test]
fn what_no_template_uses_is_not_passed() {
    let views = views();
    let used = Uses::of_all(&views).fields;
    assert!(used.len() > 200, "the templates were read");
    let fields = views
        .values()
        .flat_map(|view| view.fields.iter().map(|field| (view.name.clone(), field.name.clone())));
    assert_eq!(fields.filter(|field| !used.contains(field)).collect::<Vec<_>>(), []);
}

#[test]
fn comments_say_more_than_the_name() {
    for view in views().values() {
        for field in &view.fields {
            let words = field.says.split(|c: char| !c.is_alphanumeric()).filter(|word| {
                !matches!(word.to_lowercase().as_str(), "" | "the" | "a" | "its" | "of")
            });
            let name = field.name.replace('_', " ");
            assert!(
                words.clone().count() > 0 && field.says.ends_with('.'),
                "{}.{}: {}",
                view.name,
                field.name,
                field.says
            );
            assert_ne!(
                words.collect::<Vec<_>>().join(" ").to_lowercase(),
                name,
                "{}.{}",
                view.name,
                field.name
            );
        }
    }
}

#[test]
fn templates_are_small_and_say_what_they_make() {
    for (file, written) in TEMPLATES {
        assert!(says(file).ends_with('.'), "{file}");
        assert!(written.lines().count() <= 90, "{file} is too long for one noun");
        let long = written.lines().find(|line| line.chars().count() > 240);
        assert_eq!(long, None, "{file}");
    }
}

#[test]
fn every_template_is_a_page_or_a_part() {
    let parts: BTreeSet<&str> = TEMPLATES
        .iter()
        .flat_map(|(file, _)| named(file, "include").into_iter().chain(named(file, "extends")))
        .collect();
    for (file, _) in TEMPLATES {
        let page = PAGE_TEMPLATES.iter().any(|template| template.file == *file);
        assert!(page != (parts.contains(file) || file.starts_with("components/")), "{file}");
    }
    let embedded: BTreeSet<&str> = TEMPLATES.iter().map(|(file, _)| *file).collect();
    let walk = walkdir::WalkDir::new(common::repository().join("templates"))
        .into_iter()
        .map(Result::unwrap);
    let there =
        walk.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "html"));
    for entry in there {
        let name = entry
            .path()
            .strip_prefix(common::repository().join("templates"))
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        assert!(embedded.contains(name.as_str()), "{name} is not embedded");
    }
}

/// Writes down the shape of any value, so that a page tells what its template was given.
const SHAPE: &str = "{% component Shape(value) %}\
{% if value is map %}{% for key, inner in value %}<i>{{ key }}</i>({{ <Shape value={inner} /> }}){% endfor %}\
{% elif value is array %}[{% for inner in value %}{{ <Shape value={inner} /> }},{% endfor %}]\
{% elif value is string %}text{% elif value is bool %}flag{% elif value is number %}number{% elif value is none %}none{% else %}other{% endif %}\
{% endcomponent Shape %}";

/// A value as a page tells of it.
#[derive(Debug)]
enum Told {
    Map(Vec<(String, Told)>),
    List(Vec<Told>),
    Plain(String),
}

fn told(text: &mut &str) -> Told {
    if text.starts_with("<i>") {
        let mut entries = Vec::new();
        while let Some(rest) = text.strip_prefix("<i>") {
            let (key, rest) = rest.split_once("</i>(").unwrap();
            *text = rest;
            entries.push((key.to_owned(), told(text)));
            *text = text.strip_prefix(')').unwrap();
        }
        return Told::Map(entries);
    }
    if let Some(rest) = text.strip_prefix('[') {
        *text = rest;
        let mut elements = Vec::new();
        while !text.starts_with(']') {
            elements.push(told(text));
            *text = text.strip_prefix(',').unwrap();
        }
        *text = &text[1..];
        return Told::List(elements);
    }
    let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    *text = rest;
    Told::Plain(word.to_owned())
}

/// Holds what was passed against what is documented.
fn fits(views: &Views, at: &str, told: &Told, shape: &Shape, faults: &mut BTreeSet<String>) {
    let fault = match (told, shape) {
        (Told::Plain(word), Shape::Optional(_)) if word == "none" => None,
        (told, Shape::Optional(inner)) => return fits(views, at, told, inner, faults),
        (Told::List(elements), Shape::List(inner)) => {
            return elements.iter().for_each(|element| fits(views, at, element, inner, faults));
        }
        (Told::Map(entries), Shape::View(name)) => {
            return of_view(views, at, entries, name, faults);
        }
        // An empty map is told as nothing at all.
        (Told::Plain(word), Shape::View(name))
            if word.is_empty() && views[name].fields.is_empty() =>
        {
            None
        }
        (Told::Map(entries), Shape::Texts) => {
            return entries
                .iter()
                .for_each(|(_, told)| fits(views, at, told, &Shape::Text, faults));
        }
        (Told::Plain(word), Shape::Text) if word == "text" => None,
        (Told::Plain(word), Shape::Number) if word == "number" => None,
        (Told::Plain(word), Shape::Flag) if word == "flag" => None,
        (told, shape) => Some(format!("{at}: {shape:?} is documented, {told:?} was passed")),
    };
    faults.extend(fault);
}

fn of_view(
    views: &Views,
    at: &str,
    entries: &[(String, Told)],
    name: &str,
    faults: &mut BTreeSet<String>,
) {
    for (key, told) in entries {
        match views[name].fields.iter().find(|field| field.name == *key) {
            Some(field) => fits(views, &format!("{name}.{key}"), told, &field.shape, faults),
            None => faults.extend([format!("{at}: {key} was passed and is not documented")]),
        }
    }
    let missing = views[name]
        .fields
        .iter()
        .filter(|field| !entries.iter().any(|(key, _)| *key == field.name));
    faults.extend(
        missing.map(|field| format!("{at}: {} is documented and was not passed", field.name)),
    );
}

/// A site with the repository's content, whose every page tells which template made it and what
/// that was given.
fn telling() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in common::tree(&common::repository().join("content")) {
        let path = folder.path().join("content").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let site = "[site]\ntitle = \"示例\"\nbase_url = \"https://example.cn/\"\nprofile = \"hebei-county\"\n[government]\ncode = \"9901010001\"\n[output]\nworkbooks = false\n";
    common::write(folder.path(), &[("site.toml", site), ("templates/shape.html", SHAPE)]);
    for template in PAGE_TEMPLATES {
        let tells = format!(
            "<pre data-template=\"{}\">{{{{ <Shape value={{__tera_context}} /> }}}}</pre>",
            template.file
        );
        let own = if named(template.file, "extends").is_empty() {
            tells
        } else {
            format!(
                "{{% extends \"embedded/{}\" %}}{{% block main %}}{tells}{{% endblock main %}}",
                template.file
            )
        };
        common::write(folder.path(), &[(&format!("templates/{}", template.file), &own)]);
    }
    folder
}

/// The template that made a page, when it was given what is documented.
fn made_by(views: &Views, html: &str, faults: &mut BTreeSet<String>) -> String {
    let (file, rest) = html.split_once("data-template=").unwrap().1.split_once('>').unwrap();
    let file = file.trim_matches('"').to_owned();
    let told = told(&mut rest.split_once("</pre>").unwrap().0);
    let Told::Map(variables) = told else { panic!("{file} was given {told:?}") };
    let template = PAGE_TEMPLATES.iter().find(|template| template.file == file).unwrap();
    let style = ("style", Shape::Text);
    let mut documented = vec![
        ("site", Shape::View(SITE.into())),
        ("page", Shape::View(PAGE.into())),
        ("view", Shape::View(template.view.into())),
    ];
    if template.addresses.is_empty() {
        documented.push(style);
    }
    for (name, told) in &variables {
        match documented.iter().find(|(known, _)| known == name) {
            Some((_, shape)) => fits(views, &format!("{file}: {name}"), told, shape, faults),
            None => faults.extend([format!("{file}: {name} was passed and is not documented")]),
        }
    }
    let missing =
        documented.iter().filter(|(known, _)| !variables.iter().any(|(name, _)| name == known));
    faults.extend(
        missing.map(|(name, _)| format!("{file}: {name} is documented and was not passed")),
    );
    file
}

/// Whether an address is of a shape, such as `/years/{year}/`.
fn of_shape(address: &str, shape: &str) -> bool {
    let (address, shape): (Vec<&str>, Vec<&str>) =
        (address.split('/').collect(), shape.split('/').collect());
    address.len() == shape.len()
        && address.iter().zip(&shape).all(|(part, wanted)| {
            if wanted.starts_with('{') { !part.is_empty() } else { part == wanted }
        })
}

#[test]
fn every_template_is_given_what_is_documented_and_makes_the_pages_it_says() {
    let (site, views) = (telling(), views());
    let (mut faults, mut seen) = (BTreeSet::new(), BTreeSet::new());
    let output = site.path().join("public");
    let mut workspace = open(site.path()).unwrap();
    // Few enough for lists over several pages.
    workspace.site.config.page_lines = 12;
    build(&workspace, &BuildOptions { output: output.clone(), withhold: true }).unwrap();
    for (path, bytes) in
        common::tree(&output).into_iter().filter(|(path, _)| path.ends_with(".html"))
    {
        let file = made_by(&views, std::str::from_utf8(&bytes).unwrap(), &mut faults);
        let template = PAGE_TEMPLATES.iter().find(|template| template.file == file).unwrap();
        let address = format!("/{}", path.strip_suffix("index.html").unwrap_or(&path));
        let shapes: Vec<&str> =
            template.addresses.iter().copied().filter(|shape| of_shape(&address, shape)).collect();
        assert!(
            !shapes.is_empty(),
            "{address} is made by {file}, which says it makes {:?}",
            template.addresses
        );
        seen.extend(shapes.into_iter().map(|shape| (template.file, Some(shape))));
    }
    for (how, file) in [("--page", "alone.html"), ("--fragment", "fragment.html")] {
        let mut page = exported(site.path(), how);
        if how == "--fragment" {
            // It was made flat: what it told is its only paragraph.
            let told = page.split_once("<p style=\"margin:8px 0\">").unwrap().1.to_owned();
            page = format!(
                "<pre data-template={file}>{}",
                told.replace("</p>", "</pre>").replace("em>", "i>")
            );
        }
        assert_eq!(made_by(&views, &page, &mut faults), file);
        seen.insert((file, None));
    }
    assert_eq!(faults, BTreeSet::new());
    for template in PAGE_TEMPLATES {
        // The content has no code in more places than one page lists, and one region with a roster.
        let rare = |shape: &str| matches!(shape, "/codes/{code}/{part}/" | "/roster/");
        for shape in template.addresses.iter().filter(|shape| !rare(shape)) {
            assert!(
                seen.contains(&(template.file, Some(*shape))),
                "{} made no page at {shape}",
                template.file
            );
        }
        assert!(
            !template.addresses.is_empty() || seen.contains(&(template.file, None)),
            "{} was not tried",
            template.file
        );
    }
}

fn exported(root: &Path, how: &str) -> String {
    let file = root.join("page.html");
    let output = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args([
            "--root",
            root.to_str().unwrap(),
            "export",
            "example/housing/2025/budget",
            how,
            "-o",
            file.to_str().unwrap(),
        ])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::read_to_string(file).unwrap()
}
