use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File as DiskFile;
use std::io::{self, Error, ErrorKind, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::trouble::{Deed, Told};

use super::published_file::{Digest, File};

/// How many files are kept in memory before they go to the disk: those of a small site never do.
const RECENT: usize = 4096;
/// How much of a run is read at a time.
const BLOCK: u64 = 1 << 13;

/// What was written into a site, in memory that does not grow with it: runs, each in the order of
/// paths, lie on the disk and are merged when they are read.
#[derive(Debug, Default)]
pub(super) struct WrittenFiles {
    place: PathBuf,
    /// Made when the first run goes there.
    disk: Option<DiskFile>,
    /// Where in it each run lies.
    runs: Vec<Range<u64>>,
    recent: Vec<(Box<str>, File)>,
}

impl WrittenFiles {
    /// Begins with nothing; `place` is the file for what does not fit in memory.
    pub fn new(place: PathBuf) -> WrittenFiles {
        WrittenFiles { place, ..WrittenFiles::default() }
    }

    /// Notes a file; each path is noted once.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn note(&mut self, path: &str, file: File) -> anyhow::Result<()> {
        self.recent.push((path.into(), file));
        if self.recent.len() < RECENT {
            return Ok(());
        }
        self.spill().cannot(Deed::Write, &self.place)
    }

    /// Lets what is in memory go to the disk.
    fn spill(&mut self) -> io::Result<()> {
        let run = self.recent_run();
        self.recent.clear();
        let disk = match &mut self.disk {
            Some(disk) => disk,
            none => none.insert(
                DiskFile::options().read(true).write(true).create_new(true).open(&self.place)?,
            ),
        };
        let start = disk.seek(SeekFrom::End(0))?;
        disk.write_all(&run)?;
        self.runs.push(start..start + run.len() as u64);
        Ok(())
    }

    /// Gives all of them in the order of their paths.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn in_order(&mut self) -> anyhow::Result<InOrder<'_>> {
        let recent = Run { block: self.recent_run(), at: 0, rest: 0..0 };
        let on_disk =
            self.runs.iter().map(|rest| Run { block: Vec::new(), at: 0, rest: rest.clone() });
        let runs: Vec<Run> = on_disk.chain([recent]).collect();
        let mut merged = InOrder {
            place: &self.place,
            heads: BinaryHeap::with_capacity(runs.len()),
            runs,
            disk: self.disk.as_mut(),
        };
        (0..merged.runs.len()).try_for_each(|run| merged.advance(run))?;
        Ok(merged)
    }

    /// Those in memory, as a run.
    fn recent_run(&mut self) -> Vec<u8> {
        self.recent.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let mut run = Vec::new();
        for (path, file) in &self.recent {
            run.extend(file.size.to_le_bytes());
            run.extend(file.digest);
            run.push(u8::from(file.linked));
            run.extend(file.modified.to_le_bytes());
            run.extend((path.len() as u64).to_le_bytes());
            run.extend(path.as_bytes());
        }
        run
    }
}

/// Files in the order of their paths, merged from runs.
#[derive(Debug)]
pub(super) struct InOrder<'w> {
    place: &'w Path,
    disk: Option<&'w mut DiskFile>,
    runs: Vec<Run>,
    /// The next of each run that has one.
    heads: BinaryHeap<Reverse<Head>>,
}

/// The next file of a run.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Head {
    path: String,
    run: usize,
    file: File,
}

impl InOrder<'_> {
    /// Puts the next file of a run among the heads.
    fn advance(&mut self, run: usize) -> anyhow::Result<()> {
        let next = self.runs[run].next(self.disk.as_deref_mut());
        let next = next.cannot(Deed::Read, self.place)?;
        self.heads.extend(next.map(|(path, file)| Reverse(Head { path, run, file })));
        Ok(())
    }
}

