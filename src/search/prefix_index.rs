use std::cmp::Ordering;
use std::io::{Read, Seek, Write};

use super::posting::{Posting, renumber};
use super::spool::{Spool, frame, records};

/// What is looked up by its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PrefixKind {
    /// Codes of projects.
    Codes,
    /// Amounts, without sign and thousands marks.
    Amounts,
}

/// The bytes before a record's key: what it is, and how long.
const HEAD: usize = 2;
/// Keys are dealt by their first two bytes.
const BUCKETS: usize = 1 << 16;

/// Codes and amounts in the order in which they were met, and how much of them begins how.
#[derive(Debug)]
pub(super) struct PrefixIndex<S> {
    log: Spool<S>,
    dealt: Vec<Dealt>,
}

/// How many records have keys that begin alike, and their bytes.
#[derive(Debug, Clone, Copy, Default)]
struct Dealt {
    records: u32,
    bytes: u32,
}

/// A key with one of its places.
#[derive(Debug, Clone, Copy)]
pub(super) struct KeyedPosting<'a> {
    pub key: &'a [u8],
    pub posting: Posting<'a>,
}

impl<S: Read + Write + Seek> PrefixIndex<S> {
    pub fn new(file: S) -> PrefixIndex<S> {
        PrefixIndex { log: Spool::new(file), dealt: vec![Dealt::default(); 2 * BUCKETS] }
    }

    /// The log, for its digest.
    pub fn log(&self) -> &Spool<S> {
        &self.log
    }

    /// Notes records of one department, under the numbers of the site: `string` gives a string's,
    /// `first` is that of the department's first disclosure.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn note(&mut self, framed: &mut [u8], strings: &[u32], first: u32) -> anyhow::Result<()> {
        records(framed, |record| {
            let (keyed, key, rest) = read(record);
            let (posting, at) = (Posting::read(rest).0, record.len() - rest.len());
            let dealt = &mut self.dealt[bucket(keyed, key)];
            dealt.records += 1;
            dealt.bytes += record.len() as u32;
            let (string, disclosure) =
                (strings[posting.string as usize], first + posting.disclosure);
            renumber(&mut record[at..], string, disclosure);
        });
        self.log.note(framed)
    }

    /// Gives all of one kind in the order of keys, the places of a key in the order of the site: as
    /// many readings of the log as its records fill the room.
    ///
    /// # Errors
    /// When the disk refuses or `each` does.
    pub fn sorted(
        &mut self,
        keyed: PrefixKind,
        mut each: impl FnMut(KeyedPosting<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let room = self.log.room();
        let mut next = keyed as usize * BUCKETS;
        let end = next + BUCKETS;
        while next < end {
            let (first, mut records, mut bytes) = (next, 0, 0);
            while next < end && (bytes == 0 || bytes + self.dealt[next].bytes as usize <= room) {
                records += self.dealt[next].records as usize;
                bytes += self.dealt[next].bytes as usize;
                next += 1;
            }
            if bytes == 0 {
                continue;
            }
            let mut dealt = Vec::with_capacity(bytes);
            let mut starts: Vec<(u64, u32)> = Vec::with_capacity(records);
            self.log.replay(|record| {
                let (own, key, _) = read(record);
                if (first..next).contains(&bucket(own, key)) {
                    starts.push((prefix(key), dealt.len() as u32));
                    dealt.extend_from_slice(record);
                }
            })?;
            let place = |start: u32| {
                let (_, key, rest) = read(&dealt[start as usize..]);
                KeyedPosting { key, posting: Posting::read(rest).0 }
            };
            // Places of one key stay in the order of the site.
            starts.sort_unstable_by(|a, b| {
                let keys = || {
                    if a.0 % 256 == 0 {
                        Ordering::Equal
                    } else {
                        place(a.1).key.cmp(place(b.1).key)
                    }
                };
                a.0.cmp(&b.0).then_with(keys).then(a.1.cmp(&b.1))
            });
            for (_, start) in &starts {
                each(place(*start))?;
            }
        }
        Ok(())
    }
}

/// Frames a key in one place.
pub(super) fn record(out: &mut Vec<u8>, keyed: PrefixKind, key: &[u8], posting: &Posting<'_>) {
    // A longer key is found by its beginning just as well.
    let key = &key[..key.len().min(usize::from(u8::MAX))];
    let head: [u8; HEAD] = [keyed as u8, u8::try_from(key.len()).expect("it was cut")];
    frame(out, &[&head, key, &posting.head(), posting.fragment, posting.tail]);
}

fn read(record: &[u8]) -> (PrefixKind, &[u8], &[u8]) {
    let keyed =
        if record[0] == PrefixKind::Codes as u8 { PrefixKind::Codes } else { PrefixKind::Amounts };
    let (key, rest) = record[HEAD..].split_at(usize::from(record[1]));
    (keyed, key, rest)
}

fn bucket(keyed: PrefixKind, key: &[u8]) -> usize {
    let byte = |at: usize| usize::from(key.get(at).copied().unwrap_or(0));
    keyed as usize * BUCKETS + byte(0) * 256 + byte(1)
}

/// The first eight bytes as a number that is ordered as they are; keys hold no zero byte, so that
/// one that ends in zero says all of a key.
fn prefix(key: &[u8]) -> u64 {
    key.iter()
        .chain(std::iter::repeat(&0))
        .take(8)
        .fold(0, |prefix, byte| (prefix << 8) | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn keys_are_sorted_and_their_places_stay_in_the_order_of_the_site() {
        let (mut keys, mut framed) = (PrefixIndex::new(Cursor::new(Vec::new())), Vec::new());
        let noted = ["1520.40", "333-0001-ABCDEFG", "15", "1520", "333-0001-ABC", "9", "1520.40"];
        for (disclosure, key) in (0..).zip(noted) {
            let keyed = if key.contains('-') { PrefixKind::Codes } else { PrefixKind::Amounts };
            record(
                &mut framed,
                keyed,
                key.as_bytes(),
                &Posting { string: 1, disclosure, fragment: b"B05-2080101-total", tail: b"w" },
            );
        }
        keys.note(&mut framed, &[0, 70], 100).expect("memory");
        let mut sorted = |keyed| {
            let mut found = Vec::new();
            keys.sorted(keyed, |place| {
                assert_eq!(place.posting.string, 70);
                found.push((
                    String::from_utf8_lossy(place.key).into_owned(),
                    place.posting.disclosure,
                ));
                Ok(())
            })
            .expect("memory");
            found
        };
        let bigram = |(key, disclosure): (&str, u32)| (key.to_owned(), disclosure);
        assert_eq!(
            sorted(PrefixKind::Amounts),
            [("15", 102), ("1520", 103), ("1520.40", 100), ("1520.40", 106), ("9", 105)]
                .map(bigram)
        );
        assert_eq!(
            sorted(PrefixKind::Codes),
            [("333-0001-ABC", 104), ("333-0001-ABCDEFG", 101)].map(bigram)
        );
    }
}
