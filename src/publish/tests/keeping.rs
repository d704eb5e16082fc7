use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use super::super::file;
use super::super::means::Means;
use super::super::names::Names;
use super::super::staging::Staging;
use super::super::swap::{Step, Swap, take};
use super::{EACH, NEW, OLD, Site, files, tree};

/// What people keep, and what it looks like in the output.
const KEEP: &[&str] = &[".git", "CNAME", "a/report.pdf", "downloads"];
const KEPT: &[(&str, &str)] = &[
    (".git/HEAD", "ref"),
    (".git/objects/aa/bb", "object"),
    ("CNAME", "example.org"),
    ("a/report.pdf", "pdf"),
    ("downloads/x/y.pdf", "y"),
];

fn keeping(means: Means) -> Site {
    let site = Site::new(KEEP);
    for (path, text) in KEPT {
        file::write_new(&site.public().join(path), text.as_bytes()).expect("written");
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink("x/y.pdf", site.public().join("downloads/link")).expect("linked");
    site.staged(means, OLD)
        .expect("a directory with nothing but what is kept")
        .commit()
        .expect("built");
    site
}

fn with_kept(list: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut all = files(list);
    all.extend(files(KEPT));
    if cfg!(unix) {
        all.insert("downloads/link".into(), "-> x/y.pdf".into());
    }
    all
}

#[test]
fn what_is_kept_is_carried_over() {
    for means in EACH {
        let site = keeping(means);
        assert_eq!(tree(&site.public()), with_kept(OLD));
        site.staged(means, NEW).expect("staged").commit().expect("built");
        assert_eq!(tree(&site.public()), with_kept(NEW));
        assert_eq!(site.left(), Vec::<PathBuf>::new());
    }
}

#[cfg(unix)]
#[test]
fn what_is_kept_is_the_same_file_with_its_permissions() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let site = keeping(Means::BEST);
    let of = |path: &str| {
        fs::metadata(site.public().join(path))
            .map(|metadata| (metadata.ino(), metadata.mode(), metadata.mtime()))
            .expect("there")
    };
    fs::set_permissions(site.public().join("CNAME"), fs::Permissions::from_mode(0o604))
        .expect("set");
    fs::set_permissions(site.public(), fs::Permissions::from_mode(0o750)).expect("set");
    let before = [of("CNAME"), of(".git"), of("downloads/x/y.pdf")];
    site.build(NEW).expect("built");
    assert_eq!([of("CNAME"), of(".git"), of("downloads/x/y.pdf")], before);
    assert_eq!(
        fs::metadata(site.public()).expect("there").mode() & 0o777,
        0o750,
        "the output is as open as it was"
    );
}

#[test]
fn a_crash_after_each_step_leaves_one_site_whole_and_loses_nothing_kept() {
    for means in EACH {
        for taken in 0..=means.swap.steps().len() {
            for carried in 0..=KEPT.len() {
                let site = keeping(means);
                let mut staging = site.staged(means, NEW).expect("staged");
                let (_, _, kept) = staging.finish().expect("finished");
                for step in &means.swap.steps()[..taken] {
                    // A crash within carrying, too.
                    let some =
                        if *step == Step::Carry && means.swap.steps()[taken - 1] == Step::Carry {
                            carried.min(kept.len())
                        } else {
                            kept.len()
                        };
                    take(*step, staging.names(), &kept[..some]).expect("taken");
                }
                crash(staging);
                // Where two names are exchanged, there is no moment without a site.
                let between = site.public().exists();
                assert!(between || means.swap == Swap::Renames, "{means:?} {taken}");
                if between {
                    let now: BTreeMap<String, String> = tree(&site.public())
                        .into_iter()
                        .filter(|(path, _)| !with_kept(&[]).contains_key(path))
                        .collect();
                    assert!(now == files(OLD) || now == files(NEW), "{means:?} {taken}: {now:?}");
                    assert!(
                        site.public().join("CNAME").is_file(),
                        "{means:?} {taken}: a kept file is there at every moment"
                    );
                }
                drop(site.with(&site.public(), means).expect("healed"));
                let healed = tree(&site.public());
                assert!(
                    healed == with_kept(OLD) || healed == with_kept(NEW),
                    "{means:?} {taken}: {healed:?}"
                );
                assert_eq!(site.left(), Vec::<PathBuf>::new(), "{means:?} {taken}");
                site.staged(means, NEW)
                    .expect("staged")
                    .commit()
                    .expect("and the next build builds");
                assert_eq!(tree(&site.public()), with_kept(NEW));
            }
        }
    }
}

