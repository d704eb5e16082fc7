use crate::finding::Finding;
use crate::load::kept_in_the_way;
use crate::publish::KeptInTheWay;
use crate::render::TemplateFailure;

use super::workspace::Workspace;

/// What an author is told of an error, where a template of the site is its cause; none for the
/// machine's trouble.
pub fn broken_template(error: &anyhow::Error) -> Option<Finding> {
    error.downcast_ref::<TemplateFailure>().map(TemplateFailure::finding)
}

/// What turned out to be wrong with a site's own files while pages were made, each fault once: a
/// template is on a thousand pages, and the first of them is enough.
pub(super) struct BrokenFiles<'a> {
    workspace: &'a Workspace,
    findings: Vec<Finding>,
}

impl<'a> BrokenFiles<'a> {
    /// Nothing yet.
    pub(super) fn new(workspace: &'a Workspace) -> BrokenFiles<'a> {
        BrokenFiles { workspace, findings: Vec::new() }
    }

    /// What making a page gave; nothing where a template is broken or a kept path is in its way:
    /// that is a finding.
    ///
    /// # Errors
    /// When there is any other trouble.
    pub(super) fn sort_out<T>(&mut self, made: anyhow::Result<T>) -> anyhow::Result<Option<T>> {
        let error = match made {
            Ok(made) => return Ok(Some(made)),
            Err(error) => error,
        };
        let finding =
            broken_template(&error).or_else(|| self.kept(error.downcast_ref()?)).ok_or(error)?;
        self.add(finding);
        Ok(None)
    }

    fn kept(&self, crossed: &KeptInTheWay) -> Option<Finding> {
        let at = self.workspace.site.config.keep.iter().position(|kept| *kept == crossed.kept)?;
        Some(kept_in_the_way(&crossed.kept, &crossed.path, self.workspace.kept.get(at)?.clone()))
    }

    /// Keeps a finding, unless it is known.
    pub(super) fn add(&mut self, finding: Finding) {
        let place = |finding: &Finding| (finding.place.file.path.clone(), finding.place.span);
        let one_of_several = finding.place.file.path == "site.toml";
        let same = |known: &Finding| {
            place(known) == place(&finding) && (one_of_several || known.message == finding.message)
        };
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
