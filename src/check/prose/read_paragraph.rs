use std::ops::Range;

use crate::markdown::{Bound, Document, Paragraph};
use crate::model::path::project_path;
use crate::model::{Disclosure, MoneyUnit, Unit};
use crate::sentences::{Placed, Reading, read};
use crate::source::{Place, Span};

use super::cut_paragraph::{Cut, cut};

/// How many bytes away words of a sentence may stand that tell of a number: no sentence of a person
/// is longer, and one of a machine is gone over for each of its numbers.
const REACH: usize = 2_400;

/// A paragraph that an author wrote, as it was read.
pub(in crate::check) struct ReadParagraph<'a> {
    /// The text without marks, figures printed in the place of their bindings.
    pub text: String,
    /// What findings call it: 说明, 项目/…/goals/1.
    pub at: String,
    /// Its numbers and what they say of each other.
    pub reading: Reading,
    source: Source<'a>,
    /// Where its sentences end, in order.
    stops: Vec<usize>,
    /// The bytes of figures that it takes from the data.
    bound: Vec<Range<usize>>,
    /// Whether its first sentence began in the paragraph before.
    begins_cut: bool,
    /// Whether its last sentence goes on in the next.
    ends_cut: bool,
}

/// Where a text stands: to the byte in the narrative; a YAML sentence is one place.
enum Source<'a> {
    Narrative(&'a Disclosure, Paragraph),
    Sentence(&'a Disclosure, Span),
}

impl<'a> ReadParagraph<'a> {
    /// Reads a text of the YAML, which is one place.
    pub fn in_yaml(
        disclosure: &'a Disclosure,
        text: &str,
        at: String,
        span: Span,
    ) -> ReadParagraph<'a> {
        ReadParagraph {
            reading: read(&disclosure.lexicon, text),
            stops: stops(text),
            text: text.to_owned(),
            at,
            source: Source::Sentence(disclosure, span),
            bound: Vec::new(),
            begins_cut: false,
            ends_cut: false,
        }
    }
}

