use crate::finding::{Bilingual, Finding};
use crate::model::{Figure, Row, Table, Unit};
use crate::sentences::{Measure, Placed};

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;

impl SentenceCheck<'_> {
    /// A count that is not the one in the row that is named: kinds of vehicles, and what is counted of
    /// the expenses that are published apart.
    pub(super) fn not_its_count(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<Finding> {
        let counts = self.counts_of(paragraph, placed)?;
        let first = *counts.first()?;
        if counts.iter().any(|figure| figure.in_base() == placed.quantity.value) {
            return None;
        }
        let printed = &paragraph.text[placed.range.clone()];
        let words = Bilingual::new(
            format!("文字里的“{printed}”与表中这一行的数不符：表中为{}", first.printed),
            format!("`{printed}` is not the count of its row: the table has {}", first.printed),
        );
        let finding = Finding::new(self.rules.amount, words, paragraph.place(&placed.range));
        Some(finding.at(paragraph.at.clone(), printed).help("两处核对", "check both"))
    }

    /// Whether a count is the one in the row that is named; nothing where no row is.
    pub(super) fn is_its_count(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<bool> {
        let counts = self.counts_of(paragraph, placed)?;
        let is_it = counts.iter().any(|figure| figure.in_base() == placed.quantity.value);
        (!counts.is_empty()).then_some(is_it)
    }

    /// The counts in the rows of which a count is said; nothing where it is none of its own.
    fn counts_of(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> Option<Vec<&Figure>> {
        let is_count = placed.quantity.measure == Measure::Count && !placed.quantity.is_bound;
        if !is_count || placed.is_beside || !paragraph.is_narrative() {
            return None;
        }
        let lexicon = &self.disclosure.lexicon;
        let behind = &paragraph.text[placed.range.end..];
        let rows = if lexicon.whole_counts.beginning(behind).is_some() {
            let label = &paragraph.text[placed.label.clone()];
            // What is bought or taken out of use is not what is there.
            let is_moved = lexicon.moved_vehicles.is_in(paragraph.sentence_up_to(&placed.range));
            let named = self.named().spoken_of(label).filter(|spoken| {
                // 车辆 is many things; a kind of them is one.
                lexicon.kind_of_vehicle.ending(spoken.name).is_some() && !is_moved
            });
            let kinds: Vec<(&Table, &Row)> =
                named.map(|spoken| spoken.tables().collect()).unwrap_or_default();
            if kinds.is_empty() { self.fleet_rows(paragraph, placed) } else { kinds }
        } else {
            self.counted_rows(paragraph, placed)
        };
        Some(rows.iter().filter_map(|(table, row)| count(table, row)).collect())
    }

    /// The row that counts the office's own vehicles that were bought, or those that are there at the end of
    /// the year: 购置2辆, 保有量8辆, in a sentence that speaks of 公务用车.
    fn fleet_rows(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> Vec<(&Table, &Row)> {
        let lexicon = &self.disclosure.lexicon;
        let label = &paragraph.text[placed.label.clone()];
        let topic = &lexicon.own_vehicles;
        if !topic.is_in(paragraph.sentence_up_to(&placed.range)) {
            return Vec::new();
        }
        let words = [&lexicon.held_vehicles, &lexicon.moved_vehicles];
        let word = words.into_iter().find_map(|words| words.words_in(label).next());
        let Some(word) = word else { return Vec::new() };
        let rows = self.disclosure.tables.iter().flat_map(|table| {
            let lines = table.rows.iter().filter_map(move |row| Some((table, row, row.line?)));
            lines.filter(|(table, row, line)| {
                let label = table.form.lines()[*line].label.as_str();
                topic.is_in(label) && label.contains(word) && count(table, row).is_some()
            })
        });
        rows.map(|(table, row, _)| (table, row)).collect()
    }

    /// The rows of counts of which a number of visits, groups or persons is said: those that what comes
    /// before it in its sentence names, with the unit behind it.
    fn counted_rows(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> Vec<(&Table, &Row)> {
        let lexicon = &self.disclosure.lexicon;
        let behind = &paragraph.text[placed.range.end..];
        let label = &paragraph.text[placed.label.clone()];
        let unit = [&lexicon.visit_units, &lexicon.person_units]
            .into_iter()
            .find_map(|units| units.beginning(behind).map(|unit| &behind[unit]));
        let group = lexicon.group_names.words().find(|word| label.contains(word));
        let Some(unit) = unit.or(group) else { return Vec::new() };
        let before = paragraph.sentence_up_to(&placed.range);
        // 接待46批次，分为两类：上级检查3批次: the second is of a part.
        let start = paragraph.sentence_range(&placed.range).start;
        let is_counted = |one: &&Placed| {
            one.range.start >= start
                && one.quantity.measure == Measure::Count
                && paragraph.text[one.range.end..].starts_with(unit)
        };
        if paragraph.reading.before(&placed.range).iter().any(|one| is_counted(&one)) {
            return Vec::new();
        }
        let topics: Vec<&str> =
            lexicon.counted_topics.words().filter(|topic| before.contains(topic)).collect();
        let [topic] = topics.as_slice() else { return Vec::new() };
        let rows = self.disclosure.tables.iter().flat_map(|table| {
            let lines = table.rows.iter().filter_map(move |row| Some((table, row, row.line?)));
            lines.filter(|(table, _, line)| {
                let label = table.form.lines()[*line].label.as_str();
                label.contains(unit) && label.contains(topic)
            })
        });
        rows.map(|(table, row, _)| (table, row)).collect()
    }
}

/// The count in a row.
fn count<'a>(table: &Table, row: &'a Row) -> Option<&'a Figure> {
    let mut figures =
        row.cells.iter().zip(&table.form.columns).filter_map(|(cell, _)| cell.figure());
    figures.find(|figure| !matches!(figure.unit, Unit::Money(_) | Unit::Percent))
}
