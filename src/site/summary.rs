use std::sync::Arc;

use jiff::civil::Date;

use crate::finding::RuleInfo;
use crate::model::{Amount, DocumentKey, Kind, MainFigure, MoneyUnit, Origin};

/// The little that index pages keep of a disclosure.
#[derive(Debug, Clone)]
pub struct Summary {
    /// Path under `content/` without the ending.
    pub path: String,
    /// 预算年度.
    pub year: i16,
    /// 类别.
    pub kind: Kind,
    /// The budget unit that discloses by itself.
    pub budget_unit: Option<String>,
    /// Title of its page.
    pub title: String,
    /// Where its figures come from.
    pub origin: Origin,
    /// When it was approved, where that is stated.
    pub approved: Option<Date>,
    /// When it was published, where that is stated.
    pub published: Option<Date>,
    /// What was corrected after publication.
    pub corrections: Vec<SummaryCorrection>,
    /// Its main figure, where it has one.
    pub headline: Option<Headline>,
    /// The main figures of its profile that it prints.
    pub main_figures: Vec<SummaryFigure>,
    /// How many tables and statements its page shows with rows.
    pub tables: usize,
    /// How many tables and statements the document lacks, as the transcriber says.
    pub unpublished: usize,
    /// How many projects.
    pub projects: usize,
    /// How many indicators.
    pub indicators: usize,
    /// What was found in it, rule by rule.
    pub findings: Vec<RuleCount>,
    /// 存疑说明: how many things in doubt are explained, as many as its page has notes by
    /// transcriber and department.
    pub acknowledged: usize,
    /// 检查提示: how many things checking found and nobody has explained.
    pub open: usize,
    /// Whether `--withhold` kept it back.
    pub withheld: bool,
}

/// A correction as a list of news tells it.
#[derive(Debug, Clone)]
pub struct SummaryCorrection {
    /// The path of the figure inside its disclosure.
    pub at: String,
    /// The figure in words: its table, its row, the head of its column.
    pub place: String,
    /// What was published first, as printed.
    pub was: String,
    /// What stands there now, as printed.
    pub is: String,
    /// When it was changed.
    pub date: Date,
    /// Why.
    pub reason: String,
    /// The address of its cell, relative to the disclosure's page.
    pub anchor: String,
}

/// How often a rule found something in a disclosure.
#[derive(Debug, Clone)]
pub struct RuleCount {
    /// The rule.
    pub rule: &'static RuleInfo,
    /// Findings that nobody has explained.
    pub open: usize,
    /// Findings that stand with an explanation.
    pub acknowledged: usize,
}

/// A figure that stands for the whole disclosure, with the words that say what it is.
#[derive(Debug, Clone)]
pub struct Headline {
    /// What it is: 预算收入合计.
    pub label: String,
    /// The number.
    pub amount: Amount,
    /// Its unit.
    pub unit: MoneyUnit,
    /// The address of its cell, relative to the disclosure's page: `#N01-total-amount`.
    pub anchor: Option<String>,
    /// Numbers of the notes about it, or about what it is the sum of, on the disclosure's page.
    pub notes: Vec<usize>,
}

/// A main figure as one disclosure prints it.
#[derive(Debug, Clone)]
pub struct SummaryFigure {
    /// What it is.
    pub main: Arc<MainFigure>,
    /// The number, in 万元; nothing where its unit is in doubt, so that nobody converts it or works
    /// anything out from it.
    pub amount: Option<Amount>,
    /// The figure with the unit it is printed in.
    pub printed: String,
    /// Whether the profile says it first: at the head of a page, on the front page.
    pub leads: bool,
    /// The address of its cell, relative to the disclosure's page.
    pub anchor: String,
    /// Numbers of the notes that go with it, on the disclosure's page.
    pub notes: Vec<usize>,
    /// Whether it is in doubt, and was not only changed.
    pub doubted: bool,
    /// Whether a correction or a restatement stands at it.
    pub changed: bool,
}

impl Summary {
    /// Which document of its department it is.
    pub fn key(&self) -> DocumentKey<'_> {
        DocumentKey { year: self.year, kind: self.kind, unit: self.budget_unit.as_deref() }
    }

    /// Whether it can be set beside others of its department: it is shown, and no unit's.
    pub fn is_comparable(&self) -> bool {
        self.budget_unit.is_none() && !self.withheld
    }

    /// The main figure of an id.
    pub fn main_figure(&self, id: &str) -> Option<&SummaryFigure> {
        self.main_figures.iter().find(|figure| figure.main.id == id)
    }
}

#[cfg(test)]
impl Summary {
    /// A disclosure of 2024 of which nothing is known, for tests.
    pub(super) fn of_nothing(path: &str, kind: Kind) -> Summary {
        Summary {
            path: path.into(),
            year: 2024,
            kind,
            budget_unit: None,
            title: String::new(),
            origin: Origin::Invented,
            approved: None,
            published: None,
            corrections: Vec::new(),
            headline: None,
            main_figures: Vec::new(),
            tables: 0,
            unpublished: 0,
            projects: 0,
            indicators: 0,
            findings: Vec::new(),
            acknowledged: 0,
            open: 0,
            withheld: false,
        }
    }
}
