use crate::source::Span;

use super::kind::Kind;

/// 勾稽关系: an arithmetic relation that must hold between figures, with every name resolved.
#[derive(Debug)]
pub struct Identity {
    /// Its id, unique in its form or profile (`N02-split`).
    pub id: String,
    /// The name of the rule whose finding a failure is.
    pub rule: String,
    /// What it says, in Chinese, for messages and the reconciliation page.
    pub says: String,
    /// What is checked.
    pub check: Check,
    /// The figure it is about: where that is not printed, it says nothing.
    pub given: Option<FigureRef>,
    /// The figure another identity is about: where that is printed, it says nothing.
    pub unless: Option<FigureRef>,
    /// For what it is repeated.
    pub scope: Scope,
    /// What is checked, as it is declared.
    pub formula: String,
    /// Where it is declared in its form's or profile's file.
    pub span: Span,
}

/// What an identity checks.
#[derive(Debug)]
pub enum Check {
    /// Two sums.
    Linear {
        /// The side whose first figure is the one reported.
        left: Sum,
        /// What must hold.
        relation: Relation,
        /// The side that is computed.
        right: Sum,
    },
    /// quantity × price = amount; columns of one row.
    Product {
        /// Column index of the quantity.
        quantity: usize,
        /// Column index of the price.
        price: usize,
        /// Column index of the amount.
        amount: usize,
    },
    /// part ÷ whole = share, in percent.
    Share {
        /// The part.
        part: FigureRef,
        /// The whole.
        whole: FigureRef,
        /// The percentage reported.
        share: FigureRef,
    },
    /// A figure that may differ from another, but not have its digits at another scale.
    Scale {
        /// The figure reported.
        figure: FigureRef,
        /// The one it belongs to.
        whole: FigureRef,
    },
    /// Columns of a row that must not fall, the last one filled being 100.
    Cumulative {
        /// Column indexes, in order.
        columns: Vec<usize>,
    },
    /// 优 良 中 差 of every indicator in order, without gap or overlap.
    Bands,
    /// Weights and scores of indicators against their first level's, and all of them against the
    /// total.
    Weights {
        /// The weight of budget execution, which counts into the total.
        execution_weight: FigureRef,
        /// Its score.
        execution_score: FigureRef,
    },
}

/// `=` or `<=`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Both sides are equal.
    Equal,
    /// The left is no more than the right.
    AtMost,
}

/// Terms added and taken away.
#[derive(Debug)]
pub struct Sum {
    /// The terms, in order.
    pub terms: Vec<Term>,
}

impl Sum {
    /// The one figure that it is, added and not taken away; nothing where it is more.
    pub fn only(&self) -> Option<&FigureRef> {
        match self.terms.as_slice() {
            [Term { negative: false, operand: Operand::Figure(reference) }] => Some(reference),
            _ => None,
        }
    }
}

/// One term with its sign.
#[derive(Debug)]
pub struct Term {
    /// Whether it is taken away.
    pub negative: bool,
    /// What it is.
    pub operand: Operand,
}

/// A figure, or a set of figures added up.
#[derive(Debug)]
pub enum Operand {
    /// One figure.
    Figure(FigureRef),
    /// `sum(…)`.
    Sum(FigureSet),
}

/// Which figure.
#[derive(Debug, Clone)]
pub struct FigureRef {
    /// Whether it is in the year before.
    pub previous_year: bool,
    /// Another kind of disclosure of the same department.
    pub kind: Option<Kind>,
    /// The form; the identity's own where none is named.
    pub form: Option<String>,
    /// The row.
    pub row: RowRef,
    /// The column, as an index into that form; `None` is the column the scope is at (`this`).
    pub column: Option<usize>,
}

/// Which row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowRef {
    /// The row the scope is at.
    Here,
    /// A fixed line, as an index.
    Line(usize),
    /// The row of this key.
    Key(String),
    /// The total row of a form of open rows; where it has none, its only subtotal; where it has
    /// neither, the sum of its items.
    Total,
    /// Every item row.
    Each,
}

/// Which figures are added up.
#[derive(Debug, Clone)]
pub enum FigureSet {
    /// The rows right below this one in the classification; the column the scope is at.
    Children,
    /// The item rows under this total or subtotal row; the column the scope is at.
    Rows,
    /// A column over every project, by its id or label: which project form it is of, the disclosure
    /// says.
    Projects(String),
    /// A figure with `*` for its row.
    Every(FigureRef),
}

/// For what an identity is repeated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Once.
    Once,
    /// Every row.
    Row,
    /// Every row that has children, and each of these columns.
    Tree(Vec<usize>),
    /// Every total and subtotal row, and each of these columns.
    Table(Vec<usize>),
    /// Every key that both tables have; the other form's rows are matched by it.
    ByKey,
}
