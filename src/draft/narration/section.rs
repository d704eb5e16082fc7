use std::collections::BTreeSet;

use crate::draft::ordinal::ordinal;
use crate::model::{
    ColumnType, FigureRef, FormUse, Kind, Layout, SectionRequirement, Table, TableState, total_row,
};

use super::document::{Narration, SECTION, is_open, marks};
use super::lines::lines;
use super::reasons::Reasons;
use super::related::{tables_for, unassigned};
use super::rows::rows;
use super::subject::{Subject, open};
use super::whole::whole_column;

impl<'a> Narration<'a> {
    /// What a section says: its statements, else its tables; else what was written last year, to be
    /// looked through, or an open place.
    pub(super) fn section(
        &self,
        section: &SectionRequirement,
        level: usize,
        told: &mut BTreeSet<&'a str>,
    ) -> String {
        let reasons = Reasons::of(section.reasons);
        let chosen = self.chosen(section).into_iter();
        let chosen = chosen.filter(|table| told.insert(table.form.id.as_str()));
        let told: Vec<(&Table, Vec<String>)> = chosen
            .map(|table| (table, self.table(table, &reasons)))
            .filter(|(_, own)| !own.is_empty())
            .collect();
        // Counts alone (of staff) are not what a section without statements is about.
        let is_counts = |table: &Table| {
            let column = self.column(table).map(|column| table.form.columns[column].holds);
            table.form.used_for != FormUse::Statement && column == Some(ColumnType::Count)
        };
        let open = told.iter().all(|(table, _)| is_counts(table));
        let paragraphs: Vec<(&str, Vec<String>)> =
            told.into_iter().map(|(table, own)| (table.name.as_str(), own)).collect();
        let several = paragraphs.len() > 1;
        let text = |(name, own): &(&str, Vec<String>)| {
            let head = several.then(|| format!("{} {name}", marks(level + 1)));
            head.into_iter().chain(own.iter().cloned()).collect::<Vec<_>>().join("\n\n")
        };
        let open = open.then(|| self.open(section));
        paragraphs.iter().map(text).chain(open).collect::<Vec<_>>().join("\n\n")
    }

    /// What every table says, each under its name: the narrative of a place that asks for no
    /// sections. Nothing where no table says anything.
    pub(super) fn by_tables(&self) -> String {
        let reasons = Reasons::default();
        let told = self.disclosure.tables.iter().filter_map(|table| {
            let own = self.table(table, &reasons);
            (!own.is_empty()).then(|| (table.name.as_str(), own.join("\n\n")))
        });
        let section = |(index, (name, text)): (usize, (&str, String))| {
            format!("{} {}、{name}\n\n{text}", marks(SECTION), ordinal(index + 1))
        };
        told.enumerate().map(section).collect::<Vec<_>>().join("\n\n")
    }

