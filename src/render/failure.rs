use std::fmt;
use std::sync::Arc;

use tera::ErrorKind;

use crate::finding::Finding;
use crate::load::{TemplateFault, broken_template};
use crate::source::{Place, SourceFile, Span};

use super::texts::{Texts, path};

/// A broken template, with its place.
#[derive(Debug, Clone)]
pub struct TemplateFailure {
    /// Where, in the author's text; the beginning of the file where it is not known.
    pub place: Place,
    /// What is wrong.
    pub fault: TemplateFault,
    /// The address of the page that could not be made, where it shows only there.
    pub page: Option<String>,
}

impl fmt::Display for TemplateFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, message) = (&self.place.file.path, self.fault.words().en);
        match self.position() {
            Some((line, column)) => write!(formatter, "{path}:{line}:{column}: {message}"),
            None => write!(formatter, "{path}: {message}"),
        }
    }
}

impl std::error::Error for TemplateFailure {}

impl TemplateFailure {
    /// A fault of a template as a whole.
    pub(super) fn whole(template: &str, fault: TemplateFault) -> TemplateFailure {
        TemplateFailure {
            place: Place::new(&Arc::new(SourceFile::new(path(template), "")), Span::beginning()),
            fault,
            page: None,
        }
    }

    /// A fault at a line from 1 and a column from 0 of a text.
    pub(super) fn in_text(
        file: &Arc<SourceFile>,
        (line, column): (usize, usize),
        fault: TemplateFault,
    ) -> TemplateFailure {
        let lines = || file.text.split_inclusive('\n');
        let before: usize = lines().take(line.saturating_sub(1)).map(str::len).sum();
        let text = lines().nth(line.saturating_sub(1)).unwrap_or_default();
        let at =
            before + text.char_indices().nth(column).map_or(text.trim_end().len(), |(at, _)| at);
        // What is missing at the end is told at the last character there is.
        let at = if file.text[at..].trim().is_empty() {
            file.text.trim_end().char_indices().next_back().map_or(0, |(at, _)| at)
        } else {
            at
        };
        let width = file.text[at..].chars().next().map_or(0, char::len_utf8);
        TemplateFailure { place: Place::new(file, Span::new(at, at + width)), fault, page: None }
    }

    /// The same, met where a page was made.
    #[must_use]
    pub(super) fn on(mut self, page: &str) -> TemplateFailure {
        self.page = Some(page.to_owned());
        self
    }

    /// As its author is told of it.
    pub fn finding(&self) -> Finding {
        broken_template(&self.fault, self.place.clone(), self.page.as_deref())
    }

    /// Line and column, from 1, where they are known.
    pub(super) fn position(&self) -> Option<(usize, usize)> {
        let start = self.place.start();
        (self.place.span != Span::beginning()).then_some((start.line, start.column))
    }

    /// What Tera said of templates with their words put in, with the places in the author's texts
    /// where it knows them: one failure at least.
    pub(super) fn of(error: &tera::Error, template: &str, texts: &Texts) -> Vec<TemplateFailure> {
        let tera = |message: &str| TemplateFault::Tera(message.to_owned());
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let name = if report.filename().is_empty() { template } else { report.filename() };
                vec![TemplateFailure::at(
                    name,
                    report.span().start_line,
                    report.span().start_col,
                    tera(report.message()),
                    texts,
                )]
            }
            ErrorKind::MissingParent { current, parent } => vec![TemplateFailure::extending(
                current,
                TemplateFault::NoParent(parent.clone()),
                texts,
            )],
            ErrorKind::CircularExtend { tpl, .. } => vec![TemplateFailure::extending(
                tpl,
                TemplateFault::ExtendsItself(tpl.clone()),
                texts,
            )],
            ErrorKind::Msg(message) => {
                let told: Vec<TemplateFailure> = message
                    .split("\n\n")
                    .filter_map(reported)
                    .map(|(message, name, line, column)| {
                        TemplateFailure::at(name, line, column, tera(message), texts)
                    })
                    .collect();
                if told.is_empty() {
                    vec![TemplateFailure::whole(template, tera(message))]
                } else {
                    told
                }
            }
            kind => vec![TemplateFailure::whole(template, tera(&kind.to_string()))],
        }
    }

    /// `line` counts from 1 and `column` from 0, both in the text with its words put in.
    fn at(
        template: &str,
        line: usize,
        column: usize,
        fault: TemplateFault,
        texts: &Texts,
    ) -> TemplateFailure {
        let column =
            texts.origins.get(template).map_or(column, |origins| origins.column(line, column));
        match texts.written.get(template) {
            Some(file) => TemplateFailure::in_text(file, (line, column), fault),
            None => TemplateFailure::whole(template, fault),
        }
    }

    /// A fault of a template's `{% extends %}`.
    fn extending(template: &str, fault: TemplateFault, texts: &Texts) -> TemplateFailure {
        let Some(file) = texts.written.get(template) else {
            return TemplateFailure::whole(template, fault);
        };
        let mut lines = file.text.lines().enumerate();
        match lines.find_map(|(line, text)| {
            Some((line + 1, text[..text.find("{% extends")?].chars().count()))
        }) {
            Some(at) => TemplateFailure::in_text(file, at, fault),
            None => {
                TemplateFailure { place: Place::new(file, Span::beginning()), fault, page: None }
            }
        }
    }
}

/// One of the faults that Tera tells as one text: message, template, line from 1, column from 0.
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
