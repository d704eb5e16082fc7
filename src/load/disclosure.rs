use std::sync::Arc;

use crate::characters::only_alike;
use crate::finding::Finding;
use crate::model::{
    Catalogue, Dates, Disclosure, Form, FormUse, Kind, KindRequirement, MoneyUnit, Origin, Profile,
    Rounding, SourceDocument, Table,
};
use crate::site::DisclosureEntry;
use crate::source::{Entry, Limits, Node, SourceFile, Span, Spanned, parse};

use super::declarations::{acknowledgements, corrections, is_date, restatements, withheld};
use super::indicator::words;
use super::narrative::narrative;
use super::project::{overall, projects};
use super::reading::Reading;
use super::table::{Defaults, rounding, table, unit};

/// The keys of a disclosure, in the order authors write them.
const KEYS: [&str; 18] = [
    "format",
    "year",
    "year-inferred",
    "unit",
    "rounding",
    "profile",
    "origin",
    "source",
    "dates",
    "statements",
    "tables",
    "project-form",
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
    let root = match parse(file, Limits::default()) {
        Ok(root) => root,
        Err(failures) => {
            super::rules::yaml(&mut reading, &failures);
            return (None, reading.findings);
        }
    };
    let read = read(&mut reading, &root, entry, markdown, lookup);
    (read, reading.findings)
}

fn read(
    reading: &mut Reading,
    root: &Node,
    entry: &DisclosureEntry,
    markdown: Option<Arc<SourceFile>>,
    lookup: &Lookup<'_>,
) -> Option<Disclosure> {
    let entries = reading.map(root, "公开件");
    for entry in entries {
        if !KEYS.contains(&entry.key.value.as_str()) {
            reading.unknown(
                &entry.key.value,
                entry.key.span,
                "项（公开件）",
                "key of a disclosure",
                KEYS.into_iter(),
            );
        }
    }
    let start = entries.first().map_or(Span::beginning(), |entry| entry.key.span);
    if root.get("format").and_then(Node::text) != Some("1") {
        let span = root.get("format").map_or(start, |node| node.span);
        reading.shape(
            span,
            "须写明格式版本：format: 1",
            "the version of the format must be said: format: 1",
        );
    }
    year(reading, root, entry, start);
    let profile = profile(reading, root, start, entry.year, lookup)?;
    let Some(requirement) = profile.requirement(entry.kind) else {
        reading.shape(
            start,
            format!("公开要求「{}」没有{}的规定", profile.id, entry.kind.name()),
            format!("the profile `{}` says nothing of {}", profile.id, entry.kind.slug()),
        );
        return None;
    };
    let defaults = Defaults {
        unit: root.get("unit").and_then(|node| unit(reading, node)),
        place: None,
        rounding: root
            .get("rounding")
            .and_then(|node| rounding(reading, node))
            .unwrap_or(Rounding::Exact),
    };
    let mut tables = Vec::new();
    for (key, statements) in [("statements", true), ("tables", false)] {
        if let Some(node) = root.get(key) {
            read_tables(
                reading,
                node,
                statements,
                requirement,
                lookup.catalogue,
                defaults,
                &mut tables,
            );
        }
    }
    let rank = |table: &Table| {
        requirement
            .tables
            .iter()
            .position(|required| required.form == table.form.id)
            .unwrap_or(usize::MAX)
    };
    tables.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| a.form.id.cmp(&b.form.id)));
    let project_form = match root.get("project-form") {
        Some(node) => named_form(reading, node, lookup.catalogue, FormUse::Project),
        None => requirement
            .project_form
            .as_deref()
            .and_then(|form| lookup.catalogue.forms.get(form))
            .cloned(),
    };
    let read_projects = match (root.get("projects"), &project_form) {
        (Some(node), Some(form)) => {
            projects(reading, node, form, form.unit_in(defaults.unit, None))
        }
        (Some(node), None) => {
            reading.shape(
                node.span,
                "公开要求没有规定项目的表样，请写明 project-form",
                "the profile names no form of projects: say project-form",
            );
            Vec::new()
        }
        _ => Vec::new(),
    };
    let overall_form = requirement.overall_form.as_deref().unwrap_or("overall");
    let origin = match root.get("origin").and_then(Node::text) {
        None | Some("published") => Origin::Published,
        Some("invented") => Origin::Invented,
        Some(_) => {
            reading.shape(
                root.get("origin").map_or(start, |node| node.span),
                "origin 须为 published 或 invented",
                "origin must be published or invented",
            );
            Origin::Published
        }
    };
    Some(Disclosure {
        path: entry.path.clone(),
        budget_unit: entry.budget_unit.clone(),
        year: entry.year,
        year_inferred: flag(reading, root, "year-inferred"),
        kind: entry.kind,
        file: Arc::clone(&reading.file),
        unit: defaults.unit.unwrap_or(MoneyUnit::TenThousandYuan),
        unit_at: root.get("unit").map(|node| node.span),
        rounding: defaults.rounding,
        origin,
        source: root.get("source").and_then(|node| source_document(reading, node)),
        dates: root.get("dates").map(|node| dates(reading, node)).unwrap_or_default(),
        tables,
        projects: read_projects,
        project_form,
        overall: root.get("overall").map(|node| overall(reading, node, overall_form)),
        narrative: markdown.map(|file| narrative(file, requirement, &mut reading.findings)),
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
        profile,
        span: start,
    })
}

