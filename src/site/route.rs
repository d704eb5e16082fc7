//! Every address, relative to the site's root: folders end in `/`, files do not.

use std::sync::LazyLock;

use crate::model::Kind;
// What a model's places are called on a page the model says: paths of findings lead there too.
pub use crate::model::path::{project_fragment as project, table_fragment as table};

/// The front page.
pub const HOME: &str = "";

/// The page of a region.
pub fn region(region: &str) -> String {
    format!("{region}/")
}

/// Who owes which disclosure in a region, and how it stands.
pub fn roster(region: &str) -> String {
    format!("{region}/roster/")
}

/// The same for all regions at a glance.
pub fn rosters() -> String {
    "roster/".to_owned()
}

/// The same as data.
pub fn roster_csv() -> String {
    data_csv("roster")
}

/// The departments of a region side by side in the main figure that is said first.
pub fn compare(region: &str) -> String {
    format!("{region}/compare/")
}

/// The same in another main figure.
pub fn compare_figure(region: &str, figure: &str) -> String {
    format!("{region}/compare/{figure}/")
}

/// The same figures as data, all of them.
pub fn compare_csv(region: &str) -> String {
    [&compare(region), "main-figures.csv"].concat()
}

/// The page of a department.
pub fn department(region: &str, department: &str) -> String {
    format!("{region}/{department}/")
}

/// The page of a disclosure, from its path under `content/`.
pub fn disclosure(path: &str) -> String {
    format!("{path}/")
}

/// The reconciliation page of a disclosure.
pub fn checks(path: &str) -> String {
    format!("{path}/checks/")
}

/// How every identity of a disclosure came out, for machines.
pub fn checks_json(path: &str) -> String {
    format!("{path}/checks/checks.json")
}

/// The page of a department's fiscal year.
pub fn stages(region: &str, department: &str, year: i16) -> String {
    format!("{region}/{department}/{year}/")
}

/// The page of a project that is in more than one year: codes count from 1 in every department, and
/// 物业管理费 is in all of them.
pub fn history(region: &str, department: &str, id: &str) -> String {
    format!("{}{id}/", projects(region, department))
}

/// Where the pages of a department's projects lie.
pub fn projects(region: &str, department: &str) -> String {
    format!("{}{region}/{department}/", projects_folder())
}

/// Where the pages of all projects lie.
pub fn projects_folder() -> String {
    "projects/".to_owned()
}

/// The index of fiscal years.
pub fn years() -> String {
    "years/".to_owned()
}

/// The page of a fiscal year: its parts from 1.
pub fn year(year: i16, part: usize) -> String {
    part_of(format!("years/{year}/"), part)
}

/// A part of a page, from 1: the first has the page's own address.
fn part_of(page: String, part: usize) -> String {
    match part {
        ..=1 => page,
        _ => format!("{page}{part}/"),
    }
}

/// The index of data files.
pub fn data() -> String {
    "data/".to_owned()
}

/// The description of all data files.
pub fn data_package() -> String {
    "data/datapackage.json".to_owned()
}

/// The names of the data files about the whole site that each site has.
pub const DATA_FILES: [&str; 7] =
    ["disclosures", "findings", "projects", "indicators", "regions", "departments", "forms"];

/// A data file about the whole site.
pub fn data_csv(name: &str) -> String {
    ["data/", name, ".csv"].concat()
}

/// What the data files are, as DuckDB is told of them.
pub fn duckdb_schema() -> String {
    "data/duckdb.sql".to_owned()
}

/// What the data files are, as Spark is told of them.
pub fn spark_schema() -> String {
    "data/spark.json".to_owned()
}

/// Every figure of a region's fiscal year as data; the region by its division code. No key of the
/// path is the name of a column: a program that takes keys for columns would read them twice.
pub fn facts_csv(region_code: &str, year: i16) -> String {
    format!("{}division={region_code}/fiscal_year={year}/facts.csv", facts())
}

/// What checking found, by department and rule.
pub fn findings() -> String {
    "data/findings/".to_owned()
}

/// The workbook of a disclosure: a name that says what it is once it has been downloaded.
pub fn workbook(path: &str, year: i16, kind: Kind) -> String {
    [disclosure(path), workbook_name(year, kind)].concat()
}

/// The name of the workbook of a disclosure, wherever it is put.
pub fn workbook_name(year: i16, kind: Kind) -> String {
    format!("{year}-{}.xlsx", kind.slug())
}

/// The map of the site: its parts from 1.
pub fn map(part: usize) -> String {
    part_of("map/".to_owned(), part)
}

/// How a budget is read, with figures of the site.
pub fn guide() -> String {
    "guide/".to_owned()
}

/// The page that searches.
pub fn search() -> String {
    "search/".to_owned()
}

/// The folder of one state of the index that is searched.
pub fn search_index(version: &str) -> String {
    format!("search/{version}/")
}

/// The index by codes.
pub fn codes() -> String {
    "codes/".to_owned()
}

/// A page of the places where a code of a classification stands; pages count from 1.
pub fn code(code: &str, part: usize) -> String {
    match part {
        1 => format!("codes/{code}/"),
        _ => format!("codes/{code}/{part}/"),
    }
}

/// A page of projects in the order of their codes; pages count from 1.
pub fn project_codes(part: usize) -> String {
    format!("codes/projects/{part}/")
}

/// Publications and corrections, for feed readers.
pub fn feed() -> String {
    "feed.xml".to_owned()
}

/// The addresses there are, for search engines; where there are too many for one file, the list of
/// its parts.
pub fn sitemap() -> String {
    "sitemap.xml".to_owned()
}

