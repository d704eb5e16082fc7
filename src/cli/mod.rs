//! **cli** parses arguments, prints, and says how it ended: 0 clean or acknowledged, 1 findings, 2
//! could not run.
//!
//! One command a file; none does any work of its own.
//!
//! In reading order: what is asked, and where; what commands share; the commands.

mod site_folder;
mod arguments;
mod attachment_links;
mod shell;
mod root;
mod folder;
mod guard;

mod disclosure_path;
mod disclosure_place;
mod office_file;
mod own_sheet;
mod office_sources;
mod left_lines;
mod left_out;
mod scope;
mod profiles;
mod unchecked;
mod print;
mod progress;
mod timings;
mod coverage;

mod schema;
mod region_site;
mod init;
mod new;
mod draft;
mod report;
mod check_end;
mod watch;
mod check_file;
mod check;
mod explain;
mod help;
mod completions;
mod man;

mod build;
mod export;
mod import;
mod roster;
mod serve;
mod server_file;

use std::process::ExitCode;

use arguments::{Command, Instead, parsed};
pub use guard::guarded;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitStatus {
    /// Clean, or every finding acknowledged.
    Clean,
    /// There are findings.
    Findings,
}

/// Runs the command line.
pub fn run() -> ExitCode {
    let arguments = match parsed(std::env::args_os().collect()) {
        Ok(arguments) => arguments,
        Err(Instead::Asked(text)) => {
            print::line(text.trim_end());
            return ExitCode::SUCCESS;
        }
        Err(Instead::Refused(text)) => {
            print::aside(text.trim_end());
            return ExitCode::from(2);
        }
    };
    let run = || match &arguments.command {
        Command::Build(build) => build::run(&arguments, build),
        Command::Init(init) => init::run(&arguments, init),
        Command::Import(import) => import::run(&arguments, import),
        Command::New(new) => new::run(&arguments, new),
        Command::Schema(schema) => schema::run(&arguments, schema),
        Command::Serve(serve) => serve::run(&arguments, serve),
        Command::ServerFile(asked) => server_file::run(&arguments, asked),
        Command::Check(check) => check::run(&arguments, check),
        Command::Draft(draft) => draft::run(&arguments, draft),
        Command::Export(export) => export::run(&arguments, export),
        Command::Roster(roster) => roster::run(&arguments, roster),
        Command::Explain(explain) => explain::run(&arguments, explain),
        Command::Completions(asked) => completions::run(&arguments, asked),
        Command::Man(asked) => man::run(&arguments, asked),
        Command::Help(help) => help::run(&arguments, help),
    };
    guarded(arguments.language(), run)
}
