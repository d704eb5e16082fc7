use crate::finding::Finding;
use crate::lexicon::Lexicon;
use crate::sentences::{Placed, Relation, RelationKind, Role, names_nothing};

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;

impl SentenceCheck<'_> {
    /// What the sentence of a finding says in numbers, whatever its other words are: `基本支出 119.46万元；减少
    /// 3.26%`. Each amount with what it is said of and the direction of a change.
    pub(super) fn said(&self, paragraph: &ReadParagraph<'_>, finding: &Finding) -> Option<String> {
        let all = &paragraph.reading.quantities;
        let start = finding.place.span.start;
        let next = if paragraph.is_narrative() {
            all.partition_point(|one| paragraph.place(&one.range).span.end <= start)
        } else {
            0
        };
        let near = all.get(next).or_else(|| all.last())?;
        let sentence = if paragraph.is_narrative() {
            paragraph.sentence_range(&near.range)
        } else {
            0..paragraph.text.len()
        };
        let first = all.partition_point(|one| one.range.start < sentence.start);
        let within =
            all[first..].iter().take_while(|one| one.range.start < sentence.end).take(MOST);
        let words = within.map(|one| self.one_said(paragraph, one)).collect::<Vec<_>>();
        Some(words.join("；"))
    }

    /// A number with its subject and its direction.
    fn one_said(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> String {
        let lexicon = &self.disclosure.lexicon;
        let relations = || paragraph.reading.relations_of(&placed.range);
        let is_of = |one: &&Relation, role| one.number(role) == Some(&placed.range);
        let change = relations().find(|one| {
            one.kind == RelationKind::Change && (is_of(one, Role::Amount) || is_of(one, Role::Rate))
        });
        let direction = match change.and_then(|one| one.is_up) {
            Some(true) => "增加",
            Some(false) => "减少",
            None => "",
        };
        let is_flat =
            relations().any(|one| one.kind == RelationKind::Flat && is_of(&one, Role::Head));
        let flat = if is_flat { "（持平）" } else { "" };
        let subject = match change {
            Some(_) => String::new(),
            None => self.subject(lexicon, paragraph, placed),
        };
        let value = placed.quantity.printed(placed.quantity.value).normalize();
        let parts = [subject, direction.to_owned(), placed.quantity.printed_with(value)];
        let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}{flat}", said.join(" "))
    }

    /// What a number is said of: the name of its row, else the words before it without those that name
    /// nothing.
    fn subject(&self, lexicon: &Lexicon, paragraph: &ReadParagraph<'_>, placed: &Placed) -> String {
        if placed.quantity.is_money()
            && let Some(spoken) = self.rows_of(paragraph, placed)
        {
            return spoken.name.to_owned();
        }
        let label = &paragraph.text[placed.label.clone()];
        let plain: String = label.chars().filter(|c| c.is_alphabetic()).collect();
        without_filling(lexicon, &plain).to_owned()
    }
}

/// Words without those of filling at their ends.
fn without_filling<'w>(lexicon: &Lexicon, words: &'w str) -> &'w str {
    let mut ends = words.char_indices().map(|(at, c)| at + c.len_utf8());
    let filled = |at: &usize| names_nothing(lexicon, &words[..*at]);
    let start = ends.rfind(filled).unwrap_or_default();
    let words = &words[start..];
    let end =
        words.char_indices().map(|(at, _)| at).find(|at| names_nothing(lexicon, &words[*at..]));
    &words[..end.unwrap_or(words.len())]
}

/// No sentence of a person has more numbers.
const MOST: usize = 60;
