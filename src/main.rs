//! The command line of gongkai.

use std::process::ExitCode;

/// A build makes and drops many small strings on every thread: this allocator takes a sixth off its
/// processor time, for some more memory.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    gongkai::cli::run()
}
