use crate::site::{Page, Site};

/// How much must be read for a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Nothing: it is there.
    Nothing,
    /// One department, or one file.
    Department,
    /// All departments.
    Site,
}

impl Reach {
    /// That of the page at an address, or of a file beside it.
    pub(super) fn of(site: &Site, address: &str) -> Reach {
        let folder =
            address.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
        match Page::at(site, address).or_else(|| Page::at(site, &folder)) {
            Some(Page::Disclosure(..) | Page::Checks(..) | Page::Stages(..)) => Reach::Department,
            _ => Reach::Site,
        }
    }
}
