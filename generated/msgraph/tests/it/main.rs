//! What users rely on without sending anything: calls, permissions, documentation.
//!
//! Written by hand; `cargo xtask generate` leaves this folder alone.

mod calls;
mod documentation;
mod permissions;
