use std::collections::BTreeMap;

use crate::characters::only_alike;

use super::cell::Figure;
use super::fund::Fund;
use super::head::Head;
use super::identity::Identity;
use super::meaning::Meaning;
use super::row::Row;
use super::unit::{MoneyUnit, Unit};

/// 表样: what a table looks like. Declared as data, resolved once, run over many tables.
#[derive(Debug)]
pub struct Form {
    /// Canonical id (`B05`, `N01`), stable in addresses and data.
    pub id: String,
    /// Official name.
    pub name: String,
    /// Other names accepted.
    pub labels: Vec<String>,
    /// What it is used for.
    pub used_for: FormUse,
    /// How its rows come about.
    pub layout: Layout,
    /// Columns, in order.
    pub columns: Vec<Column>,
    /// The unit of its amounts where the form fixes one.
    pub unit: Option<MoneyUnit>,
    /// The budget that its rows are paid from, where the form is about one.
    pub fund: Option<Fund>,
    /// 等级 by which indicators are judged, the best first, where the form has them (优, 良, 中, 差).
    pub grades: Vec<String>,
    /// What a workbook's list of projects and of indicators calls its columns, where the form says:
    /// the first label is written, all are read.
    pub heads: BTreeMap<Head, Vec<String>>,
    /// What must hold inside it.
    pub identities: Vec<Identity>,
    /// Where it comes from: a law, an article, a place.
    pub source: String,
}

/// What a form is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormUse {
    /// 文字数据: figures that a document gives in a sentence.
    Statement,
    /// 表
    Table,
    /// One record a project: its funds and plan are a row of this form.
    Project,
    /// The goals and indicators of the whole department stand beside this table.
    Overall,
}

/// How the rows of a form come about.
#[derive(Debug)]
pub enum Layout {
    /// Fixed lines, on one side or two.
    Lines {
        /// The sides, where the form has them (收入, 支出).
        sides: Vec<Side>,
        /// All lines, in order.
        lines: Vec<Line>,
    },
    /// As many rows as the author writes.
    Rows(RowKey),
}

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

/// One side of a two-sided table.
#[derive(Debug)]
pub struct Side {
    /// ASCII id.
    pub id: String,
    /// Official label.
    pub label: String,
}

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
    /// What its figures are to those of other columns.
    pub means: Option<Meaning>,
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

impl Form {
    /// Whether its rows are codes of a classification, children found by their prefix.
    pub fn is_classified(&self) -> bool {
        self.key().is_some_and(|key| !key.levels.is_empty())
    }

    /// What names its rows; nothing for a form of fixed lines.
    pub fn key(&self) -> Option<&RowKey> {
        match &self.layout {
            Layout::Rows(key) => Some(key),
            Layout::Lines { .. } => None,
        }
    }

    /// The column whose amount stands for a row: the first that is not last year's.
    pub fn main_column(&self) -> Option<usize> {
        let amounts = || {
            let columns = self.columns.iter().enumerate();
            columns.filter(|(_, column)| column.holds == ColumnType::Amount)
        };
        let now = amounts().find(|(_, column)| column.means != Some(Meaning::PreviousYear));
        now.or_else(|| amounts().next()).map(|(column, _)| column)
    }

