//! The runtime of generated crates for Microsoft Graph: `docwright-runtime`, and the OData dialect of Graph.
//!
//! Everything of the runtime is here under the same name. Graph's own are the [`Client`] with its clouds, the [`Account`] kinds of its
//! permissions, the header [`ConsistencyLevel`], and, with the feature `notifications`, change notifications.

#![deny(missing_docs)]
#![warn(clippy::self_named_module_files)]

#[cfg(feature = "client")]
pub mod client;
mod cloud;
mod consistency;
#[cfg(feature = "notifications")]
pub mod notifications;
mod permissions;

#[cfg(feature = "client")]
pub use client::Client;
pub use cloud::Cloud;
pub use consistency::ConsistencyLevel;
#[allow(clippy::wildcard_imports, reason = "a layer over the runtime, whose users need know no other crate")]
pub use docwright_runtime::*;
pub use permissions::{Account, Endpoint, least_privileged};

// The names that these had before, for programs that use them: items of their own, which rustdoc hides in other crates too.
/// [`Response`], as it was called before.
#[doc(hidden)]
pub type Answer = Response;
/// [`WithResponse`], as it was called before.
#[doc(hidden)]
pub type Answered<T> = WithResponse<T>;
/// [`FromResponse`], as it was called before.
#[doc(hidden)]
pub trait Reply: FromResponse {}
impl<T: FromResponse> Reply for T {}
