//! Rust types and paths.
//!
//! The runtime is known as `graph` in every file, models by their full path.

use crate::emit::syntax;
use crate::emit::syntax::scope::Scope;
use crate::krate::{ItemKind, ItemPath, RustScalar, Scalar, Type};

/// `crate::models::Message`
pub(crate) fn path(scope: &Scope<'_>, path: &ItemPath) -> syn::Path {
    let modules = path.module.0.iter().map(|module| scope.ident(module));
    syntax::path([syntax::word("crate")].into_iter().chain(modules).chain([scope.ident(&path.ident)]))
}

/// The type of one value.
pub(crate) fn item(scope: &Scope<'_>, kind: &ItemKind) -> syn::Type {
    syntax::ty(match kind {
        ItemKind::Scalar(scalar) => self::scalar(*scalar),
        ItemKind::Struct(path) | ItemKind::Enum(path) => self::path(scope, path),
        ItemKind::Json => syntax::runtime("Json"),
    })
}

/// The type of a field: a single struct is boxed, so that models can hold each other.
pub(crate) fn field(scope: &Scope<'_>, ty: &Type) -> syn::Type {
    let item = item(scope, &ty.item);
    match (ty.many, &ty.item) {
        (true, _) => of("Option", of("Vec", item)),
        (false, ItemKind::Struct(_)) => of("Option", of("Box", item)),
        (false, _) => of("Option", item),
    }
}

/// The type of a property's constant, by which queries are checked; none where no page tells, and the runtime's own stands.
pub(crate) fn in_queries(scope: &Scope<'_>, ty: &Type, is_relationship: bool) -> Option<syn::Type> {
    let item = item(scope, &ty.item);
    Some(match (is_relationship, ty.many) {
        _ if ty.item == ItemKind::Json => return None,
        (true, true) => of_runtime("Many", item),
        (true, false) => of_runtime("One", item),
        (false, true) => of("Vec", item),
        (false, false) => item,
    })
}

/// `Vec<item>`
pub(crate) fn of(name: &str, item: syn::Type) -> syn::Type {
    syntax::ty(syntax::generic(syntax::word(name).into(), item))
}

/// `graph::Collection<item>`
pub(crate) fn of_runtime(name: &str, item: syn::Type) -> syn::Type {
    syntax::ty(syntax::generic(syntax::runtime(name), item))
}

fn scalar(scalar: Scalar) -> syn::Path {
    match scalar.rust() {
        RustScalar::Plain(name) => syn::Path::from(syntax::word(name)),
        RustScalar::Runtime(name) => syntax::runtime(name),
    }
}
