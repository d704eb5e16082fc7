use std::collections::BTreeSet;
use std::fmt::{Display, Write};

/// An entry: a text with places to fill.
///
/// `{name}` is filled by a value. `{name:item|items}` is one of two texts: the first where that
/// value is 1, the second for every other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrase {
    pieces: Vec<Piece>,
}

/// A part of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
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
pub enum PhraseFault {
    /// A brace without its partner, or one inside another.
    Brace,
    /// What stands in braces is no name of small letters, digits and underscores.
    Name,
    /// `{name:…}` has not two texts.
    Number,
    /// More than one line.
    Lines,
}

impl Phrase {
    /// Reads a phrase.
    ///
    /// # Errors
    /// When its braces do not say what is to be filled.
    pub fn parse(text: &str) -> Result<Phrase, PhraseFault> {
        if text.contains('\n') {
            return Err(PhraseFault::Lines);
        }
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find(['{', '}']) {
            let after = rest[open..].strip_prefix('{').ok_or(PhraseFault::Brace)?;
            let (inside, behind) = after.split_once('}').ok_or(PhraseFault::Brace)?;
            if open > 0 {
                pieces.push(Piece::Text(rest[..open].to_owned()));
            }
            pieces.push(piece(inside)?);
            rest = behind;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest.to_owned()));
        }
        Ok(Phrase { pieces })
    }

    /// Its parts, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The names of what fills it.
    pub fn slots(&self) -> BTreeSet<&str> {
        let slot = |piece| match piece {
            &Piece::Text(_) => None,
            Piece::Slot(slot) | Piece::Number { slot, .. } => Some(slot.as_str()),
        };
        self.pieces.iter().filter_map(slot).collect()
    }

    /// The phrase with its slots filled; one that is not given stays empty.
    pub fn fill(&self, values: &[(&str, &dyn Display)]) -> String {
        let mut text = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(piece) => text.push_str(piece),
                Piece::Slot(slot) => {
                    if let Some((_, value)) = values.iter().find(|(name, _)| name == slot) {
                        let _ = write!(text, "{value}");
                    }
                }
                Piece::Number { slot, one, many } => {
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
            [Piece::Text(text)] => text,
            _ => "",
        }
    }
}

fn piece(inside: &str) -> Result<Piece, PhraseFault> {
    let (slot, forms) =
        inside.split_once(':').map_or((inside, None), |(slot, forms)| (slot, Some(forms)));
    if slot.is_empty()
        || !slot
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
    {
        return Err(if inside.contains('{') { PhraseFault::Brace } else { PhraseFault::Name });
    }
    let Some(forms) = forms else { return Ok(Piece::Slot(slot.to_owned())) };
    match forms.split('|').collect::<Vec<_>>().as_slice() {
        [one, many] if !forms.contains('{') => Ok(Piece::Number {
            slot: slot.to_owned(),
            one: (*one).to_owned(),
            many: (*many).to_owned(),
        }),
        _ => Err(PhraseFault::Number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_and_numbers_choose() {
        let phrase = Phrase::parse("{count} {count:project|projects} of {who}").expect("a phrase");
        assert_eq!(phrase.slots().into_iter().collect::<Vec<_>>(), ["count", "who"]);
        assert_eq!(phrase.fill(&[("count", &1), ("who", &"Elmford")]), "1 project of Elmford");
        assert_eq!(phrase.fill(&[("count", &0), ("who", &"Elmford")]), "0 projects of Elmford");
        assert_eq!(Phrase::parse("目录").expect("a phrase").plain(), "目录");
    }

    #[test]
    fn a_brace_says_what_it_is_for() {
        for (text, fault) in [
            ("{", PhraseFault::Brace),
            ("a}", PhraseFault::Brace),
            ("{a{b}}", PhraseFault::Brace),
            ("{}", PhraseFault::Name),
            ("{A b}", PhraseFault::Name),
            ("{a:b}", PhraseFault::Number),
            ("{a:b|c|d}", PhraseFault::Number),
            ("a\nb", PhraseFault::Lines),
        ] {
            assert_eq!(Phrase::parse(text), Err(fault), "{text}");
        }
    }
}
