use std::fmt::Display;

use crate::lexicon::WordList;
use crate::model::path::cell_path;
use crate::model::{Cell, Disclosure, Figure, FigureRef, Kind, Meaning, Table, UNWRITTEN, Unit};
use crate::words::Messages;

use super::comparison::Comparison;
use super::reasons::Reasons;

/// A table whose figures are told.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    pub words: &'a Messages,
    pub disclosure: &'a Disclosure,
    /// The same document of the year before, if it was disclosed.
    pub before: Option<&'a Disclosure>,
    /// The budget of the same year, beside accounts.
    pub budget: Option<&'a Disclosure>,
    pub table: &'a Table,
    /// The reasons that its section asks for.
    pub reasons: &'a Reasons,
}

impl<'a> Subject<'a> {
    /// The amount of a total under what it is called, as the clause that begins a sentence:
    /// 2024年收入预算…. A form may say the time itself.
    pub fn lead(&self, name: &str, amount: &str) -> String {
        let year = self.disclosure.year;
        let Some((before, behind)) = name.split_once("{last-year}") else {
            let values: [(&str, &dyn Display); 3] =
                [("year", &year), ("name", &name), ("amount", &amount)];
            return self.words.say("draft.lead", &values);
        };
        let label = format!("{before}{}{behind}", year - 1);
        self.words.say("draft.part", &[("label", &label), ("amount", &amount)])
    }

