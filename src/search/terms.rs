use std::cmp::Reverse;

use super::pages::{File, Pages};
use super::posting::Posting;
use super::posting_list::PostingList;
use super::result_class::ResultClass;
use super::vlq::push;

/// What is kept of a distinct string in memory; its text is in the log.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    pub class: ResultClass,
    /// How many bytes of it are its last part: of a row, the name of its table.
    pub last: u16,
    /// Its first characters, as a number that is ordered as they are.
    beginning: u64,
    /// How many characters it has.
    length: u32,
    /// In how many places it stands.
    pub count: u32,
    /// Bytes of its records in the log: its text and its places.
    pub bytes: u32,
}

impl Term {
    /// A string that stands nowhere yet.
    pub fn new(class: ResultClass, text: &str) -> Term {
        let beginning = text
            .bytes()
            .chain(std::iter::repeat(0))
            .take(8)
            .fold(0, |beginning, byte| (beginning << 8) | u64::from(byte));
        Term {
            class,
            last: 0,
            beginning,
            length: u32::try_from(text.chars().count()).unwrap_or(u32::MAX),
            count: 0,
            bytes: 0,
        }
    }
}

/// The order in which results stand: by class; what stands in many places before what stands in
/// few, by powers of two; the shortest first, which is nearest to what was asked for; those that
/// begin alike side by side, so that they lie on one page; at last, as they were met.
pub(super) fn ranked(terms: &[Term]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..terms.len())
        .map(|index| u32::try_from(index).expect("fewer strings than that"))
        .collect();
    order.sort_unstable_by_key(|index| {
        let term = &terms[*index as usize];
        (term.class, Reverse(term.count.checked_ilog2()), term.length, term.beginning, *index)
    });
    order
}

/// A page of strings: one fetch of a few kilobytes.
const PAGE: usize = 12 << 10;
/// A page of places, fetched only where somebody asks for more.
const MORE: usize = 48 << 10;
/// Places that stand beside the string itself.
const BESIDE: usize = 320;

/// Pages of strings, a line each: the text, how many places, the first of them, and after `>` where
/// the rest are. And the pages of the rest.
#[derive(Debug)]
pub(super) struct TermPages {
    pages: Pages,
    more: Pages,
    /// The number of the first string on each page.
    pub firsts: Vec<u32>,
    next: u32,
}

impl TermPages {
    pub fn new() -> TermPages {
        TermPages {
            pages: Pages::new("strings", PAGE),
            more: Pages::new("places", MORE),
            firsts: Vec::new(),
            next: 0,
        }
    }

    /// Adds the next string with the records of its places.
    ///
    /// # Errors
    /// When `file` does.
    pub fn add(
        &mut self,
        text: &str,
        count: u32,
        records: &[u8],
        file: &mut impl FnMut(File) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        if self.pages.is_fresh() {
            self.firsts.push(self.next);
        }
        let line = &mut self.pages.open;
        line.extend_from_slice(text.as_bytes());
        line.push(b'\t');
        line.extend_from_slice(count.to_string().as_bytes());
        let start = line.len();
        let mut beside = PostingList::default();
        let mut rest = records;
        while !rest.is_empty() && line.len() < start + BESIDE {
            let (posting, later) = Posting::read(rest);
            beside.push(line, &posting);
            rest = later;
        }
        if !rest.is_empty() {
            let pointer = self.rest(rest, file)?;
            self.pages.open.extend_from_slice(b"\t>");
            self.pages.open.extend(pointer);
        }
        self.pages.open.push(b'\n');
        self.next += 1;
        if self.pages.is_full() {
            self.pages.turn().map_or(Ok(()), file)?;
        }
        Ok(())
    }

    /// Writes places that do not stand beside their string; gives the first page they are on, and
    /// the first disclosure on each.
    fn rest(
        &mut self,
        records: &[u8],
        file: &mut impl FnMut(File) -> anyhow::Result<()>,
    ) -> anyhow::Result<Vec<u8>> {
        let mut pointer = Vec::new();
        push(&mut pointer, self.more.number());
        let (mut before, mut places) = (0, None);
        for posting in Posting::all(records) {
            let open = places.get_or_insert_with(|| {
                if !self.more.is_fresh() {
                    self.more.open.push(b'\n');
                }
                push(&mut self.more.open, self.next);
                push(&mut pointer, posting.disclosure - before);
                before = posting.disclosure;
                PostingList::default()
            });
            open.push(&mut self.more.open, &posting);
            if self.more.is_full() {
                self.more.turn().map_or(Ok(()), &mut *file)?;
                places = None;
            }
        }
        Ok(pointer)
    }

    /// Closes the last pages.
    ///
    /// # Errors
    /// When `file` does.
    pub fn finish(
        &mut self,
        file: &mut impl FnMut(File) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        self.pages.turn().map_or(Ok(()), &mut *file)?;
        self.more.turn().map_or(Ok(()), file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::vlq::numbers;

    fn read(digits: &str) -> Vec<u32> {
        numbers(digits.as_bytes()).collect()
    }

    fn terms(text: &str, class: ResultClass, count: u32) -> Term {
        Term { count, ..Term::new(class, text) }
    }

    #[test]
    fn common_before_rare_and_short_before_long() {
        let terms = [
            terms("物业管理费补贴", ResultClass::Project, 1),
            terms("合计", ResultClass::Line, 900),
            terms("物业费", ResultClass::Project, 1),
            terms("机关物业管理费", ResultClass::Project, 40),
            terms("物业满意度", ResultClass::Indicator, 5),
        ];
        assert_eq!(ranked(&terms), [3, 2, 0, 4, 1]);
    }

    #[test]
    fn places_that_do_not_fit_beside_their_string_are_all_in_pages() {
        let mut records = Vec::new();
        for disclosure in 0..9000_u32 {
            let fragment = format!("P2-k-{:012x}", u64::from(disclosure) * 7919);
            let posting = Posting {
                string: 0,
                disclosure: disclosure * 3,
                fragment: fragment.as_bytes(),
                tail: b"1.50w",
            };
            records.extend(posting.head());
            records.extend(posting.fragment);
            records.extend(posting.tail);
        }
        let (mut pages, mut files) = (TermPages::new(), Vec::new());
        let mut file = |file: File| {
            files.push(file);
            Ok(())
        };
        for text in ["完成数量", "覆盖率"] {
            pages.add(text, 9000, &records, &mut file).expect("memory");
        }
        pages.finish(&mut file).expect("memory");
        let text = |name: &str| {
            files
                .iter()
                .find(|(own, _)| own == name)
                .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
                .unwrap_or_default()
        };
        for (number, line) in text("strings-0.txt").lines().enumerate() {
            let (beside, pointer) = line.split_once("\t>").expect("most places are elsewhere");
            let mut places = beside.split('\t').count() - 2;
            let pointer = read(pointer);
            let mut first = 0;
            for (page, difference) in (pointer[0]..).zip(&pointer[1..]) {
                first += difference;
                let page = text(&format!("places-{page}.txt"));
                assert!(page.len() < MORE + 64);
                let own = page
                    .lines()
                    .find(|line| {
                        read(line.split('\t').next().unwrap_or_default())
                            == [u32::try_from(number).expect("small")]
                    })
                    .expect("its line");
                let (head, _) = own
                    .split('\t')
                    .nth(1)
                    .and_then(|place| place.split_once("P2"))
                    .expect("a place");
                assert_eq!(read(head), [first], "the directory knows where a page begins");
                places += own.split('\t').count() - 1;
            }
            assert_eq!(places, 9000);
        }
        assert!(files.len() > 8);
    }
}
