//! Modules: one file each, with its items and the modules below it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::syntax::index::Index;
use crate::emit::syntax::scope::Scope;
use crate::emit::syntax::{cfg, doc, types};
use crate::emit::types::{enumeration, structs};
use crate::emit::{endpoint, lint_levels, print, root, service};
use crate::krate::{Ident, Item, ItemPath, Krate, ModPath, Module};
use crate::text::markdown::code;

/// The path of a module's file below the output folder.
pub(crate) fn file_path(path: &ModPath) -> String {
    let plain = |name: &Ident| name.as_str().strip_prefix("r#").unwrap_or(name.as_str()).to_owned();
    format!("src/{}.rs", path.0.iter().map(plain).collect::<Vec<_>>().join("/"))
}

/// The text of `lib.rs`.
pub(crate) fn root(krate: &Krate, index: &Index<'_>) -> String {
    let scope = Scope { index, module: "crate", public: &[] };
    let docs = doc::inner(&krate.doc, || format!("{}.", code(&krate.name)));
    let (children, runtime) = (children(&scope, &[]), scope.ident(index.runtime()));
    let levels = lint_levels::library(index);
    let roots = root::declaration(&krate.roots);
    let tokens = quote! {
        #docs
        #levels
        pub use ::#runtime::*;
        #children
        #roots
    };
    print::file(&print::header(&[]), &scope.file(tokens)) + &service::text(krate, index)
}

/// The text of a module's file.
pub(crate) fn file(path: &ModPath, module: &Module, index: &Index<'_>) -> String {
    let place = file_path(path);
    let scope = Scope { index, module: &place, public: module.public(path) };
    // What a private module holds is documented where it is seen.
    let docs = if module.private && module.doc.0.is_empty() {
        TokenStream::new()
    } else {
        doc::inner(&module.doc, || code(path.0.last().map_or("", Ident::as_str)))
    };
    let children = children(&scope, &path.0);
    let reexports = module.reexports.iter().filter(|reexport| !is_here(&scope, &path.0, &reexport.path));
    let reexports = reexports.map(|reexport| {
        let path = types::path(&scope, &reexport.path);
        let cfg = cfg::tokens(index, &reexport.gate);
        quote! { #cfg pub use #path; }
    });
    let runtime = (!module.items.is_empty()).then(|| {
        let (cfg, runtime) = (cfg::tokens(index, &module.runtime), scope.ident(index.runtime()));
        quote! { #cfg use ::#runtime as graph; }
    });
    let mut file = scope.file(quote! { #docs #runtime #children #(#reexports)* });
    for item in &module.items {
        let start = file.items.len();
        match item {
            Item::Struct(item) => structs::item(&scope, item, &mut file.items),
            Item::Enum(item) => enumeration::item(&scope, item, &mut file.items),
            Item::Function(item) => endpoint::item(&scope, item, &mut file.items),
        }
        cfg::gate(index, item.gate(), &mut file.items[start..]);
    }
    print::file(&print::header(&module.sources), &file)
}

/// Declares the modules directly below one; of a private one the items are re-exported.
fn children(scope: &Scope<'_>, parent: &[Ident]) -> TokenStream {
    let children = scope.index.children(parent);
    let declarations = children.iter().map(|(name, module)| {
        let visibility = (!module.private).then(|| quote! { pub });
        // `/me/me` is a path like any other.
        let inception = (parent.last() == Some(name)).then(|| quote! { #[allow(clippy::module_inception)] });
        let (name, cfg) = (scope.ident(name), cfg::tokens(scope.index, &module.gate));
        quote! { #cfg #inception #visibility mod #name; }
    });
    let uses = children.iter().filter(|(_, module)| module.private).flat_map(|(name, module)| {
        let (module_name, cfg) = (scope.ident(name), cfg::tokens(scope.index, &module.gate));
        module.items.iter().map(move |item| {
            let item = scope.ident(item.ident());
            quote! { #cfg pub use self::#module_name::#item; }
        })
    });
    quote! { #(#declarations)* #(#uses)* }
}

/// An item is visible in a module already, being its own or that of a private module below.
fn is_here(scope: &Scope<'_>, module: &[Ident], item: &ItemPath) -> bool {
    let home = item.module.0.as_slice();
    if home == module {
        return true;
    }
    let Some((child, parents)) = home.split_last() else {
        return false;
    };
    let private = |(name, below): &(&Ident, &Module)| *name == child && below.private;
    parents == module && scope.index.children(module).iter().any(private)
}
