//! Calls, permissions and documentation of the crate, without a request sent.
//!
//! Written by hand; `cargo xtask generate` leaves this folder alone.

mod calls;
mod documentation;
mod permissions;
