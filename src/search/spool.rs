use std::io::{Read, Seek, SeekFrom, Write};

use sha2::{Digest, Sha256};

/// How much is kept in memory before it goes to the file.
const BUFFER: usize = 1 << 18;

/// Records in the order in which they were noted, in a file, so that memory does not grow with the
/// site; read from the beginning as often as it takes.
#[derive(Debug)]
pub(super) struct Spool<S> {
    file: S,
    buffer: Vec<u8>,
    /// Bytes in the file.
    written: usize,
    digest: Sha256,
}

impl<S: Read + Write + Seek> Spool<S> {
    pub fn new(file: S) -> Spool<S> {
        Spool { file, buffer: Vec::new(), written: 0, digest: Sha256::new() }
    }

    /// Notes records that were [framed](frame).
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn note(&mut self, framed: &[u8]) -> anyhow::Result<()> {
        self.buffer.extend_from_slice(framed);
        if self.buffer.len() >= BUFFER {
            self.digest.update(&self.buffer);
            self.file.write_all(&self.buffer)?;
            self.written += self.buffer.len();
            self.buffer.clear();
        }
        Ok(())
    }

    /// A digest of all that was noted.
    pub fn digest(&self) -> Sha256 {
        self.digest.clone().chain_update(&self.buffer)
    }

    /// How much of it to put in order at a time: what sixteen readings get through, however large
    /// the site, and no less than 4 MiB.
    pub fn room(&self) -> usize {
        ((self.written + self.buffer.len()) / 16).max(4 << 20)
    }

    /// Reads every record again, in order.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn replay(&mut self, mut each: impl FnMut(&[u8])) -> anyhow::Result<()> {
        let mut block = Vec::new();
        if self.written > 0 {
            self.file.seek(SeekFrom::Start(0))?;
            loop {
                let read = (&mut self.file).take(BUFFER as u64).read_to_end(&mut block)?;
                let used = records(&mut block, |record| each(record));
                block.drain(..used);
                if read == 0 {
                    break;
                }
            }
        }
        block.extend_from_slice(&self.buffer);
        records(&mut block, |record| each(record));
        Ok(())
    }
}

/// Bytes before a record: its length.
const FRAME: usize = 4;

/// Writes a record made of parts, with its length before it.
pub(super) fn frame(out: &mut Vec<u8>, parts: &[&[u8]]) {
    let length = parts.iter().map(|part| part.len()).sum::<usize>();
    out.extend(u32::try_from(length).expect("a record is short").to_le_bytes());
    parts.iter().for_each(|part| out.extend_from_slice(part));
}

/// Gives each whole record of a block; returns the bytes they take.
pub(super) fn records(block: &mut [u8], mut each: impl FnMut(&mut [u8])) -> usize {
    let mut at = 0;
    while let Some(head) = block.get(at..at + FRAME) {
        let length = u32::from_le_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let Some(record) = block.get_mut(at + FRAME..at + FRAME + length) else { break };
        each(record);
        at += FRAME + length;
    }
    at
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn every_record_comes_back_however_blocks_fall() {
        let mut log = Spool::new(Cursor::new(Vec::new()));
        let record = |number: u32| {
            vec![u8::try_from(number % 251).expect("small"); (number * 37 % 4000) as usize]
        };
        for number in 0..2000 {
            let mut framed = Vec::new();
            frame(&mut framed, &[&record(number), b"x"]);
            log.note(&framed).expect("memory");
        }
        for _ in 0..2 {
            let mut number = 0;
            log.replay(|read| {
                assert_eq!(read.strip_suffix(b"x").expect("its end"), record(number));
                number += 1;
            })
            .expect("memory");
            assert_eq!(number, 2000);
        }
    }
}
