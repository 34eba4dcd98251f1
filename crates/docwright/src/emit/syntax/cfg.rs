//! Conditional compilation: `#[cfg(feature = "…")]` on modules and items.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Item, Meta, parse_quote};

use crate::emit::syntax::index::Index;
use crate::krate::Gate;

/// The attribute for a gate; nothing for one that is always open.
pub(crate) fn attribute(index: &Index<'_>, gate: &Gate) -> Option<Attribute> {
    let condition = condition(index, gate)?;
    Some(parse_quote! { #[cfg(#condition)] })
}

/// The condition of a gate; nothing for one that is always open.
pub(crate) fn condition(index: &Index<'_>, gate: &Gate) -> Option<TokenStream> {
    let Gate::Any(features) = gate else {
        return None;
    };
    let names: Vec<&str> = features.iter().map(|id| index.feature(*id)).collect();
    Some(match names.as_slice() {
        [name] => quote! { feature = #name },
        names => quote! { any(#(feature = #names),*) },
    })
}

/// The same as tokens.
pub(crate) fn tokens(index: &Index<'_>, gate: &Gate) -> TokenStream {
    let attribute = attribute(index, gate);
    quote! { #attribute }
}

/// Puts a gate on everything that was printed of one item.
pub(crate) fn gate(index: &Index<'_>, gate: &Gate, items: &mut [Item]) {
    let Some(attribute) = attribute(index, gate) else {
        return;
    };
    for item in items {
        if let Item::Struct(syn::ItemStruct { attrs, .. })
        | Item::Impl(syn::ItemImpl { attrs, .. })
        | Item::Const(syn::ItemConst { attrs, .. })
        | Item::Fn(syn::ItemFn { attrs, .. }) = item
        {
            add(attrs, attribute.clone());
        }
    }
}

/// Adds an attribute behind the documentation.
pub(crate) fn add(attributes: &mut Vec<Attribute>, attribute: Attribute) {
    let is_doc = |it: &Attribute| matches!(&it.meta, Meta::NameValue(it) if it.path.is_ident("doc"));
    let documents = |it: &Attribute| is_doc(it) || it.path().is_ident("cfg_attr");
    let at = attributes.iter().take_while(|it| documents(it)).count();
    attributes.insert(at, attribute);
}
