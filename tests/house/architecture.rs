//! The house keeps its shape: imports go down, doors say what a room is for, no room grows a
//! cellar, each crate is named where it lives.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use crate::sources::{Named, Source, paths, sources};

/// The rows of the tables of ARCHITECTURE.md, as cells.
fn rows() -> Vec<Vec<String>> {
    let text = fs::read_to_string(common::repository().join("ARCHITECTURE.md")).unwrap();
    let cells = |line: &str| {
        line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>()
    };
    text.lines().filter(|line| line.starts_with('|')).map(cells).collect()
}

/// The names in a cell: `` `a`, `b` ``.
fn names(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Rooms in the order of the table: a room uses those above it.
fn rooms() -> Vec<String> {
    rows()
        .iter()
        .filter(|row| row[0].parse::<usize>().is_ok())
        .flat_map(|row| names(&row[1]))
        .collect()
}

/// What a room may not name, among the paths that stand in a source.
fn climbs(rooms: &[String], source: &Source) -> Vec<String> {
    let position = |room: &str| rooms.iter().position(|name| name == room);
    let Some(own) = position(source.room()) else { return Vec::new() };
    let used = paths(source).into_iter().filter_map(|path| path.in_crate()?.into_iter().next());
    let higher: BTreeSet<String> =
        used.filter(|used| position(used).is_some_and(|used| used > own)).collect();
    higher
        .into_iter()
        .map(|used| format!("{}: {} uses {used}", source.shown(), source.room()))
        .collect()
}

#[test]
fn imports_go_down() {
    let rooms = rooms();
    assert!(
        rooms.len() >= 20 && rooms.contains(&"source".to_owned()) && rooms.last().unwrap() == "cli",
        "the table of rooms was read: {rooms:?}"
    );
    let all = sources();
    let climbs: Vec<String> = all.iter().flat_map(|source| climbs(&rooms, source)).collect();
    assert!(climbs.is_empty(), "{climbs:#?}");
    // And it was really read: the story is told of everything below it.
    let used: BTreeSet<String> = all
        .iter()
        .filter(|source| source.room() == "pipeline")
        .flat_map(paths)
        .filter_map(|path| path.in_crate()?.into_iter().next())
        .collect();
    for room in ["check", "load", "publish", "render"] {
        assert!(used.contains(room), "pipeline uses {room}");
    }
}

/// A source as it would stand at a place under `src`.
fn invented(place: &str, text: &str) -> Source {
    let module = place
        .split('/')
        .map(|part| part.trim_end_matches(".rs").to_owned())
        .filter(|part| part != "mod")
        .collect();
    Source {
        path: common::repository().join("src").join(place),
        module,
        text: text.to_owned(),
        file: syn::parse_file(text).unwrap(),
    }
}

#[test]
fn a_climb_is_seen_however_it_is_written() {
    let rooms = rooms();
    let written = [
        "use crate::render::Page;",
        "use crate::{finding::Finding, render};",
        "use super::render::Page;",
        "fn f() { crate::render::page(); }",
        "fn f() -> super::render::Page { todo!() }",
        "fn f() { println!(\"{}\", crate::render::page()); }",
        "mod inner { fn f() { super::super::render::page(); } }",
        "#[cfg(test)] use crate::cli::run;\nfn f() { crate::render::page(); }",
        "fn f(x: u8) { match x { crate::render::LIMIT => {} _ => {} } }",
        "pub use crate::render as drawn;",
        "macro_rules! drawn { () => { $crate::render::page() } }",
    ];
    for text in written {
        assert_eq!(
            climbs(&rooms, &invented("model/mod.rs", text)),
            ["src/model/mod.rs: model uses render"],
            "{text}"
        );
    }
    let tests = "#[cfg(test)] mod tests { use crate::render::Page; }\n#[cfg(test)] fn f() { crate::render::page(); }\nimpl A { #[cfg(test)] fn g() { crate::cli::run(); } }";
    assert_eq!(climbs(&rooms, &invented("model/mod.rs", tests)), Vec::<String>::new());
}

#[test]
fn every_room_is_in_the_table_and_has_a_door() {
    let rooms = rooms();
    let mut there = BTreeSet::new();
    for entry in fs::read_dir(common::repository().join("src")).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_dir() {
            continue;
        }
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(rooms.contains(&name), "{name} is not in ARCHITECTURE.md");
        let door = fs::read_to_string(path.join("mod.rs")).unwrap();
        assert!(door.starts_with("//! **"), "{name}/mod.rs does not say what the room is for");
        assert!(
            door.replace("\n//! ", " ").contains("must never")
                || matches!(name.as_str(), "cli" | "serve" | "publish"),
            "{name}/mod.rs does not say what it must never do"
        );
        there.insert(name);
    }
    assert_eq!(
        there,
        rooms.into_iter().collect::<BTreeSet<_>>(),
        "ARCHITECTURE.md names a room that is not there"
    );
}

