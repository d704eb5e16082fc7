use std::sync::Arc;

use crate::characters::{folded, nearest, shown};
use crate::finding::{Bilingual, Finding, Role, RuleInfo};
use crate::lexicon::{Lexicon, embedded};
use crate::source::{Entry, Node, Place, SourceFile, Span};

use super::rules::{DUPLICATE_KEY, UNKNOWN_KEY, WRONG_SHAPE};

/// One file being read: what collects its findings.
pub(super) struct Reading {
    pub file: Arc<SourceFile>,
    pub findings: Vec<Finding>,
    /// Words that stand in place of a figure are read by it.
    pub lexicon: Arc<Lexicon>,
}

impl Reading {
    pub(super) fn new(file: &Arc<SourceFile>) -> Reading {
        Reading { file: Arc::clone(file), findings: Vec::new(), lexicon: embedded() }
    }

    pub(super) fn place(&self, span: Span) -> Place {
        Place::new(&self.file, span)
    }

    pub(super) fn find(
        &mut self,
        rule: &'static RuleInfo,
        span: Span,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> &mut Finding {
        let finding = Finding::new(rule, Bilingual::new(zh, en), self.place(span));
        self.findings.push(finding);
        self.findings.last_mut().expect("a finding was just pushed")
    }

    /// A key that is not known here, with the nearest one that is.
    pub(super) fn unknown<'k>(
        &mut self,
        key: &str,
        span: Span,
        what_zh: &str,
        what_en: &str,
        known: impl Iterator<Item = &'k str>,
    ) {
        let nearest = nearest(&folded(key), known);
        let said = shown(key);
        let finding = self.find(
            &UNKNOWN_KEY,
            span,
            format!("没有名为「{said}」的{what_zh}"),
            format!("there is no {what_en} `{said}`"),
        );
        finding.value = Some(key.to_owned());
        finding.help = nearest.map(|near| {
            Bilingual::new(format!("是否指「{near}」？"), format!("did you mean `{near}`?"))
        });
    }

    pub(super) fn twice(&mut self, key: &str, span: Span, first: Span) {
        let place = self.place(first);
        let finding = self.find(
            &DUPLICATE_KEY,
            span,
            format!("「{key}」写了两次"),
            format!("`{key}` stands twice"),
        );
        *finding = finding.clone().related(Role::First, place).help("只留一个", "keep one of them");
    }

    /// Says of the last finding that the two are written differently, and yet have one address.
    pub(super) fn same_address(&mut self, first: &str, second: &str) {
        if first != second
            && let Some(finding) = self.findings.last_mut()
        {
            finding.message = Bilingual::new(
                format!("「{second}」与「{first}」在网页上的地址相同"),
                format!("`{second}` and `{first}` have one address on the page"),
            );
            finding.help = Some(Bilingual::new(
                "两者只差大小写，或连起来一样；请核对编码或名称",
                "they differ by case or by a hyphen only: look at the codes or names again",
            ));
        }
    }

    pub(super) fn shape(&mut self, span: Span, zh: impl Into<String>, en: impl Into<String>) {
        self.find(&WRONG_SHAPE, span, zh, en);
    }

    /// The text of a scalar, or a finding.
    pub(super) fn text(&mut self, node: &Node, what: &str) -> Option<String> {
        match node.text() {
            Some(text) => Some(text.to_owned()),
            None => {
                self.shape(
                    node.span,
                    format!("{what}应为一段文字"),
                    format!("{what} must be one text"),
                );
                None
            }
        }
    }

    /// The entries of a mapping, or a finding.
    pub(super) fn map<'n>(&mut self, node: &'n Node<'_>, what: &str) -> &'n [Entry<'n>] {
        match node.entries() {
            Some(entries) => entries,
            None if node.is_blank() => &[],
            None => {
                self.shape(
                    node.span,
                    format!("{what}应写成「名称: 值」的形式"),
                    format!("{what} must be a mapping"),
                );
                &[]
            }
        }
    }

    /// Whether a mapping has only these keys; every other one is a finding, in which `key` says
    /// what the mapping's keys are called.
    pub(super) fn only(
        &mut self,
        node: &Node,
        what: &str,
        key: (&str, &str),
        keys: &[&'static str],
    ) -> bool {
        let mut only = true;
        for entry in self.map(node, what) {
            if !keys.contains(&&*entry.key.value) {
                self.unknown(&entry.key.value, entry.key.span, key.0, key.1, keys.iter().copied());
                only = false;
            }
        }
        only
    }

    /// The items of a list, or a finding.
    pub(super) fn list<'n>(&mut self, node: &'n Node<'_>, what: &str) -> &'n [Node<'n>] {
        match node.items() {
            Some(items) => items,
            None if node.is_blank() => &[],
            None => {
                self.shape(
                    node.span,
                    format!("{what}应写成列表（每行以「- 」开头，或用[ ]）"),
                    format!("{what} must be a list"),
                );
                &[]
            }
        }
    }
}
