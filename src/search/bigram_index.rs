use std::collections::{BTreeSet, HashMap};

use super::bigram::{ALONE, Bigram, bigrams, script_order};
use super::pages::{File, Pages};
use super::result_class::ResultClass;
use super::vlq::{ascending, numbers, push, whole};

/// A page of lists: one fetch of a few kilobytes, and for each two characters of a query one.
const PAGE: usize = 12 << 10;

/// How many strings of a class a character alone is listed with: the best of them, since strings
/// come in the order of results. A list of all would be as long as those of all its pairs.
pub(super) const OF_ONE: u32 = 32;

/// The index of words: for each two characters that stand side by side, the strings that have them.
#[derive(Debug, Default)]
pub(super) struct BigramIndex {
    lists: Vec<BigramTerms>,
    at: HashMap<Bigram, usize>,
}

/// The strings that have a pair, as they are written: a number for each would fill the memory of a
/// small machine.
#[derive(Debug)]
struct BigramTerms {
    bigram: Bigram,
    written: Vec<u8>,
    last: u32,
    /// The class of that last one, and how many of it there are.
    class: ResultClass,
    of_class: u32,
}

impl BigramIndex {
    /// Adds a string; strings come in the order of their numbers, and so class by class.
    pub fn add(&mut self, string: u32, class: ResultClass, text: &str) {
        for bigram in bigrams(text) {
            let at = *self.at.entry(bigram).or_insert_with(|| {
                let (written, last, of_class) = (Vec::new(), 0, 0);
                self.lists.push(BigramTerms { bigram, written, last, class, of_class });
                self.lists.len() - 1
            });
            let list = &mut self.lists[at];
            if list.class != class {
                (list.class, list.of_class) = (class, 0);
            }
            list.of_class += 1;
            if bigram[1] == ALONE && list.of_class > OF_ONE {
                continue;
            }
            push(&mut list.written, string - list.last);
            list.last = string;
        }
    }

    /// Every character that a string has, folded.
    pub fn characters(&self) -> BTreeSet<char> {
        let alone = self.lists.iter().filter(|list| list.bigram[1] == ALONE);
        alone.map(|list| list.bigram[0]).collect()
    }

    /// Writes the lists, a line each: the two characters and the strings' numbers as differences. A
    /// list that is longer than a page goes on at the top of the next, with its first number whole.
    /// Gives what the first line of each page begins with: the two characters, and that number
    /// where the list goes on.
    ///
    /// # Errors
    /// When `file` does.
    pub fn write(
        mut self,
        file: &mut impl FnMut(File) -> anyhow::Result<()>,
    ) -> anyhow::Result<Vec<String>> {
        drop(std::mem::take(&mut self.at));
        self.lists.sort_by(|a, b| script_order(a.bigram).cmp(script_order(b.bigram)));
        let mut pages = Pages::new("words", PAGE);
        let mut firsts = Vec::new();
        for BigramTerms { bigram, written, .. } in &self.lists {
            let bigram: String = bigram.iter().collect();
            // A list that does not fit begins a page, so that what is short is one fetch.
            if pages.open.len() + written.len() > PAGE {
                pages.turn().map_or(Ok(()), &mut *file)?;
            }
            let (mut rest, mut string) = (written.as_slice(), 0);
            while !rest.is_empty() {
                let goes_on = rest.len() < written.len();
                let (now, later) =
                    rest.split_at(if rest.len() > PAGE { whole(rest, PAGE) } else { rest.len() });
                let mut numbers = numbers(now);
                string += numbers.next().unwrap_or(0);
                if pages.is_fresh() {
                    firsts.push(if goes_on {
                        format!("{bigram}{}", ascending([string]))
                    } else {
                        bigram.clone()
                    });
                } else {
                    pages.open.push(b'\n');
                }
                pages.open.extend_from_slice(bigram.as_bytes());
                push(&mut pages.open, string);
                pages.open.extend_from_slice(&now[whole(now, 1)..]);
                string += numbers.sum::<u32>();
                rest = later;
                if !rest.is_empty() {
                    pages.turn().map_or(Ok(()), &mut *file)?;
                }
            }
        }
        pages.turn().map_or(Ok(()), file)?;
        Ok(firsts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::vlq::numbers;

    fn written(words: BigramIndex) -> (Vec<String>, Vec<String>) {
        let mut files = Vec::new();
        let firsts = words
            .write(&mut |(name, bytes)| {
                assert_eq!(name, format!("words-{}.txt", files.len()));
                files.push(String::from_utf8(bytes)?);
                Ok(())
            })
            .expect("memory");
        (firsts, files)
    }

    #[test]
    fn a_short_list_is_one_line_of_one_page() {
        let mut words = BigramIndex::default();
        words.add(0, ResultClass::Project, "经费");
        words.add(7, ResultClass::Line, "公用经费");
        assert_eq!(
            written(words),
            (
                vec!["公 ".to_owned()],
                vec!["公 H\n公用H\n用 H\n用经H\n经 AH\n经费AH\n费 AH".to_owned()]
            )
        );
    }

    #[test]
    fn a_character_alone_has_the_first_strings_of_each_class() {
        let mut words = BigramIndex::default();
        let classes = [(0..900, ResultClass::Project), (900..950, ResultClass::Line)];
        for (strings, class) in classes {
            strings.for_each(|string| words.add(string, class, "桥"));
        }
        assert_eq!(words.characters(), BTreeSet::from(['桥']));
        let (_, files) = written(words);
        let mut before = 0;
        let strings: Vec<u32> = numbers(files[0].strip_prefix("桥 ").expect("its line").as_bytes())
            .map(|difference| {
                before += difference;
                before
            })
            .collect();
        assert_eq!(strings, (0..OF_ONE).chain(900..900 + OF_ONE).collect::<Vec<_>>());
    }

    #[test]
    fn a_long_list_goes_on_with_its_number_whole() {
        let mut words = BigramIndex::default();
        (0..60_000).for_each(|string| {
            let text = if string % 2 == 0 { "工程" } else { "工程费" };
            words.add(string * 40, ResultClass::Project, text);
        });
        let (firsts, files) = written(words);
        assert!(
            files.len() > 8 && files.iter().all(|file| file.len() <= PAGE + 16),
            "{}",
            files.len()
        );
        let mut strings = Vec::new();
        for (first, file) in firsts.iter().zip(&files) {
            let line = file.lines().find_map(|line| line.strip_prefix("工程")).unwrap_or_default();
            let differences = numbers(line.as_bytes()).collect::<Vec<_>>();
            if let Some(number) = first.strip_prefix("工程").filter(|number| !number.is_empty()) {
                assert_eq!(
                    numbers(number.as_bytes()).next(),
                    differences.first().copied(),
                    "the directory knows where a page begins"
                );
            }
            let mut before = 0;
            strings.extend(differences.iter().map(|difference| {
                before += difference;
                before
            }));
        }
        assert_eq!(strings, (0..60_000).map(|string| string * 40).collect::<Vec<_>>());
    }
}
