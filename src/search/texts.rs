use crate::model::path::project_fragment;
use crate::model::{Cell, ColumnType, Disclosure, Form, Indicator, Objectives, Row};

use super::entries::{Entries, LONGEST};
use super::result_class::ResultClass;

/// The place of what is said of a department as a whole.
const OVERALL: &str = "overall";

impl Entries {
    /// What stands in cells in words: 燃气壁挂炉. One text is noted once a disclosure, where it is
    /// first: a basis that every indicator has is one thing to find.
    pub(super) fn texts(&mut self, disclosure: u32, read: &Disclosure) {
        for table in &read.tables {
            let form = &*table.form;
            for row in &table.rows {
                self.cells(disclosure, form, row, &[form.id.as_str(), "-", &row.address]);
            }
        }
        if let Some(overall) = &read.overall {
            let duties = overall.duties.iter().map(String::as_str);
            duties.for_each(|duty| self.text(disclosure, duty, &[OVERALL]));
            self.objectives(disclosure, overall, OVERALL);
        }
        for project in &read.projects {
            let place = project_fragment(&project.id);
            if let Some(form) = read.project_form.as_deref() {
                self.cells(disclosure, form, &project.row, &[&place]);
            }
            self.text(disclosure, project.purpose.as_deref().unwrap_or_default(), &[&place]);
            self.objectives(disclosure, &project.objectives, &place);
        }
    }

    /// The words of a row, but for its key and its name: those are found with the row.
    fn cells(&mut self, disclosure: u32, form: &Form, row: &Row, place: &[&str]) {
        let key = form.key().map(|key| key.column);
        let coded = key.is_some_and(|key| form.columns[key].holds == ColumnType::Code);
        let name = form.name_column().filter(|_| coded);
        for (column, cell) in row.cells.iter().enumerate() {
            if let Cell::Text { text, .. } | Cell::Stated { printed: text, .. } = cell
                && ![key, name].contains(&Some(column))
            {
                self.text(disclosure, text, place);
            }
        }
    }

    fn objectives(&mut self, disclosure: u32, objectives: &Objectives, place: &str) {
        for said in objectives.goals.iter().chain(&objectives.outcomes) {
            self.text(disclosure, &said.value, &[place]);
        }
        for indicator in &objectives.indicators {
            let Indicator { description, basis, deviation, actual, .. } = indicator;
            let actual = actual.as_ref().map(|actual| actual.value.printed.as_str());
            let texts = [description, basis, deviation].map(Option::as_deref);
            for text in texts.into_iter().chain([actual]).flatten() {
                self.text(disclosure, text, &[&indicator.address]);
            }
        }
    }

    /// A text in pieces of a length that fits on a page of strings.
    fn text(&mut self, disclosure: u32, text: &str, place: &[&str]) {
        let mut rest = text.trim();
        while !rest.is_empty() {
            let (piece, later) = piece(rest);
            rest = later.trim_start();
            if piece.chars().any(char::is_alphabetic) {
                let string = self.string(ResultClass::Text, [piece.trim_end()]);
                self.once(disclosure, string, place);
            }
        }
    }

    /// Notes a text, unless the disclosure has it already.
    fn once(&mut self, disclosure: u32, string: u32, place: &[&str]) {
        let at = string as usize;
        if self.met.len() <= at {
            self.met.resize(at + 1, 0);
        }
        if self.met[at] <= disclosure {
            self.met[at] = disclosure + 1;
            self.posting(disclosure, string, place.iter().copied());
        }
    }
}

/// The beginning of a text, up to the last end of a sentence or clause in [`LONGEST`] characters,
/// and the rest.
fn piece(text: &str) -> (&str, &str) {
    if text.len() <= LONGEST {
        return (text, "");
    }
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return (text, "") };
    let ends = ['。', '；', ';', '\n', '，', '、', ' '];
    let cut = text[..end].char_indices().rev().find(|(_, c)| ends.contains(c));
    text.split_at(cut.map_or(end, |(at, c)| at + c.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_between_clauses_and_nothing_is_lost() {
        let text = "壁挂炉安装到户，验收合格。".repeat(90);
        let (mut rest, mut pieces) = (text.as_str(), Vec::new());
        while !rest.is_empty() {
            let (first, later) = piece(rest);
            pieces.push(first);
            rest = later;
        }
        assert!(pieces.len() > 1 && pieces.iter().all(|piece| piece.chars().count() <= LONGEST));
        assert!(pieces.iter().all(|piece| piece.ends_with(['。', '，'])));
        assert_eq!(pieces.concat(), text);
        let unbroken = "甲".repeat(LONGEST + 7);
        assert_eq!(piece(&unbroken).1.chars().count(), 7);
        assert_eq!(piece("短"), ("短", ""));
    }
}
