//! The words and codes that rules look for, taken from the code and written beside the conformance
//! suite for other programs: `tests/conformance/spec/lexicon.yaml`.
//!
//! `SNAPSHOTS=overwrite cargo test --test lexicon` writes it anew.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

mod common;
#[path = "common/sources.rs"]
mod sources;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::ToTokens;
use sources::{Source, for_tests, sources};
use syn::visit::{self, Visit};
use syn::{
    Attribute, Expr, ExprCall, ExprMethodCall, ExprRange, ExprTuple, Item, ItemConst, ItemStatic,
    Lit, Macro, Meta,
};

/// Files whose words decide what is read or found; each rule is a file.
const FOLDERS: [&str; 2] = ["src/check/rules/", "src/check/prose/"];
const FILES: [&str; 7] = [
    "src/characters/numbering.rs",
    "src/load/cell.rs",
    "src/load/rows.rs",
    "src/load/target.rs",
    "src/markdown/explained.rs",
    "src/markdown/title.rs",
    "src/model/narrative.rs",
];

#[derive(Default)]
struct Bilingual {
    /// Lists with a name, and what their comment says.
    lists: Vec<(String, String, Vec<String>)>,
    /// Words that stand in the code by themselves, each once.
    single: Vec<String>,
}

fn chinese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{2014}'..='\u{201d}' | '\u{2190}'..='\u{21ff}' | '\u{2264}' | '\u{2265}' | '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}' | '×' | '○'))
}

fn says(attributes: &[Attribute]) -> String {
    let line = |attribute: &Attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(literal) => literal_text(&literal.lit).map(|text| text.trim().to_owned()),
            _ => None,
        },
        _ => None,
    };
    attributes.iter().filter_map(line).collect::<Vec<_>>().join(" ")
}

fn literal_text(literal: &Lit) -> Option<String> {
    match literal {
        Lit::Str(text) => Some(text.value()),
        Lit::Char(one) => Some(one.value().to_string()),
        _ => None,
    }
}

/// The texts of an array, and of arrays in it; nothing where it holds anything else.
fn texts(expression: &Expr) -> Option<Vec<String>> {
    match expression {
        Expr::Reference(reference) => texts(&reference.expr),
        Expr::Array(array) => {
            array.elems.iter().map(texts).collect::<Option<Vec<_>>>().map(|inner| inner.concat())
        }
        Expr::Tuple(tuple) => tuple.elems.first().and_then(texts),
        Expr::Lit(literal) => literal_text(&literal.lit).map(|text| vec![text]),
        _ => None,
    }
}

impl Bilingual {
    fn list(&mut self, name: &str, attributes: &[Attribute], expression: &Expr) -> bool {
        let Some(words) = texts(expression).filter(|_| !matches!(expression, Expr::Lit(_))) else {
            return false;
        };
        self.lists.push((name.to_owned(), says(attributes), words));
        true
    }

    fn one(&mut self, text: String) {
        let text = text.trim_matches(' ').to_owned();
        if chinese(&text) && !self.single.contains(&text) {
            self.single.push(text);
        }
    }

    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(literal) => self.literal(&literal),
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
    }

    fn literal(&mut self, literal: &Literal) {
        if let Ok(literal) = syn::parse_str::<Lit>(&literal.to_string()) {
            literal_text(&literal).into_iter().for_each(|text| self.one(text));
        }
    }
}

/// Words for people, which no rule looks for: a Chinese text and its English side by side.
fn message<'a>(parts: impl IntoIterator<Item = &'a Expr>) -> bool {
    let texts: Vec<String> = parts
        .into_iter()
        .map(|part| part.to_token_stream().to_string())
        .filter(|text| text.contains('"'))
        .collect();
    let english = |text: &String| text.chars().filter(char::is_ascii_alphabetic).count() > 3;
    texts.iter().any(|text| chinese(text)) && texts.iter().skip(1).any(english)
}

