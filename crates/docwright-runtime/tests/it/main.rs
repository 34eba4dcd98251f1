//! The contract with generated code: a sample of it, and its behaviour on the wire.

mod faults;
mod http;
mod libraries;
mod literals;
#[allow(dead_code, unreachable_pub, reason = "it is printed like the generated crate, of which a program uses a part")]
mod models;
mod queries;
mod record;
mod refused;
#[allow(unreachable_pub, reason = "as above")]
mod requests;
mod scalars;
mod sending;
mod tidy;

use docwright_runtime::json;
use docwright_runtime::{Item, Json};

/// Reads a model from JSON.
fn read<T: Item>(value: &Json) -> T {
    json::from_str(&value.to_string()).expect("a value of this model")
}

/// Writes a model as JSON, by serde as well as by this crate, which must agree.
fn write<T: Item + serde::Serialize>(value: &T) -> Json {
    let ours: Json = serde_json::from_slice(&json::to_vec(value).expect("a value that can be written")).expect("JSON");
    assert_eq!(serde_json::to_value(value).expect("a value that can be written"), ours);
    ours
}
