//! Error responses, and what is told of them.

use docwright_runtime::client::{Batch, Upload};
use docwright_runtime::{Bytes, Collection, Error, ErrorKind, Json, Request};

use crate::server::{Does, Server, TOKEN, json, with};

async fn fail(does: Does) -> docwright_runtime::Error {
    let server = Server::script([does]).await;
    server
        .client()
        .send(Request::<Collection<Json>>::get("/users/{id}/events", &["ada@example.com"]))
        .await
        .unwrap_err()
}

#[tokio::test]
async fn what_the_service_said() {
    let body = r#"{"error": {"code": "badRequest", "message": "Not so.", "target": "subject",
        "details": [{"code": "tooLong", "message": "Too long.", "target": "name"}],
        "innerError": {"code": "invalidRange", "request-id": "r-1", "client-request-id": "c-1", "date": "2026-11-01T10:00:00",
            "innererror": {"code": "invalidBlock", "message": "Block 7."}}}}"#;
    let error =
        fail(with(400, &[("Content-Type", "application/json"), ("Date", "Sun, 01 Nov 2026 10:00:00 GMT")], body)).await;
    assert_eq!(
        (error.kind(), error.status(), error.code(), error.attempts()),
        (ErrorKind::Service, Some(400), Some("badRequest"), 1)
    );
    assert_eq!((error.method().map(|it| it.as_str()), error.template()), (Some("GET"), Some("/users/{id}/events")));
    let said = error.service().unwrap();
    assert_eq!((said.message(), said.target()), (Some("Not so."), Some("subject")));
    assert_eq!((said.request_id(), said.client_request_id()), (Some("r-1"), Some("c-1")));
    assert_eq!(said.date(), Some("Sun, 01 Nov 2026 10:00:00 GMT"));
    assert_eq!(
        said.inner().iter().map(|it| it.code.as_deref().unwrap()).collect::<Vec<_>>(),
        ["invalidRange", "invalidBlock"]
    );
    assert_eq!(said.inner()[1].message.as_deref(), Some("Block 7."));
    assert_eq!(said.details()[0].target.as_deref(), Some("name"));
    assert!(said.has_code("invalidblock") && said.has_code("badRequest") && !said.has_code("tooLong"));
    assert_eq!(said.body(), body);
    assert_eq!(
        error.to_string(),
        "GET /users/{id}/events: 400 Bad Request: badRequest: Not so. < invalidRange < invalidBlock (request-id r-1)"
    );
    assert!(!error.is_retryable() && !error.is_not_found() && !error.is_throttled());
    assert_ne!(error.client_request_id(), None);
}

#[tokio::test]
async fn answers_of_every_other_shape() {
    for (status, kind, body, want) in [
        (404, "text/html", "<html>gone</html>", "404 Not Found: 17 bytes of text/html: <html>gone</html>"),
        (500, "application/json", "", "500 Internal Server Error"),
        (500, "application/json", "{", "500 Internal Server Error: 1 bytes of application/json: {"),
        (500, "application/json", "null", "500 Internal Server Error: 4 bytes of application/json: null"),
        (
            400,
            "application/json",
            r#"{"error": "invalid_grant", "error_description": "No."}"#,
            "400 Bad Request: invalid_grant: No.",
        ),
        (400, "application/json", r#"{"code": "x", "message": "y"}"#, "400 Bad Request: x: y"),
        (
            400,
            "application/json",
            r#"{"error": {"code": "", "message": {"lang": "en", "value": "y"}}}"#,
            "400 Bad Request: y",
        ),
        (499, "application/json", "{}", "499: 2 bytes of application/json: {}"),
        (304, "application/json", "", "304 Not Modified"),
    ] {
        let error = fail(with(status, &[("Content-Type", kind)], body)).await;
        assert_eq!(error.to_string(), format!("GET /users/{{id}}/events: {want}"));
        assert_eq!(error.status(), Some(status));
        assert_eq!(error.service().unwrap().body(), body);
    }
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_names_the_request() {
    for (body, want) in [("{\"value\": 1}", "$.value"), ("<html>", "expected"), ("{", "EOF")] {
        let error = fail(with(200, &[("Content-Type", "text/html")], body)).await;
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Decode, 1));
        let text = error.to_string();
        assert!(text.starts_with("GET /users/{id}/events: ") && text.contains(want), "{text}");
    }
}

