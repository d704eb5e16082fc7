use std::collections::HashMap;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::trouble::{Deed, Told};

/// Something that lies under a folder.
#[derive(Debug)]
pub struct Met {
    /// Where it is on the disk.
    pub place: PathBuf,
    /// The parts of its path under the folder, none for the folder itself. What of a name cannot be
    /// shown is `U+FFFD`: then it is [`Unreadable::Name`].
    pub parts: Vec<String>,
    /// What it is.
    pub what: Lies,
    /// Whether a link was followed to it, or could not be.
    pub is_link: bool,
}

/// What lies somewhere, once links were followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lies {
    /// A file.
    File,
    /// A folder.
    Folder(Way),
    /// What cannot be read.
    Unreadable(Unreadable),
}

/// How a folder was come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By folders alone.
    Straight,
    /// Through a link, its own or that of a folder above it: it may lie anywhere.
    Linked,
}

/// Why something cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing: only of the folder that was asked for. What goes while it is looked at is
    /// none.
    Missing,
    /// There is something, but no folder: only of the folder that was asked for.
    NotAFolder,
    /// A link to nothing.
    LinkToNothing,
    /// A link to a folder that it lies in, or to itself.
    LinkInACircle,
    /// A pipe, a device, a socket.
    NotAFile,
    /// A name that is not UTF-8, or has control characters.
    Name,
    /// A folder that so many links in links lead to that this one is not followed.
    ManyWays,
    /// A path longer than the system takes.
    TooLong,
    /// This process may not.
    Denied,
}

/// Whether to go into a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enter {
    /// Go into it.
    Yes,
    /// Pass it over.
    No,
}

/// Goes through a folder, itself first, in the order of names. Links are followed, so that a year's
/// folder may lie on another disk. Nothing is opened: a pipe would never end. A folder that may not
/// be listed is met twice: as a folder, and as what cannot be read.
///
/// # Errors
/// What `each` says, and when the disk refuses for a reason that no author can mend.
pub fn walk(
    folder: &Path,
    mut each: impl FnMut(Met) -> anyhow::Result<Enter>,
) -> anyhow::Result<()> {
    let mut entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    let mut links = Links::default();
    while let Some(entry) = entries.next() {
        let (place, mut what, is_link) = match entry {
            Ok(entry) => {
                let Some(what) = lies(&entry, &mut links) else {
                    entries.skip_current_dir();
                    continue;
                };
                let is_link = entry.path_is_symlink();
                (entry.into_path(), what, is_link)
            }
            Err(error) => {
                let place = error.path().unwrap_or(folder).to_owned();
                match refused(&error, folder, &place) {
                    Refused::Gone => continue,
                    Refused::Because(why) => {
                        let is_link = place.is_symlink();
                        (place, Lies::Unreadable(why), is_link)
                    }
                    Refused::Broken => return Err(error).cannot(Deed::Read, &place),
                }
            }
        };
        let (parts, name) = parts(place.strip_prefix(folder).unwrap_or(&place));
        let is_folder = matches!(what, Lies::Folder(_) | Lies::Unreadable(Unreadable::ManyWays));
        let leads_on = matches!(what, Lies::Folder(_)) && name == Name::Shown;
        if name == Name::Unshown {
            what = Lies::Unreadable(Unreadable::Name);
        }
        let enter = each(Met { place, parts, what, is_link })?;
        if is_folder && (enter == Enter::No || !leads_on) {
            entries.skip_current_dir();
        }
    }
    Ok(())
}

/// How many ways may lead to one folder through links in links. Without a bound 22 folders with two
/// links each to the next are four million.
const WAYS: usize = 1_000;

/// The links that lead to where the walk is.
#[derive(Default)]
struct Links {
    /// Those it is inside, the outermost first.
    inside: Vec<PathBuf>,
    /// How often each folder was come to through links in links.
    ways: HashMap<PathBuf, usize>,
}

/// What an entry is; nothing for a folder that more ways lead to than are gone.
fn lies(entry: &DirEntry, links: &mut Links) -> Option<Lies> {
    if entry.file_type().is_dir() {
        while links.inside.last().is_some_and(|link| !entry.path().starts_with(link)) {
            links.inside.pop();
        }
        if entry.path_is_symlink() && entry.depth() > 0 {
            if !links.inside.is_empty() {
                let ways =
                    links.ways.entry(entry.path().canonicalize().unwrap_or_default()).or_insert(0);
                *ways += 1;
                if *ways > WAYS {
                    return (*ways == WAYS + 1).then_some(Lies::Unreadable(Unreadable::ManyWays));
                }
            }
            links.inside.push(entry.path().to_owned());
        }
        return Some(Lies::Folder(if links.inside.is_empty() {
            Way::Straight
        } else {
            Way::Linked
        }));
    }
    Some(match (entry.depth(), entry.file_type().is_file()) {
        (0, _) => Lies::Unreadable(Unreadable::NotAFolder),
        (_, true) => Lies::File,
        (_, false) => Lies::Unreadable(Unreadable::NotAFile),
    })
}

/// What a refusal of the disk means.
enum Refused {
    /// It went while it was looked at.
    Gone,
    /// The author's trouble.
    Because(Unreadable),
    /// The machine's.
    Broken,
}

