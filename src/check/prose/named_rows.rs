use std::collections::HashMap;

use crate::decimal::Interval;
use crate::lexicon::{Lexicon, WordList};
use crate::model::{
    Column, Department, Disclosure, Figure, Form, FormUse, Fund, Meaning, Row, RowRole, Table, Unit,
};
use crate::sentences::{Phase, names_nothing};

/// The rows of a disclosure's tables by the names under which sentences speak of them.
pub(super) struct NamedRows<'a> {
    lexicon: &'a Lexicon,
    /// The fiscal year, as words between a name and its amount say it.
    year: String,
    /// What the office itself is called: its name may stand before that of a row.
    offices: Vec<&'a str>,
    rows: HashMap<String, Vec<(&'a Table, &'a Row)>>,
    names: WordList,
}

/// Which rows sentences are taken to speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// Those whose name is told from other words: 一般公共预算 is in the names of funds and documents.
    Telling,
    /// Lines of statements too, whatever their name is: a statement is what its section says.
    OfStatementsToo,
}

/// Names that say too little: everything is one of them.
const SHORTEST: usize = 4;

impl<'a> NamedRows<'a> {
    pub fn new(
        department: &'a Department,
        disclosure: &'a Disclosure,
        which: Names,
    ) -> NamedRows<'a> {
        let lexicon: &Lexicon = &disclosure.lexicon;
        let mut rows: HashMap<String, Vec<(&'a Table, &'a Row)>> = HashMap::new();
        for table in &disclosure.tables {
            for (name, row) in total_names(lexicon, table) {
                rows.entry(name.to_owned()).or_default().push((table, row));
            }
            for row in &table.rows {
                for name in names(&table.form, row) {
                    let name = part_name(lexicon, name);
                    let is_telling = !lexicon.no_rows.is_in(name)
                        || which == Names::OfStatementsToo
                            && table.form.used_for == FormUse::Statement;
                    if is_telling && name.chars().count() >= SHORTEST {
                        rows.entry(name.to_owned()).or_default().push((table, row));
                    }
                }
            }
        }
        let names = WordList::new(rows.keys().map(String::as_str));
        let year = format!("{}年", disclosure.year);
        NamedRows { lexicon, year, offices: offices(department, disclosure), rows, names }
    }

    /// The rows of which the words right before an amount speak: the longest name that nothing but
    /// words of filling follow, and that begins where a name can begin.
    pub fn spoken_of(&self, label: &str) -> Option<Spoken<'_, 'a>> {
        let fits = self.names.find_words_in(label).filter(|(_, at)| {
            names_nothing(self.lexicon, &label[at.end..].replace(&self.year, ""))
                && self.begins_there(&label[..at.start])
                // 预留给中小企业的政府采购预算 is part of a total, 行政运行科目安排支出预算 an item.
                && !(self.is_total(&label[at.clone()])
                    && (label[..at.start].ends_with('的')
                        || self.names.is_in(&label[..at.start])))
        });
        let (name, _) = fits.max_by_key(|(name, at)| (name.len(), at.start))?;
        let (name, rows) = self.rows.get_key_value(name)?;
        Some(Spoken { name, rows: of_path(rows, label) })
    }

    /// Whether words name a row of a classification.
    pub fn name_an_item(&self, words: &str) -> bool {
        self.names.find_words_in(words).any(|(name, _)| is_class(&self.rows[name]))
    }

    /// Whether a name is that of a total.
    fn is_total(&self, name: &str) -> bool {
        let rows = self.rows.get(name);
        rows.is_some_and(|rows| rows.iter().all(|(_, row)| row.role == RowRole::Total))
    }

    /// Whether a name can begin behind these words: behind a mark, a number, a year, 其中, the name of
    /// the office itself.
    fn begins_there(&self, before: &str) -> bool {
        let before = before.trim_end();
        before.chars().next_back().is_none_or(|c| !c.is_alphabetic())
            || self
                .rows
                .keys()
                .any(|name| before.ends_with(name.as_str()) && is_class(&self.rows[name]))
            || self.lexicon.name_openers.ending(before).is_some()
            || self.offices.iter().any(|office| before.ends_with(office))
    }
}

