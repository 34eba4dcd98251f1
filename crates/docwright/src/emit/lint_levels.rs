//! Attributes at the head of printed code: lint levels, and how deeply types may nest.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::syntax::index::Index;

/// How deeply rustc follows types that hold each other when nothing is said.
const DEFAULT_DEPTH: usize = 128;

/// How many steps `Option<Vec<T>>` takes, with room for layers that the library may add.
const STEPS_OF_A_TYPE: usize = 8;

/// Steps around a type that is asked about: the future that holds it, its error, the task.
const STEPS_AROUND: usize = 64;

/// Those of a crate, in its `lib.rs`; what is deprecated is still implemented, re-exported and sent by its own
/// code, and a link may be called what its item is called.
pub(crate) fn library(index: &Index<'_>) -> TokenStream {
    let deprecated = index.deprecates().then(|| quote! { #![allow(deprecated)] });
    let depth = depth(index.longest_chain());
    quote! {
        #![forbid(unsafe_code)]
        #![warn(missing_docs)]
        #![allow(rustdoc::redundant_explicit_links)]
        #deprecated
        #depth
    }
}

/// Those of a file that calls everything in a crate: not every file needs all that is imported.
pub(crate) fn caller(index: &Index<'_>) -> TokenStream {
    let deprecated = index.deprecates().then(|| quote! { #![allow(deprecated)] });
    let depth = depth(index.longest_chain());
    quote! {
        #![allow(unused_imports)]
        #deprecated
        #depth
    }
}

/// The limit that `Send` and `Sync` of types that hold each other need, where it is more than the default; one of few
/// numbers, so that a new type rarely changes it.
fn depth(chain: usize) -> Option<TokenStream> {
    let steps = STEPS_AROUND + STEPS_OF_A_TYPE * chain;
    let limit = steps.next_power_of_two().to_string();
    (steps > DEFAULT_DEPTH).then(|| quote! { #![recursion_limit = #limit] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_said_where_the_default_is_too_low() {
        let said = |chain| depth(chain).map(|it| it.to_string().replace(' ', ""));
        assert_eq!(said(8), None);
        assert_eq!(said(24).as_deref(), Some("#![recursion_limit=\"256\"]"));
        assert_eq!(said(1_000).as_deref(), Some("#![recursion_limit=\"8192\"]"));
    }
}
