//! Open enums and flags enums: constants over a token or a set of tokens.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{ImplItem, ImplItemConst, ImplItemFn, Item, ItemImpl, ItemStruct, parse_quote};

use crate::emit::syntax::scope::Scope;
use crate::emit::syntax::{self, doc};
use crate::emit::types::stamp;
use crate::krate::{Enum, Variant};
use crate::text::markdown::code;

/// How many members a set holds; an enum of more is printed as an open one.
const MOST_FLAGS: usize = 64;

thread_local! {
    static TOKEN: (ItemStruct, ItemImpl) = patterns(&quote! { Token }, &quote! {}, as_str());
    static FLAGS: (ItemStruct, ItemImpl) = patterns(&quote! { Flags }, &quote! { Default, }, contains());
    static CONSTANT: ImplItemConst = parse_quote! { pub const NAME: Self = Self(); };
    static MEMBERS: ImplItemConst = parse_quote! { const MEMBERS: &'static graph::Members = (); };
}

/// The definition of an enum without its members.
fn patterns(repr: &TokenStream, derives: &TokenStream, method: ImplItemFn) -> (ItemStruct, ItemImpl) {
    let definition = parse_quote! {
        #[derive(Clone, #derives PartialEq, Eq, Hash)]
        pub struct Name(graph::#repr);
    };
    (definition, parse_quote! { impl Name { #method } })
}

/// An enum and everything that is implemented for it.
pub(crate) fn item(scope: &Scope<'_>, item: &Enum, items: &mut Vec<Item>) {
    let name = scope.ident(&item.ident);
    let flags = item.flags && item.variants.len() <= MOST_FLAGS;
    let (mut definition, mut inherent) = stamp::copy(if flags { &FLAGS } else { &TOKEN });
    definition.ident = name.clone();
    definition.attrs.splice(0..0, doc::aliases(item.ident.as_str(), [item.odata_name.as_str()]));
    doc::outer(&mut definition.attrs, &item.doc, || code(&item.odata_name));
    doc::deprecated(&mut definition.attrs, item.deprecated.as_ref());
    let repr = if flags { "Flags" } else { "Token" };
    let constants = item.variants.iter().enumerate().map(|(index, variant)| constant(scope, index, variant, repr));
    stamp::rename(&mut inherent, &name);
    inherent.items.splice(0..0, constants.chain([members(item)]).map(ImplItem::Const));
    items.extend([Item::Struct(definition), Item::Impl(inherent)]);
    if flags { stamp::flags(&name, items) } else { stamp::token(&name, items) }
}

fn constant(scope: &Scope<'_>, index: usize, variant: &Variant, repr: &str) -> ImplItemConst {
    let mut printed = stamp::copy(&CONSTANT);
    doc::outer(&mut printed.attrs, &variant.doc, || code(&variant.wire));
    doc::deprecated(&mut printed.attrs, variant.deprecated.as_ref());
    printed.ident = scope.ident(&variant.constant);
    if let syn::Expr::Call(call) = &mut printed.expr {
        let member = syntax::path(["graph", repr, "member"].map(syntax::word));
        call.args.push(syntax::call(member, [syntax::number(index)]));
    }
    printed
}

fn members(item: &Enum) -> ImplItemConst {
    let fields = [
        ("name", syntax::text(&item.odata_name)),
        ("doc", syntax::text(&item.doc_url)),
        ("wire", syntax::texts(item.variants.iter().map(|variant| variant.wire.as_str()))),
    ];
    let fields = fields.map(|(name, value)| (syntax::word(name), value));
    let mut printed = stamp::copy(&MEMBERS);
    printed.expr = syntax::borrow(syntax::record(syntax::runtime("Members"), fields), false);
    printed
}

fn as_str() -> ImplItemFn {
    parse_quote! {
        #[doc = " The value as it stands in JSON, known or not."]
        #[must_use]
        #[inline]
        pub fn as_str(&self) -> &str {
            self.0.as_str(Self::MEMBERS)
        }
    }
}

fn contains() -> ImplItemFn {
    parse_quote! {
        #[doc = " True if every member of `other` is in this set."]
        #[must_use]
        #[inline]
        pub fn contains(&self, other: &Self) -> bool {
            self.0.contains(&other.0)
        }
    }
}