/// Whether rows are of a classification, whose names may stand one behind the other.
fn is_class(rows: &[(&Table, &Row)]) -> bool {
    rows.iter().any(|(_, row)| row.line.is_none())
}

/// What sentences call the total of a table: its form says it, 收支预算 is 收、支总预算 too.
fn total_names<'a>(
    lexicon: &'a Lexicon,
    table: &'a Table,
) -> impl Iterator<Item = (&'a str, &'a Row)> {
    let subject = table.form.subject.as_deref().filter(|subject| !subject.contains('{'));
    let total = table.rows.iter().find(|row| row.role == RowRole::Total);
    let of_both = subject.is_some_and(|subject| lexicon.both_totals.has(subject));
    let of_apart = subject.is_some_and(|subject| lexicon.of_apart.is_in(subject));
    let both = lexicon.both_totals.words().filter(move |_| of_both);
    let apart = lexicon.apart_totals.words().filter(move |_| of_apart);
    let own = subject.filter(move |_| !of_both);
    both.chain(apart).chain(own).filter_map(move |name| Some((name, total?)))
}

/// A name without the mark of a part: 其中：.
fn part_name<'n>(lexicon: &Lexicon, name: &'n str) -> &'n str {
    lexicon.part_marks.beginning(name).map_or(name, |mark| &name[mark.end..])
}

/// What the office of a disclosure is called.
fn offices<'a>(department: &'a Department, disclosure: &'a Disclosure) -> Vec<&'a str> {
    match &disclosure.budget_unit {
        None => vec![&department.name],
        Some(code) => {
            let units = department.budget_units.iter().filter(|unit| unit.code == *code);
            units.map(|unit| unit.name.as_str()).collect()
        }
    }
}

/// Those of several rows of one name whose 类 and 款 the words before name too.
fn of_path<'a>(rows: &[(&'a Table, &'a Row)], label: &str) -> Vec<(&'a Table, &'a Row)> {
    let parents_named = |(table, row): &(&Table, &Row)| {
        let Some(name) = table.form.name_column() else { return 0 };
        let parents = table.rows.iter().filter(|parent| {
            parent.key.len() >= 3
                && parent.key.len() < row.key.len()
                && row.key.starts_with(&parent.key)
        });
        parents.filter(|parent| label.contains(parent.cells[name].printed())).count()
    };
    let most = rows.iter().map(parents_named).max().unwrap_or_default();
    rows.iter().filter(|row| parents_named(row) == most).copied().collect()
}

/// Rows of one name.
pub(super) struct Spoken<'n, 'a> {
    /// Their name.
    pub name: &'n str,
    /// The rows, with their tables.
    rows: Vec<(&'a Table, &'a Row)>,
}

