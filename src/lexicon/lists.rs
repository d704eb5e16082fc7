use std::collections::HashMap;

use super::list_info::ListInfo;
use super::list_macro::lists;
use super::rule_lists::with_rule_lists;
use super::sentence_words::SentenceWords;
use super::word_list::WordList;

with_rule_lists! {
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
    balance_received: "balance-received", ["sentences", "drafts"];
    /// What was drawn from reserves.
    balance_drawn: "balance-drawn", ["sentences", "drafts"];
    /// What was spent.
    balance_spent: "balance-spent", ["sentences", "drafts"];
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
    place_endings: "place-endings", ["amounts"];
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
    /// Units that follow a number which is no telephone.
    measured_units: "measured-units", ["personal-data"];
    /// Words for a telephone, whose letters may stand right before its number.
    telephones: "telephones", ["personal-data"];
    /// What stands before a number that names something else than a person.
    numbered: "numbered", ["personal-data"];
    /// The name of the sheet that holds figures of sentences, one a row.
    sheet_statements: "sheet-statements", ["workbooks"];
    /// The name of the sheet that lists projects.
    sheet_projects: "sheet-projects", ["workbooks"];
    /// The name of the sheet that lists indicators.
    sheet_indicators: "sheet-indicators", ["workbooks"];
    /// Head: code of a project.
    head_code: "head-code", ["workbooks"];
    /// Head: name of a project.
    head_name: "head-name", ["workbooks"];
    /// Head: code of a project in the year before.
    head_continues: "head-continues", ["workbooks"];
    /// Head: code of the budget unit of a project.
    head_budget_unit: "head-budget-unit", ["workbooks"];
    /// Head: what a project's money is for.
    head_purpose: "head-purpose", ["workbooks"];
    /// Head: goals, one a line.
    head_goals: "head-goals", ["workbooks"];
    /// Head: what was reached, one a line.
    head_outcomes: "head-outcomes", ["workbooks"];
    /// Head: weights of all indicators together.
    head_total_weight: "head-total-weight", ["workbooks"];
    /// Head: scores of all indicators together.
    head_total_score: "head-total-score", ["workbooks"];
    /// Head: code or name of the project that an indicator belongs to.
    head_project: "head-project", ["workbooks"];
    /// Head: first level of an indicator.
    head_level_1: "head-level-1", ["workbooks"];
    /// Head: second level of an indicator.
    head_level_2: "head-level-2", ["workbooks"];
    /// Head: name of an indicator.
    head_indicator: "head-indicator", ["workbooks"];
    /// Head: what an indicator measures.
    head_description: "head-description", ["workbooks"];
    /// Head: target of an indicator.
    head_target: "head-target", ["workbooks"];
    /// Head: what was reached of a target.
    head_actual: "head-actual", ["workbooks"];
    /// Head: weight of an indicator.
    head_weight: "head-weight", ["workbooks"];
    /// Head: score of an indicator.
    head_score: "head-score", ["workbooks"];
    /// Head: what a target is based on.
    head_basis: "head-basis", ["workbooks"];
    /// Head: why a target was missed, and the remedy.
    head_deviation: "head-deviation", ["workbooks"];
    /// Head in a record: sign of a target, or that it is one of words.
    head_target_sign: "head-target-sign", ["workbooks"];
    /// Head in a record: unit of a target and of what was reached.
    head_target_unit: "head-target-unit", ["workbooks"];
    /// Label of a project's record under which its purpose stands.
    head_purpose_below: "head-purpose-below", ["workbooks"];
    /// Label of a record of the whole department beside which the department's name stands.
    head_office: "head-office", ["workbooks"];
    /// Label of a record of the whole department beside which its duties stand.
    head_duties: "head-duties", ["workbooks"];
    /// Head: statement that a figure stands in.
    head_statement: "head-statement", ["workbooks"];
    /// Head: lines of a table or statement.
    head_line: "head-line", ["workbooks"];
    /// Head: figures of statements.
    head_figure: "head-figure", ["workbooks"];
    /// Head: unit of a figure that is not the sheet's; what stands before the unit of a sheet.
    head_unit: "head-unit", ["workbooks"];
    /// Head: unit that each row says for itself.
    head_row_unit: "head-row-unit", ["workbooks"];
    /// Head: numbers of rows, which hold nothing to take.
    head_numbers: "head-numbers", ["workbooks"];
    /// Head: sum of the columns under the head above, which is itself a column.
    head_sums: "head-sums", ["workbooks"];
    /// What begins the row of the total weight and the total score of a project's record.
    head_evaluation_totals: "head-evaluation-totals", ["workbooks"];
    /// How the brackets end in which a form says what is to be written into a cell.
    instructions: "instructions", ["workbooks"];
    /// Grades of banded indicators that are heads by themselves, where the project's form declares none; the best first.
    grades: "grades", ["workbooks"];
    /// What stands before any other grade in a head, so that no column of something else is taken for one.
    grade_mark: "grade-mark", ["workbooks"];
    /// What stands before the sentence of a table without figures.
    nothing_mark: "nothing-mark", ["workbooks"];
    /// What the sentence below a table without a figure says of it, as offices print it.
    nothing_said: "nothing-said", ["workbooks"];
    /// What stands before the sentence of a table that the document lacks.
    unpublished_mark: "unpublished-mark", ["workbooks"];
    /// What the head of a sheet says besides its title and unit.
    captions: "captions", ["workbooks"];
    /// What a table of contents is called in a text document.
    contents_titles: "contents-titles", ["workbooks"];
    /// What stands behind the number of a heading above all others: 第一部分.
    heading_units: "heading-units", ["workbooks"];
    /// What stands before the unit of a sheet's amounts.
    unit_labels: "unit-labels", ["workbooks"];
    /// What may follow such a unit without a blank.
    unit_followers: "unit-followers", ["workbooks"];
    /// What the country's money is called before its unit.
    money_names: "money-names", ["workbooks"];
    /// Units of money that content has no word for: a sheet in one of them is not taken.
    other_money: "other-money", ["workbooks"];
    /// What a line over a table in a text document says that names the table.
    table_captions: "table-captions", ["workbooks"];
    /// What stands beside the title of a table that goes on, or in its place, on its next page.
    continuation_marks: "continuation-marks", ["workbooks"];
    /// What stands before the name of the office that a table is of.
    offices: "offices", ["workbooks"];
    /// What names, titles and sheets of a self-evaluation say.
    says_self_evaluation: "says-self-evaluation", ["workbooks"];
    /// What those of performance targets say.
    says_performance_targets: "says-performance-targets", ["workbooks"];
    /// What those of a whole government's budget or accounts say.
    says_government: "says-government", ["workbooks"];
    /// What those of final accounts say.
    says_final_accounts: "says-final-accounts", ["workbooks"];
    /// What those of a budget say.
    says_budget: "says-budget", ["workbooks"];
    /// What a note below a table says where its figures are rounded each by itself.
    rounding_notes: "rounding-notes", ["workbooks"];
    /// How a note below a table begins.
    notes: "notes", ["workbooks"];
    /// Heads of a code in parts, from the whole to the part.
    code_parts: "code-parts", ["amounts", "workbooks"];
    /// What begins a row that numbers the columns.
    column_numbers: "column-numbers", ["workbooks"];
    /// How the name of a total ends.
    sum_names: "sum-names", ["workbooks"];
    /// What is in the name of a subtotal.
    subtotal_names: "subtotal-names", ["workbooks"];
    /// How the name of a part begins.
    part_marks: "part-marks", ["amounts", "workbooks"];
}
