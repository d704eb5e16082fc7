use super::arguments::{Arguments, CompletionsArguments, declared};
use super::{ExitStatus, print};

/// `gongkai completions SHELL`
pub(super) fn run(
    arguments: &Arguments,
    command: &CompletionsArguments,
) -> anyhow::Result<ExitStatus> {
    let mut declared = declared(arguments.language());
    let mut script = Vec::new();
    clap_complete::generate(command.shell, &mut declared, "gongkai", &mut script);
    print::line(String::from_utf8_lossy(&script).trim_end());
    Ok(ExitStatus::Clean)
}
