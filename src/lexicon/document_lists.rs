/// The lists of what documents say beside amounts: years, offices, levels, dates, telephones.
macro_rules! document_lists {
    ($next:ident $($others:ident)* $({ $($before:tt)* })?) => {
        $next! { $($others)* {
            $($($before)*)?
            /// What a year's figures are called, right after the year.
            yearly: "yearly", ["stale-year"];
            /// What stands right after a year and is no year's figures.
            not_yearly: "not-yearly", ["stale-year"];
            /// What stands before the offices that a department is made of.
            made_of: "made-of", ["unit-count-differs", "amounts"];
            /// What offices and units are called where a sentence counts them.
            counted_offices: "counted-offices", ["unit-count-differs"];
            /// How units are counted.
            office_counters: "office-counters", ["unit-count-differs", "amounts"];
            /// Classes of indicators that documents also print without their ending.
            first_levels: "first-levels", ["unknown-level"];
            /// How a class of indicators ends.
            level_endings: "level-endings", ["unknown-level"];
            /// What names a fund, in the name of a table and in the sentence of an empty one.
            fund_names: "fund-names", ["wrong-empty-statement"];
            /// What stands before the date in the head of a table.
            as_of: "as-of", ["asset-date"];
            /// Days of the year before, besides its last, of which a budget may tell assets.
            asset_days: "asset-days", ["asset-date"];
            /// Units that follow a number which is no telephone.
            measured_units: "measured-units", ["personal-data"];
            /// Words for a telephone, whose letters may stand right before its number.
            telephones: "telephones", ["personal-data"];
            /// What stands before a number that names something else than a person.
            numbered: "numbered", ["personal-data"];
        } }
    };
}

pub(super) use document_lists;
