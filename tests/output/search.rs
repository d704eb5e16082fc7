//! Search finds all that stands in the disclosures, by any two characters, and leads to its row.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::index::{Found, Index, Place};
use gongkai::check::CheckedDepartment;
use gongkai::model::{Cell, Disclosure};
use gongkai::pipeline::{BuildOptions, build, check_department, open};

fn built(root: &Path) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("public");
    assert!(
        build(&open(root).unwrap(), &BuildOptions { output: output.clone(), withhold: true })
            .unwrap()
            .published
            .is_some()
    );
    (folder, output)
}

fn departments(root: &Path) -> Vec<CheckedDepartment> {
    let workspace = open(root).unwrap();
    let places =
        workspace.site.regions.iter().flat_map(|region| {
            region.departments.iter().map(move |department| (region, department))
        });
    places.map(|place| check_department(&workspace, place).unwrap()).collect()
}

fn folded(text: &str) -> String {
    // Radicals and traditional characters stand in no document of this repository.
    const MARKS: &str = "\"'`()[]{},:;!?“”‘’「」『』《》〈〉【】〔〕〖〗、。…—·・•‧";
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap(),
        _ => c,
    };
    let kept = text.chars().map(narrow).filter(|c| !MARKS.contains(*c));
    kept.collect::<String>().to_ascii_lowercase()
}

/// Every two characters that stand side by side.
fn pieces(text: &str) -> Vec<String> {
    let chars: Vec<char> = folded(text).chars().collect();
    chars
        .windows(2)
        .filter(|pair| !pair.iter().any(|c| c.is_whitespace()))
        .map(|pair| pair.iter().collect())
        .collect()
}

/// What must be found: the words, and where they stand.
fn wanted(disclosure: &Disclosure) -> Vec<(String, String)> {
    let mut wanted = Vec::new();
    for table in &disclosure.tables {
        wanted.push((table.name.clone(), format!("table-{}", table.form.id)));
        wanted.extend(table.rows.iter().map(|row| {
            (table.row_label(row).to_owned(), format!("{}-{}", table.form.id, row.address))
        }));
    }
    for (_, objectives) in disclosure.records() {
        for indicator in &objectives.indicators {
            let target = indicator.target.as_ref().map_or("", |target| &target.value.printed);
            wanted.push((indicator.name.clone(), indicator.address.clone()));
            wanted.push((target.to_owned(), indicator.address.clone()));
        }
    }
    wanted.extend(
        disclosure
            .projects
            .iter()
            .map(|project| (project.name.value.clone(), format!("project-{}", project.id))),
    );
    wanted
}

#[test]
fn everything_is_found_by_each_of_its_two_character_pieces() {
    let (_folder, public) = built(&common::repository());
    let index = Index::open(&public);
    let all: Vec<Found> = (0..index.strings()).map(|number| index.string(number)).collect();
    // Where each piece leads: every string in its list must have it.
    let mut leads: HashMap<String, HashSet<(String, String)>> = HashMap::new();
    let mut checked = 0;
    for checked_department in departments(&common::repository()) {
        for disclosure in checked_department.published() {
            for (text, fragment) in wanted(disclosure) {
                for piece in pieces(&text) {
                    let places = leads.entry(piece.clone()).or_insert_with(|| {
                        let strings = index.list(&piece);
                        assert!(
                            strings.is_sorted()
                                && strings
                                    .iter()
                                    .all(|number| folded(&all[*number as usize].text)
                                        .contains(&piece)),
                            "{piece}"
                        );
                        let places =
                            strings.iter().flat_map(|number| &all[*number as usize].places);
                        places
                            .map(|place| (place.disclosure.clone(), place.fragment.clone()))
                            .collect()
                    });
                    assert!(
                        places.contains(&(disclosure.path.clone(), fragment.clone())),
                        "「{piece}」 of 「{text}」 does not lead to {}#{fragment}",
                        disclosure.path
                    );
                    checked += 1;
                }
            }
        }
    }
    assert!(checked > 10_000, "{checked}");
}

