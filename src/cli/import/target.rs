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
        asked: Option<&str>,
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
        let there = said.profile.clone();
        let Some(profile) =
            asked.map(str::to_owned).or(there).or_else(|| default.map(str::to_owned))
        else {
            bail!(no_profile());
        };
        if !workspace.catalogue.profiles.contains_key(&profile) {
            let known: Vec<&str> =
                workspace.catalogue.profiles.keys().map(String::as_str).collect();
            bail!(Trouble::from(unknown_profile(&profile, &known)));
        }
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
