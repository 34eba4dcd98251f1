//! Tests of the whole phase.

mod build;
mod compile;
mod endpoints;
mod kitchen_endpoints;
mod kitchen_sink;
mod models;
mod modules;
