//! The command line's own words in Chinese.

use std::collections::BTreeMap;

use clap::{Arg, ArgAction, Command};
use serde::Deserialize;

use crate::source::{SourceFile, typed};

/// What the command line says of itself in one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Spoken {
    /// Headings of the lists of a help text, by their English.
    headings: BTreeMap<String, String>,
    /// What stands for options and commands in a usage line, by their English.
    placeholders: BTreeMap<String, String>,
    /// What an argument's value is called, by its English: `FILE`.
    values_called: BTreeMap<String, String>,
    /// Of the option that prints a help text.
    help: String,
    /// Of the option that prints the version.
    version: String,
    /// Before the values that an argument may have.
    values: String,
    /// Before the value that an argument has where nobody gives one.
    default: String,
    /// Commands by their names, those below another after its name: `new year`.
    commands: BTreeMap<String, SpokenCommand>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct SpokenCommand {
    about: String,
    /// By the ids of the arguments.
    #[serde(default)]
    arguments: BTreeMap<String, String>,
}

impl Spoken {
    /// The Chinese words; nothing where the file, which comes with the program, is broken.
    pub(super) fn chinese() -> Option<Spoken> {
        typed(&SourceFile::new("<gongkai>/arguments/zh.yaml", include_str!("zh.yaml"))).ok()
    }

    /// The heading of a list, by its English.
    pub(super) fn heading(&self, english: &str) -> String {
        self.headings.get(english).cloned().unwrap_or_else(|| english.to_owned())
    }

    /// A usage line without its own heading.
    pub(super) fn usage(&self, english: &str) -> String {
        let line = english.trim().trim_start_matches("Usage:").trim_start().to_owned();
        let line =
            self.placeholders.iter().fold(line, |line, (english, own)| line.replace(english, own));
        self.values_called.iter().fold(line, |line, (english, own)| {
            line.replace(&format!("<{english}>"), &format!("<{own}>"))
                .replace(&format!("[{english}]"), &format!("[{own}]"))
        })
    }

    /// A command line that says of itself what is written here.
    pub(super) fn put_on(&self, command: Command) -> Command {
        // What clap makes of a usage line is only there in a command that was built.
        let mut built = command.clone();
        built.build();
        let name = command.get_name().to_owned();
        self.command(command, &mut built, &name).term_width(0)
    }

    fn command(&self, command: Command, built: &mut Command, path: &str) -> Command {
        let own = self.commands.get(path);
        let says_version = command.get_version().is_some();
        let mut command = command
            .help_template(format!(
                "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
                self.heading("usage")
            ))
            .override_usage(self.usage(&built.render_usage().to_string()))
            .subcommand_help_heading(self.heading("commands"))
            .disable_help_flag(true)
            .disable_version_flag(true);
        if let Some(own) = own {
            command = command.about(own.about.clone()).long_about(None::<&str>);
        }
        let arguments: Vec<String> =
            command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
        for id in arguments {
            let says = own.and_then(|own| own.arguments.get(&id));
            command = command.mut_arg(&id, |argument| self.argument(argument, says));
        }
        command = command.arg(self.flag("help", 'h', &self.help, ArgAction::Help));
        if says_version {
            command = command.arg(self.flag("version", 'V', &self.version, ArgAction::Version));
        }
        let commands: Vec<String> =
            command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
        let root = path == command.get_name() && says_version;
        for name in commands {
            let path = if root { name.clone() } else { format!("{path} {name}") };
            let Some(built) = built.find_subcommand_mut(&name) else { continue };
            command = command.mut_subcommand(&name, |one| self.command(one, built, &path));
        }
        command
    }

    /// An argument whose value is called in Chinese.
    fn called(&self, argument: Arg) -> Arg {
        let own = argument.get_value_names().and_then(|names| names.first());
        let own = own.and_then(|name| self.values_called.get(name.as_str())).cloned();
        match own {
            Some(own) => argument.value_name(own),
            None => argument,
        }
    }

    fn flag(&self, name: &'static str, short: char, says: &str, action: ArgAction) -> Arg {
        Arg::new(name)
            .long(name)
            .short(short)
            .help(says.to_owned())
            .help_heading(self.heading("options"))
            .display_order(902)
            .action(action)
    }

    fn argument(&self, argument: Arg, says: Option<&String>) -> Arg {
        let english = argument.get_help_heading().map(str::to_owned);
        let place = if argument.is_positional() { "arguments" } else { "options" };
        let heading = self.heading(english.as_deref().unwrap_or(place));
        let mut notes = Vec::new();
        let takes_value = argument.get_action().takes_values();
        let values: Vec<String> = argument
            .get_possible_values()
            .iter()
            .map(|value| value.get_name().to_owned())
            .collect();
        if takes_value && !values.is_empty() {
            notes.push(format!("{} {}", self.values, values.join("、")));
        }
        let usual: Vec<String> = argument
            .get_default_values()
            .iter()
            .map(|value| value.to_string_lossy().into_owned())
            .collect();
        if takes_value && !usual.is_empty() {
            notes.push(format!("{} {}", self.default, usual.join("、")));
        }
        let notes =
            if notes.is_empty() { String::new() } else { format!("（{}）", notes.join("；")) };
        let says = says.cloned().unwrap_or_default() + &notes;
        self.called(argument)
            .help(says)
            .long_help(None::<&str>)
            .help_heading(heading)
            .hide_possible_values(true)
            .hide_default_value(true)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use super::super::Arguments;
    use super::*;

    /// The commands below one and their arguments, as zh.yaml names them.
    fn declared(command: &Command, path: &str, found: &mut BTreeSet<String>) {
        found.insert(path.to_owned());
        found.extend(
            command.get_arguments().map(|argument| format!("{path}: {}", argument.get_id())),
        );
        for one in command.get_subcommands() {
            let name = one.get_name();
            let path = if path == "gongkai" { name.to_owned() } else { format!("{path} {name}") };
            declared(one, &path, found);
        }
    }

    #[test]
    fn every_command_and_argument_has_its_words_and_no_other() {
        let mut asked = BTreeSet::new();
        declared(&Arguments::command(), "gongkai", &mut asked);
        let spoken = Spoken::chinese().expect("the words come with the program");
        let written = spoken.commands.iter().flat_map(|(path, command)| {
            let arguments = command.arguments.keys().map(move |id| format!("{path}: {id}"));
            std::iter::once(path.clone()).chain(arguments)
        });
        assert_eq!(written.collect::<BTreeSet<_>>(), asked);
        let words = spoken.commands.values();
        for word in words.flat_map(|one| one.arguments.values().chain([&one.about])) {
            assert!(word.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{word}");
        }
    }

    #[test]
    fn no_help_text_has_an_english_word_of_the_library() {
        fn texts(command: &mut Command, all: &mut String) {
            all.push_str(&command.render_long_help().to_string());
            all.push_str(&command.render_help().to_string());
            command.get_subcommands_mut().for_each(|one| texts(one, all));
        }
        let mut command = Spoken::chinese()
            .expect("the words come with the program")
            .put_on(Arguments::command());
        command.build();
        let mut all = String::new();
        texts(&mut command, &mut all);
        for english in ["Usage", "OPTIONS", "Options", "Print", "default", "possible"] {
            assert!(!all.contains(english), "{english}: {all}");
        }
        // Nor is a value called in English: <FILE>, [PATHS].
        let marked = all.split(['<', '[']).skip(1);
        for name in marked.filter_map(|rest| rest.split(['>', ']']).next()) {
            assert!(!name.starts_with(|c: char| c.is_ascii_uppercase()), "{name}: {all}");
        }
    }
}
