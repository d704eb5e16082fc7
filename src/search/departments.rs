use std::io::{Read, Seek, Write};

use super::pages::{File, Pages};
use super::spool::Spool;
use super::vlq::ascending;

/// A page of departments: one fetch for one that a query names.
const PAGE: usize = 12 << 10;

/// Writes which strings each department has, a line each, in the order of the site: a query that
/// names a department or a region looks nowhere else. The log holds a record a department, of the
/// numbers by which its strings were met; `published` says by which they are published. Gives the
/// number of the first department on each page.
///
/// # Errors
/// When the disk refuses or `file` does.
pub(super) fn departments<S: Read + Write + Seek>(
    log: &mut Spool<S>,
    published: &[u32],
    file: &mut impl FnMut(File) -> anyhow::Result<()>,
) -> anyhow::Result<Vec<u32>> {
    let mut pages = Pages::new("departments", PAGE);
    let (mut firsts, mut next, mut written) = (Vec::new(), 0, Ok(()));
    log.replay(|record| {
        let numbers = record
            .chunks_exact(4)
            .map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
        let mut strings: Vec<u32> = numbers.map(|number| published[number as usize]).collect();
        strings.sort_unstable();
        if pages.is_fresh() {
            firsts.push(next);
        }
        next += 1;
        pages.open.extend(ascending(strings).into_bytes());
        pages.open.push(b'\n');
        if written.is_ok() && pages.is_full() {
            written = pages.turn().map_or(Ok(()), &mut *file);
        }
    })?;
    written?;
    pages.turn().map_or(Ok(()), file)?;
    Ok(firsts)
}
