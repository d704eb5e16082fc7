//! How much the preview takes on. It runs beside an editor and a browser, perhaps for weeks,
//! perhaps on a network: none of these may grow with who asks.

use std::time::Duration;

/// Connections at a time; the next waits until one ends. A browser opens six.
pub(super) const CONNECTIONS: usize = 128;

/// Reload streams at a time: one for each page that stands open and in sight.
pub(super) const STREAMS: usize = 64;

/// Threads that read and make pages.
pub(super) const MAKERS: usize = 2;

/// Pages made at a time, of those that need one department.
pub(super) const NARROW: usize = 2;

/// Pages made at a time, of those that need all departments: they read in parallel by themselves.
pub(super) const WIDE: usize = 1;

/// Until the head of a request has come whole, and between two requests of a connection.
pub(super) const HEAD: Duration = Duration::from_secs(10);

/// In which a reader who is behind must take [`PACE`] bytes.
pub(super) const STALL: Duration = Duration::from_secs(20);

/// What a reader who is behind must take in [`STALL`].
pub(super) const PACE: usize = 64 * 1024;

/// Bytes that wait in the system for one slow reader.
pub(super) const SEND_BUFFER: u32 = 256 * 1024;

/// Bytes of a request line and its headers that are held while they come.
pub(super) const HEAD_BUFFER: usize = 32 * 1024;

/// Bytes of headers.
pub(super) const HEADERS: usize = 16 * 1024;

/// How many headers.
pub(super) const HEADER_COUNT: usize = 64;

/// Bytes of the address asked for.
pub(super) const ADDRESS: usize = 8 * 1024;

/// Bytes of pages kept until the next change.
pub(super) const PAGES: usize = 4 * 1024 * 1024;

/// Bytes of pages in memory, kept or still being sent: beyond it, the next asker is told to come
/// back.
pub(super) const LIVE: usize = 10 * 1024 * 1024;

/// Bytes of departments kept, by what they are held to weigh.
pub(super) const DEPARTMENTS: usize = 12 * 1024 * 1024;
