use super::relation::{Against, NamedBase};
use super::sentence::Sentence;
use super::token::{Lexeme, Stop};
use super::vocabulary::{Phase, Word};

/// What a change is compared with.
pub(super) struct Compared {
    /// The first token of 比上年预算.
    pub begins: usize,
    /// The last.
    pub ends: usize,
    /// The amount of the base, where it is printed.
    pub base: Option<usize>,
}

impl Compared {
    /// The phase and the year that it names.
    pub fn against(&self, sentence: &Sentence<'_>) -> Against {
        let tokens = self.begins..self.ends + 1;
        Against { phase: sentence.phase_in(tokens.clone()), year: sentence.year_in(tokens) }
    }

    /// What it names, and where.
    pub fn names(&self, sentence: &Sentence<'_>) -> (Against, NamedBase) {
        (self.against(sentence), self.named(sentence))
    }

    /// Whether it names no phase and no year but the one before: 同比, 比上年.
    pub fn names_nothing(&self, sentence: &Sentence<'_>) -> bool {
        let against = self.against(sentence);
        self.base.is_none() && against.phase.is_none() && against.year.is_none()
    }

    /// Where the words stand that name them.
    fn named(&self, sentence: &Sentence<'_>) -> NamedBase {
        let tokens = self.begins..self.ends + 1;
        let is_year = |at: &usize| matches!(sentence.tokens[*at].lexeme, Lexeme::Year(_));
        let is_phase = |at: &usize| matches!(sentence.word(*at), Some(Word::Phase(_)));
        NamedBase {
            year: tokens.clone().find(is_year).map(|at| sentence.range(at)),
            phase: tokens.rev().find(is_phase).map(|at| sentence.range(at)),
        }
    }
}

/// What is compared with in the clause before a word of change.
pub(super) fn compared(sentence: &Sentence<'_>, end: usize) -> Option<Compared> {
    let start = sentence.segment_start(end);
    let mut behind: Option<Compared> = None;
    for at in (start..end).rev() {
        match sentence.tokens[at].lexeme {
            Lexeme::Word(Word::ComparedBehind) if behind.is_none() => {
                // 与2024年相比: what is compared with stands before it, back to a mark.
                let begins = sentence.label_start(at).min(at);
                // 与2024年5万元相比
                let before = begins.checked_sub(1).filter(|before| {
                    sentence.money(*before).is_some() && sentence.gap(*before, at).trim().is_empty()
                });
                let begins = before.map_or(begins, |base| sentence.label_start(base).min(base));
                let base = before
                    .or_else(|| (begins..at).find(|at| sentence.money(*at).is_some()));
                behind = Some(Compared { begins, ends: at, base });
            }
            Lexeme::Word(Word::Compared) => {
                // 比2023年预算相比: one comparison.
                let ends = behind
                    .map_or_else(|| last_of_base(sentence, at, end), |behind| behind.ends);
                let base = (at + 1..=ends).find(|at| sentence.money(*at).is_some());
                return Some(Compared { begins: at, ends, base });
            }
            Lexeme::Word(word) if word.is_direction() => break,
            Lexeme::Stop(Stop::Comma)
                // 2024年决算数20万元，增加5万元: nothing is compared in this clause.
                if behind.is_some()
                    || (at + 1..end).any(|at| sentence.money(at).is_some()) =>
            {
                break;
            }
            _ => {}
        }
    }
    behind
}

/// The last token of what a comparison names: years, phases, an amount.
fn last_of_base(sentence: &Sentence<'_>, compared: usize, end: usize) -> usize {
    (compared + 1..end)
        .take_while(|at| {
            // 比2023年完成数5万元增长6%
            let is_done =
                sentence.word(*at) == Some(Word::Done) && sentence.money(at + 1).is_some();
            is_done
                || matches!(
                    sentence.tokens[*at].lexeme,
                    Lexeme::Year(_)
                        | Lexeme::Quantity(_)
                        | Lexeme::Word(
                            Word::LastYear | Word::Phase(_) | Word::Name | Word::Opening
                        )
                )
        })
        .last()
        .unwrap_or(compared)
}

/// The amount of what is compared with, where it stands before: 2022年预算执行数为5万元，2023年预算安排6万元，比2022年
/// 预算执行数增加20%. Its words name the same year and phase; of two such amounts none is sure.
pub(super) fn printed_before(
    sentence: &Sentence<'_>,
    compared: &Compared,
    against: Against,
) -> Option<usize> {
    let is_last =
        (compared.begins..=compared.ends).any(|at| sentence.word(at) == Some(Word::LastYear));
    // 比调整预算减少5万元: the plan that stands before, of no year but that of the sentence.
    let is_plan = matches!(against.phase, Some(Phase::Initial | Phase::Adjusted)) && !is_last;
    if against.year.is_none() && !is_plan {
        return None;
    }
    let start = sentence.segment_start(compared.begins);
    let mut fits = (start..compared.begins).filter(|at| {
        let year = sentence.year_in(sentence.label_tokens(*at));
        sentence.money(*at).is_some()
            && (year == against.year || (against.year.is_none() && is_plan))
            // 比2022年预算减少5万元 names the year of its base, not its own.
            && !sentence.is_change_or_base(*at)
            && sentence.phase(*at) == against.phase
    });
    let found = fits.next()?;
    fits.next().is_none().then_some(found)
}
