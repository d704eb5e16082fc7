//! Lines that must be split, as their forms declare: `split: { into: […], rule: … }`.

use crate::finding::{Bilingual, Finding, RuleInfo};
use crate::model::path::cell_path;
use crate::model::{Disclosure, Figure, Line, Split, Table};
use crate::source::Place;

/// What is not split though its form asks for it, of the lines that name a rule. A split in one
/// table is a split for all that ask for it: a sentence beside a table need not repeat it.
pub(in crate::check) fn not_split(
    rule: &'static RuleInfo,
    disclosure: &Disclosure,
) -> Vec<Finding> {
    let asking: Vec<Asking<'_>> =
        disclosure.tables.iter().flat_map(|table| asking(table, rule)).collect();
    if asking.iter().any(Asking::is_split) {
        return Vec::new();
    }
    asking.iter().filter_map(|one| one.finding(rule, disclosure)).collect()
}

/// A printed line that is to be split.
struct Asking<'a> {
    table: &'a Table,
    line: &'a Line,
    row: usize,
    split: &'a Split,
}

fn asking<'a>(
    table: &'a Table,
    rule: &'static RuleInfo,
) -> impl Iterator<Item = Asking<'a>> + use<'a> {
    table.form.lines().iter().enumerate().filter_map(move |(index, line)| {
        let split = line.split.as_ref().filter(|split| split.rule == rule.name)?;
        Some(Asking { table, line, row: table.line(index)?, split })
    })
}

impl Asking<'_> {
    fn is_split(&self) -> bool {
        self.split.into.iter().any(|line| self.table.line(*line).is_some())
    }

    /// The first figure that is not nothing.
    fn figure(&self) -> Option<(usize, &Figure)> {
        let cells = self.table.rows[self.row].cells.iter().enumerate();
        let mut figures = cells.filter_map(|(column, cell)| Some((column, cell.figure()?)));
        figures.find(|(_, figure)| !figure.amount.decimal().is_zero())
    }

    fn finding(&self, rule: &'static RuleInfo, disclosure: &Disclosure) -> Option<Finding> {
        let (column, figure) = self.figure()?;
        let lines = self.table.form.lines();
        let labels: Vec<&str> =
            self.split.into.iter().map(|line| lines[*line].label.as_str()).collect();
        let what = if self
            .table
            .form
            .total_line()
            .is_some_and(|total| std::ptr::eq(&lines[total], self.line))
        {
            &self.table.name
        } else {
            &self.line.label
        };
        let words = Bilingual::new(
            format!("“{what}”没有分列{}", labels.join("、")),
            format!("{what} is not split into {}", labels.join(", ")),
        );
        let place = Place::new(&disclosure.file, figure.span);
        let finding = Finding::new(rule, words, place)
            .at(cell_path(self.table, &self.table.rows[self.row], column), figure.printed.clone());
        let help = format!("补上{}各多少", labels.join("、"));
        Some(finding.help(help, format!("give {}", labels.join(", "))))
    }
}
