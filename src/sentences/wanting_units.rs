use crate::lexicon::Lexicon;

use super::asks_a_unit::{asks_a_unit, is_bare_price};
use super::product::TIMES;
use super::quantity::{Measure, Quantity};
use super::said_unit::says_its_unit;
use super::token::{Lexeme, Stop, Token};
use super::vocabulary::{Phase, Word};

/// What may stand between a word and the number that it asks for.
const BETWEEN: [&str; 14] =
    ["", "为", "是", "了", "约", "共", "达", "到", "数为", "超过", "逾", "不足", "不到", "近"];

/// Finds the numbers without a unit whose words ask for one: `增长7`, `占预算5万元的54`, `支出决算为4769`. Other
/// whole numbers with nothing behind them say nothing.
pub(super) fn wanting_units(lexicon: &Lexicon, text: &str, tokens: &mut Vec<Token>) {
    let bare = |token: &Token| match token.lexeme {
        Lexeme::Loose(quantity) => Some(quantity),
        Lexeme::Quantity(quantity) if quantity.is_bare() => Some(quantity),
        _ => None,
    };
    if !tokens.iter().any(|token| bare(token).is_some()) {
        return;
    }
    let is_said = says_its_unit(lexicon, text);
    for at in 0..tokens.len() {
        let Some(quantity) = bare(&tokens[at]) else { continue };
        // 面积（万平方米）≥512.6: the target of an indicator, whose unit its name has.
        if text[..tokens[at].range.start].trim_end().ends_with(TARGETS) {
            tokens[at].lexeme = Lexeme::Loose(quantity);
            continue;
        }
        // Nothing is nothing in any unit: 因公出国（境）费支出为0.
        if !quantity.value.is_zero()
            && !is_said
            && (is_wanting(lexicon, text, tokens, (at, &quantity))
                || ends_a_list(lexicon, text, tokens, at))
        {
            tokens[at].lexeme = Lexeme::Quantity(Quantity { is_wanting: true, ..quantity });
        }
    }
    tokens.retain(|token| !matches!(token.lexeme, Lexeme::Loose(_)));
}

/// Signs before the target of an indicator.
const TARGETS: [char; 8] = ['≥', '≤', '≧', '≦', '＞', '＜', '>', '<'];

fn is_wanting(
    lexicon: &Lexicon,
    text: &str,
    tokens: &[Token],
    (at, number): (usize, &Quantity),
) -> bool {
    let start = tokens[at].range.start;
    if text[tokens[at].range.end..].trim_start().starts_with(TIMES) {
        return is_bare_price(text, tokens, at);
    }
    if is_price(text, tokens, at) {
        return true;
    }
    if number.decimals == 0 && text[tokens[at].range.end..].trim_start().starts_with('、') {
        return false;
    }
    if makes_money(text[..start].trim_end()) || asks_a_unit(lexicon, text, tokens, (at, number)) {
        return true;
    }
    let Some(before) = at.checked_sub(1).and_then(|before| tokens.get(before)) else {
        return false;
    };
    asked_by(text, tokens, (at, number), before)
        || is_yearly_change(lexicon, text, tokens, (at, number))
}

/// Whether a number with two decimals stands right behind a word of change, and what is compared with before it
/// (同比增长8.06，), in a text that speaks of money: whichever stands first. A score has a name of its own.
fn is_yearly_change(
    lexicon: &Lexicon,
    text: &str,
    tokens: &[Token],
    (at, number): (usize, &Quantity),
) -> bool {
    let is_right_behind = at.checked_sub(1).is_some_and(|before| {
        let gap = text[tokens[before].range.end..tokens[at].range.start].trim();
        matches!(tokens[before].word(), Some(Word::Up | Word::Down)) && gap.is_empty()
    });
    let is_end = |token: &&Token| token.quantity().is_some() || token.stop().is_some();
    let end = tokens[..at].iter().rposition(|token| is_end(&token)).map_or(0, |end| end + 1);
    let is_compared = tokens[end..at].iter().any(|token| token.word() == Some(Word::Compared));
    let start = end.checked_sub(1).map_or(0, |mark| tokens[mark].range.end);
    let named = &text[start..tokens[at].range.start];
    number.decimals == 2
        && is_right_behind
        && is_compared
        && !lexicon.unitless.is_in(named)
        && (tokens.iter().any(|token| token.money().is_some())
            || lexicon.money_nouns.is_in(&text[..tokens[at].range.start]))
}

