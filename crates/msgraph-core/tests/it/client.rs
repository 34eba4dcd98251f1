//! The client of Graph: its clouds, its headers, and that it is the runtime's client.

use std::time::Duration;

use msgraph_core::client::{Batch, BoxFuture, Cloud, Fault, OperationState, Transport};
use msgraph_core::{AccessToken, Client, Collection, ConsistencyLevel as _, Json, Request, RetryPolicy};

use crate::server::{Server, TOKEN, json, with};

fn client(server: &Server) -> Client {
    Client::builder(AccessToken::new(TOKEN)).base_url(server.url("/v1.0")).allow_http_loopback().build().unwrap()
}

#[test]
fn clouds_versions_and_addresses() {
    let base = |set: fn(msgraph_core::client::ClientBuilder) -> msgraph_core::client::ClientBuilder| {
        set(Client::builder(AccessToken::new("t")))
            .build()
            .map(|client| client.base_url().to_owned())
            .map_err(|it| it.to_string())
    };
    assert_eq!(base(|it| it).unwrap(), "https://graph.microsoft.com/v1.0");
    assert_eq!(base(|it| it.version("beta")).unwrap(), "https://graph.microsoft.com/beta");
    assert_eq!(base(|it| it.cloud(Cloud::UsGovernment)).unwrap(), "https://graph.microsoft.us/v1.0");
    assert_eq!(base(|it| it.cloud(Cloud::UsGovernmentDod)).unwrap(), "https://dod-graph.microsoft.us/v1.0");
    assert_eq!(base(|it| it.base_url("https://gate.example/g/v1.0/")).unwrap(), "https://gate.example/g/v1.0");
    for (set, why) in [
        (base(|it| it.base_url("http://gate.example")), "not encrypted"),
        (base(|it| it.base_url("http://127.0.0.1:1")), "for tests"),
        (base(|it| it.trust("http://gate.example")), "not encrypted"),
        (base(|it| it.header("a", "b\nc")), "characters"),
        (base(|it| it.proxy("::")), "the proxy cannot be used"),
    ] {
        assert!(set.as_ref().is_err_and(|it| it.contains(why)), "{set:?}, not {why}");
    }
    let printed = format!("{:?}", Client::new(AccessToken::new("t")).unwrap());
    assert_eq!(printed, "Client(https://graph.microsoft.com/v1.0)");
}

#[tokio::test]
async fn graph_is_told_which_program_asks() {
    let server = Server::start(|_| json(200, "{}")).await;
    Request::<Json>::get("/me", &[]).send(&client(&server)).await.unwrap();
    let seen = &server.seen()[0];
    assert!(seen.header("user-agent").unwrap().starts_with("msgraph-core/"));
    assert_eq!(seen.header("authorization"), Some("Bearer very-secret"));
}

#[tokio::test]
async fn every_setting_arrives() {
    let server = Server::start(|_| json(503, "{}")).await;
    let builder = Client::builder(AccessToken::new("t")).base_url(server.url("/v1.0")).allow_http_loopback();
    let builder = builder.user_agent("lamps/1").header("X-Team", "blue").timeout(Duration::from_secs(60));
    let builder = builder.connect_timeout(Duration::from_secs(9)).read_timeout(Duration::from_secs(9));
    let client = builder.retry(RetryPolicy::never()).trust("https://elsewhere.example").build().unwrap();
    assert_eq!(client.send(Request::<Json>::get("/me", &[])).await.unwrap_err().attempts(), 1);
    let seen = &server.seen()[0];
    assert_eq!((seen.header("user-agent"), seen.header("x-team")), (Some("lamps/1"), Some("blue")));
}

/// A stack that knows no network.
struct Canned;

impl Transport for Canned {
    fn send(
        &self,
        request: http::Request<msgraph_core::client::Body>,
    ) -> BoxFuture<'_, Result<http::Response<msgraph_core::client::Body>, Fault>> {
        let body = format!("{{\"uri\": \"{}\"}}", request.uri());
        Box::pin(async { Ok(http::Response::new(body.into())) })
    }
    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }
}

#[tokio::test]
async fn any_http_stack_will_do() {
    let client = Client::builder(AccessToken::new("t")).transport(Canned).build().unwrap();
    let me = client.send(Request::<Json>::get("/me", &[])).await.unwrap();
    assert_eq!(me["uri"], "https://graph.microsoft.com/v1.0/me");
}

#[tokio::test]
async fn it_is_the_client_of_the_runtime() {
    let server = Server::start(|seen| match seen.path.as_str() {
        "/v1.0/$batch" => json(200, r#"{"responses": [{"id": "0", "status": 200, "body": 1}]}"#),
        "/v1.0/copy" => with(202, &[("Location", "/wrong"), ("Azure-AsyncOperation", "/monitor")], ""),
        "/monitor" => json(200, r#"{"status": "succeeded"}"#),
        _ => json(200, r#"{"value": [1, 2]}"#),
    })
    .await;
    let client = client(&server);
    let users = || Request::<Collection<Json>>::get("/users", &[]).consistency_level("eventual");
    assert_eq!(users().items(&client).collect().await.unwrap().len(), 2);
    assert_eq!(server.seen()[0].header("consistencylevel"), Some("eventual"));
    assert_eq!(client.send(users()).await.unwrap().value.len(), 2);
    let mut batch = Batch::new();
    let one = batch.add(Request::<Json>::get("/one", &[]));
    assert_eq!(batch.send(&client).await.take(one).unwrap(), 1);
    let mut copy = client.start(Request::<()>::post("/copy", &[])).await.unwrap();
    assert_eq!(copy.link(), Some("/monitor"));
    assert_eq!(copy.poll().await.unwrap().state, OperationState::Succeeded);
    let anyones: docwright_runtime::Client = client.any();
    assert_eq!(anyones.base_url(), client.base_url());
}

#[cfg(feature = "blocking")]
#[test]
fn it_runs_without_async_as_well() {
    let client = Client::builder(AccessToken::new("t")).transport(Canned).build().unwrap();
    let client = msgraph_core::blocking::Client::new(client).unwrap();
    assert_eq!(client.send(Request::<Json>::get("/me", &[])).unwrap()["uri"], "https://graph.microsoft.com/v1.0/me");
}

#[test]
fn former_names_still_compile() {
    use msgraph_core::client::BatchAnswers;
    use msgraph_core::{Answer, Answered, Reply};

    fn read<R: Reply>(request: &Request<R>) -> R {
        request.read(&Answer::new(200, "7")).unwrap()
    }
    let Answered { value, .. } = read(&Request::<Json>::get("/me", &[]).with_response());
    assert_eq!(value, 7);
    let _: fn(BatchAnswers) -> msgraph_core::client::BatchResponses = |it| it;
}
