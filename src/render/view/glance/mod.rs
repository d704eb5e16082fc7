//! 一图看懂: what the page of a disclosure opens with.

mod bars;
mod lead;
mod projects;

use serde::Serialize;

use crate::render::DisclosurePage;

use bars::{BarsView, parts};
use lead::{FactView, LeadView, facts, lead};
use projects::projects;

/// 一图看懂: what a page opens with, made from its own figures and no others.
#[derive(Debug, Serialize)]
pub(in crate::render) struct GlanceView {
    /// The figure the page opens with; nothing where the document does not print it.
    pub lead: Option<LeadView>,
    /// The other main figures the profile asks for, those that are printed.
    pub facts: Vec<FactView>,
    /// The drawings: parts of main figures as the profile asks for them, then the largest projects.
    pub bars: Vec<BarsView>,
}

impl GlanceView {
    /// Nothing where the profile asks for none or the disclosure prints nothing of it.
    pub fn new(page: &DisclosurePage<'_>) -> Option<GlanceView> {
        let disclosure = page.disclosure;
        let glance = disclosure.profile.glance.as_ref()?;
        let main = |id: &str| disclosure.profile.main_figures.iter().find(|main| main.id == id);
        let lead = main(&glance.lead).and_then(|main| lead(page, main));
        let mut bars: Vec<BarsView> = Vec::new();
        let asked = glance.parts.iter().enumerate().filter_map(|(index, part)| {
            parts(page, format!("glance-{}", index + 1), part, main(&part.figure)?)
        });
        for drawing in asked.chain(projects(page)) {
            // The same figures under a second title would say that they are two things.
            if drawing.rows.is_empty() || !bars.iter().any(|other| same_rows(other, &drawing)) {
                bars.push(drawing);
            }
        }
        bars.iter_mut().for_each(BarsView::align);
        let facts = facts(page, glance);
        (lead.is_some() || !bars.is_empty()).then_some(GlanceView { lead, facts, bars })
    }
}

/// Whether two drawings show the same figures.
fn same_rows(a: &BarsView, b: &BarsView) -> bool {
    a.rows.len() == b.rows.len() && a.rows.iter().zip(&b.rows).all(|(a, b)| a.href == b.href)
}
