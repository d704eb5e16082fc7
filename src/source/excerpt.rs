use std::sync::Arc;

use super::file::SourceFile;
use super::span::Span;

/// Lines between two that are kept are kept too where they are no more than this: drawings show
/// them.
const BETWEEN: usize = 3;

/// What is still needed of a file once only some stretches of it matter: the lines these begin and
/// end on. The others are left empty, so that lines keep their numbers, and those before the first
/// and after the last are left out.
#[derive(Debug)]
pub struct Excerpt {
    file: Arc<SourceFile>,
    /// Stretches of the file that were kept, in order: where each began and ended, and where it
    /// begins now.
    kept: Vec<(usize, usize, usize)>,
}

impl Excerpt {
    /// The excerpt of a file that holds these stretches.
    pub fn of(file: &SourceFile, spans: &[Span]) -> Excerpt {
        let starts = line_starts(&file.text);
        let line_of = |offset: u32| starts.partition_point(|start| *start <= offset as usize) - 1;
        let mut lines: Vec<usize> =
            spans.iter().flat_map(|span| [line_of(span.start), line_of(span.end)]).collect();
        lines.sort_unstable();
        lines.dedup();
        // One empty line before the first: no stretch then begins where the excerpt does, which
        // would say that it is about the file as a whole.
        let first = lines.first().map_or(0, |line| line.saturating_sub(1));
        let (mut text, mut kept, mut at) = (String::new(), Vec::new(), first);
        for line in lines {
            let whole = line - at <= BETWEEN && at > first;
            while at <= line {
                let (start, end) =
                    (starts[at], starts.get(at + 1).copied().unwrap_or(file.text.len()));
                if whole || at == line {
                    kept.push((start, end, text.len()));
                    text.push_str(&file.text[start..end]);
                } else {
                    text.push('\n');
                }
                at += 1;
            }
        }
        text.shrink_to_fit();
        Excerpt {
            file: Arc::new(SourceFile {
                path: file.path.clone(),
                text,
                has_mark: false,
                first_line: file.first_line + first,
                sheet: file.sheet.clone(),
            }),
            kept,
        }
    }

    /// The file that is left.
    pub fn file(&self) -> &Arc<SourceFile> {
        &self.file
    }

    /// Where one of the stretches is now.
    pub fn span(&self, span: Span) -> Span {
        Span::new(self.offset(span.start as usize), self.offset(span.end as usize))
    }

    fn offset(&self, offset: usize) -> usize {
        let after = self.kept.partition_point(|(start, _, _)| *start <= offset);
        after.checked_sub(1).map_or(0, |at| {
            let (start, end, now) = self.kept[at];
            now + offset.min(end) - start
        })
    }
}

/// Where each line begins; the first at 0.
fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

    use super::*;

    #[test]
    fn keeps_the_lines_it_is_asked_for_and_their_numbers() {
        let text: String = (1..=40).map(|line| format!("第{line}行\n")).collect();
        let file = SourceFile::new("a.yaml", text.clone());
        let span = |word: &str| {
            let start = text.find(word).expect("the word is there");
            Span::new(start, start + word.len())
        };
        let (ten, thirty) = (span("第10行"), span("第30行"));
        let excerpt = Excerpt::of(&file, &[ten, thirty]);
        assert_eq!(excerpt.file().slice(excerpt.span(ten)), "第10行");
        assert_eq!(excerpt.file().slice(excerpt.span(thirty)), "第30行");
        assert_eq!(
            excerpt.file().position(excerpt.span(thirty).start as usize),
            file.position(thirty.start as usize)
        );
        assert_eq!(excerpt.file().text.len(), "\n第10行\n第30行\n".len() + 19);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn places_are_what_they_were(text in "[a\n金]{0,60}", ends in proptest::collection::vec((0usize..70, 0usize..70), 1..5)) {
            let file = SourceFile::new("a", text.clone());
            let boundary = |at: usize| text.floor_char_boundary(at.min(text.len()));
            let spans: Vec<Span> = ends.iter().map(|(a, b)| Span::new(boundary(*a.min(b)), boundary(*a.max(b)))).collect();
            let excerpt = Excerpt::of(&file, &spans);
            for span in spans {
                let now = excerpt.span(span);
                prop_assert_eq!(excerpt.file().position(now.start as usize), file.position(span.start as usize));
                prop_assert_eq!(excerpt.file().position(now.end as usize), file.position(span.end as usize));
                let line = |text: &str| text.lines().next().unwrap_or_default().to_owned();
                prop_assert_eq!(line(excerpt.file().slice(now)), line(file.slice(span)));
            }
        }
    }
}
