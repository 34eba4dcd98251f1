//! Open enums and flags enums: constants over a token or a set, which keep what is not documented.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::scope::Scope;
use super::{doc, stamp};
use crate::krate::{Enum, Variant};

/// How many members a set holds; an enum of more is printed as an open one.
const FLAGS: usize = 64;

/// An enum and everything that is implemented for it.
pub(super) fn item(scope: &Scope<'_>, item: &Enum, items: &mut Vec<syn::Item>) {
    let name = scope.ident(&item.ident);
    let flags = item.flags && item.variants.len() <= FLAGS;
    let (repr, derives) = if flags {
        (
            quote! { ::msgraph_core::Flags },
            quote! { #[derive(Clone, Default, PartialEq, Eq, Hash)] },
        )
    } else {
        (
            quote! { ::msgraph_core::Token },
            quote! { #[derive(Clone, PartialEq, Eq, Hash)] },
        )
    };
    let docs = doc::outer(&item.doc, || doc::code(&item.odata_name));
    let aliases = doc::aliases(item.ident.as_str(), [item.odata_name.as_str()]);
    let constants = item
        .variants
        .iter()
        .enumerate()
        .map(|(index, variant)| constant(scope, index, variant, &repr));
    let members = members(item);
    let method = if flags { contains() } else { as_str() };
    scope.parse(
        items,
        quote! {
            #docs
            #aliases
            #derives
            pub struct #name(#repr);
            impl #name {
                #(#constants)*
                #members
                #method
            }
        },
    );
    if flags {
        stamp::flags(&name, items)
    } else {
        stamp::token(&name, items)
    }
}

fn constant(scope: &Scope<'_>, index: usize, variant: &Variant, repr: &TokenStream) -> TokenStream {
    let docs = doc::outer(&variant.doc, || doc::code(&variant.wire));
    let (name, index) = (
        scope.ident(&variant.constant),
        Literal::usize_unsuffixed(index),
    );
    quote! { #docs pub const #name: Self = Self(#repr::member(#index)); }
}

fn members(item: &Enum) -> TokenStream {
    let (name, doc) = (&item.odata_name, &item.doc_url);
    let wire = item.variants.iter().map(|variant| &variant.wire);
    quote! {
        const MEMBERS: &'static ::msgraph_core::Members = &::msgraph_core::Members {
            name: #name,
            doc: #doc,
            wire: &[#(#wire),*],
        };
    }
}

fn as_str() -> TokenStream {
    quote! {
        #[doc = " The value as it stands in JSON, known or not."]
        #[must_use]
        #[inline]
        pub fn as_str(&self) -> &str {
            self.0.as_str(Self::MEMBERS)
        }
    }
}

fn contains() -> TokenStream {
    quote! {
        #[doc = " Whether every member of `other` is in this set."]
        #[must_use]
        #[inline]
        pub fn contains(&self, other: &Self) -> bool {
            self.0.contains(&other.0)
        }
    }
}
