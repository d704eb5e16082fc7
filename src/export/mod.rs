//! **export** turns the model into data files: CSV, JSON, the data package, the feed, the sitemap.
//!
//! Figures leave as they were printed and as plain decimals, with the address of their cell. It
//! must never judge, render or write.
//!
//! In reading order: how things are spelled; data files that grow department by department; files
//! beside a disclosure; files about the whole site.

mod url;
mod xml;
mod csv_text;

mod facts;
mod projects;
mod indicators;
mod roster;

mod tables;
mod json_tables;
mod json_projects;
mod data_json;
mod checks_json;

mod data_package;
mod feed;
mod sitemap;

pub use checks_json::checks_json;
pub use csv_text::CsvLines;
pub use data_json::data_json;
pub use data_package::{DataPackage, data_package};
pub use facts::{FACTS, facts};
pub use feed::feed;
pub use indicators::{INDICATORS, indicators};
pub use projects::{PROJECTS, projects};
pub use roster::{ROSTER, roster};
pub use sitemap::sitemap;
pub use tables::table_files;
pub use url::Addresses;
