use std::path::Path;

use anyhow::bail;

use crate::draft::{Occasion, disclosure};
use crate::finding::Language;
use crate::load;
use crate::model::{Department, Kind, ProfileHistory, is_division_code};
use crate::pipeline::{Workspace, open};
use crate::publish::file;
use crate::schema::{file_of, modeline};
use crate::site::{DepartmentEntry, DisclosureEntry, RegionEntry};
use crate::source::{quote, quoted};
use crate::trouble::{Bilingual, Told, Trouble};

use super::arguments::{
    Arguments, NewArguments, NewCommand, NewDepartment, NewDisclosure, NewYear,
};
use super::disclosure_path::DisclosurePath;
use super::profiles::{no_profile, says_nothing, unknown_profile};
use super::schema::made_ready;
use super::shell::word;
use super::{ExitStatus, folder, print, root};

/// `gongkai new department|year|disclosure`
pub(super) fn run(arguments: &Arguments, command: &NewArguments) -> anyhow::Result<ExitStatus> {
    let workspace = open(&root::find(arguments)?)?;
    let made = match &command.what {
        NewCommand::Department(department) => new_department(&workspace, department)?,
        NewCommand::Year(year) => new_year(&workspace, year)?,
        NewCommand::Disclosure(one) => new_disclosure(&workspace, one)?,
    };
    let list: String = made.iter().map(|path| format!("  {path}\n")).collect();
    print::line(&match arguments.language() {
        Language::Chinese => {
            format!("已写好：\n{list}填好表后用 gongkai draft 写出正文，再用 gongkai check 检查。")
        }
        Language::English => format!(
            "written:\n{list}fill in the tables, let gongkai draft write the text, then run gongkai check."
        ),
    });
    Ok(ExitStatus::Clean)
}

fn new_department(workspace: &Workspace, command: &NewDepartment) -> anyhow::Result<Vec<String>> {
    let path = folder::department(&command.path)?;
    let (region, _) = path.split_once('/').unwrap_or_default();
    let mut made = Vec::new();
    let region_file = format!("content/{region}/region.yaml");
    if !workspace.root.join(&region_file).exists() {
        let (Some(code), Some(name)) = (&command.region_code, &command.region_name) else {
            bail!(Trouble::new(
                format!(
                    "{region} 是新的地区：请用 --region-code 130000 --region-name 某县 写明区划代码和名称"
                ),
                format!(
                    "{region} is a new region: say its division code and name with --region-code 130000 --region-name 某县"
                ),
            ));
        };
        if !is_division_code(code) {
            bail!(Trouble::new(
                format!("“{code}”不是区划代码：请写数字，如 130000"),
                format!("`{code}` is no division code: write its digits, as in 130000")
            ));
        }
        write(
            &workspace.root,
            &region_file,
            &format!(
                "{}code: {}\nname: {}\n# population: 412000        # 常住人口，知道就写\n",
                modeline(&region_file, "region.json"),
                quoted(code),
                quote(name)
            ),
            &mut made,
        )?;
    }
    let code =
        command.code.as_ref().map(|code| format!("code: {}\n", quoted(code))).unwrap_or_default();
    let units = "# budget-units:                 # 所属预算单位\n#   - { code: \"333001\", name: 某局本级 }\n";
    let department_file = format!("content/{path}/department.yaml");
    let first = modeline(&department_file, "department.json");
    write(
        &workspace.root,
        &department_file,
        &format!("{first}{code}name: {}\n{units}", quote(&command.name)),
        &mut made,
    )?;
    made_ready(workspace, &[])?;
    Ok(made)
}

fn new_year(workspace: &Workspace, command: &NewYear) -> anyhow::Result<Vec<String>> {
    let (_, entry) = find(workspace, &command.department)?;
    let history = profile(workspace, entry, command.profile.as_deref())?.0;
    let profile = history.in_year(command.year);
    // A year begins with its budget and its targets; accounts and evaluation come when it is over.
    let asked = |kind: &Kind| {
        if command.kind.is_empty() {
            matches!(kind, Kind::Budget | Kind::PerformanceTargets)
        } else {
            command.kind.contains(kind)
        }
    };
    let mut made = Vec::new();
    for kind in
        Kind::ALL.into_iter().filter(asked).filter(|kind| profile.requirement(*kind).is_some())
    {
        let department = command.department.clone();
        let path = DisclosurePath { department, unit: None, year: command.year, kind };
        made.extend(draft(workspace, &path, command.profile.as_deref())?);
    }
    if made.is_empty() {
        bail!(Trouble::new(
            format!("公开要求「{}」不要求这一种", profile.id),
            format!("the profile `{}` asks for nothing of this kind", profile.id)
        ));
    }
    Ok(made)
}

