use anyhow::bail;

use crate::finding::Language;
use crate::pipeline::open;
use crate::publish::file;
use crate::schema::modeline;
use crate::trouble::Trouble;

use super::arguments::{Arguments, InitArguments};
use super::region_site::{IGNORED, NewRegion, region_site};
use super::schema::made_ready;
use super::shell::{shown, word};
use super::{ExitStatus, print};

/// What a new site holds. `{year}` stands for this year.
const STARTER: &[(&str, &str)] = &[
    ("site.toml", include_str!("starter/site.toml")),
    ("content/_profiles/my-county.yaml", include_str!("starter/my-county.yaml")),
    ("content/example/region.yaml", include_str!("starter/region.yaml")),
    ("content/example/housing/department.yaml", include_str!("starter/department.yaml")),
    ("content/example/housing/{year}/budget.yaml", include_str!("starter/budget.yaml")),
    ("content/example/housing/{year}/budget.md", include_str!("starter/budget.md")),
    (".gitignore", IGNORED),
];

/// What an editor helps with in a file, by the end of its name.
const SCHEMAS: &[(&str, &str)] = &[
    ("my-county.yaml", "profile.json"),
    ("region.yaml", "region.json"),
    ("department.yaml", "department.json"),
    ("budget.yaml", "budget.my-county.json"),
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
    if let (Some(region), Some(name), Some(code)) = (&command.region, &command.name, &command.code)
    {
        let asked = command.profile.as_deref();
        return region_site(folder, &NewRegion { region, name, code, asked }, arguments.language());
    }
    // The only place that asks the clock: a new site begins with this year.
    let year = jiff::Zoned::now().year().to_string();
    for (name, text) in STARTER {
        let name = name.replace("{year}", &year);
        let first = SCHEMAS.iter().find(|(of, _)| name.ends_with(of));
        let first = first.map(|(_, schema)| modeline(&name, schema)).unwrap_or_default();
        let text = first + &text.replace("{year}", &year);
        file::write_new(&folder.join(&name), text.as_bytes())?;
    }
    made_ready(&open(folder)?, &[])?;
    let shown = shown(folder);
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
