use std::fmt::Write;

use crate::model::{KindRequirement, Profile, ProfileHistory, SectionRequirement};

use crate::trouble::Language;

use super::form::{identities, rests_on};
use super::say::Say;

/// The page of a profile: what a place requires of each kind, version by version, and what must
/// hold between tables and documents.
pub fn profile(history: &ProfileHistory, language: Language) -> String {
    let say = Say(language);
    let mut text = format!("# {} {}\n\n", history.id, history.name);
    if !history.source.is_empty() {
        say.line(&mut text, "依据", "Source", &history.source);
    }
    rests_on(&mut text, history.practice, say);
    made_from(&mut text, history, say);
    let several = history.versions.len() > 1;
    for (index, (first, profile)) in history.versions.iter().enumerate() {
        if several {
            let until = history.versions.get(index + 1).map(|(next, _)| next - 1);
            let _ = write!(text, "## {}\n\n", years(*first, until, say));
        }
        for requirement in &profile.kinds {
            kind(&mut text, requirement, if several { "###" } else { "##" }, say);
        }
    }
    let latest = history.latest();
    identities(
        &mut text,
        say.of(
            "表与表、公开件与公开件、年与年之间的勾稽关系",
            "Identities between tables, documents and years",
        ),
        &latest.between.iter().map(AsRef::as_ref).collect::<Vec<_>>(),
        say,
    );
    main_figures(&mut text, latest, say);
    deadlines(&mut text, latest, say);
    review(&mut text, latest, say);
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// The figures that a department is followed by over the years.
fn main_figures(text: &mut String, latest: &Profile, say: Say) {
    if !latest.main_figures.is_empty() {
        let labels: Vec<&str> =
            latest.main_figures.iter().map(|main| main.label.as_str()).collect();
        let title = say.of("主要的数", "Main figures");
        let _ = write!(text, "## {title}\n\n{}\n", labels.join("、"));
    }
}

/// Within how many days what has to be published.
fn deadlines(text: &mut String, latest: &Profile, say: Say) {
    let days = [
        (
            latest.deadlines.published_after_approval,
            say.of("批复之日起公开", "from approval to publication"),
        ),
        (
            latest.deadlines.units_approved_after_approval,
            say.of(
                "部门接到批复之日起批复所属单位",
                "from a department's approval to that of its units",
            ),
        ),
    ];
    let days: Vec<String> = days
        .into_iter()
        .filter_map(|(days, what)| {
            let days = days?;
            Some(match say.0 {
                Language::Chinese => format!("{what}：{days}日内"),
                Language::English => format!("{days} days {what}"),
            })
        })
        .collect();
    if !days.is_empty() {
        let title = say.of("期限", "Deadlines");
        let _ = write!(
            text,
            "\n## {title}\n\n{}{}\n",
            days.join(say.of("；", "; ")),
            say.of("。", ".")
        );
    }
}

/// What a document says that it went through before it is published.
fn review(text: &mut String, latest: &Profile, say: Say) {
    if !latest.review.is_empty() {
        let steps = latest.review.iter().map(|step| match say.0 {
            Language::Chinese => step.name(),
            Language::English => step.key(),
        });
        let steps: Vec<&str> = steps.collect();
        let title = say.of("公开之前", "Before publication");
        let lead =
            say.of("依次写明日期（review）：", "Days to be said under `review`, in this order: ");
        let steps = steps.join(say.of("、", ", "));
        let _ = write!(text, "\n## {title}\n\n{lead}{steps}{}\n", say.of("。", "."));
    }
}

/// The documents that a profile was made from, and what it does not know.
fn made_from(text: &mut String, history: &ProfileHistory, say: Say) {
    let documents = match history.documents.as_slice() {
        [] => say
            .of(
                "无；所要求的都在所引的文件里",
                "none; what is asked for stands in the texts that are cited",
            )
            .to_owned(),
        documents => documents.join("、"),
    };
    say.line(text, "据以整理的公开件", "Made from documents", &documents);
    if !history.places.is_empty() {
        let places = history.places.join("、");
        say.line(
            text,
            "办公室的文件里写有下列地名的，按它",
            "Taken for an office's file that names",
            &places,
        );
    }
    if !history.unknown.is_empty() {
        text.push_str(say.of("它所不知道的：\n\n", "What it does not know:\n\n"));
        for unknown in &history.unknown {
            let _ = writeln!(text, "- {unknown}");
        }
        text.push('\n');
    }
}

fn kind(text: &mut String, requirement: &KindRequirement, heading: &str, say: Say) {
    let _ = write!(text, "{heading} {} {}\n\n", requirement.kind.slug(), requirement.title);
    for (what, form) in [
        (("项目", "Projects"), &requirement.project_form),
        (("整个部门", "The whole department"), &requirement.overall_form),
    ] {
        if let Some(form) = form {
            let form = format!("{}{form}", say.of("表样 ", "form "));
            say.line(text, what.0, what.1, &form);
        }
    }
    if !requirement.sections.is_empty() {
        text.push_str(say.of(
            "| 节 | 标题 | 必有 | 末尾的表 |\n|---|---|---|---|\n",
            "| section | heading | required | tables at its end |\n|---|---|---|---|\n",
        ));
        for section in &requirement.sections {
            let _ = writeln!(
                text,
                "| `{}` | {} | {} | {} |",
                section.id,
                titles(section),
                yes(section.required, say),
                section.tables.join(" ")
            );
        }
        text.push('\n');
    }
    if !requirement.tables.is_empty() {
        text.push_str(say.of(
            "| 表样 | 在此称为 | 单位 | 必有 |\n|---|---|---|---|\n",
            "| form | name here | unit | required |\n|---|---|---|---|\n",
        ));
        for table in &requirement.tables {
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} |",
                table.form,
                table.name,
                table.unit.map_or("", |unit| unit.name()),
                yes(table.required, say)
            );
        }
        text.push('\n');
    }
}

/// What a section is headed.
fn titles(section: &SectionRequirement) -> String {
    let titles = std::iter::once(&section.title).chain(&section.labels);
    titles.map(String::as_str).collect::<Vec<_>>().join("、")
}

fn yes(required: bool, say: Say) -> &'static str {
    if required { say.of("是", "yes") } else { "" }
}

/// The fiscal years of a version: from the first on, to the last before the next one.
fn years(first: i16, until: Option<i16>, say: Say) -> String {
    match (first == i16::MIN, until, say.0) {
        (true, Some(until), Language::Chinese) => format!("{until}年度及以前"),
        (false, Some(until), Language::Chinese) => format!("{first}至{until}年度"),
        (_, None, Language::Chinese) => format!("{first}年度起"),
        (true, Some(until), Language::English) => format!("Fiscal years until {until}"),
        (false, Some(until), Language::English) => format!("Fiscal years {first} to {until}"),
        (_, None, Language::English) => format!("Fiscal years from {first} on"),
    }
}
