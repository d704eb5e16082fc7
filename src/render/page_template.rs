//! Which template makes which pages, and what it is given: the one place that says so.

use std::marker::PhantomData;

use super::view::{
    ChecksView, CodePageView, CodesView, ComparisonView, DataView, DepartmentView, DisclosureView,
    FindingsView, FramedView, GlossaryView, GuideView, HomeView, ListingView, MapView, MissingView,
    ProjectHistoryView, RosterView, RostersView, SearchView, StagesView, YearView, YearsView,
};

/// A template that makes pages.
#[derive(Debug)]
pub struct PageTemplate {
    /// Its file in `templates/`.
    pub file: &'static str,
    /// The type that it is given as `view`: a struct of `src/render/view`.
    pub view: &'static str,
    /// Where its pages stand in the site, `{…}` for what differs from page to page; none for pages
    /// that leave the site.
    pub addresses: &'static [&'static str],
}

/// A template's file with the type of its view: the compiler sees to it that no template is given
/// another.
pub(super) struct TypedTemplate<V> {
    /// Its file in `templates/`.
    pub file: &'static str,
    view: PhantomData<fn(&V)>,
}

macro_rules! page_templates {
    ($($name:ident: $file:literal, $view:ident, [$($address:literal),*];)*) => {
        $(pub(super) const $name: TypedTemplate<$view> = TypedTemplate { file: $file, view: PhantomData };)*

        /// Every template that makes pages.
        pub const PAGE_TEMPLATES: &[PageTemplate] = &[$(PageTemplate { file: $file, view: stringify!($view), addresses: &[$($address),*] }),*];
    };
}

page_templates! {
    HOME: "home.html", HomeView, ["/"];
    REGION: "listing.html", ListingView, ["/{region}/"];
    COMPARE: "compare.html", ComparisonView, ["/{region}/compare/", "/{region}/compare/{figure}/"];
    DEPARTMENT: "department.html", DepartmentView, ["/{region}/{department}/"];
    STAGES: "stages.html", StagesView, ["/{region}/{department}/{year}/"];
    DISCLOSURE: "disclosure.html", DisclosureView, ["/{region}/{department}/{year}/{kind}/", "/{region}/{department}/units/{unit}/{year}/{kind}/"];
    EMBED: "embed.html", FramedView, ["/{region}/{department}/{year}/{kind}/embed.html", "/{region}/{department}/units/{unit}/{year}/{kind}/embed.html"];
    CHECKS: "checks.html", ChecksView, ["/{region}/{department}/{year}/{kind}/checks/", "/{region}/{department}/units/{unit}/{year}/{kind}/checks/"];
    PROJECT: "project.html", ProjectHistoryView, ["/projects/{region}/{department}/{project}/"];
    ROSTER: "roster.html", RosterView, ["/{region}/roster/"];
    ROSTERS: "rosters.html", RostersView, ["/roster/"];
    YEARS: "years.html", YearsView, ["/years/"];
    YEAR: "year.html", YearView, ["/years/{year}/", "/years/{year}/{part}/"];
    CODES: "codes.html", CodesView, ["/codes/"];
    CODE: "code.html", CodePageView, ["/codes/{code}/", "/codes/{code}/{part}/", "/codes/projects/{part}/"];
    SEARCH: "search.html", SearchView, ["/search/"];
    GLOSSARY: "glossary.html", GlossaryView, ["/glossary/"];
    GUIDE: "guide.html", GuideView, ["/guide/"];
    DATA: "data.html", DataView, ["/data/"];
    FINDINGS: "findings.html", FindingsView, ["/data/findings/"];
    MAP: "map.html", MapView, ["/map/", "/map/{part}/"];
    MISSING: "404.html", MissingView, ["/404.html"];
    ALONE: "alone.html", DisclosureView, [];
    FRAGMENT: "fragment.html", DisclosureView, [];
}
