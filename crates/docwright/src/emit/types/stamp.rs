//! Trait implementations that are alike for every type, copied by name.
//!
//! They are parsed once per thread. They are two thirds of the lines of a model, and parsing is what printing spends its time on.

use std::thread::LocalKey;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Item, ItemImpl};

use crate::emit::syntax;

thread_local! {
    static MODEL: Vec<ItemImpl> = parse(quote! {
        impl graph::Item for Name {
            #[inline]
            fn blank() -> Self {
                <Self as Default>::default()
            }
            #[inline]
            fn slot(&mut self) -> graph::Slot<'_> {
                graph::Slot::Record(self)
            }
            #[inline]
            fn peek(&self) -> graph::Peek<'_> {
                graph::Peek::Record(self)
            }
        }
        impl Clone for Name {
            #[inline]
            fn clone(&self) -> Self {
                graph::clone(self)
            }
        }
        impl PartialEq for Name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                graph::eq(self, other)
            }
        }
        impl ::std::fmt::Debug for Name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                graph::debug(self, f)
            }
        }
    });
    static SERDE: Vec<ItemImpl> = parse(quote! {
        impl graph::serde::Serialize for Name {
            #[inline]
            fn serialize<S: graph::serde::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                graph::serialize(self, serializer)
            }
        }
        impl<'de> graph::serde::Deserialize<'de> for Name {
            #[inline]
            fn deserialize<D: graph::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                graph::deserialize(deserializer)
            }
        }
    });
    static TOKEN: Vec<ItemImpl> = parse({
        let common = common(&quote! { Token }, &quote! { blank });
        let display = display(&quote! { f.pad(self.as_str()) });
        quote! {
            #common
            impl PartialEq<str> for Name {
                #[inline]
                fn eq(&self, other: &str) -> bool {
                    self.as_str() == other
                }
            }
            impl PartialEq<&str> for Name {
                #[inline]
                fn eq(&self, other: &&str) -> bool {
                    self.as_str() == *other
                }
            }
            #display
        }
    });
    static FLAGS: Vec<ItemImpl> = parse({
        let common = common(&quote! { Flags }, &quote! { new });
        let display = display(&quote! { self.0.print(Self::MEMBERS, f) });
        quote! {
            #common
            impl ::std::ops::BitOr for Name {
                type Output = Self;
                #[inline]
                fn bitor(self, other: Self) -> Self {
                    Self(self.0.union(other.0))
                }
            }
            #display
        }
    });
}

/// The traits that every struct implements.
pub(crate) fn model(name: &Ident, items: &mut Vec<Item>) {
    copy_all(&MODEL, name, items);
    copy_all(&SERDE, name, items);
}

/// The traits that every open enum implements.
pub(crate) fn token(name: &Ident, items: &mut Vec<Item>) {
    copy_all(&TOKEN, name, items);
    copy_all(&SERDE, name, items);
}

/// The traits that every flags enum implements.
pub(crate) fn flags(name: &Ident, items: &mut Vec<Item>) {
    copy_all(&FLAGS, name, items);
    copy_all(&SERDE, name, items);
}

/// A copy of a pattern, to be filled in.
pub(crate) fn copy<T: Clone>(pattern: &'static LocalKey<T>) -> T {
    pattern.with(T::clone)
}

/// A copy of an implementation for the type of this name.
pub(crate) fn named(pattern: &'static LocalKey<ItemImpl>, name: &Ident) -> ItemImpl {
    let mut copy = copy(pattern);
    rename(&mut copy, name);
    copy
}

/// Makes an implementation one for the type of this name.
pub(crate) fn rename(implementation: &mut ItemImpl, name: &Ident) {
    *implementation.self_ty = syntax::ty(name.clone().into());
}

fn copy_all(patterns: &'static LocalKey<Vec<ItemImpl>>, name: &Ident, items: &mut Vec<Item>) {
    let start = items.len();
    patterns.with(|patterns| items.extend(patterns.iter().cloned().map(Item::Impl)));
    for item in &mut items[start..] {
        if let Item::Impl(copy) = item {
            rename(copy, name);
        }
    }
}

fn parse(patterns: TokenStream) -> Vec<ItemImpl> {
    // The patterns are constants, and every test of emission reads them.
    let file: syn::File = syn::parse2(patterns).expect("patterns are Rust");
    let implementation = |item| {
        if let Item::Impl(item) = item { Some(item) } else { None }
    };
    file.items.into_iter().filter_map(implementation).collect()
}

/// The implementations that an open enum and a flags enum share; `kind` names the runtime's type and variants, `blank` its constructor.
fn common(kind: &TokenStream, blank: &TokenStream) -> TokenStream {
    quote! {
        impl graph::Item for Name {
            #[inline]
            fn blank() -> Self {
                Self(graph::#kind::#blank())
            }
            #[inline]
            fn slot(&mut self) -> graph::Slot<'_> {
                graph::Slot::#kind(&mut self.0, Self::MEMBERS)
            }
            #[inline]
            fn peek(&self) -> graph::Peek<'_> {
                graph::Peek::#kind(&self.0, Self::MEMBERS)
            }
        }
        impl From<&str> for Name {
            #[inline]
            fn from(text: &str) -> Self {
                Self(graph::#kind::read(text, Self::MEMBERS))
            }
        }
    }
}

fn display(body: &TokenStream) -> TokenStream {
    quote! {
        impl ::std::fmt::Display for Name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                #body
            }
        }
        impl ::std::fmt::Debug for Name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                #body
            }
        }
    }
}