    /// The tables that a section is written from: its statements; where it has none, its tables,
    /// and those that print what its statements would say, with what else no section has.
    fn chosen(&self, section: &SectionRequirement) -> Vec<&'a Table> {
        let tables = || section.tables.iter().filter_map(|form| self.disclosure.answering(form));
        let told = |table: &&Table| !matches!(table.state, TableState::Unpublished(_));
        let of_use = |statement: bool| {
            tables()
                .filter(told)
                .filter(|table| (table.form.used_for == FormUse::Statement) == statement)
                .collect::<Vec<_>>()
        };
        let (statements, tables) = (of_use(true), of_use(false));
        let has_total = |table: &&Table| table.form.total_line().is_some();
        if statements.iter().any(has_total) {
            return statements;
        }
        let elsewhere = |form: &str| {
            let others = self.requirement.sections.iter().filter(|other| other.id != section.id);
            others.flat_map(|other| &other.tables).any(|other| other == form)
        };
        let mut own = self.in_place_of(section);
        own.retain(|table| !elsewhere(&table.form.id));
        let others = match own.is_empty() {
            true => Vec::new(),
            false => {
                let of_sections = self.requirement.sections.iter();
                let of_sections = of_sections.flat_map(|other| {
                    let related = self.in_place_of(other).into_iter();
                    let related = related.map(|table| table.form.id.as_str());
                    related.chain(other.tables.iter().map(String::as_str)).collect::<Vec<_>>()
                });
                unassigned(self.disclosure, &of_sections.collect::<Vec<_>>())
            }
        };
        // A statement of counts alone tells no money: it goes last.
        [tables, own, others, statements].concat()
    }

    /// The tables that print what the statements of a section would say, of those that the document
    /// has not.
    fn in_place_of(&self, section: &SectionRequirement) -> Vec<&'a Table> {
        let is_statement = |form: &&String| {
            let declared = self.catalogue.forms.get(*form);
            declared.is_some_and(|declared| declared.used_for == FormUse::Statement)
                && self.disclosure.answering(form).is_none()
        };
        let absent = section.tables.iter().filter(is_statement);
        absent.flat_map(|form| tables_for(self.disclosure, form)).collect()
    }

    /// What a table says.
    fn table(&self, table: &'a Table, reasons: &Reasons) -> Vec<String> {
        if let TableState::Nothing(says) = &table.state {
            return vec![self.words.sentence(says.trim())];
        }
        let key = self.disclosure.key();
        let other = |key| self.department.disclosure(key);
        let accounts = key.kind == Kind::FinalAccounts;
        let subject = Subject {
            words: self.words,
            disclosure: self.disclosure,
            before: other(key.year_before()),
            budget: other(key.of_kind(Kind::Budget)).filter(|_| accounts),
            table,
            reasons,
        };
        let Some(column) = self.column(table) else { return Vec::new() };
        match table.form.layout {
            Layout::Lines { .. } => lines(subject, column),
            Layout::Rows(_) => rows(subject, column),
        }
    }

    /// The column that a table is told by: the one that its form says is the sum of others, that of
    /// a main figure of this kind, else its main column; of a table of counts its first.
    fn column(&self, table: &Table) -> Option<usize> {
        let form = &table.form;
        let places = self.disclosure.profile.main_figures.iter();
        let mut places = places.flat_map(|main| main.places(self.disclosure.kind));
        let main = || {
            let own = |place: &&FigureRef| place.form.as_deref() == Some(form.id.as_str());
            places.find(own).and_then(|place| place.column)
        };
        // A total has no price, where its items have one.
        let total = total_row(table.rows.iter()).map(|total| &table.rows[total]);
        let printed = || total.into_iter().chain(&table.rows).find_map(|row| form.main_figure(row));
        whole_column(form)
            .or_else(main)
            .or_else(|| printed().map(|(column, _)| column))
            .or_else(|| form.columns.iter().position(|column| column.holds.is_number()))
    }

    /// A section that no table tells: last year's text where it has no figure, marked to be looked
    /// through; else an open place.
    fn open(&self, section: &SectionRequirement) -> String {
        let before = self.department.disclosure(self.disclosure.key().year_before());
        let narrative = before.and_then(|before| before.narrative.as_ref());
        let last = narrative.and_then(|narrative| {
            let own = narrative
                .sections
                .iter()
                .find(|other| other.id.as_deref() == Some(section.id.as_str()))?;
            Some(narrative.file.text[own.body.range()].trim())
        });
        let repeats = |text: &&str| {
            !is_open(text)
                && !text.contains("[[")
                && !text.bytes().any(|byte| byte.is_ascii_digit())
        };
        match last.filter(repeats) {
            Some(text) => {
                let year = self.disclosure.year - 1;
                let mark = open(&self.words.say("draft.look_through", &[("year", &year)]));
                format!("{mark}\n\n{text}")
            }
            None => open(&self.words.say("draft.a_section", &[("section", &section.title)])),
        }
    }
}
