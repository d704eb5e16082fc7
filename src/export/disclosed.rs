use crate::check::CheckedDepartment;
use crate::model::{Disclosure, Region};
use crate::site::DepartmentEntry;
use crate::words::Messages;

use super::url::Addresses;

/// A disclosure that is published, with all that data files say of where it lies.
#[derive(Clone, Copy)]
pub struct Disclosed<'a> {
    /// Its region.
    pub region: &'a Region,
    /// Its department.
    pub department: &'a DepartmentEntry,
    /// What its department disclosed, checked.
    pub checked: &'a CheckedDepartment,
    /// The disclosure.
    pub disclosure: &'a Disclosure,
    /// Where figures can be looked up.
    pub addresses: Addresses<'a>,
    /// The words of the site, in whose language findings speak.
    pub words: &'a Messages,
}

impl<'a> Disclosed<'a> {
    /// The five fields that name it in every file: region, department, unit, `year`, kind.
    pub(super) fn named<'y>(&self, unit: &'y str, year: &'y str) -> [&'y str; 5]
    where
        'a: 'y,
    {
        let slug = self.department.slug.as_str();
        [self.region.code.as_str(), slug, unit, year, self.disclosure.kind.slug()]
    }

    /// The code of the budget unit that discloses by itself; empty for a department's own.
    pub(super) fn unit(&self) -> &'a str {
        self.disclosure.budget_unit.as_deref().unwrap_or_default()
    }

    /// The address of a fragment on its page.
    pub(super) fn figure(&self, fragment: &str) -> String {
        self.addresses.figure(&self.disclosure.path, fragment)
    }
}
