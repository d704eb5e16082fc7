/// The lists of what amounts in sentences are of: chains, rows, funds, offices, vehicles.
macro_rules! amount_lists {
    ($next:ident $($others:ident)* $({ $($before:tt)* })?) => {
        $next! { $($others)* {
            $($($before)*)?
            /// What begins an amount that is added in a chain of amounts.
            chain_adds: "chain-adds", ["amounts"];
            /// What begins an amount that is taken away in one.
            chain_takes: "chain-takes", ["amounts"];
            /// Words that begin like those of a chain and are none.
            not_chained: "not-chained", ["amounts"];
            /// What begins an amount that has the sign of the one before.
            chain_goes_on: "chain-goes-on", ["amounts"];
            /// What is in the name of what a chain makes.
            chain_results: "chain-results", ["amounts"];
            /// What stands before an amount that was added to the one before, and makes the one behind.
            adjusted_up: "adjusted-up", ["amounts"];
            /// What stands before one that was taken away.
            adjusted_down: "adjusted-down", ["amounts"];
            /// What is in the name of what an amount became so.
            became: "became", ["amounts"];
            /// What stands before the amount by which less was spent than there was.
            spent_less: "spent-less", ["amounts"];
            /// What stands before the amount by which more was.
            spent_more: "spent-more", ["amounts"];
            /// What begins the amount that is left of a whole.
            the_rest: "the-rest", ["amounts"];
            /// What is in the name of what the items counted before it make.
            takes_in: "takes-in", ["amounts"];
            /// What stands between an amount and the row that it is of.
            listed_under: "listed-under", ["amounts"];
            /// What stands before the factors of an amount.
            worked_out_by: "worked-out-by", ["amounts"];
            /// What stands behind them.
            worked_out: "worked-out", ["amounts"];
            /// What stands before what a price is for.
            each_of: "each-of", ["amounts"];
            /// What is in the words for all that a list divides, where a change behind it is said of that.
            total_words: "total-words", ["amounts"];
            /// What money comes in or goes out is called, whatever else stands with it.
            side_words: "side-words", ["amounts"];
            /// What stands behind one of these and opens the list of that side.
            side_openers: "side-openers", ["amounts"];
            /// What stands before the share of an amount that somebody pays.
            borne_by: "borne-by", ["amounts"];
            /// What begins the name of a price for one person or thing.
            per_head: "per-head", ["amounts"];
            /// What stands behind a price by which what follows was worked out.
            by_standard: "by-standard", ["amounts"];
            /// What says that a price is for less than a year, or for each time.
            short_times: "short-times", ["amounts"];
            /// How what is an amount of money is called at its end: a number right behind it needs a unit.
            money_nouns: "money-nouns", ["amounts"];
            /// What is in the name of what is kept of the amount before.
            part_reserved: "part-reserved", ["amounts"];
            /// What is in the name of what was paid of the amount before.
            part_paid: "part-paid", ["amounts"];
            /// What is in the name of what a project costs over its years.
            whole_investment: "whole-investment", ["amounts"];
            /// Kinds of expenditure that together are all of it.
            whole_expenditure: "whole-expenditure", ["amounts"];
            /// Kinds of basic expenditure that together are all of it.
            whole_basic: "whole-basic", ["amounts"];
            /// Kinds of procurement that together are all of it.
            whole_procurement: "whole-procurement", ["amounts"];
            /// The expenses that are published apart, which together are their sum.
            whole_apart: "whole-apart", ["amounts", "stated-none-but-printed"];
            /// What is spent on vehicles, bought and run.
            whole_vehicles: "whole-vehicles", ["amounts"];
            /// What is counted by kinds that together are all of it.
            whole_counts: "whole-counts", ["amounts", "drafts"];
            /// How visits are counted.
            visit_units: "visit-units", ["amounts", "drafts"];
            /// How persons are counted that come or go.
            person_units: "person-units", ["amounts", "drafts"];
            /// What is in the name of a group that travels.
            group_names: "group-names", ["amounts", "drafts"];
            /// What is done to vehicles that are not, or are no longer, there.
            moved_vehicles: "moved-vehicles", ["amounts"];
            /// How the names of kinds of vehicles end.
            kind_of_vehicle: "kind-of-vehicle", ["amounts", "drafts"];
            /// What visits, groups and persons are counted of.
            counted_topics: "counted-topics", ["amounts"];
            /// The funds that together are the appropriations.
            whole_funds: "whole-funds", ["amounts"];
            /// The quarters of a year: what is planned for them is no more than for the year.
            whole_quarters: "whole-quarters", ["amounts"];
            /// Kinds of expenditure that some offices have beside the two.
            other_expenditure: "other-expenditure", ["amounts"];
            /// What the sum of the funds is called.
            of_funds: "of-funds", ["amounts"];
            /// What the sum of the kinds of basic expenditure is called.
            of_basic: "of-basic", ["amounts"];
            /// What the sum of the kinds of procurement is called.
            of_procurement: "of-procurement", ["amounts"];
            /// What the sum of the expenses that are published apart is called.
            of_apart: "of-apart", ["amounts"];
            /// What the sum of what is spent on vehicles is called.
            of_vehicles: "of-vehicles", ["amounts"];
            /// The first of the two amounts before.
            the_former: "the-former", ["amounts"];
            /// The second of them.
            the_latter: "the-latter", ["amounts"];
            /// A whole area, or an office below: what is said of it is not the department's as a whole.
            other_scopes: "other-scopes", ["amounts"];
            /// The office itself, beside the units below it.
            own_office: "own-office", ["amounts"];
            /// The department as a whole, where its offices stand beside it.
            whole_office: "whole-office", ["amounts"];
            /// The kinds of offices of which a department has its head: where they are counted with others, all are.
            chief_offices: "chief-offices", ["amounts"];
            /// The units below an office, all together.
            units_below: "units-below", ["amounts"];
            /// What begins the last of a list of kinds that has them all.
            the_others: "the-others", ["amounts"];
            /// What is left of the year before, and is money of this one.
            carried_over: "carried-over", ["amounts"];
            /// The total of the expenses that are published apart.
            apart_totals: "apart-totals", ["amounts"];
            /// The total of income and that of expenditure, which are one figure.
            both_totals: "both-totals", ["amounts"];
            /// What follows the name of a fund where all that is spent of it is meant: 政府性基金预算拨款支出.
            fund_spending: "fund-spending", ["amounts"];
            /// The document's own year, before what came in or was spent in it.
            own_year: "own-year", ["amounts"];
            /// What stands before 局 or 中心 where the office itself, or all of them, are meant.
            own_marks: "own-marks", ["amounts"];
            /// How the name of a place ends whose money is its own: no table of a department has it.
            place_endings: "place-endings", ["amounts", "workbooks"];
            /// How the name of a body ends that is no office, and has money of its own: a school, a hospital.
            body_endings: "body-endings", ["amounts"];
            /// What follows the name of such a body, or of a place, where it is what is spoken of.
            body_openers: "body-openers", ["amounts"];
            /// How a document calls its own office.
            own_words: "own-words", ["amounts"];
            /// How what one project is called ends: what its amount is made of are no rows.
            project_endings: "project-endings", ["amounts"];
            /// Words that stand twice in a row by a slip of typing.
            doubled_words: "doubled-words", ["doubled-word"];
            /// The same, right before a number only.
            doubled_before_numbers: "doubled-before-numbers", ["doubled-word"];
            /// Words in which the same signs are right.
            not_doubled: "not-doubled", ["doubled-word"];
            /// Offices that are counted and then named one by one.
            listed_offices: "listed-offices", ["amounts"];
            /// What stands between their number and their names.
            list_of_names: "list-of-names", ["amounts"];
            /// The kinds of offices that are counted beside each other.
            office_kinds: "office-kinds", ["amounts"];
            /// How the name of a line ends that says what came in: 财政拨款收入.
            income_names: "income-names", ["amounts"];
            /// What follows the name of an item of a classification: 大气（项）.
            item_marks: "item-marks", ["amounts"];
            /// The mark behind the name of an item.
            item_brackets: "item-brackets", ["amounts"];
            /// What says how many vehicles there are: 保有量.
            held_vehicles: "held-vehicles", ["amounts"];
            /// Vehicles of an office, of which a table counts those that are there and those that were bought.
            own_vehicles: "own-vehicles", ["amounts", "drafts"];
            /// What an office costs to run, of whatever year and phase: lines of other tables called as its parts are are
            /// no figures of it.
            operating_costs: "operating-costs", ["amounts"];
            /// What is in the words before a number that needs no unit: a score, a number of a list.
            unitless: "unitless", ["amounts"];
            /// Words between a name and its amount that name nothing themselves.
            filling: "filling", ["amounts"];
            /// What is in a name that is a phase or a fund, and no row: 政府采购预算.
            no_rows: "no-rows", ["amounts"];
            /// What may stand right before the name of a row.
            name_openers: "name-openers", ["amounts"];
            /// What ends the words that say of what something is a part, right before its name: 单位资金安排的.
            paid_from: "paid-from", ["amounts"];
            /// What opens a time that is not the whole year: 截至6月底.
            so_far: "so-far", ["amounts"];
            /// The end of the year, behind such words: 截至12月31日 is the whole year.
            year_ends: "year-ends", ["amounts"];
            /// What stands between an amount and what it is spent on: 5万元用于国防支出.
            spent_on: "spent-on", ["amounts"];
            /// What the general public budget is called.
            general_fund: "general-fund", ["amounts"];
            /// What the budgets of government funds are called.
            government_funds: "government-funds", ["amounts", "stated-none-but-printed"];
            /// What the state capital budget is called.
            state_capital_fund: "state-capital-fund", ["amounts", "stated-none-but-printed"];
            /// Names that hold the word of a phase and say none.
            funds_named: "funds-named", ["sentences"];
            /// What begins a clause that says that there is none of a fund.
            none_of: "none-of", ["amounts"];
            /// The year before.
            last_year: "last-year", ["amounts", "sentences", "stated-none-but-printed"];
            /// A basis on which years are made comparable: the year before as published is another.
            other_basis: "other-basis", ["amounts", "sentences"];
        } }
    };
}

pub(super) use amount_lists;
