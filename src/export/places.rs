use crate::model::Population;
use crate::site::Site;

use super::csv_text::CsvLines;
use super::data_file::{DataFile, TO_REGION, integer, text};
use super::url::Addresses;

/// `regions.csv`: what the codes of regions mean.
pub const REGIONS: DataFile = DataFile {
    name: "regions",
    columns: &[
        text("region"),
        text("slug"),
        text("region_name"),
        integer("population"),
        text("origin"),
        text("url"),
    ],
    key: &["region"],
    refers: &[],
};

/// `departments.csv`: what the departments are called.
pub const DEPARTMENTS: DataFile = DataFile {
    name: "departments",
    columns: &[
        text("region"),
        text("department"),
        text("department_code"),
        text("department_name"),
        text("url"),
    ],
    key: &["region", "department"],
    refers: &[TO_REGION],
};

/// One line a region.
pub fn regions(lines: &mut CsvLines, site: &Site, addresses: Addresses<'_>) {
    for one in &site.regions {
        let region = &one.region;
        let population = region
            .population
            .as_ref()
            .and_then(Population::latest)
            .map(|count| count.to_string())
            .unwrap_or_default();
        let url = addresses.region(&region.slug);
        let fields = [&region.code, &region.slug, &region.name, &population];
        let fields = fields.into_iter().map(String::as_str);
        lines.line(fields.chain([region.origin.name(), url.as_str()]));
    }
}

/// One line a department.
pub fn departments(lines: &mut CsvLines, site: &Site, addresses: Addresses<'_>) {
    for one in &site.regions {
        for department in &one.departments {
            let url = addresses.department(&one.region.slug, &department.slug);
            let code = department.code.as_deref().unwrap_or_default();
            let fields = [&one.region.code, &department.slug, code, &department.name, &url];
            lines.line(fields);
        }
    }
}
