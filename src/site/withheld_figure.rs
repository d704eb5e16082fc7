use std::sync::Arc;

use crate::model::{Disclosure, MainFigure};

use super::noted_figures::NotedFigures;

/// A main figure that a disclosure withholds.
#[derive(Debug, Clone)]
pub struct WithheldFigure {
    /// What it is.
    pub main: Arc<MainFigure>,
    /// The number of the note on the disclosure's page that says by what law.
    pub note: usize,
}

/// The main figures of the profile that a disclosure withholds.
pub(super) fn withheld_figures(
    disclosure: &Disclosure,
    noted: &dyn NotedFigures,
) -> Vec<WithheldFigure> {
    if disclosure.withheld.is_empty() {
        return Vec::new();
    }
    let figure = |main: &Arc<MainFigure>| {
        let withheld = disclosure.withheld_main(main)?;
        let note = noted.withheld_by(&disclosure.path, &withheld.at.value)?;
        Some(WithheldFigure { main: Arc::clone(main), note })
    };
    disclosure.profile.main_figures.iter().filter_map(figure).collect()
}