    /// What the total of the table is called in a sentence.
    pub fn name(&self) -> &'a str {
        let name = self.table.name.as_str();
        self.table.form.subject.as_deref().unwrap_or(name.strip_suffix('表').unwrap_or(name))
    }

    /// The clauses about a total: its amount, its change, and the reason that is asked for.
    pub fn total(&self, name: &str, row: usize, column: usize) -> Option<Vec<String>> {
        let mut clauses = vec![self.lead(name, &self.bound(row, column)?)];
        clauses.extend(self.completed_beside(row, column));
        if let Some(compared) = self.compared(row, column) {
            clauses.extend(compared.clauses());
            let now = self.figure(row, column).map(Figure::in_base);
            if now.is_some_and(|now| self.reasons.ask(now, compared.before)) {
                clauses.push(self.reason());
            }
        }
        Some(clauses)
    }

    pub fn figure(&self, row: usize, column: usize) -> Option<&'a Figure> {
        self.table.rows[row].cells[column].figure()
    }

    /// A figure as a sentence prints it: bound to its cell. Nothing for a cell without a figure.
    pub fn bound(&self, row: usize, column: usize) -> Option<String> {
        let row = &self.table.rows[row];
        matches!(row.cells[column], Cell::Figure(_))
            .then(|| format!("[[{}]]", cell_path(self.table, row, column)))
    }

    /// A figure with what it is: 货物[[政府采购预算情况/货物]].
    pub fn labelled(&self, label: &str, row: usize, column: usize) -> Option<String> {
        let amount = self.bound(row, column)?;
        Some(self.words.say("draft.part", &[("label", &label), ("amount", &amount)]))
    }

    /// How a figure stands to last year's, in clauses; none where nobody knows that.
    pub fn against(&self, row: usize, column: usize) -> Vec<String> {
        self.compared(row, column).iter().flat_map(Comparison::clauses).collect()
    }

    /// How a figure stands to last year's: to the one that is printed, else by the change that is.
    fn compared(&self, row: usize, column: usize) -> Option<Comparison<'a>> {
        if let Some((now, then)) = self.years(row, column) {
            return Comparison::of(self.words, now, then);
        }
        let now = self.figure(row, column)?;
        Comparison::of_change(self.words, now, self.change(row, column)?)
    }

    /// The change that the table prints for an amount: in a column, or in a line for its total.
    fn change(&self, row: usize, column: usize) -> Option<&'a Figure> {
        let form = &self.table.form;
        let main = form.main_column() == Some(column);
        let beside = form.column_of(Meaning::Change).filter(|_| main);
        let line = form.line_of(Meaning::Change);
        let below = line.filter(|_| self.table.rows[row].line == form.total_line());
        let beside = beside.and_then(|change| self.figure(row, change));
        beside.or_else(|| self.figure(self.table.line(below?)?, column))
    }

    /// The column of the table that planned what another says was spent: 预算数 beside 决算数, the plan
    /// of the year's beginning before any other.
    pub fn planned_beside(&self, row: usize, column: usize) -> Option<usize> {
        let settled = matches!(self.disclosure.kind, Kind::FinalAccounts | Kind::SelfEvaluation);
        let lexicon = &self.disclosure.lexicon;
        let plans = [&lexicon.plan_initial, &lexicon.plan_adjusted, &lexicon.plan_any];
        let columns = &self.table.form.columns;
        let plan = |list: &WordList| {
            (0..columns.len()).find(|at| {
                *at != column && list.has(&columns[*at].label) && self.figure(row, *at).is_some()
            })
        };
        plans.into_iter().filter(|_| settled).find_map(plan)
    }

    /// How much was done of what the table itself planned, as a clause: no rate of a plan that is
    /// nothing, nor of an expenditure below nothing.
    pub fn completed_beside(&self, row: usize, column: usize) -> Option<String> {
        let at = self.planned_beside(row, column)?;
        let (spent, plan) = (self.figure(row, column)?.in_base(), self.figure(row, at)?.in_base());
        let is_sound = plan.is_positive() && !spent.is_negative();
        let rate = spent.percent_of(plan, 2).filter(|_| is_sound)?;
        let label = &self.table.form.columns[at].label;
        let name = label.strip_suffix('数').unwrap_or(label);
        let rate = format!("{}%", rate.padded(2));
        let plan = self.bound(row, at)?;
        let values: [(&str, &dyn Display); 3] = [("name", &name), ("plan", &plan), ("rate", &rate)];
        Some(self.words.say("draft.of_own_plan", &values))
    }

    /// An amount of money and last year's.
    fn years(&self, row: usize, column: usize) -> Option<(&'a Figure, &'a Figure)> {
        let now = self.figure(row, column)?;
        matches!(now.unit, Unit::Money(_)).then_some(())?;
        Some((now, self.previous(row, column)?))
    }

    /// Last year's figure: of a column or a line of the table that is last year's, else of last
    /// year's document.
    fn previous(&self, row: usize, column: usize) -> Option<&'a Figure> {
        let form = &self.table.form;
        let main = form.main_column() == Some(column);
        let beside = form.column_of(Meaning::PreviousYear).filter(|_| main);
        if let Some(figure) = beside.and_then(|previous| self.figure(row, previous)) {
            return Some(figure);
        }
        let line = form.line_of(Meaning::PreviousYear);
        let below = line.filter(|_| self.table.rows[row].line == form.total_line());
        if let Some(figure) = below.and_then(|line| self.figure(self.table.line(line)?, column)) {
            return Some(figure);
        }
        let same = FigureRef::of_cell(self.table, &self.table.rows[row], column);
        Some(self.before?.referred(&same)?.figure)
    }

    /// An open place for a reason, as a clause.
    fn reason(&self) -> String {
        let open = open(self.words.word("draft.a_reason"));
        self.words.say("draft.reason", &[("open", &open)])
    }

    /// Parts as a clause. Where one of them has clauses of its own, stronger marks part them.
    pub fn parts(&self, parts: &[String]) -> String {
        let clause = self.words.word("marks.clause");
        let compound = parts.iter().any(|part| part.contains(clause));
        let between = if compound { "draft.between_compound" } else { "draft.between" };
        let parts = parts.join(self.words.word(between));
        self.words.say("draft.parts", &[("parts", &parts)])
    }

    /// Clauses as one sentence with its stop.
    pub fn sentence(&self, clauses: &[String]) -> String {
        self.words.sentence(&clauses.join(self.words.word("marks.clause")))
    }
}

/// What is left to the author, as it stands in a text.
pub(super) fn open(what: &str) -> String {
    format!("{UNWRITTEN}：{what}）")
}
