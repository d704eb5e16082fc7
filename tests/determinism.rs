//! Two builds give the same bytes, whatever the threads, the folder and the time.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

mod common;

use std::path::Path;

use gongkai::pipeline::{BuildOptions, build, open};

fn built(root: &Path, output: &Path, threads: usize) -> Vec<(String, Vec<u8>)> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let options = BuildOptions { output: output.to_owned(), withhold: false };
    let published = pool.install(|| build(&open(root).unwrap(), &options)).unwrap().published;
    assert!(published.is_some());
    common::tree(output)
}

#[test]
fn the_same_bytes_every_time() {
    let folder = tempfile::tempdir().unwrap();
    let one = built(&common::repository(), &folder.path().join("one/public"), 1);
    let two = built(&common::repository(), &folder.path().join("quite/another/place"), 4);
    let paths = |tree: &[(String, Vec<u8>)]| tree.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    assert_eq!(paths(&one), paths(&two));
    for ((path, one), (_, two)) in one.iter().zip(&two) {
        assert!(one == two, "{path} differs");
    }
}
