use super::named::Named;

/// What is written into a record, and read from it as it was.
pub(super) trait Kept: Sized {
    /// Writes it.
    fn put(&self, to: &mut Writer<'_>);

    /// Reads it; nothing where it was not written so.
    fn take(from: &mut Reader<'_>) -> Option<Self>;
}

/// Writes values one after the other.
pub(super) struct Writer<'a> {
    /// What is named in it.
    pub named: &'a Named<'a>,
    /// What was written so far.
    pub bytes: Vec<u8>,
    /// Whether everything can be read again as it was.
    whole: bool,
}

/// Reads them again.
pub(super) struct Reader<'a> {
    /// What is named in it.
    pub named: &'a Named<'a>,
    /// What was not read yet.
    pub rest: &'a [u8],
}

/// The bytes of a value; nothing where it could not be read again as it was.
pub(super) fn written<T: Kept>(value: &T, named: &Named<'_>) -> Option<Vec<u8>> {
    let mut writer = Writer { named, bytes: Vec::new(), whole: true };
    value.put(&mut writer);
    writer.whole.then_some(writer.bytes)
}

/// The value of some bytes, all of them.
pub(super) fn read<T: Kept>(bytes: &[u8], named: &Named<'_>) -> Option<T> {
    let mut reader = Reader { named, rest: bytes };
    T::take(&mut reader).filter(|_| reader.rest.is_empty())
}

impl Writer<'_> {
    /// Writes a value by a text that says all of it.
    pub fn by_text<T: PartialEq>(&mut self, value: &T, text: String, parse: fn(&str) -> Option<T>) {
        self.whole &= parse(&text).is_some_and(|read| read == *value);
        text.put(self);
    }

    /// Says that something cannot be read again as it was.
    pub fn not_whole(&mut self) {
        self.whole = false;
    }
}

impl<'a> Reader<'a> {
    /// The next bytes; nothing where there are not so many.
    pub fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(bytes)
    }
}

/// A value is its fields, in this order. One that is not named here does not compile.
macro_rules! kept_struct {
    ($type:ident { $($field:ident),* $(,)? }) => {
        impl Kept for $type {
            fn put(&self, to: &mut Writer<'_>) {
                let $type { $($field),* } = self;
                $($field.put(to);)*
            }
            fn take(from: &mut Reader<'_>) -> Option<$type> {
                Some($type { $($field: Kept::take(from)?),* })
            }
        }
    };
}

/// A value is the name of one of these. One that is not named here does not compile.
macro_rules! kept_choice {
    ($type:ident { $($choice:ident),* $(,)? }) => {
        impl Kept for $type {
            fn put(&self, to: &mut Writer<'_>) {
                let name = match self {
                    $($type::$choice => stringify!($choice)),*
                };
                name.to_owned().put(to);
            }
            fn take(from: &mut Reader<'_>) -> Option<$type> {
                match String::take(from)?.as_str() {
                    $(stringify!($choice) => Some($type::$choice),)*
                    _ => None,
                }
            }
        }
    };
}

pub(super) use {kept_choice, kept_struct};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_off_or_goes_on_is_nothing() {
        let named = Named::default();
        let value = vec![Some("一".to_owned()), None, Some(String::new())];
        let bytes = written(&value, &named).expect("written");
        assert_eq!(read::<Vec<Option<String>>>(&bytes, &named), Some(value));
        for end in 0..bytes.len() {
            assert_eq!(read::<Vec<Option<String>>>(&bytes[..end], &named), None, "{end}");
        }
        let more = [&bytes[..], &[0]].concat();
        assert_eq!(read::<Vec<Option<String>>>(&more, &named), None);
        assert_eq!(read::<Vec<u64>>(&[0xff; 8], &named), None, "no memory is asked for");
    }
}
