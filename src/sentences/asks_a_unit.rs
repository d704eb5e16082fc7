use crate::characters::half_width_number;
use crate::lexicon::Lexicon;

use super::measured::is_of_parts;
use super::number::{Written, digits_at};
use super::product::TIMES;
use super::quantity::Quantity;
use super::token::{Stop, Token};
use super::unit::{ends_a_clause, unit};

/// Digits of a whole number that is money where it is called so.
const LONG: usize = 5;

/// How many tokens around a number tell what its sentence speaks of.
const NEAR: usize = 60;

/// Whether what stands right before a number without a unit is called as money is, in a sentence that
/// has amounts: 公务接待费0.35，接待33批次; of an item by its path: “…（项）”18，.
pub(super) fn asks_a_unit(
    lexicon: &Lexicon,
    text: &str,
    tokens: &[Token],
    (at, number): (usize, &Quantity),
) -> bool {
    let range = &tokens[at].range;
    let digits = &text[range.clone()];
    let rest = &text[range.end..];
    let is_opened = opens_parts(rest);
    let is_end = ends_a_clause(rest) || is_of_parts(rest) || is_opened;
    if number.decimals == 0 && is_code_or_year(digits) || !is_end {
        return false;
    }
    let before = text[..range.start].trim_end_matches([' ', '为', '是', '共', '约']);
    let has_money = || sentence(tokens, at).any(|token| token.money().is_some());
    // 预留给小微企业493729，占: what is a share of money is money.
    if is_whole_and_long(number, digits) && is_share(lexicon, rest) && has_money() {
        return true;
    }
    // 支出预算39071：基本支出
    let phases = [&lexicon.plan_any, &lexicon.phase_settled];
    let is_plan = is_opened && phases.iter().any(|words| words.ending(before).is_some());
    if is_plan || lexicon.money_nouns.ending(before).is_some() {
        // 资金217494000, 支出2,485: nothing else is called so and so long.
        let is_long = is_whole_and_long(number, digits);
        if is_opened {
            return is_long && has_money();
        }
        return is_long
            || sentence(tokens, at).any(|token| {
                token
                    .quantity()
                    .is_some_and(|one| one.is_money() || (number.decimals > 0 && !one.is_bare()))
            });
    }
    let plain = before.trim_end_matches(['”', '"', '’']);
    number.decimals == 0
        && digits.chars().count() > 1
        && !plain.ends_with(char::is_alphabetic)
        && lexicon.item_marks.ending(plain).is_some()
}

/// Whether a number is whole, and has many digits or marks between them.
fn is_whole_and_long(number: &Quantity, digits: &str) -> bool {
    number.decimals == 0 && (digits.contains([',', '，']) || digits.chars().count() >= LONG)
}

/// Whether behind a number its parts are opened: 支出39071：基本支出, 支出1,119,000（项目支出.
fn opens_parts(rest: &str) -> bool {
    let parts = rest.trim_start().strip_prefix(['：', ':', '（', '(']);
    parts.is_some_and(|parts| parts.starts_with(char::is_alphabetic))
}

/// Whether behind a number and a comma it is said what share that is: ，占.
fn is_share(lexicon: &Lexicon, rest: &str) -> bool {
    let words = rest.trim_start().strip_prefix(['，', ',']);
    words.is_some_and(|words| lexicon.share_of.beginning(words.trim_start()).is_some())
}

/// The tokens of the sentence around one, as far as they tell.
fn sentence(tokens: &[Token], at: usize) -> impl Iterator<Item = &Token> {
    let goes_on = |token: &&Token| token.stop() != Some(Stop::Full);
    let before = tokens[..at].iter().rev().take(NEAR).take_while(goes_on);
    before.chain(tokens[at + 1..].iter().take(NEAR).take_while(goes_on))
}

/// Whether digits may be a code of a classification or a year: 302, 30201, 2010101, 2023.
fn is_code_or_year(digits: &str) -> bool {
    let plain: String = digits.chars().map(half_width_number).collect();
    let head = plain.get(..3).and_then(|head| head.parse::<u16>().ok());
    let Some(head) = head else { return false };
    match plain.len() {
        3 | 5 => (201..=234).contains(&head) || (301..=313).contains(&head) || head / 100 == 5,
        4 => (190..=206).contains(&head),
        7 => (201..=234).contains(&head),
        _ => false,
    }
}

/// Whether a number is the first factor of a calculation of money whose other factors have their units:
/// 7500×55人×12个月=4950000元.
pub(super) fn is_bare_price(text: &str, tokens: &[Token], at: usize) -> bool {
    let range = &tokens[at].range;
    let end = text.floor_char_boundary((range.end + CALCULATION).min(text.len()));
    let rest = text[range.end..end].trim_start();
    let Some((factors, result)) = rest.split_once(['=', '＝']) else { return false };
    let Some(factors) = factors.strip_prefix(TIMES) else { return false };
    let has_unit = |factor: &str| {
        let factor = factor.trim();
        let Some(Written::Number(number)) = digits_at(factor, 0) else { return false };
        let unit = factor[number.end..].trim_start();
        unit.starts_with(|c: char| c.is_alphabetic() || matches!(c, '%' | '％'))
            && !unit.contains(|c: char| c.is_ascii_digit())
    };
    let result = result.trim_start();
    let makes_money = match digits_at(result, 0) {
        Some(Written::Number(number)) => unit(&result[number.end..])
            .is_some_and(|unit| matches!(unit.measure, super::quantity::Measure::Money { .. })),
        _ => false,
    };
    factors.split(TIMES).all(has_unit) && makes_money
}

/// No calculation of a person goes on for more bytes.
const CALCULATION: usize = 150;
