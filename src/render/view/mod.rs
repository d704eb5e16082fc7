//! What templates see: small values made from the model, here and nowhere else. Amounts are text,
//! ready to be shown.
//!
//! Every field says what it means, in which unit and shape: docs/reference/templates is made from
//! these comments.

#![warn(clippy::missing_docs_in_private_items)]

mod align;
mod cell;
mod checks;
mod codes;
mod data;
mod dataset;
mod disclosure;
mod findings;
mod glance;
mod glossary;
mod home;
mod index;
mod map;
mod missing;
mod note;
mod objectives;
mod page;
mod project;
mod project_history;
mod roster;
mod search;
mod stages;
mod table;
mod trend;
mod unit;
mod year;
mod years;

pub(super) use checks::{ChecksView, checks};
pub(super) use codes::{CodePageView, CodesView, code, codes};
pub(super) use data::{DataView, data};
pub(super) use dataset::dataset;
pub(super) use disclosure::{DisclosureView, disclosure};
pub(super) use findings::{FindingsView, findings};
pub(super) use glossary::{GlossaryView, glossary};
pub(super) use home::{HomeView, home};
pub(super) use index::{DepartmentView, ListingView, department, listing_region};
pub(super) use map::{MapView, map};
pub(super) use missing::MissingView;
pub(super) use page::{ArticleView, PageView, SiteView};
pub(super) use project_history::{ProjectHistoryView, history};
pub(super) use roster::{RosterView, RostersView, roster, rosters};
pub(super) use search::{SearchView, search};
pub use stages::StagesPage;
pub(super) use stages::{StagesView, stages};
pub(super) use year::{YearView, year};
pub(super) use years::{YearsView, years};
