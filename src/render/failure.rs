use std::fmt;

use tera::ErrorKind;

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
    /// What Tera said, with the template's own place where it knows it.
    pub(super) fn of(error: &tera::Error, template: &str) -> TemplateFailure {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let name = if report.filename().is_empty() { template } else { report.filename() };
                TemplateFailure { template: name.to_owned(), place: Some((report.span().start_line, report.span().start_col + 1)), message: report.message().to_owned() }
            }
            _ => TemplateFailure { template: template.to_owned(), place: None, message: error.to_string() },
        }
    }
}
