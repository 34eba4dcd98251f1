//! The wire format of generated models: property tests and tables of payloads.
//!
//! Written by hand; `cargo xtask generate` leaves this folder alone.

mod arbitrary;
mod derived;
mod enums;
mod faults;
mod libraries;
mod lossless;
mod payloads;
mod scalars;
mod secrets;
mod states;
mod traits;

use std::fmt::Debug;

use msgraph_core::serde::Serialize;
use msgraph_core::serde::de::DeserializeOwned;
use msgraph_core::{Json, Model, Request, json};
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestCaseResult, TestRunner};

/// The traits that tests need of a model; every generated one has them.
trait Tested: Model + Debug + Clone + Default + PartialEq + Serialize + DeserializeOwned {}

impl<T: Model + Debug + Clone + Default + PartialEq + Serialize + DeserializeOwned> Tested for T {}

/// Calls a generic function for models of every kind: flat and deep, with and without base types, open ones, one with flags.
macro_rules! for_models {
    ($function:ident) => {{
        use msgraph::models::*;
        $function::<Attachment>();
        $function::<Calendar>();
        $function::<DirectoryObject>();
        $function::<Drive>();
        $function::<DriveItem>();
        $function::<Entity>();
        $function::<Event>();
        $function::<FileAttachment>();
        $function::<Group>();
        $function::<IosLobApp>();
        $function::<Message>();
        $function::<OpenTypeExtension>();
        $function::<PasswordProfile>();
        $function::<Permission>();
        $function::<Subscription>();
        $function::<UploadSession>();
        $function::<User>();
        $function::<AppRoleAssignment>();
        $function::<RecurrenceRange>();
        $function::<WorkingHours>();
        $function::<call_records::CallRecord>();
        $function::<call_records::MediaStream>();
        $function::<identity_governance::Task>();
        $function::<msgraph::me::SendMailBody>();
    }};
}
use for_models;

/// Runs a property. The seed differs from run to run; a failure shows the smallest value that it found.
fn property<S: Strategy>(cases: u32, values: S, holds: impl Fn(S::Value) -> TestCaseResult) {
    let config = Config { failure_persistence: None, ..Config::with_cases(cases) };
    if let Err(failure) = TestRunner::new(config).run(&values, holds) {
        panic!("{failure}");
    }
}

/// Reads a model from JSON.
fn read<T: Tested>(wire: &Json) -> T {
    json::from_str(&wire.to_string()).unwrap()
}

/// Writes a model as JSON.
fn write<T: Tested>(value: &T) -> Json {
    serde_json::from_slice(&json::to_vec(value).unwrap()).unwrap()
}

/// The body that a request sends.
fn body<R>(request: &Request<R>) -> Json {
    request.check().unwrap();
    serde_json::from_slice(request.body_bytes().unwrap()).unwrap()
}
