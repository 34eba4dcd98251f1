//! The bodies of a JSON batch by their media types, and answers to it that are odd.

use std::sync::Mutex;

use docwright_runtime::client::Batch;
use docwright_runtime::{Content, ErrorKind, Json, Reference, Request, Response};
use serde_json::json;
use tokio::time::Instant;

use super::{get, response, service};
use crate::server::Server;

#[tokio::test]
async fn bodies_are_written_by_their_type() {
    let server = service(|it| json!({"status": 200, "body": it})).await;
    let mut batch = Batch::new();
    let content = |bytes: &[u8], of: &str| Content::new(bytes.to_vec()).of_type(of);
    let put = |content| Request::<Json>::put("/x", &[]).content(content);
    let wants = [
        (batch.add(Request::post("/messages/{id}/send", &["1"])), json!({}), "application/json"),
        (batch.add(Request::patch("/x", &[])), json!({}), "application/json"),
        (batch.add(put(content(b"SGVsbG8=", "text/plain"))), json!("SGVsbG8="), "text/plain"),
        (batch.add(put(content(&[0xff, 0xd8, 0xff, 0xe0, 0xfb], "image/jpeg"))), json!("_9j_4Ps="), "image/jpeg"),
        (batch.add(put(content(b"<a/>", "application/xml"))), json!("PGEvPg=="), "application/xml"),
        (batch.add(put(content(b"", "text/plain"))), json!(""), "text/plain"),
        (batch.add(put(content(b"[1]", "application/merge-patch+json"))), json!([1]), "application/merge-patch+json"),
    ];
    let plain = [batch.add(Request::<Json>::get("/x", &[])), batch.add(Request::delete("/x", &[]))];
    let broken = batch.add(put(content(b"{", "application/json")));
    let latin = batch.add(put(content(&[0xe9], "text/plain")));
    let last = batch.add_after(&[latin.after()], Request::<Json>::get("/x", &[]));
    let mut responses = batch.send(&server.client()).await;
    for (key, body, content_type) in wants {
        let sent = responses.take(key).unwrap();
        assert_eq!((&sent["body"], &sent["headers"]["Content-Type"]), (&body, &json!(content_type)));
    }
    for key in plain {
        let sent = responses.take(key).unwrap();
        assert!(sent.get("body").is_none() && sent["headers"].get("Content-Type").is_none(), "{sent}");
    }
    for key in [broken, latin] {
        assert_eq!(responses.take(key).unwrap_err().kind(), ErrorKind::Encode, "and it spoils no other");
    }
    assert_eq!(responses.take(last).unwrap_err().status(), Some(424));
}

#[tokio::test]
async fn bodies_are_read_by_their_type() {
    for (status, content_type, body, want) in [
        (200, "image/jpeg", json!("_9j_4PvmTWFu"), Some(&b"\xff\xd8\xff\xe0\xfb\xe6Man"[..])),
        (200, "image/jpeg", json!("/9j/4PvmTWFu"), Some(b"\xff\xd8\xff\xe0\xfb\xe6Man")),
        (200, "image/jpeg", json!("_9g"), Some(b"\xff\xd8")),
        (200, "image/jpeg", json!("not base64"), None),
        (200, "text/plain", json!("1523"), Some(b"1523")),
        (200, "text/plain", json!(1523), Some(b"1523")),
        (200, "text/plain", json!("busy"), Some(b"busy")),
        (200, "application/json", json!("busy"), Some(b"\"busy\"")),
        (400, "text/html", json!("<html>no</html>"), Some(b"<html>no</html>")),
        (400, "application/xml", json!("<e/>"), Some(b"<e/>")),
        (400, "image/jpeg", json!({"error": {"code": "x"}}), Some(b"{\"error\":{\"code\":\"x\"}}")),
    ] {
        let told = body.clone();
        let part = move |_: &Json| json!({"status": status, "headers": {"content-type": content_type}, "body": told});
        let server = service(part).await;
        let read = server.client().send_all([Request::<Content>::get("/x", &[])]).await.remove(0);
        let bytes = match &read {
            Ok(content) => Some(content.as_ref().to_vec()),
            Err(error) if error.kind() == ErrorKind::Service => error.service().map(|it| it.body().to_vec()),
            Err(error) => {
                assert_eq!((error.kind(), error.status()), (ErrorKind::Decode, Some(200)), "{error}");
                None
            }
        };
        assert_eq!(bytes.as_deref(), want, "{content_type} {body}");
    }
    let server = service(|_| json!({"status": 200, "headers": {"Content-Type": "text/plain"}, "body": "1523"})).await;
    let counts = server.client().send_all([Request::<i64>::get("/users/$count", &[])]).await;
    assert_eq!(counts[0].as_ref().unwrap(), &1523);
}

#[tokio::test(start_paused = true)]
async fn an_odd_answer_is_that_of_one_request() {
    let turn = Mutex::new(0);
    let server = Server::start(move |_| {
        let mut turn = turn.lock().unwrap();
        *turn += 1;
        if *turn > 1 {
            return response(vec![json!({"id": "5", "status": 200, "body": {}})]);
        }
        response(vec![
            json!({"id": "0", "status": "fine"}),
            json!({"id": "1", "status": 200, "body": {"n": 1}}),
            json!({"id": "1", "status": 200, "body": {"n": 2}}),
            json!({"id": 2, "status": 200, "headers": {"X-Count": 7, "X-Null": null}, "body": {}}),
            json!("nonsense"),
            json!({"id": "99", "status": 200}),
            json!({"id": "5", "status": 429, "headers": {"Retry-After": 5}}),
        ])
    })
    .await;
    let start = Instant::now();
    let mut results = server.client().send_all((0..6).map(|it| get(it).returning::<Response>())).await;
    for (index, want) in
        [(0, "cannot be read"), (1, "has two to this"), (3, "has none to this"), (4, "has none to this")]
    {
        let error = results[index].as_ref().unwrap_err();
        assert!(error.to_string().contains(want), "{index}: {error}");
        assert_eq!((error.kind(), error.status(), error.attempts()), (ErrorKind::Decode, Some(200), 1), "{index}");
    }
    assert_eq!(results.remove(2).unwrap().header("x-count"), Some("7"));
    assert_eq!(results.pop().unwrap().unwrap().attempts(), 2);
    assert!(start.elapsed().as_secs() >= 5);
}

#[tokio::test]
async fn links_lead_below_the_service_in_a_batch_too() {
    let server = service(|it| json!({"status": 200, "body": it["body"]})).await;
    let mut batch = Batch::new();
    let link = Request::<Json>::post("/groups/{id}/members/$ref", &["1"]).reference(&Reference::to("/users/7"));
    let key = batch.add(link);
    let sent = batch.send(&server.client()).await.take(key).unwrap();
    let link = sent["@odata.id"].as_str().unwrap();
    assert!(link.starts_with("http") && link.ends_with("/users/7"), "{link}");
}
