//! What checking found over the whole site and somebody answers for.

use serde::Serialize;

use crate::finding::Language;
use crate::site::{Site, Summaries, Summary, route};

use super::crumb::Crumb;

/// What checking found, by department and rule.
#[derive(Debug, Serialize)]
pub(in crate::render) struct FindingsView {
    /// Findings that the site published by having lowered them, over the whole site.
    pub lowered: usize,
    /// Findings that were acknowledged with a reason, over the whole site.
    pub acknowledged: usize,
    /// 存疑说明: how many notes by their transcriber and their department the pages of all
    /// published disclosures have. Several findings about one thing are one note, and what concerns
    /// two documents is noted in both.
    pub notes: usize,
    /// The departments in whose published disclosures anything was found that somebody answers for,
    /// in the order of the site.
    pub departments: Vec<DepartmentFindings>,
}

/// What was found in one department's disclosures.
#[derive(Debug, Serialize)]
pub(in crate::render) struct DepartmentFindings {
    /// The department: its name, and its page.
    pub department: Crumb,
    /// Disclosure by disclosure, rule by rule.
    pub rows: Vec<FindingRow>,
}

/// What one rule found in one disclosure.
#[derive(Debug, Serialize)]
pub(in crate::render) struct FindingRow {
    /// The page of the disclosure.
    pub disclosure: Crumb,
    /// The rule's name, by which `gongkai explain` finds it: `total-mismatch`.
    pub rule: &'static str,
    /// What the rule finds, a phrase in the language of the interface.
    pub says: &'static str,
    /// Findings of the rule in the disclosure that the site published by having lowered them.
    pub lowered: usize,
    /// Findings of the rule in the disclosure that were acknowledged.
    pub acknowledged: usize,
}

/// Builds the view.
pub(in crate::render) fn findings(site: &Site, summaries: &Summaries) -> FindingsView {
    let from = route::findings();
    let row = |summary: &Summary, count: &crate::site::RuleCount| FindingRow {
        disclosure: Crumb {
            name: summary.title.clone(),
            href: route::relative(&from, &route::disclosure(&summary.path)),
        },
        rule: count.rule.name,
        says: match site.config.words.language() {
            Language::Chinese => count.rule.zh,
            Language::English => count.rule.en,
        },
        lowered: count.lowered,
        acknowledged: count.acknowledged,
    };
    let mut departments = Vec::new();
    for region in &site.regions {
        for department in &region.departments {
            let own = department.disclosures.iter().filter_map(|entry| summaries.get(&entry.path));
            let own = own.filter(|summary| !summary.withheld);
            let rows: Vec<FindingRow> = own
                .flat_map(|summary| summary.findings.iter().map(move |count| row(summary, count)))
                .collect();
            if !rows.is_empty() {
                let href = route::relative(
                    &from,
                    &route::department(&region.region.slug, &department.slug),
                );
                departments.push(DepartmentFindings {
                    department: Crumb { name: department.name.clone(), href },
                    rows,
                });
            }
        }
    }
    let published = || summaries.iter().filter(|summary| !summary.withheld);
    let counts = || published().flat_map(|summary| &summary.findings);
    FindingsView {
        lowered: counts().map(|count| count.lowered).sum(),
        acknowledged: counts().map(|count| count.acknowledged).sum(),
        notes: published().map(|summary| summary.acknowledged).sum(),
        departments,
    }
}
