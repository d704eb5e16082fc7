use clap::{Args, Subcommand};

use crate::model::Kind;

use super::values::{kind, year};

#[derive(Debug, Args)]
pub(in crate::cli) struct NewArguments {
    #[command(subcommand)]
    pub what: NewCommand,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum NewCommand {
    /// A department, and its region if that is new
    Department(NewDepartment),
    /// A fiscal year: its budget and its targets, with what last year said
    Year(NewYear),
    /// One disclosure
    Disclosure(NewDisclosure),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct NewDepartment {
    /// Its folder under content/: region/department
    #[arg(value_name = "REGION/DEPARTMENT")]
    pub path: String,
    /// Its full name
    #[arg(long)]
    pub name: String,
    /// Its department code
    #[arg(long)]
    pub code: Option<String>,
    /// The division code of a new region
    #[arg(long, value_name = "CODE")]
    pub region_code: Option<String>,
    /// The name of a new region
    #[arg(long, value_name = "NAME")]
    pub region_name: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct NewYear {
    /// The department: region/department
    #[arg(value_name = "REGION/DEPARTMENT")]
    pub department: String,
    /// The fiscal year
    #[arg(value_parser = year)]
    pub year: i16,
    /// Only these kinds (default: budget and performance-targets)
    #[arg(long, value_parser = kind)]
    pub kind: Vec<Kind>,
    /// What is required (default: what the department's last disclosure follows, or the site's)
    #[arg(long)]
    pub profile: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct NewDisclosure {
    /// Its path under content/: region/department/year/kind, or
    /// region/department/units/code/year/kind
    #[arg(value_name = "PATH")]
    pub path: String,
    /// What is required (default: what the department's last disclosure follows, or the site's)
    #[arg(long)]
    pub profile: Option<String>,
}
