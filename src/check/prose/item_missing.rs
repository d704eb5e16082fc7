use std::collections::HashSet;

use crate::finding::{Bilingual, Finding, Level};
use crate::model::{FormUse, Row, RowRole, Table};
use crate::sentences::Placed;

use super::own_row::is_elsewhere;
use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::sentence_findings::about;

/// How long the code of an item is: 类 three, 款 two, 项 two digits.
const ITEM: usize = 7;
/// A shorter name is like many others.
const SHORTEST: usize = 4;
/// Names that have at least this part of their pairs of characters in common may be one item.
const ALIKE: (usize, usize) = (1, 2);

impl SentenceCheck<'_> {
    /// An amount of an item that is named as one (…（项）) and that no table has, where a table of all funds
    /// goes down to items and adds up its rows. An item whose name is like that of a row, whose code a table
    /// has or whose amount is some figure here is one of them.
    pub(super) fn item_without_a_row(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<Finding> {
        let lexicon = &self.disclosure.lexicon;
        let quantity = &placed.quantity;
        let words = paragraph.since_the_last_number(&placed.range);
        // Most amounts are said of no item.
        let mark = lexicon.item_brackets.find_in(words).last()?;
        let is_plain = quantity.is_money()
            && !quantity.is_bound
            && quantity.is_telling()
            && !placed.is_beside
            && !placed.is_in_turn
            && paragraph.is_narrative()
            && !is_elsewhere(self.disclosure, paragraph, placed)
            && !lexicon.last_year.is_in(words);
        let name = item_name(&words[..mark.start]);
        if !is_plain || name.chars().count() < SHORTEST || self.is_of_another(paragraph, placed) {
            return None;
        }
        let size = quantity.size();
        if self.rows_of(paragraph, placed).is_some() || self.citable.holds((size.low, size.high)) {
            return None;
        }
        let tables = || self.disclosure.tables.iter().filter(|table| goes_down_to_items(table));
        let is_whole = tables().any(|table| table.form.fund.is_none());
        let may_be = |table: &Table, row: &Row| {
            let own = table.form.name_column().map(|column| row.cells[column].printed());
            own.is_none_or(|own| are_alike(own, name))
                || (!row.key.is_empty() && words.contains(row.key.as_str()))
        };
        let has_it = self.disclosure.tables.iter().any(|table| {
            table
                .rows
                .iter()
                .any(|row| row.line.is_none() && row.role != RowRole::Total && may_be(table, row))
        });
        if !is_whole || has_it {
            return None;
        }
        let printed = &paragraph.text[placed.range.clone()];
        let words = Bilingual::new(
            format!("文字说明“{name}（项）”{printed}，而各表没有这一项，也没有这个数"),
            format!("{printed} is said of the item {name}, which no table has, nor this amount"),
        );
        let help = ("核对科目名称和各表", "check the name of the item, and the tables");
        let mut finding = about(self.rules.amount, paragraph, &placed.range, words, help);
        finding.level = finding.level.max(Level::Warning);
        Some(finding)
    }
}

/// Whether a table is of a classification by function down to its items, with their sum.
fn goes_down_to_items(table: &Table) -> bool {
    let is_item = |row: &Row| {
        row.line.is_none()
            && row.key.len() == ITEM
            && row.key.starts_with('2')
            && row.key.bytes().all(|byte| byte.is_ascii_digit())
    };
    table.form.used_for != FormUse::Project
        && table.rows.iter().any(|row| row.role == RowRole::Total)
        && table.rows.iter().any(is_item)
}

/// The name right before （项）: behind the bracket or mark before it.
fn item_name(before: &str) -> &str {
    let is_mark = |c: char| !c.is_alphabetic() && c != '、';
    let start = before.char_indices().rev().find(|(_, c)| is_mark(*c));
    start.map_or(before, |(at, c)| &before[at + c.len_utf8()..])
}

/// Whether two names may be of one item: one is in the other, or they have much in common.
fn are_alike(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.chars().filter(|c| c.is_alphabetic()).collect::<Vec<char>>();
    let (one, other) = (plain(one), plain(other));
    let pairs = |name: &[char]| -> HashSet<(char, char)> {
        name.windows(2).map(|pair| (pair[0], pair[1])).collect()
    };
    let (first, second) = (pairs(&one), pairs(&other));
    let common = first.intersection(&second).count();
    let least = first.len().min(second.len());
    least == 0 || common * ALIKE.1 >= least * ALIKE.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_items() {
        assert_eq!(item_name("“教育支出（类）进修及培训（款）培训支出"), "培训支出");
        assert_eq!(item_name("3.其他商贸事务支出"), "其他商贸事务支出");
        assert!(are_alike("事业单位医疗", "行政单位医疗"));
        assert!(are_alike("其他文化和旅游支出", "其他文化旅游支出"));
        assert!(!are_alike("住房公积金", "城管执法"));
    }
}
