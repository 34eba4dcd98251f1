//! Tests of the whole phase.

pub(crate) mod build;
pub(crate) mod compile;
pub(crate) mod endpoints;
mod hostile;
pub(crate) mod kitchen_endpoints;
pub(crate) mod kitchen_sink;
pub(crate) mod models;
pub(crate) mod modules;
