use super::posting::Posting;
use super::vlq::push;

/// Places of one line, in the order of the site, parted by tabulators. A place is the difference to
/// the disclosure before, the fragment (nothing where it is the one before), a blank and the
/// amount.
#[derive(Debug, Default)]
pub(super) struct PostingList {
    disclosure: u32,
    fragment: Vec<u8>,
}

impl PostingList {
    /// Writes one more.
    pub fn push(&mut self, line: &mut Vec<u8>, posting: &Posting<'_>) {
        self.disclosure(line, posting);
        self.rest(line, posting);
    }

    /// Writes one more, with the published number of its row's string after the disclosure.
    pub fn push_of(&mut self, line: &mut Vec<u8>, posting: &Posting<'_>, string: u32) {
        self.disclosure(line, posting);
        push(line, string);
        self.rest(line, posting);
    }

    fn disclosure(&mut self, line: &mut Vec<u8>, posting: &Posting<'_>) {
        line.push(b'\t');
        push(line, posting.disclosure - self.disclosure);
        self.disclosure = posting.disclosure;
    }

    fn rest(&mut self, line: &mut Vec<u8>, posting: &Posting<'_>) {
        if self.fragment != posting.fragment {
            line.extend_from_slice(posting.fragment);
            self.fragment.clear();
            self.fragment.extend_from_slice(posting.fragment);
        }
        if !posting.tail.is_empty() {
            line.push(b' ');
            line.extend_from_slice(posting.tail);
        }
    }
}