fn year(reading: &mut Reading, root: &Node, entry: &DisclosureEntry, start: Span) {
    match root.get("year") {
        Some(node) if node.text() == Some(entry.year.to_string().as_str()) => {}
        Some(node) => {
            let text = node.text().unwrap_or_default().to_owned();
            reading.shape(
                node.span,
                format!("年度「{text}」与所在文件夹「{}」不一致", entry.year),
                format!("the year `{text}` is not that of its folder, {}", entry.year),
            );
        }
        None => reading.shape(
            start,
            format!("须写明年度：year: {}", entry.year),
            format!("the year must be said: year: {}", entry.year),
        ),
    }
}

fn profile(
    reading: &mut Reading,
    root: &Node,
    start: Span,
    year: i16,
    lookup: &Lookup<'_>,
) -> Option<Arc<Profile>> {
    let (name, span) = match (
        root.get("profile").and_then(|node| Some((node.text()?, node.span))),
        lookup.default_profile,
    ) {
        (Some((name, span)), _) => (name, span),
        (None, Some(name)) => (name, start),
        (None, None) => {
            reading.shape(
                start,
                "须写明公开要求（profile），或在 site.toml 里写明",
                "the profile must be said, here or in site.toml",
            );
            return None;
        }
    };
    let found =
        lookup.catalogue.profiles.get(name).map(|history| Arc::clone(history.in_year(year)));
    if found.is_none() {
        reading.unknown(
            name,
            span,
            "公开要求",
            "profile",
            lookup.catalogue.profiles.keys().map(String::as_str),
        );
    }
    found
}

fn read_tables(
    reading: &mut Reading,
    node: &Node,
    statements: bool,
    requirement: &KindRequirement,
    catalogue: &Catalogue,
    defaults: Defaults,
    tables: &mut Vec<Table>,
) {
    for entry in reading.map(node, if statements { "statements" } else { "tables" }) {
        let Some((form, name)) = form_of(entry, statements, requirement, catalogue) else {
            let local = requirement.tables.iter().map(|table| table.name.as_str());
            let official = catalogue
                .forms
                .values()
                .filter(|form| (form.used_for == FormUse::Statement) == statements)
                .map(|form| form.name.as_str());
            let (zh, en) =
                if statements { ("文字数据", "statement") } else { ("表", "table") };
            reading.unknown(&entry.key.value, entry.key.span, zh, en, local.chain(official));
            continue;
        };
        if let Some(first) = tables.iter().find(|table: &&Table| table.form.id == form.id) {
            let first = first.span;
            reading.twice(&entry.key.value, entry.key.span, first);
            continue;
        }
        tables.push(table(
            reading,
            entry,
            form,
            name,
            Defaults { place: requirement.unit_of(&form.id), ..defaults },
        ));
    }
}

