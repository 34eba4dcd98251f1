//! Types and paths. The runtime is known as `graph` in every file, models by their full path.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::Scope;
use crate::krate::{ItemKind, ItemPath, Scalar, Type};

/// `crate::models::Message`
pub(super) fn path(scope: &Scope<'_>, path: &ItemPath) -> TokenStream {
    let modules = path.module.0.iter().map(|module| scope.ident(module));
    let item = scope.ident(&path.ident);
    quote! { crate::#(#modules::)*#item }
}

/// The type of one value.
pub(super) fn item(scope: &Scope<'_>, kind: &ItemKind) -> TokenStream {
    match kind {
        ItemKind::Scalar(scalar) => self::scalar(*scalar),
        ItemKind::Struct(path) | ItemKind::Enum(path) => self::path(scope, path),
        ItemKind::Json => quote! { graph::Json },
    }
}

/// The type of a field: a single struct is boxed, so that models can hold each other.
pub(super) fn field(scope: &Scope<'_>, ty: &Type) -> TokenStream {
    let item = item(scope, &ty.item);
    match (ty.many, &ty.item) {
        (true, _) => quote! { Option<Vec<#item>> },
        (false, ItemKind::Struct(_)) => quote! { Option<Box<#item>> },
        (false, _) => quote! { Option<#item> },
    }
}

fn scalar(scalar: Scalar) -> TokenStream {
    match scalar {
        Scalar::String => quote! { String },
        Scalar::Boolean => quote! { bool },
        Scalar::Byte | Scalar::SByte | Scalar::Int16 | Scalar::Int32 => quote! { i32 },
        Scalar::Int64 => quote! { i64 },
        Scalar::Single | Scalar::Double => quote! { f64 },
        Scalar::Decimal => quote! { graph::Decimal },
        Scalar::Guid => quote! { graph::Guid },
        Scalar::Date => quote! { graph::Date },
        Scalar::DateTimeOffset => quote! { graph::DateTime },
        Scalar::TimeOfDay => quote! { graph::TimeOfDay },
        Scalar::Duration => quote! { graph::Duration },
        Scalar::Binary | Scalar::Stream => quote! { graph::Binary },
    }
}
