//! Bodies and headers of requests, and the types that responses are read as.

use docwright_runtime::{Content, Date, ErrorKind, Json, Method, Model, Reference, Request, Response};
use serde_json::json;

use crate::models::{Asset, Camera, MoveParameters, Place};
use crate::{read, requests};

fn body<R>(request: &Request<R>) -> Json {
    request.check().expect("a request that can be sent");
    assert_eq!(request.headers().find(|(name, _)| *name == "Content-Type"), Some(("Content-Type", "application/json")));
    serde_json::from_slice(request.body_bytes().expect("a body")).expect("JSON")
}

#[test]
fn a_request_says_what_to_send() {
    let request = requests::list("ada lovelace@example.com");
    assert_eq!((request.method(), request.method().as_str()), (Method::Get, "GET"));
    assert_eq!(request.path(), "/users/ada%20lovelace@example.com/assets");
    assert_eq!(request.template(), "/users/{id | userPrincipalName}/assets");
    assert_eq!(request.headers().count(), 0);
    assert!(request.body_bytes().is_none());
    assert_eq!(format!("{request:?}"), "Request(GET /users/{id | userPrincipalName}/assets)");
    assert_eq!(requests::list_files("1", "a b/c.txt").path(), "/assets/1/files/root:/a%20b/c.txt:/children");
    assert_eq!(
        requests::count_by_name("o'clock", &Date::from("2024-01-01")).path(),
        "/assets/count(name='o%27%27clock',since=2024-01-01)"
    );
    assert_eq!(
        requests::list_bookings("2024-01-01T00:00:00+01:00", "x").path_and_query(),
        "/assets/bookings?start=2024-01-01T00:00:00%2B01:00&end=x"
    );
}

#[test]
fn bodies_leave_out_what_only_the_service_writes() {
    let asset: Asset = read(
        &json!({"id": "1", "createdDateTime": "x", "name": "desk", "color": "red", "@odata.etag": "W/1", "place": {"name": "hall"}}),
    );
    assert_eq!(
        body(&requests::create(&asset)),
        json!({"name": "desk", "color": "red", "@odata.etag": "W/1", "place": {"name": "hall"}})
    );
    let mut place = Place::default();
    place.set_null(Place::NAME);
    let request = requests::update_place("7", &place);
    assert_eq!((request.method(), request.path()), (Method::Patch, "/places/7"));
    assert_eq!(body(&request), json!({"name": null}));
    // Further in, an id says which object is meant.
    let parameters = MoveParameters::with(|parameters| parameters.asset = Some(Box::new(asset)));
    assert_eq!(body(&requests::move_("1", &parameters))["asset"]["id"], "1");
}

#[test]
fn a_derived_value_carries_its_type() {
    let mut camera = Camera::with(|camera| camera.lens = Some("wide".into()));
    assert_eq!(body(&requests::create(&camera)), json!({"@odata.type": "#example.inventory.camera", "lens": "wide"}));
    camera.set_extra("@odata.type", "#example.inventory.cameraOfMine").expect("an annotation");
    assert_eq!(
        body(&requests::create(&camera)),
        json!({"@odata.type": "#example.inventory.cameraOfMine", "lens": "wide"})
    );
    assert_eq!(body(&requests::create(&Asset::default())), json!({}));
}

#[test]
fn links_bytes_and_headers() {
    let reference = Reference::to("https://api.example/v1.0/assets/2");
    assert_eq!(
        body(&requests::add_part_ref("1", &reference)),
        json!({"@odata.id": "https://api.example/v1.0/assets/2"})
    );
    let request = requests::set_manual("1", Content::new("text").of_type("text/plain"));
    assert_eq!(request.body_bytes().map(AsRef::as_ref), Some(&b"text"[..]));
    assert_eq!(request.headers().collect::<Vec<_>>(), [("Content-Type", "text/plain")]);
    let request = requests::count()
        .header("X-Level", "eventual")
        .if_match("W/1")
        .prefer("a")
        .prefer("b")
        .header("if-match", "W/2");
    assert_eq!(
        request.headers().collect::<Vec<_>>(),
        [("X-Level", "eventual"), ("Prefer", "a, b"), ("if-match", "W/2")]
    );
}

#[test]
fn requests_that_would_go_wrong_are_held_back() {
    for request in [
        requests::list("..").returning::<()>(),
        requests::list("").returning(),
        requests::list_files("1", "a/../b").returning(),
        requests::count().header("X", "a\r\nAuthorization: b").returning(),
        requests::count().header("X Y", "a").returning(),
        requests::count().header("", "a").returning(),
    ] {
        assert_eq!(request.check().expect_err("a problem").kind(), ErrorKind::Request);
        assert_eq!(
            request.clone().check().expect_err("still there").to_string(),
            request.check().expect_err("a problem").to_string()
        );
    }
}

#[test]
fn responses() {
    let page = requests::list("u").read(&Response::new(
        200,
        r#"{"@odata.context":"c","value":[{"name":"a"}],"@odata.nextLink":"https://n","@odata.count":9}"#,
    ));
    let page = page.expect("a page");
    assert_eq!(
        (page.value.len(), page.next_link.as_deref(), page.delta_link, page.count),
        (1, Some("https://n"), None, Some(9))
    );
    assert!(requests::list("u").read(&Response::new(204, "")).expect("nothing to list").value.is_empty());
    assert!(requests::list("u").read(&Response::new(200, "")).expect("as little").value.is_empty());
    assert!(requests::list("u").read(&Response::new(200, "[]")).is_err());
    assert_eq!(requests::count().read(&Response::new(200, "\u{feff}42")).expect("a number"), 42);
    let value =
        requests::count_by_name("a", &Date::from("b")).read(&Response::new(200, r#"{"value": 7}"#)).expect("a value");
    assert_eq!(value.value, Some(7));
    assert_eq!(
        requests::update_place("1", &Place::default()).read(&Response::new(204, "")).expect("nothing"),
        Place::default()
    );
    requests::add_part_ref("1", &Reference::to("x")).read(&Response::new(204, "ignored")).expect("nothing");
    let response = Response::new(200, &b"\x89PNG"[..]).with_header("content-type", "image/png");
    let content = requests::set_manual("1", Content::default()).read(&response).expect("bytes");
    assert_eq!((content.bytes().as_ref(), content.content_type()), (&b"\x89PNG"[..], Some("image/png")));
    let json: Json = Request::new(Method::Get, String::from("/made/at/run/time"), &[])
        .read(&Response::new(200, "[1]"))
        .expect("JSON");
    assert_eq!(json, json!([1]));
}
