use std::collections::{BTreeMap, HashMap};
use std::io::{Read, Seek, Write};
use std::rc::Rc;

use crate::site::{
    CodeFigure, CodeGroup, CodeIndex, CodeLine, CodePage, CodePlace, DepartmentEntry,
    DisclosureEntry, RegionEntry, Site,
};

use super::by_term::by_term;
use super::posting::Posting;
use super::prefix_index::{PrefixIndex, PrefixKind};
use super::shown_figure::{money_of, withheld_by};
use super::spool::Spool;
use super::terms::Term;

/// Links on a page.
const LINKS: usize = 1000;

/// A disclosure and where it lies, by its number.
pub(super) type DisclosureAt<'a> = (&'a RegionEntry, &'a DepartmentEntry, &'a DisclosureEntry);

/// Every disclosure of a site, in order.
pub(super) fn placed(site: &Site) -> Vec<DisclosureAt<'_>> {
    let departments = site
        .regions
        .iter()
        .flat_map(|region| region.departments.iter().map(move |department| (region, department)));
    departments
        .flat_map(|(region, department)| {
            department.disclosures.iter().map(move |entry| (region, department, entry))
        })
        .collect()
}

/// Makes the pages of one code after the other, of strings in the order of their texts; gives what
/// their first page says of each.
///
/// # Errors
/// When the disk refuses or `page` does.
pub(super) fn subjects<'a, S: Read + Write + Seek>(
    log: &mut Spool<S>,
    terms: &[Term],
    texts: &BTreeMap<String, u32>,
    placed: &[DisclosureAt<'a>],
    index: &mut CodeIndex,
    page: &mut impl FnMut(CodePage<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let order: Vec<u32> = texts.values().copied().collect();
    let mut texts = texts.keys();
    // A code is the first word of several strings: one for each name and table.
    let mut open = Subject::default();
    by_term(log, terms, &order, |string, records| {
        let text = texts.next().expect("one for each string");
        let Coded { code, name, table } = Coded::of(text, terms[string as usize].last);
        if open.code != code {
            std::mem::replace(&mut open, Subject { code: code.to_owned(), ..Subject::default() })
                .close(placed, index, page)?;
        }
        *open.names.entry(name.to_owned()).or_insert(0) += terms[string as usize].count;
        let table: Rc<str> = Rc::from(table);
        for posting in Posting::all(records).skip(1) {
            // Two names of one code in a table: the first row is enough.
            open.places.entry((posting.disclosure, Rc::clone(&table))).or_insert_with(|| {
                let fragment = String::from_utf8_lossy(posting.fragment).into_owned();
                Placed {
                    fragment,
                    figure: money_of(posting.tail),
                    withheld: withheld_by(posting.tail),
                }
            });
        }
        Ok(())
    })?;
    open.close(placed, index, page)
}

/// Code, name and table are one string:
/// `2080505 机关事业单位基本养老保险缴费支出 一般公共预算支出表`.
struct Coded<'a> {
    code: &'a str,
    name: &'a str,
    table: &'a str,
}

impl Coded<'_> {
    /// The parts of such a string, of which so many bytes are the table.
    fn of(text: &str, last: u16) -> Coded<'_> {
        let (coded, table) = text.split_at(text.len() - usize::from(last));
        let (code, name) = coded.trim_end().split_once(' ').unwrap_or((coded.trim_end(), ""));
        Coded { code, name, table }
    }
}

/// A row that has the code.
struct Placed {
    fragment: String,
    figure: Option<CodeFigure>,
    withheld: Option<usize>,
}

/// Where one code of a classification stands.
#[derive(Default)]
struct Subject {
    code: String,
    names: BTreeMap<String, u32>,
    /// The rows by disclosure and table.
    places: BTreeMap<(u32, Rc<str>), Placed>,
}

