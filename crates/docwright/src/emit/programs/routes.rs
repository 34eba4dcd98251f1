//! A program that calls every function of a crate once.
//!
//! It has a module for each top-level module, and in it a function for each module; `support/routes.rs` is what they share.
//! It sends by the client of any service, whatever the runtime of the crate is.

use std::collections::BTreeMap;

use quote::quote;
use syn::{Item, ItemFn, Stmt, parse_quote};

use crate::emit::programs::contract::Printer;
use crate::emit::syntax::index::Index;
use crate::emit::syntax::scope::Scope;
use crate::emit::{lint_levels, print, syntax};
use crate::krate::{Case, Ident, Krate, ModPath, Runtime};

/// The program's helpers, as they are.
const SUPPORT: &str = include_str!("support/routes.rs");

/// Calls in one function: the compiler's work on a function grows faster than its length.
const TOGETHER: usize = 10;

/// The files of the program by path.
pub(crate) fn routes(krate: &Krate, cases: &[Case]) -> BTreeMap<String, String> {
    let index = Index::new(krate);
    let printer = Printer { krate: &krate.name, runtime: Runtime::default().ident(), index: &index };
    let mut modules: BTreeMap<&str, BTreeMap<&ModPath, Vec<&Case>>> = BTreeMap::new();
    for case in cases {
        let top = case.function.module.0.first().map_or("root", Ident::as_str);
        let top = top.strip_prefix("r#").unwrap_or(top);
        modules.entry(top).or_default().entry(&case.function.module).or_default().push(case);
    }
    let names = modules.keys().map(|it| format!("mod {it}_;\n")).collect::<String>();
    let calls = modules.keys().map(|it| format!("    {it}_::call(&mut calls);\n")).collect::<String>();
    let main = format!(
        "//! Calls every function once.\n\nmod support;\n{names}\nfn main() -> docwright_runtime::Result<std::process::ExitCode> {{\n    \
         let mut calls = support::Calls::new()?;\n{calls}    Ok(calls.finish())\n}}\n"
    );
    let mut files =
        BTreeMap::from([("src/main.rs".to_owned(), main), ("src/support.rs".to_owned(), SUPPORT.to_owned())]);
    for (name, by_path) in modules {
        files.insert(format!("src/{name}_.rs"), print::file("", &module(&printer, &by_path)));
    }
    files
}

fn module(printer: &Printer<'_>, by_path: &BTreeMap<&ModPath, Vec<&Case>>) -> syn::File {
    let scope = Scope { index: printer.index, module: "routes", public: &[] };
    let levels = lint_levels::caller(printer.index);
    let mut file = scope.file(quote! {
        #levels
        use super::support::{Calls, json, object};
    });
    let groups: Vec<&[&Case]> = by_path.values().flat_map(|it| it.chunks(TOGETHER)).collect();
    let mut all: ItemFn = parse_quote! { pub fn call(calls: &mut Calls) {} };
    for (rank, cases) in groups.into_iter().enumerate() {
        let name = syntax::word(&format!("call_{rank}"));
        let mut one: ItemFn = parse_quote! { fn #name(calls: &mut Calls) {} };
        one.block.stmts = cases.iter().map(|it| call(printer, &scope, it)).collect();
        all.block.stmts.push(parse_quote! { #name(calls); });
        file.items.push(Item::Fn(one));
    }
    file.items.push(Item::Fn(all));
    file
}

fn call(printer: &Printer<'_>, scope: &Scope<'_>, case: &Case) -> Stmt {
    let place = syntax::text(&case.place);
    let names = case.function.module.0.iter().chain([&case.function.ident]).map(Ident::as_str);
    let name = syntax::text(&names.collect::<Vec<_>>().join("::"));
    let request = printer.request(scope, case);
    parse_quote! { calls.call(#place, #name, #request); }
}
