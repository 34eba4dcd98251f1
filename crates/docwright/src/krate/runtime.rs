//! The runtime crate of generated code, and the features of it that are passed on.

use super::Ident;
use crate::config::RUNTIME;
pub use crate::config::RuntimePlace;
use crate::dialect::service::{LAYER, LAYER_FEATURES};

/// The crate of the runtime, by its name: `docwright-runtime`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runtime(pub String);

/// A feature of the runtime, under the same name in the generated crate but for `client`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuntimeFeature {
    /// Its name in the generated crate.
    pub name: &'static str,
    /// Its name in the runtime.
    pub of: &'static str,
    /// A comment on it, a sentence.
    pub about: &'static str,
    /// It is of use only with the client, which it brings.
    pub is_of_client: bool,
}

impl RuntimeFeature {
    const fn new(name: &'static str, about: &'static str) -> Self {
        Self { name, of: name, about, is_of_client: false }
    }

    const fn of_client(name: &'static str, about: &'static str) -> Self {
        Self { is_of_client: true, ..Self::new(name, about) }
    }
}

/// The features of any runtime. Those of the client come first, as they are what people look for.
#[rustfmt::skip]
const FEATURES: &[RuntimeFeature] = &[
    RuntimeFeature { of: "reqwest", ..RuntimeFeature::new("client", "Sending requests: the client, by reqwest and rustls. It is on by default.") },
    RuntimeFeature::of_client("blocking", "The client for programs without an async runtime."),
    RuntimeFeature::of_client("tracing", "Spans and events of the client."),
    RuntimeFeature::new("rustls-no-provider", "Instead of `client`: the same, with the provider of cryptography that the program installs."),
    RuntimeFeature::new("native-tls", "Instead of `client`: the same, with the TLS of the operating system."),
    RuntimeFeature::new("chrono", "Typed access to dates and GUIDs, one feature per library."),
    RuntimeFeature::new("jiff", ""),
    RuntimeFeature::new("time", ""),
    RuntimeFeature::new("uuid", ""),
];

/// Every name that a feature of a runtime has, so that no product area has it.
pub(crate) fn feature_names() -> impl Iterator<Item = &'static str> {
    FEATURES.iter().map(|it| it.name).chain(LAYER_FEATURES.iter().map(|it| it.0))
}

impl Runtime {
    /// The name in Rust: `docwright_runtime`.
    #[must_use]
    pub fn ident(&self) -> Ident {
        Ident(self.0.replace('-', "_"))
    }

    /// The features that a generated crate passes on. A layer has what the runtime has, as it re-exports it.
    pub fn features(&self) -> impl Iterator<Item = RuntimeFeature> {
        let more = if self.0 == LAYER { LAYER_FEATURES } else { &[] };
        let of_layer = |(name, about, is_of_client): &(&'static str, &'static str, bool)| RuntimeFeature {
            is_of_client: *is_of_client,
            ..RuntimeFeature::new(name, about)
        };
        FEATURES.iter().copied().chain(more.iter().map(of_layer))
    }
}

impl Default for Runtime {
    fn default() -> Self {
        Self(RUNTIME.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::dialect::service::LAYER_MANIFEST;

    /// Features that are parts of others, or do nothing.
    const PARTS: [&str; 5] = ["default", "reqwest", "reqwest-without-tls", "base64", "client"];

    #[test]
    fn every_feature_of_a_runtime_is_passed_on() {
        let manifests = [(RUNTIME, include_str!("../../../docwright-runtime/Cargo.toml")), (LAYER, LAYER_MANIFEST)];
        for (name, manifest) in manifests {
            let table = manifest.split("\n[features]\n").nth(1).unwrap().split("\n[").next().unwrap();
            let there: BTreeSet<&str> = table
                .lines()
                .filter(|it| !it.starts_with([' ', '#', ']']))
                .filter_map(|it| it.split(" = ").next())
                .filter(|it| !it.is_empty())
                .collect();
            let passed: BTreeSet<&str> = Runtime(name.to_owned()).features().map(|it| it.of).collect();
            assert!(passed.is_subset(&there), "{name}: {passed:?}");
            let left: Vec<&&str> = there.difference(&passed).filter(|it| !PARTS.contains(it)).collect();
            assert!(left.is_empty(), "{name} has {left:?}, which FEATURES lacks");
        }
        assert!(Runtime("lamps-core".to_owned()).features().eq(Runtime::default().features()));
    }
}