impl Subject {
    fn close<'a>(
        self,
        placed: &[DisclosureAt<'a>],
        index: &mut CodeIndex,
        page: &mut impl FnMut(CodePage<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let Subject { code, names, places } = self;
        if places.is_empty() {
            return Ok(());
        }
        // The name it most often goes by; a row that is withheld has none.
        let name = names
            .into_iter()
            .max_by_key(|(name, count)| (!name.is_empty(), *count))
            .map(|(name, _)| name)
            .unwrap_or_default();
        let mut disclosures: Vec<u32> = places.keys().map(|(disclosure, _)| *disclosure).collect();
        disclosures.dedup();
        index.subjects.push((code.clone(), name.clone(), disclosures.len()));
        let (mut part, mut links, mut lines): (usize, usize, Vec<CodeLine<'a>>) =
            (1, 0, Vec::new());
        for ((disclosure, table), row) in places {
            let (region, department, entry) = placed[disclosure as usize];
            let Placed { fragment, figure, withheld } = row;
            let place = CodePlace { entry, table, fragment, figure, withheld };
            match lines.last_mut().filter(|line| std::ptr::eq(line.department, department)) {
                Some(line) => line.places.push(place),
                None => {
                    if links >= LINKS {
                        page(CodePage {
                            of: CodeGroup::Subject { code: &code, name: &name },
                            part,
                            goes_on: true,
                            lines: std::mem::take(&mut lines),
                        })?;
                        (part, links) = (part + 1, 0);
                    }
                    lines.push(CodeLine { named: None, region, department, places: vec![place] });
                }
            }
            links += 1;
        }
        page(CodePage {
            of: CodeGroup::Subject { code: &code, name: &name },
            part,
            goes_on: false,
            lines,
        })
    }
}

/// Makes the pages of projects in the order of their codes; names by the numbers of their strings.
///
/// # Errors
/// When the disk refuses or `page` does.
pub(super) fn projects<'a, S: Read + Write + Seek>(
    keys: &mut PrefixIndex<S>,
    names: &HashMap<u32, String>,
    placed: &[DisclosureAt<'a>],
    index: &mut CodeIndex,
    page: &mut impl FnMut(CodePage<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let (mut part, mut links, mut lines): (usize, usize, Vec<CodeLine<'a>>) = (1, 0, Vec::new());
    let mut before = Vec::new();
    let range = |lines: &[CodeLine<'_>]| {
        let code = |line: Option<&CodeLine<'_>>| {
            line.and_then(|line| line.named.as_ref())
                .map(|(code, _)| code.clone())
                .unwrap_or_default()
        };
        (code(lines.first()), code(lines.last()))
    };
    keys.sorted(PrefixKind::Codes, |place| {
        let (region, department, entry) = placed[place.posting.disclosure as usize];
        let fragment = String::from_utf8_lossy(place.posting.fragment).into_owned();
        let line = lines
            .last_mut()
            .filter(|line| before == place.key && std::ptr::eq(line.department, department));
        // The fragment has the code as it is printed.
        let code = fragment.trim_start_matches("project-").to_owned();
        let row = CodePlace { entry, table: Rc::from(""), fragment, figure: None, withheld: None };
        match line {
            Some(line) => line.places.push(row),
            None => {
                if links >= LINKS {
                    index.projects.push(range(&lines));
                    page(CodePage {
                        of: CodeGroup::Projects,
                        part,
                        goes_on: true,
                        lines: std::mem::take(&mut lines),
                    })?;
                    (part, links) = (part + 1, 0);
                }
                let name = names.get(&place.posting.string).cloned().unwrap_or_default();
                lines.push(CodeLine {
                    named: Some((code, name)),
                    region,
                    department,
                    places: vec![row],
                });
            }
        }
        before = place.key.to_vec();
        links += 1;
        Ok(())
    })?;
    if lines.is_empty() {
        return Ok(());
    }
    index.projects.push(range(&lines));
    page(CodePage { of: CodeGroup::Projects, part, goes_on: false, lines })
}
