use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::Finding;
use crate::model::{
    FigureRef, Form, FormUse, Glance, GlancePart, Kind, LineRole, MainFigure, MoneyUnit,
    SectionRequirement, SpendingStep, TableRequirement,
};
use crate::source::{SourceFile, Span, Where};

use super::declared_profile::{
    DeclaredGlance, DeclaredKind, DeclaredMainFigure, DeclaredSection, DeclaredStep, DeclaredTable,
    Years,
};
use super::resolved_profile::{DatedKind, ResolvedProfile};
use super::rules::invalid;
use super::shapes::Shapes;
use super::unresolved::Unresolved;

/// Reads the parts of a declared profile, and collects what is wrong with them.
pub(super) struct ProfileReader<'a> {
    pub file: &'a Arc<SourceFile>,
    pub shapes: &'a Shapes,
    pub law: Option<&'a ResolvedProfile>,
    pub findings: Vec<Finding>,
}

impl ProfileReader<'_> {
    /// What could be resolved; what could not is a finding.
    pub(super) fn keep<T>(&mut self, resolved: Result<T, Unresolved>) -> Option<T> {
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

    /// A kind of disclosure, by its name in files.
    pub(super) fn kind(&mut self, slug: &str, span: Span) -> Option<Kind> {
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

    /// Main figures, each in the place of one with the same id; `resolve` reads where they stand.
    pub(super) fn main_figures(
        &mut self,
        declared: &[DeclaredMainFigure],
        figures: &mut Vec<Arc<MainFigure>>,
        resolve: impl Fn(&Where<String>) -> Result<FigureRef, Unresolved>,
    ) {
        for declared in declared {
            let places = self.references(&declared.places, &resolve);
            let changes = self.references(&declared.changes, &resolve);
            replace(
                figures,
                Arc::new(MainFigure {
                    id: declared.id.clone(),
                    label: declared.label.clone(),
                    en: declared.en.clone(),
                    places,
                    changes,
                    step: declared.step.map(|step| match step {
                        DeclaredStep::Planned => SpendingStep::Planned,
                        DeclaredStep::Adjusted => SpendingStep::Adjusted,
                        DeclaredStep::Spent => SpendingStep::Spent,
                    }),
                }),
                |one| one.id == declared.id,
            );
        }
    }

    /// References by kinds of disclosure.
    fn references(
        &mut self,
        declared: &BTreeMap<String, Vec<Where<String>>>,
        resolve: impl Fn(&Where<String>) -> Result<FigureRef, Unresolved>,
    ) -> Vec<(Kind, Vec<FigureRef>)> {
        let mut places = Vec::new();
        for (slug, written) in declared {
            let at = written.first().map_or_else(Span::beginning, Span::from);
            let Some(kind) = self.kind(slug, at) else { continue };
            let resolved = written.iter().filter_map(|text| self.keep(resolve(text))).collect();
            places.push((kind, resolved));
        }
        places
    }

    /// What a page opens with; `known` are the main figures it may name.
    pub(super) fn glance(
        &mut self,
        declared: &DeclaredGlance,
        known: &[Arc<MainFigure>],
    ) -> Glance {
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
                en: part.en.clone(),
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

    /// What is required of a kind.
    pub(super) fn requirement(&mut self, kind: Kind, declared: &DeclaredKind) -> DatedKind {
        let sections = declared.sections.iter().map(|section| self.section(section)).collect();
        let tables = declared.tables.iter().map(|table| self.table(table)).collect();
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

    fn section(&mut self, declared: &DeclaredSection) -> (Years, SectionRequirement) {
        let explains_terms = declared
            .explains_terms
            .unwrap_or_else(|| self.law.is_some_and(|law| law.explains(&declared.id)));
        let requirement = SectionRequirement {
            id: declared.id.clone(),
            title: declared.title.clone(),
            labels: declared.labels.clone(),
            required: declared.required,
            tables: declared.tables.iter().map(|name| self.form(name)).collect(),
            reasons: declared.reasons,
            explains_terms,
        };
        (Years { from: declared.from, until: declared.until }, requirement)
    }

    fn table(&mut self, declared: &DeclaredTable) -> (Years, TableRequirement) {
        let form = self.form(&declared.form);
        let name = declared
            .name
            .clone()
            .or_else(|| self.shapes.form(&form).map(|form| form.name.clone()))
            .unwrap_or_default();
        let unit = declared.unit.as_ref().and_then(|name| self.unit(name));
        let fixed = self.shapes.form(&form).and_then(|form| form.unit);
        if let (Some(said), Some(own), Some(fixed)) = (&declared.unit, unit, fixed)
            && own != fixed
        {
            let (own, fixed) = (own.name(), fixed.name());
            let (zh, en) = (
                format!("表样「{form}」规定的单位是{fixed}，这里不能是{own}"),
                format!("the form `{form}` fixes {fixed}: it cannot be {own} here"),
            );
            self.findings.push(invalid(self.file, Span::from(said), zh, en));
        }
        let required = declared.required;
        let years = Years { from: declared.from, until: declared.until };
        let stated_total = self.shapes.form(&form).and_then(stated_total);
        (years, TableRequirement { form, name, unit, stated_total, required })
    }
}

/// Which line of a statement is its total.
fn stated_total(form: &Form) -> Option<usize> {
    let is_statement = form.used_for == FormUse::Statement;
    form.lines().iter().position(|line| is_statement && line.role == LineRole::Total)
}

/// Puts an item in the place of the one that is the same, or behind all.
pub(super) fn replace<T>(list: &mut Vec<T>, item: T, same: impl Fn(&T) -> bool) {
    match list.iter().position(same) {
        Some(at) => list[at] = item,
        None => list.push(item),
    }
}