impl ReadParagraph<'_> {
    /// Whether it stands in the narrative.
    pub fn is_narrative(&self) -> bool {
        matches!(self.source, Source::Narrative(..))
    }

    /// The place of some of its bytes.
    pub fn place(&self, range: &Range<usize>) -> Place {
        match &self.source {
            Source::Sentence(disclosure, span) => Place::new(&disclosure.file, *span),
            Source::Narrative(disclosure, paragraph) => {
                let Some(narrative) = &disclosure.narrative else {
                    return Place::new(&disclosure.file, disclosure.span);
                };
                let last = self.text[range.clone()].chars().next_back().map_or(0, char::len_utf8);
                let start = paragraph.origin(range.start);
                let end = paragraph.origin(range.end - last) + last;
                let end = narrative.file.text.floor_char_boundary(end.max(start));
                let start = narrative.file.text.floor_char_boundary(start);
                Place::new(&narrative.file, Span::new(start, end))
            }
        }
    }

    /// What a number is called: the words right before it.
    pub fn label(&self, range: &Range<usize>) -> &str {
        let placed = self.reading.placed(range);
        placed.map_or("", |placed| &self.text[placed.label.clone()])
    }

    /// Whether no stop stands between two numbers.
    pub fn in_one_sentence(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        let between = one.end.min(other.end)..one.start.max(other.start);
        !self.text[between].contains(['。', '；', '！', '？', '\n'])
    }

    /// The sentence around some bytes.
    pub fn sentence(&self, range: &Range<usize>) -> &str {
        let next = self.stops.partition_point(|stop| *stop < range.end);
        let end = self.stops.get(next).copied().unwrap_or(self.text.len());
        let far = self.text.floor_char_boundary(range.end.saturating_add(REACH));
        &self.text[self.start(range)..end.min(far)]
    }

    /// The bytes of the sentence around some bytes.
    pub fn sentence_range(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.start(range);
        start..start + self.sentence(range).len()
    }

    /// Whether several names share an amount: 防汛、农村水利支出共370万元 is neither's.
    pub fn is_shared(&self, placed: &Placed) -> bool {
        // Names in their order have an amount each.
        if placed.is_in_turn {
            return false;
        }
        let before = self.since_the_last_amount(&placed.range);
        let label = placed.range.start - placed.label.start;
        let before = before.len().checked_sub(label).and_then(|end| before.get(..end));
        let other = before.and_then(|before| before.trim_end().strip_suffix('、'));
        other.is_some_and(|other| other.ends_with(char::is_alphabetic))
    }

    /// What stands before some bytes in their sentence, back to the amount before them if there is
    /// one.
    pub fn since_the_last_amount(&self, range: &Range<usize>) -> &str {
        let start = self.start(range);
        let own = self.reading.before(range).iter().rev().take_while(|one| one.range.end > start);
        let last = { own }.find(|one| one.quantity.is_money());
        &self.text[last.map_or(start, |one| one.range.end)..range.start]
    }

    /// Whether some bytes stand in the sentence of others.
    pub fn are_in_one_sentence(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        self.start(one) == self.start(other)
    }

    /// Its sentence up to some bytes.
    pub fn sentence_up_to(&self, range: &Range<usize>) -> &str {
        &self.text[self.start(range)..range.start]
    }

    /// What stands behind some bytes up to the next mark that ends a clause.
    pub fn rest_of_clause(&self, range: &Range<usize>) -> &str {
        let far = self.text.floor_char_boundary(range.end.saturating_add(REACH));
        let rest = &self.text[range.end..far];
        &rest[..rest.find(['，', ',', '；', ';', '。', '\n']).unwrap_or(rest.len())]
    }

    /// Whether another number stands right behind a number and a mark.
    pub fn in_list(&self, range: &Range<usize>) -> bool {
        let quantities = &self.reading.quantities;
        let next = quantities.partition_point(|one| one.range.start <= range.end);
        quantities
            .get(next)
            .is_some_and(|next| self.text[range.end..next.range.start].trim().chars().count() == 1)
    }

    /// Whether a change is that of one of several rows: 各增加5、6万元.
    pub fn is_of_several(&self, range: &Range<usize>) -> bool {
        self.text[range.end..].trim_start().starts_with(['、', '，', ',']) && self.in_list(range)
    }

    /// Whether a number is a factor of a calculation: 138元×19人.
    pub fn is_factor(&self, range: &Range<usize>) -> bool {
        let sign = |c: char| matches!(c, '×' | '*' | '＊' | '✕');
        self.text[range.end..].trim_start().starts_with(sign)
            || self.text[..range.start].trim_end().ends_with(sign)
    }

    /// What stands before some bytes in their sentence, back to the number before them.
    pub fn since_the_last_number(&self, range: &Range<usize>) -> &str {
        let last = self.reading.before(range).last().map_or(0, |one| one.range.end);
        let start = last.max(self.start(range));
        self.text[start..range.start].trim_start_matches(is_stop)
    }

    /// The amount right before another in its sentence, with no other number between.
    pub fn amount_before(&self, placed: &Placed) -> Option<&Placed> {
        let start = self.start(&placed.range);
        let before = self.reading.before(&placed.range).last();
        let before = before.filter(|one| one.range.start >= start)?;
        before.quantity.is_money().then_some(before)
    }

    /// A sentence up to some bytes with the one before it, where no number stands in either.
    pub fn with_the_sentence_before(&self, range: &Range<usize>) -> Option<&str> {
        let start = self.start(range);
        let before = self.start(&(start..start));
        let words = self.text[before..range.start].trim_start_matches(is_stop);
        let last = self.reading.before(range).last();
        let has_number = last.is_some_and(|one| one.range.start >= before);
        (start > 0 && !has_number).then_some(words)
    }

    /// The sentence before the one around some bytes, and where it ends; nothing before the first.
    pub fn sentence_before(&self, range: &Range<usize>) -> Option<(&str, usize)> {
        let end = self.start(range);
        let start = self.start(&(end..end));
        (end > start).then(|| (&self.text[start..end], end))
    }

    /// The sentences before the one around some bytes, the nearest first.
    pub fn sentences_before(&self, range: &Range<usize>) -> impl Iterator<Item = &str> {
        let mut end = self.start(range);
        std::iter::from_fn(move || {
            let start = self.start(&(end..end));
            let sentence = self.text[start..end].trim_start_matches(is_stop);
            let is_one = end > start;
            end = start;
            is_one.then_some(sentence)
        })
    }

    /// Where the sentence around some bytes begins, or as far back as words tell of them.
    fn start(&self, range: &Range<usize>) -> usize {
        let next = self.stops.partition_point(|stop| *stop < range.start);
        let start = next.checked_sub(1).map_or(0, |last| self.stops[last]);
        start.max(self.text.ceil_char_boundary(range.start.saturating_sub(REACH)))
    }

    /// Whether the sentence around some bytes is not whole: a part of it stands in another paragraph.
    pub fn is_cut(&self, range: &Range<usize>) -> bool {
        let is_first = || self.stops.first().is_none_or(|stop| range.start < *stop);
        let is_last =
            || self.stops.iter().all(|stop| *stop < range.end || *stop >= self.text.len());
        self.begins_cut && is_first() || self.ends_cut && is_last()
    }

    /// Whether a number is taken from the data.
    pub fn is_bound(&self, range: &Range<usize>) -> bool {
        let next = self.bound.partition_point(|bound| bound.end <= range.start);
        self.bound.get(next).is_some_and(|bound| bound.start < range.end)
    }
}

