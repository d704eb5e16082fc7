use std::fmt;

use tera::ErrorKind;

use super::templates::{EMBEDDED, Texts};

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
        // An embedded template lies in no folder of the site.
        let folder = if self.template.starts_with(EMBEDDED) { "" } else { "templates/" };
        match self.place {
            Some((line, column)) => write!(formatter, "{folder}{}:{line}:{column}: {}", self.template, self.message),
            None => write!(formatter, "{folder}{}: {}", self.template, self.message),
        }
    }
}

impl std::error::Error for TemplateFailure {}

impl TemplateFailure {
    /// What Tera said of templates with their words put in, with the place in the author's text where it knows it.
    pub(super) fn of(error: &tera::Error, template: &str, texts: &Texts) -> TemplateFailure {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let name = if report.filename().is_empty() { template } else { report.filename() };
                TemplateFailure::at(name, report.span().start_line, report.span().start_col, report.message(), texts)
            }
            ErrorKind::MissingParent { current, parent } => TemplateFailure::extending(current, format!("there is no template `{parent}` to extend"), texts),
            ErrorKind::CircularExtend { tpl, .. } => TemplateFailure::extending(tpl, format!("it extends itself; the embedded one is `embedded/{tpl}`"), texts),
            ErrorKind::Msg(message) => reported(message)
                .map(|(message, name, line, column)| TemplateFailure::at(name, line, column, message, texts))
                .unwrap_or_else(|| TemplateFailure { template: template.to_owned(), place: None, message: message.clone() }),
            _ => TemplateFailure { template: template.to_owned(), place: None, message: error.to_string() },
        }
    }

    /// `line` counts from 1 and `column` from 0, both in the text with its words put in.
    fn at(template: &str, line: usize, column: usize, message: &str, texts: &Texts) -> TemplateFailure {
        let column = texts.origins.get(template).map_or(column, |origins| origins.column(line, column));
        TemplateFailure { template: template.to_owned(), place: Some((line, column + 1)), message: message.to_owned() }
    }

    /// A fault of a template's `{% extends %}`.
    fn extending(template: &str, message: String, texts: &Texts) -> TemplateFailure {
        let lines = texts.written.get(template).into_iter().flat_map(|text| text.lines().enumerate());
        let place = lines.filter_map(|(line, text)| Some((line + 1, text[..text.find("{% extends")?].chars().count() + 1))).next();
        TemplateFailure { template: template.to_owned(), place, message }
    }
}

/// The first of the faults that Tera tells as one text: message, template, line from 1, column from 0.
///
/// ```text
/// error: Unknown filter `shout`
///  --> home.html:3:9
/// ```
fn reported(text: &str) -> Option<(&str, &str, usize, usize)> {
    let mut lines = text.lines();
    let message = lines.next()?.strip_prefix("error: ")?;
    let (rest, column) = lines.next()?.trim_start().strip_prefix("--> ")?.rsplit_once(':')?;
    let (template, line) = rest.rsplit_once(':')?;
    Some((message, template, line.parse().ok()?, column.parse::<usize>().ok()?.checked_sub(1)?))
}