impl<'a> Spoken<'_, 'a> {
    /// Those in tables of a fund, where a sentence names one: that of all funds says more.
    pub fn of_fund(mut self, fund: Option<Fund>) -> Option<Self> {
        if let Some(fund) = fund {
            self.rows.retain(|(table, _)| table.form.fund == Some(fund));
        }
        (!self.rows.is_empty()).then_some(self)
    }

    /// Whether an amount is one of their figures of this year; where their columns are of phases, of
    /// the phase that is meant.
    pub fn hold(&self, lexicon: &Lexicon, phase: Option<Phase>, amount: Interval) -> bool {
        self.rows.iter().any(|(table, row)| {
            let last = table.form.column_of(Meaning::PreviousYear);
            let own = row.cells.iter().enumerate().filter(|(at, _)| {
                Some(*at) != last
                    && column_phase(lexicon, table, *at).is_none_or(|own| stands_for(phase, own))
            });
            own.filter_map(|(_, cell)| cell.figure())
                .any(|figure| is_money(figure) && amount.holds(figure.in_base()))
        })
    }

    /// Those whose columns are of phases.
    pub fn of_phases(mut self, lexicon: &Lexicon) -> Option<Self> {
        self.rows.retain(|(table, row)| {
            (0..table.form.columns.len()).any(|at| {
                row.cells[at].figure().is_some()
                    && matches!(
                        column_phase(lexicon, table, at),
                        Some(Phase::Initial | Phase::Adjusted)
                    )
            })
        });
        (!self.rows.is_empty()).then_some(self)
    }

    /// The first figure of a phase, and where it stands.
    pub fn figure_of(
        &self,
        lexicon: &Lexicon,
        phase: Option<Phase>,
    ) -> Option<(&'a Table, &'a Row, &'a Figure, usize)> {
        self.rows.iter().find_map(|(table, row)| {
            let is_it = |at: &usize| {
                column_phase(lexicon, table, *at).is_some_and(|own| stands_for(phase, own))
            };
            let at = (0..table.form.columns.len()).find(is_it)?;
            Some((*table, *row, row.cells[at].figure()?, at))
        })
    }

    /// Whether they are all lines of their forms, and none of a classification.
    pub fn are_lines(&self) -> bool {
        self.rows.iter().all(|(_, row)| row.line.is_some())
    }

    /// The rows with their tables.
    pub fn tables(&self) -> impl Iterator<Item = (&'a Table, &'a Row)> {
        self.rows.iter().copied()
    }

    /// The rows.
    pub fn rows(&self) -> impl Iterator<Item = &'a Row> {
        self.rows.iter().map(|(_, row)| *row)
    }

    /// The first figure that they say of the disclosure's own year, and where it stands.
    pub fn own_figure(&self) -> Option<(&'a Table, &'a Row, &'a Figure, usize)> {
        self.rows.iter().find_map(|(table, row)| {
            let at = table.form.main_column()?;
            Some((*table, *row, row.cells[at].figure()?, at))
        })
    }
}

/// The phase that a column is of, in a table that has columns of several.
fn column_phase(lexicon: &Lexicon, table: &Table, column: usize) -> Option<Phase> {
    let phase = |column: &Column| {
        let of = [
            (&lexicon.plan_initial, Phase::Initial),
            (&lexicon.plan_adjusted, Phase::Adjusted),
            (&lexicon.phase_settled, Phase::Settled),
        ];
        let is_of = |words: &WordList| column.spellings().any(|spelling| words.has(spelling));
        of.into_iter().find(|(words, _)| is_of(words)).map(|(_, phase)| phase)
    };
    let own = phase(&table.form.columns[column])?;
    let others = table.form.columns.iter().filter_map(phase);
    { others }.any(|other| other != own).then_some(own)
}

/// The figure that a row has of its document's own year: where columns are of phases, that of the
/// accounts.
pub(super) fn own_figure<'t>(lexicon: &Lexicon, table: &Table, row: &'t Row) -> Option<&'t Figure> {
    let settled = (0..table.form.columns.len())
        .find(|at| column_phase(lexicon, table, *at) == Some(Phase::Settled));
    let main = || table.form.main_figure(row).map(|(_, figure)| figure);
    settled.map_or_else(main, |at| row.cells[at].figure()).filter(|figure| is_money(figure))
}

/// Whether an amount of a phase may be that of a column: a bare 预算 is of either budget.
fn stands_for(phase: Option<Phase>, column: Phase) -> bool {
    match phase {
        Some(Phase::Plan) => matches!(column, Phase::Initial | Phase::Adjusted),
        None => column == Phase::Settled,
        Some(phase) => phase == column,
    }
}

fn is_money(figure: &Figure) -> bool {
    matches!(figure.unit, Unit::Money(_))
}

/// What sentences may call a row: the labels of a line, the name of a row of a classification by
/// function. Economic classes (办公费) are what any project spends.
fn names<'r>(form: &'r Form, row: &'r Row) -> Box<dyn Iterator<Item = &'r str> + 'r> {
    if form.used_for == FormUse::Project {
        return Box::new(std::iter::empty());
    }
    match row.line {
        Some(line) => Box::new(form.lines()[line].spellings()),
        None => {
            let is_function = row.key.len() >= 3
                && row.key.starts_with('2')
                && row.key.bytes().all(|byte| byte.is_ascii_digit());
            let name = form.name_column().filter(|_| is_function);
            Box::new(name.map(|column| row.cells[column].printed()).into_iter())
        }
    }
}
