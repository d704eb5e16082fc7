//! The shape of declaration files, as serde reads them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::source::Where;

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

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredProfile {
    pub profile: Where<String>,
    pub name: String,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub practice: DeclaredPractice,
    #[serde(default)]
    pub places: Vec<String>,
    #[serde(default)]
    pub documents: Vec<String>,
    #[serde(default)]
    pub unknown: Vec<String>,
    pub extends: Option<Where<String>>,
    #[serde(default)]
    pub kinds: BTreeMap<String, DeclaredKind>,
    #[serde(default)]
    pub between: Vec<DeclaredIdentity>,
    #[serde(default)]
    pub main_figures: Vec<DeclaredMainFigure>,
    #[serde(default)]
    pub project_figures: Vec<DeclaredMainFigure>,
    pub glance: Option<DeclaredGlance>,
    pub deadlines: Option<DeclaredDeadlines>,
    pub fund_codes: Option<Vec<DeclaredFundCodes>>,
}

/// Codes of the classification that one fund alone pays.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredFundCodes {
    pub fund: DeclaredFund,
    pub codes: Vec<String>,
    pub from: Option<i16>,
    pub until: Option<i16>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredDeadlines {
    pub published_after_approval: Option<i32>,
    pub units_approved_after_approval: Option<i32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredGlance {
    pub lead: Where<String>,
    #[serde(default)]
    pub parts: Vec<DeclaredGlancePart>,
    #[serde(default)]
    pub facts: Vec<Where<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredGlancePart {
    pub figure: Where<String>,
    pub title: String,
    #[serde(default)]
    pub by: Vec<Where<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredMainFigure {
    pub id: String,
    pub label: String,
    pub places: BTreeMap<String, Vec<Where<String>>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredKind {
    pub title: Where<String>,
    pub project_form: Option<Where<String>>,
    pub overall_form: Option<Where<String>>,
    #[serde(default)]
    pub sections: Vec<DeclaredSection>,
    #[serde(default)]
    pub tables: Vec<DeclaredTable>,
    #[serde(default)]
    pub indicator_levels: Vec<String>,
}

/// The fiscal years an entry of a profile is about; all of them unless it says otherwise.
#[derive(Debug, Clone, Copy)]
pub(super) struct Years {
    pub from: Option<i16>,
    pub until: Option<i16>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredSection {
    pub id: String,
    pub title: String,
    #[serde(default)]
    pub labels: Vec<String>,
    #[serde(default)]
    pub required: bool,
    #[serde(default)]
    pub reasons: bool,
    pub explains_terms: Option<bool>,
    #[serde(default)]
    pub tables: Vec<Where<String>>,
    pub from: Option<i16>,
    pub until: Option<i16>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredTable {
    pub form: Where<String>,
    pub name: Option<String>,
    pub unit: Option<Where<String>>,
    #[serde(default)]
    pub required: bool,
    pub from: Option<i16>,
    pub until: Option<i16>,
}
