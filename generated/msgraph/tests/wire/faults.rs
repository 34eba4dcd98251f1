//! Wrong shapes: an error that says where, what was expected and which page to read, and never a panic.

use msgraph::models::call_records::Session;
use msgraph::models::{DriveItem, Event, Message, User};
use msgraph_core::{Collection, Error, ErrorKind, Json, Model, Response, Slot, json};
use proptest::prelude::{any, prop_assert, prop_assert_eq};
use proptest::sample::Index;
use proptest::strategy::Strategy;
use serde_json::json;

use crate::arbitrary::{anything, object};
use crate::{Tested, for_models, property};

/// Values that a kind of field does not take, and what the error calls what it does take.
fn wrong(slot: &Slot<'_>) -> Option<(Vec<Json>, String)> {
    let (object, list, text) = (json!({"a": 1}), json!([1]), json!("x"));
    Some(match slot {
        Slot::Text(_) => (vec![object, list, json!(1), json!(true)], "a string".to_owned()),
        Slot::Bool(_) => (vec![object, list, json!(1), text], "a boolean".to_owned()),
        Slot::Int32(_) => {
            (vec![object, list, text, json!(1.5), json!(2_147_483_648_i64)], "a 32-bit integer".to_owned())
        }
        Slot::Int64(_) => (vec![object, list, text, json!(1.5), json!(u64::MAX)], "a 64-bit integer".to_owned()),
        Slot::Double(_) => (vec![object, list, text, json!(true)], "a number".to_owned()),
        Slot::Scalar(..) => (vec![object, list, json!(true)], String::new()),
        Slot::Token(_, members) => (vec![object, list, json!(true)], format!("a value of {}", members.name)),
        Slot::Flags(_, members) => {
            (vec![object, list, json!(1)], format!("comma-separated values of {}", members.name))
        }
        Slot::Record(record) => (vec![list, text, json!(1)], format!("an object, {}", record.shape().name)),
        Slot::List(_) => (vec![object, text, json!(1)], "an array".to_owned()),
        Slot::Json(_) => return None,
        _ => panic!("a kind of value that the tests don't know"),
    })
}

/// Every field of a model, with every value that it does not take.
fn says_where_and_what<T: Tested>() {
    let mut blank = T::blank();
    let shape = blank.shape();
    for (index, name) in shape.fields.iter().enumerate() {
        let Some((values, expected)) = wrong(&blank.field_mut(index).fill()) else { continue };
        for value in values {
            let wire = json!({"@odata.etag": "W/1", *name: value});
            let error = json::from_str::<T>(&wire.to_string()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Decode);
            let plain = name.chars().all(|c| c.is_alphanumeric() || c == '_');
            let path = if plain { format!("$.{name}") } else { format!("$[{name:?}]") };
            assert_eq!(error.json_path(), Some(&*path), "{wire}");
            assert_eq!(error.doc(), Some(shape.doc), "{wire}");
            let told = error.to_string();
            assert!(told.contains(&format!("expected {expected}")) && told.contains(shape.doc), "{told}");
            // serde_json's own error has one text, and all of it is in there.
            let told = serde_json::from_value::<T>(wire).unwrap_err().to_string();
            assert!(told.contains(&path) && told.contains(&expected) && told.contains(shape.doc), "{told}");
        }
    }
}

#[test]
fn every_field_says_where_and_what() {
    for_models!(says_where_and_what);
}

fn fault<T: Tested>(wire: &Json) -> Error {
    json::from_str::<T>(&wire.to_string()).unwrap_err()
}

