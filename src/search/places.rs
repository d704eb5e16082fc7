use super::digits::push;
use super::stand::Stand;

/// Places of one line, in the order of the site, parted by tabulators. A place is the difference to
/// the disclosure before, the fragment (nothing where it is the one before), a blank and the
/// amount.
#[derive(Debug, Default)]
pub(super) struct Places {
    disclosure: u32,
    fragment: Vec<u8>,
}

impl Places {
    /// Writes one more.
    pub fn push(&mut self, line: &mut Vec<u8>, stand: &Stand<'_>) {
        self.disclosure(line, stand);
        self.rest(line, stand);
    }

    /// Writes one more, with the published number of its row's string after the disclosure.
    pub fn push_of(&mut self, line: &mut Vec<u8>, stand: &Stand<'_>, string: u32) {
        self.disclosure(line, stand);
        push(line, string);
        self.rest(line, stand);
    }

    fn disclosure(&mut self, line: &mut Vec<u8>, stand: &Stand<'_>) {
        line.push(b'\t');
        push(line, stand.disclosure - self.disclosure);
        self.disclosure = stand.disclosure;
    }

    fn rest(&mut self, line: &mut Vec<u8>, stand: &Stand<'_>) {
        if self.fragment != stand.fragment {
            line.extend_from_slice(stand.fragment);
            self.fragment.clear();
            self.fragment.extend_from_slice(stand.fragment);
        }
        if !stand.tail.is_empty() {
            line.push(b' ');
            line.extend_from_slice(stand.tail);
        }
    }
}
