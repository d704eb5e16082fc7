use std::io::{Read, Seek, Write};

use super::posting::Posting;
use super::spool::Spool;
use super::terms::Term;

/// Gives, string by string in the order wanted, all records of a log that was noted disclosure by
/// disclosure: a counting sort, as many readings of the log as its records fill the room. A
/// string's records begin with that of its text.
///
/// # Errors
/// When the disk refuses or `each` does.
pub(super) fn by_term<S: Read + Write + Seek>(
    log: &mut Spool<S>,
    terms: &[Term],
    order: &[u32],
    mut each: impl FnMut(u32, &[u8]) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    const ELSEWHERE: u32 = u32::MAX;
    let most = u32::try_from(log.room()).unwrap_or(ELSEWHERE - 1);
    let mut cursors = vec![ELSEWHERE; terms.len()];
    let mut rest = order;
    while !rest.is_empty() {
        let mut filled: u32 = 0;
        let fits = rest.iter().position(|string| {
            let size = terms[*string as usize].bytes;
            let full = filled > 0 && filled.saturating_add(size) > most;
            if !full {
                cursors[*string as usize] = filled;
                filled += size;
            }
            full
        });
        let (now, later) = rest.split_at(fits.unwrap_or(rest.len()));
        // As large as it must be, and only one at a time.
        let mut room = vec![0; filled as usize];
        log.replay(|record| {
            let cursor = &mut cursors[Posting::read(record).0.string as usize];
            if *cursor != ELSEWHERE {
                let end = *cursor as usize + record.len();
                room[*cursor as usize..end].copy_from_slice(record);
                *cursor = end as u32;
            }
        })?;
        let mut at = 0;
        for string in now {
            let size = terms[*string as usize].bytes as usize;
            each(*string, &room[at..at + size])?;
            cursors[*string as usize] = ELSEWHERE;
            at += size;
        }
        rest = later;
    }
    Ok(())
}
