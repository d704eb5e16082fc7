use std::collections::HashMap;

use crate::decimal::Decimal;
use crate::site::route;

use super::posting::Posting;
use super::prefix_index::{self, PrefixKind};
use super::result_class::ResultClass;
use super::shown_figure::{ShownFigure, write_withheld};
use super::spool::frame;

/// What the disclosures of one department hold that can be found.
#[derive(Debug, Default)]
pub struct Entries {
    /// Distinct strings.
    pub(super) strings: Vec<Searched>,
    /// Where they stand: records of [`Posting`]s, disclosure by disclosure, under the department's
    /// own numbers.
    pub(super) places: Vec<u8>,
    /// Codes and amounts, each with the place of its row.
    pub(super) keys: Vec<u8>,
    /// How many digits of a classified code name its class; nothing where no table has such codes.
    pub(super) class_digits: Option<usize>,
    pub(super) terms: HashMap<String, u32>,
    pub(super) drafted: String,
    pub(super) fragment: String,
    pub(super) tail: String,
    pub(super) key: String,
    pub(super) amounts: Vec<Decimal>,
    /// The disclosure after the last that has a string of [`ResultClass::Text`], by the string.
    pub(super) met: Vec<u32>,
}

/// A string that can be found.
#[derive(Debug)]
pub(super) struct Searched {
    pub class: ResultClass,
    pub text: String,
    /// How many bytes of it are its last part: of a row, the name of its table.
    pub last: u16,
}

/// Characters of a part of a string that are searched: enough for any name, too few for a whole
/// paragraph in the wrong place.
pub(super) const LONGEST: usize = 400;
/// Characters of a whole string: an indicator may have any number of bands.
const LONGEST_STRING: usize = 4 * LONGEST;

impl Entries {
    /// Notes a string in a row. Fragment and tail stay, for a code that stands in the same row.
    pub(super) fn posting<'a>(
        &mut self,
        disclosure: u32,
        string: u32,
        fragment: impl IntoIterator<Item = &'a str>,
    ) {
        self.at(fragment);
        self.end_posting(disclosure, string);
    }

    /// The same with the figure that is shown beside it, where there is one.
    pub(super) fn posting_of<'a>(
        &mut self,
        disclosure: u32,
        string: u32,
        fragment: impl IntoIterator<Item = &'a str>,
        shown: Option<ShownFigure<'_>>,
    ) {
        self.at(fragment);
        shown.iter().for_each(|shown| shown.write(&mut self.tail));
        self.end_posting(disclosure, string);
    }

    /// Notes the string of a row that is withheld, at the note that says why.
    pub(super) fn withheld_posting(&mut self, disclosure: u32, string: u32, note: usize) {
        self.at([route::note(note).as_str()]);
        write_withheld(note, &mut self.tail);
        self.end_posting(disclosure, string);
    }

    fn at<'a>(&mut self, fragment: impl IntoIterator<Item = &'a str>) {
        self.fragment.clear();
        self.fragment.extend(fragment);
        self.tail.clear();
    }

    fn end_posting(&mut self, disclosure: u32, string: u32) {
        let posting =
            Posting::new(string, disclosure, self.fragment.as_bytes(), self.tail.as_bytes());
        frame(&mut self.places, &[&posting.head(), posting.fragment, posting.tail]);
    }

    /// Notes a key with the place of the row that was noted last, or of one of its cells.
    pub(super) fn keyed(&mut self, keyed: PrefixKind, disclosure: u32, string: u32) {
        let posting =
            Posting::new(string, disclosure, self.fragment.as_bytes(), self.tail.as_bytes());
        prefix_index::record(&mut self.keys, keyed, self.key.as_bytes(), &posting);
    }

    /// The number of a string made of parts, with a blank between them.
    pub(super) fn string<'a>(
        &mut self,
        class: ResultClass,
        parts: impl IntoIterator<Item = &'a str>,
    ) -> u32 {
        self.drafted.clear();
        let (mut room, mut last) = (LONGEST_STRING, 0);
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            if !self.drafted.is_empty() && room > 0 {
                self.drafted.push(' ');
                room -= 1;
            }
            last = self.drafted.len();
            // Most are short and of one line: they are taken as they are.
            if part.len() <= LONGEST && part.len() <= room && is_of_one_line(part) {
                self.drafted.push_str(part);
                room -= part.len();
                continue;
            }
            // Lines and tabulators part strings from one another in the files.
            self.drafted.extend(
                part.chars().take(LONGEST.min(room)).map(|c| if c.is_control() { ' ' } else { c }),
            );
            room -= part.chars().take(LONGEST.min(room)).count();
        }
        let length = self.drafted.len();
        self.drafted.push(char::from(class as u8));
        if let Some(string) = self.terms.get(&self.drafted) {
            return *string;
        }
        let string = u32::try_from(self.strings.len()).expect("a department has fewer strings");
        let last = u16::try_from(length - last).unwrap_or_default();
        self.strings.push(Searched { class, text: self.drafted[..length].to_owned(), last });
        self.terms.insert(self.drafted.clone(), string);
        string
    }
}

/// Whether a text has no control characters for sure: those above ASCII begin with 0xc2 in UTF-8.
fn is_of_one_line(text: &str) -> bool {
    text.bytes().all(|byte| byte >= b' ' && !matches!(byte, 0x7f | 0xc2))
}
