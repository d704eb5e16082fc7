//! The shape of declaration files, as serde reads them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::source::{Shape, Where, shape};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredForm {
    pub form: Where<String>,
    pub name: String,
    #[serde(default)]
    pub labels: Vec<String>,
    #[serde(rename = "use")]
    pub used_for: DeclaredUse,
    pub unit: Option<Where<String>>,
    pub fund: Option<DeclaredFund>,
    pub subject: Option<String>,
    #[serde(default)]
    pub stands_for: Vec<Where<String>>,
    #[serde(default)]
    pub grades: Vec<Where<String>>,
    #[serde(default)]
    pub heads: BTreeMap<String, Vec<Where<String>>>,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub practice: DeclaredPractice,
    pub columns: Option<Vec<DeclaredColumn>>,
    pub lines: Option<Vec<DeclaredLine>>,
    pub sides: Option<Vec<DeclaredSide>>,
    pub key: Option<DeclaredKey>,
    #[serde(default)]
    pub identities: Vec<DeclaredIdentity>,
}

/// The shape of a form's file.
pub fn form_shape() -> Shape {
    shape::<DeclaredForm>()
}

/// What a form or profile rests on.
#[derive(Debug, Deserialize, Clone, Copy, Default)]
pub(super) enum DeclaredPractice {
    #[default]
    #[serde(rename = "documents")]
    Documents,
    #[serde(rename = "one document")]
    OneDocument,
    #[serde(rename = "names only")]
    NamesOnly,
}

#[derive(Debug, Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
pub(super) enum DeclaredUse {
    Statement,
    Table,
    Project,
    Overall,
}

#[derive(Debug, Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
pub(super) enum DeclaredFund {
    General,
    Government,
    StateCapital,
}

#[derive(Debug, Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum DeclaredMeaning {
    None,
    PreviousYear,
    ThisYear,
    Change,
    Growth,
    Office,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredColumn {
    pub id: Where<String>,
    pub label: String,
    #[serde(default)]
    pub labels: Vec<String>,
    pub group: Option<String>,
    #[serde(rename = "type")]
    pub holds: DeclaredType,
    #[serde(default)]
    pub optional: bool,
    #[serde(default)]
    pub plan: bool,
    #[serde(default)]
    pub alone: bool,
    #[serde(default = "offered")]
    pub offered: bool,
    pub means: Option<DeclaredMeaning>,
}

/// Columns are offered unless they say otherwise.
fn offered() -> bool {
    true
}

#[derive(Debug, Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
pub(super) enum DeclaredType {
    Amount,
    Count,
    Percent,
    Code,
    Text,
    Date,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredLine {
    pub id: Where<String>,
    pub label: String,
    #[serde(default)]
    pub labels: Vec<String>,
    #[serde(default)]
    pub role: DeclaredRole,
    #[serde(default)]
    pub level: usize,
    pub columns: Option<Vec<Where<String>>>,
    #[serde(default)]
    pub optional: bool,
    pub means: Option<DeclaredMeaning>,
    pub split: Option<DeclaredSplit>,
    pub below: Option<DeclaredBelow>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredBelow {
    pub line: Where<String>,
    pub labels: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredSplit {
    pub into: Vec<Where<String>>,
    pub rule: Where<String>,
}

#[derive(Debug, Deserialize, Clone, Copy, Default)]
#[serde(rename_all = "kebab-case")]
pub(super) enum DeclaredRole {
    #[default]
    Item,
    Heading,
    Part,
    Subtotal,
    Total,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredSide {
    pub id: Where<String>,
    pub label: String,
    pub lines: Vec<DeclaredLine>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredKey {
    pub column: Where<String>,
    #[serde(default)]
    pub classified: DeclaredLevels,
    #[serde(default)]
    pub within: Vec<Where<String>>,
}

/// How keys are classified: not at all, by the levels of the national classification, by others.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum DeclaredLevels {
    Whether(bool),
    Digits(Vec<usize>),
}

impl Default for DeclaredLevels {
    fn default() -> DeclaredLevels {
        DeclaredLevels::Whether(false)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredIdentity {
    pub id: Where<String>,
    pub rule: Where<String>,
    #[serde(default)]
    pub says: String,
    pub identity: Option<Where<String>>,
    pub given: Option<Where<String>>,
    pub unless: Option<Where<String>>,
    #[serde(rename = "in")]
    pub scope: Option<DeclaredScope>,
    pub columns: Option<Vec<Where<String>>>,
    pub product: Option<DeclaredProduct>,
    pub share: Option<DeclaredShare>,
    pub scale: Option<DeclaredScale>,
    pub cumulative: Option<Vec<Where<String>>>,
    pub bands: Option<bool>,
    pub weights: Option<DeclaredWeights>,
}

#[derive(Debug, Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum DeclaredScope {
    Once,
    Row,
    Tree,
    Table,
    ByKey,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredProduct {
    pub quantity: Where<String>,
    pub price: Where<String>,
    pub amount: Where<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredShare {
    pub part: Where<String>,
    pub whole: Where<String>,
    pub share: Where<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredScale {
    pub figure: Where<String>,
    pub whole: Where<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredWeights {
    pub execution_weight: Where<String>,
    pub execution_score: Where<String>,
}
