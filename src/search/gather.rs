use std::io::{Read, Seek, Write};

use super::log::Log;
use super::stand::Stand;

/// How much is gathered at a time.
const ROOM: usize = 8 << 20;

/// Gives, string by string in the order wanted, all records of a log that was noted disclosure by disclosure: a counting sort, as many readings of the log as its
/// records fill the room. `sizes` says how many bytes of records each string has.
///
/// # Errors
/// When the disk refuses or `each` does.
pub(super) fn gather<S: Read + Write + Seek>(log: &mut Log<S>, sizes: &[u32], order: &[u32], mut each: impl FnMut(u32, &[u8]) -> anyhow::Result<()>) -> anyhow::Result<()> {
    const ELSEWHERE: usize = usize::MAX;
    let mut cursors = vec![ELSEWHERE; sizes.len()];
    let mut room = Vec::new();
    let mut rest = order;
    while !rest.is_empty() {
        let mut filled = 0;
        let fits = rest.iter().position(|string| {
            let size = sizes[*string as usize] as usize;
            let full = filled > 0 && filled + size > ROOM;
            if !full {
                cursors[*string as usize] = filled;
                filled += size;
            }
            full
        });
        let (now, later) = rest.split_at(fits.unwrap_or(rest.len()));
        room.clear();
        room.resize(filled, 0);
        log.replay(|record| {
            let cursor = &mut cursors[Stand::read(record).0.string as usize];
            if *cursor != ELSEWHERE {
                room[*cursor..*cursor + record.len()].copy_from_slice(record);
                *cursor += record.len();
            }
        })?;
        let mut at = 0;
        for string in now {
            let size = sizes[*string as usize] as usize;
            each(*string, &room[at..at + size])?;
            cursors[*string as usize] = ELSEWHERE;
            at += size;
        }
        rest = later;
    }
    Ok(())
}
