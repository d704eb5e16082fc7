use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::characters::nearest;
use crate::finding::{Bilingual, Finding, Language};
use crate::source::{Place, SourceFile, Span, in_chinese};
use crate::words::{self, Message, MessageFault, Messages};

use super::rules::{UNKNOWN_KEY, WRONG_SHAPE};
use super::text::text;

/// The words of the interface, and what is wrong with a site's own.
#[derive(Debug)]
pub struct LoadedWords {
    /// The words: the program's, and the site's over them.
    pub messages: Messages,
    /// Findings in the site's file.
    pub findings: Vec<Finding>,
}

/// The groups of a file of words, and the phrases of each.
type Groups = BTreeMap<String, BTreeMap<String, toml::Spanned<String>>>;

/// Reads the words of a language: those that come with the program, then
/// `templates/words/<language>.toml` under a site's root, which replaces single entries.
///
/// # Errors
/// When the disk refuses; what the site's team did wrong is a finding.
pub fn words(root: &Path, language: Language) -> anyhow::Result<LoadedWords> {
    let mut findings = Vec::new();
    let shown = format!("templates/{}", words::file(language));
    let messages = embedded_words(language);
    let path = root.join(&shown);
    let own = if path.is_file() { text(&path, &shown, &mut findings)? } else { None };
    let Some(own) = own else { return Ok(LoadedWords { messages, findings }) };
    let mut replaced = BTreeMap::new();
    for (key, (message, place)) in placed(&own, &mut findings) {
        match fault(&messages, &key, &message, &place) {
            Some(fault) => findings.push(fault),
            None => {
                replaced.insert(key, message);
            }
        }
    }
    Ok(LoadedWords { messages: messages.with(replaced), findings })
}

/// The words of a language that come with the program.
pub(super) fn embedded_words(language: Language) -> Messages {
    let shown = format!("templates/{}", words::file(language));
    let program = Arc::new(SourceFile::new(shown, words::embedded(language)));
    // They are whole: a test reads them.
    Messages::new(language, messages(&program, &mut Vec::new()))
}

fn messages(file: &Arc<SourceFile>, findings: &mut Vec<Finding>) -> BTreeMap<String, Message> {
    placed(file, findings).into_iter().map(|(key, (message, _))| (key, message)).collect()
}

/// The phrases of a file with their places; what is none is a finding.
fn placed(
    file: &Arc<SourceFile>,
    findings: &mut Vec<Finding>,
) -> BTreeMap<String, (Message, Place)> {
    let groups: Groups = toml::from_str(&file.text).unwrap_or_else(|error| {
        let span =
            error.span().map_or(Span::beginning(), |range| Span::new(range.start, range.end));
        let words = Bilingual::new(
            format!("界面用语的写法有误：{}", in_chinese(error.message())),
            format!("the words cannot be read: {}", error.message()),
        );
        findings.push(Finding::new(&WRONG_SHAPE, words, Place::new(file, span)));
        Groups::new()
    });
    let mut messages = BTreeMap::new();
    for (group, entries) in groups {
        for (name, text) in entries {
            let place = Place::new(file, Span::new(text.span().start, text.span().end));
            match Message::parse(text.get_ref()) {
                Ok(message) => {
                    messages.insert(format!("{group}.{name}"), (message, place));
                }
                Err(fault) => findings.push(Finding::new(&WRONG_SHAPE, said(fault), place)),
            }
        }
    }
    messages
}

fn said(fault: MessageFault) -> Bilingual {
    match fault {
        MessageFault::Brace => Bilingual::new("花括号不成对", "a brace stands without its partner"),
        MessageFault::Name => Bilingual::new(
            "花括号里应是小写英文的名字，如 {year}",
            "braces hold a name of small letters, as in {year}",
        ),
        MessageFault::Number => Bilingual::new(
            "单复数写成 {count:project|projects}",
            "a number is written {count:project|projects}",
        ),
        MessageFault::Lines => Bilingual::new("一条用语只占一行", "a phrase is one line"),
    }
}

/// What is wrong with a site's own phrase: it replaces nothing, or asks for what the program does
/// not give.
fn fault(messages: &Messages, key: &str, message: &Message, place: &Place) -> Option<Finding> {
    if messages.message(key).is_none() {
        let finding = Finding::new(
            &UNKNOWN_KEY,
            Bilingual::new(
                format!("没有名为「{key}」的界面用语"),
                format!("there is no word `{key}`"),
            ),
            place.clone(),
        );
        return Some(match nearest(key, messages.keys()) {
            Some(near) => {
                finding.help(format!("是否指「{near}」？"), format!("did you mean `{near}`?"))
            }
            None => finding,
        });
    }
    let given: Vec<&str> = messages.slots(key).collect();
    let unknown = message.slots().into_iter().find(|slot| !given.contains(slot))?;
    let words = Bilingual::new(
        format!("「{key}」里没有 {{{unknown}}} 可填"),
        format!("nothing fills {{{unknown}}} in `{key}`"),
    );
    let finding = Finding::new(&UNKNOWN_KEY, words, place.clone());
    let braced: Vec<String> = given.iter().map(|slot| format!("{{{slot}}}")).collect();
    Some(if given.is_empty() {
        finding
    } else {
        finding.help(format!("可用 {}", braced.join("、")), format!("it has {}", braced.join(", ")))
    })
}
