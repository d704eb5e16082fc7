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

    /// The names of the parts that the text refers to as of a kind, and of those that office programs
    /// call so, in their order: `header` → header1, header2.
    ///
    /// # Errors
    /// When the list of what it refers to cannot be read.
    pub fn all_of_kind(&mut self, kind: &str) -> Result<Vec<String>, Unreadable> {
        let begin = format!("word/{kind}");
        let is_it = |name: &&String| {
            let name = name.to_ascii_lowercase();
            name.starts_with(&begin) && name.ends_with(".xml")
        };
        let mut names: Vec<String> = self.parts.names.iter().filter(is_it).cloned().collect();
        names.extend(self.referred(kind)?);
        names.sort_by_key(|name| (name.len(), name.clone()));
        names.dedup_by(|one, other| one.eq_ignore_ascii_case(other));
        Ok(names)
    }

    /// The names of the parts that the text refers to as of a kind: `styles`, `header`. Nothing
    /// where it refers to none so.
    ///
    /// # Errors
    /// When the list of what it refers to cannot be read.
    pub fn referred(&mut self, kind: &str) -> Result<Vec<String>, Unreadable> {
        let main = self.main()?;
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
        let relations = self.part(&format!("{folder}/_rels/{file}.rels"))?;
        let elements = relations.iter().flat_map(Element::elements);
        let own = elements.filter(|one| {
            let said = one.attribute("Type").and_then(|said| said.rsplit('/').next());
            said == Some(kind) && one.attribute("TargetMode") != Some("External")
        });
        let names = own.filter_map(|one| one.attribute("Target"));
        Ok(names.map(|target| resolved(folder, target)).collect())
    }

    /// The part that the text refers to as of a kind; where it refers to none that is there, the one
    /// that office programs call so.
    ///
    /// # Errors
    /// When it is no XML, or holds more than is kept.
    pub fn of_kind(&mut self, kind: &str) -> Result<Option<Element>, Unreadable> {
        for name in self.referred(kind)? {
            if let Some(part) = self.part(&name)? {
                return Ok(Some(part));
            }
        }
        self.part(&format!("word/{kind}.xml"))
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

/// The name of a part from the folder of what refers to it: `styles2.xml`, `../a.xml`, `/word/a.xml`.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Where the text is in what office programs write.
const MAIN: &str = "word/document.xml";
