use std::sync::Arc;

use crate::finding::Finding;
use crate::model::{
    Catalogue, Disclosure, Form, FormUse, Kind, KindRequirement, MoneyUnit, Origin, Profile,
    Project, Release, Rounding,
};
use crate::site::{Config, DisclosureEntry};
use crate::source::{Limits, Node, SourceFile, Span, parse};

use super::date::day;
use super::declarations::{acknowledgements, corrections, restatements, withheld};
use super::disclosure_tables::TableReader;
use super::narrative::narrative;
use super::project::{overall, projects};
use super::reading::Reading;
use super::release::{EMBARGO, UNAPPROVED, release};
use super::review::review;
use super::source_document::{dates, source_document};
use super::table::{Defaults, rounding, unit};

/// The keys of a disclosure, in the order authors write them.
pub const KEYS: [&str; 22] = [
    "format",
    "year",
    "year-inferred",
    "unit",
    "rounding",
    "profile",
    "origin",
    "source",
    "dates",
    UNAPPROVED,
    EMBARGO,
    "review",
    "statements",
    "tables",
    "project-form",
    "project-unit",
    "projects",
    "overall",
    "corrections",
    "restatements",
    "withheld",
    "acknowledgements",
];

/// What reading a disclosure may look up.
pub(super) struct Lookup<'a> {
    pub catalogue: &'a Catalogue,
    pub default_profile: Option<&'a str>,
    /// Whether there is none because the settings could not be read.
    is_profile_unread: bool,
}

impl<'a> Lookup<'a> {
    /// What a site gives.
    pub(super) fn of(catalogue: &'a Catalogue, config: &'a Config) -> Lookup<'a> {
        Lookup {
            catalogue,
            default_profile: config.profile.as_deref(),
            is_profile_unread: config.profile.is_none() && !config.is_read,
        }
    }
}

/// Reads one disclosure file (docs/format.md, section 2). What cannot be read is left out and
/// found; a file whose structure gives no disclosure at all returns nothing.
pub(super) fn disclosure(
    file: &Arc<SourceFile>,
    entry: &DisclosureEntry,
    markdown: Option<Arc<SourceFile>>,
    lookup: &Lookup<'_>,
) -> (Option<Disclosure>, Vec<Finding>) {
    let mut reading = Reading::new(file);
    reading.lexicon = Arc::clone(&lookup.catalogue.lexicon);
    let root = match parse(file, Limits::default()) {
        Ok(root) => root,
        Err(failures) => {
            super::rules::yaml(&mut reading, &failures);
            return (None, reading.findings);
        }
    };
    let entries = reading.map(&root, "公开件");
    let start = entries.first().map_or(Span::beginning(), |entry| entry.key.span);
    let mut reader = Reader { reading: &mut reading, root: &root, start, entry, lookup };
    let read = reader.disclosure(markdown);
    (read, reading.findings)
}

/// One disclosure being read.
struct Reader<'a> {
    reading: &'a mut Reading,
    root: &'a Node<'a>,
    /// The first key: where findings about the whole stand.
    start: Span,
    entry: &'a DisclosureEntry,
    lookup: &'a Lookup<'a>,
}

