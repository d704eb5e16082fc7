/// Text files of about one size, numbered from nothing: `strings-0.txt`, `strings-1.txt`.
#[derive(Debug)]
pub(super) struct Pages {
    name: &'static str,
    size: usize,
    next: u32,
    /// The page being filled.
    pub open: Vec<u8>,
}

/// A file of the index: its name and its bytes.
pub(super) type File = (String, Vec<u8>);

impl Pages {
    pub fn new(name: &'static str, size: usize) -> Pages {
        Pages { name, size, next: 0, open: Vec::new() }
    }

    /// The number of the page being filled.
    pub fn number(&self) -> u32 {
        self.next
    }

    /// Whether nothing stands on the page yet.
    pub fn is_fresh(&self) -> bool {
        self.open.is_empty()
    }

    /// Whether the page has all it should hold.
    pub fn is_full(&self) -> bool {
        self.open.len() >= self.size
    }

    /// Closes the page, unless it is empty.
    pub fn turn(&mut self) -> Option<File> {
        if self.open.is_empty() {
            return None;
        }
        let name = format!("{}-{}.txt", self.name, self.next);
        self.next += 1;
        Some((name, std::mem::take(&mut self.open)))
    }
}
