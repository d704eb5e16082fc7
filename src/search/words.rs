use std::collections::HashMap;

use super::digits::push;
use super::pages::{File, Pages};
use super::pairs::{Pair, pairs, script_order};

/// A page of lists: one fetch of a few kilobytes, and for each two characters of a query one.
const PAGE: usize = 12 << 10;

/// The index of words: for each two characters that stand side by side, the strings that have them.
#[derive(Debug, Default)]
pub(super) struct Words {
    lists: Vec<List>,
    at: HashMap<Pair, usize>,
}

#[derive(Debug)]
struct List {
    pair: Pair,
    strings: Vec<u32>,
}

impl Words {
    /// Adds a string; strings come in the order of their numbers.
    pub fn add(&mut self, string: u32, text: &str) {
        for pair in pairs(text) {
            let at = *self.at.entry(pair).or_insert_with(|| {
                self.lists.push(List { pair, strings: Vec::new() });
                self.lists.len() - 1
            });
            self.lists[at].strings.push(string);
        }
    }

    /// Writes the lists, a line each: the two characters and the strings' numbers as differences. A list that is longer than a page goes on at the top of the next, with its
    /// first number whole. Gives what the first line of each page begins with: the two characters, and that number where the list goes on.
    ///
    /// # Errors
    /// When `file` does.
    pub fn write(mut self, file: &mut impl FnMut(File) -> anyhow::Result<()>) -> anyhow::Result<Vec<String>> {
        self.lists.sort_by(|a, b| script_order(a.pair).cmp(script_order(b.pair)));
        let mut pages = Pages::new("words", PAGE);
        let mut firsts = Vec::new();
        for List { pair, strings } in &self.lists {
            // A list that does not fit begins a page, so that what is short is one fetch.
            if pages.open.len() + strings.len() > PAGE {
                pages.turn().map_or(Ok(()), &mut *file)?;
            }
            let mut before = None;
            for string in strings {
                if pages.is_full() {
                    pages.turn().map_or(Ok(()), &mut *file)?;
                    before = None;
                }
                if before.is_none() {
                    let goes_on = *string != strings[0];
                    if pages.is_fresh() {
                        let mut first = pair.iter().collect::<String>().into_bytes();
                        if goes_on {
                            push(&mut first, *string);
                        }
                        firsts.push(String::from_utf8(first).expect("characters and digits"));
                    } else {
                        pages.open.push(b'\n');
                    }
                    pages.open.extend(pair.iter().collect::<String>().into_bytes());
                }
                push(&mut pages.open, string - before.unwrap_or(0));
                before = Some(*string);
            }
        }
        pages.turn().map_or(Ok(()), file)?;
        Ok(firsts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::digits::read;

    fn written(words: Words) -> (Vec<String>, Vec<String>) {
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
        let mut words = Words::default();
        words.add(0, "经费");
        words.add(7, "公用经费");
        assert_eq!(written(words), (vec!["公用".to_owned()], vec!["公用H\n用经H\n经费AH".to_owned()]));
    }

    #[test]
    fn a_long_list_goes_on_with_its_number_whole() {
        let mut words = Words::default();
        (0..60_000).for_each(|string| words.add(string * 40, if string % 2 == 0 { "工程" } else { "工程费" }));
        let (firsts, files) = written(words);
        assert!(files.len() > 8 && files.iter().all(|file| file.len() <= PAGE + 8), "{}", files.len());
        let mut strings = Vec::new();
        for (first, file) in firsts.iter().zip(&files) {
            let line = file.lines().find_map(|line| line.strip_prefix("工程")).unwrap_or_default();
            let differences = read(line);
            if let Some(number) = first.strip_prefix("工程").filter(|number| !number.is_empty()) {
                assert_eq!(read(number)[0], differences[0], "the directory knows where a page begins");
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