#[tokio::test]
async fn nothing_personal_and_no_token_is_printed() {
    let server = Server::start(|_| Does::HangUp).await;
    let client = server.builder().retry(docwright_runtime::RetryPolicy::never()).build().unwrap();
    let error = client.send(Request::<Json>::get("/users/{id}", &["ada@example.com"])).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connection);
    let mut text = format!("{error} {error:?} {client:?}");
    let mut cause: Option<&dyn std::error::Error> = std::error::Error::source(&error);
    assert!(cause.is_some());
    while let Some(it) = cause {
        text += &format!(" {it} {it:?}");
        cause = it.source();
    }
    assert!(!text.contains("ada") && !text.contains(TOKEN), "{text}");
    let response = Server::script([json(404, "{}")]).await;
    assert!(response.client().send(Request::<Json>::get("/x", &[])).await.unwrap_err().is_not_found());
}

const PORTAL: &str = "<html>sign in to the hotel</html>";

/// A gateway that answers in place of the service, with success.
fn portal() -> Does {
    with(200, &[("Content-Type", "text/html"), ("request-id", "r-1")], PORTAL)
}

/// Everything that an error knows of the response that could not be read.
fn assert_tells_the_answer(error: &Error) {
    let said = error.service().unwrap_or_else(|| panic!("{error} forgets the response"));
    assert_eq!((error.kind(), error.status()), (ErrorKind::Decode, Some(200)), "{error}");
    assert_eq!((said.request_id(), said.content_type()), (Some("r-1"), Some("text/html")), "{error}");
    assert_eq!((said.body().as_ref(), said.excerpt().as_str()), (PORTAL.as_bytes(), PORTAL));
    let text = error.to_string();
    assert!(
        text.contains("; 200 OK: 33 bytes of text/html: <html>sign in to the hotel</html> (request-id r-1)"),
        "{text}"
    );
    assert_eq!((text.matches("/x").count(), error.attempts()), (1, 1), "{text}");
    assert!(error.client_request_id().is_some(), "{text}");
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_is_not_forgotten() {
    let server = Server::start(|seen| match seen.path.as_str() {
        "/v1.0/start" => with(202, &[("Location", "/v1.0/ops/1"), ("Retry-After", "0")], ""),
        _ => portal(),
    })
    .await;
    let client = server.client();
    let list = || Request::<Collection<Json>>::get("/x", &[]);
    assert_tells_the_answer(&client.send(list()).await.unwrap_err());
    assert_tells_the_answer(&client.items(list()).collect().await.unwrap_err());
    assert_tells_the_answer(&client.delta(list()).next().await.unwrap_err());
    assert_tells_the_answer(&client.send_stream(list(), "text/plain", "".into()).await.unwrap_err());
    let mut upload: Upload<Json> = client.upload(list(), Bytes::from("file"));
    assert_tells_the_answer(&upload.send().await.unwrap_err());
    let mut operation = client.start(Request::<()>::post("/start", &[])).await.unwrap();
    let error = operation.poll().await.unwrap_err();
    assert_eq!((error.kind(), error.service().unwrap().request_id()), (ErrorKind::Decode, Some("r-1")));
    let mut batch = Batch::new();
    let keys = [batch.add(list()), batch.add(list())];
    let mut responses = batch.send(&client).await;
    for key in keys {
        assert_tells_the_answer(&responses.take(key).unwrap_err());
    }
}

#[tokio::test]
async fn what_is_refused_on_the_way_tells_the_answer() {
    let error = fail(with(302, &[("Location", "http://192.0.2.1/"), ("request-id", "r-1")], "")).await;
    assert_eq!((error.kind(), error.status()), (ErrorKind::Link, Some(302)));
    assert_eq!(error.service().unwrap().request_id(), Some("r-1"));
}

#[tokio::test]
async fn a_success_is_not_taken_for_what_the_service_said() {
    let error =
        fail(json(200, r#"{"value": 7, "code": "private", "message": "private", "x": {"mail": "ada@h"}}"#)).await;
    assert_eq!((error.kind(), error.code()), (ErrorKind::Decode, None));
    let text = format!("{error} {error:?} {:?}", error.service());
    assert!(!text.contains("private") && !text.contains("ada") && text.contains(r#""x": {"mail": …}"#), "{text}");
}

#[test]
fn the_request_is_named_once() {
    let error = Request::<Json>::get("/users/{user_id}", &[""]).to_http("https://h.example").unwrap_err();
    assert_eq!(error.to_string().matches("GET /users/{user_id}: ").count(), 1, "{error}");
    let error = Request::<Json>::get("/users/{user_id}", &[""]).check().unwrap_err();
    assert!(error.to_string().starts_with("GET /users/{user_id}: the argument"), "{error}");
}
