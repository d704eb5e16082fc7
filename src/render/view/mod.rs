//! What templates see: small values made from the model, here and nowhere else. Amounts are text,
//! ready to be shown.
//!
//! Every field says what it means, in which unit and shape: docs/reference/templates is made from
//! these comments.
//!
//! In reading order: what every page has; the parts of a disclosure; its page and its
//! reconciliation; a department's year and its projects; pages that list disclosures, with their
//! main figures; pages about the site; the ways in.

#![warn(clippy::missing_docs_in_private_items)]

mod crumb;
mod quoted;
mod site;
mod page;
mod unit;
mod align;
mod cell;
mod note;
mod opening;

mod table;
mod objectives;
mod project;

mod checks;
mod glance;
mod dataset;
mod framed;
mod disclosure;

mod stages;
mod department_spending;
mod project_story;
mod project_history;

mod trend;
mod parted;
mod drawn_years;
mod index;
mod home;
mod year;
mod years;
mod measures;
mod compared_stage;
mod comparison;

mod roster;
mod findings;
mod glossary;
mod guide;
mod data;
mod map;

mod code_tables;
mod codes;
mod search;
mod missing;

pub(super) use cell::{BeforeView, CellView};
pub(super) use checks::{CheckedPlace, ChecksView, IdentityGroup, checks};
pub(super) use codes::{CodePageView, CodesView, code, codes};
pub(super) use comparison::{ComparisonView, comparison};
pub(super) use data::{DataView, data};
pub(super) use dataset::dataset;
pub(super) use disclosure::{DisclosureView, disclosure};
pub(super) use findings::{FindingsView, findings};
pub(super) use framed::{FramedView, framed};
pub(super) use glossary::{GlossaryView, glossary};
pub(super) use guide::{GuideView, guide};
pub(super) use home::{HomeView, home};
pub(super) use index::{DepartmentView, ListingView, department, listing_region};
pub(super) use map::{MapView, map};
pub(super) use missing::MissingView;
pub(super) use note::MarkView;
pub(super) use objectives::{IndicatorView, LevelView, ObjectivesView};
pub(super) use opening::said;
pub(super) use page::{ArticleView, PageView};
pub(super) use project_history::{ProjectHistoryView, history};
pub(super) use quoted::QuotedView;
pub(super) use roster::{RosterView, RostersView, roster, rosters};
pub(super) use search::{SearchView, search};
pub(super) use site::SiteView;
pub use stages::StagesPage;
pub(super) use stages::{StagesView, stages};
pub(super) use table::{BlockView, RowView, TableView};
pub(super) use year::{YearView, year};
pub(super) use years::{YearsView, years};
