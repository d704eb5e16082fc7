use crate::lexicon::Lexicon;

use super::said::titled_office;

/// The fewest characters of a division's name: 城市管理局 begins with none.
const SHORTEST: usize = 3;

/// The office of the place that the name of a file or of a folder around it says, where the file
/// itself says none: 示例县水利局2026年部门预算.xlsx, 示例县水利局/预算.xlsx. Two that differ tell nothing.
pub fn named_outside(
    file: &str,
    folders: &[String],
    (place, lexicon): (&str, &Lexicon),
) -> Option<String> {
    let is_office = |name: &&str| {
        without_place(name, place).is_some_and(|own| !own.is_empty())
            && lexicon.heading_offices.ending(name).is_some()
    };
    let of_file = titled_office(file, lexicon).filter(is_office);
    let of_folder = folders.iter().rev().map(|name| name.trim()).find(is_office);
    match (of_file, of_folder) {
        (Some(one), Some(other)) if one != other => None,
        (one, other) => one.or(other).map(str::to_owned),
    }
}

/// A name without that of the place before it: 示例县水利局, in 示例市示例县.
pub fn without_place<'n>(name: &'n str, place: &str) -> Option<&'n str> {
    let ends = place.char_indices().map(|(at, _)| &place[at..]);
    let mut ends = ends.filter(|end| end.chars().count() > 1);
    ends.find_map(|end| name.strip_prefix(end))
}

/// 另一县教育局, in a region that is called otherwise.
pub fn is_of_other_place(name: &str, place: &str, lexicon: &Lexicon) -> bool {
    let ends = name.char_indices().map(|(at, c)| &name[..at + c.len_utf8()]).skip(SHORTEST - 1);
    let mut divisions = ends.filter(|end| lexicon.division_endings.ending(end).is_some());
    divisions.next().is_some_and(|division| !place.ends_with(division))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::embedded;

    #[test]
    fn a_file_or_its_folder_names_an_office_of_the_place() {
        for (file, folder, expected) in [
            ("示例县水利局2026年部门预算", "收齐", Some("示例县水利局")),
            ("预算", "示例县水利局", Some("示例县水利局")),
            ("示例县水利局2026年部门预算", "示例县水利局", Some("示例县水利局")),
            ("示例县水利局2026年部门预算", "示例县财政局", None),
            ("另一县水利局2026年部门预算", "收齐", None),
            ("2026年部门预算", "水利局", None),
            ("示例县2026年部门预算", "示例县", None),
        ] {
            let folders = ["2026".to_owned(), folder.to_owned()];
            let named = named_outside(file, &folders, ("示例县", &embedded()));
            assert_eq!(named.as_deref(), expected, "{folder}/{file}");
        }
    }
}