/// "Where is what" leads to files that are there.
#[test]
fn every_question_leads_somewhere() {
    let root = common::repository();
    let questions = rows();
    let questions = questions
        .iter()
        .skip_while(|row| row[0] != "question")
        .take_while(|row| row.len() == 2)
        .filter(|row| !row[1].is_empty() && row[1] != "files" && !row[1].starts_with("---"));
    let mut asked = 0;
    for row in questions {
        asked += 1;
        let paths: Vec<String> =
            names(&row[1]).into_iter().filter(|name| name.contains('/')).collect();
        assert!(!paths.is_empty(), "{} leads nowhere", row[0]);
        for path in paths {
            // `<rule>.rs` and `*.rs` are files of a folder.
            let whole = !path.contains(['<', '*']);
            let place = if whole { path.as_str() } else { path.rsplit_once('/').unwrap().0 };
            assert!(
                root.join("src").join(place).exists() || root.join(place).exists(),
                "{}: there is no {path}",
                row[0]
            );
        }
    }
    assert!(asked > 30, "the table was read: {asked}");
}

#[test]
fn files_are_small_and_well_named() {
    for source in sources() {
        let name = source.path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            !["utils", "util", "helpers", "helper", "common", "misc"].contains(&name.as_str()),
            "{}",
            source.shown()
        );
        assert!(source.lines() <= 400, "{} has {} lines", source.shown(), source.lines());
    }
}

/// The crates of the manifest that the program is built from, as the sources name them.
fn dependencies() -> BTreeSet<String> {
    let manifest: toml::Table =
        toml::from_str(&fs::read_to_string(common::repository().join("Cargo.toml")).unwrap())
            .unwrap();
    let of_targets = manifest["target"]
        .as_table()
        .unwrap()
        .values()
        .filter_map(|target| target.get("dependencies"));
    let all = of_targets
        .chain([&manifest["dependencies"]])
        .flat_map(|table| table.as_table().unwrap().keys());
    all.map(|name| name.replace('-', "_")).collect()
}

/// The crates that a source names.
fn crates(source: &Source, dependencies: &BTreeSet<String>) -> BTreeSet<String> {
    let first = |path: Named| path.segments.into_iter().next();
    paths(source).into_iter().filter_map(first).filter(|name| dependencies.contains(name)).collect()
}

#[test]
fn each_crate_is_named_in_its_own_rooms() {
    let dependencies = dependencies();
    let mut used: BTreeMap<String, BTreeSet<String>> =
        dependencies.iter().map(|name| (name.clone(), BTreeSet::new())).collect();
    for source in sources() {
        for name in crates(&source, &dependencies) {
            used.get_mut(&name).unwrap().insert(source.room().to_owned());
        }
    }
    let homes: BTreeMap<String, BTreeSet<String>> = rows()
        .iter()
        .filter(|row| row.len() == 3 && row[0].starts_with('`'))
        .map(|row| (names(&row[0]).remove(0), names(&row[1]).into_iter().collect()))
        .collect();
    let differ: Vec<String> = used
        .keys()
        .chain(homes.keys())
        .filter(|name| used.get(*name) != homes.get(*name))
        .map(|name| {
            format!("{name}: named in {:?}, in the table {:?}", used.get(name), homes.get(name))
        })
        .collect();
    assert!(
        differ.is_empty(),
        "Cargo.toml and src against the table of crates in ARCHITECTURE.md: {differ:#?}"
    );
}

#[test]
fn a_crate_is_seen_however_it_is_named() {
    let dependencies = dependencies();
    assert!(
        dependencies.contains("serde_yaml") && dependencies.contains("rustix"),
        "renamed and of one system: {dependencies:?}"
    );
    let written = [
        "use csv::Writer;",
        "use csv;",
        "use {csv::Writer};",
        "fn f() -> csv::Writer<Vec<u8>> { csv::Writer::from_writer(Vec::new()) }",
        "fn f() { let a = format!(\"{:?}\", csv::Writer::from_writer(Vec::new())); }",
        "impl From<csv::Error> for Fault {}",
        "#[derive(csv::Row)] struct A;",
        "fn f() { ::csv::Writer::from_writer(Vec::new()); }",
    ];
    for text in written {
        assert_eq!(
            crates(&invented("model/mod.rs", text), &dependencies),
            BTreeSet::from(["csv".to_owned()]),
            "{text}"
        );
    }
}

#[test]
fn every_declaration_is_built_in() {
    let list = fs::read_to_string(common::repository().join("src/forms/builtin.rs")).unwrap();
    let declared = common::tree(&common::repository().join("src/forms/builtin"));
    assert!(declared.len() >= 45);
    let loaded = gongkai::forms::catalogue(&[], &[], gongkai::check::declared_rules());
    assert!(loaded.findings.is_empty());
    for (path, _) in declared {
        let id = path.rsplit('/').next().unwrap().trim_end_matches(".yaml");
        let known =
            loaded.catalogue.forms.contains_key(id) || loaded.catalogue.profiles.contains_key(id);
        assert!(
            known && list.contains(&format!("\"{id}\"")),
            "{path} is not listed in src/forms/builtin.rs, or calls itself otherwise"
        );
    }
}