fn new_disclosure(workspace: &Workspace, command: &NewDisclosure) -> anyhow::Result<Vec<String>> {
    draft(workspace, &DisclosurePath::read(&command.path)?, command.profile.as_deref())
}

fn draft(
    workspace: &Workspace,
    path: &DisclosurePath,
    profile_name: Option<&str>,
) -> anyhow::Result<Vec<String>> {
    let DisclosurePath { department: folder, unit, year, kind } = path;
    let (unit, year, kind) = (unit.as_deref(), *year, *kind);
    let (region, entry) = find(workspace, folder)?;
    let (profile, name_profile) = profile(workspace, entry, profile_name)?;
    let department: Department =
        load::department(&workspace.root, entry, &workspace.catalogue, &workspace.site.config)?
            .department;
    let occasion = Occasion {
        department: &department,
        budget_unit: unit,
        profile,
        name_profile,
        catalogue: &workspace.catalogue,
        year,
        kind,
        origin: region.region.origin,
    };
    let Some(drafted) = disclosure(&occasion) else { bail!(says_nothing(&profile.id, kind)) };
    let target = format!("content/{}", DisclosureEntry::path_of(folder, unit, year, kind));
    let mut made = Vec::new();
    let file = format!("{target}.yaml");
    let first = modeline(&file, &file_of(kind, &profile.id));
    write(&workspace.root, &file, &(first + &drafted.yaml), &mut made)?;
    if let Some(markdown) = &drafted.markdown {
        write(&workspace.root, &format!("{target}.md"), markdown, &mut made)?;
    }
    made_ready(workspace, &[&profile.id])?;
    Ok(made)
}

fn find<'a>(
    workspace: &'a Workspace,
    path: &str,
) -> anyhow::Result<(&'a RegionEntry, &'a DepartmentEntry)> {
    let place =
        workspace.site.regions.iter().flat_map(|region| {
            region.departments.iter().map(move |department| (region, department))
        });
    let named = |(region, department): &(&RegionEntry, &DepartmentEntry)| {
        format!("{}/{}", region.region.slug, department.slug) == path
    };
    place.into_iter().find(named).told(|| {
        let word = word(path);
        Bilingual::new(
            format!("没有部门 content/{path}（gongkai new department {word} --name … 新建一个）"),
            format!("there is no department content/{path} (`gongkai new department {word} --name …` makes one)"),
        )
    })
}

/// The profile asked for, the one the department's last disclosure used, or the site's; and whether
/// it must be named.
fn profile<'a>(
    workspace: &'a Workspace,
    entry: &DepartmentEntry,
    asked: Option<&str>,
) -> anyhow::Result<(&'a ProfileHistory, bool)> {
    let default = workspace.site.config.profile.as_deref();
    let department =
        load::department(&workspace.root, entry, &workspace.catalogue, &workspace.site.config)?
            .department;
    let used =
        department.disclosures.iter().max_by_key(|one| one.year).map(|one| one.profile.id.clone());
    let Some(name) = asked.map(str::to_owned).or(used).or_else(|| default.map(str::to_owned))
    else {
        bail!(no_profile());
    };
    let known: Vec<&str> = workspace.catalogue.profiles.keys().map(String::as_str).collect();
    let profile =
        workspace.catalogue.profiles.get(&name).told(|| unknown_profile(&name, &known))?;
    Ok((profile, Some(name.as_str()) != default))
}

/// Writes a file that is not there yet; one that is there is nobody's to overwrite.
fn write(root: &Path, inner: &str, text: &str, made: &mut Vec<String>) -> anyhow::Result<()> {
    file::write_new(&root.join(inner), text.as_bytes())?;
    made.push(inner.to_owned());
    Ok(())
}
