//! What templates are given, read from the sources of the views: their structs, their fields, their
//! doc comments.

#![allow(
    dead_code,
    missing_docs,
    clippy::unwrap_used,
    reason = "each test file uses a part of it; a source that cannot be read has failed the test"
)]

pub mod reference;
pub mod template;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use syn::{Attribute, Expr, Fields, GenericArgument, Item, Lit, Meta, PathArguments, Type};

use crate::common;

/// What a template can do with a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    Text,
    Number,
    Flag,
    /// Texts by their names.
    Texts,
    Optional(Box<Shape>),
    List(Box<Shape>),
    View(String),
}

pub struct Field {
    pub name: String,
    pub says: String,
    pub shape: Shape,
}

pub struct View {
    pub name: String,
    pub says: String,
    pub fields: Vec<Field>,
}

pub type Views = BTreeMap<String, View>;

/// The variables of every template, with what they hold; `view` differs from template to template.
pub const SITE: &str = "SiteView";
pub const PAGE: &str = "PageView";

/// Every view that a template can reach from its variables.
pub fn views() -> Views {
    let mut all = Views::new();
    for entry in
        walkdir::WalkDir::new(common::repository().join("src/render/view")).sort_by_file_name()
    {
        let path = entry.unwrap().into_path();
        if path.is_dir() {
            continue;
        }
        let file = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap();
        for item in file.items {
            let Item::Struct(item) = item else { continue };
            let Some(view) = read(&item) else { continue };
            assert!(
                all.insert(view.name.clone(), view).is_none(),
                "two views are called {}",
                item.ident
            );
        }
    }
    let mut reached = BTreeSet::new();
    let roots =
        gongkai::render::PAGE_TEMPLATES.iter().map(|template| template.view).chain([SITE, PAGE]);
    let mut open: Vec<String> = roots.map(str::to_owned).collect();
    while let Some(name) = open.pop() {
        if reached.insert(name.clone()) {
            let view = all.get(&name).unwrap_or_else(|| {
                panic!("{name} is no struct of src/render/view that serializes")
            });
            open.extend(
                view.fields.iter().filter_map(|field| inner(&field.shape)).map(str::to_owned),
            );
        }
    }
    all.retain(|name, _| reached.contains(name));
    all
}

/// A struct that serializes under the names of its fields; nothing for others.
fn read(item: &syn::ItemStruct) -> Option<View> {
    let serializes = item.attrs.iter().any(|attribute| {
        attribute.path().is_ident("derive") && tokens(attribute).contains("Serialize")
    });
    let renames = item
        .attrs
        .iter()
        .chain(item.fields.iter().flat_map(|field| &field.attrs))
        .any(|attribute| attribute.path().is_ident("serde"));
    if !serializes || renames {
        return None;
    }
    let fields = match &item.fields {
        Fields::Named(fields) => fields
            .named
            .iter()
            .map(|field| Field {
                name: field.ident.as_ref().unwrap().to_string(),
                says: documentation(&field.attrs),
                shape: shape(&field.ty),
            })
            .collect(),
        _ => Vec::new(),
    };
    Some(View { name: item.ident.to_string(), says: documentation(&item.attrs), fields })
}

fn tokens(attribute: &Attribute) -> String {
    match &attribute.meta {
        Meta::List(list) => list.tokens.to_string(),
        _ => String::new(),
    }
}

fn documentation(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(text.value().trim().to_owned()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join(" ")
}

fn shape(ty: &Type) -> Shape {
    let path = match ty {
        Type::Reference(reference) => return shape(&reference.elem),
        Type::Path(path) => path.path.segments.last().unwrap(),
        _ => panic!("a view has a field that no template can read"),
    };
    let argument = || match &path.arguments {
        PathArguments::AngleBracketed(list) => match list.args.last().unwrap() {
            GenericArgument::Type(ty) => Box::new(shape(ty)),
            _ => panic!("{} of what", path.ident),
        },
        _ => panic!("{} of what", path.ident),
    };
    match path.ident.to_string().as_str() {
        "String" | "str" => Shape::Text,
        "bool" => Shape::Flag,
        "usize" | "i16" | "i32" | "u32" => Shape::Number,
        "Option" => Shape::Optional(argument()),
        "Vec" => Shape::List(argument()),
        "BTreeMap" => Shape::Texts,
        view => Shape::View(view.to_owned()),
    }
}

/// The view inside a shape.
pub fn inner(shape: &Shape) -> Option<&str> {
    match shape {
        Shape::Optional(shape) | Shape::List(shape) => inner(shape),
        Shape::View(name) => Some(name),
        _ => None,
    }
}