impl Iterator for InOrder<'_> {
    type Item = anyhow::Result<(String, File)>;

    fn next(&mut self) -> Option<anyhow::Result<(String, File)>> {
        let Reverse(Head { path, run, file }) = self.heads.pop()?;
        Some(self.advance(run).map(|()| (path, file)))
    }
}

/// What is left of a run.
#[derive(Debug)]
struct Run {
    /// What was read of it.
    block: Vec<u8>,
    /// How much of the block has been given.
    at: usize,
    /// Where the rest lies on the disk.
    rest: Range<u64>,
}

impl Run {
    fn next(&mut self, mut disk: Option<&mut DiskFile>) -> io::Result<Option<(String, File)>> {
        if self.at == self.block.len() && self.rest.is_empty() {
            return Ok(None);
        }
        let size = u64::from_le_bytes(self.array(disk.as_deref_mut())?);
        let digest: Digest = self.array(disk.as_deref_mut())?;
        let [linked] = self.array(disk.as_deref_mut())?;
        let modified = i64::from_le_bytes(self.array(disk.as_deref_mut())?);
        let length = u64::from_le_bytes(self.array(disk.as_deref_mut())?) as usize;
        let path = std::str::from_utf8(self.bytes(disk, length)?).map_err(Error::other)?;
        Ok(Some((path.to_owned(), File { size, digest, linked: linked == 1, modified })))
    }

    fn array<const N: usize>(&mut self, disk: Option<&mut DiskFile>) -> io::Result<[u8; N]> {
        Ok(self.bytes(disk, N)?.try_into().expect("it has as many"))
    }

    fn bytes(&mut self, disk: Option<&mut DiskFile>, count: usize) -> io::Result<&[u8]> {
        if self.block.len() < self.at + count {
            self.block.drain(..self.at);
            self.at = 0;
            let disk = disk.ok_or_else(ended)?;
            disk.seek(SeekFrom::Start(self.rest.start))?;
            let most = BLOCK.max(count as u64).min(self.rest.end - self.rest.start);
            self.rest.start += disk.take(most).read_to_end(&mut self.block)? as u64;
        }
        let end = self.at + count;
        let bytes = self.block.get(self.at..end).ok_or_else(ended)?;
        self.at = end;
        Ok(bytes)
    }
}

/// What is said where the disk gives less than was written to it.
fn ended() -> Error {
    ErrorKind::UnexpectedEof.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_noted_comes_back_in_order_as_often_as_it_is_asked_for() {
        for count in [0, 1, RECENT - 1, RECENT, 3 * RECENT + 7] {
            let folder = tempfile::tempdir().expect("a folder");
            let place = folder.path().join("written");
            let mut written = WrittenFiles::new(place.clone());
            let file = |number: usize| File {
                size: number as u64,
                digest: [(number % 251) as u8; 32],
                linked: number.is_multiple_of(3),
                modified: number as i64 * 1_000_003,
            };
            // Mixed, and some longer than a block.
            let path = |number: usize| {
                format!("{:05}/{}", number * 7919 % 100_003, "x".repeat(number % 500 * 20))
            };
            for number in 0..count {
                written.note(&path(number), file(number)).expect("noted");
            }
            assert_eq!(place.exists(), count >= RECENT, "a small site has none");
            let mut expected: Vec<_> =
                (0..count).map(|number| (path(number), file(number))).collect();
            expected.sort_by(|a, b| a.0.cmp(&b.0));
            for _ in 0..2 {
                let read: Vec<_> =
                    written.in_order().expect("read").collect::<Result<_, _>>().expect("read");
                assert!(read == expected, "{count}");
            }
        }
    }

    #[test]
    fn a_disk_that_lost_some_of_it_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("written");
        let mut written = WrittenFiles::new(place.clone());
        for number in 0..RECENT {
            written.note(&format!("{number}"), File::default()).expect("noted");
        }
        std::fs::write(&place, [0; 100]).expect("written");
        assert!(written.in_order().expect("its beginning is there").any(|read| read.is_err()));
    }
}
