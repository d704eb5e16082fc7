//! The shape of profiles in declaration files, as serde reads them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::source::{Shape, Where, shape};

use super::declared::{DeclaredFund, DeclaredIdentity, DeclaredPractice};

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
    #[serde(default)]
    pub spending_figures: Vec<DeclaredMainFigure>,
    pub glance: Option<DeclaredGlance>,
    pub deadlines: Option<DeclaredDeadlines>,
    pub fund_codes: Option<Vec<DeclaredFundCodes>>,
    pub review: Option<Vec<DeclaredReviewStep>>,
    pub review_from: Option<i16>,
}

/// A step before publication.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum DeclaredReviewStep {
    Secrecy,
    Signed,
}

/// The shape of a profile's file.
pub fn profile_shape() -> Shape {
    shape::<DeclaredProfile>()
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
    pub en: Option<String>,
    #[serde(default)]
    pub by: Vec<Where<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeclaredMainFigure {
    pub id: String,
    pub label: String,
    pub en: Option<String>,
    pub places: BTreeMap<String, Vec<Where<String>>>,
    #[serde(default)]
    pub changes: BTreeMap<String, Vec<Where<String>>>,
    pub step: Option<DeclaredStep>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum DeclaredStep {
    Planned,
    Adjusted,
    Spent,
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
