//! On which sheets of paper the blocks of a page stand, upright or lying.

use crate::flat::{Block, FlatTable};

/// A sheet of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sheet {
    /// A4, upright.
    Upright,
    /// A4, lying.
    Lying,
}

impl Sheet {
    /// Its width and height, in twentieths of a point.
    pub fn size(self) -> (u32, u32) {
        match self {
            Sheet::Upright => (11_906, 16_838),
            Sheet::Lying => (16_838, 11_906),
        }
    }

    /// How wide what stands on it may be, in twentieths of a point.
    pub fn room(self) -> u32 {
        self.size().0 - 2 * MARGIN
    }

    /// The same in half-widths of a character.
    fn characters(self, width: u32) -> usize {
        (self.room() / width) as usize
    }

    /// How its room is shared by the columns of a table.
    pub fn shares(self, table: &FlatTable) -> Vec<usize> {
        let width = if is_small(table, self) { SMALL } else { NORMAL };
        table.shares(self.characters(width))
    }
}

/// What is kept free around, in twentieths of a point.
pub(super) const MARGIN: u32 = 1134;

/// How wide a digit of a table is, in twentieths of a point: in the widest fonts that a reader may
/// have, of nine points, and of the seven and a half that the widest tables are set in.
const NORMAL: u32 = 115;
const SMALL: u32 = 96;

/// Whether a table is set in small characters, because it has no room in others.
pub(super) fn is_small(table: &FlatTable, sheet: Sheet) -> bool {
    table.widths().iter().sum::<usize>() > sheet.characters(NORMAL)
}

/// The parts of a table that have room on a sheet, however small.
pub(super) fn parts(table: &FlatTable, sheet: Sheet) -> Vec<FlatTable> {
    table.parts(sheet.characters(SMALL))
}

/// The sheet of each block. From one heading to the next all stand on one kind, so that a table is
/// not torn from what is said of it; headings that only lead to another stand with it.
pub(super) fn sheets(blocks: &[Block]) -> Vec<Sheet> {
    let mut sheets = vec![Sheet::Upright; blocks.len()];
    let mut start = 0;
    for at in 0..=blocks.len() {
        let begins = match blocks.get(at) {
            Some(block) => {
                let after = at.checked_sub(1).and_then(|before| blocks.get(before));
                is_heading(block) && !after.is_some_and(is_heading)
            }
            None => true,
        };
        if begins {
            if blocks[start..at].iter().any(is_wide) {
                sheets[start..at].fill(Sheet::Lying);
            }
            start = at;
        }
    }
    sheets
}

fn is_heading(block: &Block) -> bool {
    matches!(block, Block::Heading(..))
}

fn is_wide(block: &Block) -> bool {
    matches!(block, Block::Table(table) if is_small(table, Sheet::Upright))
}
