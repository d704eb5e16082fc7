use crate::lexicon::Lexicon;
use crate::model::Fund;

/// The fund that words name.
pub(super) fn fund_named(lexicon: &Lexicon, words: &str) -> Option<Fund> {
    let funds = [
        (&lexicon.government_funds, Fund::Government),
        (&lexicon.state_capital_fund, Fund::StateCapital),
        (&lexicon.general_fund, Fund::General),
    ];
    funds.into_iter().find(|(names, _)| names.is_in(words)).map(|(_, fund)| fund)
}
