use anyhow::bail;

use crate::pipeline::Workspace;
use crate::site::{DepartmentEntry, DisclosureEntry, RegionEntry};
use crate::trouble::Trouble;

/// A disclosure and where it lies.
pub(super) struct DisclosurePlace<'a> {
    pub region: &'a RegionEntry,
    pub department: &'a DepartmentEntry,
    pub entry: &'a DisclosureEntry,
}

impl<'a> DisclosurePlace<'a> {
    /// Finds a disclosure by its path under `content/`, with or without the ending of its file.
    ///
    /// # Errors
    /// When the site has no such disclosure.
    pub(super) fn find(
        workspace: &'a Workspace,
        path: &str,
    ) -> anyhow::Result<DisclosurePlace<'a>> {
        // The path of its file is as good a name as the path without its ending.
        let name = path.strip_prefix("content/").unwrap_or(path);
        let name = name.strip_suffix(".yaml").unwrap_or(name);
        for region in &workspace.site.regions {
            for department in &region.departments {
                if let Some(entry) = department.disclosures.iter().find(|entry| entry.path == name)
                {
                    return Ok(DisclosurePlace { region, department, entry });
                }
            }
        }
        bail!(Trouble::new(
            format!(
                "没有公开件「{name}」：请写它在 content/ 下的路径，如 example/housing/2021/budget"
            ),
            format!(
                "there is no disclosure `{name}`: name it by its path under content/, as in example/housing/2021/budget"
            ),
        ))
    }
}
