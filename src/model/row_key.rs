/// What names a row.
#[derive(Debug)]
pub struct RowKey {
    /// The column that holds the key, as an index.
    pub column: usize,
    /// How many digits the codes of each level of a classification have (3, 5, 7: 类, 款, 项), so
    /// that a row's children are found by prefix; none where keys are no codes of one.
    pub levels: Vec<usize>,
    /// The columns that say within which unit a key stands, the first that a row fills counting: a
    /// code then stands once a unit.
    pub within: Vec<usize>,
}

/// Between a unit and a key within it.
const BETWEEN: char = '-';

impl RowKey {
    /// The key of a row, by its own name and that of the unit it stands within. A row that says only
    /// the unit stands above all that the unit has.
    pub fn key(&self, unit: &str, name: &str) -> String {
        match (unit, name) {
            ("", _) => name.to_owned(),
            // Codes of units begin with their department's; a name may be the beginning of another.
            (_, "") if unit.bytes().all(|byte| byte.is_ascii_digit()) => unit.to_owned(),
            _ => format!("{unit}{BETWEEN}{name}"),
        }
    }

    /// A key without the unit that it stands within.
    fn own<'a>(&self, key: &'a str) -> &'a str {
        match key.rsplit_once(BETWEEN) {
            Some((_, own)) if !self.within.is_empty() => own,
            _ => key,
        }
    }

    /// The level of a key, from 0; nothing for one that no level has.
    pub fn level(&self, key: &str) -> Option<usize> {
        let own = self.own(key);
        self.levels.iter().position(|digits| *digits == own.len())
    }

    /// The key of the row above one in the classification; nothing for one of the first level.
    pub fn above<'a>(&self, key: &'a str) -> Option<&'a str> {
        let above = self.level(key)?.checked_sub(1)?;
        let unit = key.len() - self.own(key).len();
        key.get(..unit + self.levels[above])
    }

    /// How deep a key lies, from 0: that of the level with the most digits that the key has.
    pub fn depth(&self, key: &str) -> usize {
        let own = self.own(key);
        self.levels.iter().rposition(|digits| *digits <= own.len()).unwrap_or(0)
    }

    /// Whether a key is of the deepest level.
    pub fn is_deepest(&self, key: &str) -> bool {
        self.levels.last() == Some(&self.own(key).len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_stands_once_a_unit() {
        let key = RowKey { column: 1, levels: vec![3, 5, 7], within: vec![0] };
        assert_eq!(key.key("", "2010301"), "2010301");
        assert_eq!(key.key("333001", "20103"), "333001-20103");
        assert_eq!((key.key("333001", ""), key.key("某局", "")), ("333001".into(), "某局-".into()));
        assert_eq!(key.above("333001-2010301"), Some("333001-20103"));
        assert_eq!((key.level("333001-20103"), key.depth("333001-2010301")), (Some(1), 2));
        assert!(key.is_deepest("333001-2010301") && !key.is_deepest("333001-201"));
        let plain = RowKey { within: Vec::new(), ..key };
        assert_eq!((plain.above("2010301"), plain.level("333001-201")), (Some("20103"), None));
    }
}
