use std::path::{Path, PathBuf};

use anyhow::bail;

use crate::finding::Level;
use crate::pipeline::{Unreleased, Workspace, open_with};
use crate::site::Config;
use crate::trouble::{Bilingual, Told, Trouble};

use super::arguments::{Allow, Arguments};
use super::site_folder::site_folder;

/// The site's root: what `--root` says, else the nearest folder upwards with a site.toml.
pub(super) fn find(arguments: &Arguments) -> anyhow::Result<PathBuf> {
    if let Some(root) = &arguments.root {
        if !root.join("site.toml").is_file() {
            bail!(Trouble::new(
                format!(
                    "{} 里没有 site.toml：它是网站的文件夹吗？（gongkai init DIR 新建一个）",
                    root.display()
                ),
                format!(
                    "there is no site.toml in {}: is it a site? (`gongkai init DIR` starts one)",
                    root.display()
                ),
            ));
        }
        return Ok(root.clone());
    }
    let here = std::env::current_dir()
        .told(|| Bilingual::new("不知道当前文件夹", "cannot tell the current folder"))?;
    match site_folder(&here) {
        // Relative to here where it is here, so that messages stay short.
        Some(folder) if folder == here => Ok(Path::new(".").to_owned()),
        Some(folder) => Ok(folder.to_owned()),
        None => bail!(Trouble::new(
            "这里和上级文件夹里都没有 site.toml（gongkai init DIR 新建一个网站）",
            "there is no site.toml here or in any folder above (`gongkai init DIR` starts a site)",
        )),
    }
}

/// The site's root, where one is asked for or stands in here; nothing where there is none.
pub(super) fn find_any(arguments: &Arguments) -> anyhow::Result<Option<PathBuf>> {
    if arguments.root.is_some() {
        return find(arguments).map(Some);
    }
    let here = std::env::current_dir()
        .told(|| Bilingual::new("不知道当前文件夹", "cannot tell the current folder"))?;
    if site_folder(&here).is_some() { find(arguments).map(Some) } else { Ok(None) }
}

/// Opens the site, with the rules of `--allow` lowered to warnings.
pub(super) fn workspace(
    arguments: &Arguments,
    allow: &Allow,
    unreleased: Unreleased,
) -> anyhow::Result<Workspace> {
    let mut workspace = open_with(&find(arguments)?, unreleased)?;
    lower(&mut workspace.site.config, allow)?;
    Ok(workspace)
}

/// Lowers the rules of `--allow` to warnings.
pub(super) fn lower(config: &mut Config, allow: &Allow) -> anyhow::Result<()> {
    for name in &allow.allow {
        let Some(rule) = crate::check::explain(name) else {
            bail!(Trouble::new(
                format!("没有名为「{name}」的规则（gongkai explain 列出规则）"),
                format!("there is no rule `{name}` (`gongkai explain` lists them)")
            ))
        };
        if !rule.adjustable {
            bail!(Trouble::new(
                format!("「{name}」不能放行：读不出来的不能公开"),
                format!("`{name}` cannot be allowed: what cannot be read cannot be published")
            ));
        }
        config.levels.insert(name.clone(), Some(Level::Warning));
    }
    Ok(())
}
