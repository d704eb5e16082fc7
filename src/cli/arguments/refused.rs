//! Why a command line cannot be understood, in Chinese.

use std::error::Error as _;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::characters::nearest;

use super::expected::Expected;
use super::spoken::Spoken;

/// The sentence, what may have been meant, and the usage line.
pub(super) fn refused(error: &Error, spoken: &Spoken) -> String {
    let mut lines = vec![format!("gongkai: {}", sentence(error))];
    lines.extend(meant(error).map(|meant| format!("是否指 {meant}？")));
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        lines.push(format!("{}: {}", spoken.heading("usage"), spoken.usage(&usage.to_string())));
    }
    lines.push("各个命令和选项的说明：gongkai --help，gongkai 命令 --help".to_owned());
    lines.join("\n") + "\n"
}

/// The one name that is nearest to what was written; where none is near, all that the library names.
fn meant(error: &Error) -> Option<String> {
    let kinds = [
        (ContextKind::InvalidSubcommand, ContextKind::SuggestedSubcommand),
        (ContextKind::InvalidArg, ContextKind::SuggestedArg),
    ];
    kinds.into_iter().find_map(|(written, suggested)| {
        let all = named(error, suggested)?;
        let near = named(error, written).and_then(|written| nearest(&written, all.split('、')));
        Some(near.unwrap_or(all))
    })
}

/// What the error names of a kind.
fn named(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(one) => Some(one.clone()).filter(|one| !one.is_empty()),
        ContextValue::Strings(several) => {
            Some(several.join("、")).filter(|several| !several.is_empty())
        }
        _ => None,
    }
}

fn sentence(error: &Error) -> String {
    let argument = named(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = named(error, ContextKind::InvalidValue);
    let other = named(error, ContextKind::PriorArg).unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument => format!("没有“{argument}”这个选项或参数"),
        ErrorKind::InvalidSubcommand => {
            let command = named(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("没有“{command}”这个命令")
        }
        ErrorKind::MissingRequiredArgument => format!("还要写 {argument}"),
        ErrorKind::ArgumentConflict if other.is_empty() || other == argument => {
            format!("“{argument}”只能写一次")
        }
        ErrorKind::ArgumentConflict => format!("“{argument}”不能与“{other}”同时写"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::InvalidUtf8 => {
            match value {
                None => format!("“{argument}”后面还要写一个值"),
                Some(value) => format!("“{argument}”不能写“{value}”{}", because(error)),
            }
        }
        ErrorKind::TooManyValues
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues
        | ErrorKind::NoEquals => format!("“{argument}”的值写得不对"),
        // The library may come to refuse for reasons that nobody knows yet: its own words follow.
        _ => format!("命令行读不懂（{}）", error.to_string().trim()),
    }
}

/// What the value may be.
fn because(error: &Error) -> String {
    if let Some(values) = named(error, ContextKind::ValidValue) {
        return format!("，可以写 {values}");
    }
    match error.source() {
        Some(reason) => match reason.downcast_ref::<Expected>() {
            Some(Expected(expected)) => format!("，应为{}", expected.zh),
            None => format!("（{reason}）"),
        },
        None => String::new(),
    }
}
