use std::path::Path;

use anyhow::bail;

use crate::finding::Language;
use crate::forms::LAW;
use crate::model::is_division_code;
use crate::office::profile_named;
use crate::pipeline::{Standards, open};
use crate::publish::file;
use crate::schema::modeline;
use crate::source::{quote, quoted};
use crate::trouble::{Bilingual, Told, Trouble};

use super::profiles::unknown_profile;
use super::schema::made_ready;
use super::shell::{shown, word};
use super::{ExitStatus, folder, print};

/// What is said of a new site's region.
pub(super) struct NewRegion<'a> {
    /// Its folder.
    pub region: &'a str,
    pub name: &'a str,
    pub code: &'a str,
    /// What is required there, where it is said.
    pub asked: Option<&'a str>,
}

/// `gongkai init DIR --region REGION`: a site of one region that waits for what offices give; nothing
/// in it is made up.
pub(super) fn region_site(
    directory: &Path,
    new: &NewRegion<'_>,
    language: Language,
) -> anyhow::Result<ExitStatus> {
    let NewRegion { region, name, code, asked } = *new;
    folder::region(region)?;
    if !is_division_code(code) {
        bail!(Trouble::new(
            format!("“{code}”不是区划代码：请写数字，如 130000"),
            format!("`{code}` is no division code: write its digits, as in 130000")
        ));
    }
    let catalogue = Standards::of_program().catalogue;
    let known = asked.or_else(|| profile_named(&[name], &catalogue)).unwrap_or(LAW);
    let ids: Vec<&str> = catalogue.profiles.keys().map(String::as_str).collect();
    let profile = catalogue.profiles.get(known).told(|| unknown_profile(known, &ids))?;
    let called = &profile.in_year(profile.latest_year()).name;
    let title = quoted(&format!("{name}预算公开"));
    let region_file = format!("content/{region}/region.yaml");
    let region_text = format!(
        "{}code: {}\nname: {}\n",
        modeline(&region_file, "region.json"),
        quoted(code),
        quote(name)
    );
    let settings = include_str!("starter/region-site.toml")
        .replace("{title}", &title)
        .replace("{profile}", &profile.id);
    for (path, text) in
        [("site.toml", settings), (&region_file, region_text), (".gitignore", IGNORED.to_owned())]
    {
        file::write_new(&directory.join(path), text.as_bytes())?;
    }
    made_ready(&open(directory)?, &[])?;
    let shown = shown(directory);
    let site = word(&shown);
    let next = Bilingual::new(
        format!(
            "已建好 {shown}：{name}，按「{called}」（{id}）核对；要换，改 site.toml 里的 profile。下一步：\n  cd {site}\n  gongkai import 文件或文件夹 --into {region} --new-departments    取各单位的表和文档\n  gongkai serve    预览\n  gongkai build    生成网站到 public",
            id = profile.id
        ),
        format!(
            "made {shown}: {name}, checked by `{id}`, which is `profile` in site.toml. Next:\n  cd {site}\n  gongkai import FILE-OR-FOLDER --into {region} --new-departments    take what offices give\n  gongkai serve    preview\n  gongkai build    build into public",
            id = profile.id
        ),
    );
    print::line(next.in_language(language));
    Ok(ExitStatus::Clean)
}

/// What a repository of the site does not keep.
pub(super) const IGNORED: &str = "/public\n/.public.gongkai-*\n/.gongkai/last-build*\n";
