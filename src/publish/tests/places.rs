use std::fs;
use std::path::{Path, PathBuf};

use super::{NEW, OLD, Site, files, tree};

#[test]
fn what_the_site_is_made_of_is_no_output() {
    let site = Site::new(&[]);
    for (inner, why) in [
        ("", "holds content"),
        ("content", "content"),
        ("content/public", "lies in content"),
        ("content/a/b", "lies in content"),
        ("static/x", "lies in static"),
        ("templates", "templates"),
        ("site.toml", "site.toml"),
        ("site.toml/x", "site.toml"),
        ("..", "holds content"),
        ("static/../content/x", "lies in content"),
    ] {
        let error = site.refused(&site.path(inner));
        assert!(error.contains(why), "{inner}: {error}");
    }
    assert!(!site.path("content/a").exists(), "nothing was made");
    assert!(site.refused(Path::new("/")).contains("cannot be an output directory"));
    assert!(site.refused(Path::new("")).contains("cannot be an output directory"));
    assert!(site.refused(&site.path("nothing/../..")).contains("without .."));
    fs::write(site.path("file"), "").expect("written");
    assert!(site.refused(&site.path("file")).contains("is a file"));
    site.target(&site.path("deep/er/public")).expect("folders above are made");
    site.target(&site.path("contents")).expect("another name is another name");
}

#[cfg(unix)]
#[test]
fn links_to_the_output_are_followed_or_refused() {
    let site = Site::new(&[]);
    let link = |to: &str, name: &str| {
        std::os::unix::fs::symlink(site.path(to), site.path(name)).expect("linked");
        site.path(name)
    };
    fs::create_dir(site.path("real")).expect("made");
    let public = link("real", "public");
    site.build(OLD).expect("built");
    assert!(public.is_symlink());
    assert_eq!(tree(&site.path("real")), files(OLD));
    fs::write(site.path("file"), "").expect("written");
    for (name, to, why) in [
        ("to-nothing", "nothing", "link to nothing"),
        ("to-file", "file", "is a file"),
        ("loop", "loop", "leads nowhere"),
        ("to-content", "content", "content"),
        ("to-root", ".", "holds content"),
    ] {
        let error = site.refused(&link(to, name));
        assert!(error.contains(why) && error.contains(name), "{error}");
    }
    assert!(site.refused(&site.path("to-nothing/public")).contains("link to nothing"));
    // content/ may itself lie elsewhere.
    fs::remove_dir(site.path("content")).expect("removed");
    fs::create_dir(site.path("elsewhere")).expect("made");
    link("elsewhere", "content");
    assert!(site.refused(&site.path("elsewhere/public")).contains("content"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_mount_point_is_refused() {
    let site = Site::new(&[]);
    let error = site.refused(Path::new("/proc"));
    assert!(error.contains("mount point"), "{error}");
}

#[cfg(unix)]
#[test]
fn what_may_not_be_written_is_refused_and_what_was_locked_later_goes() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new(&[]);
    site.build(OLD).expect("built");
    let lock = |path: &str, mode| {
        fs::set_permissions(site.path(path), fs::Permissions::from_mode(mode)).expect("set")
    };
    lock("public/a", 0o555);
    site.build(NEW).expect("a folder of ours that was locked goes all the same");
    assert_eq!(site.left(), Vec::<PathBuf>::new());
    if std::os::unix::fs::MetadataExt::uid(&fs::metadata(site.public()).expect("there")) == 0 {
        // Nobody stops root.
        return;
    }
    for path in ["public", ""] {
        lock(path, 0o555);
        let error = site.refused(&site.public());
        lock(path, 0o755);
        assert!(error.contains("may not be written"), "{error}");
    }
}
