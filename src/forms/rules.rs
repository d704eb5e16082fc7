use crate::finding::{Bilingual, Finding, rule};
use crate::source::{Place, SourceFile, Span};
use std::sync::Arc;

rule! {
    /// # What it checks
    /// That a form or profile declares what the engine can run: known keys, columns and lines that
    /// exist, identities in the closed grammar, forms that a profile names; no total that is a part
    /// of itself, no profile that extends itself, by way of others either.
    ///
    /// # Why it matters
    /// An identity over a name that does not exist would silently check nothing.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/_forms/T01.yaml
    /// form: T01
    /// name: Budget summary
    /// use: table
    /// lines:
    ///   - { id: total, label: Total }
    ///   - { id: roads, label: Roads }
    /// identities:
    ///   - { id: T01-sum, rule: total-mismatch, identity: total = roads + bridges }
    /// ```
    /// `bridges` is no line of the form.
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/_forms/T01.yaml
    /// form: T01
    /// name: Budget summary
    /// use: table
    /// lines:
    ///   - { id: total, label: Total }
    ///   - { id: roads, label: Roads }
    ///   - { id: bridges, label: Bridges }
    /// identities:
    ///   - { id: T01-sum, rule: total-mismatch, identity: total = roads + bridges }
    /// ```
    ///
    /// # Source
    /// The format: docs/format.md, section 5.
    pub static INVALID_FORM: "invalid-form", Error, fixed, Format, Irregular,
        "表样或公开要求的声明有误", "a form or profile is declared wrongly";
}

/// A finding in a declaration's file.
pub(super) fn invalid(
    file: &Arc<SourceFile>,
    span: Span,
    zh: impl Into<String>,
    en: impl Into<String>,
) -> Finding {
    Finding::new(&INVALID_FORM, Bilingual::new(zh, en), Place::new(file, span))
}
