use std::collections::BTreeSet;

use pulldown_cmark::{Tag, TagEnd};

use super::reading::{Piece, Placed};

/// A footnote's text.
#[derive(Debug)]
pub(super) struct Definition {
    /// Its name, in lower case.
    pub(super) name: String,
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
    /// The footnotes, in the order they are written.
    pub(super) definitions: Vec<Definition>,
    /// The names of those that something refers to.
    pub(super) mentioned: BTreeSet<String>,
}

/// Takes the footnotes out of a document: they are printed after the part that refers to them, wherever they are written.
pub(super) fn apart(pieces: Vec<Placed>) -> Apart {
    let mut apart = Apart { pieces: Vec::with_capacity(pieces.len()), definitions: Vec::new(), mentioned: BTreeSet::new() };
    let mut open: Vec<Definition> = Vec::new();
    for (piece, range) in pieces {
        match piece {
            Piece::Open(Tag::FootnoteDefinition(name)) => open.push(Definition { name: name.to_lowercase(), start: range.start, pieces: Vec::new() }),
            Piece::Close(TagEnd::FootnoteDefinition) => apart.definitions.extend(open.pop()),
            piece => {
                if let Piece::Note(name) = &piece {
                    apart.mentioned.insert(name.to_lowercase());
                }
                let sink = open.last_mut().map_or(&mut apart.pieces, |definition| &mut definition.pieces);
                sink.push((piece, range));
            }
        }
    }
    apart
}
