use anyhow::bail;

use crate::model::{Kind, fiscal_year};
use crate::site::{DisclosureEntry, route};
use crate::trouble::Trouble;

use super::folder::{department, unit};

/// A disclosure as the command line names it: `region/department/year/kind`, or
/// `region/department/units/code/year/kind`.
pub(super) struct DisclosurePath {
    /// `region/department`.
    pub department: String,
    pub unit: Option<String>,
    pub year: i16,
    pub kind: Kind,
}

impl DisclosurePath {
    /// Reads a path under `content/`, with or without `content/` before it and an ending behind it.
    ///
    /// # Errors
    /// When it is none that `content/` may hold.
    pub(super) fn read(written: &str) -> anyhow::Result<DisclosurePath> {
        let path = written.strip_prefix("content/").unwrap_or(written);
        let path = path.strip_suffix(".yaml").unwrap_or(path);
        let parts: Vec<&str> = path.split('/').collect();
        let (region, name, own, year, kind) = match *parts {
            [region, department, year, kind] => (region, department, None, year, kind),
            [region, department, route::UNITS, unit, year, kind] => {
                (region, department, Some(unit), year, kind)
            }
            _ => bail!(Trouble::new(
                format!(
                    "“{written}”：请写 region/department/year/kind，如 example/housing/2026/budget"
                ),
                format!(
                    "`{written}`: write region/department/year/kind, as in example/housing/2026/budget"
                )
            )),
        };
        let department = department(&format!("{region}/{name}"))?;
        own.map_or(Ok(()), unit)?;
        let Some(year) = fiscal_year(year) else {
            bail!(Trouble::new(
                format!("“{year}”不是年度：请写四位数字，1949至2199"),
                format!("`{year}` is no fiscal year: write four digits, 1949 to 2199")
            ))
        };
        let Some(kind) = Kind::from_slug(kind) else {
            bail!(Trouble::new(
                format!("“{kind}”不是公开件的种类：{}", Kind::ALL.map(Kind::slug).join("、")),
                format!(
                    "`{kind}` is not a kind of disclosure: {}",
                    Kind::ALL.map(Kind::slug).join(", ")
                ),
            ))
        };
        Ok(DisclosurePath { department, unit: own.map(str::to_owned), year, kind })
    }

    /// The path under `content/`, without an ending.
    pub(super) fn path(&self) -> String {
        DisclosureEntry::path_of(&self.department, self.unit.as_deref(), self.year, self.kind)
    }
}

#[cfg(test)]
mod tests {
    use super::DisclosurePath;

    #[test]
    fn it_is_held_to_the_rules_of_folders() {
        for path in [
            "example/housing/2026/budget",
            "content/example/housing/2026/budget.yaml",
            "example/housing/units/333001/2026/budget",
        ] {
            assert!(
                DisclosurePath::read(path).is_ok_and(|read| path.contains(&read.path())),
                "{path}"
            );
        }
        for path in [
            "example/housing/26/budget",
            "example/housing/3000/budget",
            "example/housing/-5/budget",
            "map/housing/2026/budget",
            "example/roster/2026/budget",
            "Example/housing/2026/budget",
            "example/housing/units/A 1/2026/budget",
            "../housing/2026/budget",
            "example/housing/2026/bugdet",
            "example/housing/budget",
        ] {
            assert!(DisclosurePath::read(path).is_err(), "{path}");
        }
    }
}
