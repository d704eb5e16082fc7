//! Every parser takes any bytes: it answers, in time, and never breaks down.
//!
//! Each parser is one `fn(&[u8])` (`parsers.rs`). It is given the seeds of its corpus as they are,
//! then whatever proptest makes of them, for one second; with
//! `FUZZ_SECONDS=600 cargo test --release --test fuzz` for as long as asked. What once broke a
//! parser stays in its corpus.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "tests")]

mod corpus;
mod mutation;
mod parsers;
mod readers;
mod whole;
mod zip;

use std::time::{Duration, Instant};

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// No input of a few kilobytes may take longer.
const PATIENCE: Duration = Duration::from_secs(4);

/// So many inputs at least, however slow the machine.
const LEAST: usize = 20;

fn budget() -> Duration {
    let seconds = std::env::var("FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(seconds.unwrap_or(1))
}

/// Gives one input to a parser; says which it was if the parser breaks down or takes too long.
fn give(name: &str, parser: fn(&[u8]), input: &[u8]) -> Result<(), String> {
    let start = Instant::now();
    let ended = std::panic::catch_unwind(|| parser(input));
    let took = start.elapsed();
    let shown = || String::from_utf8_lossy(&input[..input.len().min(2_000)]).into_owned();
    match ended {
        Err(_) => Err(format!("{name} broke down on {} bytes: {:?}", input.len(), shown())),
        Ok(()) if took > PATIENCE => {
            Err(format!("{name} took {took:?} for {} bytes: {:?}", input.len(), shown()))
        }
        Ok(()) => Ok(()),
    }
}

/// Keeps an input that broke a parser, so that it can be tried again and put into the corpus.
fn keep(name: &str, input: &[u8]) {
    let folder = std::env::temp_dir().join("gongkai-fuzz");
    let _ = std::fs::create_dir_all(&folder);
    let _ = std::fs::write(folder.join(format!("{name}-{}", input.len())), input);
}

fn run(name: &str) {
    let parser = parsers::PARSERS.iter().find(|(known, _)| *known == name).unwrap().1;
    let seeds = corpus::seeds(name);
    assert!(!seeds.is_empty(), "{name} has no corpus");
    for seed in &seeds {
        if let Err(fault) = give(name, parser, seed) {
            panic!("{fault}");
        }
    }
    let seed: [u8; 32] =
        std::array::from_fn(|at| u8::try_from(at).unwrap() ^ name.as_bytes()[at % name.len()]);
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let inputs = mutation::inputs(seeds);
    let (start, mut cases) = (Instant::now(), 0_usize);
    // A slow or busy machine goes on until enough has been tried.
    while cases < LEAST || start.elapsed() < budget() {
        let mut tree = inputs.new_tree(&mut runner).unwrap();
        cases += 1;
        let Err(mut fault) = give(name, parser, &tree.current()) else { continue };
        // Make it as small as it gets before saying it.
        while tree.simplify() {
            match give(name, parser, &tree.current()) {
                Err(smaller) => fault = smaller,
                Ok(()) if !tree.complicate() => break,
                Ok(()) => {}
            }
        }
        keep(name, &tree.current());
        panic!("{fault}");
    }
}

/// One test a parser, so that they run side by side.
macro_rules! parsers {
    ($($name:ident),* $(,)?) => {
        $(#[test]
        fn $name() {
            run(stringify!($name));
        })*

        #[test]
        fn every_parser_is_run() {
            let run = [$(stringify!($name)),*];
            let known: Vec<&str> = parsers::PARSERS.iter().map(|(name, _)| *name).collect();
            assert_eq!(run.as_slice(), known.as_slice());
        }
    };
}

parsers!(
    amount,
    yaml,
    disclosure,
    narrative,
    markdown,
    sentences,
    site_toml,
    region,
    department,
    glossary,
    roster,
    form,
    profile,
    identity,
    words,
    import_csv,
    xlsx,
    xlsx_sheet,
    xlsx_styles,
    xls,
    ods,
    ods_content,
    csv,
    docx,
    docx_document,
    docx_numbering,
    site_form,
    site_profile,
    site_glossary,
    site_lexicon,
    site_roster,
    template,
    style,
    script,
    manifest
);
