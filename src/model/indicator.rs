use crate::source::{Span, Spanned};

use super::amount::Amount;
use super::cell::Cell;

/// 绩效指标: one line of a table of indicators.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// 一级指标, as printed in this document.
    pub level1: String,
    /// 二级指标, where the form has it.
    pub level2: Option<String>,
    /// 三级指标: its name.
    pub name: String,
    /// Its key in paths: the name, with `[2]` where the record has the name twice.
    pub key: String,
    /// The address of its row inside the page.
    pub address: String,
    /// 绩效指标描述, as printed.
    pub description: Option<String>,
    /// 指标值.
    pub target: Option<Spanned<Target>>,
    /// 优 良 中 差.
    pub bands: Vec<Band>,
    /// 实际完成值.
    pub actual: Option<Spanned<Target>>,
    /// 分值.
    pub weight: Cell,
    /// 得分.
    pub score: Cell,
    /// 指标值确定依据.
    pub basis: Option<String>,
    /// 偏差原因分析及改进措施.
    pub deviation: Option<String>,
    /// Where it is written.
    pub span: Span,
}

/// One grade of a banded indicator.
#[derive(Debug, Clone)]
pub struct Band {
    /// 优, 良, 中, 差.
    pub grade: String,
    /// Its threshold.
    pub threshold: Spanned<Target>,
}

/// 指标值: what should be, or has been, reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// To the letter.
    pub printed: String,
    /// The number in it, where there is one and only one way to read it.
    pub quantity: Option<(Comparison, Amount, String)>,
    /// Whether it starts like a number and is none: `≥9595%及以上`.
    pub malformed: bool,
}

/// The sign before a target's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// ≥
    AtLeast,
    /// >
    MoreThan,
    /// ≤
    AtMost,
    /// <
    LessThan,
    /// no sign, or =
    Exactly,
}

impl Comparison {
    /// The sign in data files; nothing for an exact value.
    pub fn sign(self) -> &'static str {
        match self {
            Comparison::AtLeast => "≥",
            Comparison::MoreThan => ">",
            Comparison::AtMost => "≤",
            Comparison::LessThan => "<",
            Comparison::Exactly => "",
        }
    }
}
