use std::sync::Arc;

use crate::characters::escaped;
use crate::load::TemplateFault;
use crate::source::SourceFile;
use crate::words::{MessagePart, Messages};

use super::failure::TemplateFailure;
use super::origins::{Origins, Put};

/// Puts words into a template before it is read as one, so that they cost no page anything.
///
/// `{{ words.group.name }}` becomes the word, `{{ words.group.name(count=view.figures) }}` the
/// phrase with its slots filled by expressions; what fills a slot may itself be a word.
///
/// # Errors
/// When there is no such word, or a slot is not filled.
pub(super) fn worded(
    file: &Arc<SourceFile>,
    words: &Messages,
) -> Result<(String, Origins), TemplateFailure> {
    let text = &file.text;
    let mut out = String::with_capacity(text.len());
    let mut puts = Vec::new();
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let mut rest = line;
        let mut column = 0;
        while let Some(open) = rest.find("{{") {
            let (before, tag) = rest.split_at(open);
            out.push_str(before);
            column += before.chars().count();
            let fault = |fault| TemplateFailure::in_text(file, (index + 1, column), fault);
            let inside = tag[2..].split_once("}}").map(|(inside, _)| inside);
            let Some(call) = inside.unwrap_or(&tag[2..]).trim().strip_prefix("words.") else {
                out.push_str("{{");
                column += 2;
                rest = &tag[2..];
                continue;
            };
            let inside = inside.ok_or_else(|| fault(TemplateFault::CallOverLines))?;
            let put = said(call, words).map_err(fault)?;
            let width = inside.chars().count() + 4;
            puts.push(Put {
                line: index + 1,
                at: column,
                written: width,
                became: put.chars().count(),
            });
            out.push_str(&put);
            column += width;
            rest = &tag[inside.len() + 4..];
        }
        out.push_str(rest);
    }
    Ok((out, Origins { puts }))
}

/// What stands in a template for `group.name` or `group.name(slot=expression, …)`.
fn said(call: &str, words: &Messages) -> Result<String, TemplateFault> {
    let (key, values) = match call.split_once('(') {
        Some((key, rest)) => (
            key.trim_end(),
            arguments(
                rest.trim_end()
                    .strip_suffix(')')
                    .ok_or_else(|| TemplateFault::OpenCall(call.to_owned()))?,
            )?,
        ),
        None => (call, Vec::new()),
    };
    let message = words.message(key).ok_or_else(|| TemplateFault::NoWord(key.to_owned()))?;
    if let Some((name, _)) =
        values.iter().find(|(name, _)| !words.slots(key).any(|slot| slot == *name))
    {
        return Err(TemplateFault::NoSlot(key.to_owned(), (*name).to_owned()));
    }
    let value = |slot: &str| {
        values
            .iter()
            .find(|(name, _)| *name == slot)
            .map(|(_, value)| *value)
            .ok_or_else(|| TemplateFault::Unfilled(key.to_owned(), slot.to_owned()))
    };
    let mut out = String::new();
    for piece in message.pieces() {
        match piece {
            MessagePart::Text(text) => out.push_str(&escaped(text)),
            MessagePart::Slot(slot) => match value(slot)?.strip_prefix("words.") {
                Some(call) => out.push_str(&said(call, words)?),
                None => out.push_str(&format!("{{{{ {} }}}}", value(slot)?)),
            },
            MessagePart::Number { slot, one, many } => out.push_str(&format!(
                "{{% if ({}) == 1 %}}{}{{% else %}}{}{{% endif %}}",
                value(slot)?,
                escaped(one),
                escaped(many)
            )),
        }
    }
    Ok(out)
}

/// `name=expression` pairs; commas inside quotes and brackets part nothing.
fn arguments(text: &str) -> Result<Vec<(&str, &str)>, TemplateFault> {
    let (mut parts, mut start, mut depth, mut quote) = (Vec::new(), 0, 0_usize, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth = depth.saturating_sub(1),
            (None, ',') if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).map(pair).collect()
}

fn pair(part: &str) -> Result<(&str, &str), TemplateFault> {
    let (name, value) =
        part.split_once('=').ok_or_else(|| TemplateFault::NoPair(part.to_owned()))?;
    Ok((name.trim(), value.trim()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::finding::Language;
    use crate::words::Message;

    use super::*;

    fn messages() -> Messages {
        let messages = [
            ("a.plain", "Skip & go"),
            ("a.count", "{count} {count:project|projects}"),
            ("a.link", "Begin at {home}."),
        ];
        let messages: BTreeMap<String, Message> = messages
            .into_iter()
            .map(|(key, text)| (key.to_owned(), Message::parse(text).expect("a phrase")))
            .collect();
        Messages::new(Language::English, messages)
    }

    fn file(text: &str) -> Arc<SourceFile> {
        Arc::new(SourceFile::new("templates/t.html", text))
    }

    fn put(text: &str) -> String {
        worded(&file(text), &messages()).expect("words").0
    }

    #[test]
    fn words_stand_in_the_template() {
        assert_eq!(
            put("<a title=\"{{ words.a.plain }}\">{{ x }}</a>"),
            "<a title=\"Skip &amp; go\">{{ x }}</a>"
        );
        assert_eq!(
            put("{{ words.a.count(count=view.list | length) }}"),
            "{{ view.list | length }} {% if (view.list | length) == 1 %}project{% else %}projects{% endif %}"
        );
        assert_eq!(put("{{ words.a.link(home=words.a.plain) }}"), "Begin at Skip &amp; go.");
        assert_eq!(
            put("{{ words.a.link(home=f(a=\"1,)\", b=[1, 2])) }}"),
            "Begin at {{ f(a=\"1,)\", b=[1, 2]) }}."
        );
    }

    #[test]
    fn a_word_that_is_not_there_is_told_with_its_place() {
        for (text, said) in [
            ("\n <p>{{ words.a.nothing }}", "there is no word `a.nothing`"),
            ("\n <p>{{ words.a.count }}", "nothing fills {count} of the word `a.count`"),
            ("\n <p>{{ words.a.plain(count=1) }}", "the word `a.plain` has no {count} to fill"),
            ("\n <p>{{ words.a.count(count=1 }}", "`words.a.count(count=1` wants a `)`"),
            ("\n <p>{{ words.a.count(\ncount=1) }}", "a word and what fills it stand on one line"),
        ] {
            let failure = worded(&file(text), &messages()).expect_err(text);
            assert_eq!(
                (failure.position(), failure.fault.words().en.as_str()),
                (Some((2, 5)), said),
                "{text}"
            );
        }
    }

    #[test]
    fn a_fault_behind_a_word_keeps_the_authors_place() {
        let text = "项{{ words.a.plain }} {{ words.a.count(count=1) }}{{ x }}";
        let (worded, origins) = worded(&file(text), &messages()).expect("words");
        let at = |text: &str, of: &str| {
            text.split(of).next().map(|before| before.chars().count()).expect("there")
        };
        assert_eq!(origins.column(1, at(&worded, "{{ x }}")), at(text, "{{ x }}"));
        assert_eq!(origins.column(1, at(&worded, "projects")), at(text, "{{ words.a.count"));
        assert_eq!(origins.column(1, 0), 0);
        assert_eq!(origins.column(2, 7), 7);
    }
}
