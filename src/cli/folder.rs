use anyhow::bail;

use crate::model::Slug;
use crate::site::route;
use crate::trouble::Trouble;

/// Reads `region/department` as the command line names it.
///
/// # Errors
/// When `content/` could not hold such folders: what is written there now must not be called stray
/// by the next check.
pub(super) fn department(path: &str) -> anyhow::Result<String> {
    let Some((region, department)) = path.split_once('/') else {
        bail!(Trouble::new(
            format!("“{path}”：请写 region/department，如 example/housing"),
            format!("`{path}`: write region/department, as in example/housing")
        ))
    };
    self::region(region)?;
    slug(department)?;
    if route::is_reserved_department(department) {
        return Err(reserved(department).into());
    }
    Ok(path.to_owned())
}

/// Whether a region's folder may be called so.
///
/// # Errors
/// When `content/` could not hold such a folder.
pub(super) fn region(name: &str) -> anyhow::Result<()> {
    slug(name)?;
    if route::is_reserved_region(name) {
        return Err(reserved(name).into());
    }
    Ok(())
}

fn reserved(name: &str) -> Trouble {
    Trouble::new(
        format!("“{name}”不能作那里的文件夹：这个名称留给网站自己用"),
        format!("`{name}` cannot be a folder there: the name is the site's own"),
    )
}

/// Whether a budget unit's folder may be called so.
///
/// # Errors
/// When `content/` could not hold such a folder.
pub(super) fn unit(code: &str) -> anyhow::Result<()> {
    slug(code)
}

fn slug(name: &str) -> anyhow::Result<()> {
    Slug::parse(name).map(drop).map_err(|fault| {
        let why = fault.words();
        Trouble::new(
            format!("“{name}”不能作 content/ 里的文件夹：{}", why.zh),
            format!("`{name}` cannot be a folder of content/: {}", why.en),
        )
        .into()
    })
}
