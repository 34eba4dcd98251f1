//! Claims challenges: the credential is asked again, once, with what the token lacks.

use std::sync::{Arc, Mutex};

use docwright_runtime::client::{Batch, Credential, Service, TokenRequest, credential_for};
use docwright_runtime::{AccessToken, Client, Json, Request};
use futures_util::future::join_all;
use serde_json::json;

use crate::server::{Does, Seen, Server, json, with};

/// `{"access_token":{"acrs":{"essential":true,"value":"c1"}}}`, as it travels.
const CHALLENGE: &str = "Bearer realm=\"\", error=\"insufficient_claims\", \
     claims=\"eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsInZhbHVlIjoiYzEifX19\"";
const CLAIMS: &str = r#"{"access_token":{"acrs":{"essential":true,"value":"c1"}}}"#;

fn challenge() -> Does {
    with(401, &[("WWW-Authenticate", CHALLENGE)], r#"{"error": {"code": "InvalidAuthenticationToken"}}"#)
}

type Asked = Arc<Mutex<Vec<TokenRequest>>>;

/// A credential that notes what it is asked for: its tokens have the number of the call, and the claims are seen on them.
fn noting() -> (impl Credential, Asked) {
    let asked = Asked::default();
    let noted = Arc::clone(&asked);
    let credential = credential_for(move |wanted: TokenRequest| {
        let mut noted = noted.lock().unwrap();
        let token = format!("{}{}", if wanted.claims().is_some() { "strong" } else { "weak" }, noted.len());
        noted.push(wanted);
        async move {
            for _ in 0..3000 {
                tokio::task::yield_now().await;
            }
            Ok(AccessToken::new(token))
        }
    });
    (credential, asked)
}

fn client(server: &Server, credential: impl Credential) -> Client {
    let service = Service::at(server.url("")).scope("api://lamps/.default");
    Client::at(service, credential).allow_http_loopback().build().unwrap()
}

fn me() -> Request<Json> {
    Request::get("/me", &[])
}

fn is_strong(seen: &Seen) -> bool {
    seen.header("authorization").is_some_and(|it| it.starts_with("Bearer strong"))
}

async fn wants_claims() -> Server {
    Server::start(|seen| if is_strong(seen) { json(200, "{}") } else { challenge() }).await
}

#[tokio::test]
async fn the_credential_is_asked_with_the_claims_and_its_token_is_kept() {
    let server = wants_claims().await;
    let (credential, asked) = noting();
    let client = client(&server, credential);
    let results = join_all((0..10).map(|_| client.send(me().with_response()))).await;
    for result in results {
        assert_eq!(result.unwrap().response.attempts(), 2);
    }
    client.send(me()).await.unwrap();
    let plain = TokenRequest::new().with_scope("api://lamps/.default");
    assert_eq!(*asked.lock().unwrap(), [plain.clone(), plain.with_claims(CLAIMS)]);
    assert_eq!(server.seen().len(), 21);
}

#[tokio::test]
async fn a_second_challenge_is_final() {
    let server = Server::start(|_| challenge()).await;
    let (credential, asked) = noting();
    let error = client(&server, credential).send(me()).await.unwrap_err();
    assert_eq!((error.status(), error.attempts(), server.seen().len()), (Some(401), 2, 2));
    assert_eq!(asked.lock().unwrap().len(), 2);
    // One that has no other token is not sent again with the same.
    let server = Server::start(|_| challenge()).await;
    let error = client(&server, AccessToken::new("fixed")).send(me()).await.unwrap_err();
    assert_eq!((error.status(), server.seen().len()), (Some(401), 1));
}

#[tokio::test]
async fn a_token_may_be_too_old_and_too_weak() {
    let server = Server::script([json(401, "{}"), challenge(), json(200, "{}"), challenge(), json(401, "{}")]).await;
    let (credential, asked) = noting();
    let client = client(&server, credential);
    client.send(me()).await.unwrap();
    let claims = |asked: &Asked| asked.lock().unwrap().iter().map(|it| it.claims().is_some()).collect::<Vec<_>>();
    assert_eq!(claims(&asked), [false, false, true]);
    // The service changed its mind about the token that it wanted itself.
    assert!(client.send(me()).await.is_err());
    assert_eq!(claims(&asked), [false, false, true, true, false]);
}

#[tokio::test]
async fn an_answer_that_is_no_challenge_asks_for_nothing() {
    for (status, header) in [(403, CHALLENGE), (401, "Bearer error=\"invalid_token\""), (401, "Basic claims=\"e30=\"")]
    {
        let server = Server::start(move |_| with(status, &[("WWW-Authenticate", header)], "{}")).await;
        let (credential, asked) = noting();
        assert!(client(&server, credential).send(me()).await.is_err());
        assert!(asked.lock().unwrap().iter().all(|it| it.claims().is_none()), "{status} {header}");
    }
}

#[tokio::test]
async fn in_a_batch_only_what_was_refused_is_sent_again() {
    let server = Server::start(|seen| {
        let body: Json = serde_json::from_slice(&seen.body).unwrap();
        let refused = json!({"status": 401, "headers": {"WWW-Authenticate": CHALLENGE}, "body": {}});
        let one = |request: &Json| {
            let mut response = match request["url"].as_str().unwrap() {
                "/secret" if !is_strong(seen) => refused.clone(),
                "/after" if !is_strong(seen) => json!({"status": 424, "body": {}}),
                _ => json!({"status": 200, "body": {}}),
            };
            response["id"] = request["id"].clone();
            response
        };
        let responses: Vec<Json> = body["requests"].as_array().unwrap().iter().map(one).collect();
        json(200, json!({"responses": responses}).to_string())
    })
    .await;
    let (credential, asked) = noting();
    let mut batch = Batch::new();
    let open = batch.add(me());
    let secret = batch.add(Request::<Json>::get("/secret", &[]));
    let after = batch.add_after(&[secret.after()], Request::<Json>::get("/after", &[]));
    let mut responses = batch.send(&client(&server, credential)).await;
    for key in [open, secret, after] {
        responses.take(key).unwrap();
    }
    assert_eq!(asked.lock().unwrap().len(), 2);
    let sizes = server
        .seen()
        .iter()
        .map(|seen| String::from_utf8_lossy(&seen.body).matches("\"id\"").count())
        .collect::<Vec<_>>();
    assert_eq!(sizes, [3, 2]);
}

#[tokio::test]
async fn refusals_in_a_batch_stand_when_there_is_no_stronger_token() {
    let server = Server::start(|seen| {
        let refused = json!({"id": "0", "status": 401, "headers": {"WWW-Authenticate": CHALLENGE}, "body": {}});
        assert!(!is_strong(seen));
        json(200, json!({"responses": [refused]}).to_string())
    })
    .await;
    let credential = credential_for(|wanted: TokenRequest| async move {
        if wanted.claims().is_some() { Err("nobody is there to sign in".into()) } else { Ok(AccessToken::new("weak")) }
    });
    let results = client(&server, credential).send_all([me()]).await;
    assert_eq!(results[0].as_ref().unwrap_err().status(), Some(401));
    assert_eq!(server.seen().len(), 1);
}