/// What tests read lies in `tests`, and something names it.
#[test]
fn every_fixture_is_used() {
    let tests = common::repository().join("tests");
    let script = common::repository().join(".ci/run");
    // The programs of tests, by folder, and what other languages read with.
    let programs = fs::read_dir(&tests)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|folder| folder.join("main.rs").is_file());
    let readers = [tests.clone(), tests.join("independent")]
        .into_iter()
        .chain(programs)
        .flat_map(|folder| fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path());
    // This file names folders without using them.
    let reads = |path: &PathBuf| path.is_file() && !path.ends_with(file!());
    let texts: Vec<String> = readers
        .filter(reads)
        .chain([script])
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let modules: BTreeSet<&str> = texts
        .iter()
        .flat_map(|text| text.lines())
        .filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'))
        .collect();
    let named = |name: &str| texts.iter().any(|text| text.contains(name));
    let mut unused = Vec::new();
    for entry in
        fs::read_dir(&tests).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_dir())
    {
        let folder = entry.file_name().to_string_lossy().into_owned();
        // A module of a test, or a test of several files.
        if modules.contains(folder.as_str()) || entry.path().join("main.rs").is_file() {
            continue;
        }
        if !named(&format!("tests/{folder}")) && !named(&format!("\"{folder}\"")) {
            unused.push(folder.clone());
        }
        // A site is named by its test, a file by its name; transcripts and cases are read by their
        // folder.
        if matches!(folder.as_str(), "sites" | "fixtures" | "schema" | "independent") {
            let inner = fs::read_dir(entry.path())
                .unwrap()
                .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
            let one_of_several = |name: &str| {
                name.rsplit_once('.')
                    .is_some_and(|(stem, _)| named(&format!("tests/{folder}/{stem}.{{")))
            };
            unused.extend(
                inner
                    .filter(|name| !name.starts_with("__") && !named(name) && !one_of_several(name))
                    .map(|name| format!("{folder}/{name}")),
            );
        }
    }
    assert!(unused.is_empty(), "no test names these: {unused:?}");
}

/// The operators of `rust_decimal` panic and round; `decimal` has none, so that no other room can
/// use any.
#[test]
fn decimals_are_computed_in_one_room() {
    let mut named = Vec::new();
    for source in sources() {
        let text = &source.text;
        if source.room() != "decimal" {
            assert!(!text.contains("rust_decimal"), "{} names rust_decimal", source.shown());
            continue;
        }
        named.extend(text.contains("rust_decimal").then(|| source.shown()));
        for operator in [
            "Add",
            "Sub",
            "Mul",
            "Div",
            "Rem",
            "Neg",
            "Sum",
            "Product",
            "Deref",
            "AddAssign",
            "SubAssign",
            "MulAssign",
            "DivAssign",
        ] {
            let implements = text.lines().any(|line| {
                line.starts_with("impl")
                    && line.split([' ', ':', '<', '>']).any(|word| word == operator)
            });
            assert!(!implements, "{} gives decimals the operator {operator}", source.shown());
        }
        assert!(
            !text.contains("pub Digits") && !text.contains("-> Digits {"),
            "{} lets the inner number out",
            source.shown()
        );
    }
    assert!(!named.is_empty(), "the room was read");
}

/// What writes to the disk, as it is named in code.
const WRITES: [&str; 17] = [
    "fs::write",
    "File::create",
    "File::options",
    "OpenOptions",
    "fs::rename",
    "fs::remove",
    "fs::create",
    "fs::copy",
    "fs::hard_link",
    "fs::set_permissions",
    "fs::soft_link",
    "DirBuilder",
    "fs::symlink",
    "renameat",
    "unlinkat",
    "tempfile",
    "set_len(",
];

/// What reads from it.
const READS: [&str; 6] =
    ["fs::read", "File::open", "read_to_string(", "read_dir(", "read_link(", "WalkDir"];

/// A file without its tests and comments.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap();
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| format!("{line}\n"))
        .collect()
}

#[test]
fn the_disk_is_touched_in_its_rooms() {
    // Cargo.toml keeps tests' crates out of the program.
    let homes: [(&[&str], &[&str]); 2] =
        [(&WRITES, &["publish"]), (&READS, &["publish", "source"])];
    let mut named = 0;
    for source in sources() {
        // Tests that stand in a file of their own.
        if source.module.iter().any(|part| part.ends_with("tests")) {
            continue;
        }
        let code = code(&source.text);
        for (words, rooms) in homes {
            for word in words.iter().filter(|word| code.contains(**word)) {
                assert!(
                    rooms.contains(&source.room()),
                    "{} names {word}: {rooms:?} touch the disk",
                    source.shown()
                );
                named += 1;
            }
        }
    }
    assert!(named > 20, "the words are those that are used: {named}");
}
