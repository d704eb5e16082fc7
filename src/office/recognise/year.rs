use std::collections::BTreeMap;

use crate::characters::folded;
use crate::lexicon::Lexicon;
use crate::office::extract::only_year;

use super::said::Said;

/// The fiscal year of a document, and by what it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Year {
    /// A title, the name of the file or of a sheet says it.
    Said(i16),
    /// The latest that heads of columns say: 2020年执行数, 2021年预算数.
    OfHeads(i16),
}

/// The year that the name of the file and a title say, else that which most titles are of, else that
/// of the file's or a sheet's name, else the latest of the heads; nothing where no text has a year.
/// Titles of parts that are of last year (项目绩效自评) are
/// asked where no other title and no name says a year.
pub fn year_of(said: &Said, lexicon: &Lexicon) -> Option<Year> {
    let of_last_year = |text: &str| lexicon.says_self_evaluation.is_in(text);
    let alone = || said.titles.iter().filter(|(_, alone)| *alone).map(|(text, _)| text);
    let titles =
        most(alone().filter(|text| !of_last_year(text)).filter_map(|text| only_year(text)));
    let parts = || most(alone().filter_map(|text| only_year(text)));
    let own = one_year(&said.name);
    let agreed = own.filter(|own| alone().any(|text| only_year(text) == Some(*own)));
    let named = || {
        let names = std::iter::once(&said.name).chain(&said.sheets);
        most(names.filter_map(|text| one_year(text)))
    };
    let heads = || said.titles.iter().flat_map(|(text, _)| years(text)).max().map(Year::OfHeads);
    agreed.or(titles).or_else(named).or_else(parts).map(Year::Said).or_else(heads)
}

/// The year that is said most often; of several the latest.
fn most(years: impl Iterator<Item = i16>) -> Option<i16> {
    let mut counts: BTreeMap<i16, usize> = BTreeMap::new();
    years.for_each(|year| *counts.entry(year).or_default() += 1);
    counts.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
}

/// The only year in a name, with 年 behind it or not.
fn one_year(text: &str) -> Option<i16> {
    let mut years = years(text);
    years.dedup();
    <[i16; 1]>::try_from(years).ok().map(|[year]| year)
}

/// Numbers of four digits that are years.
fn years(text: &str) -> Vec<i16> {
    let text = folded(text);
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() == 4);
    let years = numbers.filter_map(|number| number.parse().ok());
    years.filter(|year| (1990..2100).contains(year)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::embedded;

    fn year(said: &Said) -> Option<Year> {
        year_of(said, &embedded())
    }

    fn said(name: &str, titles: &[(&str, bool)]) -> Said {
        let titles = titles.iter().map(|(text, alone)| ((*text).to_owned(), *alone)).collect();
        Said { name: name.into(), sheets: vec!["表1".into()], titles, office: None }
    }

    #[test]
    fn titles_are_believed_before_names_and_names_before_heads() {
        let heads = [("2022年执行数", false), ("2023年预算数", false)];
        let titles = [("2024年部门收支总表", true), heads[0]];
        assert_eq!(year(&said("2021年预算", &titles)), Some(Year::Said(2024)));
        assert_eq!(year(&said("2021年预算", &heads)), Some(Year::Said(2021)));
        assert_eq!(year(&said("预算", &heads)), Some(Year::OfHeads(2023)));
        assert_eq!(year(&said("预算", &[("收支总表", true)])), None);
        assert_eq!(year(&said("20230115导出", &[("收支总表", true)])), None, "no day is a year");
    }

    #[test]
    fn a_part_about_last_year_says_no_year_of_the_whole() {
        let parts = [("收支总表", true), ("2022年度项目绩效自评结果表", true)];
        assert_eq!(year(&said("某局2023年度部门预算", &parts)), Some(Year::Said(2023)));
        let dated = [("2024年度部门决算", true), ("2025年8月", true), ("2025年9月", true)];
        assert_eq!(year(&said("某院2024年度部门决算", &dated)), Some(Year::Said(2024)));
        let titled = [("2023年收支总表", true), parts[1], parts[1]];
        assert_eq!(year(&said("公开表", &titled)), Some(Year::Said(2023)));
        assert_eq!(year(&said("公开表", &parts)), Some(Year::Said(2022)), "nothing else says one");
    }
}
