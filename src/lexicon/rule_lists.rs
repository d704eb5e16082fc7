/// The lists that rules look for outside sentences, and the names and changes that sentences have.
macro_rules! rule_lists {
    ($next:ident $($others:ident)* $({ $($before:tt)* })?) => {
        $next! { $($others)* {
            $($($before)*)?
            /// What stands in place of a figure: there is none to be stated.
            no_figure: "no-figure", ["malformed-value", "empty-target", "stated-none-but-printed"];
            /// Fields of work that one department answers for, by the word that its name has.
            fields_of_work: "fields-of-work", ["foreign-department"];
            /// What follows a field of work where a department speaks of money of its own.
            own_money: "own-money", ["foreign-department"];
            /// How the name of an office ends.
            office_endings: "office-endings", ["foreign-department", "amounts"];
            /// What follows the name of an office and a year in the title of a document.
            title_endings: "title-endings", ["foreign-department", "workbooks"];
            /// Units that count things worth comparing; money and percentages are compared elsewhere.
            counted_units: "counted-units", ["goal-and-indicator-differ"];
            /// Units of bare counts, which say nothing of what is counted.
            bare_units: "bare-units", ["goal-and-indicator-differ", "drafts"];
            /// Words that any indicator's name may have.
            generic_words: "generic-words", ["amounts", "copied-quantity", "name-of-two-kinds"];
            /// What a form leaves to be replaced, and what a program writes where a reference leads nowhere.
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
            /// Words in the name of an indicator that is a share, which is never more than all.
            shares: "shares", ["rate-over-hundred", "empty-target"];
            /// Words in the name of an indicator that is no share, whatever else it has.
            not_shares: "not-shares", ["rate-over-hundred"];
            /// How the name of an indicator ends whose values are percentages.
            rates: "rates", ["amounts", "actual-in-other-kind", "rate-without-percent", "target-without-unit"];
            /// How the name of an indicator ends that counts something.
            count_names: "count-names", ["count-in-percent", "count-under-quality"];
            /// How a name ends that only looks like one that counts.
            not_counts: "not-counts", ["count-in-percent", "count-under-quality"];
            /// Second levels of indicators under which nothing is counted for its own sake.
            uncounted_classes: "uncounted-classes", ["count-under-quality"];
            /// Targets of one word that cannot be reached or missed.
            empty_targets: "empty-targets", ["empty-target"];
            /// The name of per cent where it stands as a unit.
            percent_names: "percent-names", ["percent-in-words"];
            /// What stands before a bound.
            bounds_before: "bounds-before", ["actual-is-bound"];
            /// What stands behind one.
            bounds_behind: "bounds-behind", ["actual-is-bound"];
            /// What stands around the sum that a share is of: 全部支出, 部门支出.
            whole_said: "whole-said", ["amounts"];
            /// What a share is called where a sentence names it as a thing: 比重为.
            share_nouns: "share-nouns", ["amounts"];
            /// What stands between the name of a row and its amount, beside words of filling.
            amount_leads: "amount-leads", ["amounts"];
            /// What a project's name may have at its end in a sentence: 人防经费, 人防专项.
            name_endings: "name-endings", ["amounts"];
            /// What joins the parts of a name, one in place of another: 社会保障与就业.
            name_joints: "name-joints", ["amounts"];
            /// What stands before what an amount is without.
            leaves_out: "leaves-out", ["amounts"];
            /// What stands behind it: 除教育支出外.
            left_out_ends: "left-out-ends", ["amounts"];
            /// An amount or rate of increase, right before it.
            change_up: "change-up", ["amounts", "pages", "sentences", "placeholder-text"];
            /// An amount or rate of decrease, right before it.
            change_down: "change-down", ["amounts", "pages", "sentences"];
            /// No change at all.
            change_none: "change-none", ["pages", "sentences"];
        } }
    };
}

pub(super) use rule_lists;
