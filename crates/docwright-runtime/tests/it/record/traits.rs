//! The traits of models: equality, clones, `Debug`, threads, other formats.

use docwright_runtime::{Collection, Model, Reference, Value};
use serde_json::json;

use crate::models::{Asset, Camera, Condition, MoveParameters, Place, Ports, Specs};
use crate::read;

fn full() -> Asset {
    read(&json!({
        "@odata.type": "#example.inventory.asset", "@odata.etag": "W/1", "id": "1", "active": true, "condition": "melted", "createdDateTime": "t",
        "history": ["new"], "name": null, "pin": "4711", "place": {"floor": 1, "within": {"name": "site"}}, "ports": "usb,gas", "route": [{"floor": 2}],
        "settings": {"a": [1]}, "specs": {"bought": "b", "readings": [1], "price": 1.1, "size": 1, "slots": 2, "weight": 0.5, "serial": "g"},
        "tags": ["x", "y"], "type": "t", "secretThing": "hunter2", "parts": [{"pin": "0815"}],
    }))
}

#[test]
fn clones_are_equal_and_apart() {
    let asset = full();
    let mut clone = asset.clone();
    assert_eq!(clone, asset);
    clone.place.as_mut().expect("a place").floor = Some(9);
    assert_ne!(clone, asset);
}

#[test]
fn every_difference_counts() {
    let changes: [fn(&mut Asset); 14] = [
        |a| a.active = Some(false),
        |a| a.condition = Some(Condition::NEW),
        |a| a.created_date_time = Some("u".into()),
        |a| a.history = Some(vec![Condition::NEW, Condition::NEW]),
        |a| a.name = Some("null".into()),
        |a| a.unset(Asset::NAME),
        |a| a.ports = Some(Ports::USB),
        |a| a.route = Some(vec![Place::default()]),
        |a| a.settings = Some(json!({"a": [2]})),
        |a| a.specs.as_mut().expect("specs").price = Some("1.2".into()),
        |a| a.specs.as_mut().expect("specs").weight = Some(0.25),
        |a| a.tags = None,
        |a| a.set_extra("secretThing", "hunter3").expect("undocumented"),
        |a| a.set_extra("more", 1).expect("undocumented"),
    ];
    for (index, change) in changes.iter().enumerate() {
        let mut asset = full();
        change(&mut asset);
        assert_ne!(asset, full(), "change {index}");
    }
    let spaced: Place = docwright_runtime::json::from_str(r#"{"x": { "a" : 1, "b":2 }}"#).expect("a place");
    assert_eq!(spaced, read(&json!({"x": {"b": 2, "a": 1}})));
}

#[test]
fn debug_shows_what_is_set_and_no_secrets() {
    let shown = format!("{:?}", full());
    assert!(shown.starts_with("Asset { active: true, condition: melted, createdDateTime: t, history: [new], id: \"1\", name: null, pin: …, place: Place { floor: 1, "), "{shown}");
    assert!(
        shown.contains("@odata.type: \"#example.inventory.asset\"")
            && shown.contains("price: 1.1")
            && shown.contains("ports: usb,gas"),
        "{shown}"
    );
    for secret in ["4711", "0815", "hunter2"] {
        assert!(!shown.contains(secret), "{shown}");
    }
    let camera = Camera::with(|camera| camera.pin = Some("1234".into()));
    assert_eq!(format!("{camera:?}"), "Camera { pin: … }");
    let entity: crate::models::Entity = camera.upcast().expect("flat");
    assert!(!format!("{entity:?}").contains("1234"));
    assert_eq!(
        format!("{:?}", MoveParameters::with(|p| p.comment = Some("x".into()))),
        "Parameters { comment: \"x\" }"
    );
    assert_eq!(format!("{:?}", Reference::to("u")), "Reference { @odata.id: \"u\" }");
}

#[test]
fn models_cross_threads() {
    fn crosses<T: Send + Sync + 'static>() {}
    crosses::<Asset>();
    crosses::<Collection<Asset>>();
    crosses::<docwright_runtime::Request<Asset>>();
    crosses::<docwright_runtime::Error>();
}

#[test]
fn other_formats_carry_everything() {
    let asset = full();
    // A format that is not JSON text and hands out values as serde's own data model.
    let value = serde_json::to_value(&asset).expect("a value");
    assert_eq!(serde_json::from_value::<Asset>(value).expect("an asset"), asset);
    let yaml = serde_yaml::to_string(&asset).expect("YAML");
    assert_eq!(serde_yaml::from_str::<Asset>(&yaml).expect("an asset"), asset);
    // Inside of enums and flattened structs serde buffers what it reads.
    #[derive(serde::Serialize, serde::Deserialize, PartialEq, Debug)]
    #[serde(tag = "kind")]
    enum Cached {
        One(Box<Asset>),
        Many { assets: Vec<Asset> },
    }
    for cached in [Cached::One(Box::new(asset.clone())), Cached::Many { assets: vec![asset.clone(), Asset::default()] }]
    {
        let text = serde_json::to_string(&cached).expect("JSON");
        assert_eq!(serde_json::from_str::<Cached>(&text).expect("the same"), cached);
    }
}

#[test]
fn envelopes_are_models_too() {
    let page: Collection<Specs> =
        serde_json::from_str(r#"{"value":[{"size":1}],"@odata.deltaLink":"d","x":1}"#).expect("a page");
    assert_eq!(page.clone(), page);
    assert_eq!(
        serde_json::to_value(&page).expect("JSON"),
        json!({"value": [{"size": 1}], "@odata.deltaLink": "d", "x": 1})
    );
    assert_eq!(format!("{page:?}"), "Collection { @odata.deltaLink: \"d\", value: [Specs { size: 1 }], x: … }");
    let value: Value<String> = serde_json::from_str(r#"{"value":null}"#).expect("a value");
    assert_eq!(value.value, None);
    assert_eq!(serde_json::to_value(&value).expect("JSON"), json!({"value": null}));
    assert_eq!(serde_json::to_value(Collection::<Asset>::default()).expect("JSON"), json!({"value": []}));
}
