use std::sync::Arc;

use anyhow::bail;

use crate::cli::disclosure_path::DisclosurePath;
use crate::cli::profiles::{no_profile, unknown_profile};
use crate::model::{
    BudgetUnit, Catalogue, Form, FormUse, Kind, KindRequirement, MoneyUnit, Origin as RegionOrigin,
};
use crate::pipeline::Workspace;
use crate::site::DisclosureEntry;
use crate::source::{self, Limits, Node, SourceFile, parse};
use crate::trouble::{Bilingual, Told, Trouble};

/// The disclosure that figures go into.
pub(super) struct Target {
    pub path: String,
    pub year: i16,
    pub kind: Kind,
    pub profile: String,
    /// What the disclosure that is there says.
    pub said: Said,
    /// Whether it is there.
    pub is_there: bool,
    /// What the department and its units are called.
    pub offices: Vec<String>,
    /// What the department is called, and its units.
    pub department: String,
    pub units: Vec<BudgetUnit>,
    /// Whether the profile is not the site's own, and must be named in a new file.
    pub named: bool,
    pub origin: RegionOrigin,
}

impl Target {
    pub(super) fn of(
        workspace: &Workspace,
        written: &str,
        asked: AskedProfile<'_>,
    ) -> anyhow::Result<Target> {
        let read = DisclosurePath::read(written)?;
        let (region, department) = read.department.split_once('/').unwrap_or_default();
        let path = read.path();
        let region =
            workspace.site.regions.iter().find(|entry| entry.region.slug == region).told(|| {
                Bilingual::new(
                    format!("没有地区 content/{region}"),
                    format!("there is no region content/{region}"),
                )
            })?;
        let Some(department) = region.departments.iter().find(|entry| entry.slug == department)
        else {
            let region = &region.region.slug;
            bail!(Trouble::new(
                format!(
                    "没有部门 content/{region}/{department}（gongkai new department 新建一个）"
                ),
                format!(
                    "there is no department content/{region}/{department} (`gongkai new department` makes one)"
                ),
            ));
        };
        let named = department.budget_units.iter().map(|unit| &unit.name);
        let offices = std::iter::once(&department.name).chain(named).cloned().collect();
        let (name, units) = (department.name.clone(), department.budget_units.clone());
        let default = workspace.site.config.profile.as_deref();
        let there = department.disclosures.iter().find(|entry| entry.path == path);
        let file = there.map(|entry| file_of(workspace, entry)).transpose()?;
        let root = file.as_ref().map(root_of).transpose()?;
        let (said, is_there) = (Said::of(workspace, root.as_ref()), root.is_some());
        let there = said.profile.as_deref();
        let profile = profile(&workspace.catalogue, &path, there, asked, default)?;
        Ok(Target {
            named: Some(profile.as_str()) != default,
            path,
            year: read.year,
            kind: read.kind,
            profile,
            said,
            is_there,
            offices,
            department: name,
            units,
            origin: region.region.origin,
        })
    }
}

/// Which profile an import is to go by.
#[derive(Clone, Copy, Default)]
pub(super) struct AskedProfile<'a> {
    /// The one that the command names.
    pub named: Option<&'a str>,
    /// The one that the file itself seems to follow.
    pub recognised: Option<&'a str>,
}

/// The profile that an import goes by: that of the disclosure, the one that is named, the one that
/// the file seems to follow, the site's own.
fn profile(
    catalogue: &Catalogue,
    path: &str,
    there: Option<&str>,
    asked: AskedProfile<'_>,
    default: Option<&str>,
) -> anyhow::Result<String> {
    if let (Some(own), Some(asked)) = (there, asked.named)
        && own != asked
    {
        bail!(Trouble::new(
            format!(
                "content/{path}.yaml 写的是 profile: {own}，--profile 给的是 {asked}：不写 --profile，或先改公开件里的 profile"
            ),
            format!(
                "content/{path}.yaml says profile: {own}, and --profile {asked}: leave --profile out, or change the disclosure first"
            ),
        ));
    }
    let Some(profile) = there.or(asked.named).or(asked.recognised).or(default) else {
        bail!(no_profile());
    };
    if !catalogue.profiles.contains_key(profile) {
        let known: Vec<&str> = catalogue.profiles.keys().map(String::as_str).collect();
        bail!(Trouble::from(unknown_profile(profile, &known)));
    }
    Ok(profile.to_owned())
}

/// What a disclosure that is there says of how it is read; nothing for a new one.
#[derive(Default)]
pub(super) struct Said {
    profile: Option<String>,
    /// The unit of all amounts that say none.
    pub unit: Option<MoneyUnit>,
    /// The form of projects that it names.
    pub project_form: Option<Arc<Form>>,
    /// The unit that it says for its projects.
    project_unit: Option<MoneyUnit>,
    /// Whether it has projects.
    has_projects: bool,
    /// The statements that it has, as it calls them.
    pub statements: Vec<String>,
}

impl Said {
    fn of(workspace: &Workspace, root: Option<&Node>) -> Said {
        let Some(root) = root else { return Said::default() };
        let named = |key: &str| root.get(key).and_then(Node::text).map(str::to_owned);
        let form = named("project-form").and_then(|name| workspace.catalogue.form(&name).cloned());
        Said {
            profile: named("profile"),
            unit: named("unit").as_deref().and_then(MoneyUnit::named),
            project_form: form.filter(|form| form.used_for == FormUse::Project),
            project_unit: named("project-unit").as_deref().and_then(MoneyUnit::named),
            statements: root
                .get("statements")
                .and_then(Node::entries)
                .unwrap_or_default()
                .iter()
                .map(|entry| entry.key.value.to_string())
                .collect(),
            has_projects: root.get("projects").is_some_and(|projects| !projects.is_blank()),
        }
    }
}

impl Target {
    /// The unit of the projects that are there, where they or their form say one.
    pub(super) fn projects_in(
        &self,
        catalogue: &Catalogue,
        requirement: &KindRequirement,
    ) -> Option<MoneyUnit> {
        let required = requirement.project_form.as_ref().and_then(|form| catalogue.forms.get(form));
        let fixed = || self.said.project_form.as_ref().or(required).and_then(|form| form.unit);
        self.said.project_unit.or_else(|| fixed().filter(|_| self.said.has_projects))
    }
}

/// The file of a disclosure.
fn file_of(workspace: &Workspace, entry: &DisclosureEntry) -> anyhow::Result<SourceFile> {
    let shown = format!("content/{}.yaml", entry.path);
    let path = workspace.root.join(&shown);
    let text = source::text(&path)?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    Ok(SourceFile::new(shown, text))
}

/// What it says.
fn root_of(file: &SourceFile) -> anyhow::Result<Node<'_>> {
    let shown = &file.path;
    parse(file, Limits::default()).map_err(|_| {
        Trouble::new(
            format!("{shown} 的 YAML 写法有误：请先改正（gongkai check 指出在哪里）"),
            format!(
                "{shown} is not YAML that can be read: mend it first (`gongkai check` says where)"
            ),
        )
        .into()
    })
}
