/// The lists that sheets and tables of files are read by: names of sheets, heads, titles, notes.
macro_rules! workbook_lists {
    ($next:ident $($others:ident)* $({ $($before:tt)* })?) => {
        $next! { $($others)* {
            $($($before)*)?
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
            /// What stands before the words of a heading that tell its section: 部门 in 部门主要职能.
            heading_openings: "heading-openings", ["missing-section", "workbooks"];
            /// How the name of an office ends that stands before such words.
            heading_offices: "heading-offices", ["missing-section", "workbooks"];
            /// What stands behind such words: 情况说明.
            heading_endings: "heading-endings", ["missing-section", "workbooks"];
            /// What such words say or leave out, and mean the same: 收支预算总体情况 and 收支总体情况.
            heading_fillers: "heading-fillers", ["missing-section", "workbooks"];
            /// What stands before the unit of a sheet's amounts.
            unit_labels: "unit-labels", ["workbooks", "amounts"];
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
            /// How the name of a division ends before that of an office of it: 示例县水利局.
            division_endings: "division-endings", ["workbooks"];
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
        } }
    };
}

pub(super) use workbook_lists;
