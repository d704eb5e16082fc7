//! **site** plans the pages: what there is, where it lies, what lies beside it.
//!
//! A [`Site`] is made from the folders of `content/` before any disclosure is read; a [`Summary`]
//! is the little that index pages keep of a disclosure after its own page is made; [`obligations`] holds
//! the roster against them. [`route`] is the only place where an address is spelled.
//!
//! It must never hold HTML or touch the disk.

mod config;
mod colour;
mod web_address;
mod withheld_figure;
mod kept_path;
mod entry;
mod parts;

pub mod route;
mod page;
mod code;
mod occupied_paths;
mod known_files;
mod page_places;
mod address_set;
mod addresses;

mod title;
mod noted_figures;
mod headline;
mod lead_change;
mod summary_figure;
mod summary;
mod summaries;
mod comparison;
mod news;
mod obligation;

pub use addresses::SiteAddresses;
pub use code::{CodeFigure, CodeGroup, CodeIndex, CodeLine, CodePage, CodePlace};
pub use colour::colour;
pub use comparison::{
    ComparedDepartment, ComparedPoint, ComparedStage, Comparison, comparisons, is_compared,
    printed_figures,
};
pub use config::{Config, Government, Licence, Minify, PAGE_LINES};
pub use entry::{DepartmentEntry, DisclosureEntry, RegionEntry, Site};
pub use headline::Headline;
pub use kept_path::kept_path;
pub use known_files::known_files;
pub use lead_change::{LastFigure, LeadChange, worked_change};
pub use news::{News, news};
pub use noted_figures::{NoteCounts, NotedFigures};
pub use obligation::{Obligation, ObligationStatus, ObligationTotals, obligations, unlisted};
pub use occupied_paths::OccupiedPaths;
pub use page::Page;
pub use page_places::PagePlaces;
pub use parts::Part;

pub use summaries::Summaries;
pub use summary::{RuleCount, Summary, SummaryCorrection};
pub use summary_figure::SummaryFigure;
pub use title::disclosure_title;
pub use web_address::{base_url, link};
pub use withheld_figure::WithheldFigure;
