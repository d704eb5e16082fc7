//! The container of an .xls: streams in chains of sectors. The library that reads the tables
//! follows any chain, also one that never ends: so the one stream that holds the tables is taken
//! out here, and handed over in a container that is sound.

use super::unreadable::Unreadable;

/// What the first bytes of a container are.
pub(super) const SIGNATURE: [u8; 8] = *b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// What a .doc begins with in its stream.
const WORD: [u8; 2] = [0xEC, 0xA5];
/// The last of the ordinary sectors; above are marks.
const LAST: u32 = 0xFFFF_FFF9;
const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;
const FAT: u32 = 0xFFFF_FFFD;

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

struct Container<'a> {
    bytes: &'a [u8],
    /// Bytes of a sector.
    size: usize,
    fat: Vec<u32>,
}

impl<'a> Container<'a> {
    fn sector(&self, id: u32) -> Option<&'a [u8]> {
        let start = (id as usize).checked_add(1)?.checked_mul(self.size)?;
        self.bytes
            .get(start..(start + self.size).min(self.bytes.len()))
            .filter(|sector| !sector.is_empty())
    }

    /// The bytes of a chain, at most so many; nothing where it leads out of the file or into
    /// itself.
    fn chain(&self, first: u32, length: usize) -> Option<Vec<u8>> {
        let mut chain = Vec::new();
        let mut id = first;
        let most = self.bytes.len() / self.size + 1;
        for _ in 0..=most {
            if id > LAST || chain.len() >= length {
                chain.truncate(length);
                return Some(chain);
            }
            chain.extend_from_slice(self.sector(id)?);
            id = *self.fat.get(id as usize)?;
        }
        None
    }
}

/// The stream that holds the tables of an .xls.
///
/// # Errors
/// When the container is damaged, holds something else, or what it holds has a password.
pub(super) fn workbook(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let damaged = || Unreadable::damaged("OLE");
    let streams = Streams::of(bytes).ok_or_else(damaged)?;
    if streams.entry("EncryptedPackage").is_some() {
        return Err(Unreadable::encrypted());
    }
    let Some(entry) = streams.entry("Workbook").or_else(|| streams.entry("Book")) else {
        if let Some(entry) = streams.entry("WordDocument") {
            let head = streams.read(entry).unwrap_or_default();
            let is_encrypted =
                head.starts_with(&WORD) && head.get(11).is_some_and(|flags| flags & 1 != 0);
            return Err(if is_encrypted {
                Unreadable::encrypted()
            } else {
                Unreadable::text_document()
            });
        }
        return Err(Unreadable::new(
            "是别的文档，不是表格：请用能打开它的程序打开，把其中的表格另存为.xlsx再取",
            "it is a document of another kind, no workbook: open it in the program it was made with and save its tables as .xlsx",
        ));
    };
    streams.read(entry).ok_or_else(damaged)
}

struct Streams<'a> {
    container: Container<'a>,
    directory: Vec<u8>,
    mini: Vec<u8>,
    mini_fat: Vec<u32>,
}

