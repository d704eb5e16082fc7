//! Where the figures of a reconciliation are found.

use crate::check::CheckedFigure;
use crate::model::Disclosure;
use crate::render::DisclosurePage;
use crate::render::view::crumb::Crumb;
use crate::site::{DisclosureEntry, route};
use crate::words::Messages;

/// Where the figures of a reconciliation are found: on the pages of their disclosures, seen from the
/// page of the reconciliation.
pub(super) struct Links<'a> {
    /// The words of the interface.
    pub words: &'a Messages,
    /// The disclosure that was checked.
    pub disclosure: &'a Disclosure,
    /// Its page.
    pub own: String,
    /// What the plan knows of it.
    entry: &'a DisclosureEntry,
    /// The address of the reconciliation's page.
    from: String,
}

impl<'a> Links<'a> {
    /// Those of the reconciliation of a disclosure.
    pub fn of(page: &DisclosurePage<'a>) -> Links<'a> {
        let DisclosurePage { words, entry, disclosure, .. } = *page;
        let from = route::checks(&entry.path);
        let own = route::relative(&from, &route::disclosure(&entry.path));
        Links { words, disclosure, own, entry, from }
    }

    /// A figure that took part, of this or another disclosure.
    pub fn figure(&self, figure: &CheckedFigure<'_>) -> Crumb {
        let fragment = figure.fragment();
        let href = if figure.disclosure() == self.entry.path {
            route::at(&self.own, &fragment)
        } else {
            let page = route::relative(&self.from, &route::disclosure(figure.disclosure()));
            route::at(&page, &fragment)
        };
        Crumb { name: self.words.place(figure.document(), &figure.path()), href }
    }

    /// The address of a place of the disclosure, if it is on its page.
    pub fn address(&self, path: &str) -> Option<String> {
        Some(route::at(&self.own, &self.disclosure.locate(path)?.fragment))
    }

    /// A place of the disclosure; its page where the place is nowhere on it.
    pub fn place(&self, path: &str) -> Crumb {
        Crumb {
            name: self.words.place(self.disclosure, path),
            href: self.address(path).unwrap_or_else(|| self.own.clone()),
        }
    }

    /// A figure beside another of a document: what both are called is said once. 基本支出 beside
    /// 一般公共预算支出表“2120101”“合计”.
    pub fn beside(&self, own: (&Disclosure, &str), other: &CheckedFigure<'_>) -> Crumb {
        let name = self.words.place_beside((other.document(), &other.path()), own);
        Crumb { name, ..self.figure(other) }
    }
}
