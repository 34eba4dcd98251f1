//! Types and paths, fully qualified.

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
        ItemKind::Json => quote! { ::msgraph_core::Json },
    }
}

/// The type of a field: a single struct is boxed, so that models can hold each other.
pub(super) fn field(scope: &Scope<'_>, ty: &Type) -> TokenStream {
    let item = item(scope, &ty.item);
    match (ty.many, &ty.item) {
        (true, _) => quote! { ::core::option::Option<::std::vec::Vec<#item>> },
        (false, ItemKind::Struct(_)) => quote! { ::core::option::Option<::std::boxed::Box<#item>> },
        (false, _) => quote! { ::core::option::Option<#item> },
    }
}

fn scalar(scalar: Scalar) -> TokenStream {
    match scalar {
        Scalar::String => quote! { ::std::string::String },
        Scalar::Boolean => quote! { bool },
        Scalar::Byte | Scalar::SByte | Scalar::Int16 | Scalar::Int32 => quote! { i32 },
        Scalar::Int64 => quote! { i64 },
        Scalar::Single | Scalar::Double => quote! { f64 },
        Scalar::Decimal => quote! { ::msgraph_core::Decimal },
        Scalar::Guid => quote! { ::msgraph_core::Guid },
        Scalar::Date => quote! { ::msgraph_core::Date },
        Scalar::DateTimeOffset => quote! { ::msgraph_core::DateTime },
        Scalar::TimeOfDay => quote! { ::msgraph_core::TimeOfDay },
        Scalar::Duration => quote! { ::msgraph_core::Duration },
        Scalar::Binary | Scalar::Stream => quote! { ::msgraph_core::Binary },
    }
}
