//! JSON of a wrong shape: an error with path, expectation and page, and never a panic.

use docwright_runtime::{Collection, ErrorKind, FromResponse, Json, Model, Record, json};
use serde_json::json;

use crate::models::{Asset, Place, Specs};

fn fault<T: docwright_runtime::Item>(text: &str) -> docwright_runtime::Error {
    match json::from_str::<T>(text) {
        Ok(_) => panic!("{text} was read"),
        Err(error) => error,
    }
}

/// A value of a wrong shape, where it is, and what is told to be expected there.
fn wrong_shapes() -> Vec<(Json, &'static str, &'static str)> {
    let place = "expected an object, example.inventory.place";
    let int32 = "expected a 32-bit integer";
    let decimal = "expected a decimal number";
    vec![
        (json!({"name": 5}), "$.name", "expected a string"),
        (json!({"name": {}}), "$.name", "expected a string"),
        (json!({"active": "yes"}), "$.active", "expected a boolean"),
        (json!({"place": []}), "$.place", place),
        (json!({"place": "here"}), "$.place", place),
        (json!({"route": {}}), "$.route", "expected an array"),
        (json!({"route": [{}, {"within": {"floor": 2147483648i64}}]}), "$.route[1].within.floor", int32),
        (json!({"condition": []}), "$.condition", "expected a value of example.inventory.condition"),
        (json!({"ports": 1}), "$.ports", "expected comma-separated values of example.inventory.ports"),
        (json!({"tags": ["a", 1]}), "$.tags[1]", "expected a string"),
        (json!({"createdDateTime": true}), "$.createdDateTime", "expected a date and time"),
        (json!({"specs": {"price": {}}}), "$.specs.price", decimal),
        (json!({"specs": {"price": true}}), "$.specs.price", decimal),
        (json!({"specs": {"weight": "heavy"}}), "$.specs.weight", "expected a number"),
        (json!({"specs": {"size": 1.5}}), "$.specs.size", "expected a 64-bit integer"),
        (json!({"specs": {"slots": {"a": 1}}}), "$.specs.slots", int32),
    ]
}

#[test]
fn an_error_says_where_and_what() {
    for (wire, path, expected) in wrong_shapes() {
        let error = fault::<Asset>(&wire.to_string());
        assert_eq!((error.kind(), error.json_path()), (ErrorKind::Decode, Some(path)));
        let shown = error.to_string();
        assert!(shown.contains(expected) && shown.contains(path), "{shown}");
        let model = match path {
            _ if path.contains("specs.") => "specs",
            _ if path.contains("floor") => "place",
            _ => "asset",
        };
        assert_eq!(error.model(), Some(&*format!("example.inventory.{model}")));
        assert_eq!(error.doc(), Some(&*format!("https://docs.example/resources/{model}")));
        // Through serde the same is told in the message.
        let shown = serde_json::from_value::<Asset>(wire).expect_err("the same fault").to_string();
        assert!(shown.contains(expected) && shown.contains(path) && shown.contains("https://docs.example/"), "{shown}");
    }
}

#[test]
fn text_that_is_not_json() {
    for text in [
        "",
        "{",
        "[1]",
        "5",
        "null",
        "\"x\"",
        "{\"name\":}",
        "{\"name\":\"x\"} x",
        "{\"x\":[}",
        "{\"name\":\"\\ud800\"}",
        "<html>",
    ] {
        let error = fault::<Asset>(text);
        assert!(!error.to_string().is_empty(), "{text}");
    }
    assert!(json::from_slice::<Asset>(b"{\"name\":\"\xff\"}").is_err());
    assert!(json::from_slice::<Asset>(b"{\"other\":\"\xff\"}").is_err());
    let error = serde_json::from_str::<Asset>("{\n  \"name\": 5}").expect_err("a name is a string");
    assert_eq!((error.line(), error.column()), (2, 11));
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let asset: Asset = json::from_str("\u{feff}{\"name\":\"x\"}").expect("an asset");
    assert_eq!(asset.name.as_deref(), Some("x"));
}

#[test]
fn nesting_is_bounded() {
    let nest = |depth: usize| format!("{}{{}}{}", "{\"within\":".repeat(depth), "}".repeat(depth));
    assert!(json::from_str::<Place>(&nest(100)).is_ok());
    for depth in [127, 128, 100_000] {
        let error = fault::<Place>(&nest(depth));
        assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
    }
    // A format without a bound of its own.
    let mut value = Json::Object(serde_json::Map::new());
    for _ in 0..200 {
        value = json!({ "within": value });
    }
    let error = serde_json::from_value::<Place>(value).expect_err("too deep");
    assert!(error.to_string().contains("nested deeper than 128 levels"), "{error}");
    // What nobody documents is kept as text, however deep, and refused when it is asked for.
    let deep = format!("{{\"odd\":{}{}}}", "[".repeat(10_000), "]".repeat(10_000));
    let place: Place = json::from_str(&deep).expect("a place");
    assert_eq!(json::to_string(&place).expect("JSON"), deep);
    assert!(place.extra("odd").is_err());
    let mut deep = Place::default();
    for _ in 0..200 {
        deep = Place::with(|place| place.within = Some(Box::new(deep)));
    }
    assert_eq!(json::to_vec(&deep).expect_err("too deep").kind(), ErrorKind::Encode);
    assert!(serde_json::to_string(&deep).is_err());
}

#[test]
fn an_index_out_of_range_is_a_field_that_is_never_set() {
    let mut specs = Specs::default();
    assert!(specs.field(1_000).peek().is_none());
    specs.field_mut(1_000).clear();
    assert_eq!(specs, Specs::default());
}

#[test]
fn a_list_that_is_no_list() {
    let response = docwright_runtime::Response::new(200, r#"{"value": [{"name": "a"}, {"name": 1}]}"#);
    let error = Collection::<Asset>::read(&response).expect_err("a name is a string");
    assert_eq!(error.json_path(), Some("$.value[1].name"));
    assert!(Collection::<Asset>::read(&docwright_runtime::Response::new(200, "null")).is_err());
    assert!(Collection::<Asset>::read(&docwright_runtime::Response::new(200, r#"{"value": {}}"#)).is_err());
}
