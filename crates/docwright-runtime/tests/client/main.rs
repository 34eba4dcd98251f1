//! The HTTP client against a real server on this machine.

mod batch_bodies;
mod batches;
#[cfg(feature = "blocking")]
mod blocking;
mod content;
mod credentials;
mod deltas;
mod errors;
mod faults;
mod leaks;
mod operations;
mod pages;
mod retries;
mod sending;
mod server;
#[cfg(feature = "tracing")]
mod traces;
mod uploads;
