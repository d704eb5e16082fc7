/// A column of labels of a sheet and the lines of a form found in it.
pub(super) struct Block {
    pub at: usize,
    /// Row of the sheet and line of the form.
    pub found: Vec<(usize, usize)>,
}
