//! Derived types: read as their base, told apart, and sent where the base is expected.

use docwright_runtime::{Collection, ErrorKind, Model};
use serde_json::json;

use crate::models::{Asset, Camera, Entity};
use crate::{read, write};

#[test]
fn a_value_read_as_its_base_can_be_turned_into_what_it_is() {
    let wire = json!({
        "@odata.type": "#example.inventory.camera", "id": "1", "name": null, "place": {"floor": 1, "z": 2}, "lens": "50mm", "pixels": null,
        "tags": ["a"], "pin": "1234", "settings": {"x": 1}, "color": "black", "parts": [{"id": "2"}],
    });
    let entity: Entity = read(&wire);
    assert_eq!(entity.odata_type().as_deref(), Some("#example.inventory.camera"));
    assert_eq!(write(&entity), wire);
    let asset: Asset = entity.cast().expect("cameras are assets");
    assert_eq!(asset.place.as_ref().and_then(|place| place.floor), Some(1));
    assert!(asset.is_null(Asset::NAME));
    assert_eq!(write(&asset), wire);
    let camera: Camera = asset.cast().expect("a camera");
    assert_eq!(camera.lens.as_deref(), Some("50mm"));
    assert!(camera.is_null(Camera::PIXELS) && camera.is_null(Asset::NAME));
    assert_eq!(write(&camera), wire);
    assert_eq!(camera, read(&wire));
    assert_eq!(camera.upcast::<Asset>().expect("flat"), asset);
    assert_eq!(asset.upcast::<Entity>().expect("flat"), entity);
}

#[test]
fn collections_of_mixed_types() {
    let page: Collection<Entity> = serde_json::from_value(json!({"value": [
        {"@odata.type": "#example.inventory.camera", "id": "1", "lens": "wide"},
        {"@odata.type": "#example.inventory.asset", "id": "2", "name": "desk"},
        {"@odata.type": "#example.inventory.ghost", "id": "3"},
        {"id": "4"},
        {"@odata.type": "#Example.Inventory.Camera", "id": "5"},
    ]}))
    .expect("a page");
    let ids = |pick: fn(&Entity) -> bool| {
        page.value.iter().filter(|e| pick(e)).filter_map(|e| e.id.as_deref()).collect::<Vec<_>>()
    };
    assert_eq!(ids(|entity| entity.is::<Camera>()), ["1", "5"]);
    assert_eq!(ids(|entity| entity.is::<Asset>()), ["1", "2", "5"]);
    // Without a type the service says nothing against it.
    assert_eq!(ids(|entity| entity.cast::<Camera>().is_ok()), ["1", "4", "5"]);
}

#[test]
fn a_cast_to_another_type_is_refused() {
    let entity: Entity = read(&json!({"@odata.type": "#example.inventory.ghost", "id": "3"}));
    let error = entity.cast::<Asset>().expect_err("a ghost is no asset");
    assert_eq!(error.kind(), ErrorKind::Type);
    assert_eq!(error.to_string(), "this is a example.inventory.ghost, not a example.inventory.asset");
    let entity: Entity = read(&json!({"@odata.type": "#example.inventory.asset", "place": {"floor": []}}));
    assert_eq!(entity.cast::<Asset>().expect_err("a floor is a number").json_path(), Some("$.place.floor"));
}

#[test]
fn a_derived_value_among_base_values_says_what_it_is() {
    let camera = Camera::with(|camera| {
        camera.id = Some("1".into());
        camera.lens = Some("wide".into());
        camera.pixels = Some(12);
    });
    let asset: Asset = camera.upcast().expect("flat");
    assert_eq!(
        write(&asset),
        json!({"@odata.type": "#example.inventory.camera", "id": "1", "lens": "wide", "pixels": 12})
    );
    let same: Asset = asset.upcast().expect("flat");
    assert_eq!(same, asset);
}
