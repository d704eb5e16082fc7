/// What names a row.
#[derive(Debug)]
pub struct RowKey {
    /// The column that holds the key, as an index.
    pub column: usize,
    /// How many digits the codes of each level of a classification have (3, 5, 7: 类, 款, 项), so
    /// that a row's children are found by prefix; none where keys are no codes of one.
    pub levels: Vec<usize>,
}

impl RowKey {
    /// The level of a key, from 0; nothing for one that no level has.
    pub fn level(&self, key: &str) -> Option<usize> {
        self.levels.iter().position(|digits| *digits == key.len())
    }

    /// The key of the row above one in the classification; nothing for one of the first level.
    pub fn above<'a>(&self, key: &'a str) -> Option<&'a str> {
        let above = self.level(key)?.checked_sub(1)?;
        key.get(..self.levels[above])
    }

    /// How deep a key lies, from 0: that of the level with the most digits that the key has.
    pub fn depth(&self, key: &str) -> usize {
        self.levels.iter().rposition(|digits| *digits <= key.len()).unwrap_or(0)
    }

    /// Whether a key is of the deepest level.
    pub fn is_deepest(&self, key: &str) -> bool {
        self.levels.last() == Some(&key.len())
    }
}
