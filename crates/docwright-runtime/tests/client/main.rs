//! The HTTP client against a real server on this machine.

mod batches;
#[cfg(feature = "blocking")]
mod blocking;
mod call;
mod challenges;
mod content;
mod credentials;
mod deltas;
mod kept_uploads;
mod operations;
mod pages;
mod server;
#[cfg(feature = "tracing")]
mod traces;
mod uploads;
