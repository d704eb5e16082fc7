use std::path::Path;

use clap::Command;
use clap_mangen::Man;

use crate::finding::Language;
use crate::publish::file;
use crate::trouble::{Bilingual, Told as _};

use super::arguments::{Arguments, ManArguments, declared};
use super::{ExitStatus, print};

/// `gongkai man DIR`
pub(super) fn run(arguments: &Arguments, command: &ManArguments) -> anyhow::Result<ExitStatus> {
    let mut declared = declared(arguments.language());
    declared.build();
    let count = pages(&declared, &command.directory)?;
    let directory = command.directory.display();
    print::line(&match arguments.language() {
        Language::Chinese => format!("已在 {directory} 写出 {count} 页手册。"),
        Language::English => format!("{count} manual pages written into {directory}."),
    });
    Ok(ExitStatus::Clean)
}

/// Writes the page of a command and those of the commands below it: how many.
fn pages(command: &Command, directory: &Path) -> anyhow::Result<usize> {
    let man = Man::new(command.clone());
    let name = man.get_filename();
    let mut page = Vec::new();
    man.render(&mut page).told(|| {
        Bilingual::new(
            format!("写不出手册页 {name}"),
            format!("cannot make the manual page {name}"),
        )
    })?;
    file::replace(&directory.join(name), &page)?;
    let mut count = 1;
    for below in command.get_subcommands() {
        count += pages(below, directory)?;
    }
    Ok(count)
}
