//! **export** turns the model into data files: CSV, JSON, the data package, the feed, the sitemap;
//! and says what a web server is to be told.
//!
//! Figures leave as they were printed and as plain decimals, with the address of their cell. It
//! must never judge, render or write.
//!
//! In reading order: how things are spelled; data files that grow department by department; those of
//! what ids and codes mean; files beside a disclosure; what the data files are, and files about the
//! whole site.

mod url;
mod xml;
mod csv_text;
mod data_file;

mod disclosed;
mod fact_notes;
mod told_doubts;
mod facts;
mod disclosures;
mod findings;
mod projects;
mod indicators;

mod places;
mod form_parts;
mod main_figures;
mod roster;

mod tables;
mod json_tables;
mod json_projects;
mod data_json;
mod checks_json;

mod data_files;
mod data_package;
mod schemas;
mod feed;
mod sitemap;
mod server_file;

pub use checks_json::checks_json;
pub use csv_text::CsvLines;
pub use data_file::{DataColumn, DataFile, Holds, Refers};
pub use data_files::DataFiles;
pub use data_json::{data_json, data_version};
pub use data_package::data_package;
pub use disclosed::Disclosed;
pub use disclosures::{DISCLOSURES, disclosures};
pub use facts::{FACTS, facts};
pub use feed::feed;
pub use findings::{FINDINGS, findings};
pub use form_parts::{FORMS, forms};
pub use indicators::{INDICATORS, indicators};
pub use main_figures::{MAIN_FIGURES, main_figures};
pub use places::{DEPARTMENTS, REGIONS, departments, regions};
pub use projects::{PROJECTS, projects};
pub use roster::{ROSTER, roster};
pub use schemas::{duckdb, spark};
pub use server_file::{Server, server_file};
pub use sitemap::sitemap;
pub use tables::table_files;
pub use told_doubts::told_doubts;
pub use url::Addresses;
