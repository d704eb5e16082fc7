use std::collections::BTreeMap;
use std::fmt;

use tera::ErrorKind;

use super::worded::Origins;

/// A broken template, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFailure {
    /// The template's file.
    pub template: String,
    /// Line and column, from 1, where they are known.
    pub place: Option<(usize, usize)>,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for TemplateFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some((line, column)) => write!(formatter, "templates/{}:{line}:{column}: {}", self.template, self.message),
            None => write!(formatter, "templates/{}: {}", self.template, self.message),
        }
    }
}

impl std::error::Error for TemplateFailure {}

impl TemplateFailure {
    /// What Tera said of templates with their words put in, with the place in the author's text where it knows it.
    pub(super) fn of(error: &tera::Error, template: &str, origins: &BTreeMap<String, Origins>) -> TemplateFailure {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let name = if report.filename().is_empty() { template } else { report.filename() };
                let (line, column) = (report.span().start_line, report.span().start_col);
                let column = origins.get(name).map_or(column, |origins| origins.column(line, column));
                TemplateFailure { template: name.to_owned(), place: Some((line, column + 1)), message: report.message().to_owned() }
            }
            _ => TemplateFailure { template: template.to_owned(), place: None, message: error.to_string() },
        }
    }
}
