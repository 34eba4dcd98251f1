//! Lint levels of printed code: `forbid`, `warn` and `allow` at the head of a file.

use proc_macro2::TokenStream;
use quote::quote;

/// Those of a crate, in its `lib.rs`; what is deprecated is still implemented, re-exported and sent by its own code.
pub(crate) fn library(deprecates: bool) -> TokenStream {
    let deprecated = deprecates.then(|| quote! { #![allow(deprecated)] });
    quote! {
        #![forbid(unsafe_code)]
        #![warn(missing_docs)]
        #deprecated
    }
}

/// Those of a file that calls everything in a crate: not every file needs all that is imported.
pub(crate) fn caller(deprecates: bool) -> TokenStream {
    let deprecated = deprecates.then(|| quote! { #![allow(deprecated)] });
    quote! {
        #![allow(unused_imports)]
        #deprecated
    }
}
