use crate::finding::{Reply, Speaker};
use crate::model::{Acknowledgement, Amount, Correction, Restatement, Unit, Withheld};
use crate::source::{Node, Spanned};

use super::date::date;
use super::indicator::words;
use super::reading::Reading;
use super::rules::MALFORMED_VALUE;

/// What the keys of a declaration are called.
const KEY: (&str, &str) = ("项", "key");

/// The keys of an acknowledgement.
pub const ACKNOWLEDGEMENT_KEYS: [&str; 9] =
    ["rule", "identity", "at", "reported", "computed", "sentence", "by", "reason", "reply"];

/// The keys of a reply.
pub const REPLY_KEYS: [&str; 2] = ["date", "text"];

/// The keys of a correction.
pub const CORRECTION_KEYS: [&str; 4] = ["at", "was", "date", "reason"];

/// The keys of a restatement.
pub const RESTATEMENT_KEYS: [&str; 3] = ["at", "published", "reason"];

/// The keys of what is withheld.
pub const WITHHELD_KEYS: [&str; 2] = ["at", "basis"];

/// Reads `acknowledgements`.
pub(super) fn acknowledgements(reading: &mut Reading, node: &Node) -> Vec<Acknowledgement> {
    let mut read = Vec::new();
    for item in reading.list(node, "acknowledgements") {
        let entries = reading.only(item, "此项", KEY, &ACKNOWLEDGEMENT_KEYS);
        let rule = spanned(reading, item, "rule");
        let at = match item.get("at") {
            Some(node) => match node.items() {
                Some(items) => items
                    .iter()
                    .filter_map(|item| Some(Spanned::new(item.text()?.to_owned(), item.span)))
                    .collect(),
                None => spanned(reading, item, "at").into_iter().collect(),
            },
            None => Vec::new(),
        };
        let by = match item.get("by").and_then(Node::text) {
            Some("transcriber") => Some(Speaker::Transcriber),
            Some("department") => Some(Speaker::Department),
            _ => None,
        };
        let reason = item.get("reason").and_then(|node| words(reading, node, "reason"));
        let (Some(rule), Some(by), Some(reason), false) = (rule, by, reason, at.is_empty()) else {
            if entries {
                reading.shape(
                    item.span,
                    "存疑说明须写明 rule、at、by（transcriber 或 department）和 reason",
                    "an acknowledgement needs rule, at, by (transcriber or department) and reason",
                );
            }
            continue;
        };
        let reply = item.get("reply").and_then(|node| reply(reading, node, by));
        read.push(Acknowledgement {
            identity: spanned(reading, item, "identity"),
            reported: spanned(reading, item, "reported"),
            computed: spanned(reading, item, "computed"),
            sentence: spanned(reading, item, "sentence"),
            span: rule.span,
            rule,
            at,
            by,
            reason,
            reply,
        });
    }
    read
}

/// Reads the `reply` of a department to its transcriber.
fn reply(reading: &mut Reading, node: &Node, by: Speaker) -> Option<Reply> {
    let complete = reading.only(node, "此项", KEY, &REPLY_KEYS);
    let day = spanned(reading, node, "date").and_then(|text| date(&text.value));
    match (by, day, spanned(reading, node, "text")) {
        (Speaker::Transcriber, Some(date), Some(text)) => Some(Reply { date, text: text.value }),
        (Speaker::Department, ..) => {
            reading.shape(
                node.span,
                "reply 是部门对转录者注的答复；部门自己的说明写在 reason",
                "a reply is the department's to its transcriber: what it says itself is the reason",
            );
            None
        }
        _ => {
            if complete {
                reading.shape(
                    node.span,
                    "部门答复须写明 date（2021-04-02）和 text",
                    "a reply needs date (2021-04-02) and text",
                );
            }
            None
        }
    }
}

/// Reads `corrections`.
pub(super) fn corrections(reading: &mut Reading, node: &Node) -> Vec<Correction> {
    let mut read = Vec::new();
    for item in reading.list(node, "corrections") {
        reading.only(item, "此项", KEY, &CORRECTION_KEYS);
        let day = |text: Spanned<String>| Some(Spanned::new(date(&text.value)?, text.span));
        match (
            spanned(reading, item, "at"),
            spanned(reading, item, "was"),
            spanned(reading, item, "date").and_then(day),
            spanned(reading, item, "reason"),
        ) {
            (Some(at), Some(was), Some(date), Some(reason)) => {
                read.push(Correction { at, was: was.value, date, reason: reason.value });
            }
            _ => reading.shape(
                item.span,
                "更正须写明 at、was、date（2021-04-02）和 reason",
                "a correction needs at, was, date (2021-04-02) and reason",
            ),
        }
    }
    read
}

/// Reads `restatements`.
pub(super) fn restatements(reading: &mut Reading, node: &Node) -> Vec<Restatement> {
    let mut read = Vec::new();
    for item in reading.list(node, "restatements") {
        reading.only(item, "此项", KEY, &RESTATEMENT_KEYS);
        let (at, published) = (spanned(reading, item, "at"), spanned(reading, item, "published"));
        let published = match published.map(|text| (Amount::parse(&text.value), text)) {
            Some((Ok(amount), text)) => Some(Spanned::new(amount, text.span)),
            Some((Err(fault), text)) => {
                let (zh, en) = fault.says(Unit::Number);
                let finding = reading.find(
                    &MALFORMED_VALUE,
                    text.span,
                    format!("published「{}」{zh}", text.value),
                    format!("published `{}` {en}", text.value),
                );
                let help = (
                    "写上年公开的数，与该数同一单位",
                    "write the number that was published last year, in the unit of the figure",
                );
                *finding = finding
                    .clone()
                    .at(at.as_ref().map_or("", |at| &at.value), text.value)
                    .help(help.0, help.1);
                continue;
            }
            None => None,
        };
        match (at, published, spanned(reading, item, "reason")) {
            (Some(at), Some(published), Some(reason)) => {
                read.push(Restatement { at, published, reason: reason.value })
            }
            _ => reading.shape(
                item.span,
                "口径调整须写明 at、published（数）和 reason",
                "a restatement needs at, published (a number) and reason",
            ),
        }
    }
    read
}

/// Reads `withheld`.
pub(super) fn withheld(reading: &mut Reading, node: &Node) -> Vec<Withheld> {
    let mut read = Vec::new();
    for item in reading.list(node, "withheld") {
        reading.only(item, "此项", KEY, &WITHHELD_KEYS);
        match (spanned(reading, item, "at"), spanned(reading, item, "basis")) {
            (Some(at), Some(basis)) => read.push(Withheld { at, basis: basis.value }),
            _ => reading.shape(
                item.span,
                "不予公开须写明 at 和 basis（依据）",
                "what is withheld needs at and basis",
            ),
        }
    }
    read
}

fn spanned(reading: &mut Reading, item: &Node, key: &str) -> Option<Spanned<String>> {
    let node = item.get(key)?;
    words(reading, node, key).map(|text| Spanned::new(text, node.span))
}
