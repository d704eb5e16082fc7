use super::super::view::{DisclosureView, TableView};
use super::{Compose, Composer};

/// The parts of a disclosure's page.
impl Compose for DisclosureView {
    fn compose(&mut self, composer: Composer<'_>) {
        let inside = self.sections.iter_mut().flat_map(|section| &mut section.tables);
        inside.chain(&mut self.tables).for_each(|table| table.compose(composer));
        let records = self.projects.iter_mut().map(|project| &mut project.objectives);
        records.chain(&mut self.overall).for_each(|objectives| objectives.compose(composer));
    }
}

impl Compose for TableView {
    fn compose(&mut self, composer: Composer<'_>) {
        self.blocks.iter_mut().for_each(|block| block.compose(composer));
    }
}