impl<'ast> Visit<'ast> for Bilingual {
    fn visit_item(&mut self, item: &'ast Item) {
        let test = match item {
            Item::Mod(item) => for_tests(&item.attrs),
            Item::Fn(item) => for_tests(&item.attrs),
            Item::Use(item) => for_tests(&item.attrs),
            _ => false,
        };
        if !test {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_const(&mut self, item: &'ast ItemConst) {
        if !self.list(&item.ident.to_string(), &item.attrs, &item.expr) {
            visit::visit_item_const(self, item);
        }
    }

    fn visit_item_static(&mut self, item: &'ast ItemStatic) {
        if !self.list(&item.ident.to_string(), &item.attrs, &item.expr) {
            visit::visit_item_static(self, item);
        }
    }

    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        if !message(&call.args) {
            visit::visit_expr_call(self, call);
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        if message(&call.args) {
            self.visit_expr(&call.receiver);
        } else {
            visit::visit_expr_method_call(self, call);
        }
    }

    fn visit_expr_tuple(&mut self, tuple: &'ast ExprTuple) {
        if !message(&tuple.elems) {
            visit::visit_expr_tuple(self, tuple);
        }
    }

    /// The ends of a range of characters are no words.
    fn visit_expr_range(&mut self, _: &'ast ExprRange) {}

    fn visit_macro(&mut self, written: &'ast Macro) {
        // Of macros only those that look: what is formatted is said, and a rule's own page is no
        // code.
        let range = written.tokens.to_string().contains("..=");
        if !range && (written.path.is_ident("matches") || written.path.is_ident("vec")) {
            self.tokens(written.tokens.clone());
        }
    }

    fn visit_lit(&mut self, literal: &'ast Lit) {
        literal_text(literal).into_iter().for_each(|text| self.one(text));
    }
}

fn words(source: &Source) -> Bilingual {
    let mut words = Bilingual::default();
    words.visit_file(&source.file);
    words
}

fn quoted(words: &[String]) -> String {
    words.iter().map(|word| serde_json::to_string(word).unwrap()).collect::<Vec<_>>().join(", ")
}

fn lexicon() -> String {
    let mut text = String::from(
        "# The words and codes that decide what is read and found, by rule (and, in brackets, by the part that reads), in the order of the program.\n# `lists` have a name there and say what they are for; \
         `words` stand in its text one by one, as the rule's page uses them. Taken from the program by a test: not written by hand.\n",
    );
    let read = |source: &Source| {
        FOLDERS.iter().any(|folder| source.shown().starts_with(folder))
            || FILES.contains(&source.shown().as_str())
    };
    for source in sources().iter().filter(|source| read(source)) {
        let found = words(source);
        if found.lists.is_empty() && found.single.is_empty() {
            continue;
        }
        let name = source.module.last().unwrap().replace('_', "-");
        let rule = source.shown().starts_with(FOLDERS[0]);
        let _ = writeln!(
            text,
            "{}:",
            if rule {
                name
            } else {
                format!("\"({} {name})\"", source.module[source.module.len() - 2])
            }
        );
        if !found.lists.is_empty() {
            text.push_str("  lists:\n");
        }
        for (name, says, words) in &found.lists {
            let _ = writeln!(text, "    {}:", name.to_lowercase().replace('_', "-"));
            if !says.is_empty() {
                let _ = writeln!(text, "      says: {}", serde_json::to_string(says).unwrap());
            }
            let _ = writeln!(text, "      words: [{}]", quoted(words));
        }
        if !found.single.is_empty() {
            let _ = writeln!(text, "  words: [{}]", quoted(&found.single));
        }
    }
    text
}

#[test]
fn the_words_beside_the_suite_are_the_programs() {
    let path = common::repository().join("tests/conformance/spec/lexicon.yaml");
    let lexicon = lexicon();
    if common::overwrite() {
        fs::write(&path, &lexicon).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == lexicon,
        "spec/lexicon.yaml is not what the program looks for: SNAPSHOTS=overwrite cargo test --test lexicon"
    );
    let parsed: BTreeMap<String, serde_json::Value> = serde_yaml::from_str(&written).unwrap();
    let rules: BTreeSet<&str> = include_str!("rule-names.txt").lines().collect();
    assert!(
        parsed.keys().all(|name| name.starts_with('(') || rules.contains(name.as_str())),
        "{:?}",
        parsed.keys()
    );
    let reasons = parsed["reason-missing"]["lists"]["reasons"]["words"].as_array().unwrap();
    assert!(reasons.iter().any(|word| word == "由于"), "the list of reason_missing.rs");
}

/// What is said is no word that is looked for, and what is looked for is found however it is
/// written.
#[test]
fn words_are_told_from_messages() {
    let text = r#"
        /// What it is for.
        const WORDS: [&str; 2] = ["因", "由于"];
        static PAIRS: &[(&str, u8)] = &[("亿元", 1)];
        fn f(text: &str) -> bool {
            let (zh, en) = ("没有写", "is not written");
            let found = Words::new(format!("{text}没有"), "none");
            finding.help("改正", "mend it").at("小计");
            let numeral = matches!(c, '０'..='９');
            match text { "约" | "近" => true, _ => text.starts_with('（') || matches!(text, "余") }
        }
        #[cfg(test)]
        mod tests { fn g() -> &'static str { "例" } }
    "#;
    let source = Source {
        path: common::repository().join("src/check/rules/a.rs"),
        module: vec!["check".into(), "rules".into(), "a".into()],
        text: text.into(),
        file: syn::parse_file(text).unwrap(),
    };
    let found = words(&source);
    let list = |name: &str, says: &str, words: &[&str]| {
        (
            name.to_owned(),
            says.to_owned(),
            words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>(),
        )
    };
    assert_eq!(
        found.lists,
        [list("WORDS", "What it is for.", &["因", "由于"]), list("PAIRS", "", &["亿元"])]
    );
    assert_eq!(found.single, ["小计", "约", "近", "（", "余"]);
}
