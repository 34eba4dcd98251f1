//! Lossless round trips, in which absent, null and a value are three states.

use docwright_runtime::{Model, json};
use serde_json::json;

use crate::models::{Asset, Place};
use crate::{read, write};

#[test]
fn what_no_page_documents_survives() {
    for wire in [
        json!({}),
        json!({"name": "desk"}),
        json!({"@odata.type": "#example.inventory.asset", "@odata.etag": "W/\"1\"", "@odata.context": "https://x/$metadata", "id": "1"}),
        json!({"tags@odata.type": "#Collection(String)", "tags": ["a"], "parts@odata.nextLink": "https://x", "@example.inventory.downloadUrl": "https://x?t=1"}),
        json!({"color": "red", "rank": 7, "ratio": 0.1, "deep": {"a": [1, {"b": null}]}, "nothing": null, "": 1, "name": "x"}),
        json!({"place": {"floor": 2, "@odata.type": "#x", "area": 12.5, "within": {"name": "site", "zip": "1"}}}),
        json!({"route": [{"floor": 1, "x": true}, {}, {"within": {"y": []}}], "settings": {"any": ["thing", 1.5]}}),
        json!({"big": 18446744073709551615u64, "negative": i64::MIN, "text": "line\n\"quoted\" ünï"}),
    ] {
        assert_eq!(write(&read::<Asset>(&wire)), wire);
    }
}

#[test]
fn undocumented_numbers_keep_every_digit() {
    let wire = r#"{"price":12345678901234567890.1234567890,"rate":1.10,"exp":1E+2}"#;
    let asset: Asset = json::from_str(wire).expect("an asset");
    let text = json::to_string(&asset).expect("JSON");
    for digits in [r#""price":12345678901234567890.1234567890"#, r#""rate":1.10"#, r#""exp":1E+2"#] {
        assert!(text.contains(digits), "{text}");
    }
}

#[test]
fn annotations_stand_before_properties() {
    let asset: Asset = read(
        &json!({"name": "x", "zeta": 1, "tags@odata.type": "#Collection(String)", "@odata.type": "#example.inventory.asset", "Alpha": 2}),
    );
    let text = json::to_string(&asset).expect("JSON");
    assert_eq!(
        text,
        r##"{"@odata.type":"#example.inventory.asset","tags@odata.type":"#Collection(String)","name":"x","Alpha":2,"zeta":1}"##
    );
}

#[test]
fn of_a_name_that_comes_twice_the_last_value_counts() {
    let asset: Asset = json::from_str(
        r#"{"name":"a","x":1,"place":{"floor":1,"name":"p"},"name":"b","x":2,"place":{"floor":2},"a":0}"#,
    )
    .expect("an asset");
    assert_eq!(write(&asset), json!({"name": "b", "x": 2, "place": {"floor": 2}, "a": 0}));
}

#[test]
fn many_unknown_names_are_read_in_reasonable_time() {
    let names: Vec<String> = (0..100_000).map(|n| format!("\"p{}\":{n}", (n * 7_919) % 100_000)).collect();
    let asset: Asset = json::from_str(&format!("{{{}}}", names.join(","))).expect("an asset");
    assert_eq!(asset.extra("p7919").expect("a number"), Some(json!(1)));
    assert_eq!(docwright_runtime::Record::rest(&asset).names().count(), 100_000);
}

#[test]
fn null_is_not_absent() {
    for wire in [
        json!({"name": null}),
        json!({"place": null, "route": null, "tags": null, "ports": null, "type": null}),
        json!({"place": {"floor": null}}),
    ] {
        assert_eq!(write(&read::<Asset>(&wire)), wire);
    }
    let asset: Asset = read(&json!({"name": null, "type": "t", "tags": []}));
    assert!(asset.is_null(Asset::NAME) && asset.name.is_none());
    assert!(!asset.is_null(Asset::TYPE) && !asset.is_null(Asset::PIN) && !asset.is_null(Asset::TAGS));
    assert_ne!(asset, read(&json!({"type": "t", "tags": []})));
    assert_ne!(asset, read(&json!({"name": null, "type": "t"})));
}

#[test]
fn what_is_set_is_sent_and_nothing_else() {
    let mut asset = Asset::default();
    assert_eq!(write(&asset), json!({}));
    asset.set_null(Asset::NAME);
    asset.set_null(Asset::TAGS);
    asset.set_null(Asset::OWNER);
    assert_eq!(write(&asset), json!({"name": null, "tags": null, "owner": null}));
    asset.tags = Some(Vec::new());
    asset.name = Some("desk".into());
    assert_eq!(write(&asset), json!({"name": "desk", "tags": [], "owner": null}));
    assert!(!asset.is_null(Asset::NAME));
    asset.set_null(Asset::NAME);
    assert_eq!(asset.name, None);
    asset.unset(Asset::NAME);
    asset.unset(Asset::TAGS);
    asset.unset(Asset::OWNER);
    assert_eq!(asset, Asset::default());
    assert_eq!(write(&asset), json!({}));
}

#[test]
fn undocumented_properties_can_be_read_and_set() {
    let mut place = Place::with(|place| place.floor = Some(3));
    place.set_extra("color", "blue").expect("undocumented");
    place.set_extra("name", "hall").expect("a string");
    place.set_extra("floor", json!(null)).expect("null");
    assert_eq!(place.name.as_deref(), Some("hall"));
    assert!(place.is_null(Place::FLOOR));
    assert_eq!(write(&place), json!({"color": "blue", "name": "hall", "floor": null}));
    assert_eq!(place.extra("color").expect("a string"), Some(json!("blue")));
    assert_eq!(place.extra("size").expect("nothing"), None);
    let error = place.set_extra("floor", "ground").expect_err("a floor is a number");
    assert_eq!(error.json_path(), Some("$.floor"));
}
