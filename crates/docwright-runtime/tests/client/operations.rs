//! Long-running operations and their polling.

use docwright_runtime::client::OperationState;
use docwright_runtime::{ErrorKind, Json, Request};
use tokio::time::Instant;

use crate::server::{Server, json, with};

fn copy() -> Request<()> {
    Request::post("/items/{id}/copy", &["1"]).json(&1)
}

#[tokio::test(start_paused = true)]
async fn an_operation_is_asked_until_it_is_done() {
    for header in ["Location", "Lamp-Operation", "Operation-Location"] {
        let server = Server::script([
            with(202, &[(header, "/monitor?key=1"), ("Retry-After", "10")], ""),
            json(202, r#"{"status": "inProgress", "percentageComplete": 40.5}"#),
            with(200, &[("Retry-After", "5")], r#"{"status": "running"}"#),
            json(200, r#"{"status": "completed", "resourceId": "2", "percentageComplete": 100}"#),
        ])
        .await;
        let client = server.client();
        let start = Instant::now();
        let mut operation = client.start(copy()).await.unwrap();
        assert_eq!(operation.status().state, OperationState::Running);
        assert_eq!(operation.link(), Some("/monitor?key=1"));
        assert!(!format!("{operation:?}").contains("key"), "{operation:?}");
        assert_eq!(operation.poll().await.unwrap().percent, Some(40.5));
        let finished = operation.wait().await.unwrap();
        assert_eq!((finished.state, finished.resource_id.as_deref()), (OperationState::Succeeded, Some("2")));
        // One second of our own, then the five that were asked for.
        assert_eq!(start.elapsed().as_secs(), 6);
        assert_eq!(server.lines()[1..], ["GET /monitor?key=1"; 3]);
    }
}

#[tokio::test(start_paused = true)]
async fn the_pause_grows_when_the_service_names_none() {
    let server = Server::start(|seen| match seen.method.as_str() {
        "POST" => with(202, &[("Location", "/monitor")], ""),
        _ => json(202, ""),
    })
    .await;
    let client = server.builder().build().unwrap();
    let mut operation = client.start(copy()).await.unwrap();
    let waiting = tokio::time::timeout(std::time::Duration::from_secs(200), operation.wait()).await;
    assert!(waiting.is_err());
    // After 1, 2, 4, 8, 16 seconds and every 30 from then on.
    assert_eq!(server.seen().len(), 1 + 5 + 5);
}

#[tokio::test(start_paused = true)]
async fn a_result_is_fetched_from_where_it_is() {
    let server = Server::start(|seen| match seen.path.as_str() {
        "/v1.0/items/1/copy" => with(202, &[("Location", "/v1.0/operations/7")], ""),
        "/v1.0/operations/7" => json(200, r#"{"status": "Succeeded", "resourceLocation": "/v1.0/items/2"}"#),
        _ => json(200, r#"{"id": "2"}"#),
    })
    .await;
    let client = server.client();
    let mut operation = client.start(copy()).await.unwrap();
    assert_eq!(operation.result::<Json>().await.unwrap()["id"], "2");
    // By its link alone, for instance by another program.
    let mut again = client.operation(server.url("/v1.0/operations/7"));
    assert_eq!(again.result::<Json>().await.unwrap()["id"], "2");
    // A monitor may lead to the result by a redirect.
    let server = Server::start(|seen| match seen.path.as_str() {
        "/v1.0/items/1/copy" => with(202, &[("Location", "/monitor")], ""),
        "/monitor" => with(303, &[("Location", "/v1.0/items/2")], ""),
        _ => json(200, r#"{"id": "2", "status": "failed"}"#),
    })
    .await;
    let mut operation = server.client().start(copy()).await.unwrap();
    assert_eq!(operation.wait().await.unwrap_err().kind(), ErrorKind::Service);
}

#[tokio::test(start_paused = true)]
async fn an_operation_that_failed_says_why() {
    let server = Server::script([
        with(202, &[("Location", "/monitor")], ""),
        json(200, r#"{"status": "failed", "error": {"code": "quotaExceeded", "message": "Full."}}"#),
    ])
    .await;
    let error = server.client().start(copy()).await.unwrap().wait().await.unwrap_err();
    assert_eq!(error.to_string(), "POST /items/{id}/copy: the operation ended as failed; 200 OK: quotaExceeded: Full.");
    assert_eq!(error.code(), Some("quotaExceeded"));
}

#[tokio::test]
async fn what_is_done_at_once_needs_no_asking() {
    let server =
        Server::script([with(201, &[("Location", "/v1.0/items/2")], r#"{"id": "2", "status": "failed"}"#)]).await;
    let mut operation = server.client().start(copy()).await.unwrap();
    assert_eq!((operation.link(), operation.status().state), (None, OperationState::Succeeded));
    assert_eq!(operation.result::<Json>().await.unwrap()["id"], "2");
    assert_eq!(server.seen().len(), 1);
}
