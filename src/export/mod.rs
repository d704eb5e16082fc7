//! **export** turns the model into data files: CSV, JSON, the data package, the feed, the sitemap.
//!
//! Figures leave as they were printed and as plain decimals, with the address of their cell. It
//! must never judge, render or write.

mod checks_json;
mod csv_text;
mod data_json;
mod data_package;
mod facts;
mod feed;
mod indicators;
mod json_projects;
mod json_tables;
mod projects;
mod roster;
mod sitemap;
mod tables;
mod url;
mod xml;

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
