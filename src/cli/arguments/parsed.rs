use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Command, CommandFactory, FromArgMatches, ValueEnum};

use crate::cli::site_folder::site_folder;
use crate::finding::Language;
use crate::load;

use super::refused::refused;
use super::spoken::Spoken;
use super::{Arguments, MessageLanguage};

/// Whether `EN` is a language: no more than the declaration of `--lang` lets it be.
const IGNORE_CASE: bool = false;

/// What is printed instead of running a command, and with which status it ends.
pub(in crate::cli) enum Instead {
    /// A help text or the version: asked for.
    Asked(String),
    /// Why the command line cannot be understood.
    Refused(String),
}

/// Reads a command line, in the language that it asks for, else that of the site.
///
/// # Errors
/// What is to be printed where no command is to be run.
pub(in crate::cli) fn parsed(line: Vec<OsString>) -> Result<Arguments, Instead> {
    let language = language(&line);
    let read = declared(language)
        .try_get_matches_from(line)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    match read {
        Ok(arguments) => Ok(Arguments { lang: Some(MessageLanguage::of(language)), ..arguments }),
        Err(error) => Err(instead(&error, language)),
    }
}

/// The command line as it is declared, speaking a language.
pub(in crate::cli) fn declared(language: Language) -> Command {
    match chinese(language) {
        Some(spoken) => spoken.put_on(Arguments::command()),
        None => Arguments::command(),
    }
}

fn chinese(language: Language) -> Option<Spoken> {
    (language == Language::Chinese).then(Spoken::chinese).flatten()
}

fn instead(error: &clap::Error, language: Language) -> Instead {
    let text = || error.render().to_string();
    match (error.kind(), chinese(language)) {
        (ErrorKind::DisplayHelp | ErrorKind::DisplayVersion, _) => Instead::Asked(text()),
        (ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, _) | (_, None) => {
            Instead::Refused(text())
        }
        (_, Some(spoken)) => Instead::Refused(refused(error, &spoken)),
    }
}

/// The language that a command line asks for, else that of the site it is about: known before the
/// line is understood, since what is wrong with it is said in it.
fn language(line: &[OsString]) -> Language {
    let asked = value_of(line, "--lang").and_then(|asked| {
        let written = MessageLanguage::from_str(asked.to_str()?, IGNORE_CASE).ok()?;
        Some(written.language())
    });
    let of_the_site = || {
        let root = match value_of(line, "--root") {
            Some(root) => PathBuf::from(root),
            None => {
                let here = std::env::current_dir().ok()?;
                site_folder(&here)?.to_owned()
            }
        };
        load::site_language(&root)
    };
    asked.or_else(of_the_site).unwrap_or(Language::Chinese)
}

/// What stands behind an option: `--lang en`, `--lang=en`.
fn value_of(line: &[OsString], option: &str) -> Option<OsString> {
    let line = line.split(|argument| argument == "--").next()?;
    line.iter().enumerate().find_map(|(at, argument)| {
        if argument.as_os_str() == OsStr::new(option) {
            return line.get(at + 1).cloned();
        }
        let joined = argument.to_str()?.strip_prefix(option)?.strip_prefix('=')?;
        Some(OsString::from(joined))
    })
}
