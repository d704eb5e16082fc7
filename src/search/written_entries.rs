use super::entries::{Entries, Searched};
use super::result_class::ResultClass;

impl Entries {
    /// Everything that an index is made of, as bytes: from the same a build makes the same index.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.places.len() + self.keys.len() + 1024);
        add_number(&mut bytes, self.class_digits.map_or(0, |digits| digits + 1));
        add(&mut bytes, &self.places);
        add(&mut bytes, &self.keys);
        for Searched { class, text, last } in &self.strings {
            bytes.push(*class as u8);
            bytes.extend(last.to_le_bytes());
            add(&mut bytes, text.as_bytes());
        }
        bytes
    }

    /// The same again; nothing for bytes that were not made so.
    pub fn from_bytes(bytes: &[u8]) -> Option<Entries> {
        let mut rest = bytes;
        let class_digits = number(&mut rest)?.checked_sub(1);
        let mut entries = Entries { class_digits, ..Entries::default() };
        entries.places = taken(&mut rest)?.to_owned();
        entries.keys = taken(&mut rest)?.to_owned();
        while let Some((head, after)) = rest.split_first_chunk::<3>() {
            rest = after;
            let class = *ResultClass::ALL.get(usize::from(head[0]))?;
            let text = std::str::from_utf8(taken(&mut rest)?).ok()?.to_owned();
            let last = u16::from_le_bytes([head[1], head[2]]);
            entries.strings.push(Searched { class, text, last });
        }
        rest.is_empty().then_some(entries)
    }
}

fn add(bytes: &mut Vec<u8>, piece: &[u8]) {
    add_number(bytes, piece.len());
    bytes.extend(piece);
}

fn add_number(bytes: &mut Vec<u8>, number: usize) {
    bytes.extend((number as u64).to_le_bytes());
}

fn number(rest: &mut &[u8]) -> Option<usize> {
    let (head, after) = rest.split_first_chunk::<8>()?;
    *rest = after;
    usize::try_from(u64::from_le_bytes(*head)).ok()
}

fn taken<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = number(rest)?;
    let (piece, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(piece)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn read_as_they_were_written_or_not_at_all() {
        let mut entries = Entries { class_digits: Some(3), ..Entries::default() };
        let string = entries.string(ResultClass::Text, ["燃气", "壁挂炉"]);
        entries.posting(0, string, ["N01-", "total"]);
        let bytes = entries.to_bytes();
        let read = Entries::from_bytes(&bytes).expect("read");
        assert_eq!(read.to_bytes(), bytes);
        assert_eq!((read.class_digits, read.strings.len()), (Some(3), 1));
        assert_eq!(read.strings[0].text, "燃气 壁挂炉");
        for end in 0..bytes.len() {
            assert!(
                Entries::from_bytes(&bytes[..end]).is_none_or(|read| read.strings.is_empty()),
                "{end}"
            );
        }
    }
}
