use std::ops::Range;

use crate::decimal::Decimal;
use crate::model::{Disclosure, MainFigure, Referred};
use crate::sentences::read;

/// The end of a sentence; an English one ends before a blank.
const STOPS: [char; 4] = ['。', '；', '！', '？'];

/// A paragraph of the narrative as text.
#[derive(Debug, Clone)]
pub struct SaidParagraph<'a> {
    /// Canonical id of the profile's section it stands in.
    pub section: Option<&'a str>,
    /// The text without marks, figures printed in the place of their bindings.
    pub text: String,
    /// The paths of the figures bound in it, as written, each with the byte of `text` where it is
    /// printed.
    pub bindings: Vec<(String, usize)>,
}

/// A change whose reason is looked for.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// The main figure that changed.
    pub main: &'a MainFigure,
    /// The figure of this year.
    pub now: &'a Referred<'a>,
    /// The fiscal year it is compared with.
    pub since: i16,
    /// By how much it changed, in the base of arithmetic.
    pub difference: Decimal,
}

/// The sentence that gives the reason of a change. It must be about this figure and no other: it
/// prints the figure's own change, or refers to the figure, or stands in the section that the
/// profile gives to the figure's own statement and names no other line; and whatever change it
/// prints is this one. Else nothing: a reason beside the wrong figure is worse than none.
pub fn reason(
    disclosure: &Disclosure,
    said: &[SaidParagraph<'_>],
    change: &Change<'_>,
) -> Option<String> {
    said.iter().find_map(|paragraph| in_paragraph(disclosure, paragraph, change))
}

fn in_paragraph(
    disclosure: &Disclosure,
    paragraph: &SaidParagraph<'_>,
    change: &Change<'_>,
) -> Option<String> {
    let sentences = sentences(&paragraph.text);
    sentences.iter().enumerate().find_map(|(index, range)| {
        let sentence = &paragraph.text[range.clone()];
        if !compares(disclosure, sentence, change.since)
            || !is_about(disclosure, paragraph, range, change)
        {
            return None;
        }
        let next = sentences
            .get(index + 1)
            .map(|next| &paragraph.text[next.clone()])
            .filter(|next| goes_on(disclosure, next, change.since));
        let gives = |text: &str| disclosure.lexicon.change_reasons.is_in(text);
        let told = match next {
            _ if gives(sentence) => sentence.to_owned(),
            Some(next) if gives(next) => format!("{sentence}{next}"),
            _ => return None,
        };
        let told = told.trim();
        Some(match told.strip_suffix('；') {
            Some(told) => format!("{told}。"),
            None => {
                told.strip_suffix(';').map_or_else(|| told.to_owned(), |told| format!("{told}."))
            }
        })
    })
}

/// The sentences of a text as bytes of it, each with its stop.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, stop) in
        text.match_indices([STOPS.as_slice(), &['.', '!', '?', ';']].concat().as_slice())
    {
        let end = at + stop.len();
        if stop.len() > 1 || text[end..].starts_with([' ', '\n']) {
            sentences.push(start..end);
            start = end;
        }
    }
    if start < text.len() {
        sentences.push(start..text.len());
    }
    sentences
}

/// Whether a sentence compares with the year before.
fn compares(disclosure: &Disclosure, sentence: &str, since: i16) -> bool {
    disclosure.lexicon.year_before.is_in(sentence)
        || [
            format!("比{since}年"),
            format!("较{since}年"),
            format!("than in {since}"),
            format!("than {since}"),
            format!("from {since}"),
        ]
        .iter()
        .any(|words| sentence.contains(words))
}

/// Whether a sentence goes on with the reason of the one before, and with nothing else.
fn goes_on(disclosure: &Disclosure, sentence: &str, since: i16) -> bool {
    let begun = sentence.trim_start();
    let lexicon = &disclosure.lexicon;
    [&lexicon.change_reasons, &lexicon.change_nouns]
        .iter()
        .any(|list| list.beginning(begun).is_some())
        && !compares(disclosure, sentence, since)
}

