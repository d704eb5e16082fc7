use crate::finding::Bilingual;
use crate::model::{Kind, Slug, fiscal_year};
use crate::site::route;
use crate::source::{Leftover, likely_leftover};

use super::source_document::is_original;

/// What a file under `content/` is, by where it lies (docs/format.md, section 1).
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Role<'a> {
    Form,
    Profile,
    Glossary,
    Prices,
    Lexicon,
    Region {
        region: &'a str,
    },
    /// Of one region, or of the whole site.
    Roster {
        region: Option<&'a str>,
    },
    Department {
        region: &'a str,
        department: &'a str,
    },
    Disclosure(Spot<'a>, Part),
    /// The document itself, if the data beside it says so.
    Original {
        region: &'a str,
        department: &'a str,
    },
}

/// Where a disclosure lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot<'a> {
    pub region: &'a str,
    pub department: &'a str,
    pub unit: Option<&'a str>,
    pub year: i16,
    pub kind: Kind,
}

/// Which file of a disclosure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Data,
    Narrative,
    /// Which cell of a workbook each figure came from: read when a finding needs it.
    Origins,
}

/// Why something is not read where it lies.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Misplaced {
    pub why: Bilingual,
    /// What to do with it; nothing where the layout is the answer.
    pub help: Option<Bilingual>,
}

impl Misplaced {
    fn new(zh: &str, en: &str) -> Misplaced {
        Misplaced { why: Bilingual::new(zh, en), help: None }
    }
}

/// What a file is, from the parts of its path under `content/`.
pub(super) fn file<'a>(parts: &[&'a str]) -> Result<Role<'a>, Misplaced> {
    let (Some(name), folders) = (parts.last().copied(), &parts[..parts.len().saturating_sub(1)])
    else {
        return Err(nowhere());
    };
    if let Some(original) = original(parts, name) {
        return Ok(original);
    }
    if let Some(left) = left_behind(name) {
        return Err(left);
    }
    folder(folders)?;
    match *parts {
        ["_forms", file] if file.ends_with(".yaml") => Ok(Role::Form),
        ["_profiles", file] if file.ends_with(".yaml") => Ok(Role::Profile),
        ["_glossary.yaml"] => Ok(Role::Glossary),
        ["_cpi.yaml"] => Ok(Role::Prices),
        ["_lexicon.yaml"] => Ok(Role::Lexicon),
        ["roster.yaml"] => Ok(Role::Roster { region: None }),
        [region, "roster.yaml"] => Ok(Role::Roster { region: Some(region) }),
        [region, "region.yaml"] => Ok(Role::Region { region }),
        [region, department, "department.yaml"] => Ok(Role::Department { region, department }),
        [region, department, year, name] if year != route::UNITS => {
            disclosure(Owner { region, department, unit: None }, year, name)
        }
        [region, department, route::UNITS, unit, year, name] => {
            disclosure(Owner { region, department, unit: Some(unit) }, year, name)
        }
        _ => Err(nowhere()),
    }
}

/// A document in the folder of a year.
fn original<'a>(parts: &[&'a str], name: &str) -> Option<Role<'a>> {
    let (region, department, year) = match *parts {
        [region, department, year, _] if year != route::UNITS => (region, department, year),
        [region, department, route::UNITS, _, year, _] => (region, department, year),
        _ => return None,
    };
    let is_left = likely_leftover(name).is_some();
    let is_place = fiscal_year(year).is_some() && folder(&parts[..parts.len() - 1]).is_ok();
    (is_original(name) && !is_left && is_place).then_some(Role::Original { region, department })
}

/// Why a document is not published that no data beside it names.
pub(super) fn unnamed(name: &str) -> Misplaced {
    if is_workbook(name) {
        return left_behind(name).unwrap_or_else(nowhere);
    }
    Misplaced {
        why: Bilingual::new(
            "旁边的公开件没有写明它是原件",
            "no disclosure beside it says that this is its original",
        ),
        help: Some(Bilingual::new(
            "是原件的，在公开件的 source 里写 files: [文件名]；不是的，移到 content/ 之外",
            "if it is, write files: [name] under source; if not, move it out of content/",
        )),
    }
}

