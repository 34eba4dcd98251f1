//! The module `roots`: a struct for each root of requests, a trait for each start.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Expr, FnArg, Generics, parse_quote};

use crate::emit::syntax::index::Index;
use crate::emit::syntax::scope::Scope;
use crate::emit::syntax::{self, doc};
use crate::emit::{endpoint, print};
use crate::krate::{Doc, Ident, RootPlace, RootType, Roots, Start};
use crate::text::markdown::code;

/// The module's name.
const MODULE: &str = "roots";

/// The parameter of functions.
pub(crate) const PARAMETER: &str = "At";

/// The path of the module's file below the output folder.
pub(crate) const FILE: &str = "src/roots.rs";

/// The declaration of the module, where there is one.
pub(crate) fn declaration(roots: &Roots) -> Option<TokenStream> {
    let name = syntax::word(MODULE);
    (!roots.is_empty()).then(|| quote! { pub mod #name; })
}

/// The text of the module.
pub(crate) fn file(roots: &Roots, index: &Index<'_>) -> String {
    let scope = Scope { index, module: FILE, public: &[] };
    let runtime = scope.ident(index.runtime());
    let types = roots.types.iter().map(|it| structure(&scope, it));
    let starts = roots.starts.iter().map(|it| start(&scope, it));
    let tokens = quote! {
        //! Roots of requests: addresses that lead to the same thing.
        //!
        //! `request.at(root)` sends a request to another address than its function documents.
        use ::#runtime as graph;
        #(#types)*
        #(#starts)*
    };
    print::file(&print::header(&[]), &scope.file(tokens))
}

fn structure(scope: &Scope<'_>, it: &RootType) -> TokenStream {
    let (ident, starts) = (scope.ident(&it.ident), &it.starts);
    let docs = described(&it.doc, &ident);
    let places = it.places.iter().map(|it| place(scope, it));
    quote! {
        #docs
        #[derive(Debug, Clone)]
        pub struct #ident(graph::RootPath);
        impl #ident {
            #(#places)*
        }
        impl graph::Root for #ident {
            const STARTS: &'static [&'static str] = &[#(#starts),*];
            fn path(self) -> graph::RootPath {
                self.0
            }
        }
    }
}

fn place(scope: &Scope<'_>, it: &RootPlace) -> TokenStream {
    let ident = scope.ident(&it.ident);
    let docs = described(&it.doc, &ident);
    let parameters = it.arguments.iter().map(|it| -> FnArg {
        let name = scope.ident(&it.ident);
        parse_quote! { #name: &str }
    });
    let names = it.arguments.iter().map(|it| -> Expr { syntax::name(scope.ident(&it.ident).into()) });
    let template = endpoint::path(&it.template, &it.arguments);
    quote! {
        #docs
        #[must_use]
        pub fn #ident(#(#parameters),*) -> Self {
            Self(graph::RootPath::new(#template, &[#(#names),*]))
        }
    }
}

fn start(scope: &Scope<'_>, it: &Start) -> TokenStream {
    let ident = scope.ident(&it.ident);
    let address = code(&it.template);
    let roots: Vec<_> = it.roots.iter().map(|it| scope.ident(it)).collect();
    let list = |show: fn(&Ident) -> String| it.roots.iter().map(show).collect::<Vec<_>>().join(", ");
    let docs = format!(" The roots of requests below {address}: {}.", list(|it| format!("[`{it}`]")));
    let message = format!("no request below {address} can be sent at `{{Self}}`");
    let label = format!("its address begins with {address}");
    let note = format!("it can be sent at {}", list(|it| format!("`{MODULE}::{it}`")));
    quote! {
        #[doc = #docs]
        #[diagnostic::on_unimplemented(message = #message, label = #label, note = #note)]
        pub trait #ident {}
        impl #ident for graph::Settled {}
        #(impl #ident for #roots {})*
    }
}

fn described(doc: &Doc, ident: &proc_macro2::Ident) -> TokenStream {
    let mut attributes = Vec::new();
    doc::outer(&mut attributes, doc, || code(&ident.to_string()));
    quote! { #(#attributes)* }
}

/// The parameters of a function: the root that its request will have, where it can be moved.
pub(crate) fn parameter(scope: &Scope<'_>, start: Option<&Ident>) -> Generics {
    let Some(start) = start else { return Generics::default() };
    let bound = syntax::path([syntax::word("crate"), syntax::word(MODULE), scope.ident(start)]);
    let name = syntax::word(PARAMETER);
    parse_quote! { <#name: #bound> }
}
