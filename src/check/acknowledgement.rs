use crate::finding::{Acknowledged, Bilingual, Finding, Role};
use crate::lexicon::Lexicon;
use crate::model::{Acknowledgement, Disclosure};
use crate::sentences::{Measure, read};
use crate::source::{Place, Spanned};

use super::narrative::takes_in;
use super::rules::{STALE_ACKNOWLEDGEMENT, UNUSED_ACKNOWLEDGEMENT};

/// Ties a disclosure's acknowledgements to its findings. One that answers none, or records other
/// values, becomes a finding itself.
pub(super) fn acknowledge(disclosure: &Disclosure, findings: &mut Vec<Finding>) {
    let mut faults = Vec::new();
    for acknowledgement in &disclosure.acknowledgements {
        for at in &acknowledgement.at {
            one(disclosure, acknowledgement, at, findings, &mut faults);
        }
    }
    for fault in &mut faults {
        fault.disclosure = Some(disclosure.path.clone());
    }
    findings.extend(faults);
}

fn one(
    disclosure: &Disclosure,
    acknowledgement: &Acknowledgement,
    at: &Spanned<String>,
    findings: &mut [Finding],
    faults: &mut Vec<Finding>,
) {
    let canonical = disclosure.locate(&at.value).map(|located| located.path);
    let same_place = |finding: &Finding| {
        finding.disclosure.as_deref() == Some(disclosure.path.as_str())
            && finding.rule.name == acknowledgement.rule.value
            && acknowledgement
                .identity
                .as_ref()
                .is_none_or(|identity| finding.identity.as_deref() == Some(identity.value.as_str()))
            && finding.at.as_deref().is_some_and(|path| {
                path == at.value || Some(path) == canonical.as_deref() || takes_in(&at.value, path)
            })
    };
    let recorded =
        |written: &Option<Spanned<String>>| written.as_ref().map(|text| text.value.clone());
    let (reported, computed) =
        (recorded(&acknowledgement.reported), recorded(&acknowledgement.computed));
    let mut stale: Option<Finding> = None;
    let mut used = false;
    for finding in findings.iter_mut().filter(|finding| same_place(finding)) {
        let is_same = |now: Option<&str>, recorded: &Option<String>| {
            now == recorded.as_deref()
                || now.zip(recorded.as_deref()).is_some_and(|(now, recorded)| {
                    finding.sentence.is_some() && same_amount(&disclosure.lexicon, now, recorded)
                })
        };
        if is_same(finding.reported(), &reported)
            && is_same(finding.computed(), &computed)
            && says_the_same(&disclosure.lexicon, acknowledgement, finding)
        {
            finding.acknowledged = Some(Acknowledged {
                by: acknowledgement.by,
                reason: acknowledgement.reason.clone(),
                reply: acknowledgement.reply.clone(),
            });
            used = true;
        } else {
            stale = Some(finding.clone());
        }
    }
    if used {
        return;
    }
    let place = Place::new(&disclosure.file, at.span);
    faults.push(match stale {
        Some(finding) if !says_the_same(&disclosure.lexicon, acknowledgement, &finding) => {
            reworded(&finding, place)
        }
        Some(finding) => differs(&finding, place),
        None => unused(acknowledgement, at, place),
    });
}

/// Whether a sentence says what an acknowledgement records of it, blanks and the spelling of numbers aside; one
/// that records nothing holds by its values alone.
fn says_the_same(lexicon: &Lexicon, acknowledgement: &Acknowledgement, finding: &Finding) -> bool {
    let recorded = acknowledgement.sentence.as_ref();
    recorded.is_none_or(|recorded| {
        finding.sentence.as_deref().is_some_and(|now| same_amount(lexicon, now, &recorded.value))
    })
}

/// Whether two texts say the same, with the same numbers, however these are written: 1,660.19万元 and 1660.190万元.
fn same_amount(lexicon: &Lexicon, one: &str, other: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    plain(one) == plain(other) || spelt_alike(lexicon, one) == spelt_alike(lexicon, other)
}

/// A text with each number of it as its value in the base of what it measures.
fn spelt_alike(lexicon: &Lexicon, text: &str) -> String {
    let (mut spelt, mut end) = (String::new(), 0);
    for placed in read(lexicon, text).quantities {
        let measure = match placed.quantity.measure {
            Measure::Money { .. } => "元",
            Measure::Percent | Measure::Points => "%",
            _ => "",
        };
        spelt.push_str(&text[end..placed.range.start]);
        spelt.push_str(&format!(" {}{measure} ", placed.quantity.value.normalize()));
        end = placed.range.end;
    }
    spelt.push_str(&text[end..]);
    spelt.split_whitespace().collect()
}

/// What is acknowledged is found, in a sentence that says something else by now.
fn reworded(finding: &Finding, place: Place) -> Finding {
    let now = finding.sentence.as_deref();
    let (zh, en) = (now.unwrap_or("不是句子里的数"), now.unwrap_or("no number of a sentence"));
    let words = Bilingual::new(
        format!("存疑说明记录的句子与现在的不同：现在为“{zh}”"),
        format!("the acknowledgement records another sentence: it now says `{en}`"),
    );
    Finding::new(&STALE_ACKNOWLEDGEMENT, words, place)
        .related(Role::Compared, finding.place.clone())
        .help(
            "核对后改写 sentence；已经改正的，删去此说明",
            "check, then rewrite sentence; remove it if the error is gone",
        )
}

/// What is acknowledged is found, with other numbers.
fn differs(finding: &Finding, place: Place) -> Finding {
    let (reported, computed) =
        (finding.reported().unwrap_or("无"), finding.computed().unwrap_or("无"));
    let words = Bilingual::new(
        format!("存疑说明记录的数与现在的不同：现在填报 {reported}，计算 {computed}"),
        format!(
            "the acknowledgement records other values: now reported {reported}, computed {computed}"
        ),
    );
    Finding::new(&STALE_ACKNOWLEDGEMENT, words, place)
        .related(Role::Compared, finding.place.clone())
        .help(
            "核对后改写 reported 和 computed；已经改正的，删去此说明",
            "check, then rewrite reported and computed; remove it if the error is gone",
        )
}

/// What is acknowledged is not found.
fn unused(acknowledgement: &Acknowledgement, at: &Spanned<String>, place: Place) -> Finding {
    let rule = &acknowledgement.rule.value;
    let words = Bilingual::new(
        format!("「{}」没有「{rule}」这样的问题", at.value),
        format!("there is no {rule} at `{}`", at.value),
    );
    Finding::new(&UNUSED_ACKNOWLEDGEMENT, words, place).help(
        "核对 rule、identity 和 at（照抄检查结果里的写法）；已经改正的，删去此说明",
        "check rule, identity and at (copy them from the finding); remove it if the error is gone",
    )
}
