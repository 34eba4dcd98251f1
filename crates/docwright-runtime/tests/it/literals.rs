//! Literals of models: every kind of value, base types, relationships, and errors that wait for the sending.

use docwright_runtime::{Date, Guid, Json, Model as _, Request, model};
use serde_json::json;

use crate::models::{Asset, Camera, Condition, Entity, MoveParameters, Place, Ports, Specs};
use crate::{models, write};

#[test]
fn a_literal_looks_like_the_json_that_is_sent() {
    let name = String::from("Lamp");
    let asset = model!(Asset {
        active: true,
        condition: "good",
        created_date_time: "2026-03-02T09:00:00Z",
        history: ["good", Condition::from("worn"), "mauve"],
        name,
        pin: null,
        place: models::Place { floor: 2, within: Place { name: "Hall" } },
        route: [Place { floor: 1 }, Place {}],
        settings: json!({ "dim": 0.5 }),
        tags: ["a", String::from("b")],
        "wattage": 40,
        "cables": [[1, "two", null_of_json()], Place { floor: 3 }],
    });
    assert_eq!(
        write(&asset),
        json!({
            "active": true, "condition": "good", "createdDateTime": "2026-03-02T09:00:00Z", "history": ["good", "worn", "mauve"],
            "name": "Lamp", "pin": null, "place": { "floor": 2, "within": { "name": "Hall" } }, "route": [{ "floor": 1 }, {}],
            "settings": { "dim": 0.5 }, "tags": ["a", "b"], "wattage": 40, "cables": [[1, "two", null], { "floor": 3 }],
        })
    );
}

fn null_of_json() -> Json {
    Json::Null
}

#[test]
fn scalars_take_numbers_texts_and_options() {
    let serial: Option<&str> = Some("6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0");
    let (weight, owned) = (7_u8, String::from("PT22H"));
    let specs = model!(Specs {
        bought: Date::from("2026-03-02"),
        daily_check: None,
        price: 12,
        readings: vec![1, 2],
        serial,
        size: 5_000_000_000_i64,
        slots: Some(3_u16),
        thumbprint: b"\x01\x02",
        warranty: owned,
        weight,
    });
    let sent = json!({
        "bought": "2026-03-02", "price": 12, "readings": [1, 2], "serial": "6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0",
        "size": 5_000_000_000_i64, "slots": 3, "thumbprint": "AQI=", "warranty": "PT22H", "weight": 7.0,
    });
    assert_eq!(write(&specs), sent);
    assert_eq!(specs.serial, Some(Guid::from("6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0")));

    // What a base says gives way to what the literal says, null and nothing included.
    let next = model!(Specs { size: null, slots: None, price: 13_u64, ..specs });
    let mut want = sent;
    want["size"] = Json::Null;
    want["price"] = json!(13);
    want.as_object_mut().expect("an object").remove("slots");
    assert_eq!(write(&next), want);
}

#[test]
fn a_derived_type_stands_where_its_base_is_wanted() {
    let camera = model!(Camera { name: "Cam", lens: "50 mm" });
    let body = model!(MoveParameters {
        asset: Camera { pixels: 12, ..camera.clone() },
        place: Box::new(model!(Place { floor: 2 }))
    });
    assert_eq!(
        write(&body),
        json!({
            "asset": { "@odata.type": "#example.inventory.camera", "name": "Cam", "lens": "50 mm", "pixels": 12 },
            "place": { "floor": 2 },
        })
    );
    let same = model!(MoveParameters { asset: model!(Asset { ports: Ports::USB, name: "Box" }) });
    assert_eq!(write(&same)["asset"], json!({ "name": "Box", "ports": write(&Ports::USB) }));
    assert_eq!(camera.lens.as_deref(), Some("50 mm"));
}

#[test]
fn no_field_is_still_a_model() {
    assert_eq!(write(&model!(Entity {})), json!({}));
    assert_eq!(model!(Place { ..Place::default() }), Place::default());
    assert_eq!(write(&model!(Place { name: Option::<String>::None })), json!({}));
}

#[test]
fn relationships_are_set_by_their_methods() {
    let parts = vec![Asset::default()];
    let asset = model!(Asset {
        name: "Desk",
        set_owner(Entity { id: "7" }),
        set_parts([Camera { lens: "50 mm" }, Asset { name: "Leg" }]),
    });
    assert_eq!(
        write(&asset),
        json!({
            "name": "Desk", "owner": { "id": "7" },
            "parts": [{ "@odata.type": "#example.inventory.camera", "lens": "50 mm" }, { "name": "Leg" }],
        })
    );
    assert_eq!(write(&model!(Asset { set_parts(parts) })), json!({ "parts": [{}] }));
}

#[test]
fn what_cannot_be_written_is_an_error_when_it_is_sent() {
    let asset = model!(Asset { name: "Lamp", "active": "perhaps" });
    let error = Request::<()>::post("/assets", &[]).body(&asset).check().expect_err("an error");
    assert!(error.to_string().contains("active"), "{error}");
    // It stays with the model wherever that goes.
    assert!(docwright_runtime::json::to_vec(&model!(MoveParameters { asset: asset.clone() })).is_err());
    assert!(asset.upcast::<Entity>().is_err());
}

#[test]
fn links_lead_below_the_service_that_they_are_sent_to() {
    let asset = model!(Asset {
        name: "Desk",
        bind(Asset::OWNER, "/people/7"),
        bind(Asset::PARTS, [Request::<Asset>::get("/assets/{id}", &["a b"]), Request::get("/assets/{id}", &["2"])]),
        route: [Place { floor: 1 }],
    });
    let sent = crate::requests::create(&asset).to_http("https://api.example/v1.0/").expect("a request");
    let sent: Json = serde_json::from_slice(sent.body()).expect("JSON");
    assert_eq!(
        sent,
        json!({
            "name": "Desk", "route": [{ "floor": 1 }], "owner@odata.bind": "https://api.example/v1.0/people/7",
            "parts@odata.bind": ["https://api.example/v1.0/assets/a%20b", "https://api.example/v1.0/assets/2"],
        })
    );
    let nowhere = model!(Asset { bind(Asset::PARTS, [Request::<Asset>::get("/assets/{id}", &[".."])]) });
    assert!(crate::requests::create(&nowhere).check().is_err());
}
