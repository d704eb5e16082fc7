/// A string in one row of one disclosure, as the log keeps it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Posting<'a> {
    /// The string, by its number: in its department first, in the site later.
    pub string: u32,
    /// The disclosure, by its number: in its department first, in the site later.
    pub disclosure: u32,
    /// The address of the row or cell on the disclosure's page: made of names that are bounded
    /// where they are read ([`crate::model::LONGEST_NAME`]), or a string of bounded length where a
    /// record notes one.
    pub fragment: &'a [u8],
    /// What is shown beside it, as [`super::shown_figure::ShownFigure`] says; nothing for most.
    pub tail: &'a [u8],
}

/// The bytes before a record's fragment.
const HEAD: usize = 12;

impl<'a> Posting<'a> {
    /// A record of what fits into one: an address that does not could not be followed either, and
    /// is left out.
    pub fn new(string: u32, disclosure: u32, fragment: &'a [u8], tail: &'a [u8]) -> Posting<'a> {
        let fits = |bytes: &'a [u8]| if u16::try_from(bytes.len()).is_ok() { bytes } else { &[] };
        Posting { string, disclosure, fragment: fits(fragment), tail: fits(tail) }
    }

    /// The record's head; fragment and tail follow it.
    pub fn head(&self) -> [u8; HEAD] {
        let mut head = [0; HEAD];
        head[..4].copy_from_slice(&self.string.to_le_bytes());
        head[4..8].copy_from_slice(&self.disclosure.to_le_bytes());
        head[8..10].copy_from_slice(
            &u16::try_from(self.fragment.len()).expect("it fits: see `new`").to_le_bytes(),
        );
        head[10..].copy_from_slice(
            &u16::try_from(self.tail.len()).expect("it fits: see `new`").to_le_bytes(),
        );
        head
    }

    /// Reads the first record of many, and gives the rest.
    pub fn read(bytes: &'a [u8]) -> (Posting<'a>, &'a [u8]) {
        let (head, rest) = bytes.split_first_chunk::<HEAD>().expect("a record has a head");
        let [a, b, c, d, e, f, g, h, i, j, k, l] = *head;
        let (fragment, rest) = rest.split_at(usize::from(u16::from_le_bytes([i, j])));
        let (tail, rest) = rest.split_at(usize::from(u16::from_le_bytes([k, l])));
        (
            Posting {
                string: u32::from_le_bytes([a, b, c, d]),
                disclosure: u32::from_le_bytes([e, f, g, h]),
                fragment,
                tail,
            },
            rest,
        )
    }

    /// Every record of many.
    pub fn all(mut bytes: &'a [u8]) -> impl Iterator<Item = Posting<'a>> {
        std::iter::from_fn(move || {
            if bytes.is_empty() {
                return None;
            }
            let (posting, rest) = Posting::read(bytes);
            bytes = rest;
            Some(posting)
        })
    }
}

/// Gives a record the numbers of the site instead of its department's.
pub(super) fn renumber(record: &mut [u8], string: u32, disclosure: u32) {
    record[..4].copy_from_slice(&string.to_le_bytes());
    record[4..8].copy_from_slice(&disclosure.to_le_bytes());
}
