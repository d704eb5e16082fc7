use crate::characters::folded;
use crate::lexicon::Lexicon;
use crate::office::sheet::plain;

use super::said::Said;

/// The fewest characters by which a name without its place tells an office (水利局).
const TELLING: usize = 3;

/// An office that documents may be of: a department, or one of its budget units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownOffice {
    /// The department's folder.
    pub department: String,
    /// The budget unit's code; nothing for the department itself.
    pub unit: Option<String>,
    /// Its own code, where it has one.
    pub code: Option<String>,
    /// Its full name.
    pub name: String,
}

/// Whose a document is, of the offices that are known; each by its place among them.
#[derive(Debug, PartialEq, Eq)]
pub enum Whose {
    /// Of this one.
    One(usize),
    /// It names several, and nothing tells which is meant.
    Several(Vec<usize>),
    /// It names none of them; these are called like what it names (住建局 for 住房和城乡建设局).
    Nobody(Vec<usize>),
}

/// Whose a document is. What stands behind 编制部门： says it, and titles and the name of the file: a
/// whole name, a code or a folder's name at the beginning of the file's name, a name without the place. Two
/// that speak of different departments tell nothing. The folder it lies in, called by a department's
/// folder, code or name, says which of several is meant, and stands for names that are not there;
/// against 编制部门：… it tells nothing.
///
/// `place` is the name of the region, `folders` those from the one that was given to the file.
pub fn whose(
    said: &Said,
    folders: &[String],
    (place, lexicon): (&str, &Lexicon),
    known: &[KnownOffice],
) -> Whose {
    let all = Offices { place, lexicon, known };
    let headed: Vec<usize> = said.office.iter().flat_map(|office| all.headed(office)).collect();
    let mut named = all.named(said);
    let folder = folders.iter().rev().find_map(|name| all.of_folder(name));
    let same = |one: &usize, other: &usize| known[*one].department == known[*other].department;
    if let Some(folder) = folder {
        if headed.iter().any(|one| !same(one, &folder)) {
            return several(headed, vec![folder]);
        }
        named.retain(|one| same(one, &folder));
    }
    match (headed.as_slice(), named.as_slice(), folder) {
        ([one], others, _) if others.iter().all(|other| same(other, one)) => Whose::One(*one),
        ([], [one], _) => Whose::One(*one),
        (_, _, Some(folder)) => Whose::One(folder),
        ([], [], None) => Whose::Nobody(all.like(said)),
        _ => several(headed, named),
    }
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Whether a name begins with a code or a folder's name, and not with a longer one.
fn begins(name: &str, word: &str) -> bool {
    let rest = name.trim().strip_prefix(word);
    rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

fn several(mut some: Vec<usize>, others: Vec<usize>) -> Whose {
    some.extend(others);
    some.sort_unstable();
    some.dedup();
    Whose::Several(some)
}

/// The offices that are known, in a place.
struct Offices<'a> {
    place: &'a str,
    lexicon: &'a Lexicon,
    known: &'a [KnownOffice],
}

impl Offices<'_> {
    /// The names of each, without what cannot be seen: the whole, and the one without the place.
    fn names(&self) -> impl Iterator<Item = (usize, String, String)> {
        let place = plain(self.place);
        self.known.iter().enumerate().map(move |(at, office)| {
            let whole = plain(&office.name);
            let short = whole.strip_prefix(&place).unwrap_or(&whole).to_owned();
            (at, whole, short)
        })
    }

    /// The department that a folder is called for: by its own folder, its code or its name.
    fn of_folder(&self, name: &str) -> Option<usize> {
        let called = plain(&folded(name));
        let mut found = self.names().filter(|(at, whole, short)| {
            let office = &self.known[*at];
            office.unit.is_none()
                && (office.department == name
                    || office.code.as_deref() == Some(name)
                    || called == *whole
                    || called == *short)
        });
        match (found.next(), found.next()) {
            (Some((one, ..)), None) => Some(one),
            _ => None,
        }
    }

    /// The office that 编制部门：… names: by its whole name, or without the place; else the longest
    /// name that it holds.
    fn headed(&self, text: &str) -> Vec<usize> {
        let text = plain(text);
        let same: Vec<usize> = self
            .names()
            .filter(|(_, whole, short)| text == *whole || text == *short)
            .map(|(at, ..)| at)
            .collect();
        if same.is_empty() { self.held(std::iter::once(text)) } else { self.without_units(same) }
    }

    /// The offices that titles and names of sheets and of the file hold.
    fn named(&self, said: &Said) -> Vec<usize> {
        let begun = |office: &KnownOffice| {
            let folder = office.unit.is_none().then_some(office.department.as_str());
            office.code.as_deref().into_iter().chain(folder).any(|word| begins(&said.name, word))
        };
        let mut found: Vec<usize> =
            (0..self.known.len()).filter(|at| begun(&self.known[*at])).collect();
        // What stands beside others in its row may be one unit of several that a table lists.
        let is_title = |(text, alone): &&(String, bool)| *alone && !text.contains('。');
        let titles = said.titles.iter().filter(is_title).map(|(text, _)| text.as_str());
        let texts = std::iter::once(said.name.as_str()).chain(titles).map(plain);
        found.extend(self.held(texts));
        found.sort_unstable();
        found.dedup();
        self.without_units(found)
    }

    /// The offices whose names texts hold, whole or without the place; of names within one
    /// another the longest of each text.
    fn held(&self, texts: impl Iterator<Item = String>) -> Vec<usize> {
        let names: Vec<(usize, String, String)> = self.names().collect();
        let mut found: Vec<usize> = Vec::new();
        for text in texts {
            let held = |by: fn(&(usize, String, String)) -> &str| -> Vec<(usize, &str)> {
                let names = names.iter().map(move |name| (name.0, by(name)));
                names
                    .filter(|(_, name)| name.chars().count() >= TELLING && text.contains(name))
                    .collect()
            };
            let mut here = held(|(_, whole, _)| whole);
            if here.is_empty() {
                here = held(|(_, _, short)| short);
                here.retain(|(_, short)| !self.is_of_other_place(&text, short));
            }
            let longest = |name: &str| {
                here.iter().all(|(_, other)| other.len() <= name.len() || !other.contains(name))
            };
            found.extend(here.iter().filter(|(_, name)| longest(name)).map(|(at, _)| *at));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether a text has a name only behind the name of another place (另一县水利局).
    fn is_of_other_place(&self, text: &str, short: &str) -> bool {
        let own = plain(self.place);
        let is_other = |before: &str| {
            let endings = [&self.lexicon.division_endings, &self.lexicon.place_endings];
            let end = endings.into_iter().find_map(|list| list.ending(before));
            let named = end.and_then(|end| before[..end.start].chars().next_back());
            let two = |text: &str| text.chars().rev().take(2).collect::<Vec<char>>();
            named.is_some_and(is_han) && two(before) != two(&own)
        };
        text.match_indices(short).all(|(at, _)| is_other(&text[..at]))
    }

    /// Where a department and a unit of it have one name, the department.
    fn without_units(&self, found: Vec<usize>) -> Vec<usize> {
        let is_department = |one: &KnownOffice, other: &KnownOffice| {
            one.unit.is_none() && one.department == other.department && one.name == other.name
        };
        let kept = found.iter().copied().filter(|at| {
            let office = &self.known[*at];
            office.unit.is_none()
                || !found.iter().any(|other| is_department(&self.known[*other], office))
        });
        kept.collect()
    }

    /// The offices that are called like what a document names: all its characters stand in the name in
    /// their order.
    fn like(&self, said: &Said) -> Vec<usize> {
        let place = plain(self.place);
        let named = said.office.as_deref().unwrap_or(&said.name);
        let named = named.split(|c: char| c.is_ascii_digit()).find(|part| !part.trim().is_empty());
        let named = plain(named.unwrap_or_default());
        let short = named.strip_prefix(&place).unwrap_or(&named);
        if short.chars().count() < TELLING {
            return Vec::new();
        }
        let is_within = |name: &str| {
            let mut rest = name.chars();
            short.chars().all(|c| rest.any(|other| other == c))
        };
        let departments = |at: &usize| self.known[*at].unit.is_none();
        let like = self.names().filter(|(_, _, name)| is_within(name)).map(|(at, ..)| at);
        like.filter(departments).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::embedded;

    fn known() -> Vec<KnownOffice> {
        let office = |department: &str, unit: Option<&str>, code: &str, name: &str| KnownOffice {
            department: department.into(),
            unit: unit.map(str::to_owned),
            code: Some(code.into()),
            name: name.into(),
        };
        vec![
            office("water", None, "412", "示例县水利局"),
            office("water", Some("412001"), "412001", "示例县水利局本级"),
            office("housing", None, "333", "示例县住房和城乡建设局"),
            office("finance", None, "101", "示例县财政局"),
        ]
    }

    fn of(name: &str, office: Option<&str>, title: &str, folders: &[&str]) -> Whose {
        let said = Said {
            name: name.into(),
            sheets: Vec::new(),
            titles: vec![(title.to_owned(), true)],
            office: office.map(str::to_owned),
        };
        let folders: Vec<String> = folders.iter().map(|name| (*name).to_owned()).collect();
        whose(&said, &folders, ("示例县", &embedded()), &known())
    }

    #[test]
    fn a_document_is_of_the_office_it_names() {
        assert_eq!(of("预算", Some("示例县水利局"), "部门收支总表", &[]), Whose::One(0));
        assert_eq!(of("预算", Some("水利局本级"), "部门收支总表", &[]), Whose::One(1));
        assert_eq!(of("预算", None, "示例县财政局2026年部门预算", &[]), Whose::One(3));
        assert_eq!(of("水利局2026年预算", None, "部门收支总表", &[]), Whose::One(0));
        assert_eq!(of("housing-2026", None, "部门收支总表", &[]), Whose::One(2));
        assert_eq!(of("333预算公开", None, "部门收支总表", &[]), Whose::One(2));
        assert_eq!(of("预算", None, "收支总表", &["2026", "water"]), Whose::One(0));
        assert_eq!(of("预算", Some("示例县水利局本级"), "收支总表", &["water"]), Whose::One(1));
        assert_eq!(of("财政局批复水利局预算", None, "收支总表", &["water"]), Whose::One(0));
    }

    #[test]
    fn what_names_two_departments_or_none_is_of_nobody() {
        assert_eq!(
            of("财政局2026年预算", Some("示例县水利局"), "收支总表", &[]),
            Whose::Several(vec![0, 3])
        );
        assert_eq!(
            of("预算", Some("示例县水利局"), "收支总表", &["101"]),
            Whose::Several(vec![0, 3])
        );
        assert_eq!(of("住建局2026年预算", None, "收支总表", &[]), Whose::Nobody(vec![2]));
        assert_eq!(of("2026年预算", Some("另一县教育局"), "收支总表", &[]), Whose::Nobody(vec![]));
        assert_eq!(of("预算", Some("另一县水利局"), "收支总表", &[]), Whose::Nobody(vec![]));
        assert_eq!(of("另一县财政局2026年预算", None, "收支总表", &[]), Whose::Nobody(vec![]));
        assert_eq!(of("县财政局2026年预算", None, "收支总表", &[]), Whose::One(3));
        assert_eq!(
            of("预算", None, "收支总表", &[]),
            Whose::Nobody(vec![]),
            "a short word is none"
        );
    }
}
