//! The documented API on the wire: which function serves a request, and how JSON is read into its types.

pub(crate) mod arguments;
pub(crate) mod expected;
pub(crate) mod finding;
pub(crate) mod reader;
pub(crate) mod routes;
pub(crate) mod scalar;
pub(crate) mod types;
