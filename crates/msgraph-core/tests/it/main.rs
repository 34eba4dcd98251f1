//! Graph's own layer over the runtime, against a real server on this machine.

#[cfg(feature = "azure")]
mod azure;
mod client;
#[cfg(feature = "notifications")]
mod notifications;
mod permissions;
#[allow(dead_code, reason = "the runtime's server, of which these tests use a part")]
#[path = "../../../docwright-runtime/tests/client/server.rs"]
mod server;
#[cfg(feature = "tracing")]
mod traces;
mod workbooks;