#[test]
fn a_step_that_fails_is_undone() {
    for means in EACH {
        let site = keeping(means);
        let staging = site.staged(means, NEW).expect("staged");
        // Nothing can be put there.
        let (names, blocked) = (
            staging.names().clone(),
            if means.swap == Swap::Renames {
                staging.names().old.clone()
            } else {
                staging.names().next.clone()
            },
        );
        file::write_new(&blocked.join("in the way"), b"").expect("written");
        let failed = staging.commit().is_err();
        assert!(failed, "{means:?}");
        fs::remove_dir_all(&blocked).ok();
        drop(
            site.with(&site.public(), means)
                .map_err(|error| assert!(error.to_string().contains("in the way"), "{error}")),
        );
        let now: BTreeMap<String, String> =
            tree(&names.target).into_iter().filter(|(path, _)| path != "in the way").collect();
        assert_eq!(now, with_kept(OLD), "{means:?}");
    }
}

/// What a killed process does: nothing more.
fn crash(staging: Staging) {
    let lock = staging.names().lock.clone();
    std::mem::forget(staging);
    // The system would let go of the lock; here a new file stands for it.
    fs::remove_file(lock).expect("removed");
}

#[test]
fn a_crash_while_the_old_site_goes_is_healed() {
    let site = Site::new(&[]);
    site.build(NEW).expect("built");
    let names = Names::beside(&fs::canonicalize(site.public()).expect("there"));
    fs::create_dir_all(names.next.join("a")).expect("made");
    fs::copy(names.target.join("manifest.json"), names.next.join("manifest.json")).expect("copied");
    fs::write(names.next.join("a/b.html"), "three").expect("written");
    fs::create_dir_all(names.staging.join("site/x")).expect("made");
    drop(site.target(&site.public()).expect("healed"));
    assert_eq!(tree(&site.public()), files(NEW), "what is left of an old site does not come back");
    assert_eq!(site.left(), Vec::<PathBuf>::new());
}

#[test]
fn two_files_of_one_name_are_both_left() {
    let site = Site::new(&["CNAME"]);
    file::write_new(&site.public().join("CNAME"), b"one.org").expect("written");
    site.build(OLD).expect("built");
    let names = Names::beside(&fs::canonicalize(site.public()).expect("there"));
    file::write_new(&names.next.join("CNAME"), b"two.org").expect("written");
    let error = site.refused(&site.public());
    assert!(error.contains("CNAME") && error.contains(".public.gongkai-next"), "{error}");
    assert_eq!(fs::read_to_string(names.next.join("CNAME")).expect("there"), "two.org");
    assert_eq!(fs::read_to_string(names.target.join("CNAME")).expect("there"), "one.org");
}

#[test]
fn what_is_kept_and_what_is_built_do_not_meet() {
    let site = Site::new(&["downloads", "a/b"]);
    let staging = site.target(&site.public()).expect("free").stage().expect("staged");
    for path in ["downloads", "downloads/x.pdf", "a/b", "a/b/c", "a"] {
        let error = staging.write(path, b"").expect_err(path).to_string();
        assert!(error.contains("keep") && error.contains(path), "{error}");
    }
    staging.write("a/c", b"").expect("beside is beside");
    staging.write("downloads2", b"").expect("another name is another name");
}
