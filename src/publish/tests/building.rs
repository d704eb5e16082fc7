use std::fs;
use std::io::Write;
use std::path::PathBuf;

use super::super::file;
use super::super::means::Means;
use super::super::swap::take;
use super::{EACH, NEW, OLD, Site, files, tree};

#[test]
fn a_second_build_links_what_did_not_change() {
    for means in EACH {
        let site = Site::new(&[]);
        site.staged(means, OLD).expect("staged").commit().expect("built");
        let published = site.staged(means, NEW).expect("staged").commit().expect("built");
        assert_eq!((published.files, published.linked), (4, 1));
        assert_eq!(tree(&site.public()), files(NEW));
        assert_eq!(site.left(), Vec::<PathBuf>::new());
    }
}

#[test]
fn a_large_file_is_copied_and_then_linked() {
    let site = Site::new(&[]);
    let large: Vec<u8> = (0_u32..300_000).flat_map(u32::to_le_bytes).collect();
    fs::write(site.path("large.bin"), &large).expect("written");
    for linked in [0, 1] {
        let staging = site.target(&site.public()).expect("ours").stage().expect("staged");
        staging.copy("downloads/large.bin", &site.path("large.bin")).expect("copied");
        assert_eq!(staging.commit().expect("built").linked, linked);
        assert_eq!(fs::read(site.public().join("downloads/large.bin")).expect("there"), large);
    }
}

#[test]
fn scratch_files_are_never_published() {
    let site = Site::new(&[]);
    let staging = site.staged(Means::BEST, &[("index.html", "one")]).expect("staged");
    staging
        .scratch("index.html")
        .expect("made, whatever the site's files are called")
        .write_all(b"x")
        .expect("written");
    assert_eq!(staging.commit().expect("committed").files, 2);
    assert_eq!(tree(&site.public()), files(&[("index.html", "one")]));
}

#[test]
fn a_build_that_fails_leaves_all_as_it_was() {
    let site = Site::new(&[]);
    site.build(OLD).expect("built");
    drop(site.staged(Means::BEST, NEW).expect("staged"));
    assert_eq!(tree(&site.public()), files(OLD));
    assert_eq!(site.left(), Vec::<PathBuf>::new());
}

#[test]
fn what_gongkai_did_not_write_is_refused_and_named() {
    let site = Site::new(&[]);
    fs::create_dir(site.public()).expect("made");
    site.build(OLD).expect("an empty directory is fine");
    for (path, named) in [
        ("CNAME", "CNAME"),
        (".git/HEAD", ".git/"),
        ("a/report.pdf", "a/report.pdf"),
        ("empty/x/y", "empty/"),
    ] {
        file::write_new(&site.public().join(path), b"theirs").expect("written");
        let error = site.refused(&site.public());
        assert!(
            error.contains("did not write")
                && error.contains(named)
                && error.contains("[output] keep"),
            "{error}"
        );
        assert!(site.public().join(path).is_file());
        let first = site.public().join(path.split('/').next().expect("a part"));
        if path.starts_with("a/") {
            fs::remove_file(site.public().join(path))
        } else if first.is_dir() {
            fs::remove_dir_all(first)
        } else {
            fs::remove_file(first)
        }
        .expect("removed");
    }
    for number in 0..12 {
        fs::write(site.public().join(format!("{number}.pdf")), "").expect("written");
    }
    assert!(site.refused(&site.public()).contains("(12 in all)"));
}

#[test]
fn a_folder_of_no_build_is_refused() {
    let site = Site::new(&[]);
    file::write_new(&site.public().join("index.html"), b"theirs").expect("written");
    assert!(site.refused(&site.public()).contains("index.html"));
    fs::write(
        site.public().join("manifest.json"),
        r#"{"generator":"other","files":[{"path":"index.html","size":6,"sha256":""}]}"#,
    )
    .expect("written");
    assert!(
        site.refused(&site.public()).contains("index.html"),
        "a manifest of another program says nothing"
    );
    assert_eq!(fs::read_to_string(site.public().join("index.html")).expect("there"), "theirs");
}

#[test]
fn a_file_of_ours_that_was_changed_is_not_lost() {
    let site = Site::new(&[]);
    site.build(OLD).expect("built");
    fs::write(site.public().join("a/b.html"), "longer than it was").expect("written");
    assert!(
        site.refused(&site.public()).contains("a/b.html"),
        "by its length, before the work starts"
    );
    fs::write(site.public().join("a/b.html"), "owt").expect("written");
    let error = site.build(NEW).expect_err("by its bytes, before the swap").to_string();
    assert!(error.contains("were changed") && error.contains("a/b.html"), "{error}");
    assert_eq!(fs::read_to_string(site.public().join("a/b.html")).expect("there"), "owt");
    fs::remove_file(site.public().join("a/b.html")).expect("removed");
    site.build(NEW).expect("what is gone is written anew");
    assert_eq!(tree(&site.public()), files(NEW));
}

