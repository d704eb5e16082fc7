use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::{Bilingual, Finding, Role};
use crate::model::{Party, Roster};
use crate::site::{DepartmentEntry, RegionEntry};
use crate::source::{Entry, Limits, Node, Place, SourceFile, Span, parse};

use super::indicator::words;
use super::layout::{self, Misplaced};
use super::obligation_rule::{Exemption, ObligationRule, exemptions};
use super::reading::Reading;
use super::rules::{DUPLICATE_KEY, yaml};

/// A `roster.yaml`: the region it lies in, or none for that of the whole site.
pub(super) type RosterFile = (Option<String>, Arc<SourceFile>);

/// The keys of a roster.
pub const KEYS: [&str; 4] = ["source", "years", "owes", "departments"];
/// The keys of a department in it.
pub const DEPARTMENT_KEYS: [&str; 7] =
    ["slug", "code", "name", "years", "kinds", "exempt", "units"];
/// The keys of a budget unit in it.
pub const UNIT_KEYS: [&str; 5] = ["code", "name", "years", "kinds", "exempt"];

/// Reads rosters (docs/format.md, section 1) into their regions, when all folders are known: a
/// roster names departments, and some of them have no folder yet.
pub(super) fn rosters(files: &[RosterFile], regions: &mut [RegionEntry]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen = BTreeMap::new();
    for (region, file) in files {
        let mut reading = Reading::new(file);
        match parse(file, Limits::default()) {
            Ok(root) => Rosters { reading: &mut reading, regions, seen: &mut seen }
                .file(&root, region.as_deref()),
            Err(failures) => yaml(&mut reading, &failures),
        }
        findings.extend(reading.findings);
    }
    findings
}

struct Rosters<'a> {
    reading: &'a mut Reading,
    regions: &'a mut [RegionEntry],
    /// Where each party stands first, by region, department and unit, over all files.
    seen: &'a mut BTreeMap<String, Place>,
}