/// What stands in cells in words beside names: of tables, projects, goals and indicators.
fn texts(disclosure: &Disclosure) -> Vec<String> {
    let rows = disclosure.tables.iter().flat_map(|table| &table.rows);
    let rows = rows.chain(disclosure.projects.iter().map(|project| &project.row));
    let cells = rows.flat_map(|row| &row.cells).filter_map(|cell| match cell {
        Cell::Text { text, .. } => Some(text.clone()),
        _ => None,
    });
    let purposes = disclosure.projects.iter().filter_map(|project| project.purpose.clone());
    let said = disclosure.records().flat_map(|(_, objectives)| {
        let goals = objectives.goals.iter().chain(&objectives.outcomes);
        let indicators = objectives.indicators.iter().flat_map(|indicator| {
            let texts = [&indicator.description, &indicator.basis, &indicator.deviation];
            texts.into_iter().flatten().cloned()
        });
        goals.map(|goal| goal.value.clone()).chain(indicators).collect::<Vec<_>>()
    });
    cells.chain(purposes).chain(said).filter(|text| text.chars().any(char::is_alphabetic)).collect()
}

#[test]
fn a_text_in_a_cell_is_found_by_each_of_its_words_and_stays_whole() {
    let (_folder, public) = built(&common::repository());
    let index = Index::open(&public);
    let mut of: HashMap<String, String> = HashMap::new();
    for number in 0..index.strings() {
        let Found { text, places } = index.string(number);
        let mut disclosures: Vec<String> =
            places.into_iter().map(|place| place.disclosure).collect();
        disclosures.dedup();
        for disclosure in disclosures {
            *of.entry(disclosure).or_default() += &(text.clone() + "\n");
        }
    }
    let mut leads: HashMap<String, HashSet<String>> = HashMap::new();
    let mut checked = 0;
    for checked_department in departments(&common::repository()) {
        for disclosure in checked_department.published() {
            let all = of.get(&disclosure.path).map(String::as_str).unwrap_or_default();
            for text in texts(disclosure) {
                // A text longer than a piece is cut at clauses.
                if text.chars().count() <= 400 {
                    assert!(all.contains(text.trim()), "{} lacks {text}", disclosure.path);
                }
                for piece in pieces(&text).into_iter().step_by(5) {
                    let found = leads.entry(piece.clone()).or_insert_with(|| {
                        let strings = index.list(&piece).into_iter();
                        let places = strings.flat_map(|number| index.string(number).places);
                        places.map(|place| place.disclosure).collect()
                    });
                    assert!(found.contains(&disclosure.path), "{} lacks {piece}", disclosure.path);
                    checked += 1;
                }
            }
        }
    }
    assert!(checked > 5_000, "{checked}");
}

#[test]
fn one_character_has_strings_of_each_class_that_has_it() {
    let (_folder, public) = built(&common::repository());
    let index = Index::open(&public);
    let strings: Vec<Found> = (0..index.strings()).map(|number| index.string(number)).collect();
    let (classes, most) = (index.classes(), 32);
    for character in ["水", "费", "桥", "a"] {
        let list = index.list(&format!("{character} "));
        for class in classes.windows(2) {
            let own = class[0]..class[1];
            let having = own
                .clone()
                .filter(|number| folded(&strings[*number as usize].text).contains(character));
            let wanted: Vec<u32> = having.take(most).collect();
            let got: Vec<u32> = list.iter().copied().filter(|at| own.contains(at)).collect();
            assert_eq!(got, wanted, "{character} {own:?}");
        }
    }
}

/// What the index weighs a disclosure: it must not grow with every text that many have.
#[test]
fn the_index_stays_small() {
    let (_folder, public) = built(&common::repository());
    let index = Index::open(&public);
    let mut bytes = 0;
    for (path, file) in common::tree(&public.join("search")) {
        assert!(file.len() < 100_000, "{path}: {} bytes are more than one fetch", file.len());
        bytes += file.len();
    }
    let each = bytes / index.disclosures.len();
    assert!(each < 12_000, "{each} bytes a disclosure");
}

