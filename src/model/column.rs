use super::meaning::Meaning;

/// 栏: a column.
#[derive(Debug)]
pub struct Column {
    /// ASCII id, unique in the form.
    pub id: String,
    /// Official label.
    pub label: String,
    /// Other labels accepted.
    pub labels: Vec<String>,
    /// The label of the head it shares with its neighbours.
    pub group: Option<String>,
    /// What its cells hold.
    pub holds: ColumnType,
    /// Whether a cell may be left blank or out.
    pub optional: bool,
    /// Whether it belongs to a project's spending plan, not to its funds.
    pub plan: bool,
    /// Whether drafts and blank workbooks have it; what is seldom printed is only taken where it is.
    pub offered: bool,
    /// Whether a figure of a line that is written without its column is this one's; its path then
    /// needs no column.
    pub alone: bool,
    /// What its figures are to those of other columns.
    pub means: Option<Meaning>,
}

impl Column {
    /// Whether its cells are figures that must be filled in.
    pub fn asked(&self) -> bool {
        self.holds.is_number() && !self.optional
    }

    /// Whether its figures are this year's, beside others or where a figure needs no column.
    pub fn is_this_years(&self) -> bool {
        self.alone || self.means == Some(Meaning::ThisYear)
    }

    /// The label and the other labels accepted.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.label).chain(&self.labels).map(String::as_str)
    }

    /// Everything authors may call it.
    pub fn names(&self) -> Vec<&str> {
        std::iter::once(self.id.as_str()).chain(self.spellings()).collect()
    }

    /// Whether authors may call it so.
    pub fn answers_to(&self, name: &str) -> bool {
        self.id == name || self.spellings().any(|spelling| spelling == name)
    }
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// Money, in the table's unit.
    Amount,
    /// A bare number: a quantity, a weight, a score.
    Count,
    /// A percentage, with or without its sign.
    Percent,
    /// A code; always text.
    Code,
    /// Words.
    Text,
    /// A date.
    Date,
}

impl ColumnType {
    /// Whether its cells are numbers.
    pub fn is_number(self) -> bool {
        matches!(self, ColumnType::Amount | ColumnType::Count | ColumnType::Percent)
    }
}
