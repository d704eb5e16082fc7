use anyhow::bail;

use crate::characters::nearest;
use crate::trouble::Trouble;

use super::arguments::{Arguments, HelpArguments, declared};
use super::{ExitStatus, print};

/// `gongkai help [COMMAND]`
pub(super) fn run(arguments: &Arguments, command: &HelpArguments) -> anyhow::Result<ExitStatus> {
    let mut declared = declared(arguments.language());
    declared.build();
    let mut known = &mut declared;
    for name in &command.command {
        let names: Vec<String> =
            known.get_subcommands().map(|one| one.get_name().to_owned()).collect();
        known = match known.find_subcommand_mut(name) {
            Some(found) => found,
            None => {
                let near = nearest(name, names.iter().map(String::as_str));
                let (zh, en) = match near {
                    Some(near) => (format!("；是否指 {near}？"), format!("; did you mean {near}?")),
                    None => (String::new(), String::new()),
                };
                bail!(Trouble::new(
                    format!("没有“{name}”这个命令{zh}"),
                    format!("there is no command `{name}`{en}"),
                ))
            }
        };
    }
    print::line(known.render_long_help().to_string().trim_end());
    Ok(ExitStatus::Clean)
}
