use crate::finding::Finding;
use crate::render::TemplateFailure;

/// What an author is told of an error, where a template of the site is its cause; none for the machine's trouble.
pub fn broken_template(error: &anyhow::Error) -> Option<Finding> {
    error.downcast_ref::<TemplateFailure>().map(TemplateFailure::finding)
}

/// The templates that broke while pages were made, each fault once: a template is on a thousand pages, and the first of them is enough.
#[derive(Default)]
pub(super) struct Broken {
    findings: Vec<Finding>,
}

impl Broken {
    /// What making a page gave; nothing where a template is broken, which is kept.
    ///
    /// # Errors
    /// When there is any other trouble.
    pub(super) fn sort_out<T>(&mut self, made: anyhow::Result<T>) -> anyhow::Result<Option<T>> {
        let error = match made {
            Ok(made) => return Ok(Some(made)),
            Err(error) => error,
        };
        let finding = broken_template(&error).ok_or(error)?;
        self.add(finding);
        Ok(None)
    }

    /// Keeps a finding, unless it is known.
    pub(super) fn add(&mut self, finding: Finding) {
        let same = |known: &Finding| known.message == finding.message && known.place.file.path == finding.place.file.path && known.place.span == finding.place.span;
        if !self.findings.iter().any(same) {
            self.findings.push(finding);
        }
    }

    /// Whether none is.
    pub(super) fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// What was kept.
    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}
