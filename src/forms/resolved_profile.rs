use std::sync::Arc;

use crate::model::{
    Deadlines, Fund, Glance, Identity, Kind, KindRequirement, MainFigure, Practice, Profile,
    ProfileHistory, ReviewStep, SectionRequirement, SectionTitles, TableRequirement,
};

use super::declared_profile::Years;

/// A profile with every form it names resolved and what it extends filled in, before it is cut into
/// years.
#[derive(Debug, Clone)]
pub(super) struct ResolvedProfile {
    pub id: String,
    pub name: String,
    pub source: String,
    pub practice: Practice,
    pub places: Vec<String>,
    pub documents: Vec<String>,
    pub unknown: Vec<String>,
    pub kinds: Vec<DatedKind>,
    pub between: Vec<Arc<Identity>>,
    pub main_figures: Vec<Arc<MainFigure>>,
    pub project_figures: Vec<Arc<MainFigure>>,
    pub spending_figures: Vec<Arc<MainFigure>>,
    pub glance: Option<Glance>,
    pub deadlines: Deadlines,
    pub review: Vec<(Years, ReviewStep)>,
    pub fund_codes: Vec<(Years, (Fund, Vec<String>))>,
}

/// What is required of one kind, each entry with its years.
#[derive(Debug, Clone)]
pub(super) struct DatedKind {
    pub kind: Kind,
    pub title: String,
    pub project_form: Option<String>,
    pub overall_form: Option<String>,
    pub sections: Vec<(Years, SectionRequirement)>,
    pub tables: Vec<(Years, TableRequirement)>,
    pub indicator_levels: Vec<String>,
}

impl ResolvedProfile {
    /// Whether a section of this id explains terms.
    pub(super) fn explains(&self, id: &str) -> bool {
        let sections = self.kinds.iter().flat_map(|kind| &kind.sections);
        sections.into_iter().any(|(_, section)| section.explains_terms && section.id == id)
    }

    /// Cuts it into one version for each run of years with the same entries.
    pub(super) fn into_history(self) -> ProfileHistory {
        let years = self.kinds.iter().flat_map(|kind| {
            kind.sections
                .iter()
                .map(|(years, _)| *years)
                .chain(kind.tables.iter().map(|(years, _)| *years))
        });
        let years = years
            .chain(self.fund_codes.iter().map(|(years, _)| *years))
            .chain(self.review.iter().map(|(years, _)| *years));
        let mut firsts: Vec<i16> = years
            .flat_map(|years| [years.from, years.until.map(|until| until.saturating_add(1))])
            .flatten()
            .collect();
        firsts.push(i16::MIN);
        firsts.sort_unstable();
        firsts.dedup();
        let versions =
            firsts.into_iter().map(|first| (first, Arc::new(self.in_year(first)))).collect();
        ProfileHistory {
            id: self.id,
            name: self.name,
            source: self.source,
            practice: self.practice,
            places: self.places,
            documents: self.documents,
            unknown: self.unknown,
            versions,
        }
    }

    fn in_year(&self, year: i16) -> Profile {
        let kinds = self.kinds.iter().map(|kind| KindRequirement {
            kind: kind.kind,
            title: kind.title.clone(),
            project_form: kind.project_form.clone(),
            overall_form: kind.overall_form.clone(),
            sections: in_force(&kind.sections, year),
            titles: SectionTitles::default(),
            tables: in_force(&kind.tables, year),
            indicator_levels: kind.indicator_levels.clone(),
        });
        Profile {
            id: self.id.clone(),
            name: self.name.clone(),
            kinds: kinds.collect(),
            between: self.between.clone(),
            main_figures: self.main_figures.clone(),
            project_figures: self.project_figures.clone(),
            spending_figures: self.spending_figures.clone(),
            glance: self.glance.clone(),
            deadlines: self.deadlines,
            review: in_force(&self.review, year),
            fund_codes: in_force(&self.fund_codes, year),
            source: self.source.clone(),
        }
    }
}

fn in_force<T: Clone>(entries: &[(Years, T)], year: i16) -> Vec<T> {
    let holds = |years: &Years| {
        years.from.is_none_or(|from| year >= from) && years.until.is_none_or(|until| year <= until)
    };
    entries.iter().filter(|(years, _)| holds(years)).map(|(_, entry)| entry.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_hold_in_their_years() {
        let entries = [
            (Years { from: None, until: Some(2022) }, "old"),
            (Years { from: Some(2023), until: None }, "new"),
            (Years { from: None, until: None }, "always"),
        ];
        assert_eq!(in_force(&entries, 2022), ["old", "always"]);
        assert_eq!(in_force(&entries, 2023), ["new", "always"]);
    }
}