/// Whose folder a disclosure lies in.
struct Owner<'a> {
    region: &'a str,
    department: &'a str,
    /// The budget unit that discloses by itself.
    unit: Option<&'a str>,
}

fn disclosure<'a>(
    Owner { region, department, unit }: Owner<'a>,
    year: &str,
    name: &str,
) -> Result<Role<'a>, Misplaced> {
    let year = year_of(year)?;
    let (stem, part) = match name.strip_suffix(".import.csv") {
        Some(stem) => (stem, Some(Part::Origins)),
        None => match name.rsplit_once('.') {
            Some((stem, "yaml")) => (stem, Some(Part::Data)),
            Some((stem, "md")) => (stem, Some(Part::Narrative)),
            _ => (name, None),
        },
    };
    match (Kind::from_slug(stem), part) {
        (Some(kind), Some(part)) => {
            Ok(Role::Disclosure(Spot { region, department, unit, year, kind }, part))
        }
        _ => Err(Misplaced::new(
            "文件名应为 budget、performance-targets、final-accounts、self-evaluation 或 government，加 .yaml 或 .md",
            "the name must be budget, performance-targets, final-accounts, self-evaluation or government with .yaml or .md",
        )),
    }
}

/// Whether a folder is one of the layout, from the parts of its path under `content/`.
pub(super) fn folder(parts: &[&str]) -> Result<(), Misplaced> {
    match *parts {
        [] | ["_forms" | "_profiles"] => Ok(()),
        ["_forms" | "_profiles", ..] => Err(nowhere()),
        [name, ref rest @ ..] => {
            region(name)?;
            match *rest {
                [] => Ok(()),
                [name, ref rest @ ..] => {
                    department(name)?;
                    match *rest {
                        [] | [route::UNITS] => Ok(()),
                        [route::UNITS, name] => unit(name),
                        [year] => year_of(year).map(drop),
                        [route::UNITS, name, year] => {
                            unit(name).and_then(|()| year_of(year).map(drop))
                        }
                        _ => Err(nowhere()),
                    }
                }
            }
        }
    }
}

/// Whether a region's folder may be called so.
pub(super) fn region(name: &str) -> Result<(), Misplaced> {
    slug(name)?;
    if route::is_reserved_region(name) { Err(reserved()) } else { Ok(()) }
}

/// Whether a department's folder may be called so.
pub(super) fn department(name: &str) -> Result<(), Misplaced> {
    slug(name)?;
    if route::is_reserved_department(name) { Err(reserved()) } else { Ok(()) }
}

/// Whether the folder of a budget unit may be called so.
pub(super) fn unit(name: &str) -> Result<(), Misplaced> {
    slug(name)
}

fn slug(name: &str) -> Result<(), Misplaced> {
    Slug::parse(name).map(drop).map_err(|fault| Misplaced { why: fault.words(), help: None })
}

fn reserved() -> Misplaced {
    Misplaced::new("这个文件夹名留给网站自己用", "this folder name is the site's own")
}

fn year_of(name: &str) -> Result<i16, Misplaced> {
    fiscal_year(name).ok_or_else(|| {
        Misplaced::new(
            "年度文件夹应为四位数字（1949至2199）",
            "the folder of a year must be four digits, 1949 to 2199",
        )
    })
}

fn nowhere() -> Misplaced {
    Misplaced::new("此处的文件不会被读取", "a file here is not read")
}

