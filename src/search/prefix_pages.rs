use super::pages::{File, Pages};
use super::posting_list::PostingList;
use super::prefix_index::{KeyedPosting, PrefixKind};

/// A page of keys: one fetch.
const PAGE: usize = 80 << 10;

/// Pages of keys, a line each: the key and its places. Each place names the string of its row.
/// A key with more places than a page goes on at the top of the next.
#[derive(Debug)]
pub(super) struct PrefixPages {
    pages: Pages,
    /// The first key of each page.
    pub firsts: Vec<String>,
    key: Vec<u8>,
    places: PostingList,
}

impl PrefixPages {
    pub fn new(keyed: PrefixKind) -> PrefixPages {
        let name = match keyed {
            PrefixKind::Codes => "codes",
            PrefixKind::Amounts => "amounts",
        };
        PrefixPages {
            pages: Pages::new(name, PAGE),
            firsts: Vec::new(),
            key: Vec::new(),
            places: PostingList::default(),
        }
    }

    /// Adds the next place; `string` is the number by which its row's string is published.
    ///
    /// # Errors
    /// When `file` does.
    pub fn add(
        &mut self,
        place: &KeyedPosting<'_>,
        string: u32,
        file: &mut impl FnMut(File) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        if self.pages.is_full() {
            self.pages.turn().map_or(Ok(()), file)?;
        }
        let fresh = self.pages.is_fresh();
        let line = &mut self.pages.open;
        if fresh || self.key != place.key {
            if fresh {
                self.firsts.push(String::from_utf8_lossy(place.key).into_owned());
            } else {
                line.push(b'\n');
            }
            line.extend_from_slice(place.key);
            self.key = place.key.to_vec();
            self.places = PostingList::default();
        }
        self.places.push_of(line, &place.posting, string);
        Ok(())
    }

    /// Closes the last page.
    ///
    /// # Errors
    /// When `file` does.
    pub fn finish(
        &mut self,
        file: &mut impl FnMut(File) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        self.pages.turn().map_or(Ok(()), file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::posting::Posting;

    #[test]
    fn a_key_with_many_places_goes_on_over_pages() {
        let (mut pages, mut files) = (PrefixPages::new(PrefixKind::Amounts), Vec::new());
        let mut file = |file: File| {
            files.push(String::from_utf8(file.1)?);
            Ok(())
        };
        for disclosure in 0..20_000 {
            let place = KeyedPosting {
                key: b"100.00",
                posting: Posting {
                    string: 0,
                    disclosure,
                    fragment: if disclosure % 2 == 0 { b"a" } else { b"b" },
                    tail: b"w",
                },
            };
            pages.add(&place, 5, &mut file).expect("memory");
        }
        pages.finish(&mut file).expect("memory");
        assert!(
            files.len() > 1
                && files.iter().all(|file| file.starts_with("100.00\t") && file.len() < PAGE + 32)
        );
        assert_eq!(pages.firsts, vec!["100.00"; files.len()]);
        assert_eq!(files.iter().map(|file| file.matches('\t').count()).sum::<usize>(), 20_000);
    }
}
