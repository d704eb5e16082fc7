use std::collections::BTreeMap;

use super::disclosure::Disclosure;
use super::kind::Origin;

/// 行政区.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Its folder.
    pub slug: String,
    /// 行政区划代码.
    pub code: String,
    /// Name.
    pub name: String,
    /// Inhabitants, where known.
    pub population: Option<Population>,
    /// Whether it exists.
    pub origin: Origin,
}

/// 常住人口 of a region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Population {
    /// One number, said of no year: it stands for all of them.
    OfAnyYear(u64),
    /// A number for each year that is known.
    ByYear(BTreeMap<i16, u64>),
}

impl Population {
    /// That of a year, where it is known.
    pub fn of(&self, year: i16) -> Option<u64> {
        match self {
            Population::OfAnyYear(count) => Some(*count),
            Population::ByYear(years) => years.get(&year).copied(),
        }
    }

    /// The latest that is known.
    pub fn latest(&self) -> Option<u64> {
        match self {
            Population::OfAnyYear(count) => Some(*count),
            Population::ByYear(years) => years.last_key_value().map(|(_, count)| *count),
        }
    }
}

/// 部门 with everything it disclosed.
#[derive(Debug, Clone)]
pub struct Department {
    /// Its folder.
    pub slug: String,
    /// Its code, unique only inside its region; not every document prints one.
    pub code: Option<String>,
    /// Full name.
    pub name: String,
    /// Its budget units.
    pub budget_units: Vec<BudgetUnit>,
    /// Its disclosures, by year, kind and unit.
    pub disclosures: Vec<Disclosure>,
}

/// 预算单位.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetUnit {
    /// Code, beginning with the department's.
    pub code: String,
    /// Name.
    pub name: String,
    /// 预算不单列，并入: the code of the unit of the department whose budget holds its money. It then
    /// discloses nothing by itself.
    pub merged_into: Option<String>,
}
