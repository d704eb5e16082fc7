use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::model::Kind;

use super::Allow;
use super::values::{kind, year};

#[derive(Debug, Args)]
pub(in crate::cli) struct CheckArguments {
    /// Only what lies under these paths: from here, or from content/. A workbook or a Word document
    /// that lies elsewhere, a table as .csv, or a folder of these is checked as it is; it needs no
    /// site
    pub paths: Vec<PathBuf>,
    /// How findings are printed: human draws the first 20 of each rule and counts the others;
    /// answers writes an entry of `acknowledgements` for each error that nobody answers for, to be
    /// pasted; the others print all
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
    /// Say which figures are held against others, and which against nothing
    #[arg(long)]
    pub coverage: bool,
    /// Check again whenever files change, and print what is new and what is gone; Ctrl-C ends it
    #[arg(long, conflicts_with_all = ["coverage", "report", "output"])]
    pub watch: bool,
    /// Write everything that was found into this HTML file too, for those who work on the site; not
    /// into what is published
    #[arg(long, value_name = "FILE", conflicts_with = "coverage")]
    pub report: Option<PathBuf>,
    /// Let warnings fail the check too
    #[arg(long)]
    pub deny_warnings: bool,
    /// Say how long each stage took, all threads together
    #[arg(long, conflicts_with_all = ["coverage", "watch", "output"])]
    pub timings: bool,
    #[command(flatten)]
    pub allow: Allow,
    #[command(flatten)]
    pub file: OfficeFileArguments,
}

/// What is said of an office's file in the place of what it says itself.
#[derive(Debug, Args)]
#[command(next_help_heading = "An office's file")]
pub(in crate::cli) struct OfficeFileArguments {
    /// The kind of disclosure (default: as its tables and titles say)
    #[arg(long, value_parser = kind)]
    pub kind: Option<Kind>,
    /// The fiscal year (default: as its titles say)
    #[arg(long, value_parser = year)]
    pub year: Option<i16>,
    /// What is required (default: the site's profile, else that of the place it names, else the
    /// national one)
    #[arg(long)]
    pub profile: Option<String>,
    /// The office (default: as its tables say)
    #[arg(long, value_name = "NAME")]
    pub department: Option<String>,
    /// The form of a single sheet: its id or name
    #[arg(long)]
    pub form: Option<String>,
    /// Only this sheet
    #[arg(long)]
    pub sheet: Option<String>,
    /// Write a copy with a comment at each wrong cell and a sheet of all that was found; for other
    /// files than .xlsx, a workbook of what was found
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    Human,
    Short,
    Json,
    Sarif,
    Github,
    Answers,
}
