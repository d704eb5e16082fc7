use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::workbook::unpack::Parts;
use crate::workbook::unreadable::Unreadable;

/// A packed workbook, with the parts of it that are changed or new.
pub(super) struct Package<'a> {
    bytes: &'a [u8],
    /// The names of the parts that are there, without a stroke at the beginning.
    names: Vec<String>,
    changed: BTreeMap<String, String>,
}

impl<'a> Package<'a> {
    /// # Errors
    /// When it is no such archive, is damaged, has a password or is too large.
    pub(super) fn of(bytes: &'a [u8]) -> Result<Package<'a>, Unreadable> {
        let names = Parts::of(bytes)?.names;
        Ok(Package { bytes, names, changed: BTreeMap::new() })
    }

    /// The name of a part as it is written in the archive: programs differ in case.
    fn known(&self, name: &str) -> Option<&str> {
        let same = |known: &&String| known.trim_start_matches('/').eq_ignore_ascii_case(name);
        let there = self.names.iter().find(same).map(String::as_str);
        there.or_else(|| self.changed.keys().find(|known| *known == name).map(String::as_str))
    }

    /// Whether a part is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.known(name).is_some()
    }

    /// The text of a part.
    ///
    /// # Errors
    /// When it is not there, or is no text.
    pub(super) fn text(&self, name: &str) -> Result<String, Unreadable> {
        let known = self.known(name).ok_or_else(|| Unreadable::damaged(name))?;
        if let Some(changed) = self.changed.get(known) {
            return Ok(changed.clone());
        }
        let mut archive = ZipArchive::new(Cursor::new(self.bytes)).map_err(Unreadable::damaged)?;
        let index = self.names.iter().position(|other| other == known).unwrap_or(usize::MAX);
        let mut part = archive.by_index(index).map_err(Unreadable::damaged)?;
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).map_err(Unreadable::damaged)?;
        let text = String::from_utf8(bytes).map_err(Unreadable::damaged)?;
        Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
    }

    /// Changes a part, or adds it.
    pub(super) fn put(&mut self, name: &str, text: String) {
        let known = self.known(name).unwrap_or(name).to_owned();
        self.changed.insert(known, text);
    }

    /// A name for a new part: the first of `before1behind`, `before2behind`, … that is free.
    pub(super) fn free(&self, before: &str, behind: &str) -> String {
        let name = |number: usize| format!("{before}{number}{behind}");
        let free = (1..).map(name).find(|name| !self.has(name));
        free.expect("numbers do not end")
    }

    /// The archive: parts as they lie in the old one, changed ones in their places, new ones behind
    /// them; `mark` is said of the whole.
    ///
    /// # Errors
    /// When the old one cannot be read.
    pub(super) fn packed(&self, mark: &str) -> Result<Vec<u8>, Unreadable> {
        let mut archive = ZipArchive::new(Cursor::new(self.bytes)).map_err(Unreadable::damaged)?;
        let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
        packed.set_comment(mark).map_err(Unreadable::damaged)?;
        for (index, name) in self.names.iter().enumerate() {
            match self.changed.get(name) {
                Some(text) => part(&mut packed, name, text)?,
                None => {
                    let old = archive.by_index_raw(index).map_err(Unreadable::damaged)?;
                    packed.raw_copy_file(old).map_err(Unreadable::damaged)?;
                }
            }
        }
        for (name, text) in self.changed.iter().filter(|(name, _)| !self.names.contains(name)) {
            part(&mut packed, name, text)?;
        }
        let packed = packed.finish().map_err(Unreadable::damaged)?;
        Ok(packed.into_inner())
    }
}

fn part(packed: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: &str) -> Result<(), Unreadable> {
    // Nothing of the moment: no date.
    packed.start_file(name, SimpleFileOptions::default()).map_err(Unreadable::damaged)?;
    packed.write_all(text.as_bytes()).map_err(Unreadable::damaged)
}
