//! JSON batches against a server.

mod bodies;

use std::sync::Mutex;

use docwright_runtime::client::Batch;
use docwright_runtime::{Content, ErrorKind, Json, Request};
use serde_json::json;
use tokio::time::Instant;

use crate::server::{Does, Seen, Server};

fn get(id: usize) -> Request<Json> {
    Request::get("/users/{id}", &[&id.to_string()])
}

/// The requests that came in a batch.
fn requests(seen: &Seen) -> Vec<Json> {
    let body: Json = serde_json::from_slice(&seen.body).unwrap();
    body["requests"].as_array().unwrap().clone()
}

fn response(responses: Vec<Json>) -> Does {
    crate::server::json(200, json!({"responses": responses}).to_string())
}

/// Answers each request by the function, in the reverse order.
async fn service(each: impl Fn(&Json) -> Json + Send + Sync + 'static) -> Server {
    Server::start(move |seen| {
        let one = |request: &Json| {
            let mut response = each(request);
            response["id"] = request["id"].clone();
            response
        };
        response(requests(seen).iter().rev().map(one).collect())
    })
    .await
}

#[tokio::test]
async fn answers_are_typed_and_in_the_order_asked() {
    let server = service(|it| json!({"status": 200, "body": {"url": it["url"]}})).await;
    let client = server.client();
    let results = client.send_all((0..45).map(get)).await;
    for (index, result) in results.iter().enumerate() {
        assert_eq!(result.as_ref().unwrap()["url"], format!("/users/{index}"));
    }
    assert_eq!(server.seen().iter().map(|it| requests(it).len()).collect::<Vec<_>>(), [20, 20, 5]);
    assert_eq!(server.lines()[0], "POST /v1.0/$batch");
    assert!(client.send_all(Vec::<Request<Json>>::new()).await.is_empty());
    assert_eq!(server.seen().len(), 3);
}

#[tokio::test]
async fn requests_of_many_kinds() {
    let server = service(|it| match it["url"].as_str().unwrap() {
        "/photo" => json!({"status": 200, "headers": {"Content-Type": "image/jpeg"}, "body": "/9j/"}),
        "/count" => json!({"status": 200, "headers": {"content-type": "text/plain"}, "body": "12 users"}),
        "/messages" => json!({"status": 201, "headers": {"Content-Type": "application/json; x=y", "ETag": "e"}, "body": it["body"]}),
        "/bytes" => json!({"status": 200, "body": it}),
        "/gone" => json!({"status": 404, "body": {"error": {"code": "itemNotFound"}}}),
        _ => json!({"status": 204}),
    })
    .await;
    let mut batch = Batch::new();
    let photo = batch.add(Request::<Content>::get("/photo", &[]));
    let count = batch.add(Request::<Content>::get("/count", &[]));
    let message = batch
        .add(Request::<Json>::post("/messages", &[]).json(&json!({"n": 1.10})).header("Prefer", "x").with_response());
    let bytes = batch.add(Request::<Json>::put("/bytes", &[]).content(Content::new("ab").of_type("text/plain")));
    let gone = batch.add(Request::<Json>::get("/gone", &[]));
    let nowhere = batch.add(Request::<Json>::get("/{id}", &[".."]));
    let deleted = batch.add(Request::<()>::delete("/messages/{id}", &["1"]));
    assert_eq!(batch.len(), 7);
    let mut responses = batch.send(&server.client()).await;
    let photo = responses.take(photo).unwrap();
    assert_eq!((photo.as_ref(), photo.content_type()), (&[0xff, 0xd8, 0xff][..], Some("image/jpeg")));
    assert_eq!(responses.take(count).unwrap().as_ref(), b"12 users");
    let message = responses.take(message).unwrap();
    assert_eq!((message.value["n"].as_f64(), message.response.header("etag")), (Some(1.1), Some("e")));
    let sent = responses.take(bytes).unwrap();
    assert_eq!(
        (&sent["body"], &sent["headers"]["Content-Type"], &sent["method"]),
        (&json!("ab"), &json!("text/plain"), &json!("PUT"))
    );
    let gone = responses.take(gone).unwrap_err();
    assert_eq!((gone.code(), gone.template(), gone.is_not_found()), (Some("itemNotFound"), Some("/gone"), true));
    assert_eq!(responses.take(nowhere).unwrap_err().kind(), ErrorKind::Request);
    responses.take(deleted).unwrap();
    assert_eq!(requests(&server.seen()[0]).len(), 6, "what cannot be sent must not spoil the others");
}

#[tokio::test]
async fn each_request_has_the_headers_of_the_client() {
    let server = service(|it| json!({"status": 200, "body": it["headers"]})).await;
    let builder = server.builder().user_agent("lamps/1").header("Prefer", "a").header("X-Level", "eventual");
    let client = builder.header("Authorization", "Bearer other").build().unwrap();
    let results = client.send_all([get(0), get(1).header("PREFER", "b")]).await;
    let found: Vec<_> = results.into_iter().map(Result::unwrap).collect();
    assert_eq!(found[0], json!({"accept": "application/json", "x-level": "eventual", "prefer": "a"}));
    assert_eq!(found[1], json!({"PREFER": "b", "accept": "application/json", "x-level": "eventual"}));
}

