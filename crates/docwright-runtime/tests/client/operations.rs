//! Long-running operations and their polling.

use std::time::Duration;

use docwright_runtime::client::{OperationState, PollPolicy};
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
        assert_eq!(server.lines()[1..], ["GET /v1.0/monitor?key=1"; 3]);
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
        "/v1.0/monitor" => with(303, &[("Location", "/v1.0/items/2")], ""),
        // The status of what came of it is none of the operation.
        _ => json(200, r#"{"id": "2", "status": "failed"}"#),
    })
    .await;
    let mut operation = server.client().start(copy()).await.unwrap();
    assert_eq!(operation.wait().await.unwrap().resource_location.as_deref(), Some("/v1.0/items/2"));
    assert_eq!(server.seen().len(), 2);
    assert_eq!(operation.result::<Json>().await.unwrap()["id"], "2");
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

/// A server that accepts an operation and answers its monitor in this order.
async fn monitored(answers: impl IntoIterator<Item = crate::server::Does>) -> Server {
    let accepted = with(202, &[("Location", "/v1.0/ops/1"), ("Retry-After", "0")], "");
    Server::script(std::iter::once(accepted).chain(answers)).await
}

#[tokio::test(start_paused = true)]
async fn a_state_that_is_not_known_is_no_success() {
    for word in ["validating", "started", "unknownFutureValue", "skipped"] {
        let odd = || with(200, &[("Retry-After", "0")], format!(r#"{{"status": "{word}"}}"#));
        let server = monitored([odd(), odd(), json(200, r#"{"status": "succeeded"}"#)]).await;
        let mut operation = server.client().start(copy()).await.unwrap();
        assert_eq!(operation.poll().await.unwrap().state, OperationState::Unknown, "{word}");
        assert_eq!(operation.wait().await.unwrap().state, OperationState::Succeeded, "{word}");
        assert_eq!(server.seen().len(), 4, "{word}");
    }
    for word in ["submissionFailed", "partiallySucceeded", "completedWithErrors"] {
        let server = monitored([json(200, format!(r#"{{"status": "{word}"}}"#))]).await;
        let mut operation = server.client().start(copy()).await.unwrap();
        let error = operation.wait().await.unwrap_err();
        assert!(error.to_string().contains(&format!("the operation ended as {word}")), "{error}");
        assert_eq!(operation.status().state, OperationState::Failed, "{word}");
    }
}

#[tokio::test(start_paused = true)]
async fn waiting_ends_and_says_where_the_operation_was() {
    for (word, after, want) in [
        ("odd", 300, "the operation is still odd, a state that is not known to be its end; 200 OK"),
        ("running", 3600, "the operation is still going on; 200 OK"),
    ] {
        let server = Server::start(move |seen| match seen.method.as_str() {
            "POST" => with(202, &[("Location", "/v1.0/ops/1")], ""),
            _ => json(200, format!(r#"{{"status": "{word}"}}"#)),
        })
        .await;
        let start = Instant::now();
        let error = server.client().start(copy()).await.unwrap().wait().await.unwrap_err();
        assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Timeout, true));
        assert!(error.to_string().starts_with(&format!("POST /items/{{id}}/copy: {want}")), "{error}");
        assert!((after - 30..=after + 1).contains(&start.elapsed().as_secs()), "{word} {:?}", start.elapsed());
    }
}

#[tokio::test(start_paused = true)]
async fn a_service_names_the_pause_within_reason() {
    let turn = std::sync::atomic::AtomicU32::new(0);
    let server = Server::start(move |seen| match seen.method.as_str() {
        "POST" => with(202, &[("Location", "/v1.0/ops/1"), ("Retry-After", "0")], ""),
        // An end, for a client that would ask forever.
        _ if turn.fetch_add(1, std::sync::atomic::Ordering::SeqCst) == 100 => json(200, ""),
        _ => with(202, &[("Retry-After", "0")], ""),
    })
    .await;
    let short = PollPolicy { max_wait: Duration::from_secs(3), ..PollPolicy::default() };
    let client = server.builder().polling(short).build().unwrap();
    let error = client.start(copy()).await.unwrap().wait().await.unwrap_err();
    assert_eq!((error.kind(), server.seen().len()), (ErrorKind::Timeout, 1 + 6));
    let start = Instant::now();
    let server = monitored([with(202, &[("Retry-After", "1000000000")], "")]).await;
    assert_eq!(server.client().start(copy()).await.unwrap().wait().await.unwrap_err().kind(), ErrorKind::Timeout);
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_redirect_ends_the_wait_and_is_not_followed() {
    let away = Server::start(|_| json(401, r#"{"error": {"code": "unauthenticated"}}"#)).await;
    let item = away.url("/drives/1/items/2");
    let done = r#"{"percentageComplete": 100.0, "resourceId": "2", "status": "completed"}"#;
    let monitor = Server::script([
        with(202, &[("Retry-After", "0")], r#"{"status": "inProgress", "percentageComplete": 27.8}"#),
        with(303, &[("Location", &item)], done),
        with(303, &[("Location", "/drives/1/items/2")], done),
    ])
    .await;
    let address = monitor.url("/mon/1");
    let server = Server::start(move |_| with(202, &[("Location", &address), ("Retry-After", "0")], "")).await;
    let mut operation = server.client().start(copy()).await.unwrap();
    let status = operation.wait().await.unwrap();
    assert_eq!((status.state, status.resource_id.as_deref()), (OperationState::Succeeded, Some("2")));
    assert_eq!(status.resource_location.as_deref(), Some(&*item));
    assert!(away.seen().is_empty());
    // The place is another host's, and so is what it means without a host.
    let mut operation = server.client().start(copy()).await.unwrap();
    let place = operation.wait().await.unwrap().resource_location.clone();
    assert_eq!(place.as_deref(), Some(&*monitor.url("/drives/1/items/2")));
    assert!(monitor.seen().iter().all(|seen| !seen.has_token()));
}

#[tokio::test(start_paused = true)]
async fn a_failed_operation_says_why_wherever_the_service_put_it() {
    for (body, want) in [
        (r#"{"status": "failed", "errorCode": "nameExists", "statusDescription": "Full."}"#, "nameExists: Full."),
        (r#"{"status": "failed", "resultInfo": {"code": "nameExists", "message": "Full."}}"#, "nameExists: Full."),
        (r#"{"status": "failed", "statusDetail": {"code": "nameExists", "message": "Full."}}"#, "nameExists: Full."),
        (r#"{"status": {"state": "failed", "description": "Full."}}"#, "Full."),
        (r#"{"status": "failed", "error": null}"#, "the operation ended as failed"),
    ] {
        let server = monitored([json(200, body)]).await;
        let error = server.client().start(copy()).await.unwrap().wait().await.unwrap_err();
        assert!(error.to_string().contains(want), "{error}");
        assert_eq!(error.code().is_some(), want.starts_with("name"), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_nobody_can_know_is_no_success() {
    // Accepted without a place to ask, and a gateway in place of the monitor.
    let server = Server::script([with(202, &[], ""), with(202, &[("Location", "")], "")]).await;
    for _ in 0..2 {
        let mut operation = server.client().start(copy()).await.unwrap();
        assert_eq!(operation.status().state, OperationState::Unknown);
        assert_eq!(operation.wait().await.unwrap_err().kind(), ErrorKind::Protocol);
    }
    let server = monitored([with(200, &[("Content-Type", "text/html")], "<html>sign in</html>")]).await;
    let error = server.client().start(copy()).await.unwrap().wait().await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Decode, Some(200)));
    // An address that says that it is an operation's is one, whatever the status.
    let server = Server::script([
        with(201, &[("Lamp-Operation", "/v1.0/ops/1"), ("Retry-After", "0")], r#"{"id": "2"}"#),
        json(200, r#"{"status": "succeeded"}"#),
    ])
    .await;
    assert_eq!(server.client().start(copy()).await.unwrap().wait().await.unwrap().text.as_deref(), Some("succeeded"));
}

#[tokio::test(start_paused = true)]
async fn a_place_without_host_is_below_the_service() {
    let server = Server::start(|seen| match seen.path.as_str() {
        "/v1.0/teams" => with(202, &[("Location", "/teams('7')/operations('9')"), ("Retry-After", "0")], ""),
        "/v1.0/teams('7')/operations('9')" => {
            json(200, r#"{"status": "succeeded", "targetResourceLocation": "/teams('7')"}"#)
        }
        "/v1.0/teams('7')" => json(200, r#"{"id": "7"}"#),
        _ => json(404, ""),
    })
    .await;
    let create = Request::<()>::post("/teams", &[]).json(&1).if_match("W/1").header("X-Level", "eventual");
    let mut operation = server.client().start(create).await.unwrap();
    assert_eq!(operation.result::<Json>().await.unwrap()["id"], "7");
    // What was asked of the team is not asked of the monitor, save who asks and how.
    for seen in &server.seen()[1..] {
        assert_eq!(
            (seen.header("if-match"), seen.header("content-type"), seen.header("content-length")),
            (None, None, None)
        );
        assert_eq!(seen.header("x-level"), Some("eventual"));
    }
}