fn is_about(
    disclosure: &Disclosure,
    paragraph: &SaidParagraph<'_>,
    range: &Range<usize>,
    change: &Change<'_>,
) -> bool {
    let sentence = &paragraph.text[range.clone()];
    let size = change.difference.abs();
    let amounts = read(&disclosure.lexicon, sentence).quantities.into_iter();
    let printed: Vec<bool> = amounts
        .filter(|placed| placed.quantity.is_money())
        .filter(|placed| is_change(disclosure, &sentence[..placed.range.start]))
        .map(|placed| placed.quantity.interval.holds(size))
        .collect();
    // Of several changes in a sentence nobody can tell which one the reason is of.
    if printed.contains(&false) || !directed(disclosure, sentence, change.difference) {
        return false;
    }
    printed.contains(&true)
        || refers(disclosure, paragraph, range, change)
        || belongs(disclosure, paragraph, sentence, change)
}

/// Whether an amount behind these words is a change: 比上年增加, 减少了.
fn is_change(disclosure: &Disclosure, before: &str) -> bool {
    let before = before.trim_end_matches(['了', '约', '近', '为', ' ']);
    let lexicon = &disclosure.lexicon;
    [&lexicon.change_up, &lexicon.change_down].iter().any(|list| list.ending(before).is_some())
}

/// Whether a sentence speaks of the direction of a change.
fn directed(disclosure: &Disclosure, sentence: &str, difference: Decimal) -> bool {
    let lexicon = &disclosure.lexicon;
    match difference.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Greater => lexicon.change_up.is_in(sentence),
        std::cmp::Ordering::Less => lexicon.change_down.is_in(sentence),
        std::cmp::Ordering::Equal => lexicon.change_none.is_in(sentence),
    }
}

/// Whether a sentence takes the figure from the data by its path, and no other: which of several
/// the change is of nobody can tell.
fn refers(
    disclosure: &Disclosure,
    paragraph: &SaidParagraph<'_>,
    range: &Range<usize>,
    change: &Change<'_>,
) -> bool {
    let mut paths = paragraph
        .bindings
        .iter()
        .filter(|(_, at)| range.contains(at))
        .filter_map(|(path, _)| Some(disclosure.locate(path)?.path))
        .peekable();
    paths.peek().is_some()
        && paths.all(|path| own(disclosure, change).any(|referred| referred.path == path))
}

/// The places of the main figure in this disclosure that say the same.
fn own<'a>(
    disclosure: &'a Disclosure,
    change: &'a Change<'_>,
) -> impl Iterator<Item = Referred<'a>> {
    let places = change
        .main
        .places(disclosure.kind)
        .iter()
        .filter_map(|reference| disclosure.referred(reference));
    places.filter(|referred| referred.figure.in_base() == change.now.figure.in_base())
}

/// Whether a sentence stands in the section of the figure's own statement or table, and names none
/// of its other lines.
fn belongs(
    disclosure: &Disclosure,
    paragraph: &SaidParagraph<'_>,
    sentence: &str,
    change: &Change<'_>,
) -> bool {
    let Some(requirement) = disclosure.profile.requirement(disclosure.kind) else { return false };
    let Some(section) =
        requirement.sections.iter().find(|section| Some(section.id.as_str()) == paragraph.section)
    else {
        return false;
    };
    let places = change.main.places(disclosure.kind).iter().filter(|reference| {
        let same =
            |referred: Referred<'_>| referred.figure.in_base() == change.now.figure.in_base();
        reference.form.as_ref().is_some_and(|form| section.tables.contains(form))
            && disclosure.referred(reference).is_some_and(same)
    });
    let mut places = places.peekable();
    let names_another = |form: &str, own: &crate::model::RowRef| {
        let lines = disclosure.table(form).map(|table| table.form.lines()).unwrap_or_default();
        let own = match own {
            crate::model::RowRef::Line(line) => Some(*line),
            _ => None,
        };
        lines.iter().enumerate().any(|(line, named)| {
            Some(line) != own && named.spellings().any(|label| sentence.contains(label))
        })
    };
    places.peek().is_some()
        && !places.any(|reference| {
            reference.form.as_deref().is_some_and(|form| names_another(form, &reference.row))
        })
}
