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
    let start = items.len();
    scope.parse(items, quote! { #definition #inherent #implementations });
    document(model, &mut items[start..]);
    stamp::model(&name, items);
}

/// Documents the struct, its fields and its constants.
fn document(model: &Struct, items: &mut [syn::Item]) {
    for item in items {
        match item {
            syn::Item::Struct(item) => {
                doc::outer(&mut item.attrs, &model.doc, || {
                    doc::code(model.odata_name.as_deref().unwrap_or(model.ident.as_str()))
                });
                for (printed, field) in item.fields.iter_mut().zip(&model.fields) {
                    doc::outer(&mut printed.attrs, &field.doc, || doc::code(&field.wire));
                }
            }
            syn::Item::Impl(item) if item.trait_.is_none() => document_members(model, item),
            _ => {}
        }
    }
}

fn document_members(model: &Struct, item: &mut syn::ItemImpl) {
    let fields = model.fields.iter().map(|field| (field, ""));
    let relationships = model.navigation.iter().map(|field| (field, ", a relationship"));
    let mut constants = fields.chain(relationships);
    let mut accessors = model.navigation.iter().flat_map(|field| [(field, false), (field, true)]);
    for member in &mut item.items {
        match member {
            syn::ImplItem::Const(printed) => {
                if let Some((field, what)) = constants.next() {
                    doc::line(&mut printed.attrs, &format!("{}{what}.", doc::code(&field.wire)));
                }
            }
            syn::ImplItem::Fn(printed) => {
                if let Some((field, sets)) = accessors.next() {
                    relationships::document(&mut printed.attrs, field, sets);
                }
            }
            _ => {}
        }
    }
}

fn definition(scope: &Scope<'_>, name: &Ident, model: &Struct) -> TokenStream {
    let aliases = doc::aliases(model.ident.as_str(), model.odata_name.as_deref());
    let fields = model.fields.iter().map(|field| {
        let (name, ty) = (scope.ident(&field.ident), types::field(scope, &field.ty));
        quote! { pub #name: #ty, }
    });
    quote! {
        #aliases
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            rest: graph::Rest,
        }
    }
}

/// Constants of properties and accessors of relationships; an action's parameters have none.
fn inherent(scope: &Scope<'_>, name: &Ident, model: &Struct) -> TokenStream {
    if model.odata_name.is_none() || (model.fields.is_empty() && model.navigation.is_empty()) {
        return TokenStream::new();
    }
    let constants = model.fields.iter().chain(&model.navigation);
    let constants = constants.map(|field| constant(scope, field));
    let accessors = model.navigation.iter().map(|field| relationships::accessors(scope, field));
    quote! {
        impl #name {
            #(#constants)*
            #(#accessors)*
        }
    }
}

fn constant(scope: &Scope<'_>, field: &Field) -> TokenStream {
    let constant = scope.ident(&field.constant);
    let (wire, abilities) = (&field.wire, &field.abilities);
    quote! {
        pub const #constant: graph::Property<Self> = graph::Property::new(#wire, #abilities);
    }
}