    /// The amount of money that stands for a row, with its column: of those that are printed the
    /// first that is not last year's.
    pub fn main_figure<'a>(&self, row: &'a Row) -> Option<(usize, &'a Figure)> {
        let amounts = || {
            let cells = self.columns.iter().zip(&row.cells).enumerate();
            cells.filter_map(|(at, (column, cell))| {
                let figure = cell.figure().filter(|_| column.holds == ColumnType::Amount)?;
                matches!(figure.unit, Unit::Money(_)).then_some((at, column, figure))
            })
        };
        let now = amounts().find(|(_, column, _)| column.means != Some(Meaning::PreviousYear));
        now.or_else(|| amounts().next()).map(|(column, _, figure)| (column, figure))
    }

    /// The column that says in words what a key stands for.
    pub fn name_column(&self) -> Option<usize> {
        let key = self.key()?.column;
        let mut columns = self.columns.iter().enumerate();
        columns
            .find(|(at, column)| *at != key && column.holds == ColumnType::Text)
            .map(|(at, _)| at)
    }

    /// The column of a meaning.
    pub fn column_of(&self, meaning: Meaning) -> Option<usize> {
        self.columns.iter().position(|column| column.means == Some(meaning))
    }

    /// The fixed line of a meaning.
    pub fn line_of(&self, meaning: Meaning) -> Option<usize> {
        self.lines().iter().position(|line| line.means == Some(meaning))
    }

    /// The fixed line that is the total.
    pub fn total_line(&self) -> Option<usize> {
        self.lines().iter().position(|line| line.role == LineRole::Total)
    }

    /// The unit of amounts that say none themselves: the form's, the document's, the place's (the
    /// profile's), else 万元. The one place that knows this order.
    pub fn unit_in(&self, document: Option<MoneyUnit>, place: Option<MoneyUnit>) -> MoneyUnit {
        self.unit.or(document).or(place).unwrap_or(MoneyUnit::TenThousandYuan)
    }

    /// The same where a document is read already and says its unit.
    pub fn unit_under(&self, document: MoneyUnit) -> MoneyUnit {
        self.unit.unwrap_or(document)
    }

    /// The fixed lines; none for a form of open rows.
    pub fn lines(&self) -> &[Line] {
        match &self.layout {
            Layout::Lines { lines, .. } => lines,
            Layout::Rows(_) => &[],
        }
    }

    /// The sides; none for most forms.
    pub fn sides(&self) -> &[Side] {
        match &self.layout {
            Layout::Lines { sides, .. } => sides,
            Layout::Rows(_) => &[],
        }
    }

    /// The column of an id or label; where none is called so to the letter, the one that is to a
    /// reader.
    pub fn column(&self, name: &str) -> Option<usize> {
        let to_the_letter = self.columns.iter().position(|column| column.answers_to(name));
        to_the_letter.or_else(|| {
            let columns = self.columns.iter().enumerate();
            Some(only_alike(name, columns, |(_, column)| column.names())?.0)
        })
    }

    /// The line of an id or label, on whichever side; where none is called so to the letter, the
    /// one that is to a reader.
    pub fn line(&self, name: &str) -> Option<usize> {
        self.line_among(name, |_| true)
    }

    /// The line of an id or label, on a side if one is named.
    pub fn line_on(&self, name: &str, side: Option<usize>) -> Option<usize> {
        self.line_among(name, |line| side.is_none() || line.side == side)
    }

    fn line_among(&self, name: &str, belongs: impl Fn(&Line) -> bool) -> Option<usize> {
        let lines = || self.lines().iter().enumerate().filter(|(_, line)| belongs(line));
        let to_the_letter = lines().find(|(_, line)| line.answers_to(name));
        let found = to_the_letter.or_else(|| only_alike(name, lines(), |(_, line)| line.names()));
        found.map(|(index, _)| index)
    }

    /// The side of an id or label; where none is called so to the letter, the one that is to a
    /// reader.
    pub fn side(&self, name: &str) -> Option<usize> {
        let sides = || self.sides().iter().enumerate();
        let to_the_letter = sides().find(|(_, side)| side.id == name || side.label == name);
        to_the_letter
            .or_else(|| only_alike(name, sides(), |(_, side)| vec![side.id.as_str(), &side.label]))
            .map(|(index, _)| index)
    }

    /// Everything a table of this form may be called.
    pub fn names(&self) -> Vec<&str> {
        let labels = self.labels.iter().map(String::as_str);
        [self.id.as_str(), &self.name].into_iter().chain(labels).collect()
    }

    /// Whether a table of this form may go by this name.
    pub fn answers_to(&self, name: &str) -> bool {
        self.id == name || self.name == name || self.labels.iter().any(|label| label == name)
    }
}

impl Column {
    /// Whether its cells are figures that must be filled in.
    pub fn asked(&self) -> bool {
        self.holds.is_number() && !self.optional
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