#[test]
fn codes_and_amounts_are_found_by_their_beginning() {
    let (_folder, public) = built(&common::repository());
    let index = Index::open(&public);
    let mut checked = 0;
    for checked_department in departments(&common::repository()) {
        for disclosure in checked_department.published() {
            for project in &disclosure.projects {
                if let Some(code) = &project.code {
                    for length in [2, code.len() / 2, code.len()] {
                        let beginning = folded(&code[..length]);
                        let keys = index.keys("codes", &beginning);
                        let place = |place: &Place| {
                            place.disclosure == disclosure.path
                                && place.fragment == format!("project-{}", project.id)
                        };
                        let string = keys
                            .iter()
                            .flat_map(|(_, places)| places)
                            .find(|(_, at)| place(at))
                            .map(|(string, _)| *string);
                        assert_eq!(
                            index.string(string.expect(&beginning)).text,
                            project.name.value
                        );
                        checked += 1;
                    }
                }
            }
            let rows = disclosure
                .tables
                .iter()
                .flat_map(|table| table.rows.iter().map(move |row| (&table.form, row)));
            let projects = disclosure.project_form.iter().flat_map(|form| {
                disclosure.projects.iter().map(move |project| (form, &project.row))
            });
            for (form, row) in rows.chain(projects) {
                for (column, cell) in row.cells.iter().enumerate().filter(|(column, _)| {
                    form.columns[*column].holds == gongkai::model::ColumnType::Amount
                }) {
                    let Some(figure) = cell.figure().filter(|figure| {
                        figure.amount.to_string().len() > 2 && !figure.amount.decimal().is_zero()
                    }) else {
                        continue;
                    };
                    let key = figure.amount.to_string().trim_start_matches('-').to_owned();
                    // A row's amount is listed once, at the first cell that has it.
                    let first = row.cells.iter().position(|cell| {
                        cell.figure().is_some_and(|other| {
                            other.amount.to_string().trim_start_matches('-') == key
                        })
                    });
                    if first != Some(column) {
                        continue;
                    }
                    let fragment = gongkai::model::path::fragment(form, row, column);
                    let places = index.keys("amounts", &key);
                    assert!(
                        places
                            .iter()
                            .flat_map(|(_, places)| places)
                            .any(|(_, at)| at.disclosure == disclosure.path
                                && at.fragment == fragment),
                        "{key} {fragment}"
                    );
                    checked += 1;
                }
            }
        }
    }
    assert!(checked > 1_000, "{checked}");
}

#[test]
fn every_result_leads_to_something_on_its_page() {
    let (_folder, public) = built(&common::repository());
    let index = Index::open(&public);
    let mut pages: HashMap<String, HashSet<String>> = HashMap::new();
    let mut there = |place: &Place| {
        let ids = pages.entry(place.disclosure.clone()).or_insert_with(|| {
            let html =
                fs::read_to_string(public.join(&place.disclosure).join("index.html")).unwrap();
            // The minifier takes the quotes from an id that a template says itself.
            html.split(" id=")
                .skip(1)
                .map(|rest| rest.trim_start_matches('"'))
                .map(|rest| rest.split(['"', '>', ' ']).next().unwrap().to_owned())
                .collect()
        });
        assert!(ids.contains(&place.fragment), "{}#{}", place.disclosure, place.fragment);
    };
    (0..index.strings()).for_each(|number| index.string(number).places.iter().for_each(&mut there));
    for name in ["codes", "amounts"] {
        index
            .keys(name, "")
            .iter()
            .flat_map(|(_, places)| places)
            .for_each(|(_, place)| there(place));
    }
    assert_eq!(pages.len(), index.disclosures.len());
}

#[test]
fn a_department_has_the_strings_of_its_disclosures() {
    let (_folder, public) = built(&common::repository());
    let index = Index::open(&public);
    let mut having: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for number in 0..index.strings() {
        for place in index.string(number).places {
            let department: String =
                place.disclosure.split('/').take(2).collect::<Vec<_>>().join("/");
            let list = having.entry(department).or_default();
            if list.last() != Some(&number) {
                list.push(number);
            }
        }
    }
    // Departments in the order of the site are in the order of their folders.
    for (at, (department, strings)) in having.iter().enumerate() {
        assert_eq!(index.department(u32::try_from(at).unwrap()), *strings, "{department}");
    }
}

#[test]
fn what_is_withheld_is_not_found() {
    let (_folder, public) = built(&common::repository().join("tests/sites/withheld/site"));
    let index = Index::open(&public);
    assert!(index.disclosures.iter().any(String::is_empty), "one of two is withheld");
    let places = (0..index.strings()).flat_map(|number| index.string(number).places);
    assert!(places.map(|place| place.disclosure).all(|disclosure| !disclosure.is_empty()));
}