/// A part of a large sitemap, from 1.
pub fn sitemap_part(part: usize) -> String {
    format!("sitemap-{part}.xml")
}

/// The folder in which the partitions of facts lie.
pub fn facts() -> String {
    "data/facts/".to_owned()
}

/// The folder of the files that every page may need.
pub fn assets() -> String {
    "assets/".to_owned()
}

/// What is shown where there is nothing.
pub fn not_found() -> String {
    "404.html".to_owned()
}

/// A static file, whose name carries a digest of what is in it.
pub fn asset(name: &str) -> String {
    format!("{}{name}", assets())
}

/// What was published, with a digest of each file.
pub fn manifest() -> String {
    "manifest.json".to_owned()
}

/// Words explained.
pub fn glossary() -> String {
    "glossary/".to_owned()
}

/// The CSV of one form, beside its disclosure's page.
pub fn table_csv(path: &str, form: &str) -> String {
    [disclosure(path), table_csv_name(form)].concat()
}

/// The name of the CSV of one form, wherever it is put.
pub fn table_csv_name(form: &str) -> String {
    format!("{form}.csv")
}

/// Everything a disclosure holds, for machines.
pub fn data_json(path: &str) -> String {
    format!("{path}/data.json")
}

/// A file of the original of a disclosure.
pub fn original(path: &str, name: &str) -> String {
    format!("{path}/{name}")
}

/// The figures of a disclosure for pages of other sites to show in a frame.
pub fn embedded(path: &str) -> String {
    format!("{path}/embed.html")
}

/// The fragment of a note on its disclosure's page, without `#`.
pub fn note(number: usize) -> String {
    format!("note-{number}")
}

/// What stands on this page, by its fragment.
pub fn here(fragment: &str) -> String {
    at("", fragment)
}

/// What stands on another page, by its fragment.
pub fn at(page: &str, fragment: &str) -> String {
    [page, "#", fragment].concat()
}

/// Whether a region's folder would stand where the site keeps something of its own: the first part
/// of every address above that is not a region, and of files the part before the ending, since many
/// hosts serve `404.html` as `404`.
pub fn is_reserved_region(slug: &str) -> bool {
    static OWN: LazyLock<Vec<String>> = LazyLock::new(|| {
        let own = [
            file(HOME),
            rosters(),
            years(),
            data(),
            map(1),
            guide(),
            search(),
            codes(),
            glossary(),
            projects_folder(),
            feed(),
            sitemap(),
            not_found(),
            assets(),
            manifest(),
        ];
        own.iter().map(|address| first_part(address).to_owned()).collect()
    });
    OWN.iter().any(|own| own == slug)
}

/// Whether an address lies in a folder whose pages and files are made of what is in the
/// disclosures: nobody knows them before all are read.
pub fn is_made_of_content(address: &str) -> bool {
    [projects_folder(), codes(), data(), search()].iter().any(|folder| address.starts_with(folder))
}

/// Whether a department's folder would stand where its region keeps something of its own, or be
/// taken for the folder of budget units.
pub fn is_reserved_department(slug: &str) -> bool {
    let own = [roster(slug), compare(slug)];
    slug == UNITS || own.iter().any(|address| address.split('/').nth(1) == Some(slug))
}

/// The folder of a department's budget units.
pub const UNITS: &str = "units";

/// The first part of an address, without its ending.
fn first_part(address: &str) -> &str {
    address.split(['/', '.']).next().unwrap_or_default()
}

/// The way from one page's folder to another address, so that a site works under any path and from
/// a disk.
pub fn relative(from: &str, to: &str) -> String {
    let shared =
        from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).map(|(a, _)| a).enumerate();
    let shared = shared.filter(|(_, byte)| *byte == b'/').last().map_or(0, |(at, _)| at + 1);
    let up = from[shared..].matches('/').count();
    if up == 0 && to.len() == shared { "./".to_owned() } else { "../".repeat(up) + &to[shared..] }
}

/// The file that an address is read from.
pub fn file(address: &str) -> String {
    if address.is_empty() || address.ends_with('/') {
        format!("{address}index.html")
    } else {
        address.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_site_uses_is_reserved() {
        for slug in [
            "index", "404", "assets", "codes", "data", "feed", "glossary", "guide", "manifest",
            "map", "projects", "roster", "search", "sitemap", "years",
        ] {
            assert!(is_reserved_region(slug), "{slug}");
        }
        assert!(!is_reserved_region("example") && !is_reserved_region("housing"));
        for slug in ["compare", "roster", "units"] {
            assert!(is_reserved_department(slug), "{slug}");
        }
        // 大数据局, and an office that looks after maps.
        assert!(
            !is_reserved_department("data")
                && !is_reserved_department("map")
                && !is_reserved_department("2024")
        );
    }

    #[test]
    fn ways_are_relative() {
        assert_eq!(relative("a/b/2021/budget/", "years/2021/"), "../../../../years/2021/");
        assert_eq!(relative("", ""), "./");
        assert_eq!(relative("", "a/"), "a/");
        assert_eq!(relative("a/", ""), "../");
        assert_eq!(relative("a/b/2021/budget/checks/", "a/b/2021/budget/"), "../");
        assert_eq!(relative("a/b/2021/budget/", "a/b/2020/budget/"), "../../2020/budget/");
        assert_eq!(relative("a/b/", "a/bc/"), "../bc/");
        assert_eq!(relative("a/b/", "a/b/"), "./");
        assert_eq!(relative("404.html", "a/"), "a/");
        assert_eq!(file("a/"), "a/index.html");
        assert_eq!(file("404.html"), "404.html");
    }
}
