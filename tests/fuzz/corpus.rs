//! What mutation begins with: the repository's own files, what tests and reports have found, and
//! small files made here.

use std::fs;
use std::path::Path;

/// Files larger than this make no good seeds: most of what is changed in them is far from anything.
const LARGEST: u64 = 24 * 1024;

/// The seeds of a parser: `tests/fuzz/corpus/<parser>/` and files of the repository of the same
/// kind.
pub fn seeds(parser: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seeds = files(&root.join("tests/fuzz/corpus").join(parser), "");
    seeds.extend(match parser {
        "yaml" | "disclosure" => files(&root.join("tests/sites"), "budget.yaml"),
        "narrative" | "markdown" | "sentences" => {
            [files(&root.join("tests/sites"), ".md"), files(&root.join("content/pingxiang"), ".md")]
                .concat()
        }
        "site_toml" => files(&root.join("tests/sites"), "site.toml"),
        "region" => files(&root.join("content"), "region.yaml"),
        "department" => files(&root.join("content"), "department.yaml"),
        "roster" => files(&root.join("content"), "roster.yaml"),
        "glossary" => files(&root.join("src/load/builtin"), "glossary.yaml"),
        "form" => files(&root.join("src/forms/builtin"), "")
            .into_iter()
            .filter(|text| text.starts_with(b"form:"))
            .collect(),
        "profile" => files(&root.join("src/forms/builtin"), "")
            .into_iter()
            .filter(|text| text.starts_with(b"profile:"))
            .collect(),
        "words" => files(&root.join("templates/words"), ".toml"),
        "template" => [
            files(&root.join("docs/themes"), "base.html"),
            files(&root.join("templates/base"), ".html"),
        ]
        .concat(),
        "style" => {
            [files(&root.join("docs/themes"), ".css"), files(&root.join("static"), ".css")].concat()
        }
        "script" => files(&root.join("static"), "mode.js"),
        "site_glossary" => files(&root.join("src/load/builtin"), "glossary.yaml"),
        "site_lexicon" => files(&root.join("src/lexicon"), ".yaml"),
        "xls" => files(&root.join("tests/fixtures"), ".xls"),
        "ods" => files(&root.join("tests/fixtures"), ".ods"),
        _ => Vec::new(),
    });
    seeds
}

fn files(folder: &Path, ending: &str) -> Vec<Vec<u8>> {
    let walk = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let fits = |entry: &walkdir::DirEntry| {
        entry.file_type().is_file()
            && entry.path().to_string_lossy().ends_with(ending)
            && entry.metadata().is_ok_and(|data| data.len() <= LARGEST)
    };
    walk.filter(fits).map(|entry| fs::read(entry.path()).unwrap()).collect()
}
