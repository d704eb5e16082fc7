use crate::decimal::{Decimal, Interval};

use super::quantity::{Measure, Quantity};
use super::token::{Lexeme, Stop, Token};

/// Takes amounts of nothing as exact as the amounts beside them: in 本年收入248.53万元，结余分配0万元 the nought is
/// no half of a 万元 that was left out.
pub(super) fn exact_zeros(tokens: &mut [Token]) {
    for sentence in tokens.split_mut(|token| token.stop() == Some(Stop::Full)) {
        let finest = sentence.iter().filter_map(Token::money).min_by_key(|one| one.last_place);
        let Some(finest) = finest.copied() else { continue };
        for token in sentence {
            let Lexeme::Quantity(quantity) = token.lexeme else { continue };
            if let Some(exact) = as_exact(quantity, finest) {
                token.lexeme = Lexeme::Quantity(exact);
            }
        }
    }
}

/// An amount of nothing by the last place of a finer one; nothing where it is another amount, or a bound.
fn as_exact(quantity: Quantity, finest: Quantity) -> Option<Quantity> {
    let is_coarse = quantity.value.is_zero() && quantity.last_place > finest.last_place;
    let (Measure::Money { exponent }, Measure::Money { exponent: of_finest }) =
        (quantity.measure, finest.measure)
    else {
        return None;
    };
    if quantity.is_bound || !is_coarse {
        return None;
    }
    let decimals = finest.decimals.checked_add_signed(exponent - of_finest)?;
    let interval = Interval::around(Decimal::ZERO, finest.last_place.half()?)?;
    Some(Quantity { interval, last_place: finest.last_place, decimals, ..quantity })
}

#[cfg(test)]
mod tests {
    use crate::lexicon::embedded;
    use crate::sentences::read;

    #[test]
    fn a_nought_is_as_exact_as_what_stands_beside_it() {
        let lexicon = embedded();
        let last_places = |text: &str| {
            let reading = read(&lexicon, text);
            let places = reading.quantities.iter().map(|one| one.quantity.last_place.to_string());
            places.collect::<Vec<_>>()
        };
        let beside = last_places("本年收入248.53万元，结余分配0万元。经营收入0万元。");
        assert_eq!(beside, ["100", "100", "10000"]);
        assert_eq!(last_places("本年收入5万元，支出0.10万元。"), ["10000", "100"]);
    }
}
