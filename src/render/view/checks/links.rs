//! Where the figures of a reconciliation are found.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::check::{CheckedFigure, FigureKey};
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
    /// The figures that were said already: most stand in several identities.
    figures: RefCell<HashMap<FigureKey, Rc<SaidPlace>>>,
}

/// A figure or another place in words, and its address.
pub(super) struct SaidPlace {
    /// Its table, its row, its column.
    pub pieces: Vec<String>,
    /// All of it as one, with its address.
    pub link: Crumb,
}

impl<'a> Links<'a> {
    /// Those of the reconciliation of a disclosure.
    pub fn of(page: &DisclosurePage<'a>) -> Links<'a> {
        let DisclosurePage { words, entry, disclosure, .. } = *page;
        let from = route::checks(&entry.path);
        let own = route::relative(&from, &route::disclosure(&entry.path));
        let figures = RefCell::default();
        Links { words, disclosure, own, entry, from, figures }
    }

    /// A figure that took part, of this or another disclosure.
    pub fn figure(&self, figure: &CheckedFigure<'_>) -> Rc<SaidPlace> {
        let mut figures = self.figures.borrow_mut();
        Rc::clone(figures.entry(figure.key()).or_insert_with(|| Rc::new(self.say(figure))))
    }

    /// Says a figure for the first time.
    fn say(&self, figure: &CheckedFigure<'_>) -> SaidPlace {
        let fragment = figure.fragment();
        let href = if figure.disclosure() == self.entry.path {
            route::at(&self.own, &fragment)
        } else {
            let page = route::relative(&self.from, &route::disclosure(figure.disclosure()));
            route::at(&page, &fragment)
        };
        let pieces = self.words.place_in_pieces(figure.document(), &figure.path());
        let link = Crumb { name: self.words.place_of_pieces(&pieces), href };
        SaidPlace { pieces, link }
    }

    /// The address of a place of the disclosure, if it is on its page.
    pub fn address(&self, path: &str) -> Option<String> {
        Some(route::at(&self.own, &self.disclosure.locate(path)?.fragment))
    }

    /// A place of the disclosure; its page where the place is nowhere on it.
    pub fn place(&self, path: &str) -> Crumb {
        self.said(path).link
    }

    /// The same, with its pieces.
    pub fn said(&self, path: &str) -> SaidPlace {
        let pieces = self.words.place_in_pieces(self.disclosure, path);
        let href = self.address(path).unwrap_or_else(|| self.own.clone());
        SaidPlace { link: Crumb { name: self.words.place_of_pieces(&pieces), href }, pieces }
    }

    /// A figure beside a place: what both are called is said once. 基本支出 beside
    /// 一般公共预算支出表“2120101”“合计”.
    pub fn beside(&self, own: &[String], other: &CheckedFigure<'_>) -> Crumb {
        let other = self.figure(other);
        let name = self.words.place_beside(&other.pieces, own);
        Crumb { name, href: other.link.href.clone() }
    }
}
