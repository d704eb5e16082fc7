use std::collections::HashMap;

use super::word_list::WordList;

/// What is known of a list of words.
#[derive(Debug)]
pub struct ListInfo {
    /// Its name in the files.
    pub name: &'static str,
    /// What its words mean.
    pub says: &'static str,
    /// Who looks for them: rules, `pages` or `import`.
    pub used_by: &'static [&'static str],
}

macro_rules! lists {
    ($($(#[doc = $doc:literal])+ $field:ident: $name:literal, [$($user:literal),+];)+) => {
        /// The words that are looked for, a field a list.
        #[derive(Debug, Clone)]
        pub struct Lexicon { $($(#[doc = $doc])+ pub $field: WordList,)+ }

        /// Every list, in the order of the files.
        pub const LISTS: &[ListInfo] = &[
            $(ListInfo { name: $name, says: concat!($($doc),+), used_by: &[$($user),+] },)+
        ];

        impl Lexicon {
            /// The words of each list, by the list's name; a list that has none there is empty.
            pub fn new(words: &HashMap<String, Vec<String>>) -> Lexicon {
                let list = |name: &str| {
                    WordList::new(words.get(name).into_iter().flatten().map(String::as_str))
                };
                Lexicon { $($field: list($name),)+ }
            }

            /// The list of a name.
            pub fn list(&self, name: &str) -> Option<&WordList> {
                match name { $($name => Some(&self.$field),)+ _ => None }
            }
        }
    };
}

lists! {
    /// What stands in place of a figure: there is none to be stated.
    no_figure: "no-figure", ["malformed-value"];
    /// Fields of work that one department answers for, by the word that its name has.
    fields_of_work: "fields-of-work", ["foreign-department"];
    /// What follows a field of work where a department speaks of money of its own.
    own_money: "own-money", ["foreign-department"];
    /// How the name of an office ends.
    office_endings: "office-endings", ["foreign-department"];
    /// What follows the name of an office and a year in the title of a document.
    title_endings: "title-endings", ["foreign-department"];
    /// Units that count things worth comparing; money and percentages are compared elsewhere.
    counted_units: "counted-units", ["goal-and-indicator-differ"];
    /// Units of bare counts, which say nothing of what is counted.
    bare_units: "bare-units", ["goal-and-indicator-differ"];
    /// Words that any indicator's name may have.
    generic_words: "generic-words", ["copied-quantity"];
    /// What a form leaves to be replaced.
    placeholders: "placeholders", ["placeholder-text"];
    /// Units before which a number was to be written.
    blank_units: "blank-units", ["placeholder-text"];
    /// Words that begin a reason in a section that must give one.
    reasons: "reasons", ["reason-missing"];
    /// Words by which a sentence about a change gives its reason: the page quotes it.
    change_reasons: "change-reasons", ["pages"];
    /// Words with which a sentence, beside those of `change-reasons`, goes on about the change in
    /// the sentence before.
    change_nouns: "change-nouns", ["pages"];
    /// Words by which a sentence compares with the year before.
    year_before: "year-before", ["pages"];
    /// Words of a change up, right before its amount.
    increases: "increases", ["direction-contradicts", "pages"];
    /// Words of a change down, right before its amount.
    decreases: "decreases", ["direction-contradicts", "pages"];
    /// Words for no change.
    unchanged: "unchanged", ["direction-contradicts", "pages"];
    /// Words of growth or decline, right before a percentage.
    growth: "growth", ["percentage-mismatch"];
    /// Words of a plan that was completed by a percentage, in the clause before it.
    planned: "planned", ["percentage-mismatch"];
    /// Rates of completion, right before a percentage.
    completion_rates: "completion-rates", ["percentage-mismatch"];
    /// Words in the name of an indicator that is a share, which is never more than all.
    shares: "shares", ["rate-over-hundred"];
    /// Words in the name of an indicator that is no share, whatever else it has.
    not_shares: "not-shares", ["rate-over-hundred"];
    /// How the name of an indicator ends whose values are percentages.
    rates: "rates", ["rate-without-percent"];
    /// What a year's figures are called, right after the year.
    yearly: "yearly", ["stale-year"];
    /// What stands right after a year and is no year's figures.
    not_yearly: "not-yearly", ["stale-year"];
    /// Classes of indicators that documents also print without their ending.
    first_levels: "first-levels", ["unknown-level"];
    /// How a class of indicators ends.
    level_endings: "level-endings", ["unknown-level"];
    /// What names a fund, in the name of a table and in the sentence of an empty one.
    fund_names: "fund-names", ["wrong-empty-statement"];
    /// What stands before the date in the head of a table.
    as_of: "as-of", ["asset-date"];
    /// Units that follow a number which is no telephone.
    measured_units: "measured-units", ["personal-data"];
    /// Words for a telephone, whose letters may stand right before its number.
    telephones: "telephones", ["personal-data"];
    /// What stands before a number that names something else than a person.
    numbered: "numbered", ["personal-data"];
}
