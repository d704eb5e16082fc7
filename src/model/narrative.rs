use std::sync::Arc;

use crate::source::{SourceFile, Span, Spanned};

/// How the text of a section begins that has been drafted and that nobody has written yet; it
/// counts as empty.
pub const UNWRITTEN: &str = "（待填写";

/// 说明: the Markdown beside the data.
#[derive(Debug, Clone)]
pub struct Narrative {
    /// The file.
    pub file: Arc<SourceFile>,
    /// What stands before the first heading.
    pub preamble: Span,
    /// The sections under top-level headings, in order.
    pub sections: Vec<Section>,
    /// The figures bound in it, in order.
    pub bindings: Vec<Binding>,
    /// The addresses of its links and pictures, in order, with the places of the links.
    pub links: Vec<Spanned<String>>,
}

/// `[[收入说明/合计 → 万元]]`: a figure that the text takes from the data.
#[derive(Debug, Clone)]
pub struct Binding {
    /// The path of the figure.
    pub path: String,
    /// The unit it is to be printed in, where one is named.
    pub unit: Option<String>,
    /// From `[[` to `]]`.
    pub span: Span,
}

/// One section of the narrative.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its heading as written.
    pub heading: String,
    /// Its heading without numbering: 一、, （一）, 1.
    pub title: String,
    /// Canonical id of the profile's section it answers to.
    pub id: Option<String>,
    /// The heading's place.
    pub heading_span: Span,
    /// Its text, without the heading.
    pub body: Span,
}