impl<'a> Streams<'a> {
    fn of(bytes: &'a [u8]) -> Option<Streams<'a>> {
        if !bytes.starts_with(&SIGNATURE) {
            return None;
        }
        let size = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut container = Container { bytes, size, fat: Vec::new() };
        let most = bytes.len() / size + 1;
        let mut tables: Vec<u32> = (0..109)
            .filter_map(|index| u32_at(bytes, 76 + 4 * index))
            .filter(|id| *id <= LAST)
            .collect();
        let mut more = u32_at(bytes, 68)?;
        for _ in 0..=most {
            if more > LAST {
                break;
            }
            let sector = container.sector(more)?;
            tables.extend(
                (0..size / 4 - 1)
                    .filter_map(|index| u32_at(sector, 4 * index))
                    .filter(|id| *id <= LAST),
            );
            more = u32_at(sector, size - 4)?;
        }
        if tables.len() > most {
            return None;
        }
        let words = |bytes: &[u8]| {
            (0..bytes.len() / 4).filter_map(|index| u32_at(bytes, 4 * index)).collect::<Vec<_>>()
        };
        for table in tables {
            let sector = container.sector(table)?;
            container.fat.extend(words(sector));
        }
        let directory = container.chain(u32_at(bytes, 48)?, usize::MAX)?;
        let mini_fat = container.chain(u32_at(bytes, 60)?, usize::MAX)?;
        let root = directory.get(..128)?;
        let mini =
            container.chain(u32_at(root, 116)?, u32_at(root, 120)? as usize).unwrap_or_default();
        Some(Streams { mini_fat: words(&mini_fat), container, directory, mini })
    }

    fn entry(&self, name: &str) -> Option<&[u8]> {
        self.directory.chunks_exact(128).find(|entry| {
            let units: Vec<u16> = entry[..64]
                .chunks_exact(2)
                .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
                .take_while(|unit| *unit != 0)
                .collect();
            String::from_utf16_lossy(&units).eq_ignore_ascii_case(name)
        })
    }

    fn read(&self, entry: &[u8]) -> Option<Vec<u8>> {
        let (first, length) = (u32_at(entry, 116)?, u32_at(entry, 120)? as usize);
        if length >= 4096 {
            return self.container.chain(first, length);
        }
        let mut stream = Vec::new();
        let mut id = first;
        for _ in 0..=self.mini.len() / 64 {
            if id > LAST || stream.len() >= length {
                break;
            }
            let start = (id as usize).checked_mul(64)?;
            stream.extend_from_slice(self.mini.get(start..(start + 64).min(self.mini.len()))?);
            id = *self.mini_fat.get(id as usize)?;
        }
        stream.truncate(length);
        Some(stream)
    }
}

/// A sound container around one stream of tables.
pub(super) fn wrapped(stream: &[u8]) -> Vec<u8> {
    const SIZE: usize = 4096;
    let sectors = stream.len().div_ceil(SIZE).max(1);
    // Each sector of the table names as many sectors as it has words; the table and the directory
    // are sectors, too.
    let tables = (sectors + 1).div_ceil(SIZE / 4 - 1);
    let mut bytes = vec![0u8; SIZE];
    let put = |bytes: &mut [u8], at: usize, value: u32| {
        bytes[at..at + 4].copy_from_slice(&value.to_le_bytes())
    };
    let long = |value: usize| u32::try_from(value).unwrap_or(END);
    bytes[..8].copy_from_slice(&SIGNATURE);
    for (at, value) in [(24, 0x3Eu16), (26, 4), (28, 0xFFFE), (30, 12), (32, 6)] {
        bytes[at..at + 2].copy_from_slice(&value.to_le_bytes());
    }
    for (at, value) in [
        (40, 1),
        (44, long(tables)),
        (48, long(tables)),
        (56, 4096),
        (60, END),
        (64, 0),
        (68, END),
        (72, 0),
    ] {
        put(&mut bytes, at, value);
    }
    for index in 0..109 {
        put(&mut bytes, 76 + 4 * index, if index < tables { long(index) } else { FREE });
    }
    let mut fat: Vec<u32> = vec![FAT; tables];
    fat.push(END);
    fat.extend(
        (1..=sectors).map(|index| if index == sectors { END } else { long(tables + 1 + index) }),
    );
    fat.resize(tables * SIZE / 4, FREE);
    bytes.extend(fat.iter().flat_map(|word| word.to_le_bytes()));
    let mut directory = vec![0u8; SIZE];
    for (index, (name, kind, start, length)) in
        [("Root Entry", 5u8, 0, 0), ("Workbook", 2, long(tables + 1), sectors * SIZE)]
            .into_iter()
            .enumerate()
    {
        let entry = &mut directory[128 * index..128 * (index + 1)];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[2 * at..2 * at + 2].copy_from_slice(&unit.to_le_bytes());
        }
        let letters = u16::try_from(2 * (name.len() + 1)).unwrap_or_default();
        entry[64..66].copy_from_slice(&letters.to_le_bytes());
        entry[66] = kind;
        for at in [68, 72, 76] {
            put(entry, at, FREE);
        }
        put(entry, 116, start);
        put(entry, 120, long(length));
    }
    bytes.extend(directory);
    bytes.extend_from_slice(stream);
    bytes.resize(SIZE * (1 + tables + 1 + sectors), 0);
    bytes
}
