//! The place that cargo takes the runtime crate from.

/// The crate that generated crates lean on, unless a documentation set names one of its own.
pub const RUNTIME: &str = "docwright-runtime";

/// Where cargo finds the runtime, for a `Cargo.toml` that is written anew.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum RuntimePlace {
    /// A registry, in the version of this compiler.
    #[default]
    Registry,
    /// A folder, relative to the generated crate.
    Path(String),
    /// A git repository that has it as one of its packages.
    Git {
        /// The address of the repository.
        url: String,
        /// A commit or tag; the newest commit of the main branch unless there is one.
        rev: Option<String>,
    },
}
