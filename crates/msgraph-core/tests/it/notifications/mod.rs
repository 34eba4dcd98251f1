//! Change notifications, by vectors that the openssl command line made: `vectors/make.sh`.

mod content;
mod tokens;

use std::error::Error as _;

use msgraph_core::notifications::{
    LifecycleEvent, NotificationError, NotificationErrorKind, Notifications, validation_token,
};
use serde_json::{Value, json};

/// A call of the service with encrypted content.
const RICH: &str = include_str!("vectors/rich.json");
const SIGNING_KEYS: &str = include_str!("vectors/keys.json");
const SECRET: &str = "a secret of the subscription";
const APP: &str = "5b1c47f2-6f0a-4e6b-8a51-0b8e6d1e2f33";
const TENANT: &str = "3f0c1d2e-9a64-4f57-b1c9-6f4b0b6f1a10";

fn rich() -> Value {
    serde_json::from_str(RICH).unwrap()
}

fn read(body: &Value) -> Notifications {
    Notifications::read(body.to_string().as_bytes()).unwrap()
}

#[test]
fn the_handshake_answers_the_token_as_it_was_meant() {
    for (query, want) in [
        ("validationToken=abc", Some("abc")),
        ("?validationToken=abc", Some("abc")),
        ("tenant=a&validationToken=Validation%3a+Testing+%e2%82%ac&x", Some("Validation: Testing €")),
        ("validationToken=a%2Bb%3D%26", Some("a+b=&")),
        ("validationToken=", Some("")),
        ("validationToken=%ff", None),
        ("xvalidationToken=a", None),
        ("validationToken", None),
        ("", None),
    ] {
        assert_eq!(validation_token(query).as_deref(), want, "{query}");
    }
}

#[test]
fn only_the_secret_of_the_subscription_is_believed() {
    for (state, secret, want) in [
        (json!("s3cret"), "s3cret", true),
        (json!("s3creT"), "s3cret", false),
        (json!("s3cre"), "s3cret", false),
        (json!("s3cret "), "s3cret", false),
        (json!(null), "s3cret", false),
        (json!(null), "", false),
        (json!(""), "", false),
    ] {
        let notifications = read(&json!({"value": [{"clientState": state}]}));
        assert_eq!(notifications.items()[0].has_client_state(secret), want, "{state} {secret:?}");
    }
    assert!(!read(&json!({"value": [{}]})).items()[0].has_client_state(""));
}

#[test]
fn what_a_notification_says() {
    let notifications = read(&rich());
    let [notification] = notifications.items() else { panic!("{notifications:?}") };
    assert_eq!(notification.subscription_id(), Some("9d2e"));
    assert_eq!(notification.subscription_expires(), Some("2026-12-01T08:00:00Z"));
    assert_eq!(notification.change_type(), Some("created"));
    assert_eq!(notification.resource(), Some("users/7/messages/AAMk1"));
    assert_eq!(notification.resource_data().unwrap()["id"], "AAMk1");
    assert_eq!(notification.tenant_id(), Some(TENANT));
    assert_eq!(notification.lifecycle_event(), None);
    assert!(notification.has_client_state(SECRET));
    assert_eq!(notifications.validation_tokens().len(), 1);
    assert_eq!(notifications.into_items().len(), 1);
}

#[test]
fn events_of_the_subscription_itself() {
    for (name, want) in [
        ("reauthorizationRequired", LifecycleEvent::ReauthorizationRequired),
        ("subscriptionRemoved", LifecycleEvent::SubscriptionRemoved),
        ("missed", LifecycleEvent::Missed),
        ("paused", LifecycleEvent::Other("paused".to_owned())),
    ] {
        let event = read(&json!({"value": [{"lifecycleEvent": name}]})).items()[0].lifecycle_event().unwrap();
        assert_eq!((event.to_string().as_str(), &event), (name, &want));
    }
}

#[test]
fn what_is_no_notification_is_an_error() {
    for body in [
        &b""[..],
        b"{}",
        b"[]",
        b"{\"value\": null}",
        b"{\"value\": [7]}",
        b"{\"value\": [], \"validationTokens\": [7]}",
    ] {
        let error = Notifications::read(body).unwrap_err();
        assert_eq!(error.kind(), NotificationErrorKind::Body, "{error}");
        assert!(error.source().is_none());
    }
    assert!(Notifications::read(b"{\"value\": [], \"validationTokens\": null}").unwrap().items().is_empty());
}

#[test]
fn nothing_secret_is_printed() {
    let body = rich();
    let notifications = read(&body);
    let shown = format!("{notifications:?} {:?}", notifications.items()[0].encrypted_content().unwrap());
    let item = &body["value"][0];
    for secret in [&item["clientState"], &item["encryptedContent"]["data"], &body["validationTokens"][0]] {
        assert!(!shown.contains(secret.as_str().unwrap()), "{shown}");
    }
    assert!(shown.contains("AAMk1"), "{shown}");
}

/// An error of this kind, and no word in it of what came.
fn assert_refused<T>(result: Result<T, NotificationError>, kind: NotificationErrorKind, what: &str) -> String {
    let error = result.err().unwrap_or_else(|| panic!("{what} was taken"));
    assert_eq!(error.kind(), kind, "{what}: {error}");
    assert!(!error.to_string().contains("eyJ"), "{what}: {error}");
    error.to_string()
}
