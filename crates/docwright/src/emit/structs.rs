//! Structs: models and the parameters of actions.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::scope::Scope;
use super::{doc, record, relationships, stamp, types};
use crate::krate::{Field, Struct};

/// A struct and everything that is implemented for it.
pub(super) fn item(scope: &Scope<'_>, model: &Struct, items: &mut Vec<syn::Item>) {
    let name = scope.ident(&model.ident);
    let definition = definition(scope, &name, model);
    let inherent = inherent(scope, &name, model);
    let implementations = record::implementations(scope, &name, model);
    scope.parse(items, quote! { #definition #inherent #implementations });
    stamp::model(&name, items);
}

fn definition(scope: &Scope<'_>, name: &Ident, model: &Struct) -> TokenStream {
    let docs = doc::outer(&model.doc, || {
        doc::code(model.odata_name.as_deref().unwrap_or(model.ident.as_str()))
    });
    let aliases = doc::aliases(model.ident.as_str(), model.odata_name.as_deref());
    let fields = model.fields.iter().map(|field| {
        let docs = doc::outer(&field.doc, || doc::code(&field.wire));
        let (name, ty) = (scope.ident(&field.ident), types::field(scope, &field.ty));
        quote! { #docs pub #name: #ty, }
    });
    quote! {
        #docs
        #aliases
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            rest: ::msgraph_core::Rest,
        }
    }
}

/// Constants of properties and accessors of relationships; an action's parameters have none.
fn inherent(scope: &Scope<'_>, name: &Ident, model: &Struct) -> TokenStream {
    if model.odata_name.is_none() || (model.fields.is_empty() && model.navigation.is_empty()) {
        return TokenStream::new();
    }
    let fields = model.fields.iter().map(|field| constant(scope, field, ""));
    let relationships = model
        .navigation
        .iter()
        .map(|field| constant(scope, field, ", a relationship"));
    let accessors = model
        .navigation
        .iter()
        .map(|field| relationships::accessors(scope, field));
    quote! {
        impl #name {
            #(#fields)*
            #(#relationships)*
            #(#accessors)*
        }
    }
}

fn constant(scope: &Scope<'_>, field: &Field, what: &str) -> TokenStream {
    let docs = doc::line(&format!("{}{what}.", doc::code(&field.wire)));
    let constant = scope.ident(&field.constant);
    let (wire, abilities) = (&field.wire, &field.abilities);
    quote! {
        #docs
        pub const #constant: ::msgraph_core::Property<Self> = ::msgraph_core::Property::new(#wire, #abilities);
    }
}
