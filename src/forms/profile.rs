use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::Finding;
use crate::model::{
    Deadlines, FigureRef, Fund, Glance, GlancePart, Identity, Kind, KindRequirement, MainFigure,
    MoneyUnit, Profile, ProfileHistory, SectionRequirement, TableRequirement,
};
use crate::source::{SourceFile, Span, Where};

use super::declared::{
    DeclaredFundCodes, DeclaredGlance, DeclaredKind, DeclaredMainFigure, DeclaredProfile, Years,
};
use super::form::{fund, named};
use super::resolve::{Resolver, Unresolved};
use super::rules::invalid;
use super::shapes::Shapes;

/// A profile with every form it names resolved and what it extends filled in, before it is cut into
/// years.
#[derive(Debug, Clone)]
pub(super) struct ResolvedProfile {
    id: String,
    name: String,
    source: String,
    kinds: Vec<DatedKind>,
    between: Vec<Arc<Identity>>,
    main_figures: Vec<Arc<MainFigure>>,
    project_figures: Vec<Arc<MainFigure>>,
    glance: Option<Glance>,
    deadlines: Deadlines,
    fund_codes: Vec<(Years, (Fund, Vec<String>))>,
}

/// What is required of one kind, each entry with its years.
#[derive(Debug, Clone)]
struct DatedKind {
    kind: Kind,
    title: String,
    project_form: Option<String>,
    overall_form: Option<String>,
    sections: Vec<(Years, SectionRequirement)>,
    tables: Vec<(Years, TableRequirement)>,
    indicator_levels: Vec<String>,
}

/// Resolves a profile. One that extends another takes over its kinds, identities and main figures;
/// what it declares itself under the same kind or id stands in their place.
///
/// # Errors
/// Findings in the profile's file.
pub(super) fn profile(
    file: &Arc<SourceFile>,
    declared: &DeclaredProfile,
    shapes: &Shapes,
    known: &BTreeMap<String, ResolvedProfile>,
) -> Result<ResolvedProfile, Vec<Finding>> {
    let base = match &declared.extends {
        None => None,
        Some(name) => match known.get(&name.value) {
            Some(base) => Some(base),
            None => {
                return Err(vec![invalid(
                    file,
                    Span::from(name),
                    format!("没有公开要求「{}」", name.value),
                    format!("there is no profile `{}`", name.value),
                )]);
            }
        },
    };
    let law = known.get(LAW);
    let mut reader = Reader { file, shapes, law, findings: Vec::new() };
    named(file, &declared.profile, &mut reader.findings);
    let mut kinds = base.map(|base| base.kinds.clone()).unwrap_or_default();
    for (slug, required) in &declared.kinds {
        if let Some(kind) = reader.kind(slug, Span::from(&required.title)) {
            let requirement = reader.requirement(kind, required);
            replace(&mut kinds, requirement, |one| one.kind == kind);
        }
    }
    let mut between = base.map(|base| base.between.clone()).unwrap_or_default();
    let resolver = Resolver { shapes, own: None };
    for declared in &declared.between {
        if let Some(identity) = reader.keep(resolver.identity(declared)) {
            replace(&mut between, Arc::new(identity), |one| one.id == declared.id.value);
        }
    }
    let mut main_figures = base.map(|base| base.main_figures.clone()).unwrap_or_default();
    reader.main_figures(&declared.main_figures, &mut main_figures, |text| resolver.reference(text));
    let mut project_figures = base.map(|base| base.project_figures.clone()).unwrap_or_default();
    reader.main_figures(&declared.project_figures, &mut project_figures, |text| {
        resolver.reference_in_row(text)
    });
    let glance = declared
        .glance
        .as_ref()
        .map(|declared| reader.glance(declared, &main_figures))
        .or_else(|| base.and_then(|base| base.glance.clone()));
    // What the law says stands in the profile that all others extend; one that extends none, and
    // says nothing of it itself, is under the same law.
    let law = base.or(law);
    let deadlines = match &declared.deadlines {
        Some(declared) => Deadlines {
            published_after_approval: declared.published_after_approval,
            units_approved_after_approval: declared.units_approved_after_approval,
        },
        None => law.map(|law| law.deadlines).unwrap_or_default(),
    };
    let fund_codes = match &declared.fund_codes {
        Some(declared) => declared.iter().map(of_fund).collect(),
        None => law.map(|law| law.fund_codes.clone()).unwrap_or_default(),
    };
    if reader.findings.is_empty() {
        Ok(ResolvedProfile {
            glance,
            deadlines,
            fund_codes,
            id: declared.profile.value.clone(),
            name: declared.name.clone(),
            source: declared.source.clone(),
            kinds,
            between,
            main_figures,
            project_figures,
        })
    } else {
        Err(reader.findings)
    }
}

