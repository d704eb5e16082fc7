use crate::lexicon::{Lexicon, WordList};

/// What is counted by a line or column of a label: as one of its spellings says in brackets, 辆 of
/// 公务用车保有量（辆）, else as things of its name are counted.
pub(super) fn counted<'f>(
    lexicon: &Lexicon,
    own: &str,
    mut spellings: impl Iterator<Item = &'f str>,
) -> Option<String> {
    let said = spellings.find_map(|label| {
        let (name, unit) = in_brackets(label)?;
        (label == own || name == own).then(|| match unit.split_once(['，', '、']) {
            Some((one, other)) => format!("{one}（{other}）"),
            None => unit.to_owned(),
        })
    });
    let first = |list: &WordList| list.words().next().map(str::to_owned);
    let by_name = || {
        let word = |list: &WordList| list.words_in(own).next().map(str::to_owned);
        word(&lexicon.person_units).or_else(|| word(&lexicon.visit_units)).or_else(|| {
            if lexicon.group_names.is_in(own) {
                first(&lexicon.bare_units)
            } else {
                let vehicles = [&lexicon.own_vehicles, &lexicon.kind_of_vehicle];
                let counts = vehicles.into_iter().any(|list| list.is_in(own));
                counts.then(|| first(&lexicon.whole_counts)).flatten()
            }
        })
    };
    said.or_else(by_name)
}

/// A label and what it has in brackets at its end.
pub(super) fn in_brackets(label: &str) -> Option<(&str, &str)> {
    let inner = label.strip_suffix('）')?;
    let (name, unit) = inner.rsplit_once('（')?;
    (!name.is_empty() && !unit.is_empty()).then_some((name, unit))
}
