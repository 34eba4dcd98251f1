//! Lint levels of printed code: `forbid`, `warn` and `allow` at the head of a file.

use proc_macro2::TokenStream;
use quote::quote;

/// Those of a crate, in its `lib.rs`.
pub(crate) fn library() -> TokenStream {
    quote! {
        #![forbid(unsafe_code)]
        #![warn(missing_docs)]
    }
}

/// Those of a file that calls a crate: not every file needs all that is imported.
pub(crate) fn caller() -> TokenStream {
    quote! {
        #![allow(unused_imports)]
    }
}