/// The profile of what every place must publish by law.
const LAW: &str = "statutory";

fn of_fund(declared: &DeclaredFundCodes) -> (Years, (Fund, Vec<String>)) {
    let years = Years { from: declared.from, until: declared.until };
    (years, (fund(declared.fund), declared.codes.clone()))
}

fn replace<T>(list: &mut Vec<T>, item: T, same: impl Fn(&T) -> bool) {
    match list.iter().position(same) {
        Some(at) => list[at] = item,
        None => list.push(item),
    }
}

struct Reader<'a> {
    file: &'a Arc<SourceFile>,
    shapes: &'a Shapes,
    law: Option<&'a ResolvedProfile>,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn keep<T>(&mut self, resolved: Result<T, Unresolved>) -> Option<T> {
        resolved
            .map_err(|unresolved| {
                self.findings.push(invalid(
                    self.file,
                    unresolved.span,
                    unresolved.zh,
                    unresolved.en,
                ))
            })
            .ok()
    }

    fn kind(&mut self, slug: &str, span: Span) -> Option<Kind> {
        let kind = Kind::from_slug(slug);
        if kind.is_none() {
            self.findings.push(invalid(
                self.file,
                span,
                format!("「{slug}」不是公开件类别"),
                format!("`{slug}` is not a kind of disclosure"),
            ));
        }
        kind
    }

    fn form(&mut self, name: &Where<String>) -> String {
        if let Some(form) = self.shapes.form(&name.value) {
            return form.id.clone();
        }
        self.findings.push(invalid(
            self.file,
            Span::from(name),
            format!("没有表样「{}」", name.value),
            format!("there is no form `{}`", name.value),
        ));
        name.value.clone()
    }

    fn unit(&mut self, name: &Where<String>) -> Option<MoneyUnit> {
        let unit = MoneyUnit::named(&name.value);
        if unit.is_none() {
            self.findings.push(invalid(
                self.file,
                Span::from(name),
                "单位须为元、万元或亿元",
                "the unit must be 元, 万元 or 亿元",
            ));
        }
        unit
    }

    fn main_figures(
        &mut self,
        declared: &[DeclaredMainFigure],
        figures: &mut Vec<Arc<MainFigure>>,
        resolve: impl Fn(&Where<String>) -> Result<FigureRef, Unresolved>,
    ) {
        for declared in declared {
            let mut places = Vec::new();
            for (slug, written) in &declared.places {
                let Some(kind) =
                    self.kind(slug, written.first().map_or_else(Span::beginning, Span::from))
                else {
                    continue;
                };
                places.push((
                    kind,
                    written.iter().filter_map(|text| self.keep(resolve(text))).collect(),
                ));
            }
            replace(
                figures,
                Arc::new(MainFigure {
                    id: declared.id.clone(),
                    label: declared.label.clone(),
                    places,
                }),
                |one| one.id == declared.id,
            );
        }
    }

    fn glance(&mut self, declared: &DeclaredGlance, known: &[Arc<MainFigure>]) -> Glance {
        let mut id = |name: &Where<String>| {
            if !known.iter().any(|main| main.id == name.value) {
                self.findings.push(invalid(
                    self.file,
                    Span::from(name),
                    format!("没有主要数字「{}」", name.value),
                    format!("there is no main figure `{}`", name.value),
                ));
            }
            name.value.clone()
        };
        let lead = id(&declared.lead);
        let parts: Vec<GlancePart> = declared
            .parts
            .iter()
            .map(|part| GlancePart {
                figure: id(&part.figure),
                title: part.title.clone(),
                by: part.by.iter().map(|name| name.value.clone()).collect(),
            })
            .collect();
        let facts = declared.facts.iter().map(&mut id).collect();
        for name in declared
            .parts
            .iter()
            .flat_map(|part| &part.by)
            .filter(|name| !self.shapes.has_identity(&name.value))
        {
            self.findings.push(invalid(
                self.file,
                Span::from(name),
                format!("表样里没有勾稽关系「{}」", name.value),
                format!("no form has the identity `{}`", name.value),
            ));
        }
        Glance { lead, parts, facts }
    }

    fn requirement(&mut self, kind: Kind, declared: &DeclaredKind) -> DatedKind {
        let mut sections = Vec::new();
        for section in &declared.sections {
            let tables = section.tables.iter().map(|name| self.form(name)).collect();
            let requirement = SectionRequirement {
                id: section.id.clone(),
                title: section.title.clone(),
                labels: section.labels.clone(),
                required: section.required,
                tables,
                reasons: section.reasons,
                explains_terms: section
                    .explains_terms
                    .unwrap_or_else(|| self.law.is_some_and(|law| law.explains(&section.id))),
            };
            sections.push((Years { from: section.from, until: section.until }, requirement));
        }
        let mut tables = Vec::new();
        for table in &declared.tables {
            let form = self.form(&table.form);
            let name = table
                .name
                .clone()
                .or_else(|| self.shapes.form(&form).map(|form| form.name.clone()))
                .unwrap_or_default();
            let unit = table.unit.as_ref().and_then(|name| self.unit(name));
            let fixed = self.shapes.form(&form).and_then(|form| form.unit);
            if let (Some(said), Some(own), Some(fixed)) = (&table.unit, unit, fixed)
                && own != fixed
            {
                let (own, fixed) = (own.name(), fixed.name());
                let (zh, en) = (
                    format!("表样「{form}」规定的单位是{fixed}，这里不能是{own}"),
                    format!("the form `{form}` fixes {fixed}: it cannot be {own} here"),
                );
                self.findings.push(invalid(self.file, Span::from(said), zh, en));
            }
            tables.push((
                Years { from: table.from, until: table.until },
                TableRequirement { form, name, unit, required: table.required },
            ));
        }
        let project_form = declared.project_form.as_ref().map(|name| self.form(name));
        let overall_form = declared.overall_form.as_ref().map(|name| self.form(name));
        DatedKind {
            kind,
            title: declared.title.value.clone(),
            project_form,
            overall_form,
            sections,
            tables,
            indicator_levels: declared.indicator_levels.clone(),
        }
    }
}

impl ResolvedProfile {
    /// Whether a section of this id explains terms.
    fn explains(&self, id: &str) -> bool {
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
        let years = years.chain(self.fund_codes.iter().map(|(years, _)| *years));
        let mut firsts: Vec<i16> = years
            .flat_map(|years| [years.from, years.until.map(|until| until.saturating_add(1))])
            .flatten()
            .collect();
        firsts.push(i16::MIN);
        firsts.sort_unstable();
        firsts.dedup();
        let versions =
            firsts.into_iter().map(|first| (first, Arc::new(self.in_year(first)))).collect();
        ProfileHistory { id: self.id, name: self.name, source: self.source, versions }
    }

    fn in_year(&self, year: i16) -> Profile {
        let kinds = self.kinds.iter().map(|kind| KindRequirement {
            kind: kind.kind,
            title: kind.title.clone(),
            project_form: kind.project_form.clone(),
            overall_form: kind.overall_form.clone(),
            sections: in_force(&kind.sections, year),
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
            glance: self.glance.clone(),
            deadlines: self.deadlines,
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
