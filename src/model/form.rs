use std::collections::BTreeMap;

use crate::characters::only_alike;

use super::cell::Figure;
use super::column::{Column, ColumnType};
use super::fund::Fund;
use super::head::Head;
use super::identity::Identity;
use super::line::{Line, LineRole};
use super::meaning::Meaning;
use super::practice::Practice;
use super::row::Row;
use super::row_key::RowKey;
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
    /// What its total is called in a sentence, where the form says: 收入预算.
    pub subject: Option<String>,
    /// The forms that it stands for: a table of this one is what a place asks for by those.
    pub stands_for: Vec<String>,
    /// 等级 by which indicators are judged, the best first, where the form has them (优, 良, 中, 差).
    pub grades: Vec<String>,
    /// What a workbook's list of projects and of indicators calls its columns, where the form says:
    /// the first label is written, all are read.
    pub heads: BTreeMap<Head, Vec<String>>,
    /// What must hold inside it.
    pub identities: Vec<Identity>,
    /// Where it comes from: a law, an article, a place.
    pub source: String,
    /// What it rests on.
    pub practice: Practice,
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

/// One side of a two-sided table.
#[derive(Debug)]
pub struct Side {
    /// ASCII id.
    pub id: String,
    /// Official label.
    pub label: String,
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

    /// The column whose amount stands for a row: this year's, else the first that is not last
    /// year's.
    pub fn main_column(&self) -> Option<usize> {
        let amounts = || {
            let columns = self.columns.iter().enumerate();
            columns.filter(|(_, column)| column.holds == ColumnType::Amount)
        };
        let this_year = amounts().find(|(_, column)| column.is_this_years());
        let now = || amounts().find(|(_, column)| column.means != Some(Meaning::PreviousYear));
        this_year.or_else(now).or_else(|| amounts().next()).map(|(column, _)| column)
    }

    /// The amount of money that stands for a row, with its column: of those that are printed this
    /// year's, else the first that is not last year's.
    pub fn main_figure<'a>(&self, row: &'a Row) -> Option<(usize, &'a Figure)> {
        let amounts = || {
            let cells = self.columns.iter().zip(&row.cells).enumerate();
            cells.filter_map(|(at, (column, cell))| {
                let figure = cell.figure().filter(|_| column.holds == ColumnType::Amount)?;
                matches!(figure.unit, Unit::Money(_)).then_some((at, column, figure))
            })
        };
        let this_year = amounts().find(|(_, column, _)| column.is_this_years());
        let now = || amounts().find(|(_, column, _)| column.means != Some(Meaning::PreviousYear));
        let found = this_year.or_else(now).or_else(|| amounts().next());
        found.map(|(column, _, figure)| (column, figure))
    }

    /// What the figure of a row in a column is to those beside it, by its line or its column.
    pub fn meaning(&self, row: &Row, column: usize) -> Option<Meaning> {
        let line = row.line.and_then(|line| self.lines()[line].means);
        line.or(self.columns[column].means)
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
