//! The functions of the program: how long they are, what they take, what they are called with.

#![allow(dead_code, missing_docs, clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Expr, ImplItem, Item, Lit, Signature, TraitItem, Type};

use crate::sources::{Source, for_tests, item_attributes};

/// A function, with or without `self`.
pub struct Function {
    /// `src/check/identity/run.rs:20 run`
    pub shown: String,
    /// From its signature to its last brace; comments above it do not count.
    pub lines: usize,
    /// `self` is one.
    pub parameters: usize,
}

/// Every function of the sources but those compiled for tests alone.
pub fn functions(sources: &[Source]) -> Vec<Function> {
    sources.iter().flat_map(|source| visited(source).functions).collect()
}

/// Calls of the program's own functions with a literal `true`, `false` or `None`: what it decides is told
/// by nothing at the call.
pub fn unnamed_decisions(sources: &[Source]) -> Vec<String> {
    let own: Vec<Visited> = sources.iter().map(visited).collect();
    let functions: BTreeSet<String> = own.iter().flat_map(|one| one.free.iter().cloned()).collect();
    let methods: BTreeSet<String> =
        own.iter().flat_map(|one| one.methods.iter().cloned()).collect();
    let types: BTreeSet<String> = own.iter().flat_map(|one| one.types.iter().cloned()).collect();
    // How files are opened: the system's names say what they decide.
    let system = ["append", "create", "create_new", "read", "truncate", "write"];
    let named = |call: &Call| match call.path.as_slice() {
        [method] if call.on_value && system.contains(&method.as_str()) => false,
        [method] if call.on_value => methods.contains(method),
        [.., kind, method] if kind.starts_with(char::is_uppercase) => {
            (types.contains(kind) || kind == "Self") && methods.contains(method)
        }
        [.., function] => functions.contains(function),
        [] => false,
    };
    let calls = own.iter().flat_map(|one| {
        let is_closure = |call: &&Call| match call.path.as_slice() {
            [name] => !call.on_value && one.closures.contains(name),
            _ => false,
        };
        one.calls.iter().filter(move |call| !is_closure(call))
    });
    calls.filter(|call| named(call)).map(|call| call.shown.clone()).collect()
}

/// A call with a literal that decides.
struct Call {
    path: Vec<String>,
    on_value: bool,
    shown: String,
}

struct Visited {
    file: String,
    functions: Vec<Function>,
    free: Vec<String>,
    methods: Vec<String>,
    types: Vec<String>,
    calls: Vec<Call>,
    /// Names that are bound to closures in the file: `let of = |…|`.
    closures: BTreeSet<String>,
}

fn visited(source: &Source) -> Visited {
    let mut visited = Visited {
        file: source.shown(),
        functions: Vec::new(),
        free: Vec::new(),
        methods: Vec::new(),
        types: Vec::new(),
        calls: Vec::new(),
        closures: BTreeSet::new(),
    };
    visited.visit_file(&source.file);
    visited
}

impl Visited {
    fn function(&mut self, signature: &Signature, block: &Block) {
        let (start, end) = (signature.span().start().line, block.span().end().line);
        self.functions.push(Function {
            shown: format!("{}:{start} {}", self.file, signature.ident),
            lines: end + 1 - start,
            parameters: signature.inputs.len(),
        });
    }

    fn call<'a>(
        &mut self,
        path: Vec<String>,
        on_value: bool,
        line: usize,
        arguments: impl IntoIterator<Item = &'a Expr>,
    ) {
        if arguments.into_iter().any(decides) {
            let shown = format!("{}:{line} {}", self.file, path.join("::"));
            self.calls.push(Call { path, on_value, shown });
        }
    }
}

/// Whether an argument is `true`, `false` or `None`.
fn decides(argument: &Expr) -> bool {
    match argument {
        Expr::Lit(literal) => matches!(literal.lit, Lit::Bool(_)),
        Expr::Path(path) => path.path.is_ident("None"),
        _ => false,
    }
}

impl<'ast> Visit<'ast> for Visited {
    fn visit_item(&mut self, item: &'ast Item) {
        if item_attributes(item).is_some_and(for_tests) {
            return;
        }
        match item {
            Item::Fn(function) => {
                self.function(&function.sig, &function.block);
                self.free.push(function.sig.ident.to_string());
            }
            Item::Struct(one) => self.types.push(one.ident.to_string()),
            Item::Enum(one) => self.types.push(one.ident.to_string()),
            Item::Impl(one) if one.trait_.is_some() => {
                // What a foreign trait prescribes is called by nobody here.
                if let Type::Path(path) = &*one.self_ty {
                    self.types.extend(path.path.segments.last().map(|last| last.ident.to_string()));
                }
            }
            _ => {}
        }
        visit::visit_item(self, item);
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        for inner in &item.items {
            if let ImplItem::Fn(function) = inner {
                if for_tests(&function.attrs) {
                    continue;
                }
                self.function(&function.sig, &function.block);
                if item.trait_.is_none() {
                    self.methods.push(function.sig.ident.to_string());
                }
                visit::visit_impl_item_fn(self, function);
            }
        }
    }

    fn visit_trait_item(&mut self, item: &'ast TraitItem) {
        if let TraitItem::Fn(function) = item {
            self.methods.push(function.sig.ident.to_string());
            if let Some(block) = &function.default {
                self.function(&function.sig, block);
            }
        }
        visit::visit_trait_item(self, item);
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        let value = local.init.as_ref().map(|init| &*init.expr);
        if let (syn::Pat::Ident(name), Some(Expr::Closure(_))) = (&local.pat, value) {
            self.closures.insert(name.ident.to_string());
        }
        visit::visit_local(self, local);
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let Expr::Path(path) = &*call.func {
            let path: Vec<String> =
                path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
            self.call(path, false, call.span().start().line, &call.args);
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let line = call.method.span().start().line;
        self.call(vec![call.method.to_string()], true, line, &call.args);
        visit::visit_expr_method_call(self, call);
    }
}
