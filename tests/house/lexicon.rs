//! The words that rules look for lie beside the conformance suite for other programs: the program's
//! own files, `tests/conformance/spec/lexicon/`, and what is grammar, taken from the code,
//! `tests/conformance/spec/grammar.yaml`.
//!
//! `SNAPSHOTS=overwrite cargo test --test house lexicon` writes it anew.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;
use crate::sources;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use crate::sources::{Source, for_tests, sources};
use gongkai::lexicon::{EMBEDDED, LISTS, ListInfo};
use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{
    Attribute, Expr, ExprCall, ExprMethodCall, ExprRange, ExprTuple, Item, ItemConst, ItemStatic,
    Lit, Macro, Meta,
};

/// Files whose words decide what is read or found; each rule is a file.
const FOLDERS: [&str; 2] = ["src/check/rules/", "src/check/prose/"];
const FILES: [&str; 12] = [
    "src/characters/numbering.rs",
    "src/check/value_kind.rs",
    "src/load/cell.rs",
    "src/load/rows.rs",
    "src/load/target.rs",
    "src/markdown/explained.rs",
    "src/markdown/title.rs",
    "src/model/narrative.rs",
    "src/sentences/measured.rs",
    "src/sentences/number.rs",
    "src/sentences/scan.rs",
    "src/sentences/unit.rs",
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

fn grammar() -> String {
    let mut text = String::from(
        "# The grammar by which texts are read: words, marks and codes, by rule (and, in brackets, by the part that reads), in the order of the program. Words of practice lie in `lexicon/`.\n# `lists` have a name there and say what they are for; \
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
fn the_grammar_beside_the_suite_is_the_programs() {
    let path = common::repository().join("tests/conformance/spec/grammar.yaml");
    let grammar = grammar();
    if common::overwrite() {
        fs::write(&path, &grammar).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == grammar,
        "spec/grammar.yaml is not what the program reads by: SNAPSHOTS=overwrite cargo test --test house lexicon"
    );
    let parsed: BTreeMap<String, serde_json::Value> = serde_yaml::from_str(&written).unwrap();
    let rules: BTreeSet<&str> = include_str!("../rule-names.txt").lines().collect();
    assert!(
        parsed.keys().all(|name| name.starts_with('(') || rules.contains(name.as_str())),
        "{:?}",
        parsed.keys()
    );
    let units = parsed["(sentences unit)"]["lists"]["money"]["words"].as_array().unwrap();
    assert!(units.iter().any(|word| word == "亿元"), "the list of unit.rs");
    // Words of practice are data: what a rule lists in its own text is grammar or HTML.
    let listed: Vec<&String> = parsed
        .iter()
        .filter(|(_, found)| found.get("lists").is_some())
        .map(|(name, _)| name)
        .collect();
    let grammar = [
        "(check value-kind)",
        "(load cell)",
        "(load target)",
        "(prose reason)",
        "(sentences unit)",
        "dead-link",
    ];
    assert_eq!(listed, grammar, "a list of words goes to src/lexicon");
}

#[test]
fn the_words_beside_the_suite_are_the_programs_own_files() {
    for (name, text) in EMBEDDED {
        let path = common::repository().join("tests/conformance/spec/lexicon").join(name);
        if common::overwrite() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
        }
        assert!(
            fs::read_to_string(&path).unwrap_or_default() == text,
            "spec/lexicon/{name}: SNAPSHOTS=overwrite cargo test --test house lexicon"
        );
    }
}

/// The files name no list that there is not, have their lists in order, and no word twice; every
/// list has words.
#[test]
fn the_programs_words_have_no_fault() {
    let known: Vec<&str> = LISTS.iter().map(|list| list.name).collect();
    let mut words: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (file, text) in EMBEDDED {
        let parsed: BTreeMap<String, Vec<String>> = serde_yaml::from_str(text).unwrap();
        let names: Vec<&str> =
            text.lines().filter_map(|line| line.split_once(": [").map(|(name, _)| name)).collect();
        assert_eq!(names.len(), parsed.len(), "{file}: a list a line");
        let ordered: Vec<&str> =
            known.iter().copied().filter(|name| parsed.contains_key(*name)).collect();
        assert_eq!(names, ordered, "{file}");
        for (name, list) in &parsed {
            let known = known.iter().find(|known| *known == name).unwrap();
            for word in list {
                assert!(!word.trim().is_empty() && word.trim() == word, "{file}: {name}");
                let fresh = words.entry(known).or_default().insert(word.clone());
                assert!(fresh, "{file}: {name} has {word} twice");
            }
        }
    }
    assert_eq!(words.len(), LISTS.len(), "a list has no words: {:?}", words.keys());
}

/// What a list says of who uses it is what the code does: a rule's file names its lists, and a list
/// its rules.
#[test]
fn lists_name_those_that_use_them() {
    let sources = sources();
    let code = |source: &Source| {
        let mut tokens = String::new();
        for item in source
            .file
            .items
            .iter()
            .filter(|item| !sources::item_attributes(item).is_some_and(for_tests))
        {
            tokens.push_str(&item.to_token_stream().to_string());
        }
        tokens
    };
    // Each source once: there are a hundred lists.
    let codes: BTreeMap<String, String> =
        sources.iter().map(|source| (source.shown(), code(source))).collect();
    let reads = |source: &Source, list: &ListInfo| {
        let code = &codes[&source.shown()];
        let field = list.name.replace('-', "_");
        // Heads are read by their names, workbooks are written by the lists'.
        code.contains(&format!("exicon . {field}"))
            || code.contains(&format!("word (\"{}\")", list.name))
            || (source.shown() == "src/sentences/vocabulary.rs"
                && code.contains(&format!("\"{}\" =>", list.name)))
            || (list.name.starts_with("head-") && source.shown() == "src/office/sheet/lists.rs")
    };
    let rules: BTreeSet<&str> = include_str!("../rule-names.txt").lines().collect();
    for list in LISTS {
        let readers: Vec<&Source> = sources.iter().filter(|source| reads(source, list)).collect();
        assert!(!readers.is_empty(), "nobody looks for {}", list.name);
        for reader in readers {
            let rule = reader.module.last().unwrap().replace('_', "-");
            let user = match reader.module.join("/").as_str() {
                "check/prose/reason" => "pages",
                "check/prose/personal_number" => "personal-data",
                "load/cell" => "malformed-value",
                "model/section_heading" => "missing-section",
                "sentences/vocabulary" | "check/prose/changed_to_nothing" => "sentences",
                module
                    if ["check/prose/", "check/withheld/", "sentences/"]
                        .iter()
                        .any(|room| module.starts_with(room)) =>
                {
                    "amounts"
                }
                _ if reader.room() == "office" => "workbooks",
                _ if reader.room() == "draft" => "drafts",
                _ => rule.as_str(),
            };
            assert!(list.used_by.contains(&user), "{} is used by {user}", list.name);
        }
        for user in list.used_by {
            assert!(
                rules.contains(user)
                    || ["pages", "workbooks", "sentences", "amounts", "drafts"].contains(user),
                "{}: {user}",
                list.name
            );
            if rules.contains(user)
                && !["personal-data", "malformed-value", "missing-section"].contains(user)
            {
                let file = format!("src/check/rules/{}.rs", user.replace('-', "_"));
                let source = sources.iter().find(|source| source.shown() == file).unwrap();
                let field = list.name.replace('-', "_");
                assert!(code(source).contains(&field), "{file} does not look for {}", list.name);
            }
        }
    }
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
