use std::collections::BTreeSet;
use std::fmt::{Display, Write};

/// An entry: a text with places to fill.
///
/// `{name}` is filled by a value. `{name:item|items}` is one of two texts: the first where that
/// value is 1, the second for every other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Message {
    pieces: Vec<MessagePart>,
}

/// A part of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessagePart {
    /// What is printed as it is.
    Text(String),
    /// `{name}`
    Slot(String),
    /// `{name:one|many}`
    Number {
        /// The slot that decides.
        slot: String,
        /// Where it is 1.
        one: String,
        /// Where it is anything else.
        many: String,
    },
}

/// Why a text is no phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageFault {
    /// A brace without its partner, or one inside another.
    Brace,
    /// What stands in braces is no name of small letters, digits and underscores.
    Name,
    /// `{name:…}` has not two texts.
    Number,
    /// More than one line.
    Lines,
}

impl Message {
    /// Reads a phrase.
    ///
    /// # Errors
    /// When its braces do not say what is to be filled.
    pub fn parse(text: &str) -> Result<Message, MessageFault> {
        if text.contains('\n') {
            return Err(MessageFault::Lines);
        }
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find(['{', '}']) {
            let after = rest[open..].strip_prefix('{').ok_or(MessageFault::Brace)?;
            let (inside, behind) = after.split_once('}').ok_or(MessageFault::Brace)?;
            if open > 0 {
                pieces.push(MessagePart::Text(rest[..open].to_owned()));
            }
            pieces.push(piece(inside)?);
            rest = behind;
        }
        if !rest.is_empty() {
            pieces.push(MessagePart::Text(rest.to_owned()));
        }
        Ok(Message { pieces })
    }

    /// Its parts, in order.
    pub fn pieces(&self) -> &[MessagePart] {
        &self.pieces
    }

    /// The names of what fills it.
    pub fn slots(&self) -> BTreeSet<&str> {
        let slot = |piece| match piece {
            &MessagePart::Text(_) => None,
            MessagePart::Slot(slot) | MessagePart::Number { slot, .. } => Some(slot.as_str()),
        };
        self.pieces.iter().filter_map(slot).collect()
    }

    /// The phrase with its slots filled; one that is not given stays empty.
    pub fn fill(&self, values: &[(&str, &dyn Display)]) -> String {
        let mut text = String::new();
        for piece in &self.pieces {
            match piece {
                MessagePart::Text(piece) => text.push_str(piece),
                MessagePart::Slot(slot) => {
                    if let Some((_, value)) = values.iter().find(|(name, _)| name == slot) {
                        let _ = write!(text, "{value}");
                    }
                }
                MessagePart::Number { slot, one, many } => {
                    let single =
                        values.iter().any(|(name, value)| name == slot && value.to_string() == "1");
                    text.push_str(if single { one } else { many });
                }
            }
        }
        text
    }

    /// What it says where nothing fills it.
    pub fn plain(&self) -> &str {
        match self.pieces.as_slice() {
            [MessagePart::Text(text)] => text,
            _ => "",
        }
    }
}

fn piece(inside: &str) -> Result<MessagePart, MessageFault> {
    let (slot, forms) =
        inside.split_once(':').map_or((inside, None), |(slot, forms)| (slot, Some(forms)));
    if slot.is_empty()
        || !slot
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
    {
        return Err(if inside.contains('{') { MessageFault::Brace } else { MessageFault::Name });
    }
    let Some(forms) = forms else { return Ok(MessagePart::Slot(slot.to_owned())) };
    match forms.split('|').collect::<Vec<_>>().as_slice() {
        [one, many] if !forms.contains('{') => Ok(MessagePart::Number {
            slot: slot.to_owned(),
            one: (*one).to_owned(),
            many: (*many).to_owned(),
        }),
        _ => Err(MessageFault::Number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_and_numbers_choose() {
        let message =
            Message::parse("{count} {count:project|projects} of {who}").expect("a phrase");
        assert_eq!(message.slots().into_iter().collect::<Vec<_>>(), ["count", "who"]);
        assert_eq!(message.fill(&[("count", &1), ("who", &"Elmford")]), "1 project of Elmford");
        assert_eq!(message.fill(&[("count", &0), ("who", &"Elmford")]), "0 projects of Elmford");
        assert_eq!(Message::parse("目录").expect("a phrase").plain(), "目录");
    }

    #[test]
    fn a_brace_says_what_it_is_for() {
        for (text, fault) in [
            ("{", MessageFault::Brace),
            ("a}", MessageFault::Brace),
            ("{a{b}}", MessageFault::Brace),
            ("{}", MessageFault::Name),
            ("{A b}", MessageFault::Name),
            ("{a:b}", MessageFault::Number),
            ("{a:b|c|d}", MessageFault::Number),
            ("a\nb", MessageFault::Lines),
        ] {
            assert_eq!(Message::parse(text), Err(fault), "{text}");
        }
    }
}
