//! The values that others are made of, as bytes.

use std::sync::Arc;

use crate::finding::RuleInfo;
use crate::model::MainFigure;

use super::kept::{Kept, Reader, Writer};

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