#[test]
fn an_error_further_in_says_the_whole_path() {
    let doc = |page: &str| format!("https://learn.microsoft.com/graph/api/resources/{page}?view=graph-rest-1.0");
    for (error, path, expected, page) in [
        (
            fault::<Message>(&json!({"toRecipients": [{}, {"emailAddress": {"address": 7}}]})),
            "$.toRecipients[1].emailAddress.address",
            "integer `7`, expected a string",
            "emailaddress",
        ),
        (
            fault::<Message>(&json!({"body": "hello"})),
            "$.body",
            "expected an object, microsoft.graph.itemBody",
            "message",
        ),
        (
            fault::<Event>(&json!({"attendees": [{"type": []}]})),
            "$.attendees[0].type",
            "expected a value of microsoft.graph.attendeeType",
            "attendee",
        ),
        (
            fault::<DriveItem>(&json!({"file": {"hashes": {"sha1Hash": false}}})),
            "$.file.hashes.sha1Hash",
            "expected a string",
            "hashes",
        ),
        (fault::<User>(&json!({"businessPhones": ["1", {}]})), "$.businessPhones[1]", "expected a string", "user"),
    ] {
        assert_eq!((error.json_path(), error.doc()), (Some(path), Some(&*doc(page))));
        let told = error.to_string();
        assert!(told.contains(expected) && told.starts_with(path), "{told}");
    }
    let response = Response::new(200, r#"{"value":[{"id":"1"},{"subject":{}}]}"#);
    let error = msgraph::me::messages::list().read(&response).map(|_: Collection<Message>| ()).unwrap_err();
    assert_eq!((error.json_path(), error.model()), (Some("$.value[1].subject"), Some("microsoft.graph.message")));
    // A relationship is read when it is asked for; its error has the path from the value that holds it.
    let message: Message = json::from_str(r#"{"attachments":[{"size":"big"}],"subject":"Plan"}"#).unwrap();
    assert_eq!(message.attachments().unwrap_err().json_path(), Some("$.attachments[0].size"));
}

/// Neither any JSON value nor a text that was cut off or damaged makes a reader panic; what is read can be written.
fn never_panics<T: Tested>() {
    property(64, anything(), |wire| {
        if let Err(error) = json::from_str::<T>(&wire.to_string()) {
            prop_assert_eq!(error.kind(), ErrorKind::Decode);
        }
        Ok(())
    });
    property(64, (object::<T>(), any::<Index>(), any::<u8>()), |(wire, at, byte)| {
        let mut bytes = wire.to_string().into_bytes();
        let at = at.index(bytes.len());
        prop_assert!(json::from_slice::<T>(&bytes[..at]).is_err(), "cut off at {}", at);
        bytes[at] = byte;
        if let Ok(value) = json::from_slice::<T>(&bytes) {
            prop_assert!(json::to_vec(&value).is_ok());
        }
        Ok(())
    });
    property(64, proptest::collection::vec(any::<u8>(), 0..64), |bytes| {
        // Only an object is a model, and random bytes are hardly ever one.
        let object = serde_json::from_slice::<Json>(&bytes).is_ok_and(|it| it.is_object());
        prop_assert_eq!(json::from_slice::<T>(&bytes).is_ok(), object);
        Ok(())
    });
}

#[test]
fn nothing_makes_a_reader_panic() {
    for_models!(never_panics);
}

/// A property of another shape deep in an otherwise right object: the path leads there.
#[test]
fn the_path_leads_to_the_value() {
    let wire = (object::<Event>(), any::<Index>()).prop_filter_map("no attendees", |(mut wire, at)| {
        let attendees = wire.get_mut("attendees")?.as_array_mut().filter(|it| !it.is_empty())?;
        let at = at.index(attendees.len());
        attendees[at]["emailAddress"] = json!({"name": ["not", "a", "name"]});
        Some((wire, at))
    });
    property(64, wire, |(wire, at)| {
        let error = json::from_str::<Event>(&wire.to_string()).unwrap_err();
        prop_assert_eq!(error.json_path(), Some(&*format!("$.attendees[{at}].emailAddress.name")));
        Ok(())
    });
}

#[test]
fn nesting_is_bounded() {
    let nest = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    // Values without a documented shape are read as JSON, up to a depth.
    let session = |depth| json::from_str::<Session>(&format!(r#"{{"callee":{}}}"#, nest(depth)));
    assert!(session(100).is_ok());
    for depth in [128, 100_000] {
        assert_eq!(session(depth).unwrap_err().json_path(), Some("$.callee"));
    }
    // What nobody documents is kept as text, however deep, and refused when it is asked for.
    let deep = format!(r#"{{"odd":{}}}"#, nest(100_000));
    let user: User = json::from_str(&deep).unwrap();
    assert_eq!(json::to_string(&user).unwrap(), deep);
    assert_eq!(user.clone(), user);
    assert!(user.extra("odd").is_err());
    // Another writer gets it as values, which it is too deep for.
    assert!(serde_json::to_value(&user).is_err());
    // So are relationships: each level is read when it is asked for.
    let levels = 5_000;
    let children = format!(r#"{}{{"id":"leaf"}}{}"#, r#"{"children":["#.repeat(levels), "]}".repeat(levels));
    let mut item: DriveItem = json::from_str(&children).unwrap();
    for _ in 0..20 {
        item = item.children().unwrap().unwrap().remove(0);
    }
    assert_eq!(item.id, None);
}
