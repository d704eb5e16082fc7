use crate::source::{Span, Spanned};

use super::cell::Cell;
use super::indicator::Indicator;
use super::row::Row;

/// 项目. Its funds and its spending plan are a [`Row`] of the disclosure's project form.
#[derive(Debug, Clone)]
pub struct Project {
    /// 项目编码, where the document prints one.
    pub code: Option<String>,
    /// 项目名称.
    pub name: Spanned<String>,
    /// Its code, or `p-` and a hash of its name: its key in data and addresses.
    pub id: String,
    /// Its code in the year before.
    pub continues: Option<Spanned<String>>,
    /// The budget unit that has it.
    pub budget_unit: Option<Spanned<String>>,
    /// 预算数, 财政资金, 其他资金 and the plan: cells of the project form.
    pub row: Row,
    /// 资金用途, as printed.
    pub purpose: Option<String>,
    /// Goals and indicators.
    pub objectives: Objectives,
    /// Where it is written.
    pub span: Span,
}

/// Goals and indicators, of a project or of the whole department.
#[derive(Debug, Clone)]
pub struct Objectives {
    /// 部门职能职责概述, where the form asks for it.
    pub duties: Vec<String>,
    /// 绩效目标, as printed.
    pub goals: Vec<Spanned<String>>,
    /// 实际完成情况.
    pub outcomes: Vec<Spanned<String>>,
    /// 绩效指标.
    pub indicators: Vec<Indicator>,
    /// Weights printed at first-level indicators: 产出指标（50分）.
    pub level_weights: Vec<(Spanned<String>, Cell)>,
    /// 总分: the weight and the score printed at the foot.
    pub total: Option<(Cell, Cell)>,
    /// Where they are written.
    pub span: Span,
}
