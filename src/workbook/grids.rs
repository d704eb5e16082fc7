use super::gathered::{Budget, GatheredCells};
use super::sheet::Sheet;
use super::unreadable::Unreadable;

/// Where a cell is: its row and its column, from 0.
pub type GridAt = (u32, u32);

/// Tables of a document of another kind, as sheets: within the bounds that the cells of a workbook
/// have together.
pub struct Grids {
    budget: Budget,
}

impl Default for Grids {
    fn default() -> Grids {
        Grids { budget: Budget::new() }
    }
}

impl Grids {
    /// A sheet of cells, in any order; `merged` are ranges from their first to their last cell, which
    /// show their words in each of their cells and a number once.
    ///
    /// # Errors
    /// When there is more text than may be read.
    pub fn sheet(
        &mut self,
        name: String,
        cells: Vec<(GridAt, String)>,
        merged: &[(GridAt, GridAt)],
    ) -> Result<Sheet, Unreadable> {
        let mut gathered = GatheredCells::default();
        for (at, text) in cells {
            gathered.push(at, text, &mut self.budget)?;
        }
        const NO_REMARK: Option<super::sheet::Remark> = None;
        gathered.into_sheet(name, NO_REMARK, merged, &mut self.budget)
    }
}
