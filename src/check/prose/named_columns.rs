use std::collections::HashMap;

use crate::lexicon::{Lexicon, WordList};
use crate::model::{Column, ColumnType, Disclosure, Fund, Meaning, RowRole, Table};
use crate::sentences::names_nothing;

use super::fund::fund_named;
use super::spoken::{Named, Spoken};

/// Names that say too little.
const SHORTEST: usize = 4;

/// The totals of tables of one fund in their columns, by what these are called: 年初结转和结余, 人员经费.
pub(super) struct NamedColumns<'a> {
    lexicon: &'a Lexicon,
    columns: HashMap<&'a str, Vec<Named<'a>>>,
    names: WordList,
}

impl<'a> NamedColumns<'a> {
    pub fn new(disclosure: &'a Disclosure) -> NamedColumns<'a> {
        let lexicon: &Lexicon = &disclosure.lexicon;
        let mut all: HashMap<&str, Vec<Named<'_>>> = HashMap::new();
        for (name, named) in disclosure.tables.iter().flat_map(|table| columns(lexicon, table)) {
            all.entry(name).or_default().push(named);
        }
        let names = WordList::new(all.keys().copied());
        NamedColumns { lexicon, columns: all, names }
    }

    /// The columns of such a name.
    pub fn called(&self, name: &str) -> &[Named<'a>] {
        self.columns.get(name).map_or(&[], Vec::as_slice)
    }

    /// The columns of a fund that the words right before an amount name, where a name can begin.
    pub fn spoken_of(
        &self,
        label: &str,
        fund: Fund,
        begins_there: impl Fn(&str) -> bool,
    ) -> Option<Spoken<'a, 'a>> {
        let fits = self.names.find_words_in(label).filter(|(_, at)| {
            names_nothing(self.lexicon, &label[at.end..])
                && (begins_there(&label[..at.start])
                    || fund_named(self.lexicon, &label[..at.start]).is_some())
        });
        let (name, _) = fits.max_by_key(|(name, at)| (name.len(), at.start))?;
        let (name, named) = self.columns.get_key_value(name)?;
        let named: Vec<Named<'a>> =
            named.iter().filter(|one| one.fund == Some(fund)).copied().collect();
        (!named.is_empty()).then(|| Spoken::new(name, named))
    }
}

/// The total of a table of one fund in its columns, by what these are called: 年初结转和结余.
fn columns<'a>(
    lexicon: &'a Lexicon,
    table: &'a Table,
) -> impl Iterator<Item = (&'a str, Named<'a>)> {
    let form = &table.form;
    let subject = form.subject.as_deref().unwrap_or_default();
    let fund = form.fund.or_else(|| fund_named(lexicon, subject));
    let total = table.rows.iter().find(|row| row.role == RowRole::Total);
    let total = total.filter(|row| row.line.is_none() && fund.is_some());
    let is_amount = move |(at, column): &(usize, &Column)| {
        column.holds == ColumnType::Amount && form.column_of(Meaning::PreviousYear) != Some(*at)
    };
    let columns = total.into_iter().flat_map(move |row| {
        let columns = form.columns.iter().enumerate().filter(is_amount);
        columns.map(move |(at, column)| (column, Named { table, row, column: Some(at), fund }))
    });
    columns.flat_map(|(column, named)| {
        // 年初预算数 is a phase of any amount.
        let is_name =
            |name: &&str| name.chars().count() >= SHORTEST && !names_nothing(lexicon, name);
        let names = column.spellings().filter(is_name);
        names.map(move |name| (name, named))
    })
}
