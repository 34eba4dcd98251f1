//! Names of Rust items.

pub(crate) mod ident;
pub(crate) mod module;
pub(crate) mod overload;
pub(crate) mod scope;
pub(crate) mod verb;
pub(crate) mod vocabulary;
