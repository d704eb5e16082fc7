use crate::site::route;

/// Where a disclosure's figures can be looked up: absolute if the site knows its address, else
/// relative to the site's root.
#[derive(Debug, Clone, Copy)]
pub struct Addresses<'a> {
    base: &'a str,
}

impl<'a> Addresses<'a> {
    /// Addresses under a base; nothing gives addresses relative to the root.
    pub fn new(base: Option<&'a str>) -> Addresses<'a> {
        Addresses { base: base.unwrap_or_default() }
    }

    /// The address of a fragment on a disclosure's page.
    pub fn figure(&self, disclosure: &str, fragment: &str) -> String {
        [self.base, &route::disclosure(disclosure), "#", fragment].concat()
    }

    /// The address of a disclosure's page.
    pub fn disclosure(&self, disclosure: &str) -> String {
        format!("{}{}", self.base, route::disclosure(disclosure))
    }

    /// The address of a region's page.
    pub fn region(&self, region: &str) -> String {
        [self.base, &route::region(region)].concat()
    }

    /// The address of a department's page.
    pub fn department(&self, region: &str, department: &str) -> String {
        [self.base, &route::department(region, department)].concat()
    }
}
