//! Prints programs around a generated crate: contract tests and a caller of every route.

pub(crate) mod contract;
pub(crate) mod routes;
