//! Contract tests: examples of the documentation, run by their functions.
//!
//! `tests/contract` is a test of its own: a module for each top-level module of the crate, in it a function for each
//! function, in it a line or two for each example. What they share is `support/contract.rs`.

use std::collections::BTreeMap;

use quote::quote;
use syn::{Expr, Item, ItemFn, Stmt, parse_quote};

use crate::emit::syntax::index::Index;
use crate::emit::syntax::scope::Scope;
use crate::emit::syntax::{self, cfg};
use crate::emit::{lint_levels, print};
use crate::krate::{ArgumentType, Asks, Case, CaseBody, Ident, ItemPath, Krate, Scalar};

/// The test's helpers, as they are but for the name of the runtime.
const SUPPORT: &str = include_str!("support/contract.rs");

/// The runtime as the helpers name it.
const RUNTIME: &str = "docwright_runtime";

/// The files of the test by path; none when there is no example.
pub(crate) fn files(krate: &Krate, index: &Index<'_>) -> BTreeMap<String, String> {
    let mut modules: BTreeMap<&str, BTreeMap<&ItemPath, Vec<&Case>>> = BTreeMap::new();
    for case in &krate.cases {
        let top = case.function.module.0.first().map_or("root", Ident::as_str);
        let top = top.strip_prefix("r#").unwrap_or(top);
        modules.entry(top).or_default().entry(&case.function).or_default().push(case);
    }
    if modules.is_empty() {
        return BTreeMap::new();
    }
    let names = modules.keys().map(|it| format!("mod {it}_;\n")).collect::<String>();
    let header = print::header(&[]);
    let about = "//! The examples of the documentation: every request is what its function sends, every answer is read without loss.";
    let main = format!("{header}{about}\n\nmod support;\n\n{names}");
    let mut files = BTreeMap::from([
        ("tests/contract/main.rs".to_owned(), main),
        (
            "tests/contract/support.rs".to_owned(),
            format!("{header}{}", SUPPORT.replace(RUNTIME, index.runtime().as_str())),
        ),
    ]);
    for (name, functions) in modules {
        let printer = Printer { krate: &krate.name, runtime: index.runtime().clone(), index };
        files.insert(format!("tests/contract/{name}_.rs"), print::file(&header, &printer.module(&functions)));
    }
    files
}

/// Prints calls of a crate's functions.
pub(crate) struct Printer<'a> {
    pub(crate) krate: &'a str,
    /// The crate whose values arguments are.
    pub(crate) runtime: Ident,
    pub(crate) index: &'a Index<'a>,
}