#[tokio::test(start_paused = true)]
async fn the_busy_are_asked_again_and_only_they() {
    let turns = Mutex::new(0);
    let server = service(move |it| {
        let busy = it["url"] == "/users/1" || it["url"] == "/users/3";
        let mut turns = turns.lock().unwrap();
        *turns += u32::from(busy);
        if busy && *turns <= 3 {
            return json!({"status": 429, "headers": {"Retry-After": "9"}});
        }
        json!({"status": 200, "body": it["url"]})
    })
    .await;
    let start = Instant::now();
    let results = server.client().send_all((0..5).map(|it| get(it).with_response())).await;
    let attempts: Vec<u32> = results.iter().map(|it| it.as_ref().unwrap().response.attempts()).collect();
    assert_eq!(server.seen().iter().map(|it| requests(it).len()).collect::<Vec<_>>(), [5, 2, 1]);
    assert_eq!(attempts.iter().sum::<u32>(), 8, "{attempts:?}");
    let waited = start.elapsed().as_secs_f64();
    assert!((18.0..21.0).contains(&waited), "{waited}");
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_repeated_fails_by_itself() {
    let server = service(|it| match it["method"].as_str().unwrap() {
        "POST" => json!({"status": 504}),
        _ => json!({"status": 429, "headers": {"Retry-After": "1"}, "body": {"error": {"code": "tooMany"}}}),
    })
    .await;
    let mut batch = Batch::new();
    let post = batch.add(Request::<Json>::post("/x", &[]).json(&1));
    let list = batch.add(Request::<Json>::get("/y", &[]));
    let mut responses = batch.send(&server.client()).await;
    assert_eq!(responses.take(post).unwrap_err().attempts(), 1);
    let error = responses.take(list).unwrap_err();
    assert!(error.is_throttled());
    assert_eq!((error.attempts(), error.code()), (5, Some("tooMany")));
}

#[tokio::test(start_paused = true)]
async fn dependencies_hold_across_calls() {
    let first = Mutex::new(true);
    let server = service(move |it| {
        let busy = it["url"] == "/users/0" && std::mem::take(&mut *first.lock().unwrap());
        let status = match it["url"].as_str().unwrap() {
            _ if busy => 429,
            // The service says so of what depends on what failed.
            "/users/1" if it["dependsOn"] == json!(["0"]) && !it["late"].is_null() => 424,
            "/users/2" => 404,
            _ => 200,
        };
        json!({"status": status, "headers": {"Retry-After": "1"}, "body": {"after": it["dependsOn"]}})
    })
    .await;
    let mut batch = Batch::new();
    let zero = batch.add(get(0));
    let one = batch.add_after(&[zero.after()], get(1));
    let two = batch.add(get(2));
    let fill: Vec<_> = (3..25).map(|it| batch.add(get(it))).collect();
    let late = batch.add_after(&[one.after()], get(25));
    let lost = batch.add_after(&[two.after(), zero.after()], get(26));
    let lost_too = batch.add_after(&[lost.after()], get(27));
    let mut responses = batch.send(&server.client()).await;
    responses.take(zero).unwrap();
    assert_eq!(responses.take(one).unwrap()["after"], json!(["0"]));
    assert_eq!(responses.take(two).unwrap_err().status(), Some(404));
    for key in fill {
        responses.take(key).unwrap();
    }
    assert_eq!(responses.take(late).unwrap()["after"], Json::Null, "what it waits for is done");
    assert_eq!(responses.take(lost).unwrap_err().status(), Some(424));
    assert_eq!(responses.take(lost_too).unwrap_err().status(), Some(424));
}

#[tokio::test(start_paused = true)]
async fn what_waits_for_the_busy_is_asked_again_with_it() {
    let turn = Mutex::new(0);
    let server = Server::start(move |seen| {
        let mut turn = turn.lock().unwrap();
        *turn += 1;
        let status = |id: &Json| match (*turn, id.as_str()) {
            (1, Some("0")) => json!({"id": "0", "status": 429, "headers": {"Retry-After": "1"}}),
            (1, id) => json!({"id": id, "status": 424}),
            (_, id) => json!({"id": id, "status": 200, "body": {}}),
        };
        response(requests(seen).iter().map(|it| status(&it["id"])).collect())
    })
    .await;
    let mut batch = Batch::new();
    let first = batch.add(get(0));
    let second = batch.add_after(&[first.after()], get(1).with_response());
    let mut responses = batch.send(&server.client()).await;
    responses.take(first).unwrap();
    responses.take(second).unwrap();
    let again = requests(&server.seen()[1]);
    assert_eq!((again.len(), &again[1]["dependsOn"]), (2, &json!(["0"])));
}

#[tokio::test]
async fn a_call_that_fails_fails_its_requests_only() {
    let turn = Mutex::new(0);
    let server = Server::start(move |seen| {
        let mut turn = turn.lock().unwrap();
        *turn += 1;
        match *turn {
            1 => crate::server::json(400, r#"{"error": {"code": "badBatch"}}"#),
            2 => response(
                requests(seen).iter().skip(1).map(|it| json!({"id": it["id"], "status": 200, "body": {}})).collect(),
            ),
            _ => crate::server::json(200, "nonsense"),
        }
    })
    .await;
    let results = server.client().send_all((0..41).map(get)).await;
    assert!(results[..20].iter().all(|it| it.as_ref().is_err_and(|it| it.code() == Some("badBatch"))));
    let missing = results[20].as_ref().unwrap_err();
    assert!(missing.to_string().contains("has none to this request"), "{missing}");
    assert!(results[21..40].iter().all(Result::is_ok));
    assert_eq!(results[40].as_ref().unwrap_err().kind(), ErrorKind::Decode);
}
