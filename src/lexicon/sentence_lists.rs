/// The lists of how sentences tell amounts of each other: changes, parts, plans, phases, balances.
macro_rules! sentence_lists {
    ($next:ident $($others:ident)* $({ $($before:tt)* })?) => {
        $next! { $($others)* {
            $($($before)*)?
            /// No change to speak of.
            change_slight: "change-slight", ["sentences"];
            /// The one is more than the other.
            is_more: "is-more", ["amounts", "sentences"];
            /// The one is less than the other.
            is_less: "is-less", ["amounts", "sentences"];
            /// What stands before the year or plan that is compared with.
            compared_with: "compared-with", ["amounts", "sentences"];
            /// What stands behind it.
            compared_behind: "compared-behind", ["sentences"];
            /// What opens a list of some parts of the amount before it.
            opens_parts: "opens-parts", ["amounts", "sentences"];
            /// What opens a list of all parts of the amount before it.
            opens_whole: "opens-whole", ["amounts", "sentences"];
            /// What stands before that by which an amount is divided: 按性质划分.
            divided_by: "divided-by", ["amounts"];
            /// What ends it, before the list of all parts.
            divided_ends: "divided-ends", ["amounts"];
            /// What stands behind an amount, or its name said again, before a list of its parts: 支出100万元中.
            among: "among", ["amounts"];
            /// One amount for each of several.
            for_each: "for-each", ["amounts", "sentences"];
            /// Amounts in the order of what was named.
            in_turn: "in-turn", ["sentences"];
            /// What stands before the whole of a share.
            share_of: "share-of", ["amounts", "sentences"];
            /// What stands before a plan that was done, or its rate.
            was_done: "was-done", ["amounts", "sentences"];
            /// The plan at the beginning of the year.
            plan_initial: "plan-initial", ["amounts", "sentences", "drafts"];
            /// The plan as it was changed in the course of the year.
            plan_adjusted: "plan-adjusted", ["amounts", "sentences", "drafts"];
            /// A plan, whichever.
            plan_any: "plan-any", ["amounts", "sentences", "drafts"];
            /// What was spent or received, before the accounts are closed.
            phase_executed: "phase-executed", ["sentences"];
            /// What the accounts say.
            phase_settled: "phase-settled", ["amounts", "sentences"];
            /// What was there when the year began.
            balance_opening: "balance-opening", ["sentences", "drafts"];
            /// What came in.
            balance_received: "balance-received", ["amounts", "sentences", "drafts"];
            /// What was drawn from reserves.
            balance_drawn: "balance-drawn", ["sentences", "drafts"];
            /// What was spent.
            balance_spent: "balance-spent", ["amounts", "sentences", "drafts"];
            /// What was distributed.
            balance_distributed: "balance-distributed", ["sentences", "drafts"];
            /// What is left when the year ends.
            balance_closing: "balance-closing", ["sentences", "drafts"];
            /// What begins the sum at the end of a list of parts.
            closes_list: "closes-list", ["amounts", "sentences"];
            /// What begins the sum of the amounts of several years.
            sums_years: "sums-years", ["amounts"];
            /// The one is more than a plan: before the plan, or before the amount by which it is.
            is_above: "is-above", ["amounts", "sentences"];
            /// The one is less than a plan.
            is_below: "is-below", ["amounts", "sentences"];
            /// A difference that has its sign.
            change_signed: "change-signed", ["amounts", "sentences"];
            /// Right before an amount, behind what is compared with: by so much it is more.
            change_up_behind: "change-up-behind", ["amounts"];
            /// The same where it is less.
            change_down_behind: "change-down-behind", ["amounts"];
            /// What opens a list of what grew or shrank, each with by how much.
            lists_changes: "lists-changes", ["sentences"];
            /// What stands before the rate of a change and says no direction.
            change_size: "change-size", ["sentences"];
            /// What stands before a change of a plan in the course of its year.
            in_the_year: "in-the-year", ["amounts", "sentences"];
            /// What came in and what is spent are the same.
            in_balance: "in-balance", ["sentences"];
            /// The one is as much as the other, behind both names.
            are_equal: "are-equal", ["amounts"];
            /// There was none of it the year before.
            none_before: "none-before", ["sentences"];
        } }
    };
}

pub(super) use sentence_lists;
