use crate::docx::TextParagraph;

/// A list while its items are written. Markdown writes bullets and `1.`, and counts by itself: an item
/// whose number is not the next one is a paragraph that begins with its number.
#[derive(Debug, Default)]
pub struct ListGoingOn {
    /// How deep its first item stands.
    outermost: Option<u8>,
    /// By how deep they stand, the numbers that come next; nothing for bullets.
    next: Vec<(u8, Option<u32>)>,
}

/// How an item is opened.
#[derive(Debug, PartialEq, Eq)]
pub struct Item {
    /// What Markdown puts before it.
    pub opening: String,
    /// How many bytes of the paragraph's words are its number.
    pub number: usize,
}

impl ListGoingOn {
    /// Whether it has begun.
    pub fn goes_on(&self) -> bool {
        self.outermost.is_some()
    }

    /// The next item, where a paragraph is one: it has a mark of Word's, or begins with `1. `.
    pub fn next(&mut self, paragraph: &TextParagraph) -> Option<Item> {
        let (mark, level, number) = marked(paragraph)?;
        let outermost = self.outermost.unwrap_or(level).min(level);
        self.next.retain(|(own, _)| *own <= level);
        let expected = self.next.iter().find(|(own, _)| *own == level).map(|(_, next)| *next);
        let counted = match (mark, expected) {
            (None, Some(None) | None) => None,
            (Some(own), Some(Some(next))) if own == next => Some(next),
            // A list that nobody has begun begins where it says.
            (Some(own), None) => Some(own),
            _ => return None,
        };
        self.outermost = Some(outermost);
        self.next.retain(|(own, _)| *own < level);
        self.next.push((level, counted.map(|own| own.saturating_add(1))));
        let indent = "    ".repeat(usize::from(level - outermost));
        let mark = counted.map_or_else(|| "-".to_owned(), |own| format!("{own}."));
        Some(Item { opening: format!("{indent}{mark} "), number })
    }
}

/// The number of an item (nothing for a bullet), how deep it stands, and how many bytes of its words
/// are its number.
fn marked(paragraph: &TextParagraph) -> Option<(Option<u32>, u8, usize)> {
    match &paragraph.list {
        Some(list) => match &list.number {
            None => Some((None, list.level, 0)),
            Some(number) => {
                let own = digits(number.trim())?;
                Some((Some(own), list.level, number.len()))
            }
        },
        None => {
            let text = paragraph.text();
            let rest = text.trim_start();
            let (number, behind) = rest.split_at_checked(rest.find('.')? + 1)?;
            let words = behind.trim_start();
            let is_parted = words.len() < behind.len() && !words.is_empty();
            Some((Some(digits(number).filter(|_| is_parted)?), 0, text.len() - words.len()))
        }
    }
}

/// `12.` as a number.
fn digits(number: &str) -> Option<u32> {
    let digits = number.strip_suffix(['.', '．'])?;
    let is_number =
        (1..=9).contains(&digits.len()) && digits.bytes().all(|one| one.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::docx::{ListMark, TextRun};

    fn typed(text: &str) -> TextParagraph {
        let runs = vec![TextRun { text: text.to_owned(), ..TextRun::default() }];
        TextParagraph { runs, ..TextParagraph::default() }
    }

    #[test]
    fn numbers_are_printed_as_they_were() {
        let mut list = ListGoingOn::default();
        let mut next = |paragraph: &TextParagraph| list.next(paragraph).map(|item| item.opening);
        let marked = |number: Option<&str>, level: u8| {
            let list = Some(ListMark { number: number.map(str::to_owned), level });
            TextParagraph { list, ..typed("甲") }
        };
        assert_eq!(next(&typed("1. 甲")).as_deref(), Some("1. "));
        assert_eq!(next(&typed("2. 乙")).as_deref(), Some("2. "));
        assert_eq!(next(&marked(None, 1)).as_deref(), Some("    - "));
        assert_eq!(next(&typed("3. 丙")).as_deref(), Some("3. "));
        assert_eq!(next(&typed("3. 丙")), None, "Markdown would print 4.");
        for text in ["1.5万元", "1.甲", "一、甲", "（1）甲", "1. "] {
            assert_eq!(ListGoingOn::default().next(&typed(text)), None, "{text}");
        }
        assert_eq!(ListGoingOn::default().next(&marked(Some("（一）"), 0)), None);
        let item = ListGoingOn::default().next(&typed("　7.  甲")).expect("an item");
        assert_eq!((item.opening.as_str(), item.number), ("7. ", "　7.  ".len()));
    }
}
