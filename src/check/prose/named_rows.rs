use std::collections::HashMap;

use crate::lexicon::{Lexicon, WordList, name_may_begin};
use crate::model::{Department, Disclosure, Form, FormUse, Fund, Row, RowRole, Table};
use crate::sentences::names_nothing;

use super::named_columns::NamedColumns;
use super::row_path::{is_class, of_path, without_code};
use super::spoken::{Named, Spoken};
use super::total_names::total_names;

/// The rows of a disclosure's tables by the names under which sentences speak of them.
pub(super) struct NamedRows<'a> {
    pub(super) lexicon: &'a Lexicon,
    /// The fiscal year, as words between a name and its amount say it.
    year: String,
    /// What the office itself is called: its name may stand before that of a row.
    offices: Vec<&'a str>,
    rows: HashMap<String, Vec<Named<'a>>>,
    names: WordList,
    columns: NamedColumns<'a>,
    /// Lines of what came in by names that say so only in a sentence on income: 一般公共预算拨款.
    pub(super) income: HashMap<String, Vec<Named<'a>>>,
    /// The lines of tables of procurement, whose names are too short to stand for themselves: 货物.
    pub(super) kinds: Vec<Named<'a>>,
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
        let mut rows: HashMap<String, Vec<Named<'a>>> = HashMap::new();
        let mut income: HashMap<String, Vec<Named<'a>>> = HashMap::new();
        let mut kinds = Vec::new();
        for table in &disclosure.tables {
            let whole = |row| Named { table, row, column: None, fund: table.form.fund };
            for total in total_names(lexicon, table) {
                let named = Named { column: total.column, ..whole(total.row) };
                rows.entry(total.name).or_default().push(named);
            }
            if table.form.subject.as_deref().is_some_and(|one| lexicon.of_procurement.is_in(one)) {
                kinds.extend(table.rows.iter().map(whole));
            }
            for row in &table.rows {
                for name in names(&table.form, row) {
                    let name = part_name(lexicon, name);
                    // 财政拨款 is many things, 财政拨款收入 is one.
                    let is_one = lexicon.income_names.ending(name).is_some();
                    let is_stated = which == Names::OfStatementsToo
                        && table.form.used_for == FormUse::Statement;
                    if lexicon.no_rows.is_in(name) && !is_one && !is_stated {
                        if is_income(lexicon, table, row) {
                            income.entry(name.to_owned()).or_default().push(whole(row));
                        }
                        continue;
                    }
                    if name.chars().count() >= SHORTEST {
                        rows.entry(name.to_owned()).or_default().push(whole(row));
                    } else if row.line.is_none() {
                        // 大气（项）: a short name is one where the text says that it is an item.
                        for mark in lexicon.item_marks.words() {
                            rows.entry(format!("{name}{mark}")).or_default().push(whole(row));
                        }
                    }
                }
            }
        }
        let names = WordList::new(rows.keys().map(String::as_str));
        let year = format!("{}年", disclosure.year);
        NamedRows {
            lexicon,
            year,
            offices: offices(department, disclosure),
            rows,
            names,
            columns: NamedColumns::new(disclosure),
            income,
            kinds,
        }
    }

    /// The total of a fund in the column that words name: 年末结转和结余.
    pub fn column_spoken_of(&self, label: &str, fund: Fund) -> Option<Spoken<'a, 'a>> {
        let label = label.replace(&self.year, "");
        self.columns.spoken_of(&label, fund, |before| self.begins_there(before))
    }

    /// The sums of the tables whose total is that of income and of expenditure.
    pub fn of_both_sides(&self) -> Option<Spoken<'_, 'a>> {
        let names = self.lexicon.both_totals.words();
        let (name, totals) = { names }.find_map(|name| self.rows.get_key_value(name))?;
        let is_sum = |row: &&Row| matches!(row.role, RowRole::Total | RowRole::Subtotal);
        let sums = totals.iter().flat_map(|one| {
            let rows = one.table.rows.iter().filter(is_sum);
            rows.map(|row| Named { row, ..*one })
        });
        let all: Vec<Named<'a>> = sums.chain(totals.iter().copied()).collect();
        Some(Spoken::new(name, all))
    }

    /// The rows and columns that are called as some rows are, with or without the word of a sum: 本年支出 and
    /// 本年支出合计.
    pub fn called_alike<'n>(&self, spoken: &Spoken<'n, 'a>) -> Spoken<'n, 'a> {
        let sums = &self.lexicon.closes_list;
        let plain = sums.ending(spoken.name).map_or(spoken.name, |sum| &spoken.name[..sum.start]);
        let mut found = Vec::new();
        let names = sums.words().map(|sum| format!("{plain}{sum}"));
        for name in std::iter::once(plain.to_owned()).chain(names) {
            found.extend(self.rows.get(&name).into_iter().flatten().copied());
            found.extend(self.columns.called(&name).iter().copied());
        }
        spoken.instead(found)
    }

    /// Whether words before a name end in that of another row, of which it is a part: 项目支出中安排.
    pub fn is_within(&self, before: &str) -> bool {
        let mut names = self.names.find_words_in(before);
        names.any(|(_, at)| self.lexicon.among.beginning(before[at.end..].trim_start()).is_some())
    }

    /// Whether words before a name say that it is of money that is no fund, or of some of it: 单位资金安排的,
    /// 纳入自评的.
    pub fn is_paid_from_elsewhere(&self, before: &str) -> bool {
        let lexicon = self.lexicon;
        let Some(paid) = lexicon.paid_from.ending(before.trim_end()) else { return false };
        let words = self.without_offices(&before[..paid.start].replace(&self.year, ""));
        let mut words = self.without_funds(&words);
        let known = [
            &lexicon.general_fund,
            &lexicon.government_funds,
            &lexicon.state_capital_fund,
            &lexicon.opens_parts,
        ];
        let whole = lexicon.name_openers.words().filter(|opener| opener.chars().count() > 2);
        for word in known.into_iter().flat_map(WordList::words).chain(whole) {
            words = words.replace(word, "");
        }
        !names_nothing(lexicon, &words)
    }

    /// The rows of which the words right before an amount speak: the longest name that nothing but
    /// words of filling follow, and that begins where a name can begin.
    pub fn spoken_of(&self, label: &str) -> Option<Spoken<'_, 'a>> {
        // 行政运行（2130101）5万元: the code says which of them is meant.
        if let Some((plain, code)) = without_code(label) {
            return self.spoken_of(&plain)?.of_code(&code);
        }
        let fits = self.names.find_words_in(label).filter(|(_, at)| {
            let (before, behind) = (&label[..at.start], &label[at.end..]);
            // …（项）拨款支出5万元
            let behind = self.without_funds(&behind.replace(&self.year, ""));
            let spending = self.lexicon.fund_spending.words();
            let is_spending = spending.filter_map(|word| behind.strip_suffix(word));
            let mut rests = std::iter::once(behind.as_str()).chain(is_spending);
            rests.any(|rest| names_nothing(self.lexicon, rest))
                && self.begins_there(before)
                && !(self.is_total(&label[at.clone()]) && self.is_of_a_part(before))
        });
        let (name, _) = fits.max_by_key(|(name, at)| (name.len(), at.start))?;
        let (name, rows) = self.rows.get_key_value(name)?;
        let rows = of_path(self.lexicon, rows, label);
        (!rows.is_empty()).then(|| Spoken::new(name, rows))
    }

    /// Whether words before the name of a total say that a part of it is meant: 预留给中小企业的政府采购预算 is
    /// part of a total, 行政运行科目安排支出预算 an item. The office's own name may hold that of a row (文化和旅游局),
    /// and 财政拨款安排的 is no part.
    fn is_of_a_part(&self, before: &str) -> bool {
        let before = self.without_offices(&before.replace(&self.year, ""));
        if self.names.is_in(&before) {
            return true;
        }
        // 水体科目安排支出预算 is an item's, 财政拨款安排的机关运行经费预算 the office's.
        let Some(opener) = self.lexicon.name_openers.ending(&before) else { return false };
        let words = &before[..opener.start];
        let mut words = self.without_funds(words);
        for opener in self.lexicon.name_openers.words().filter(|opener| opener.chars().count() > 2)
        {
            words = words.replace(opener, "");
        }
        !names_nothing(self.lexicon, &words)
    }

    /// Words without the name of the office itself.
    pub fn without_offices(&self, words: &str) -> String {
        self.offices.iter().fold(words.to_owned(), |words, office| words.replace(office, ""))
    }

    /// Words without 财政拨款, which says of what money an amount is and names no row.
    fn without_funds(&self, words: &str) -> String {
        let of_funds = self.lexicon.of_funds.words();
        of_funds.fold(words.to_owned(), |words, fund| words.replace(fund, ""))
    }

    /// Whether words name a row of a classification.
    pub fn name_an_item(&self, words: &str) -> bool {
        // 农业农村局 is the office, and no row.
        let words = self.without_offices(words);
        // 一般公共预算财政拨款支出 is the total of a table.
        self.names
            .find_words_in(&words)
            .any(|(name, _)| is_class(&self.rows[name]) && !self.is_total(name))
    }

    /// Whether a name is that of a total.
    fn is_total(&self, name: &str) -> bool {
        let rows = self.rows.get(name);
        rows.is_some_and(|rows| rows.iter().all(|one| one.row.role == RowRole::Total))
    }

    /// Whether a name can begin behind these words: behind a mark, a number, a year, 其中, the name of
    /// the office itself.
    pub(super) fn begins_there(&self, before: &str) -> bool {
        let before = before.trim_end();
        let lexicon = self.lexicon;
        let openers = [
            &lexicon.name_openers,
            &lexicon.opens_parts,
            &lexicon.opens_whole,
            &lexicon.share_of,
            &lexicon.chain_adds,
            &lexicon.chain_takes,
        ];
        name_may_begin(before, &openers)
            || self
                .rows
                .keys()
                .any(|name| before.ends_with(name.as_str()) && is_class(&self.rows[name]))
            || self.offices.iter().any(|office| before.ends_with(office))
    }
}

/// Whether a row is a line of what came in.
fn is_income(lexicon: &Lexicon, table: &Table, row: &Row) -> bool {
    let side = row.line.and_then(|line| table.form.lines()[line].side);
    let side = side.and_then(|side| table.form.sides().get(side));
    side.is_some_and(|side| lexicon.income_names.has(&side.label))
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
