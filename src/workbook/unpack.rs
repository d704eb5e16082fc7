use std::io::{self, BufReader, Cursor, ErrorKind, Read};

use quick_xml::events::Event;
use zip::ZipArchive;
use zip::result::ZipError;

use super::unreadable::Unreadable;

/// Bytes of all parts of a workbook, unpacked. The largest workbook of figures known has a tenth of
/// it.
const UNPACKED: u64 = 256 << 20;
/// Parts of a workbook.
const PARTS: usize = 10_000;
/// Elements of XML in all parts: two a cell.
const ELEMENTS: u64 = 16_000_000;

/// What a packed workbook or document is made of, after every part was unpacked and looked at once: none is
/// larger than may be read, all XML is whole and declares no entities.
pub struct Parts {
    /// Their names.
    pub names: Vec<String>,
    /// Bytes of the largest XML part.
    pub largest: u64,
}

impl Parts {
    /// # Errors
    /// When it is no such archive, is damaged, has a password or is too large.
    /// Unpacks and looks at every part.
    ///
    pub fn of(bytes: &[u8]) -> Result<Parts, Unreadable> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(fault)?;
        if archive.len() > PARTS {
            return Err(Unreadable::too_large("部件超过一万个", "more than 10,000 parts"));
        }
        let mut parts = Parts { names: Vec::new(), largest: 0 };
        let (mut unpacked, mut elements) = (0u64, 0u64);
        for index in 0..archive.len() {
            let file = archive.by_index(index).map_err(fault)?;
            let name = file.name().map_err(fault)?.replace('\\', "/");
            let mut counted = file.take(UNPACKED + 1 - unpacked);
            let before = counted.limit();
            let lower = name.to_ascii_lowercase();
            if lower.ends_with(".xml") || lower.ends_with(".rels") {
                let whole =
                    well_formed(Pieces { source: &mut counted, since: 0 }, &name, &mut elements);
                // An end that is cut off says nothing of the part.
                if counted.limit() > 0 {
                    whole?;
                }
            } else {
                std::io::copy(&mut counted, &mut std::io::sink()).map_err(Unreadable::damaged)?;
            }
            let size = before - counted.limit();
            unpacked += size;
            if unpacked > UNPACKED {
                return Err(Unreadable::too_large(
                    "展开后超过256兆字节",
                    "more than 256 MiB unpacked",
                ));
            }
            if lower.ends_with(".xml") {
                parts.largest = parts.largest.max(size);
            }
            parts.names.push(name);
        }
        Ok(parts)
    }

    /// Whether there is a part of a name, in any case.
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|own| own.eq_ignore_ascii_case(name))
    }
}

/// Reads a part to its end: so that what is behind the last event is unpacked and its checksum
/// compared, too.
fn well_formed(source: impl Read, name: &str, elements: &mut u64) -> Result<(), Unreadable> {
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(source));
    reader.config_mut().check_end_names = true;
    let mut buffer = Vec::new();
    let mut open = 0usize;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| unread(name, error))? {
            Event::Start(_) => {
                open += 1;
                *elements += 1;
            }
            Event::Empty(_) => *elements += 1,
            Event::End(_) => open = open.saturating_sub(1),
            Event::DocType(_) => {
                let (zh, en) = (
                    format!("{name} 里有 DOCTYPE，办公软件的文件不该有；没有读取"),
                    format!(
                        "{name} has a DOCTYPE, which no office program writes: it was not read"
                    ),
                );
                return Err(Unreadable::new(zh, en));
            }
            Event::Eof if open > 0 => return Err(Unreadable::damaged(format!("{name}: …"))),
            Event::Eof => return Ok(()),
            _ => {}
        }
        if *elements > ELEMENTS {
            return Err(Unreadable::too_large("单元格或段落太多", "too many cells or paragraphs"));
        }
    }
}

fn unread(name: &str, error: quick_xml::Error) -> Unreadable {
    match error {
        quick_xml::Error::Io(error) if error.kind() == ErrorKind::FileTooLarge => {
            Unreadable::too_large(
                &format!("{name} 里有一段超过16兆字节"),
                &format!("{name} has a piece of more than 16 MiB"),
            )
        }
        other => Unreadable::damaged(format!("{name}: {other}")),
    }
}

/// Bytes of one piece of XML, which is kept whole while it is read: a text, a tag.
const PIECE: usize = 16 << 20;

/// A part that ends in an error where a piece of it is too long.
struct Pieces<R> {
    source: R,
    /// Bytes since the last tag began.
    since: usize,
}

impl<R: Read> Read for Pieces<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        match buffer[..count].iter().rposition(|byte| *byte == b'<') {
            Some(at) => self.since = count - at,
            None => self.since += count,
        }
        if self.since > PIECE { Err(io::Error::from(ErrorKind::FileTooLarge)) } else { Ok(count) }
    }
}

fn fault(error: ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(why)
            if why.to_string().to_ascii_lowercase().contains("password") =>
        {
            Unreadable::encrypted()
        }
        other => Unreadable::damaged(other),
    }
}