impl Rosters<'_> {
    fn file(&mut self, root: &Node, region: Option<&str>) {
        self.reading.only(root, "名录", ("项（名录）", "key of a roster"), &KEYS);
        let rule = ObligationRule::read(self.reading, root);
        let source = root.get("source").and_then(|node| words(self.reading, node, "source"));
        if root.get("departments").is_none() {
            self.reading.shape(
                start(root),
                "名录须写明 departments（应公开的部门）",
                "a roster needs departments",
            );
        }
        for item in
            root.get("departments").map_or(&[][..], |node| self.reading.list(node, "departments"))
        {
            self.reading.only(item, "部门", ("项（部门）", "key of a roster"), &DEPARTMENT_KEYS);
            self.department(item, region, &rule, source.as_deref());
        }
    }

    fn department(
        &mut self,
        item: &Node,
        region: Option<&str>,
        rule: &ObligationRule,
        source: Option<&str>,
    ) {
        let Some((slug, span)) =
            item.get("slug").and_then(|node| Some((words(self.reading, node, "slug")?, node.span)))
        else {
            let (zh, en) = match region {
                Some(_) => (
                    "部门须写明 slug（文件夹名）",
                    "a department needs its slug (its folder's name)",
                ),
                None => (
                    "部门须写明 slug（地区/部门）",
                    "a department needs its slug (region/department)",
                ),
            };
            return self.reading.shape(item.span, zh, en);
        };
        let Some((region, slug)) = self.place(&slug, span, region) else { return };
        let folder =
            self.regions[region].departments.iter().find(|entry| entry.slug == slug).cloned();
        let Some(name) = self.name(item, folder.as_ref(), span, region) else { return };
        let key = format!("{}/{slug}", self.regions[region].region.slug);
        if self.is_second(&key, &slug, span) {
            return;
        }
        let written = item.get("code").and_then(|node| words(self.reading, node, "code"));
        let own = rule.narrowed(self.reading, item);
        let exempt = exemptions(self.reading, item, &own);
        let code = folder.as_ref().and_then(|folder| folder.code.clone()).or(written);
        let mut parties = vec![Party {
            department: slug.clone(),
            unit: None,
            code,
            name,
            duties: own.duties(&exempt),
        }];
        for unit in item.get("units").map_or(&[][..], |node| self.reading.list(node, "units")) {
            self.reading.only(unit, "预算单位", ("项（预算单位）", "key of a roster"), &UNIT_KEYS);
            parties.extend(self.unit(unit, &key, &slug, folder.as_ref(), &own));
        }
        let roster = self.regions[region].roster.get_or_insert_with(Roster::default);
        roster.parties.extend(parties);
        if let Some(source) =
            source.filter(|source| !roster.sources.iter().any(|other| other == source))
        {
            roster.sources.push(source.to_owned());
        }
    }

    fn unit(
        &mut self,
        item: &Node,
        key: &str,
        department: &str,
        folder: Option<&DepartmentEntry>,
        rule: &ObligationRule,
    ) -> Option<Party> {
        let Some((code, span)) =
            item.get("code").and_then(|node| Some((words(self.reading, node, "code")?, node.span)))
        else {
            self.reading.shape(item.span, "预算单位须写明 code", "a budget unit needs its code");
            return None;
        };
        // Its disclosures lie in a folder of this name.
        if let Err(Misplaced { why, .. }) = layout::unit(&code) {
            self.reading.shape(span, why.zh, why.en);
            return None;
        }
        let known = folder.map_or(&[][..], |folder| &folder.budget_units);
        let written = item.get("name").and_then(|node| words(self.reading, node, "name"));
        let Some(name) =
            known.iter().find(|unit| unit.code == code).map(|unit| unit.name.clone()).or(written)
        else {
            self.reading.unknown(
                &code,
                span,
                "预算单位",
                "budget unit",
                known.iter().map(|unit| unit.code.as_str()),
            );
            self.note(
                "department.yaml 里没有的预算单位须写明 name",
                "one that department.yaml does not list needs its name",
            );
            return None;
        };
        if self.is_second(&format!("{key}/{code}"), &code, span) {
            return None;
        }
        let own = rule.narrowed(self.reading, item);
        let mut exempt = exemptions(self.reading, item, &own);
        let into = known.iter().find(|unit| unit.code == code).and_then(|unit| {
            let into = unit.merged_into.as_ref()?;
            known.iter().find(|other| other.code == *into)
        });
        exempt.extend(
            into.map(|into| Exemption::whole(&own, format!("预算不单列，并入{}", into.name))),
        );
        Some(Party {
            department: department.to_owned(),
            unit: Some(code),
            code: None,
            name,
            duties: own.duties(&exempt),
        })
    }

    /// The region of a slug, by its position, and the department's own slug.
    fn place(&mut self, slug: &str, span: Span, region: Option<&str>) -> Option<(usize, String)> {
        let (region, department) = match (region, slug.split_once('/')) {
            (Some(region), None) => (region, slug),
            (None, Some(parts)) => parts,
            (Some(_), Some(_)) => {
                self.reading.shape(
                    span,
                    "地区名录里只写部门的文件夹名",
                    "in a region's roster write the department's folder alone",
                );
                return None;
            }
            (None, None) => {
                self.reading.shape(
                    span,
                    "全站名录里写「地区/部门」",
                    "in the site's roster write region/department",
                );
                return None;
            }
        };
        if let Err(Misplaced { why, .. }) = layout::department(department) {
            self.reading.shape(span, why.zh, why.en);
            return None;
        }
        let Some(position) = self.regions.iter().position(|entry| entry.region.slug == region)
        else {
            let regions: Vec<String> =
                self.regions.iter().map(|entry| entry.region.slug.clone()).collect();
            self.reading.unknown(
                region,
                span,
                "地区",
                "region",
                regions.iter().map(String::as_str),
            );
            return None;
        };
        Some((position, department.to_owned()))
    }

    /// A department's name: what its own file says, else what the roster says of one that has no
    /// folder yet.
    fn name(
        &mut self,
        item: &Node,
        folder: Option<&DepartmentEntry>,
        span: Span,
        region: usize,
    ) -> Option<String> {
        let written =
            item.get("name").and_then(|node| Some((words(self.reading, node, "name")?, node.span)));
        match (folder.filter(|folder| !folder.name.is_empty()), written) {
            (Some(folder), Some((name, span))) if name != folder.name => {
                self.reading.shape(
                    span,
                    format!("department.yaml 里的名称是「{}」", folder.name),
                    format!("department.yaml says `{}`", folder.name),
                );
                None
            }
            (Some(folder), _) => Some(folder.name.clone()),
            (None, Some((name, _))) => Some(name),
            (None, None) => {
                let slug = self.reading.file.slice(span).to_owned();
                let known: Vec<String> = self.regions[region]
                    .departments
                    .iter()
                    .map(|entry| entry.slug.clone())
                    .collect();
                self.reading.unknown(
                    &slug,
                    span,
                    "部门",
                    "department",
                    known.iter().map(String::as_str),
                );
                self.note(
                    "还没有文件夹的部门须写明 name",
                    "one that has no folder yet needs its name",
                );
                None
            }
        }
    }

    /// Says more about what was found last.
    fn note(&mut self, zh: &str, en: &str) {
        if let Some(finding) = self.reading.findings.last_mut() {
            finding.notes.push(Bilingual::new(zh, en));
        }
    }

    /// Whether a party stands in a roster already.
    fn is_second(&mut self, key: &str, shown: &str, span: Span) -> bool {
        let place = self.reading.place(span);
        let Some(first) = self.seen.get(key) else {
            self.seen.insert(key.to_owned(), place);
            return false;
        };
        let finding = Finding::new(
            &DUPLICATE_KEY,
            Bilingual::new(
                format!("「{shown}」在名录里写了两次"),
                format!("`{shown}` stands in the roster twice"),
            ),
            place,
        );
        self.reading
            .findings
            .push(finding.related(Role::First, first.clone()).help("只留一处", "keep one of them"));
        true
    }
}

fn start(root: &Node) -> Span {
    root.entries().and_then(<[Entry]>::first).map_or(Span::beginning(), |entry| entry.key.span)
}
