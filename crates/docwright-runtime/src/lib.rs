//! The runtime of generated crates: OData records, requests, queries, permissions, and an HTTP client.
//!
//! Generated models hold no serde code of their own. Each implements `Record`, a table of its fields behind a small object-safe trait, and
//! everything else (reading, writing, cloning, comparing, printing, casting) is written once here against `&dyn Record`. That keeps the generated
//! crate quick to check and a program that uses it small: what is compiled per data format is a handful of functions, and nothing per model.
//!
//! Generated endpoint functions return a [`Request`]: a plain value that says what to send and knows the type of the response.

#![deny(missing_docs)]
#![warn(clippy::self_named_module_files)]

#[cfg(feature = "client")]
pub mod client;
mod error;
mod format;
#[doc(hidden)]
pub mod literal;
mod model;
mod permissions;
mod query;
mod request;
mod response;
mod scalar;

pub use bytes::Bytes;
#[cfg(feature = "reqwest-without-tls")]
pub use client::ReqwestTransport;
#[cfg(all(feature = "blocking", not(target_family = "wasm")))]
pub use client::blocking;
#[cfg(feature = "client")]
pub use client::{AccessToken, Client, RetryPolicy};
pub use error::{Error, ErrorDetail, ErrorKind, InnerError, Result, ServiceError};
pub use format::{deserialize, json, serialize};
#[doc(hidden)]
pub use model::AsRecord;
pub use model::{
    Field, Flags, Is, Item, List, Members, Model, Peek, Record, Rest, Shape, Slot, Token, check, clone, debug, eq,
};
pub use permissions::{Access, Account, Endpoint, Permission, Sets, Uses, least_privileged, least_privileged_of};
pub use query::{
    Capabilities, Each, Expand, Expansion, Filter, Has, Items, Literal, Many, One, OrderBy, Predicate, Property,
    PropertyPath, Relationship, Select, Sorted, Textual, Untyped,
};
#[doc(hidden)]
pub use request::make;
pub use request::{Content, Link, Links, Method, Reference, Request, Root, RootPath, Settled};
pub use response::{Collection, Envelope, FromResponse, Lists, Objects, Response, Typed, Value, WithResponse};
pub use scalar::{Binary, Date, DateTime, Decimal, Duration, Guid, ScalarKind, Text, TimeOfDay};

/// Passes on what only a runtime with its client can compile: generated crates say it once, whichever feature brings the client.
#[cfg(feature = "client")]
#[doc(hidden)]
#[macro_export]
macro_rules! with_client {
    ($($items:tt)*) => { $($items)* };
}

/// Leaves out what only a runtime with its client can compile.
#[cfg(not(feature = "client"))]
#[doc(hidden)]
#[macro_export]
macro_rules! with_client {
    ($($items:tt)*) => {};
}

// Modules of their own: where others show all of this crate as theirs, what is hidden stays so only in the crate that hides it.
/// The traits of serde that generated code implements.
#[doc(hidden)]
pub mod serde {
    pub use ::serde::*;
}

/// The macros of tracing that `trace_target!` names.
#[cfg(feature = "tracing")]
#[doc(hidden)]
pub mod tracing {
    pub use ::tracing::*;
}

/// A JSON value whose shape no documentation page tells.
pub use serde_json::Value as Json;
