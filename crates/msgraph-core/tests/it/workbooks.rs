//! Sessions of workbooks: every request of one names it, and no other does.

use msgraph_core::client::{Batch, WorkbookSession};
use msgraph_core::{AccessToken, Client, Collection, Json, Request};

use crate::server::{Does, Seen, Server, json};

/// The id that the service gives.
const ID: &str = "cluster=US1&session=15.SN1";

fn client(server: &Server) -> Client {
    Client::builder(AccessToken::new("t")).base_url(server.url("/v1.0")).allow_http_loopback().build().unwrap()
}

fn begin() -> Request<Json> {
    Request::post("/me/drive/items/{id}/workbook/createSession", &["7"]).json(&[("persistChanges", true)])
}

fn sheets() -> Request<Collection<Json>> {
    Request::get("/me/drive/items/{id}/workbook/worksheets", &["7"])
}

fn serve(seen: &Seen) -> Does {
    match seen.path.trim_start_matches("/v1.0") {
        "/$batch" => json(200, r#"{"responses": [{"id": "0", "status": 200, "body": {"value": []}}]}"#),
        path if path.ends_with("createSession") => json(201, format!(r#"{{"id": "{ID}", "persistChanges": true}}"#)),
        path if path.ends_with("closeSession") => json(204, ""),
        path if path.ends_with("next") => json(200, r#"{"value": []}"#),
        path => json(200, format!(r#"{{"value": [{{}}], "@odata.nextLink": "{path}?next"}}"#)),
    }
}

#[tokio::test]
async fn whatever_a_session_sends_names_it() {
    let server = Server::start(serve).await;
    let client = client(&server);
    let session = WorkbookSession::open(&client, begin()).await.unwrap();
    assert_eq!(session.id(), ID);
    sheets().items(&session).collect().await.unwrap();
    let mut batch = Batch::new();
    let key = batch.add(sheets());
    batch.send(&session).await.take(key).unwrap();
    session.close(Request::<()>::post("/me/drive/items/{id}/workbook/closeSession", &["7"])).await.unwrap();
    sheets().send(&client).await.unwrap();

    let seen = server.seen();
    let names: Vec<bool> = seen.iter().map(|it| it.header("workbook-session-id") == Some(ID)).collect();
    assert_eq!(names, [false, true, true, true, true, false], "{:?}", server.lines());
    let batch: Json = serde_json::from_slice(&seen[3].body).unwrap();
    assert_eq!(batch["requests"][0]["headers"]["workbook-session-id"], ID);
    assert!(seen.iter().all(|it| it.header("authorization") == Some("Bearer t")));
}

#[tokio::test]
async fn another_host_does_not_see_the_session() {
    let elsewhere = Server::start(|_| json(200, r#"{"value": []}"#)).await;
    let link = elsewhere.url("/x");
    let server = Server::start(move |_| json(200, format!(r#"{{"value": [], "@odata.nextLink": "{link}"}}"#))).await;
    let session = WorkbookSession::with_id(&client(&server), "very-secret").unwrap();
    assert!(!format!("{session:?}").contains("secret"));
    sheets().items(session.client()).collect().await.unwrap();
    assert!(server.seen()[0].has_token() && !elsewhere.seen()[0].has_token());
}

#[tokio::test]
async fn a_session_that_took_the_gateway_too_long_is_asked_for_again() {
    let server = Server::script([json(504, "{}"), json(201, r#"{"id": "a"}"#), json(504, "{}"), json(504, "{}")]).await;
    let client = client(&server);
    assert_eq!(WorkbookSession::open(&client, begin()).await.unwrap().id(), "a");
    assert_eq!(WorkbookSession::open(&client, begin()).await.unwrap_err().status(), Some(504));
    assert_eq!(server.seen().len(), 4);
}

#[tokio::test]
async fn what_is_no_session_is_an_error() {
    let server = Server::start(|_| json(200, r#"{"value": []}"#)).await;
    let error = WorkbookSession::open(&client(&server), begin()).await.unwrap_err();
    assert!(error.to_string().contains("missing field `id`") && error.template().is_some(), "{error}");
    assert!(WorkbookSession::with_id(&client(&server), "a\nb").is_err());
}
