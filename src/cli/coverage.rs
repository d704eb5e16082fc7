use serde::Serialize;

use crate::check::{CoveredFigure, FormShare, Reconciliation, Stopped, reconcile};
use crate::finding::Language;
use crate::load;
use crate::pipeline::Workspace;

use super::arguments::Format;
use super::print;

/// How many figures that nothing binds are listed for people; machines get all.
const LISTED: usize = 12;

#[derive(Serialize)]
struct Line<'a> {
    disclosure: &'a str,
    form: &'a str,
    at: &'a str,
    printed: &'a str,
    identities: &'a [&'a str],
}

/// An identity that could not be worked out.
#[derive(Serialize)]
struct StoppedLine<'a> {
    disclosure: &'a str,
    stopped: &'a str,
    times: usize,
    why: Why<'a>,
}

#[derive(Serialize)]
struct Why<'a> {
    zh: &'a str,
    en: &'a str,
}

/// `gongkai check --coverage`: what is held against what.
pub(super) fn print_coverage(
    workspace: &Workspace,
    asked: impl Fn(&str) -> bool,
    format: Format,
    language: Language,
) -> anyhow::Result<()> {
    let (mut all, mut bound) = (0, 0);
    for department in workspace.site.regions.iter().flat_map(|region| &region.departments) {
        if !department.disclosures.iter().any(|entry| asked(&entry.path)) {
            continue;
        }
        let read = load::department(
            &workspace.root,
            department,
            &workspace.catalogue,
            &workspace.site.config,
        )?;
        for one in reconcile(&read.department).iter().filter(|one| asked(one.disclosure)) {
            all += one.figures.len();
            bound += one.bound();
            match format {
                Format::Json => machines(one),
                _ => people(one, language),
            }
        }
    }
    if format != Format::Json {
        print::line(&match language {
            Language::Chinese => {
                format!("合计：{all} 个数，{bound} 个由勾稽关系核对（{}）", share(bound, all))
            }
            Language::English => format!(
                "in all: {all} figures, {bound} bound by identities ({})",
                share(bound, all)
            ),
        });
    }
    Ok(())
}

fn people(one: &Reconciliation<'_>, language: Language) {
    let chinese = language == Language::Chinese;
    let (all, bound) = (one.figures.len(), one.bound());
    print::line(&if chinese {
        format!("{}：{all} 个数，{bound} 个由勾稽关系核对（{}）", one.disclosure, share(bound, all))
    } else {
        format!("{}: {all} figures, {bound} bound ({})", one.disclosure, share(bound, all))
    });
    for FormShare { form, figures: all, bound, .. } in one.by_form() {
        print::line(&format!("  {form:<4} {bound:>5} / {all:<5} {}", share(bound, all)));
    }
    let loose: Vec<String> = one
        .figures
        .iter()
        .filter(|covered| covered.identities.is_empty())
        .map(|covered| covered.figure.path())
        .collect();
    if !loose.is_empty() {
        let shown = loose[..loose.len().min(LISTED)].join("、");
        let more = loose.len().saturating_sub(LISTED);
        let tail = match (more, chinese) {
            (0, _) => String::new(),
            (more, true) => format!("等 {} 个", more + LISTED),
            (more, false) => format!(" and {more} more"),
        };
        print::line(&if chinese {
            format!("  没有关系核对：{shown}{tail}")
        } else {
            format!("  bound by nothing: {shown}{tail}")
        });
    }
    stopped(one, language);
}

/// The identities that could not be worked out, and why: their figures count as bound by none.
fn stopped(one: &Reconciliation<'_>, language: Language) {
    let stopped = one.stopped();
    if stopped.is_empty() {
        return;
    }
    let count: usize = stopped.iter().map(|one| one.times).sum();
    print::line(&match language {
        Language::Chinese => format!("  不能核对的勾稽关系 {count} 处："),
        Language::English => format!("  identities stopped at {count} places:"),
    });
    for Stopped { identity, why, times } in stopped {
        let why = why.in_language(language);
        print::line(&match language {
            Language::Chinese => {
                format!("    {}（{}）{times} 处：{why}", identity.id, identity.says)
            }
            Language::English => format!("    {} at {times}: {why}", identity.id),
        });
    }
}

fn machines(one: &Reconciliation<'_>) {
    for CoveredFigure { figure, identities, .. } in &one.figures {
        let line = Line {
            disclosure: one.disclosure,
            form: figure.form(),
            at: &figure.path(),
            printed: figure.printed(),
            identities,
        };
        print::json(&serde_json::to_string(&line).expect("text becomes JSON"));
    }
    for Stopped { identity, why, times } in one.stopped() {
        let line = StoppedLine {
            disclosure: one.disclosure,
            stopped: &identity.id,
            times,
            why: Why { zh: &why.zh, en: &why.en },
        };
        print::json(&serde_json::to_string(&line).expect("text becomes JSON"));
    }
}

/// A share in tenths of a percent, in whole numbers.
fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "—".into();
    }
    let tenths = part * 1000 / whole;
    format!("{}.{}%", tenths / 10, tenths % 10)
}
