//! Relationships: typed accessors over the value that is kept, so that a model does not drag in what it leads to.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Attribute;

use super::scope::Scope;
use super::{doc, types};
use crate::krate::{Doc, Field};

/// The accessor and the setter of one relationship.
pub(super) fn accessors(scope: &Scope<'_>, field: &Field) -> TokenStream {
    let (get, set) = (scope.ident(&field.ident), scope.ident(&field.setter));
    let wire = &field.wire;
    let item = types::item(scope, &field.ty.item);
    let (read, write, answer, argument) = if field.ty.many {
        (quote!(list), quote!(set_list), quote!(Vec<#item>), quote!(&[#item]))
    } else {
        (quote!(one), quote!(set_one), item.clone(), quote!(&#item))
    };
    quote! {
        #[inline]
        pub fn #get(&self) -> graph::Result<Option<#answer>> {
            self.rest.#read(#wire)
        }
        #[inline]
        pub fn #set(&mut self, value: #argument) -> graph::Result<()> {
            self.rest.#write(#wire, value)
        }
    }
}

/// Documents an accessor, or the setter of the same relationship.
pub(super) fn document(attributes: &mut Vec<Attribute>, field: &Field, sets: bool) {
    let errors = if sets {
        "When the value is nested too deeply to be written."
    } else {
        "When the kept value does not have the documented shape."
    };
    let mut lines = if sets { Vec::new() } else { field.doc.0.clone() };
    if lines.iter().all(|line| line.trim().is_empty()) {
        let name = doc::code(&field.wire);
        lines = vec![if sets { format!("Sets {name}.") } else { name }];
    }
    lines.extend(["", "# Errors", "", errors].map(str::to_owned));
    doc::outer(attributes, &Doc(lines), String::new);
}
