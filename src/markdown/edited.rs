use std::borrow::Cow;
use std::ops::Range;

/// A text with parts taken out, and where the rest of it stood.
pub(super) struct EditedText<'t> {
    /// What is left.
    pub(super) text: Cow<'t, str>,
    /// For each part taken out: where it stood in what is left, and how many bytes are gone up to
    /// here.
    cuts: Vec<(usize, usize)>,
}

impl<'t> EditedText<'t> {
    /// Takes parts out; they are in order and do not overlap.
    pub(super) fn without(original: &'t str, parts: &[Range<usize>]) -> EditedText<'t> {
        if parts.is_empty() {
            return EditedText { text: Cow::Borrowed(original), cuts: Vec::new() };
        }
        let mut text = String::with_capacity(original.len());
        let mut cuts = Vec::with_capacity(parts.len());
        let (mut from, mut gone) = (0, 0);
        for part in parts {
            text.push_str(&original[from..part.start]);
            gone += part.len();
            cuts.push((text.len(), gone));
            from = part.end;
        }
        text.push_str(&original[from..]);
        EditedText { text: Cow::Owned(text), cuts }
    }

    /// Where a range of what is left stood: what was taken out at its ends is no part of it.
    pub(super) fn original(&self, range: &Range<usize>) -> Range<usize> {
        if self.cuts.is_empty() {
            return range.clone();
        }
        let gone = |before: usize| if before == 0 { 0 } else { self.cuts[before - 1].1 };
        let start = range.start + gone(self.cuts.partition_point(|(at, _)| *at <= range.start));
        let end = range.end + gone(self.cuts.partition_point(|(at, _)| *at < range.end));
        start..end.max(start)
    }
}

/// Ranges in order, those that touch made one.
pub(super) fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_is_found_again() {
        let text = "甲(一)乙(二)丙";
        let part = |word: &str| text.find(word).map(|at| at..at + word.len()).expect("there");
        let edited = EditedText::without(text, &[part("(一)"), part("(二)")]);
        assert_eq!(edited.text, "甲乙丙");
        for word in ["甲", "乙", "丙"] {
            let at = edited.text.find(word).expect("left");
            assert_eq!(&text[edited.original(&(at..at + word.len()))], word);
        }
        assert_eq!(&text[edited.original(&(0..edited.text.len()))], text);
        assert_eq!(joined(vec![4..6, 0..2, 1..3, 6..7]), [0..3, 4..7]);
    }
}