#[test]
fn what_comes_while_a_build_runs_is_not_lost() {
    for means in EACH {
        let site = Site::new(&[]);
        site.build(OLD).expect("built");
        let staging = site.staged(means, NEW).expect("staged");
        fs::write(site.public().join("late.pdf"), "theirs").expect("written");
        assert!(staging.commit().expect_err("asked again").to_string().contains("late.pdf"));
        fs::remove_file(site.public().join("late.pdf")).expect("removed");
        // Even after it was asked.
        let mut staging = site.staged(means, NEW).expect("staged");
        let (_, _, kept) = staging.finish().expect("finished");
        fs::write(site.public().join("later.pdf"), "theirs").expect("written");
        means
            .swap
            .steps()
            .iter()
            .for_each(|step| take(*step, staging.names(), &kept).expect("taken"));
        drop(staging);
        let mut expected = files(NEW);
        expected.insert("later.pdf".into(), "theirs".into());
        assert_eq!(tree(&site.public()), expected);
        assert_eq!(site.left(), Vec::<PathBuf>::new());
    }
}

#[test]
fn paths_in_the_way_of_others_are_known() {
    let site = Site::new(&[]);
    let staging = site
        .staged(
            Means::BEST,
            &[("index.html", ""), ("data/x/projects.csv", ""), ("example/housing/index.html", "")],
        )
        .expect("staged");
    let asked = [
        "index.html",
        "INDEX.html",
        "index.html/x",
        "example",
        "Example/housing/a.pdf",
        "example/housing/a.pdf",
        "data/projects.csv",
        "data/x/Projects.csv",
        "logo.svg",
    ];
    let taken = staging.taken(asked.into_iter()).expect("readable");
    let expected = [
        ("Example/housing/a.pdf", "example/"),
        ("INDEX.html", "index.html"),
        ("data/x/Projects.csv", "data/x/projects.csv"),
        ("example", "example/"),
        ("index.html", "index.html"),
        ("index.html/x", "index.html"),
    ];
    assert_eq!(taken, expected.map(|(path, there)| (path, there.to_owned())));
}

#[test]
fn one_build_at_a_time() {
    let site = Site::new(&[]);
    let first = site.staged(Means::BEST, OLD).expect("free");
    assert!(site.refused(&site.public()).contains("another build"));
    first.commit().expect("the first is unharmed");
    site.build(NEW).expect("free again");
}

#[test]
fn a_path_is_written_once() {
    let site = Site::new(&[]);
    // New, and linked.
    for _ in 0..2 {
        let staging = site.staged(Means::BEST, &[("a/b.html", "one")]).expect("staged");
        staging.append("data/a.csv", b"ab").expect("written");
        let error = |written: anyhow::Result<()>| written.expect_err("refused").to_string();
        for path in ["a/b.html", "data/a.csv", "manifest.json"] {
            for bytes in ["one", "two"] {
                let told = error(staging.write(path, bytes.as_bytes()));
                assert_eq!(told, format!("{path} is written twice"));
            }
            let told = error(staging.copy(path, &site.path("site.toml")));
            assert_eq!(told, format!("{path} is written twice"));
        }
        assert_eq!(error(staging.append("a/b.html", b"x")), "a/b.html is written twice");
        assert!(error(staging.write("a", b"x")).contains("cannot write"), "it is a folder");
        staging.write("a/c.html", b"x").expect("the others are unharmed");
        staging.commit().expect("committed");
        let expected = files(&[("a/b.html", "one"), ("a/c.html", "x"), ("data/a.csv", "ab")]);
        assert_eq!(tree(&site.public()), expected);
    }
}

#[test]
fn a_large_site_is_published_and_looked_through_as_a_small_one() {
    let site = Site::new(&[]);
    for means in EACH {
        let paths: Vec<String> = (0..9000)
            .map(|number| format!("r{}/d{}/{number}.html", number % 7, number % 90))
            .collect();
        let staging = site.with(&site.public(), means).expect("ours").stage().expect("staged");
        for path in &paths {
            staging.write(path, path.as_bytes()).expect("written");
        }
        let taken = staging.taken(["r1/d1/1.HTML", "r6/d6", "r9"].into_iter()).expect("readable");
        assert_eq!(
            taken,
            [("r1/d1/1.HTML", "r1/d1/1.html".to_owned()), ("r6/d6", "r6/d6/".to_owned())]
        );
        staging.commit().expect("committed");
        let written = tree(&site.public());
        assert_eq!(written.len(), paths.len());
        assert!(paths.iter().all(|path| written.get(path) == Some(path)));
        assert_eq!(site.left(), Vec::<PathBuf>::new());
    }
}

#[test]
fn the_manifest_says_what_sha256sum_says() {
    let site = Site::new(&[]);
    let staging = site.target(&site.public()).expect("ours").stage().expect("staged");
    staging.append("data/a.csv", b"ab").expect("written");
    staging.append("data/a.csv", b"c").expect("written");
    assert!(staging.write("../x", b"x").is_err());
    staging.commit().expect("committed");
    let text = fs::read_to_string(site.public().join("manifest.json")).expect("there");
    assert!(
        text.contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        "{text}"
    );
}
