//! The API on the wire: routing of requests, reading of JSON into types.

pub(crate) mod arguments;
pub(crate) mod expected;
pub(crate) mod finding;
pub(crate) mod reader;
pub(crate) mod root;
pub(crate) mod routes;
pub(crate) mod scalar;
pub(crate) mod types;
pub(crate) mod unknown_member;
pub(crate) mod values;
