//! Programs around a generated crate: contract tests, a caller of every route.

pub(crate) mod contract;
pub(crate) mod routes;
