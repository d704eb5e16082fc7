use std::collections::BTreeMap;
use std::sync::Arc;

use crate::source::{Excerpt, Place, SourceFile, Span};

use super::finding::Finding;

/// The spans that are asked of one file.
type Asked = (Arc<SourceFile>, Vec<Span>);

/// Lets findings go of the files they were found in: of each only the lines that a drawing needs
/// are kept, once for all findings. Without this every file with a finding would stay in memory
/// until the last finding of the site is printed.
pub fn settle(findings: &mut [Finding]) {
    let mut asked: BTreeMap<usize, Asked> = BTreeMap::new();
    for place in findings.iter().flat_map(places) {
        asked
            .entry(key(place))
            .or_insert_with(|| (Arc::clone(&place.file), Vec::new()))
            .1
            .push(place.span);
    }
    // The files are held until every place has its excerpt: a key is the address of a file.
    let excerpts: BTreeMap<usize, Settled> =
        asked.iter().map(|(key, asked)| (*key, Settled::of(asked))).collect();
    for finding in findings {
        let related = finding.related.iter_mut().map(|related| &mut related.place);
        for place in std::iter::once(&mut finding.place).chain(related) {
            *place = excerpts[&key(place)].place(place.span);
        }
    }
}

/// What is left of a file.
struct Settled {
    excerpt: Excerpt,
    /// The file without any text, for what concerns it as a whole.
    whole: Arc<SourceFile>,
}

impl Settled {
    fn of((file, spans): &Asked) -> Settled {
        let inside: Vec<Span> =
            spans.iter().copied().filter(|span| *span != Span::beginning()).collect();
        Settled {
            excerpt: Excerpt::of(file, &inside),
            whole: Arc::new(SourceFile {
                sheet: file.sheet.clone(),
                ..SourceFile::new(file.path.clone(), "")
            }),
        }
    }

    fn place(&self, span: Span) -> Place {
        if span == Span::beginning() {
            Place::new(&self.whole, span)
        } else {
            Place::new(self.excerpt.file(), self.excerpt.span(span))
        }
    }
}

fn places(finding: &Finding) -> impl Iterator<Item = &Place> {
    std::iter::once(&finding.place).chain(finding.related.iter().map(|related| &related.place))
}

fn key(place: &Place) -> usize {
    Arc::as_ptr(&place.file).addr()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Bilingual, Language, Role, draw_json, draw_text, rule};

    rule! { static RULE: "total-mismatch", Error, adjustable, Arithmetic, Inaccurate, "合计不平", "a total does not add up"; }

    #[test]
    fn a_settled_finding_is_drawn_as_before_and_holds_no_file() {
        let text: String =
            (1..=60).map(|line| format!("  第{line}行: {{ 合计: {line}.00 }}\n")).collect();
        let file = Arc::new(SourceFile::new("content/a.yaml", text.clone()));
        let place = |line: usize| {
            let start = text.find(&format!("{line}.00")).expect("the figure is there");
            Place::new(&file, Span::new(start, start + 5))
        };
        let finding = |line: usize, others: &[usize]| {
            let finding = Finding::new(&RULE, Bilingual::new("不平", "wrong"), place(line));
            others
                .iter()
                .fold(finding, |finding, other| finding.related(Role::Contributing, place(*other)))
        };
        let mut findings: Vec<Finding> =
            vec![finding(30, &[31, 33, 36, 41]), finding(12, &[50]), finding(59, &[])];
        findings.push(
            Finding::new(
                &RULE,
                Bilingual::new("不平", "wrong"),
                Place::new(&file, Span::beginning()),
            )
            .related(Role::First, place(44)),
        );
        let draw = |findings: &[Finding]| {
            findings
                .iter()
                .flat_map(|one| {
                    [draw_text(one, Language::Chinese), draw_json(one, Language::Chinese)]
                })
                .collect::<Vec<_>>()
        };
        let before = draw(&findings);
        settle(&mut findings);
        assert_eq!(draw(&findings), before);
        assert_eq!(Arc::strong_count(&file), 1, "nothing holds the file");
        assert!(findings.iter().all(|finding| finding.place.file.text.len() < text.len() / 2));
    }
}
