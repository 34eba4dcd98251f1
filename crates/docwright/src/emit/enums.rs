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
        (quote! { graph::Flags }, quote! { #[derive(Clone, Default, PartialEq, Eq, Hash)] })
    } else {
        (quote! { graph::Token }, quote! { #[derive(Clone, PartialEq, Eq, Hash)] })
    };
    let aliases = doc::aliases(item.ident.as_str(), [item.odata_name.as_str()]);
    let constants = item.variants.iter().enumerate().map(|(index, variant)| constant(scope, index, variant, &repr));
    let members = members(item);
    let start = items.len();
    let method = if flags { contains() } else { as_str() };
    scope.parse(
        items,
        quote! {
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
    document(item, &mut items[start..]);
    if flags { stamp::flags(&name, items) } else { stamp::token(&name, items) }
}

/// Documents the enum and its members.
fn document(item: &Enum, items: &mut [syn::Item]) {
    for printed in items {
        match printed {
            syn::Item::Struct(it) => doc::outer(&mut it.attrs, &item.doc, || doc::code(&item.odata_name)),
            syn::Item::Impl(it) => {
                // The constants of the members come first, then the table of all.
                for (member, variant) in it.items.iter_mut().zip(&item.variants) {
                    if let syn::ImplItem::Const(member) = member {
                        doc::outer(&mut member.attrs, &variant.doc, || doc::code(&variant.wire));
                    }
                }
            }
            _ => {}
        }
    }
}

fn constant(scope: &Scope<'_>, index: usize, variant: &Variant, repr: &TokenStream) -> TokenStream {
    let (name, index) = (scope.ident(&variant.constant), Literal::usize_unsuffixed(index));
    quote! { pub const #name: Self = Self(#repr::member(#index)); }
}

fn members(item: &Enum) -> TokenStream {
    let (name, doc) = (&item.odata_name, &item.doc_url);
    let wire = item.variants.iter().map(|variant| &variant.wire);
    quote! {
        const MEMBERS: &'static graph::Members = &graph::Members {
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
