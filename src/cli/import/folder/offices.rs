use std::fmt::Write as _;
use std::path::PathBuf;

use crate::office::KnownOffice;
use crate::pipeline::Workspace;
use crate::publish::file;
use crate::schema::modeline;
use crate::site::RegionEntry;
use crate::source::{quote, quoted};

/// The offices that files of a region may be of: its departments and their units, and whom its
/// roster names besides.
pub(super) fn offices(region: &RegionEntry) -> Vec<KnownOffice> {
    let mut offices: Vec<KnownOffice> = Vec::new();
    for department in &region.departments {
        let slug = || department.slug.clone();
        let (code, name) = (department.code.clone(), department.name.clone());
        offices.push(KnownOffice { department: slug(), unit: None, code, name });
        offices.extend(department.budget_units.iter().map(|unit| KnownOffice {
            department: slug(),
            unit: Some(unit.code.clone()),
            code: Some(unit.code.clone()),
            name: unit.name.clone(),
        }));
    }
    for party in region.roster.iter().flat_map(|roster| &roster.parties) {
        let is_known =
            |one: &KnownOffice| one.department == party.department && one.unit == party.unit;
        if !offices.iter().any(is_known) {
            offices.push(KnownOffice {
                department: party.department.clone(),
                unit: party.unit.clone(),
                code: party.code.clone().or_else(|| party.unit.clone()),
                name: party.name.clone(),
            });
        }
    }
    offices
}

/// A department that the roster names, or a file, and `content/` has not yet: its `department.yaml`, with
/// what these say and nothing else.
pub(super) struct NewDepartment {
    path: PathBuf,
    text: String,
}

impl NewDepartment {
    pub(super) fn of(
        workspace: &Workspace,
        region: &str,
        offices: &[KnownOffice],
        office: &KnownOffice,
    ) -> NewDepartment {
        let own = |one: &&KnownOffice| one.department == office.department;
        let (units, head): (Vec<&KnownOffice>, Vec<&KnownOffice>) =
            offices.iter().filter(own).partition(|one| one.unit.is_some());
        let shown = format!("content/{region}/{}/department.yaml", office.department);
        let mut text = modeline(&shown, "department.json");
        for one in &head {
            if let Some(code) = &one.code {
                let _ = writeln!(text, "code: {}", quoted(code));
            }
            let _ = writeln!(text, "name: {}", quote(&one.name));
        }
        if !units.is_empty() {
            text.push_str("budget-units:\n");
        }
        for unit in units {
            let code = quoted(unit.unit.as_deref().unwrap_or_default());
            let _ = writeln!(text, "  - {{ code: {code}, name: {} }}", quote(&unit.name));
        }
        NewDepartment { path: workspace.root.join(shown), text }
    }

    pub(super) fn write(&self) -> anyhow::Result<()> {
        file::write_new(&self.path, self.text.as_bytes())
    }
}
