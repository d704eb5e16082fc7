use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::finding::{Bilingual, Finding};
use crate::model::{BudgetUnit, Origin, Population, Region, fiscal_year, is_division_code};
use crate::site::DepartmentEntry;
use crate::source::{Place, Shape, SourceFile, Span, Where, shape, typed};

use super::by_year::{self, no_year};
use super::rules::WRONG_SHAPE;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WrittenRegion {
    code: Where<String>,
    name: String,
    population: Option<Where<WrittenPopulation>>,
    #[serde(default)]
    origin: WrittenOrigin,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenPopulation {
    OfAnyYear(u64),
    ByYear(BTreeMap<i16, u64>),
    /// 很多, -5, { 2020: 很多 }: neither a number nor numbers.
    Neither(IgnoredAny),
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum WrittenOrigin {
    #[default]
    Published,
    Invented,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WrittenDepartment {
    code: Option<String>,
    name: String,
    #[serde(default)]
    aliases: Vec<Where<String>>,
    #[serde(default)]
    budget_units: Vec<WrittenUnit>,
    compare: Option<bool>,
    #[serde(default)]
    reorganised: by_year::Written,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WrittenUnit {
    code: String,
    name: String,
    merged_into: Option<Where<String>>,
}

/// The shape of a `region.yaml`.
pub fn region_shape() -> Shape {
    shape::<WrittenRegion>()
}

/// The shape of a `department.yaml`.
pub fn department_shape() -> Shape {
    shape::<WrittenDepartment>()
}

/// Reads a `region.yaml`.
pub(super) fn region(
    slug: &str,
    file: &Arc<SourceFile>,
    findings: &mut Vec<Finding>,
) -> Option<Region> {
    let written: WrittenRegion = declared(file, findings)?;
    let origin = match written.origin {
        WrittenOrigin::Published => Origin::Published,
        WrittenOrigin::Invented => Origin::Invented,
    };
    let mut code = written.code.value.clone();
    // Folders of published data are named by it.
    if !is_division_code(&code) {
        let words = Bilingual::new(
            format!("行政区划代码「{code}」只能用字母、数字和连字符"),
            format!("the division code `{code}` may hold only letters, digits and hyphens"),
        );
        findings.push(Finding::new(
            &WRONG_SHAPE,
            words,
            Place::new(file, Span::from(&written.code)),
        ));
        code.clear();
    }
    let population = written.population.and_then(|written| population(file, written, findings));
    Some(Region { slug: slug.to_owned(), code, name: written.name, population, origin })
}

/// How many people live there: one number, or one by year.
fn population(
    file: &Arc<SourceFile>,
    written: Where<WrittenPopulation>,
    findings: &mut Vec<Finding>,
) -> Option<Population> {
    let read = match &written.value {
        WrittenPopulation::OfAnyYear(count) if *count > 0 => Ok(Population::OfAnyYear(*count)),
        WrittenPopulation::ByYear(years) if years.values().all(|count| *count > 0) => {
            let year = |(key, count): (&i16, &u64)| {
                let key = key.to_string();
                fiscal_year(&key).map(|year| (year, *count)).ok_or_else(|| no_year(&key))
            };
            years.iter().map(year).collect::<Result<_, _>>().map(Population::ByYear)
        }
        _ => Err(Bilingual::new(
            "人口是一个大于零的数，或按年度各一个：{ 2024: 412000, 2025: 411000 }",
            "a population is a number above zero, or one a year: { 2024: 412000, 2025: 411000 }",
        )),
    };
    let place = Place::new(file, Span::from(&written));
    read.map_err(|words| findings.push(Finding::new(&WRONG_SHAPE, words, place))).ok()
}

/// Reads the `department.yaml` in a folder; what was disclosed there is not known yet.
pub(super) fn department(
    slug: &str,
    file: &Arc<SourceFile>,
    findings: &mut Vec<Finding>,
) -> Option<DepartmentEntry> {
    let written: WrittenDepartment = declared(file, findings)?;
    findings.extend(merged_nowhere(file, &written.budget_units));
    let unit = |unit: WrittenUnit| BudgetUnit {
        code: unit.code,
        name: unit.name,
        merged_into: unit.merged_into.map(|into| into.value),
    };
    let budget_units = written.budget_units.into_iter().map(unit).collect();
    findings.extend(written.aliases.iter().filter_map(|alias| no_name(file, alias)));
    let aliases = written.aliases.into_iter().map(|alias| alias.value).collect();
    Some(DepartmentEntry {
        code: written.code,
        name: written.name,
        aliases,
        budget_units,
        compared: written.compare.unwrap_or(true),
        reorganised: by_year::by_year(written.reorganised, file, findings, Ok),
        ..DepartmentEntry::in_folder(slug)
    })
}

/// What cannot be looked for: a name of one character or none would be found wherever that stands.
fn no_name(file: &Arc<SourceFile>, alias: &Where<String>) -> Option<Finding> {
    let words = Bilingual::new(
        format!("aliases 的每个叫法至少两个字，「{}」不是", alias.value),
        format!("each of aliases has two characters or more: `{}` has not", alias.value),
    );
    let finding = Finding::new(&WRONG_SHAPE, words, Place::new(file, Span::from(alias)));
    (alias.value.trim().chars().count() < 2).then_some(finding)
}

/// Units merged into one that is not on the list, or that is merged into another itself.
fn merged_nowhere(file: &Arc<SourceFile>, units: &[WrittenUnit]) -> Vec<Finding> {
    let stands =
        |code: &str| units.iter().any(|unit| unit.code == code && unit.merged_into.is_none());
    let said = units.iter().filter_map(|unit| unit.merged_into.as_ref());
    let finding = |into: &Where<String>| {
        let words = Bilingual::new(
            format!("merged-into 须是单列预算的单位的代码，「{}」不是", into.value),
            format!(
                "merged-into is the code of a unit with a budget of its own: `{}` is none",
                into.value
            ),
        );
        Finding::new(&WRONG_SHAPE, words, Place::new(file, Span::from(into)))
    };
    said.filter(|into| !stands(&into.value)).map(finding).collect()
}

pub(super) fn declared<T: serde::de::DeserializeOwned>(
    file: &Arc<SourceFile>,
    findings: &mut Vec<Finding>,
) -> Option<T> {
    let failure = match typed(file) {
        Ok(written) => return Some(written),
        Err(failure) => failure,
    };
    let words = Bilingual::new(
        format!("写法有误：{}", crate::source::in_chinese(&failure.message)),
        failure.message,
    );
    findings.push(Finding::new(&WRONG_SHAPE, words, Place::new(file, failure.span)));
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_names_are_read_and_one_character_is_none() {
        let mut findings = Vec::new();
        let text = "name: 示例县住房和城乡建设局\naliases: [建设局, 局, \" \"]\n";
        let file = Arc::new(SourceFile::new("content/a/b/department.yaml", text));
        let read = department("x", &file, &mut findings).expect("it can be read");
        assert_eq!(read.aliases[0], "建设局");
        assert_eq!(findings.len(), 2, "{findings:?}");
        assert!(findings.iter().all(|finding| finding.place.start().line == 2));
    }
}
