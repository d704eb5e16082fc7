//! The program's own source, parsed, without what is compiled for tests alone; and every path that
//! stands in it.

#![allow(
    dead_code,
    missing_docs,
    clippy::unwrap_used,
    reason = "each test file uses a part of it; a source that cannot be read has failed the test"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, File, ImplItem, Item, ItemMod, ItemUse, Lit, Macro, Meta, UseTree};

/// A file under `src`.
pub struct Source {
    pub path: PathBuf,
    /// Its module, without `crate`: `["check", "rules", "band_gap"]`. The library and the program
    /// have none.
    pub module: Vec<String>,
    pub text: String,
    pub file: File,
}

impl Source {
    /// The room it is in; `lib` and `main` for the roots.
    pub fn room(&self) -> &str {
        match self.module.first() {
            Some(room) => room,
            None => self.path.file_stem().unwrap().to_str().unwrap(),
        }
    }

    /// Its lines, without those of items that are compiled for tests alone.
    pub fn lines(&self) -> usize {
        let tests =
            self.file.items.iter().filter(|item| item_attributes(item).is_some_and(for_tests));
        let lines = tests.map(|item| item.span().end().line + 1 - item.span().start().line);
        self.text.lines().count() - lines.sum::<usize>()
    }

    /// Its path inside the repository.
    pub fn shown(&self) -> String {
        self.path
            .strip_prefix(crate::common::repository())
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/")
    }
}

/// Whether something is compiled for tests alone.
pub fn for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let Meta::List(list) = &attribute.meta else { return false };
        let test = |token: TokenTree| matches!(token, TokenTree::Ident(ident) if ident == "test");
        list.path.is_ident("cfg") && list.tokens.clone().into_iter().any(test)
    })
}

/// The attributes of an item, where it may have some.
pub fn item_attributes(item: &Item) -> Option<&[Attribute]> {
    match item {
        Item::Const(item) => Some(&item.attrs),
        Item::Enum(item) => Some(&item.attrs),
        Item::ExternCrate(item) => Some(&item.attrs),
        Item::Fn(item) => Some(&item.attrs),
        Item::Impl(item) => Some(&item.attrs),
        Item::Macro(item) => Some(&item.attrs),
        Item::Mod(item) => Some(&item.attrs),
        Item::Static(item) => Some(&item.attrs),
        Item::Struct(item) => Some(&item.attrs),
        Item::Trait(item) => Some(&item.attrs),
        Item::Type(item) => Some(&item.attrs),
        Item::Use(item) => Some(&item.attrs),
        _ => None,
    }
}

/// Every file under `src` but those of test modules, in order.
pub fn sources() -> Vec<Source> {
    let root = crate::common::repository().join("src");
    let walk = walkdir::WalkDir::new(&root).sort_by_file_name();
    let paths = walk
        .into_iter()
        .map(Result::unwrap)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    let all: Vec<Source> = paths.map(|path| source(&root, path)).collect();
    let tests: BTreeSet<PathBuf> =
        all.iter().flat_map(|source| test_modules(&source.path, &source.file.items)).collect();
    all.into_iter().filter(|source| !tests.contains(&source.path)).collect()
}

fn source(root: &Path, path: PathBuf) -> Source {
    let text = fs::read_to_string(&path).unwrap();
    let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let inner = path.strip_prefix(root).unwrap().with_extension("");
    let mut module: Vec<String> =
        inner.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
    let root_file = module.len() == 1 && matches!(module[0].as_str(), "lib" | "main");
    if root_file || module.last().is_some_and(|last| last == "mod") {
        module.pop();
    }
    Source { path, module, text, file }
}

/// The files of modules that are compiled for tests alone.
fn test_modules(path: &Path, items: &[Item]) -> Vec<PathBuf> {
    let folder = path.parent().unwrap();
    let stem = path.file_stem().unwrap().to_str().unwrap();
    let inside = if stem == "mod" { String::new() } else { format!("{stem}/") };
    let modules = items.iter().filter_map(|item| match item {
        Item::Mod(module) if module.content.is_none() && for_tests(&module.attrs) => Some(module),
        _ => None,
    });
    modules
        .map(|module| {
            let usual = || format!("{inside}{}.rs", module.ident);
            folder.join(named_path(&module.attrs).unwrap_or_else(usual))
        })
        .collect()
}

fn named_path(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    })
}

/// A path as it is written, and the module it stands in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    pub module: Vec<String>,
    pub segments: Vec<String>,
}

impl Named {
    /// The path from the root of the crate; nothing for one that does not begin at `crate`, `self`
    /// or `super`.
    pub fn in_crate(&self) -> Option<Vec<String>> {
        let mut at = match self.segments.first()?.as_str() {
            "crate" => Vec::new(),
            "self" | "super" => self.module.clone(),
            _ => return None,
        };
        for segment in &self.segments {
            match segment.as_str() {
                "crate" | "self" => {}
                "super" => {
                    at.pop()?;
                }
                _ => at.push(segment.clone()),
            }
        }
        Some(at)
    }
}

/// Every path of two segments or more in a source, and every one that is imported: use trees,
/// expressions, types, patterns, attributes, and the tokens of macros.
pub fn paths(source: &Source) -> Vec<Named> {
    let mut reader = Paths { module: source.module.clone(), found: Vec::new() };
    reader.visit_file(&source.file);
    reader.found
}

struct Paths {
    module: Vec<String>,
    found: Vec<Named>,
}

impl Paths {
    fn add(&mut self, segments: Vec<String>) {
        self.found.push(Named { module: self.module.clone(), segments });
    }

    fn tree(&mut self, tree: &UseTree, before: &[String]) {
        let with = |name: &dyn ToString| {
            before.iter().cloned().chain([name.to_string()]).collect::<Vec<String>>()
        };
        match tree {
            UseTree::Path(path) => self.tree(&path.tree, &with(&path.ident)),
            UseTree::Name(name) => self.add(with(&name.ident)),
            UseTree::Rename(rename) => self.add(with(&rename.ident)),
            UseTree::Glob(_) => self.add(before.to_vec()),
            UseTree::Group(group) => group.items.iter().for_each(|inner| self.tree(inner, before)),
        }
    }

    /// Names with `::` between them, at any depth.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons < 2 {
                        self.end(&mut path);
                    }
                    path.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    self.end(&mut path);
                    colons = 0;
                    self.tokens(group.stream());
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {
                    self.end(&mut path);
                    colons = 0;
                }
            }
        }
        self.end(&mut path);
    }

    fn end(&mut self, path: &mut Vec<String>) {
        let path = std::mem::take(path);
        if path.len() > 1 {
            self.add(path);
        }
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item(&mut self, item: &'ast Item) {
        if !item_attributes(item).is_some_and(for_tests) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        if !matches!(item, ImplItem::Fn(function) if for_tests(&function.attrs)) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        self.module.push(module.ident.to_string());
        visit::visit_item_mod(self, module);
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.tree(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.segments.len() > 1 {
            self.add(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        }
        visit::visit_path(self, path);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        // Of `#[serde(…)]` the name alone stands in the source, and its crate is named by it; docs
        // are prose.
        if !attribute.path().is_ident("doc") {
            self.add(
                attribute.path().segments.iter().map(|segment| segment.ident.to_string()).collect(),
            );
        }
        if let Meta::List(list) = &attribute.meta {
            self.tokens(list.tokens.clone());
        }
    }

    fn visit_macro(&mut self, written: &'ast Macro) {
        self.visit_path(&written.path);
        self.tokens(written.tokens.clone());
    }
}