/// The form of a name, and the name it goes by here: the profile's local name first, then the
/// form's own names.
fn form_of<'c>(
    entry: &'c Entry,
    statements: bool,
    requirement: &'c KindRequirement,
    catalogue: &'c Catalogue,
) -> Option<(&'c Arc<Form>, &'c str)> {
    let name = entry.key.value.as_str();
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
    let fits = match form.used_for {
        FormUse::Statement => statements,
        FormUse::Table | FormUse::Overall => !statements,
        FormUse::Project => false,
    };
    fits.then(|| (form, requirement.local_name(&form.id).unwrap_or(&form.name)))
}

fn named_form(
    reading: &mut Reading,
    node: &Node,
    catalogue: &Catalogue,
    used_for: FormUse,
) -> Option<Arc<Form>> {
    let name = node.text().unwrap_or_default();
    let form = catalogue.form(name).filter(|form| form.used_for == used_for).cloned();
    if form.is_none() {
        let known = catalogue
            .forms
            .values()
            .filter(|form| form.used_for == used_for)
            .map(|form| form.id.as_str());
        let list = known.collect::<Vec<_>>();
        reading.unknown(name, node.span, "项目表样", "form of projects", list.into_iter());
    }
    form
}

fn flag(reading: &mut Reading, root: &Node, key: &str) -> bool {
    match root.get(key).map(|node| (node.text(), node.span)) {
        None | Some((Some("false"), _)) => false,
        Some((Some("true"), _)) => true,
        Some((_, span)) => {
            reading.shape(
                span,
                format!("{key} 须为 true 或 false"),
                format!("{key} must be true or false"),
            );
            false
        }
    }
}

fn source_document(reading: &mut Reading, node: &Node) -> Option<SourceDocument> {
    let mut document = SourceDocument { title: String::new(), url: None, note: None };
    for entry in reading.map(node, "source") {
        match entry.key.value.as_str() {
            "title" => document.title = words(reading, &entry.node, "title").unwrap_or_default(),
            "url" => document.url = url(reading, &entry.node),
            "note" => document.note = words(reading, &entry.node, "note"),
            other => reading.unknown(
                other,
                entry.key.span,
                "项（source）",
                "key of source",
                ["title", "url", "note"].into_iter(),
            ),
        }
    }
    if document.title.is_empty() {
        reading.shape(node.span, "source 须写明 title（原文件标题）", "source needs a title");
        return None;
    }
    Some(document)
}

/// The address of a document; what no reader could follow is found, not left out in silence.
fn url(reading: &mut Reading, node: &Node) -> Option<String> {
    let url = words(reading, node, "url")?;
    let is_address = (url.starts_with("https://") || url.starts_with("http://"))
        && !url.contains(char::is_whitespace);
    if !is_address {
        reading.shape(
            node.span,
            format!("「{url}」不是网址：以 https:// 或 http:// 开头，中间没有空格"),
            format!("`{url}` is no address: it begins with https:// or http:// and has no blanks"),
        );
    }
    is_address.then_some(url)
}

fn dates(reading: &mut Reading, node: &Node) -> Dates {
    let mut dates = Dates::default();
    for entry in reading.map(node, "dates") {
        let text =
            words(reading, &entry.node, "dates").map(|text| Spanned::new(text, entry.node.span));
        if let Some(date) = &text
            && !is_date(&date.value)
        {
            reading.shape(
                date.span,
                format!("「{}」不是日期，写成 2021-02-20", date.value),
                format!("`{}` is not a date: write 2021-02-20", date.value),
            );
            continue;
        }
        match entry.key.value.as_str() {
            "approved" => dates.approved = text,
            "published" => dates.published = text,
            "filled" => dates.filled = text,
            other => reading.unknown(
                other,
                entry.key.span,
                "项（dates）",
                "key of dates",
                ["approved", "published", "filled"].into_iter(),
            ),
        }
    }
    dates
}

/// The kinds a file name may be.
pub(super) fn kinds() -> impl Iterator<Item = &'static str> {
    Kind::ALL.into_iter().map(Kind::slug)
}