impl Printer<'_> {
    fn module(&self, functions: &BTreeMap<&ItemPath, Vec<&Case>>) -> syn::File {
        let scope = Scope { index: self.index, module: "tests/contract", public: &[] };
        let levels = lint_levels::caller(self.index);
        let mut file = scope.file(quote! {
            #levels
            use super::support::{json, object, reads, sends, takes};
        });
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        for (path, cases) in functions {
            let plain = path.module.0.iter().chain([&path.ident]).map(|it| it.as_str().trim_start_matches("r#"));
            let mut name = plain.collect::<Vec<_>>().join("_");
            let count = names.entry(name.clone()).or_default();
            *count += 1;
            if *count > 1 {
                name = format!("{name}_{count}");
            }
            file.items.push(self.test(&scope, &name, cases));
        }
        file
    }

    fn test(&self, scope: &Scope<'_>, name: &str, cases: &[&Case]) -> Item {
        let name = syntax::word(name);
        let mut test: ItemFn = parse_quote! { #[test] fn #name() {} };
        test.attrs.extend(cases.first().and_then(|it| cfg::attribute(self.index, &it.gate)));
        test.block.stmts = cases.iter().map(|it| Stmt::Expr(self.case(scope, it), Some(Default::default()))).collect();
        Item::Fn(test)
    }

    fn case(&self, scope: &Scope<'_>, case: &Case) -> Expr {
        let place = syntax::text(&case.place);
        let agrees: Expr = if case.agrees {
            parse_quote! { true }
        } else {
            parse_quote! { false }
        };
        match &case.asks {
            Asks::Sends(line, body) => {
                let body: Expr = match body {
                    Some(text) => {
                        let text = raw(text);
                        parse_quote! { Some(#text) }
                    }
                    None => parse_quote! { None },
                };
                let (request, line) = (self.request(scope, case), raw(line));
                parse_quote! { sends(#place, #request, #line, #body, #agrees) }
            }
            Asks::Reads(status, body) => {
                let (request, status, body) =
                    (self.request(scope, case), syntax::number(usize::from(*status)), raw(body));
                parse_quote! { reads(#place, #request, #status, #body, #agrees) }
            }
            // That takes a service, and is a program of its own.
            Asks::IsAnswered => {
                let request = self.request(scope, case);
                parse_quote! { drop(#request) }
            }
            Asks::Takes(path, body) => {
                let (ty, body) = (self.path(scope, path), raw(body));
                parse_quote! { takes::<#ty>(#place, #body, #agrees) }
            }
        }
    }

    /// The request that the function makes.
    pub(crate) fn request(&self, scope: &Scope<'_>, case: &Case) -> Expr {
        let arguments = case.arguments.iter().map(|(ty, text)| self.argument(scope, ty, text));
        let place = syntax::text(&case.place);
        let body: Option<Expr> = match &case.body {
            CaseBody::Nothing => None,
            CaseBody::Object(ty, text) => {
                let (ty, text) = (ty.as_ref().map(|it| self.path(scope, it)), raw(text));
                Some(match ty {
                    Some(ty) => parse_quote! { &object::<#ty>(#place, #text) },
                    None => parse_quote! { &object(#place, #text) },
                })
            }
            CaseBody::Optional(text) => {
                let text = raw(text);
                Some(parse_quote! { Some(&object(#place, #text)) })
            }
            CaseBody::Omitted => Some(parse_quote! { None }),
            CaseBody::Json(text) => {
                let text = raw(text);
                Some(parse_quote! { &json(#place, #text) })
            }
            CaseBody::Content(text) => {
                let (text, runtime) = (raw(text), scope.ident(&self.runtime));
                Some(parse_quote! { #runtime::Content::new(#text) })
            }
        };
        let call = syntax::call(self.path(scope, &case.function), arguments.chain(body));
        case.options.iter().fold(call, |call, (name, value)| syntax::method(call, "query", [raw(name), raw(value)]))
    }

    fn argument(&self, scope: &Scope<'_>, ty: &ArgumentType, text: &str) -> Expr {
        let literal = raw(text);
        match ty {
            ArgumentType::Text => literal,
            // Numbers and truth values have been read; anything else would not be the argument of a test.
            ArgumentType::Plain(_) => syn::parse_str(text).unwrap_or(literal),
            ArgumentType::Kept(scalar) => {
                let (name, runtime) = (syntax::word(kept(*scalar)), scope.ident(&self.runtime));
                parse_quote! { &#runtime::#name::from(#literal) }
            }
            ArgumentType::Enum(path) => {
                let path = self.path(scope, path);
                parse_quote! { &#path::from(#literal) }
            }
        }
    }

    /// A path as seen from outside of the crate.
    fn path(&self, scope: &Scope<'_>, path: &ItemPath) -> syn::Path {
        let names = path.module.0.iter().chain([&path.ident]).map(|it| scope.ident(it));
        syntax::path([syntax::word(&self.krate.replace('-', "_"))].into_iter().chain(names))
    }
}

/// The runtime's type for a scalar that keeps its text.
fn kept(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Date => "Date",
        Scalar::DateTimeOffset => "DateTime",
        Scalar::TimeOfDay => "TimeOfDay",
        Scalar::Duration => "Duration",
        Scalar::Guid => "Guid",
        _ => "Decimal",
    }
}

/// A string literal, a raw one where there are quotes in it.
fn raw(text: &str) -> Expr {
    let plain = !text.contains(['"', '\\']) || text.contains(|it: char| it.is_control() || it == '\u{feff}');
    let hashes = "#".repeat(
        text.match_indices("\"#")
            .map(|(at, _)| text[at + 1..].bytes().take_while(|it| *it == b'#').count())
            .max()
            .unwrap_or(0)
            + 1,
    );
    let token = || syn::parse_str(&format!("r{hashes}\"{text}\"{hashes}")).ok();
    if plain { syntax::text(text) } else { token().unwrap_or_else(|| syntax::text(text)) }
}
