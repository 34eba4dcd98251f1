//! Encrypted content: read with the right key, refused when anything about it was changed.

use std::collections::BTreeMap;

use msgraph_core::Json;
use msgraph_core::notifications::{NotificationErrorKind, Notifications, PrivateKey};
use serde_json::{Value, json};

use super::{assert_refused, read, rich};

const KEY: &str = include_str!("vectors/key.pem");

fn key() -> PrivateKey {
    PrivateKey::from_pem(KEY).unwrap()
}

fn with_content(content: &Value) -> Notifications {
    read(&json!({"value": [{"encryptedContent": content}]}))
}

/// Further content, by what is odd about it.
fn contents() -> BTreeMap<String, Value> {
    serde_json::from_str(include_str!("vectors/contents.json")).unwrap()
}

#[test]
fn the_key_of_the_certificate_reads_it() {
    let notifications = read(&rich());
    let message: Json = notifications.items()[0].decrypt(&key()).unwrap();
    assert_eq!(
        message,
        json!({"@odata.type": "#microsoft.graph.message", "id": "AAMk1", "subject": "Paint samples", "isRead": false})
    );
    let content = notifications.items()[0].encrypted_content().unwrap();
    assert_eq!((content.certificate_id(), content.certificate_thumbprint()), ("autumn", "0A1B"));
    let keys =
        BTreeMap::from([("autumn".to_owned(), PrivateKey::from_pem(include_str!("vectors/key-pkcs1.pem")).unwrap())]);
    assert_eq!(notifications.items()[0].decrypt::<Json>(&keys).unwrap(), message);
    let shorter = with_content(&contents()["shorter key"]);
    assert_eq!(shorter.items()[0].decrypt::<Json>(&key()).unwrap(), message);
}

#[test]
fn the_bytes_are_there_when_they_are_no_model() {
    for (name, want) in [("empty", &b""[..]), ("no JSON", b"hello")] {
        let notifications = with_content(&contents()[name]);
        let notification = &notifications.items()[0];
        assert_eq!(notification.encrypted_content().unwrap().decrypt(&key()).unwrap(), want, "{name}");
        let message = assert_refused(notification.decrypt::<Json>(&key()), NotificationErrorKind::Content, name);
        assert!(message.starts_with("the content cannot be read"), "{message}");
    }
    let plain = read(&json!({"value": [{}]}));
    assert_refused(plain.items()[0].decrypt::<Json>(&key()), NotificationErrorKind::Content, "no content");
}

/// The same text with one bit of what it stands for changed.
fn changed(text: &str) -> String {
    let first = if text.starts_with('A') { 'B' } else { 'A' };
    format!("{first}{}", &text[1..])
}

#[test]
fn anything_changed_is_refused_alike() {
    let right = rich()["value"][0]["encryptedContent"].clone();
    let mut messages = std::collections::BTreeSet::new();
    let mut refuse = |content: &Value, key: &PrivateKey, what: &str| {
        let result = with_content(content).items()[0].encrypted_content().unwrap().decrypt(key);
        messages.insert(assert_refused(result, NotificationErrorKind::Content, what));
    };
    for part in ["data", "dataSignature", "dataKey"] {
        for (what, value) in [
            ("changed", changed(right[part].as_str().unwrap())),
            ("cut", right[part].as_str().unwrap()[..8].to_owned()),
            ("empty", String::new()),
            ("no base64", "?".to_owned()),
        ] {
            let mut content = right.clone();
            content[part] = json!(value);
            refuse(&content, &key(), &format!("{part} {what}"));
        }
    }
    // The key of one content with the content of another, and the reverse.
    for part in ["data", "dataSignature", "dataKey"] {
        let mut content = right.clone();
        content[part] = contents()["no JSON"][part].clone();
        refuse(&content, &key(), part);
    }
    refuse(&contents()["badly padded"], &key(), "bad padding");
    refuse(&right, &PrivateKey::from_pem(include_str!("vectors/other.pem")).unwrap(), "another key");
    assert_eq!(messages.len(), 1, "one message tells from another which step failed: {messages:?}");
}

#[test]
fn keys_are_chosen_by_the_certificate() {
    let notifications = read(&rich());
    let keys = BTreeMap::from([("spring".to_owned(), key())]);
    let message =
        assert_refused(notifications.items()[0].decrypt::<Json>(&keys), NotificationErrorKind::Keys, "no key");
    assert!(message.contains("\"autumn\""), "{message}");
}

#[test]
fn only_keys_of_rsa_are_taken() {
    for (what, pem) in [
        ("short", include_str!("vectors/short.pem")),
        ("curve", include_str!("vectors/curve.pem")),
        ("nothing", ""),
        ("no PEM", "hello"),
        ("a key set", include_str!("vectors/keys.json")),
    ] {
        assert_refused(PrivateKey::from_pem(pem), NotificationErrorKind::Keys, what);
    }
    assert_refused(PrivateKey::from_pkcs8(b"hello"), NotificationErrorKind::Keys, "no DER");
    assert_eq!(format!("{:?}", key()), "PrivateKey(…)");
}
