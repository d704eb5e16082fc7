use std::sync::Arc;

use crate::characters::only_alike;
use crate::model::{Catalogue, Form, FormUse, KindRequirement, Table};
use crate::source::{Entry, Node};

use super::reading::Reading;
use super::table::{Defaults, table};

/// Which tables of a disclosure stand under a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    /// Sentences with figures.
    Statements,
    /// Tables.
    Tables,
}

impl Section {
    const ALL: [Section; 2] = [Section::Statements, Section::Tables];

    /// The key they stand under.
    fn key(self) -> &'static str {
        match self {
            Section::Statements => "statements",
            Section::Tables => "tables",
        }
    }

    /// What one of them is called.
    fn noun(self) -> (&'static str, &'static str) {
        match self {
            Section::Statements => ("文字数据", "statement"),
            Section::Tables => ("表", "table"),
        }
    }

    /// Whether forms of a use are filled here.
    fn holds(self, used_for: FormUse) -> bool {
        match used_for {
            FormUse::Statement => self == Section::Statements,
            FormUse::Table | FormUse::Overall => self == Section::Tables,
            FormUse::Project => false,
        }
    }
}

/// Which forms a disclosure may fill, and what it says for all its tables.
pub(super) struct TableReader<'a> {
    pub requirement: &'a KindRequirement,
    pub catalogue: &'a Catalogue,
    pub defaults: Defaults,
}

impl<'a> TableReader<'a> {
    /// Reads the statements and tables of a disclosure, in the order of the profile.
    pub(super) fn read(&self, reading: &mut Reading, root: &Node) -> Vec<Table> {
        let mut tables = Vec::new();
        for section in Section::ALL {
            if let Some(node) = root.get(section.key()) {
                self.section(reading, node, section, &mut tables);
            }
        }
        let rank = |table: &Table| {
            let mut required = self.requirement.tables.iter();
            required.position(|required| required.form == table.form.id).unwrap_or(usize::MAX)
        };
        tables.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| a.form.id.cmp(&b.form.id)));
        tables
    }

    fn section(
        &self,
        reading: &mut Reading,
        node: &Node,
        section: Section,
        tables: &mut Vec<Table>,
    ) {
        for entry in reading.map(node, section.key()) {
            let Some((form, name)) = self.form_of(&entry.key.value, section) else {
                self.unknown(reading, entry, section);
                continue;
            };
            if let Some(first) = tables.iter().find(|table| table.form.id == form.id) {
                reading.twice(&entry.key.value, entry.key.span, first.span);
                continue;
            }
            let place = self.requirement.unit_of(&form.id);
            tables.push(table(reading, entry, form, name, Defaults { place, ..self.defaults }));
        }
    }

    fn unknown(&self, reading: &mut Reading, entry: &Entry, section: Section) {
        let local = self.requirement.tables.iter().map(|table| table.name.as_str());
        let is_statement = section == Section::Statements;
        let official = self
            .catalogue
            .forms
            .values()
            .filter(|form| (form.used_for == FormUse::Statement) == is_statement)
            .map(|form| form.name.as_str());
        let (zh, en) = section.noun();
        reading.unknown(&entry.key.value, entry.key.span, zh, en, local.chain(official));
    }

    /// The form of a name, and the name it goes by here: the profile's local name first, then the
    /// form's own names.
    fn form_of(&self, name: &str, section: Section) -> Option<(&'a Arc<Form>, &'a str)> {
        let (requirement, catalogue) = (self.requirement, self.catalogue);
        let local = requirement.tables.iter().find(|table| table.name == name);
        let alike = || {
            if catalogue.form(name).is_some() {
                None
            } else {
                only_alike(name, requirement.tables.iter(), |table| vec![table.name.as_str()])
            }
        };
        let local = local.or_else(alike).and_then(|table| catalogue.forms.get(&table.form));
        let form = local.or_else(|| catalogue.form(name))?;
        section
            .holds(form.used_for)
            .then(|| (form, requirement.local_name(&form.id).unwrap_or(&form.name)))
    }
}
