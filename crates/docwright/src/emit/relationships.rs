//! Relationships: typed accessors over the value that is kept, so that a model does not drag in what it leads to.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::Scope;
use super::{doc, types};
use crate::krate::Field;

/// The accessor and the setter of one relationship.
pub(super) fn accessors(scope: &Scope<'_>, field: &Field) -> TokenStream {
    let docs = doc::outer(&field.doc, || doc::code(&field.wire));
    let sets = doc::line(&format!("Sets {}.", doc::code(&field.wire)));
    let (get, set) = (scope.ident(&field.ident), scope.ident(&field.setter));
    let wire = &field.wire;
    let item = types::item(scope, &field.ty.item);
    let (read, write, answer, argument) = if field.ty.many {
        (
            quote!(list),
            quote!(set_list),
            quote!(::std::vec::Vec<#item>),
            quote!(&[#item]),
        )
    } else {
        (quote!(one), quote!(set_one), item.clone(), quote!(&#item))
    };
    quote! {
        #docs
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = " When the kept value does not have the documented shape."]
        #[inline]
        pub fn #get(&self) -> ::msgraph_core::Result<::core::option::Option<#answer>> {
            self.rest.#read(#wire)
        }
        #sets
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = " When the value is nested too deeply to be written."]
        #[inline]
        pub fn #set(&mut self, value: #argument) -> ::msgraph_core::Result<()> {
            self.rest.#write(#wire, value)
        }
    }
}
