use std::collections::{BTreeSet, HashMap};

use pulldown_cmark::{Tag, TagEnd};

use super::reading::{Piece, Placed};

/// A footnote's text.
#[derive(Debug)]
pub(super) struct Definition {
    /// Its name, in lower case.
    name: String,
    /// Where its definition begins.
    pub(super) start: usize,
    /// What it says.
    pub(super) pieces: Vec<Placed>,
}

/// A document with its footnotes taken out.
#[derive(Debug)]
pub(super) struct Apart {
    /// What is left.
    pub(super) pieces: Vec<Placed>,
    /// The footnotes by their names; of two of one name the first.
    pub(super) definitions: HashMap<String, Definition>,
    /// Their names, in the order they are written.
    pub(super) names: Vec<String>,
    /// The names of those that something refers to.
    pub(super) mentioned: BTreeSet<String>,
}

/// Takes the footnotes out of a document: they are printed after the part that refers to them,
/// wherever they are written.
pub(super) fn apart(pieces: Vec<Placed>) -> Apart {
    let mut apart = Apart {
        pieces: Vec::with_capacity(pieces.len()),
        definitions: HashMap::new(),
        names: Vec::new(),
        mentioned: BTreeSet::new(),
    };
    let mut open: Vec<Definition> = Vec::new();
    for (piece, range) in pieces {
        match piece {
            Piece::Open(Tag::FootnoteDefinition(name)) => open.push(Definition {
                name: name.to_lowercase(),
                start: range.start,
                pieces: Vec::new(),
            }),
            Piece::Close(TagEnd::FootnoteDefinition) => {
                let Some(definition) = open
                    .pop()
                    .filter(|definition| !apart.definitions.contains_key(&definition.name))
                else {
                    continue;
                };
                apart.names.push(definition.name.clone());
                apart.definitions.insert(definition.name.clone(), definition);
            }
            piece => {
                if let Piece::Note(name) = &piece {
                    apart.mentioned.insert(name.to_lowercase());
                }
                let sink =
                    open.last_mut().map_or(&mut apart.pieces, |definition| &mut definition.pieces);
                sink.push((piece, range));
            }
        }
    }
    apart
}
