use std::ops::Range;

use super::aside::{Aside, Passage};
use super::binding::Resolver;
use super::html::Writer;
use super::notes::{Apart, apart};
use super::reading::{Piece, Placed};
use super::term_index::FirstUses;

/// A document ready to be printed part by part.
pub struct PrintedDocument<'t> {
    text: &'t str,
    apart: Apart,
    /// The outermost blocks: where each begins in the text, and its pieces.
    blocks: Vec<(usize, Range<usize>)>,
}

impl<'t> PrintedDocument<'t> {
    pub(super) fn of(text: &'t str, placed: Vec<Placed>) -> PrintedDocument<'t> {
        let apart = apart(placed);
        let mut blocks = blocks(&apart.pieces);
        blocks.sort_by_key(|(start, _)| *start);
        PrintedDocument { text, apart, blocks }
    }

    /// The blocks that begin within `part` as HTML: a section, say. The rest of the text still
    /// counts: footnotes and link addresses may be written anywhere. `prefix` goes before the ids
    /// of footnotes, so that several parts can stand on one page. `bindings` is asked for every
    /// `[[path → unit]]` in running text, in the order they are printed. `uses` is asked for the
    /// words that are explained: the first use of each in running text becomes a link from
    /// `use-<key>` to `term-<key>`; headings, links, code and figures are left alone.
    pub fn html(
        &self,
        part: Range<usize>,
        prefix: &str,
        bindings: &mut Resolver<'_>,
        uses: &mut FirstUses<'_>,
    ) -> String {
        self.passages(part, prefix, bindings, uses, &[])
            .into_iter()
            .map(|passage| passage.html)
            .collect()
    }

    /// The same with marks behind bytes of the text, cut behind every outermost block that has one.
    /// A mark that can stand nowhere else stands behind its block: none is lost.
    pub fn passages(
        &self,
        part: Range<usize>,
        prefix: &str,
        bindings: &mut Resolver<'_>,
        uses: &mut FirstUses<'_>,
        asides: &[Aside],
    ) -> Vec<Passage> {
        let waiting = (0..asides.len())
            .filter(|aside| part.start < asides[*aside].at && asides[*aside].at <= part.end)
            .collect();
        let mut writer = Writer::new(self.text, prefix, &self.apart.definitions, bindings, uses)
            .with_asides(asides, waiting);
        let mut passages = Vec::new();
        let first = self.blocks.partition_point(|(start, _)| *start < part.start);
        for (_, pieces) in self.blocks[first..].iter().take_while(|(start, _)| *start < part.end) {
            let pieces = &self.apart.pieces[pieces.clone()];
            writer.pieces(pieces);
            writer.behind(&pieces[0].1);
            writer.cut(&mut passages);
        }
        // A footnote that nothing refers to is still part of the document.
        for name in self.apart.names.iter().filter(|name| !self.apart.mentioned.contains(*name)) {
            if self
                .apart
                .definitions
                .get(name)
                .is_some_and(|definition| part.contains(&definition.start))
            {
                writer.number(name);
            }
        }
        writer.finish(&part, &mut passages);
        passages
    }
}

/// Divides a document into its outermost blocks.
fn blocks(pieces: &[Placed]) -> Vec<(usize, Range<usize>)> {
    let mut blocks = Vec::new();
    let (mut depth, mut first) = (0_usize, 0);
    for (at, (piece, _)) in pieces.iter().enumerate() {
        match piece {
            Piece::Open(_) => depth += 1,
            Piece::Close(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            blocks.push((pieces[first].1.start, first..at + 1));
            first = at + 1;
        }
    }
    blocks
}
