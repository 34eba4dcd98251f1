//! Validation tokens: taken when all about them is right, refused when anything is not.

use std::collections::BTreeMap;
use std::error::Error as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use msgraph_core::Cloud;
use msgraph_core::notifications::{FetchedKeys, KeySet, NotificationErrorKind, SigningKeys, TokenValidator};
use serde_json::{Value, json};

use super::{APP, SIGNING_KEYS, TENANT, assert_refused, read, rich};

fn keys() -> KeySet {
    KeySet::from_json(SIGNING_KEYS).unwrap()
}

fn tokens() -> BTreeMap<String, String> {
    serde_json::from_str(include_str!("vectors/tokens.json")).unwrap()
}

fn with_tokens(tokens: &[&str]) -> Value {
    let mut body = rich();
    body["validationTokens"] = json!(tokens);
    body
}

#[tokio::test]
async fn right_tokens_are_taken_and_all_others_refused() {
    for (what, token) in tokens() {
        let result = TokenValidator::new([APP]).validate(&read(&with_tokens(&[&token])), &keys()).await;
        if what.starts_with("right") {
            result.unwrap_or_else(|error| panic!("{what}: {error}"));
            continue;
        }
        assert_refused(result, NotificationErrorKind::Token, &what);
        // Another that is right makes it no better.
        let both = read(&with_tokens(&[&tokens()["right"], &token]));
        let result = TokenValidator::new([APP]).validate(&both, &keys()).await;
        assert_refused(result, NotificationErrorKind::Token, &what);
    }
}

#[tokio::test]
async fn every_notification_with_content_needs_a_token_of_its_tenant() {
    let right = &tokens()["right"];
    let validator = TokenValidator::new([APP, "another-app"]);
    for (what, tokens, tenant, content, want) in [
        ("none", vec![], json!(TENANT), true, false),
        ("no token", vec!["hello"], json!(TENANT), true, false),
        ("another tenant", vec![right.as_str()], json!(APP), true, false),
        ("no tenant", vec![right.as_str()], json!(null), true, false),
        ("the tenant", vec![right.as_str()], json!(TENANT.to_uppercase()), true, true),
        ("no content", vec![], json!(TENANT), false, true),
    ] {
        let mut body = with_tokens(&tokens);
        body["value"][0]["tenantId"] = tenant;
        if !content {
            body["value"][0]["encryptedContent"] = json!(null);
        }
        let result = validator.validate(&read(&body), &keys()).await;
        match want {
            true => result.unwrap_or_else(|error| panic!("{what}: {error}")),
            false => drop(assert_refused(result, NotificationErrorKind::Token, what)),
        }
    }
}

#[tokio::test]
async fn tenants_and_clouds_that_are_expected() {
    let body = read(&rich());
    TokenValidator::new([APP]).tenants([TENANT]).validate(&body, &keys()).await.unwrap();
    let others = TokenValidator::new([APP]).tenants([APP]).validate(&body, &keys()).await;
    assert_refused(others, NotificationErrorKind::Token, "another tenant");
    let china = TokenValidator::new([APP]).cloud(Cloud::China);
    assert_refused(china.validate(&body, &keys()).await, NotificationErrorKind::Token, "another cloud");
    china.validate(&read(&with_tokens(&[&tokens()["of another cloud"]])), &keys()).await.unwrap();
    assert_refused(TokenValidator::new([""; 0]).validate(&body, &keys()).await, NotificationErrorKind::Token, "no app");
}

#[tokio::test]
async fn keys_are_fetched_once_and_not_for_every_unknown_one() {
    let count = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&count);
    let keys = FetchedKeys::new(move || {
        counter.fetch_add(1, Ordering::SeqCst);
        async { Ok(SIGNING_KEYS.as_bytes().to_vec()) }
    });
    for (id, known) in [("test-key", true), ("unknown", false), ("test-key", true), ("other", false), ("curve", false)]
    {
        assert_eq!(keys.signing_key(id).await.unwrap().is_some(), known, "{id}");
    }
    assert_eq!(count.load(Ordering::SeqCst), 1);
    TokenValidator::new([APP]).validate(&read(&rich()), &keys).await.unwrap();
}

#[tokio::test]
async fn a_failure_to_fetch_is_no_refusal() {
    let keys = FetchedKeys::new(|| async { Err("the network is down".into()) });
    let validate = async || TokenValidator::new([APP]).validate(&read(&rich()), &keys).await;
    let error = validate().await.unwrap_err();
    assert_eq!(error.kind(), NotificationErrorKind::Keys);
    assert_eq!(error.source().map(ToString::to_string).as_deref(), Some("the network is down"));
    let message = assert_refused(validate().await, NotificationErrorKind::Keys, "too early");
    assert!(message.contains("not tried again yet"), "{message}");
    let odd = FetchedKeys::new(|| async { Ok(b"<html>".to_vec()) });
    let result = TokenValidator::new([APP]).validate(&read(&rich()), &odd).await;
    assert_refused(result, NotificationErrorKind::Keys, "a page");
}
