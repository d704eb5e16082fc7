use super::meaning::Meaning;

/// 行: a fixed line.
#[derive(Debug)]
pub struct Line {
    /// ASCII id, unique in the form.
    pub id: String,
    /// Official label.
    pub label: String,
    /// Other labels accepted.
    pub labels: Vec<String>,
    /// The side it stands on, as an index.
    pub side: Option<usize>,
    /// What it is to its neighbours.
    pub role: LineRole,
    /// Indentation, from 0.
    pub level: usize,
    /// The columns it fills, as indexes; all of the form's where the form does not say.
    pub columns: Vec<usize>,
    /// Whether a table may leave it out; a missing optional line counts as 0.
    pub optional: bool,
    /// What its figures are to those of other lines.
    pub means: Option<Meaning>,
    /// What must be said of it where it is not nothing: some of these lines.
    pub split: Option<Split>,
    /// Below which line a sheet prints it under names that other lines have too.
    pub below: Option<Below>,
}

impl Line {
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

/// The names of a line that stands below another and is called there what a line above is called:
/// 一般公共预算拨款 under 上年结转.
#[derive(Debug)]
pub struct Below {
    /// The line it stands below, as an index.
    pub line: usize,
    /// What it is called there.
    pub labels: Vec<String>,
}

/// What a line must be split into.
#[derive(Debug)]
pub struct Split {
    /// The lines, as indexes.
    pub into: Vec<usize>,
    /// The rule that finds a document which gives none of them.
    pub rule: String,
}

/// What a line is to its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineRole {
    /// One of the things added up.
    Item,
    /// A heading above lines, with no figures of its own.
    Heading,
    /// 其中: a part of the line above, not an addend.
    Part,
    /// A sum of lines.
    Subtotal,
    /// The sum of all.
    Total,
}