/// What programs leave beside files, and what is not for `content/` at all: said by name, so that
/// nobody wonders where it came from.
fn left_behind(name: &str) -> Option<Misplaced> {
    let (why, help) = match likely_leftover(name) {
        Some(Leftover::Lock) => (
            (
                "办公软件打开文件时留下的锁定文件",
                "the lock file of an office program that has the document open",
            ),
            (
                "关闭该文档，锁定文件会自己消失；还在就删掉",
                "close the document, then delete it if it is still there",
            ),
        ),
        Some(Leftover::System) => (
            ("系统自己生成的文件，不是公开内容", "a file the system makes for itself"),
            ("删掉即可", "delete it"),
        ),
        Some(Leftover::VersionControl) => (
            ("版本管理软件自用的文件，不是公开内容", "a file of version control"),
            ("移到 content/ 之外", "move it out of content/"),
        ),
        Some(Leftover::Editor) => (
            (
                "编辑器留下的文件（备份、临时文件）",
                "a copy or a temporary file that an editor left behind",
            ),
            ("核对后删掉", "look at it, then delete it"),
        ),
        None if is_workbook(name) => (
            ("工作簿不直接放在 content/ 下", "workbooks are not kept under content/"),
            (
                "用 gongkai import 取出其中的数，原件放到别处；要随公开件一起公布的，放在它旁边，在 source 里写 files: [文件名]",
                "take its figures with gongkai import, and keep it somewhere else; to publish it, put it beside its disclosure and write files: [name] under source",
            ),
        ),
        None => return None,
    };
    Some(Misplaced {
        why: Bilingual::new(why.0, why.1),
        help: Some(Bilingual::new(help.0, help.1)),
    })
}

/// Whether a name is one of a workbook; the list of cells that an import leaves is none.
fn is_workbook(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let ending = lower.rsplit_once('.').map_or("", |(_, ending)| ending);
    matches!(ending, "xlsx" | "xls" | "ods" | "et" | "csv") && !lower.ends_with(".import.csv")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(path: &str) -> String {
        file(&path.split('/').collect::<Vec<_>>())
            .map_or_else(|misplaced| misplaced.why.en, |role| format!("{role:?}"))
    }

    #[test]
    fn what_a_file_is_follows_from_where_it_lies() {
        let spot = Spot {
            region: "a",
            department: "b",
            unit: Some("333001"),
            year: 2026,
            kind: Kind::Budget,
        };
        assert_eq!(
            file(&["a", "b", "units", "333001", "2026", "budget.yaml"]),
            Ok(Role::Disclosure(spot, Part::Data))
        );
        assert_eq!(
            file(&["a", "b", "2026", "budget.import.csv"]),
            Ok(Role::Disclosure(Spot { unit: None, ..spot }, Part::Origins))
        );
        assert_eq!(
            file(&["a", "data", "department.yaml"]),
            Ok(Role::Department { region: "a", department: "data" })
        );
        assert_eq!(file(&["roster.yaml"]), Ok(Role::Roster { region: None }));
    }

    #[test]
    fn every_name_of_a_folder_is_held_to_one_rule() {
        for path in [
            "单位/region.yaml",
            "a/B/department.yaml",
            "a/b/units/a&b<c/2026/budget.yaml",
            "a/b/units/33 1#x/2026/budget.yaml",
            "a/b/units/单位/2026/budget.yaml",
        ] {
            assert!(why(path).starts_with("folder names may hold only"), "{path}: {}", why(path));
        }
        for path in [
            "map/region.yaml",
            "404/region.yaml",
            "a/roster/department.yaml",
            "a/units/department.yaml",
        ] {
            assert!(why(path).contains("the site's own"), "{path}: {}", why(path));
        }
        for path in ["a/b/26/budget.yaml", "a/b/units/1/3000/budget.yaml", "a/b/-5/budget.yaml"] {
            assert!(why(path).contains("four digits"), "{path}: {}", why(path));
        }
        assert!(why("a/con/department.yaml").contains("Windows"));
    }

    #[test]
    fn leftovers_are_called_what_they_are() {
        for (name, what) in [
            ("~$预算.xlsx", "lock file"),
            ("budget.yaml~", "editor"),
            ("4913", "editor"),
            ("Thumbs.db", "system"),
            ("desktop.ini", "system"),
        ] {
            assert!(
                why(&format!("a/b/2026/{name}")).contains(what),
                "{name}: {}",
                why(&format!("a/b/2026/{name}"))
            );
        }
    }
}
