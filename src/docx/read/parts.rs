use std::io::Cursor;

use zip::ZipArchive;

use crate::workbook::{Parts, Unreadable};

use super::element::{Element, Room, root};

/// The parts of a Word document, each looked at before it is read.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    parts: Parts,
    room: Room,
}

impl<'a> Package<'a> {
    /// # Errors
    /// When it is no such archive, is damaged, has a password or is too large.
    pub fn of(bytes: &'a [u8]) -> Result<Package<'a>, Unreadable> {
        let parts = Parts::of(bytes)?;
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(Unreadable::damaged)?;
        Ok(Package { archive, parts, room: Room::default() })
    }

    /// A part by its name, in any case; nothing where there is none.
    ///
    /// # Errors
    /// When it is no XML, or holds more than is kept.
    pub fn part(&mut self, name: &str) -> Result<Option<Element>, Unreadable> {
        let at = self.parts.names.iter().position(|own| own.eq_ignore_ascii_case(name));
        let Some(at) = at else { return Ok(None) };
        let file = self.archive.by_index(at).map_err(Unreadable::damaged)?;
        root(file, &mut self.room).map(Some)
    }

    /// The names of the parts that begin with a word, in their order: `word/header` → header1, header2.
    pub fn named(&self, begin: &str) -> Vec<String> {
        let is_it = |name: &&String| {
            let name = name.to_ascii_lowercase();
            name.starts_with(begin) && name.ends_with(".xml")
        };
        let mut names: Vec<String> = self.parts.names.iter().filter(is_it).cloned().collect();
        names.sort_by_key(|name| (name.len(), name.clone()));
        names
    }

    /// The name of the part that holds the text: what the package says, which is nearly always
    /// `word/document.xml`.
    ///
    /// # Errors
    /// When the list of parts cannot be read.
    pub fn main(&mut self) -> Result<String, Unreadable> {
        let relations = self.part("_rels/.rels")?;
        let elements = relations.iter().flat_map(Element::elements);
        let main = elements
            .filter(|one| {
                one.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            })
            .find_map(|one| one.attribute("Target"));
        Ok(main.map_or(MAIN, |target| target.trim_start_matches('/')).to_owned())
    }
}

/// Where the text is in what office programs write.
const MAIN: &str = "word/document.xml";
