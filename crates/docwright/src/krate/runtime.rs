//! The runtime crate that generated code names in its imports.

use super::Ident;
use crate::config::RUNTIME;

/// The crate of the runtime, by its name: `docwright-runtime`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runtime(pub String);

impl Runtime {
    /// The name in Rust: `docwright_runtime`.
    #[must_use]
    pub fn ident(&self) -> Ident {
        Ident(self.0.replace('-', "_"))
    }
}

impl Default for Runtime {
    fn default() -> Self {
        Self(RUNTIME.to_owned())
    }
}
