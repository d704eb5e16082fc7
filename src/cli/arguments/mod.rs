//! What is asked for on the command line, a command a type.

mod expected;
mod values;
mod check;
mod new;
mod spoken;
mod refused;
mod parsed;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

use crate::finding::Language;
use crate::model::Kind;
use crate::serve::HostName;

pub(super) use check::{CheckArguments, Format};
pub(super) use new::{NewArguments, NewCommand, NewDepartment, NewDisclosure, NewYear};
pub(super) use parsed::{Instead, declared, parsed};
use values::kind;

/// 公开：把预算公开件编译成网站。数对得上，才能公开。
///
/// Compiles public budget disclosures into a website: a disclosure compiles, or it does not
/// publish.
#[derive(Debug, Parser)]
#[command(name = "gongkai", version, max_term_width = 100, disable_help_subcommand = true)]
pub(super) struct Arguments {
    /// The site's folder (default: the one with site.toml, from here upwards)
    #[arg(long, global = true, value_name = "DIR", display_order = 900)]
    pub root: Option<PathBuf>,
    /// The language of messages (default: the site's `lang`, else Chinese)
    #[arg(long, global = true, value_name = "zh|en", display_order = 901)]
    pub lang: Option<MessageLanguage>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum MessageLanguage {
    Zh,
    En,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check everything and publish the site: all of it, or nothing
    Build(BuildArguments),
    /// Start a site in a new folder, with one disclosure that builds at once
    Init(InitArguments),
    /// Begin a department, a year or a disclosure: files to fill in
    New(NewArguments),
    /// Write JSON Schemas: with them an editor completes keys and official labels, and says what is
    /// wrong
    Schema(SchemaArguments),
    /// Write the narrative of a disclosure from its tables; what they do not know stays open
    Draft(DraftArguments),
    /// Show the site while it is being written
    Serve(ServeArguments),
    /// Print what a web server is told of a built site: caches, compression, the policy of its pages
    ServerFile(ServerFileArguments),
    /// Read and check everything; publish nothing
    Check(CheckArguments),
    /// Write one disclosure as a page by itself or as a workbook; or the workbook an office fills
    /// in
    Export(ExportArguments),
    /// Take figures from an office's workbook (.xlsx, .xls, .ods, .csv)
    Import(ImportArguments),
    /// Say who owes which disclosure, and what is published, late, missing, exempt
    Roster(RosterArguments),
    /// Print the manual page of a rule, a form or a profile
    Explain(ExplainArguments),
    /// Print what a shell needs to complete commands and options
    Completions(CompletionsArguments),
    /// Write manual pages for `man`, one a command
    Man(ManArguments),
    /// Print this message or the help of a command
    Help(HelpArguments),
}

#[derive(Debug, Args)]
pub(super) struct BuildArguments {
    /// Where the site goes (default: public/ under the root). What lies there and is not gongkai's
    /// stops the build, unless `[output] keep` in site.toml names it
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Where it will be published, for absolute addresses in the sitemap and the data: https://… or
    /// http://…
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Publish what passes, list what is withheld; still exits 1
    #[arg(long)]
    pub withhold: bool,
    /// The day of publication: with what waits for it (`embargo`) and may be published then. Without
    /// it, nothing that waits for a day is published
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub on: Option<Date>,
    /// Make everything anew, and take nothing over from the last build
    #[arg(long)]
    pub fresh: bool,
    /// Say how long each stage took, all threads together
    #[arg(long)]
    pub timings: bool,
    #[command(flatten)]
    pub allow: Allow,
}

#[derive(Debug, Args)]
pub(super) struct InitArguments {
    /// The folder; must not exist or be empty
    #[arg(value_name = "DIR")]
    pub directory: PathBuf,
    /// A site of this region, by its folder, without an example: for what offices give
    #[arg(long, value_name = "REGION", requires_all = ["name", "code"])]
    pub region: Option<String>,
    /// The name of the region
    #[arg(long, requires = "region")]
    pub name: Option<String>,
    /// The division code of the region
    #[arg(long, requires = "region")]
    pub code: Option<String>,
    /// What is required there (default: as is known of the place, else the national one)
    #[arg(long, requires = "region")]
    pub profile: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct SchemaArguments {
    /// Where they go (default: .gongkai/schema under the root, where new files look for them)
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true))]
pub(super) struct ExportArguments {
    /// The disclosure, by its path under content/: example/housing/2021/budget
    #[arg(required_unless_present = "blank")]
    pub disclosure: Option<String>,
    /// One HTML file with its styles inside and nothing outside
    #[arg(long, group = "what")]
    pub page: bool,
    /// What an editor of another system keeps when it is pasted: plain tables, styles on each element
    #[arg(long, group = "what")]
    pub fragment: bool,
    /// The page as a Word document
    #[arg(long, group = "what")]
    pub docx: bool,
    /// A workbook of all its tables
    #[arg(long, group = "what")]
    pub xlsx: bool,
    /// The workbook that an office fills in for a profile
    #[arg(long, group = "what", value_name = "PROFILE", conflicts_with = "disclosure")]
    pub blank: Option<String>,
    /// The kind of disclosure a blank workbook is for
    #[arg(long, value_parser = kind, default_value = "budget", requires = "blank")]
    pub kind: Kind,
    /// The fiscal year a blank workbook is for (default: the latest the profile knows)
    #[arg(long, value_parser = values::year, requires = "blank")]
    pub year: Option<i16>,
    /// The file to write
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Write its tables into this folder too, as CSV and as a workbook
    #[arg(long, value_name = "DIR", conflicts_with = "blank")]
    pub attachments: Option<PathBuf>,
    /// Where the other system put attachments: .yaml of `name: address`, or .csv of names and addresses
    #[arg(long, value_name = "FILE", conflicts_with_all = ["blank", "page", "xlsx"])]
    pub links: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct DraftArguments {
    /// The disclosure, by its path under content/: example/housing/2021/budget
    pub disclosure: String,
    /// Where the text goes: .md, or .docx for Word (default: the .md beside the disclosure, whose
    /// written sections stay)
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ImportArguments {
    /// The workbook or the Word document (.docx), a .csv of one table, or a folder of such tables;
    /// several may be given. For a region also a folder of such files, of many offices
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// The disclosure the figures go into, by its path under content/; or a region, by its folder: each file goes into the disclosure that it is of by its own words
    #[arg(long, value_name = "DISCLOSURE|REGION")]
    pub into: String,
    /// Into a region: the year of all files, where their titles do not say it
    #[arg(long, value_parser = values::year)]
    pub year: Option<i16>,
    /// Into a region: the kind of all files, where nothing in them says it
    #[arg(long, value_parser = values::kind)]
    pub kind: Option<Kind>,
    /// The form of a single sheet: its id or name
    #[arg(long)]
    pub form: Option<String>,
    /// Only this sheet; of a Word document the table by its number, without the text
    #[arg(long)]
    pub sheet: Option<String>,
    /// What is required of a new disclosure (default: the site's profile)
    #[arg(long)]
    pub profile: Option<String>,
    /// Write nothing where a title names another year, or a head another office
    #[arg(long)]
    pub strict: bool,
    /// Into a region: departments that files name and that are not there yet are made
    #[arg(long)]
    pub new_departments: bool,
    /// Say what would be taken; write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Put the text of a Word document in the place of a narrative that is there
    #[arg(long)]
    pub replace_narrative: bool,
    /// What became of everything in the file goes into this file too: Markdown, or .json
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// For people, or one line of JSON
    #[arg(long, value_enum, default_value_t = ImportFormat::Human)]
    pub format: ImportFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ImportFormat {
    Human,
    Json,
}

#[derive(Debug, Args)]
pub(super) struct ServeArguments {
    /// The port
    #[arg(long, default_value_t = 3000, value_parser = values::port)]
    pub port: u16,
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1", value_parser = values::address)]
    pub host: std::net::IpAddr,
    /// A name the preview may be asked for by, besides localhost and its address
    #[arg(long, value_name = "NAME", value_parser = values::host_name)]
    pub allow_host: Vec<HostName>,
    /// Show it in the browser
    #[arg(long)]
    pub open: bool,
}

#[derive(Debug, Args)]
pub(super) struct ServerFileArguments {
    /// Which server; headers is the file `_headers` of hosts for static sites
    pub server: ServerKind,
    /// Where the built site lies on the server
    #[arg(long, value_name = "DIR", default_value = "/srv/gongkai")]
    pub folder: String,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ServerKind {
    Nginx,
    Caddy,
    Apache,
    Headers,
}

#[derive(Debug, Args)]
pub(super) struct RosterArguments {
    /// Only this fiscal year
    #[arg(long, value_parser = values::year)]
    pub year: Option<i16>,
    /// How it is printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: RosterFormat,
    /// Count the days that what is missing is overdue on this date (2025-03-01)
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub on: Option<Date>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum RosterFormat {
    Human,
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Allow {
    /// Lower a rule to a warning that is shown on the page
    #[arg(long, value_name = "RULE")]
    pub allow: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// The rule as a finding names it, the form (B05) or the profile; without it, all rules
    pub rule: Option<String>,
    /// Print the declaration of the form or profile, to begin one's own with
    #[arg(long, requires = "rule")]
    pub yaml: bool,
}

#[derive(Debug, Args)]
pub(super) struct CompletionsArguments {
    /// Which shell
    pub shell: Shell,
}

#[derive(Debug, Args)]
pub(super) struct ManArguments {
    /// The folder they go into
    #[arg(value_name = "DIR")]
    pub directory: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct HelpArguments {
    /// Which command
    pub command: Vec<String>,
}

impl Arguments {
    /// The language of messages: [`parsed`] has put it in.
    pub(super) fn language(&self) -> Language {
        self.lang.map_or(Language::Chinese, MessageLanguage::language)
    }
}

impl MessageLanguage {
    fn language(self) -> Language {
        match self {
            MessageLanguage::Zh => Language::Chinese,
            MessageLanguage::En => Language::English,
        }
    }

    fn of(language: Language) -> MessageLanguage {
        match language {
            Language::Chinese => MessageLanguage::Zh,
            Language::English => MessageLanguage::En,
        }
    }
}