/// Whether the word or mark before a number asks for a unit or a per cent sign behind it.
fn asked_by(
    text: &str,
    tokens: &[Token],
    (at, number): (usize, &Quantity),
    before: &Token,
) -> bool {
    let start = tokens[at].range.start;
    let gap = text[before.range.end..start].trim();
    let near = BETWEEN.contains(&gap);
    let long = |digits: i32| {
        number.decimals > 0
            || crate::decimal::Decimal::ONE
                .shifted(digits - 1)
                .is_some_and(|least| number.value >= least)
    };
    let ruled = || of_a_rate(tokens, at);
    match before.lexeme {
        Lexeme::Stop(Stop::Comma) => BOUNDS.contains(&gap) && follows_money(tokens, at),
        // 各占78.26%、21.74: the sign stands behind each rate of a list.
        Lexeme::Stop(Stop::Pause) => {
            gap.is_empty() && number.decimals > 0 && at > 1 && is_rate(&tokens[at - 2])
        }
        Lexeme::Word(word)
            if word.is_direction() || matches!(word, Word::Share | Word::Signed | Word::Size) =>
        {
            // 占政府采购支出总额的43
            let is_of = word == Word::Share && gap.ends_with('的');
            (near || is_of) && follows_money(tokens, at)
        }
        // 占支出的比重为43
        Lexeme::Word(Word::Name) => near && !gap.is_empty() && ruled(),
        // 执行率85.5; one as a part of one is no more than a little.
        Lexeme::Word(Word::Done) => {
            near && follows_money(tokens, at) && number.value > crate::decimal::Decimal::from(2_u32)
        }
        Lexeme::Word(Word::Phase(phase)) => {
            (gap == "的" && ruled())
                || (gap.is_empty() && ruled())
                || (gap == "的"
                    && phase != Phase::Settled
                    && text[..before.range.start].ends_with('为'))
                || (near && long(2))
                || (matches!(gap, "为" | "是" | "数为") && follows_money(tokens, at))
        }
        Lexeme::Word(Word::Sum | Word::Each) => near && long(3),
        Lexeme::Quantity(quantity) if quantity.is_money() => {
            gap == "的" && (ruled() || is_said_to_be(text, tokens, at - 1))
        }
        _ => false,
    }
}

/// Whether a whole number is the last of a list of amounts, with a name as each has: 第一季度29万元，第二季度29万元，第三季度20万元，第四季度37。
fn ends_a_list(lexicon: &Lexicon, text: &str, tokens: &[Token], at: usize) -> bool {
    let range = &tokens[at].range;
    let rest = text[range.end..].trim_start();
    let is_share = rest
        .strip_prefix(['（', '('])
        .is_some_and(|words| lexicon.share_of.beginning(words).is_some());
    if !(rest.is_empty() || is_share || rest.starts_with(['。', '；', ';', '等'])) {
        return false;
    }
    // Its name reaches back to a mark; before it stand amounts, each with a name and a mark before it.
    let end_before = |at: usize| {
        let between = (0..at).rev().take_while(|one| {
            let token = &tokens[*one];
            token.quantity().is_none() && token.stop().is_none()
        });
        at.checked_sub(1 + between.count())
    };
    let mark_before = |at: usize| end_before(at).filter(|mark| is_mark(&tokens[*mark]));
    let Some(mark) = mark_before(at) else { return false };
    let name = text[tokens[mark].range.end..range.start].trim();
    let names = name.chars().filter(|c| c.is_alphabetic()).count();
    let mut amounts = 0;
    let mut in_yuan = false;
    let mut before = Some(mark);
    while let Some(amount) = before.and_then(|mark| amount_before(tokens, mark)) {
        amounts += 1;
        in_yuan = tokens[amount].money().is_some_and(is_long_in_yuan);
        before = mark_before(amount);
        // 其中，局本部1165万元，下属单位1720: what opens the parts makes the list.
        let opener = end_before(amount).filter(|_| range.len() >= LONG_ENOUGH);
        if opener.is_some_and(|mark| opens(tokens, mark)) {
            amounts += 1;
        }
    }
    // A score has no unit; a longer number is one of a telephone, where the others are not of 元 and as long.
    let is_long =
        !in_yuan && range.len() > DIGITS && text[range.clone()].bytes().all(|c| c.is_ascii_digit());
    let is_other =
        lexicon.unitless.ending(name.trim_end_matches(['为', '是'])).is_some() || is_long;
    (2..=LONGEST).contains(&names) && amounts >= IN_A_LIST && !is_other
}