impl Reader<'_> {
    fn disclosure(&mut self, markdown: Option<Arc<SourceFile>>) -> Option<Disclosure> {
        let (root, entry) = (self.root, self.entry);
        self.keys();
        self.format();
        self.year();
        let profile = self.profile()?;
        let requirement = self.requirement(&profile)?;
        let defaults = self.defaults();
        let tables = TableReader { requirement, catalogue: self.lookup.catalogue, defaults }
            .read(self.reading, root);
        let project_form = self.project_form(requirement);
        let projects_say = root.get("project-unit").and_then(|node| unit(self.reading, node));
        let projects = self.projects(project_form.as_ref(), projects_say, defaults);
        let overall_form = requirement.overall_form.as_deref().unwrap_or("overall");
        let origin = self.origin();
        let year_inferred = self.flag("year-inferred");
        let release = self.release();
        let reading = &mut *self.reading;
        Some(Disclosure {
            path: entry.path.clone(),
            budget_unit: entry.budget_unit.clone(),
            year: entry.year,
            year_inferred,
            kind: entry.kind,
            file: Arc::clone(&reading.file),
            unit: defaults.unit.unwrap_or(MoneyUnit::TenThousandYuan),
            unit_at: root.get("unit").map(|node| node.span),
            rounding: defaults.rounding,
            origin,
            source: root.get("source").and_then(|node| source_document(reading, node)),
            dates: root.get("dates").map(|node| dates(reading, node)).unwrap_or_default(),
            release,
            review: root.get("review").map(|node| review(reading, node)).unwrap_or_default(),
            tables,
            projects,
            project_form,
            projects_say,
            overall: root.get("overall").map(|node| overall(reading, node, overall_form)),
            narrative: markdown.map(|file| narrative(file, requirement, reading)),
            corrections: root
                .get("corrections")
                .map(|node| corrections(reading, node))
                .unwrap_or_default(),
            restatements: root
                .get("restatements")
                .map(|node| restatements(reading, node))
                .unwrap_or_default(),
            withheld: root.get("withheld").map(|node| withheld(reading, node)).unwrap_or_default(),
            acknowledgements: root
                .get("acknowledgements")
                .map(|node| acknowledgements(reading, node))
                .unwrap_or_default(),
            profile: Arc::clone(&profile),
            lexicon: Arc::clone(&self.lookup.catalogue.lexicon),
            span: self.start,
        })
    }

    /// Finds the keys that no disclosure has.
    fn keys(&mut self) {
        for entry in self.root.entries().unwrap_or_default() {
            if !KEYS.contains(&&*entry.key.value) {
                self.reading.unknown(
                    &entry.key.value,
                    entry.key.span,
                    "项（公开件）",
                    "key of a disclosure",
                    KEYS.into_iter(),
                );
            }
        }
    }

    fn format(&mut self) {
        let node = self.root.get("format");
        if node.and_then(Node::text) != Some("1") {
            self.reading.shape(
                node.map_or(self.start, |node| node.span),
                "须写明格式版本：format: 1",
                "the version of the format must be said: format: 1",
            );
        }
    }

    fn year(&mut self) {
        let year = self.entry.year;
        match self.root.get("year") {
            Some(node) if node.text() == Some(year.to_string().as_str()) => {}
            Some(node) => {
                let text = node.text().unwrap_or_default();
                self.reading.shape(
                    node.span,
                    format!("年度「{text}」与所在文件夹「{year}」不一致"),
                    format!("the year `{text}` is not that of its folder, {year}"),
                );
            }
            None => self.reading.shape(
                self.start,
                format!("须写明年度：year: {year}"),
                format!("the year must be said: year: {year}"),
            ),
        }
    }

    /// The profile that the disclosure names, or the site's, as it was in the disclosure's year.
    fn profile(&mut self) -> Option<Arc<Profile>> {
        let named = self.root.get("profile").and_then(|node| Some((node.text()?, node.span)));
        let default = || self.lookup.default_profile.map(|name| (name, self.start));
        let Some((name, span)) = named.or_else(default) else {
            // The settings have a finding of their own: whether they say it, nobody knows.
            if self.lookup.is_profile_unread {
                return None;
            }
            self.reading.shape(
                self.start,
                "须写明公开要求（profile），或在 site.toml 里写明",
                "the profile must be said, here or in site.toml",
            );
            return None;
        };
        let profiles = &self.lookup.catalogue.profiles;
        let found = profiles.get(name).map(|history| Arc::clone(history.in_year(self.entry.year)));
        if found.is_none() {
            let known = profiles.keys().map(String::as_str);
            self.reading.unknown(name, span, "公开要求", "profile", known);
        }
        found
    }

    /// What the profile requires of this kind of disclosure.
    fn requirement<'p>(&mut self, profile: &'p Profile) -> Option<&'p KindRequirement> {
        let kind = self.entry.kind;
        let requirement = profile.requirement(kind);
        if requirement.is_none() {
            self.reading.shape(
                self.start,
                format!("公开要求「{}」没有{}的规定", profile.id, kind.name()),
                format!("the profile `{}` says nothing of {}", profile.id, kind.slug()),
            );
        }
        requirement
    }

    fn defaults(&mut self) -> Defaults {
        let root = self.root;
        Defaults {
            unit: root.get("unit").and_then(|node| unit(self.reading, node)),
            place: None,
            rounding: root
                .get("rounding")
                .and_then(|node| rounding(self.reading, node))
                .unwrap_or(Rounding::Exact),
        }
    }

    fn project_form(&mut self, requirement: &KindRequirement) -> Option<Arc<Form>> {
        let catalogue = self.lookup.catalogue;
        match self.root.get("project-form") {
            Some(node) => named_form(self.reading, node, catalogue),
            None => {
                let required = requirement.project_form.as_deref();
                required.and_then(|form| catalogue.forms.get(form)).cloned()
            }
        }
    }

    fn projects(
        &mut self,
        form: Option<&Arc<Form>>,
        said: Option<MoneyUnit>,
        defaults: Defaults,
    ) -> Vec<Project> {
        let Some(node) = self.root.get("projects") else { return Vec::new() };
        let Some(form) = form else {
            self.reading.shape(
                node.span,
                "公开要求没有规定项目的表样，请写明 project-form",
                "the profile names no form of projects: say project-form",
            );
            return Vec::new();
        };
        // No profile fixes a unit for projects: the place of `defaults` is nothing here.
        let unit = said.unwrap_or_else(|| form.unit_in(defaults.unit, defaults.place));
        projects(self.reading, node, form, unit)
    }

    fn origin(&mut self) -> Origin {
        let node = self.root.get("origin");
        match node.and_then(Node::text) {
            None | Some("published") => Origin::Published,
            Some("invented") => Origin::Invented,
            Some(_) => {
                self.reading.shape(
                    node.map_or(self.start, |node| node.span),
                    "origin 须为 published 或 invented",
                    "origin must be published or invented",
                );
                Origin::Published
            }
        }
    }

    /// When it may be published. What is no day is found, and one that is blank too.
    fn release(&mut self) -> Release {
        self.flag(UNAPPROVED);
        if let Some(node) = self.root.get(EMBARGO)
            && day(self.reading, node, EMBARGO).is_none()
            && node.is_blank()
        {
            self.reading.shape(
                node.span,
                "embargo 须写明日期，如 2027-03-01；没有就去掉这一行",
                "embargo needs a day such as 2027-03-01; take the line away where there is none",
            );
        }
        release(self.root)
    }

    /// Whether a key says `true`.
    fn flag(&mut self, key: &str) -> bool {
        match self.root.get(key).map(|node| (node.text(), node.span)) {
            None | Some((Some("false"), _)) => false,
            Some((Some("true"), _)) => true,
            Some((_, span)) => {
                self.reading.shape(
                    span,
                    format!("{key} 须为 true 或 false"),
                    format!("{key} must be true or false"),
                );
                false
            }
        }
    }
}

/// The form of projects that a disclosure names.
fn named_form(reading: &mut Reading, node: &Node, catalogue: &Catalogue) -> Option<Arc<Form>> {
    let name = node.text().unwrap_or_default();
    let form = catalogue.form(name).filter(|form| form.used_for == FormUse::Project).cloned();
    if form.is_none() {
        let known = catalogue
            .forms
            .values()
            .filter(|form| form.used_for == FormUse::Project)
            .map(|form| form.id.as_str());
        let list = known.collect::<Vec<_>>();
        reading.unknown(name, node.span, "项目表样", "form of projects", list.into_iter());
    }
    form
}

/// The kinds a file name may be.
pub(super) fn kinds() -> impl Iterator<Item = &'static str> {
    Kind::ALL.into_iter().map(Kind::slug)
}
