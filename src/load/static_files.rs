use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::finding::{Bilingual, Finding};
use crate::source::{Place, What, listed};

use super::rules::{LEFT_OUT_FILE, UNPUBLISHABLE_FILE};
use super::text::{nowhere, unreadable};
use super::unreadable::unreadable_words;

/// Bytes of a name, as most file systems take them.
const LONGEST_NAME_ON_DISK: usize = 255;

/// Bytes that the digest of a style sheet or a script adds to its name: `.0123456789`.
const DIGEST: usize = 11;

/// What lies under `static/`.
#[derive(Debug, Default)]
pub struct StaticFiles {
    /// What is published, in the order of the names.
    pub files: Vec<StaticFile>,
    /// What cannot be, and what is left out.
    pub findings: Vec<Finding>,
}

/// A file of `static/`.
#[derive(Debug, Clone)]
pub struct StaticFile {
    /// Its path inside `static/`.
    pub name: String,
    /// Where it is on the disk.
    pub place: PathBuf,
}

/// Looks through `static/` under a site's root; nothing of it is read yet. Links are followed.
/// `program` are the files that come with the program: one of exactly that name takes its place.
///
/// # Errors
/// When the disk refuses.
pub fn static_files(root: &Path, program: &[&str]) -> anyhow::Result<StaticFiles> {
    let mut found = StaticFiles::default();
    // Folders and files by what a disk that is blind to capital letters takes them for, and how
    // each was written first.
    let mut spelled: BTreeMap<String, String> =
        program.iter().map(|name| (name.to_lowercase(), (*name).to_owned())).collect();
    let under_a_file = |path: &str| {
        program
            .iter()
            .find(|name| path.strip_prefix(**name).is_some_and(|rest| rest.starts_with('/')))
    };
    for one in listed(&root.join("static"))? {
        if let Some(file) = under_a_file(&one.path).filter(|_| one.what == What::File) {
            found.findings.push(in_the_way(&one.path, file));
            continue;
        }
        let fault = match one.what {
            What::Leftover => {
                found.findings.push(left_out(&format!("static/{}", one.path)));
                continue;
            }
            What::File => {
                unportable(&one.path).or_else(|| spelled_otherwise(&mut spelled, &one.path))
            }
            What::Unreadable(why) if one.path.is_empty() => {
                found.findings.push(
                    unreadable("static", unreadable_words(why))
                        .help("改正或移走", "mend it, or move it away"),
                );
                continue;
            }
            What::Unreadable(why) => Some(unreadable_words(why)),
        };
        match fault {
            None => found.files.push(StaticFile { name: one.path, place: one.place }),
            Some(words) => found.findings.push(
                Finding::new(&UNPUBLISHABLE_FILE, words, place(&one.path))
                    .help("请改名或移出 static/", "rename it, or move it out of static/"),
            ),
        }
    }
    Ok(found)
}

/// A file of `static/` that stands where the site has one of its own.
pub fn in_the_way(name: &str, page: &str) -> Finding {
    let words = Bilingual::new(
        format!("static/{name} 与网站自己的 {page} 重名"),
        format!("static/{name} is in the way of the site's own {page}"),
    );
    Finding::new(&UNPUBLISHABLE_FILE, words, place(name))
        .help("请改名或移出 static/", "rename it, or move it out of static/")
}

/// What another program left, by its path under the site's root.
pub(super) fn left_out(shown: &str) -> Finding {
    let words = Bilingual::new(
        format!("{shown} 是其他程序自用的文件，不发布"),
        format!("{shown} is another program's own and is not published"),
    );
    Finding::new(&LEFT_OUT_FILE, words, nowhere(shown))
}

fn place(name: &str) -> Place {
    nowhere(&format!("static/{name}"))
}

/// Why a path cannot be on every disk, if it cannot.
fn unportable(path: &str) -> Option<Bilingual> {
    path.split('/').find_map(|part| {
        if let Some(sign) =
            part.chars().find(|sign| sign.is_control() || r#"<>:"\|?*"#.contains(*sign))
        {
            let sign = sign.escape_default();
            return Some(Bilingual::new(
                format!("文件名中的“{sign}”在 Windows 上不能用"),
                format!("`{sign}` cannot be in a name on Windows"),
            ));
        }
        if part.ends_with(['.', ' ']) {
            return Some(Bilingual::new(
                "文件名以点或空格结尾，在 Windows 上不能用",
                "a name that ends with a point or a blank cannot be on Windows",
            ));
        }
        // A style sheet or a script is published with a digest in its name.
        let is_hashed = part.ends_with(".css") || part.ends_with(".js");
        if part.len() + if is_hashed { DIGEST } else { 0 } > LONGEST_NAME_ON_DISK {
            return Some(Bilingual::new(
                "文件名太长，磁盘放不下",
                "the name is longer than a disk takes",
            ));
        }
        let stem = part.split('.').next().unwrap_or(part).trim_end().to_ascii_uppercase();
        let numbered = |of: &str| {
            stem.strip_prefix(of).is_some_and(|rest| {
                rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit() && byte != b'0')
            })
        };
        let device = ["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str())
            || numbered("COM")
            || numbered("LPT");
        device.then(|| {
            Bilingual::new(
                format!("“{stem}”是 Windows 的设备名，不能用作文件名"),
                format!("`{stem}` is the name of a device on Windows"),
            )
        })
    })
}

/// Whether a path was written before with other capital letters: on many disks both are one file.
fn spelled_otherwise(spelled: &mut BTreeMap<String, String>, path: &str) -> Option<Bilingual> {
    let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
    for part in ends.map(|end| &path[..end]) {
        let first = spelled.entry(part.to_lowercase()).or_insert_with(|| part.to_owned());
        if first != part {
            return Some(Bilingual::new(
                format!("static/{path} 与 {first} 只有大小写不同，在许多磁盘上是同一个文件"),
                format!(
                    "static/{path} is in the way of {first}: they differ in nothing but capital letters, and on many disks both are one"
                ),
            ));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_some_disk_does_not_take() {
        for path in [
            "a:b.pdf",
            "a/b?.pdf",
            "a\\b",
            "a\u{1}",
            "folder./a",
            "a ",
            "con",
            "aux.pdf",
            "a/Com1.txt",
            "lpt9",
        ] {
            assert!(unportable(path).is_some(), "{path}");
        }
        for path in [
            "附件/2021 预算.pdf",
            ".well-known/security.txt",
            "console.txt",
            "com10",
            "com0.txt",
            "a#b%20.pdf",
            "..a",
        ] {
            assert!(unportable(path).is_none(), "{path}");
        }
    }
}
