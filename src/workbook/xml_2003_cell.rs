use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::gathered::Budget;
use super::number::shown;
use super::number_format::NumberFormat;
use super::raised::{LEVEL, RAISED};
use super::shown_text::{Shown, truth};
use super::unreadable::Unreadable;

/// What stands inside an element.
pub(super) struct Inner {
    /// Of which kind its value is; nothing where it has none.
    pub kind: Option<String>,
    pub text: String,
}

impl Inner {
    /// Reads up to the end of an element; what is remarked about a cell is no part of it.
    pub(super) fn of(
        reader: &mut Reader<&[u8]>,
        end: &str,
        budget: &mut Budget,
    ) -> Result<Inner, Unreadable> {
        let mut inner = Inner { kind: None, text: String::new() };
        let mut aside = 0usize;
        loop {
            let event = reader.read_event().map_err(Unreadable::damaged)?;
            match event {
                Event::Start(_) if aside > 0 => aside += 1,
                Event::Start(start) => match start.local_name().as_ref() {
                    "Comment" | "PhoneticText" => aside = 1,
                    "Data" => inner.kind = attribute(&start, "Type").or(Some(String::new())),
                    "Sup" => inner.text.push(RAISED),
                    _ => {}
                },
                Event::End(_) if aside > 0 => aside -= 1,
                Event::End(closed) if closed.local_name().as_ref() == "Sup" => {
                    inner.text.push(LEVEL);
                }
                Event::End(closed) if closed.local_name().as_ref() == end => return Ok(inner),
                Event::Text(words) if aside == 0 => inner.words(&words.xml10_content()),
                Event::CData(words) if aside == 0 => inner.words(&words.xml10_content()),
                Event::GeneralRef(reference) if aside == 0 => match reference.resolve_char_ref() {
                    Ok(Some(c)) => inner.text.push(c),
                    _ => inner.text.push_str(
                        quick_xml::escape::resolve_predefined_entity(&reference.xml10_content())
                            .unwrap_or_default(),
                    ),
                },
                Event::Eof => return Err(Unreadable::damaged("…")),
                _ => {}
            }
            if inner.text.len() > 1 << 20 {
                budget.text(inner.text.len())?;
            }
        }
    }

    /// Words of the element; between the tags of a cell there are only blanks.
    fn words(&mut self, words: &str) {
        if self.kind.is_some() || !words.trim().is_empty() {
            self.text.push_str(words);
        }
    }

    pub(super) fn shown(&self, format: Option<&NumberFormat>) -> Shown {
        let said = self.text.trim();
        match self.kind.as_deref() {
            Some("Number") => {
                said.parse().map_or_else(|_| said.to_owned().into(), |value| shown(value, format))
            }
            Some("Boolean") => truth(said == "1").to_owned().into(),
            Some("DateTime") => said.split('T').next().unwrap_or(said).to_owned().into(),
            _ => self.text.trim_end_matches(['\n', ' ']).to_owned().into(),
        }
    }
}

/// A place that is said, from 0; it is written from 1.
pub(super) fn index(start: &BytesStart<'_>) -> Option<u32> {
    number(start, "Index").map(|index| index.saturating_sub(1))
}

pub(super) fn number(start: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(start, name)?.trim().parse().ok()
}

pub(super) fn is_hidden(start: &BytesStart<'_>) -> bool {
    attribute(start, "Hidden").as_deref() == Some("1")
}

/// What an element says under a name, of whatever namespace.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|own| own.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0);
    Some(value.map_or_else(|_| found.value.to_string(), |value| value.into_owned()))
}