fn refused(error: &walkdir::Error, folder: &Path, place: &Path) -> Refused {
    if error.loop_ancestor().is_some() {
        return Refused::Because(Unreadable::LinkInACircle);
    }
    match error.io_error().map(io::Error::kind) {
        Some(ErrorKind::NotFound) if place.is_symlink() => {
            Refused::Because(Unreadable::LinkToNothing)
        }
        Some(ErrorKind::NotFound) if place == folder => Refused::Because(Unreadable::Missing),
        Some(ErrorKind::NotFound | ErrorKind::NotADirectory) => Refused::Gone,
        Some(ErrorKind::PermissionDenied) => Refused::Because(Unreadable::Denied),
        Some(ErrorKind::InvalidFilename) => Refused::Because(Unreadable::TooLong),
        // Some systems give up on a link to itself with an error of their own.
        Some(_) if place.is_symlink() => Refused::Because(Unreadable::LinkInACircle),
        _ => Refused::Broken,
    }
}

/// Whether a name can be shown.
#[derive(PartialEq, Eq)]
enum Name {
    Shown,
    Unshown,
}

fn parts(inner: &Path) -> (Vec<String>, Name) {
    let unshown = |text: &str| text.contains(char::is_control);
    let names: Option<Vec<String>> = inner
        .components()
        .map(|part| part.as_os_str().to_str().filter(|part| !unshown(part)).map(str::to_owned))
        .collect();
    match names {
        Some(parts) => (parts, Name::Shown),
        None => (
            inner
                .components()
                .map(|part| {
                    part.as_os_str().to_string_lossy().replace(char::is_control, "\u{fffd}")
                })
                .collect(),
            Name::Unshown,
        ),
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn met(folder: &Path) -> Vec<(String, Lies)> {
        let mut all = Vec::new();
        walk(folder, |met| {
            all.push((met.parts.join("/"), met.what));
            Ok(Enter::Yes)
        })
        .expect("the disk does not refuse");
        all
    }

    #[test]
    fn everything_is_met_in_order_as_what_it_is() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (root, elsewhere) = (folder.path().join("a"), folder.path().join("b"));
        for path in ["a/1", "b/inner"] {
            std::fs::create_dir_all(folder.path().join(path)).expect("made");
        }
        std::fs::write(elsewhere.join("inner/file"), "").expect("written");
        std::fs::write(root.join("1/.hidden"), "").expect("written");
        symlink(&elsewhere, root.join("2")).expect("linked");
        symlink("../1", root.join("1/round")).expect("linked");
        symlink("itself", root.join("itself")).expect("linked");
        symlink("nowhere", root.join("nothing")).expect("linked");
        std::fs::write(root.join("z\u{1b}"), "").expect("written");
        let expected = [
            ("", Lies::Folder(Way::Straight)),
            ("1", Lies::Folder(Way::Straight)),
            ("1/.hidden", Lies::File),
            ("1/round", Lies::Unreadable(Unreadable::LinkInACircle)),
            ("2", Lies::Folder(Way::Linked)),
            ("2/inner", Lies::Folder(Way::Linked)),
            ("2/inner/file", Lies::File),
            ("itself", Lies::Unreadable(Unreadable::LinkInACircle)),
            ("nothing", Lies::Unreadable(Unreadable::LinkToNothing)),
            ("z\u{fffd}", Lies::Unreadable(Unreadable::Name)),
        ];
        assert_eq!(met(&root), expected.map(|(path, what)| (path.to_owned(), what)));
    }

    #[test]
    fn links_that_multiply_are_followed_so_many_times() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let of = |number: usize| folder.path().join(format!("{number:02}"));
        (0..=20).for_each(|number| std::fs::create_dir(of(number)).expect("made"));
        for number in 0..20 {
            ["a", "b"].iter().for_each(|name| {
                symlink(format!("../{:02}", number + 1), of(number).join(name)).expect("linked")
            });
        }
        std::fs::write(of(20).join("file"), "").expect("written");
        let all = met(folder.path());
        let said =
            all.iter().filter(|(_, what)| *what == Lies::Unreadable(Unreadable::ManyWays)).count();
        assert!((1..=20).contains(&said), "{said}");
        assert!(
            all.len() < 100_000
                && all.iter().filter(|(path, _)| path.ends_with("/file")).count() > WAYS,
            "{}",
            all.len()
        );
        // Many links to one folder are no links in links.
        let (many, one) = (folder.path().join("many"), folder.path().join("one"));
        [&many, &one].iter().for_each(|folder| std::fs::create_dir(folder).expect("made"));
        (0..WAYS + 5)
            .for_each(|number| symlink("../one", many.join(number.to_string())).expect("linked"));
        assert!(met(&many).iter().all(|(_, what)| matches!(what, Lies::Folder(_))));
    }

    #[test]
    fn the_folder_itself_may_be_none() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join("file"), "").expect("written");
        symlink("nowhere", folder.path().join("link")).expect("linked");
        for (name, why) in [
            ("file", Unreadable::NotAFolder),
            ("link", Unreadable::LinkToNothing),
            ("none", Unreadable::Missing),
        ] {
            assert_eq!(met(&folder.path().join(name)), [(String::new(), Lies::Unreadable(why))]);
        }
    }

    #[test]
    fn what_goes_while_it_is_looked_at_is_nothing() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in ["a/file", "b/file", "c"] {
            std::fs::create_dir_all(folder.path().join(name)).expect("made");
        }
        let mut all = Vec::new();
        walk(folder.path(), |met| {
            // The names beside it are known by now.
            if met.parts == ["a"] {
                std::fs::remove_dir_all(folder.path().join("b")).expect("removed");
            }
            all.push(met.parts.join("/"));
            Ok(Enter::Yes)
        })
        .expect("the disk does not refuse");
        assert_eq!(all, ["", "a", "a/file", "b", "c"], "b was named, and has nothing in it");
    }
}