/// The amount right before a mark, or before the brackets there: 基本支出20万元（其中人员经费18万元）、.
fn amount_before(tokens: &[Token], mark: usize) -> Option<usize> {
    let last = mark.checked_sub(1)?;
    let at = match tokens[last].stop() {
        Some(Stop::Close) => {
            let opened = |at: &usize| tokens[*at].stop() == Some(Stop::Open);
            (0..last).rev().find(opened)?.checked_sub(1)?
        }
        _ => last,
    };
    tokens[at].money().map(|_| at)
}

/// Whether a mark, or the word before it, opens parts: ：, 其中，.
fn opens(tokens: &[Token], mark: usize) -> bool {
    let word = mark.checked_sub(1).and_then(|before| tokens[before].word());
    tokens[mark].stop() == Some(Stop::Colon) || matches!(word, Some(Word::Parts | Word::Whole))
}

/// Whether an amount is in 元 and has as many digits as a number of a telephone.
fn is_long_in_yuan(amount: &Quantity) -> bool {
    amount.measure == Measure::Money { exponent: 0 }
        && crate::decimal::Decimal::ONE.shifted(5).is_some_and(|least| amount.value.abs() >= least)
}

/// Digits of the last of two parts that is an amount without its unit.
const LONG_ENOUGH: usize = 3;

fn is_mark(token: &Token) -> bool {
    matches!(token.stop(), Some(Stop::Comma | Stop::Pause | Stop::Semicolon))
}

/// Digits that an amount without a unit may have.
const DIGITS: usize = 6;
/// A longer name is a clause.
const LONGEST: usize = 12;
/// Amounts that make a list.
const IN_A_LIST: usize = 2;

/// Whether the number before is money or a rate: a score and a count may grow without a unit.
fn follows_money(tokens: &[Token], at: usize) -> bool {
    let mut before = tokens[..at].iter().rev();
    let number = before.find_map(|token| match token.lexeme {
        Lexeme::Quantity(quantity) | Lexeme::Loose(quantity) => Some(quantity),
        _ => None,
    });
    number.is_some_and(|one| one.is_money() || one.measure == Measure::Percent || one.is_wanting)
}

/// Whether a number is a price of each of several things that are counted right behind it:
/// 按每人每月7560、3人、6个月.
fn is_price(text: &str, tokens: &[Token], at: usize) -> bool {
    let before: Vec<char> = text[..tokens[at].range.start]
        .chars()
        .rev()
        .take(8)
        .take_while(|c| !matches!(c, '，' | ',' | '：'))
        .collect();
    let is_counted = |at: usize| {
        tokens.get(at).and_then(Token::quantity).is_some_and(|one| one.measure == Measure::Count)
    };
    let is_pause = |at: usize| tokens.get(at).and_then(Token::stop) == Some(Stop::Pause);
    before.iter().filter(|c| **c == '每').count() == 2
        && is_pause(at + 1)
        && is_counted(at + 2)
        && is_pause(at + 3)
        && is_counted(at + 4)
}

/// Whether 占 or 完成 stands before a number in its clause.
fn of_a_rate(tokens: &[Token], at: usize) -> bool {
    tokens[..at]
        .iter()
        .rev()
        .take_while(|token| {
            !matches!(token.stop(), Some(Stop::Comma | Stop::Semicolon | Stop::Full))
        })
        .any(|token| matches!(token.word(), Some(Word::Share | Word::Done)))
}

/// What stands before an amount that is a bound, or near it.
const BOUNDS: [&str; 5] = ["超过", "逾", "不足", "不到", "近"];

fn is_rate(token: &Token) -> bool {
    token.quantity().is_some_and(|one| one.measure == Measure::Percent)
}

/// Whether the clause of a token begins with 为: 为全年预算15万元的49.
fn is_said_to_be(text: &str, tokens: &[Token], at: usize) -> bool {
    let is_end = |token: &&Token| token.quantity().is_some() || token.stop().is_some();
    let start = tokens[..at].iter().rev().find(is_end).map_or(0, |token| token.range.end);
    text[start..tokens[at].range.start].trim_start().starts_with(['为', '是'])
}

/// Whether a text ends with a calculation of money and its sign: 427元×5人=.
fn makes_money(before: &str) -> bool {
    let Some(calculation) = before.strip_suffix(['=', '＝']) else { return false };
    let clause = calculation.rsplit(['，', '。', '；', '：', ':', ';', '\n']).next();
    clause.is_some_and(|clause| clause.contains('×') && clause.contains('元'))
}
