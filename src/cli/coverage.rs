use serde::Serialize;

use crate::check::{CoveredFigure, FormShare, Reconciliation, Stopped, reconcile};
use crate::check::{SentenceCoverage, understood};
use crate::finding::Language;
use crate::load;
use crate::model::Department;
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

/// How much of the sentences of a disclosure is understood.
#[derive(Serialize)]
struct SentencesLine<'a> {
    disclosure: &'a str,
    sentences: Sentences,
}

#[derive(Serialize)]
struct Sentences {
    amounts: usize,
    understood: usize,
    hold: usize,
    fail: usize,
    not_computable: usize,
    unread: usize,
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
    let mut coverage = Coverage::new(format, language);
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
        let called = |path: &str| asked(path).then(|| path.to_owned());
        coverage.department(&read.department, called);
    }
    coverage.end();
    Ok(())
}

/// What is held against what, printed document by document and summed up.
pub(super) struct Coverage {
    format: Format,
    language: Language,
    figures: usize,
    bound: usize,
    sentences: SentenceCoverage,
}

impl Coverage {
    pub(super) fn new(format: Format, language: Language) -> Coverage {
        let sentences = SentenceCoverage::default();
        Coverage { format, language, figures: 0, bound: 0, sentences }
    }

    /// Prints it of the documents of a department, each as it is called; nothing of those that have
    /// no name.
    pub(super) fn department(
        &mut self,
        department: &Department,
        called: impl Fn(&str) -> Option<String>,
    ) {
        for one in reconcile(department) {
            let Some(name) = called(one.disclosure) else { continue };
            self.figures += one.figures.len();
            self.bound += one.bound();
            match self.format {
                Format::Json => machines(&one, &name),
                _ => people(&one, &name, self.language),
            }
            let own = department.disclosures.iter().find(|own| own.path == one.disclosure);
            let Some(own) = own else { continue };
            let said = understood(department, own);
            self.sentences = self.sentences.and(said);
            match self.format {
                Format::Json => machines_said(&name, said),
                _ if said.all > 0 => {
                    print::line(&format!("  {}", in_words(said, self.language)));
                }
                _ => {}
            }
        }
    }

    /// Sums it up, for people.
    pub(super) fn end(&self) {
        if self.format == Format::Json {
            return;
        }
        let Coverage { figures, bound, .. } = *self;
        print::line(&match self.language {
            Language::Chinese => {
                format!(
                    "合计：{figures} 个数，{bound} 个由勾稽关系核对（{}）",
                    share(bound, figures)
                )
            }
            Language::English => format!(
                "in all: {figures} figures, {bound} bound by identities ({})",
                share(bound, figures)
            ),
        });
        print::line(&in_words(self.sentences, self.language));
    }
}

/// How much of some sentences is understood, in a line.
fn in_words(said: SentenceCoverage, language: Language) -> String {
    let SentenceCoverage { all, hold, fail, not_computable } = said;
    let (understood, unread) = (said.understood(), said.unread());
    match language {
        Language::Chinese => format!(
            "句中 {all} 个金额和比率，读懂并核对 {understood} 个（{}）：{hold} 个相符，{fail} 个不符；{not_computable} 个缺数不能核对，{unread} 个没有读懂",
            share(understood, all)
        ),
        Language::English => format!(
            "{all} amounts and rates in sentences, {understood} understood and checked ({}): {hold} hold, {fail} do not; {not_computable} not computable, {unread} not understood",
            share(understood, all)
        ),
    }
}

fn machines_said(disclosure: &str, said: SentenceCoverage) {
    let sentences = Sentences {
        amounts: said.all,
        understood: said.understood(),
        hold: said.hold,
        fail: said.fail,
        not_computable: said.not_computable,
        unread: said.unread(),
    };
    let line = SentencesLine { disclosure, sentences };
    print::json(&serde_json::to_string(&line).expect("text becomes JSON"));
}

fn people(one: &Reconciliation<'_>, name: &str, language: Language) {
    let chinese = language == Language::Chinese;
    let (all, bound) = (one.figures.len(), one.bound());
    print::line(&if chinese {
        format!("{name}：{all} 个数，{bound} 个由勾稽关系核对（{}）", share(bound, all))
    } else {
        format!("{name}: {all} figures, {bound} bound ({})", share(bound, all))
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

fn machines(one: &Reconciliation<'_>, name: &str) {
    for CoveredFigure { figure, identities, .. } in &one.figures {
        let line = Line {
            disclosure: name,
            form: figure.form(),
            at: &figure.path(),
            printed: figure.printed(),
            identities,
        };
        print::json(&serde_json::to_string(&line).expect("text becomes JSON"));
    }
    for Stopped { identity, why, times } in one.stopped() {
        let line = StoppedLine {
            disclosure: name,
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
