//! The output folder from inside: what is in it, step by step.

mod building;
mod keeping;
mod places;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::Output;
use super::durable::Durability;
use super::means::Means;
use super::publication::Publication;
use super::staging::Staging;
use super::swap::Swap;
use super::target::Target;

const EACH: [Means; 2] = [
    Means { durability: Durability::BEST, swap: Swap::BEST },
    Means { durability: Durability::EachFile, swap: Swap::Renames },
];

/// A site's root with an output beside its content.
struct Site {
    folder: tempfile::TempDir,
    keep: Vec<String>,
}

impl Site {
    fn new(keep: &[&str]) -> Site {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["content", "static", "templates"] {
            fs::create_dir(folder.path().join(name)).expect("made");
        }
        fs::write(folder.path().join("site.toml"), "").expect("written");
        Site { folder, keep: keep.iter().map(|path| (*path).to_owned()).collect() }
    }

    fn path(&self, inner: &str) -> PathBuf {
        self.folder.path().join(inner)
    }

    fn target(&self, directory: &Path) -> anyhow::Result<Target> {
        self.with(directory, Means::BEST)
    }

    fn with(&self, directory: &Path, means: Means) -> anyhow::Result<Target> {
        Target::with(&Output { directory, root: self.folder.path(), keep: &self.keep }, means)
    }

    fn public(&self) -> PathBuf {
        self.path("public")
    }

    fn staged(&self, means: Means, files: &[(&str, &str)]) -> anyhow::Result<Staging> {
        let staging = self.with(&self.public(), means)?.stage()?;
        for (path, text) in files {
            staging.write(path, text.as_bytes())?;
        }
        Ok(staging)
    }

    fn build(&self, files: &[(&str, &str)]) -> anyhow::Result<Publication> {
        self.staged(Means::BEST, files)?.commit()
    }

    /// What lies beside the output and is none of the site's.
    fn left(&self) -> Vec<PathBuf> {
        let names = fs::read_dir(self.folder.path())
            .expect("readable")
            .map(|entry| entry.expect("an entry").path());
        names
            .filter(|path| {
                path.to_string_lossy().contains(".gongkai-")
                    && !path.to_string_lossy().ends_with("-lock")
            })
            .collect()
    }

    fn refused(&self, directory: &Path) -> String {
        let error = self.target(directory).map(|_| ()).expect_err("refused");
        format!("{error:#}")
    }
}

/// Every file and link under a folder but the manifest, with what it holds.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let walk = walkdir::WalkDir::new(folder)
        .min_depth(1)
        .into_iter()
        .map(|entry| entry.expect("an entry"));
    let files =
        walk.filter(|entry| !entry.file_type().is_dir() && entry.file_name() != "manifest.json");
    files
        .map(|entry| {
            let text = if entry.path_is_symlink() {
                format!("-> {}", fs::read_link(entry.path()).expect("a link").display())
            } else {
                fs::read_to_string(entry.path()).expect("text")
            };
            (
                entry.path().strip_prefix(folder).expect("inside").to_string_lossy().into_owned(),
                text,
            )
        })
        .collect()
}

fn files(list: &[(&str, &str)]) -> BTreeMap<String, String> {
    list.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

const OLD: &[(&str, &str)] = &[("index.html", "one"), ("a/b.html", "two"), ("gone.html", "x")];
const NEW: &[(&str, &str)] = &[("index.html", "one"), ("a/b.html", "three"), ("new/c.html", "y")];
