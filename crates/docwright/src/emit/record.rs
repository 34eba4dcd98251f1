//! What is implemented for a struct in its own way: the table of its fields, its relatives, its default.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::scope::Scope;
use super::types;
use crate::krate::{Field, Struct};

/// The implementations of one struct that tell it from others.
pub(super) fn implementations(scope: &Scope<'_>, name: &Ident, model: &Struct) -> TokenStream {
    let mut slots: Vec<&Field> = model.fields.iter().collect();
    slots.sort_unstable_by(|a, b| a.wire.cmp(&b.wire));
    let record = record(scope, name, model, &slots);
    let bases = model.bases.iter().map(|base| {
        let base = types::path(scope, base);
        quote! { impl graph::Is<#base> for #name {} }
    });
    let default = default(scope, name, model);
    quote! { #record #(#bases)* #default }
}

fn record(scope: &Scope<'_>, name: &Ident, model: &Struct, slots: &[&Field]) -> TokenStream {
    let shape = shape(scope, model, slots);
    let (index, field) = lookup(scope, slots, &quote! { & });
    let (index_mut, field_mut) = lookup(scope, slots, &quote! { &mut });
    quote! {
        impl graph::Record for #name {
            fn shape(&self) -> &'static graph::Shape {
                #shape
            }
            #[inline]
            fn field(&self, #index: usize) -> &dyn graph::Field {
                #field
            }
            #[inline]
            fn field_mut(&mut self, #index_mut: usize) -> &mut dyn graph::Field {
                #field_mut
            }
            #[inline]
            fn rest(&self) -> &graph::Rest {
                &self.rest
            }
            #[inline]
            fn rest_mut(&mut self) -> &mut graph::Rest {
                &mut self.rest
            }
        }
    }
}

fn shape(scope: &Scope<'_>, model: &Struct, slots: &[&Field]) -> TokenStream {
    let name = model.odata_name.as_deref().unwrap_or_default();
    let doc = &model.doc_url;
    let fields = slots.iter().map(|field| &field.wire);
    let bases = model.bases.iter().filter_map(|base| scope.index.odata_name(base));
    let derived = scope.index.derived(scope.public, &model.ident);
    let secret = slots.iter().filter(|field| field.secret).map(|field| &field.wire);
    let read_only = slots.iter().filter(|field| field.read_only).map(|field| &field.wire);
    quote! {
        &graph::Shape {
            name: #name,
            doc: #doc,
            fields: &[#(#fields),*],
            bases: &[#(#bases),*],
            derived: &[#(#derived),*],
            secret: &[#(#secret),*],
            read_only: &[#(#read_only),*],
        }
    }
}

/// The name of the parameter and the expression that looks a slot up by it.
fn lookup(scope: &Scope<'_>, slots: &[&Field], borrow: &TokenStream) -> (TokenStream, TokenStream) {
    if slots.is_empty() {
        return (quote! { _index }, quote! { #borrow self.rest });
    }
    let arms = slots.iter().enumerate().map(|(index, field)| {
        let (index, field) = (Literal::usize_unsuffixed(index), scope.ident(&field.ident));
        quote! { #index => #borrow self.#field, }
    });
    let lookup = quote! {
        match index {
            #(#arms)*
            _ => #borrow self.rest,
        }
    };
    (quote! { index }, lookup)
}

fn default(scope: &Scope<'_>, name: &Ident, model: &Struct) -> TokenStream {
    let fields = model.fields.iter().map(|field| scope.ident(&field.ident));
    quote! {
        impl Default for #name {
            #[inline]
            fn default() -> Self {
                Self { #(#fields: None,)* rest: graph::Rest::new() }
            }
        }
    }
}
