//! Accessors of relationships over the kept value, and the tables of the sample.

use docwright_runtime::{Model, check, json};
use serde_json::json;

use crate::models::{Asset, Camera, Entity, MoveParameters, Place, Specs};
use crate::{read, write};

#[test]
fn the_tables_fit_their_fields() {
    for problems in [
        check::model::<Entity>(),
        check::model::<Asset>(),
        check::model::<Camera>(),
        check::model::<Place>(),
        check::model::<Specs>(),
        check::model::<MoveParameters>(),
        check::model::<docwright_runtime::Reference>(),
    ] {
        assert_eq!(problems, Vec::<String>::new());
    }
}

#[test]
fn relationships_are_kept_until_they_are_asked_for() {
    let wire =
        json!({"id": "1", "owner": {"id": "u", "mail": "a@b.c"}, "parts": [{"id": "2", "name": "wheel"}, {"id": "3"}]});
    let asset: Asset = read(&wire);
    assert_eq!(asset.owner().expect("an entity").expect("was expanded").id.as_deref(), Some("u"));
    let parts = asset.parts().expect("assets").expect("were expanded");
    assert_eq!(parts.iter().map(|part| part.name.as_deref()).collect::<Vec<_>>(), [Some("wheel"), None]);
    assert_eq!(write(&asset), wire);
}

#[test]
fn a_relationship_may_be_absent_null_or_empty() {
    for (wire, owner, parts) in [
        (json!({}), None, None),
        (json!({"owner": null, "parts": null}), None, None),
        (json!({"owner": {}, "parts": []}), Some(None), Some(0)),
    ] {
        let asset: Asset = read(&wire);
        assert_eq!(asset.owner().expect("an entity").map(|owner| owner.id), owner, "{wire}");
        assert_eq!(asset.parts().expect("assets").map(|parts| parts.len()), parts, "{wire}");
        assert_eq!(write(&asset), wire);
    }
    let asset: Asset = read(&json!({"owner": null}));
    assert!(asset.is_null(Asset::OWNER) && !asset.is_null(Asset::PARTS));
}

#[test]
fn a_relationship_of_another_shape_is_an_error_where_it_is_asked_for() {
    let asset: Asset = read(&json!({"parts": [{"id": "2"}, {"place": {"floor": "ground"}}], "name": "desk"}));
    assert_eq!(asset.name.as_deref(), Some("desk"));
    let error = asset.parts().expect_err("a floor is a number");
    assert_eq!(error.json_path(), Some("$.parts[1].place.floor"));
    assert_eq!(error.model(), Some("example.inventory.place"));
}

#[test]
fn relationships_can_be_set() {
    let mut asset = Asset::with(|asset| asset.name = Some("bicycle".into()));
    let wheel = Asset::with(|part| part.name = Some("wheel".into()));
    let lamp = Camera::with(|part| part.lens = Some("glass".into())).upcast().expect("an asset");
    asset.set_parts(&[wheel, lamp]).expect("flat");
    asset.set_owner(&Entity::with(|owner| owner.id = Some("u".into()))).expect("flat");
    let want = json!({
        "name": "bicycle",
        "owner": {"id": "u"},
        "parts": [{"name": "wheel"}, {"@odata.type": "#example.inventory.camera", "lens": "glass"}],
    });
    assert_eq!(write(&asset), want);
    assert_eq!(json::from_slice::<Asset>(want.to_string().as_bytes()).expect("an asset"), asset);
}
