use std::sync::Arc;

use crate::check;
use crate::finding::RuleInfo;
use crate::model::{Catalogue, MainFigure};

/// What a record does not write out but names: it is the same in the next build, or nothing of the
/// record is used.
#[derive(Debug, Default)]
pub struct Named<'a> {
    /// The main figures of all profiles, in the order of the catalogue.
    figures: Vec<&'a Arc<MainFigure>>,
    /// All rules, in the order of their names.
    rules: Vec<&'static RuleInfo>,
}

impl<'a> Named<'a> {
    /// Everything that can be named.
    pub fn of(catalogue: &'a Catalogue) -> Named<'a> {
        let profiles = catalogue.profiles.values().flat_map(|history| &history.versions);
        Named {
            figures: profiles.flat_map(|(_, profile)| &profile.main_figures).collect(),
            rules: check::rules(),
        }
    }
}

impl Named<'_> {
    fn rule(&self, name: &str) -> Option<&'static RuleInfo> {
        let at = self.rules.binary_search_by_key(&name, |rule| rule.name).ok()?;
        Some(self.rules[at])
    }
}

/// What is written into a record, and read from it as it was.
pub(super) trait Kept: Sized {
    /// Writes it.
    fn put(&self, to: &mut Writer<'_>);

    /// Reads it; nothing where it was not written so.
    fn take(from: &mut Reader<'_>) -> Option<Self>;
}

/// Writes values one after the other.
pub(super) struct Writer<'a> {
    named: &'a Named<'a>,
    bytes: Vec<u8>,
    /// Whether everything can be read again as it was.
    whole: bool,
}

/// Reads them again.
pub(super) struct Reader<'a> {
    named: &'a Named<'a>,
    rest: &'a [u8],
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
    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(bytes)
    }
}

macro_rules! kept_numbers {
    ($($number:ty),*) => {$(
        impl Kept for $number {
            fn put(&self, to: &mut Writer<'_>) {
                to.bytes.extend(self.to_le_bytes());
            }
            fn take(from: &mut Reader<'_>) -> Option<$number> {
                let bytes = from.bytes(size_of::<$number>())?;
                Some(<$number>::from_le_bytes(bytes.try_into().ok()?))
            }
        }
    )*};
}

kept_numbers!(u8, u32, u64, i16, i64);

impl Kept for usize {
    fn put(&self, to: &mut Writer<'_>) {
        (*self as u64).put(to);
    }

    fn take(from: &mut Reader<'_>) -> Option<usize> {
        usize::try_from(u64::take(from)?).ok()
    }
}

impl Kept for bool {
    fn put(&self, to: &mut Writer<'_>) {
        u8::from(*self).put(to);
    }

    fn take(from: &mut Reader<'_>) -> Option<bool> {
        Some(u8::take(from)? == 1)
    }
}

impl Kept for String {
    fn put(&self, to: &mut Writer<'_>) {
        self.len().put(to);
        to.bytes.extend(self.as_bytes());
    }

    fn take(from: &mut Reader<'_>) -> Option<String> {
        let length = usize::take(from)?;
        String::from_utf8(from.bytes(length)?.to_owned()).ok()
    }
}

impl<const N: usize> Kept for [u8; N] {
    fn put(&self, to: &mut Writer<'_>) {
        to.bytes.extend(self);
    }

    fn take(from: &mut Reader<'_>) -> Option<[u8; N]> {
        from.bytes(N)?.try_into().ok()
    }
}

impl<T: Kept> Kept for Option<T> {
    fn put(&self, to: &mut Writer<'_>) {
        self.is_some().put(to);
        if let Some(value) = self {
            value.put(to);
        }
    }

    fn take(from: &mut Reader<'_>) -> Option<Option<T>> {
        if bool::take(from)? { T::take(from).map(Some) } else { Some(None) }
    }
}

impl<T: Kept> Kept for Vec<T> {
    fn put(&self, to: &mut Writer<'_>) {
        self.len().put(to);
        self.iter().for_each(|one| one.put(to));
    }

    fn take(from: &mut Reader<'_>) -> Option<Vec<T>> {
        let count = usize::take(from)?;
        // What is left of it bounds what a broken number can ask for.
        let mut all = Vec::with_capacity(count.min(from.rest.len()));
        for _ in 0..count {
            all.push(T::take(from)?);
        }
        Some(all)
    }
}

impl Kept for std::ops::Range<u64> {
    fn put(&self, to: &mut Writer<'_>) {
        self.start.put(to);
        self.end.put(to);
    }

    fn take(from: &mut Reader<'_>) -> Option<std::ops::Range<u64>> {
        Some(u64::take(from)?..u64::take(from)?)
    }
}

impl Kept for &'static RuleInfo {
    fn put(&self, to: &mut Writer<'_>) {
        if to.named.rule(self.name).is_none() {
            to.not_whole();
        }
        self.name.to_owned().put(to);
    }

    fn take(from: &mut Reader<'_>) -> Option<&'static RuleInfo> {
        from.named.rule(&String::take(from)?)
    }
}

impl Kept for Arc<MainFigure> {
    fn put(&self, to: &mut Writer<'_>) {
        let figures = &to.named.figures;
        match figures.iter().position(|known| Arc::ptr_eq(known, self)) {
            Some(at) => at.put(to),
            None => to.not_whole(),
        }
    }

    fn take(from: &mut Reader<'_>) -> Option<Arc<MainFigure>> {
        let at = usize::take(from)?;
        from.named.figures.get(at).map(|figure| Arc::clone(figure))
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
        let named = Named { figures: Vec::new(), rules: Vec::new() };
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
