use std::fmt::Write;

use crate::model::{
    Catalogue, Department, DocumentKey, Form, FormUse, Kind, MoneyUnit, Origin, ProfileHistory,
};
use crate::source::quote;

use super::carried::Carried;
use super::comment::one_line;
use super::narrative::narrative;
use super::project::projects;
use super::table::{Sheet, table};

/// For what a draft is written.
pub struct Occasion<'a> {
    /// The department, with what it has disclosed.
    pub department: &'a Department,
    /// The budget unit that discloses by itself, by its code.
    pub budget_unit: Option<&'a str>,
    /// What is required.
    pub profile: &'a ProfileHistory,
    /// Whether the profile must be named: it is not the site's own default.
    pub name_profile: bool,
    /// Every form.
    pub catalogue: &'a Catalogue,
    /// 预算年度.
    pub year: i16,
    /// 类别.
    pub kind: Kind,
    /// Whether the region is made up, so that its documents must say so.
    pub origin: Origin,
}

/// The files of a new disclosure.
#[derive(Debug)]
pub struct Draft {
    /// `<kind>.yaml`
    pub yaml: String,
    /// `<kind>.md`, where the profile asks for sections.
    pub markdown: Option<String>,
}

/// Writes the files of a new disclosure; nothing where the profile says nothing of the kind.
pub fn disclosure(occasion: &Occasion<'_>) -> Option<Draft> {
    let profile = occasion.profile.in_year(occasion.year);
    let requirement = profile.requirement(occasion.kind)?;
    let key = DocumentKey { year: occasion.year, kind: occasion.kind, unit: occasion.budget_unit };
    // The last that there is, which need not be of the year before.
    let earlier = occasion.department.disclosures.iter().filter(|other| {
        other.year < key.year && other.key() == DocumentKey { year: other.year, ..key }
    });
    let last = earlier.max_by_key(|other| other.year);
    let unit = last.map_or(MoneyUnit::TenThousandYuan, |last| last.unit);
    let carried = Carried { profile, department: occasion.department, key };
    let named = |code: &str| {
        occasion
            .department
            .budget_units
            .iter()
            .find(|unit| unit.code == code)
            .map(|unit| unit.name.as_str())
    };
    let who = occasion.budget_unit.and_then(named).unwrap_or(&occasion.department.name);
    let mut yaml = format!(
        "# {}{}年{}。空着的数都要填；没有数据的表改写成 {{ none: 一句话说明 }}；# 后面是提示，填完可以删。\n",
        one_line(who),
        occasion.year,
        occasion.kind.name()
    );
    let _ = write!(yaml, "format: 1\nyear: {}\nunit: {}\n", occasion.year, unit.name());
    if occasion.name_profile {
        let _ = writeln!(yaml, "profile: {}", quote(&profile.id));
    }
    if occasion.origin == Origin::Invented {
        yaml.push_str("origin: invented\n");
    }
    yaml.push_str("dates: { approved: , published: }      # 批复和公开的日期，如 2026-02-20\n");
    let forms: Vec<(&Form, &str, bool, Option<MoneyUnit>)> = requirement
        .tables
        .iter()
        .filter_map(|table| {
            Some((
                occasion.catalogue.forms.get(&table.form)?.as_ref(),
                table.name.as_str(),
                table.required,
                table.unit,
            ))
        })
        .collect();
    let filled = |form: &Form| last.is_some_and(|last| last.table(&form.id).is_some());
    for (key, statements, hint) in
        [("statements", true, "正文里写到的数"), ("tables", false, "表：行名、栏名用规定的名称")]
    {
        let wanted =
            forms.iter().filter(|(form, ..)| (form.used_for == FormUse::Statement) == statements);
        let mut text = String::new();
        for (form, name, required, place) in wanted {
            let sheet = Sheet {
                form,
                name,
                unit: form.unit.or(*place).unwrap_or(unit),
                read: form.unit_in(Some(unit), *place),
                last: last.and_then(|last| last.table(&form.id)),
                carried: &carried,
            };
            if *required || filled(form) {
                text.push_str(&table(&sheet));
            } else {
                let _ = writeln!(text, "  # {}:        # 有就填", one_line(name));
            }
        }
        let written = text.lines().any(|line| !line.trim_start().starts_with('#'));
        if written {
            let _ = write!(yaml, "\n{key}:        # {hint}\n{text}");
        } else if !text.is_empty() {
            let _ = write!(yaml, "\n# {key}:\n{text}");
        }
    }
    let project_form =
        requirement.project_form.as_deref().and_then(|form| occasion.catalogue.forms.get(form));
    if let Some(form) = project_form {
        yaml.push_str(&projects(form, last, &carried, unit));
    }
    let markdown =
        (!requirement.sections.is_empty()).then(|| narrative(requirement, occasion.catalogue));
    Some(Draft { yaml, markdown })
}
