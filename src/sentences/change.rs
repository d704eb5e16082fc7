use super::quantity::Measure;
use super::sentence::Sentence;
use super::token::Stop;
use super::vocabulary::Word;

/// By how much something changed, as a sentence says it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Change {
    /// The token that says in which direction.
    pub begins: usize,
    pub is_up: bool,
    /// The amount, where it is printed.
    pub amount: Option<usize>,
    /// The rate, where it is printed.
    pub rate: Option<usize>,
    /// Whether a second direction contradicts the first.
    pub is_torn: bool,
    /// The last token.
    pub ends: usize,
}

/// What may stand between a word of change and the amount by which something changed.
const BY: [&str; 5] = ["", "了", "约", "近", "共"];
/// The same before a rate. Before an amount these name what it became: 增加到110万元.
const REACHED: [&str; 3] = ["为", "达", "到"];

/// The changes that a sentence says.
pub(super) fn changes(sentence: &Sentence<'_>) -> Vec<Change> {
    let mut found: Vec<Change> = Vec::new();
    for at in 0..sentence.tokens.len() {
        if let Some(rate) = size(sentence, at)
            && let Some(open) = found.last_mut()
            && open.rate.is_none()
            && is_near(sentence, open, at)
        {
            open.rate = Some(rate);
            open.ends = rate;
            continue;
        }
        let Some(word) = sentence.word(at).filter(|word| word.is_direction()) else { continue };
        let Some(number) = number_after(sentence, at) else { continue };
        // 增长-4.87% is less.
        let is_less = sentence.quantity(number).is_some_and(|one| one.value.is_negative());
        let is_up = word.is_up() && !is_less;
        let is_rate = sentence.tokens[number].money().is_none();
        if let Some(open) = found.last_mut().filter(|open| goes_on(sentence, open, at, is_rate)) {
            // A rate of nothing has no direction of its own.
            let is_zero = sentence.quantity(number).is_some_and(|one| one.value.is_zero());
            open.is_torn |= open.is_up != is_up && !is_zero;
            *(if is_rate { &mut open.rate } else { &mut open.amount }) = Some(number);
            open.ends = number;
            continue;
        }
        let (amount, rate) = if is_rate { (None, Some(number)) } else { (Some(number), None) };
        found.push(Change { begins: at, is_up, amount, rate, is_torn: false, ends: number });
    }
    found
}

/// The rate behind a word that says no direction: 减少5万元，变动幅度10%.
fn size(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let rate = Some(at + 1).filter(|_| sentence.word(at) == Some(Word::Size))?;
    let quantity = sentence.quantity(rate).filter(|one| one.measure == Measure::Percent)?;
    let is_right = sentence.gap(at, rate).trim().is_empty() && !quantity.value.is_negative();
    is_right.then_some(rate)
}

/// The amount or rate right behind a word of change.
fn number_after(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let number = at + 1;
    let quantity = sentence.quantity(number)?;
    let gap = sentence.gap(at, number).trim();
    let fits = match quantity.measure {
        Measure::Money { .. } => BY.contains(&gap),
        Measure::Percent | Measure::Times => BY.contains(&gap) || REACHED.contains(&gap),
        _ => false,
    };
    fits.then_some(number)
}

/// Whether a second word of change goes on about the change before it: 增加5万元，增长10%.
fn goes_on(sentence: &Sentence<'_>, open: &Change, at: usize, is_rate: bool) -> bool {
    let is_free = if is_rate { open.rate.is_none() } else { open.amount.is_none() };
    is_free && is_near(sentence, open, at)
}

/// Whether next to nothing stands between a change and a token.
fn is_near(sentence: &Sentence<'_>, open: &Change, at: usize) -> bool {
    let is_mark = (open.ends + 1..at).all(|between| {
        matches!(sentence.stop(between), Some(Stop::Comma | Stop::Open | Stop::Close | Stop::Pause))
            || sentence.word(between) == Some(Word::Compared)
    });
    is_mark && sentence.gap(open.ends, at).chars().count() <= 6
}
