use std::path::Path;

use anyhow::bail;

use crate::finding::{Finding, Language, REPORT_MARK, draw_html};
use crate::publish::file::{self, is_vacant};
use crate::trouble::{Deed, Told as _, Trouble};

/// The folders of a site where a report may not lie: it would be published, or read as content.
const NOT_HERE: [&str; 4] = ["public", "content", "static", "templates"];

/// Writes findings into an HTML file for those who work on a site; one of before is replaced.
///
/// # Errors
/// When the file would lie in what is published or read, or the disk refuses.
pub(super) fn write(
    root: Option<&Path>,
    path: &Path,
    findings: &[&Finding],
    language: Language,
) -> anyhow::Result<()> {
    // Links are followed: what leads into what is published lies there.
    let parent = path.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
    let folder = parent.canonicalize().cannot(Deed::Resolve, parent)?;
    let is_in = |name: &&&str| {
        root.and_then(|root| root.join(name).canonicalize().ok())
            .is_some_and(|other| folder.starts_with(other))
    };
    if let Some(folder) = NOT_HERE.iter().find(is_in) {
        bail!(Trouble::new(
            format!("检查报告不公开，不能写在 {folder}/ 里：{}", path.display()),
            format!("a report is not public and may not lie in {folder}/: {}", path.display()),
        ));
    }
    if folder.ancestors().any(is_published) {
        bail!(Trouble::new(
            format!("检查报告不公开，不能写在已生成的网站里：{}", path.display()),
            format!("a report is not public and may not lie in a built site: {}", path.display()),
        ));
    }
    // Only a report of before is replaced.
    if !is_vacant(path) && !file::holds(path, REPORT_MARK.as_bytes()) {
        bail!(Trouble::new(
            format!("{} 已经有了，又不是以前的检查报告：没有改动它", path.display()),
            format!("{} is there and is no report of before: it was left alone", path.display()),
        ));
    }
    file::replace(path, draw_html(findings, language).as_bytes())
}

/// Whether a folder is a built site.
fn is_published(folder: &Path) -> bool {
    ["manifest.json", "404.html", "assets"].iter().all(|name| folder.join(name).exists())
}
