use anyhow::{anyhow, bail};

use crate::model::Slug;
use crate::site::route;

/// Reads `region/department` as the command line names it.
///
/// # Errors
/// When `content/` could not hold such folders: what is written there now must not be called stray by the next check.
pub(super) fn department(path: &str) -> anyhow::Result<String> {
    let Some((region, department)) = path.split_once('/') else { bail!("`{path}`: write region/department, as in example/housing") };
    for name in [region, department] {
        slug(name)?;
    }
    for (name, reserved) in [(region, route::is_reserved_region(region)), (department, route::is_reserved_department(department))] {
        if reserved {
            bail!("`{name}` cannot be a folder there: the name is the site's own");
        }
    }
    Ok(path.to_owned())
}

/// Whether a budget unit's folder may be called so.
///
/// # Errors
/// When `content/` could not hold such a folder.
pub(super) fn unit(code: &str) -> anyhow::Result<()> {
    slug(code)
}

fn slug(name: &str) -> anyhow::Result<()> {
    Slug::parse(name).map(drop).map_err(|fault| anyhow!("`{name}` cannot be a folder of content/: {}", fault.words().en))
}
