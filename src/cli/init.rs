use anyhow::bail;

use crate::finding::Language;
use crate::publish::file;
use crate::trouble::Trouble;

use super::arguments::{Arguments, InitArguments};
use super::shell::word;
use super::{ExitStatus, print};

/// What a new site holds. `{year}` stands for this year.
const STARTER: &[(&str, &str)] = &[
    ("site.toml", include_str!("starter/site.toml")),
    ("content/_profiles/my-county.yaml", include_str!("starter/my-county.yaml")),
    ("content/example/region.yaml", include_str!("starter/region.yaml")),
    ("content/example/housing/department.yaml", include_str!("starter/department.yaml")),
    ("content/example/housing/{year}/budget.yaml", include_str!("starter/budget.yaml")),
    ("content/example/housing/{year}/budget.md", include_str!("starter/budget.md")),
    (".gitignore", "/public\n/.public.gongkai-*\n"),
];

/// `gongkai init DIR`: a site that builds at once.
pub(super) fn run(arguments: &Arguments, command: &InitArguments) -> anyhow::Result<ExitStatus> {
    let folder = &command.directory;
    if !file::is_vacant(folder) {
        bail!(Trouble::new(
            format!("{} 不是空的：请用一个新文件夹", folder.display()),
            format!("{} is not empty: choose a new folder", folder.display())
        ));
    }
    // The only place that asks the clock: a new site begins with this year.
    let year = jiff::Zoned::now().year().to_string();
    for (name, text) in STARTER {
        let path = folder.join(name.replace("{year}", &year));
        file::write_new(&path, text.replace("{year}", &year).as_bytes())?;
    }
    let shown = folder.display().to_string();
    let site = word(&shown);
    let (public, disclosure) = (
        word(&format!("{shown}/public")),
        word(&format!("{shown}/content/example/housing/{year}/budget.yaml")),
    );
    print::line(&match arguments.language() {
        Language::Chinese => format!(
            "已建好 {shown}。下一步：\n  gongkai --root {site} serve    预览\n  gongkai --root {site} check    检查\n  gongkai --root {site} build    生成网站到 {public}\n公开件在 {disclosure}"
        ),
        Language::English => format!(
            "made {shown}. Next:\n  gongkai --root {site} serve    preview\n  gongkai --root {site} check    check\n  gongkai --root {site} build    build into {public}\nthe disclosure is {disclosure}"
        ),
    });
    Ok(ExitStatus::Clean)
}
