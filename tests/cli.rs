//! Transcripts of the command line: what is typed, what is printed, how it ends.
//! `SNAPSHOTS=overwrite` (TRYCMD=overwrite) rewrites them.

#![allow(missing_docs, reason = "tests")]

#[test]
fn transcripts() {
    trycmd::TestCases::new()
        .case("tests/cli/*.md")
        .register_bin("gongkai", std::path::Path::new(env!("CARGO_BIN_EXE_gongkai")))
        .run();
}