/// Tells which paragraphs of a narrative end in the middle of a sentence that the next goes on with.
/// Where a third of them lack the mark at their end, it is a text of lines.
fn mark_cuts(paragraphs: &mut [ReadParagraph<'_>], source: &str) {
    let cut_before = |at: usize| {
        let (before, next) = (&paragraphs[at - 1], &paragraphs[at]);
        let Source::Narrative(_, paragraph) = &next.source else { return None };
        cut(&before.text, &next.text, source, paragraph.start)
    };
    let cuts: Vec<(usize, Cut)> =
        (1..paragraphs.len()).filter_map(|at| Some((at, cut_before(at)?))).collect();
    let is_of_lines = cuts.len() >= LINES && cuts.len() * 3 >= paragraphs.len();
    for (at, cut) in cuts {
        if cut == Cut::Surely || is_of_lines {
            paragraphs[at - 1].ends_cut = true;
            paragraphs[at].begins_cut = true;
        }
    }
}

/// The fewest lines without a mark at their end that show a text of lines.
const LINES: usize = 5;

/// Every paragraph of a disclosure, read.
pub(in crate::check) fn read_paragraphs(disclosure: &Disclosure) -> Vec<ReadParagraph<'_>> {
    let mut found = Vec::new();
    if let Some(narrative) = &disclosure.narrative {
        let document = Document::read(&narrative.file.text);
        let mut bind = |path: &str, unit: Option<&str>, _: Range<usize>| {
            printed(disclosure, path, unit).map_or(Bound::Unresolved, |text| Bound::Figure {
                text,
                href: String::new(),
                marks: Vec::new(),
            })
        };
        for mut paragraph in document.paragraphs(&mut bind) {
            let text = std::mem::take(&mut paragraph.text);
            let bound = bound(&paragraph, text.len());
            found.push(ReadParagraph {
                reading: read(&disclosure.lexicon, &text),
                stops: stops(&text),
                at: "说明".into(),
                text,
                source: Source::Narrative(disclosure, paragraph),
                bound,
                begins_cut: false,
                ends_cut: false,
            });
        }
        mark_cuts(&mut found, &narrative.file.text);
    }
    let mut sentence = |text: &str, at: String, span: Span| {
        found.push(ReadParagraph::in_yaml(disclosure, text, at, span));
    };
    for (record, objectives) in disclosure.records() {
        for (part, sentences) in [("goals", &objectives.goals), ("outcomes", &objectives.outcomes)]
        {
            for (index, one) in sentences.iter().enumerate() {
                sentence(&one.value, format!("{record}/{part}/{}", index + 1), one.span);
            }
        }
    }
    for project in &disclosure.projects {
        if let Some(purpose) = &project.purpose {
            sentence(purpose, format!("{}/purpose", project_path(project)), project.span);
        }
    }
    found
}

/// Where the sentences of a text end.
fn stops(text: &str) -> Vec<usize> {
    text.match_indices(is_stop).map(|(at, _)| at).collect()
}

/// Whether a character ends a sentence.
fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '\n')
}

/// The bytes of the figures that are printed in the place of their bindings: each up to the next
/// piece of the text.
fn bound(paragraph: &Paragraph, length: usize) -> Vec<Range<usize>> {
    let end = |start: usize| {
        let next = paragraph.pieces.partition_point(|(text, _)| *text <= start);
        start..paragraph.pieces.get(next).map_or(length, |(text, _)| *text)
    };
    paragraph.bindings.iter().map(|(_, start)| end(*start)).collect()
}

/// A figure as it is printed in the place of its binding.
pub(super) fn printed(disclosure: &Disclosure, path: &str, unit: Option<&str>) -> Option<String> {
    let figure = disclosure.locate(path)?.cell?.figure()?;
    match (figure.unit, unit.map(MoneyUnit::named)) {
        (Unit::Money(_), Some(Some(wanted))) => {
            let amount = Unit::Money(wanted).of_base(figure.in_base())?;
            Some(format!("{}{}", amount.normalize(), wanted.name()))
        }
        (own, None) => Some(format!("{}{}", figure.amount, own.name())),
        _ => None,
    }
}
