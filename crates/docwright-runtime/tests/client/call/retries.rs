//! Requests that are sent again, and those that must not be.

use std::time::Duration;

use docwright_runtime::{ErrorKind, Json, Method, Request, RetryPolicy};
use tokio::time::Instant;

use crate::server::{Does, Server, json, with};

fn busy(status: u16, after: &str) -> Does {
    with(status, &[("Retry-After", after), ("Date", "Sun, 06 Nov 1994 08:49:37 GMT")], "{}")
}

fn request(method: Method) -> Request<Json> {
    let request = Request::new(method, "/me/messages", &[]);
    if method == Method::Get { request } else { request.json(&1) }
}

#[tokio::test(start_paused = true)]
async fn the_service_is_given_the_time_it_asks_for() {
    for (after, least, most) in [("7", 7.0, 7.8), ("Sun, 06 Nov 1994 08:49:57 GMT", 20.0, 21.1), ("0", 0.0, 0.1)] {
        let server = Server::script([busy(429, after), busy(503, after), json(200, "{}")]).await;
        let start = Instant::now();
        let response = server.client().send(request(Method::Post).with_response()).await.unwrap().response;
        let waited = start.elapsed().as_secs_f64() / 2.0;
        assert!((least..most).contains(&waited), "{after}: {waited}");
        assert_eq!(response.attempts(), 3);
        let seen = server.seen();
        assert!(
            seen.iter()
                .all(|it| it.body == "1" && it.header("client-request-id") == seen[0].header("client-request-id"))
        );
    }
}

#[tokio::test(start_paused = true)]
async fn what_may_have_been_done_is_not_done_again() {
    for (method, does, sent) in [
        (Method::Get, (|| Does::HangUp) as fn() -> Does, 2),
        (Method::Put, || Does::HangUp, 2),
        (Method::Delete, || json(504, ""), 2),
        (Method::Get, || json(503, ""), 2),
        (Method::Post, || Does::HangUp, 1),
        (Method::Patch, || json(504, ""), 1),
        (Method::Post, || json(503, ""), 1),
        (Method::Get, || json(500, ""), 1),
        (Method::Post, || busy(429, "1"), 2),
    ] {
        let server = Server::script([does(), json(200, "{}")]).await;
        let result = server.client().send(request(method)).await;
        assert_eq!((server.seen().len(), result.is_ok()), (sent, sent == 2), "{method} {result:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_never_came_about_is_tried_again() {
    // The port is free: whoever had it let it go.
    let address = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let client = docwright_runtime::Client::at(format!("http://{address}"), docwright_runtime::AccessToken::new("t"));
    let client = client.allow_http_loopback().connect_timeout(Duration::from_secs(1000)).build().unwrap();
    let error = client.send(request(Method::Post)).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), error.is_retryable()), (ErrorKind::Connection, 5, true));
    let text = error.to_string();
    assert!(
        text.starts_with("POST /me/messages: no connection to the service: ") && text.ends_with("(after 5 attempts)"),
        "{text}"
    );
    assert!(error.client_request_id().is_some_and(|id| id.len() == 36));
}

#[tokio::test(start_paused = true)]
async fn there_is_an_end_to_patience() {
    let server = Server::start(|_| busy(429, "100")).await;
    let start = Instant::now();
    let error = server.client().send(request(Method::Get)).await.unwrap_err();
    assert!(error.is_throttled() && error.is_retryable());
    assert_eq!(error.service().unwrap().retry_after(), Some("100"));
    // The budget of five minutes holds two such waits.
    assert_eq!((error.attempts(), server.seen().len()), (3, 3));
    assert!(start.elapsed() < Duration::from_secs(300));
    assert!(error.to_string().ends_with("(after 3 attempts)"), "{error}");
    let once = server.builder().retry(RetryPolicy::never()).build().unwrap();
    assert_eq!(once.send(request(Method::Get)).await.unwrap_err().attempts(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_storm_is_weathered() {
    let turn = std::sync::atomic::AtomicU32::new(0);
    // Two of three are sent away.
    let server = Server::start(move |_| match turn.fetch_add(1, std::sync::atomic::Ordering::SeqCst) % 3 {
        0 => json(200, "{}"),
        _ => busy(429, "1"),
    })
    .await;
    let patient = RetryPolicy { max_attempts: 100, ..RetryPolicy::default() };
    let client = server.builder().retry(patient).build().unwrap();
    let results = futures_util::future::join_all((0..200).map(|_| client.send(request(Method::Post)))).await;
    assert!(results.iter().all(Result::is_ok), "{:?}", results.iter().find(|it| it.is_err()));
}

#[tokio::test(start_paused = true)]
async fn a_call_ends_in_time() {
    let server = Server::start(|_| busy(429, "50")).await;
    let client = server.builder().timeout(Duration::from_secs(70)).build().unwrap();
    let start = Instant::now();
    let error = client.send(request(Method::Get)).await.unwrap_err();
    assert_eq!((error.kind(), start.elapsed().as_secs()), (ErrorKind::Timeout, 70));
    assert_eq!(error.to_string(), "GET /me/messages: there was no answer within 70s");
}
