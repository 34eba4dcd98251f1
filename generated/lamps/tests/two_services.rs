//! Two services in one program: no client sends its token to the other's address.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use lamps::client::{Body, BoxFuture, Fault, Transport, credential_for};
use lamps::{AccessToken, Client, Json};

/// A network in which every host answers the same, and that remembers who was sent what.
#[derive(Clone, Default)]
struct Network {
    answer: &'static str,
    sent: Arc<Mutex<Vec<Sent>>>,
}

/// Host, path and token of a request.
type Sent = (String, String, Option<String>);

impl Network {
    fn answering(answer: &'static str) -> Self {
        Self { answer, ..Self::default() }
    }

    /// The hosts that saw a token, with the token.
    fn trusted(&self) -> Vec<(String, String)> {
        let sent = self.sent.lock().unwrap();
        sent.iter().filter_map(|(host, _, token)| Some((host.clone(), token.clone()?))).collect()
    }

    fn hosts(&self) -> Vec<String> {
        self.sent.lock().unwrap().iter().map(|it| it.0.clone()).collect()
    }
}

impl Transport for Network {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, Fault>> {
        let token = request.headers().get("Authorization").map(|it| it.to_str().unwrap().to_owned());
        let (host, path) = (request.uri().host().unwrap_or_default().to_owned(), request.uri().path().to_owned());
        let mut sent = self.sent.lock().unwrap();
        // A list that goes on at another place ends there.
        let answer = if sent.is_empty() { self.answer } else { "{}" };
        sent.push((host, path, token));
        Box::pin(async move { Ok(http::Response::new(Body::from(answer))) })
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }
}

fn lamps_client(network: &Network) -> Client {
    Client::at(lamps::service("attic"), AccessToken::new("for-lamps")).transport(network.clone()).build().unwrap()
}

#[tokio::test]
async fn whatever_a_client_sends_its_token_goes_to_its_own_service() {
    let network = Network::answering("{}");
    let client = lamps_client(&network);
    lamps::rooms::get("7").send(&client).await.unwrap();
    // A request of the other crate is one to this service: requests know no host.
    msgraph::users::get("7").send(&client).await.unwrap();
    let own = ("api.lamps.example".to_owned(), "Bearer for-lamps".to_owned());
    assert_eq!(network.trusted(), [own.clone(), own]);
    assert_eq!(network.sent.lock().unwrap()[1].1, "/v1/attic/users/7");

    let network = Network::answering("{}");
    let client = msgraph::Client::builder(AccessToken::new("for-graph")).transport(network.clone()).build().unwrap();
    msgraph::users::get("7").send(&client).await.unwrap();
    lamps::rooms::get("7").send(&client).await.unwrap();
    let own = ("graph.microsoft.com".to_owned(), "Bearer for-graph".to_owned());
    assert_eq!(network.trusted(), [own.clone(), own]);
}

#[tokio::test]
async fn a_list_that_goes_on_at_the_other_service_is_read_there_without_the_token() {
    let elsewhere = r#"{"entries": [], "more": "https://graph.microsoft.com/v1.0/rooms?page=2"}"#;
    let network = Network::answering(elsewhere);
    let all = lamps::rooms::list().items(&lamps_client(&network)).collect().await.unwrap();
    assert!(all.is_empty());
    assert_eq!(network.hosts(), ["api.lamps.example", "graph.microsoft.com"]);
    assert_eq!(network.trusted().len(), 1);

    let elsewhere = r#"{"value": [], "@odata.nextLink": "https://api.lamps.example/v1/attic/users"}"#;
    let network = Network::answering(elsewhere);
    let client = msgraph::Client::builder(AccessToken::new("for-graph")).transport(network.clone()).build().unwrap();
    msgraph::users::list().items(&client).collect().await.unwrap();
    assert_eq!(network.hosts(), ["graph.microsoft.com", "api.lamps.example"]);
    assert_eq!(network.trusted().len(), 1);
}

#[tokio::test]
async fn each_service_has_tokens_of_its_own_scope() {
    let scopes: Arc<Mutex<Vec<Option<String>>>> = Arc::default();
    let asked = scopes.clone();
    let credential = credential_for(move |wanted| {
        asked.lock().unwrap().push(wanted.scope().map(str::to_owned));
        async { Ok(AccessToken::new("any")) }
    });
    let client = Client::at(lamps::service("attic"), credential).transport(Network::answering("{}")).build().unwrap();
    let _: Json = lamps::rooms::get("7").returning().send(&client).await.unwrap();
    assert_eq!(*scopes.lock().unwrap(), [Some("https://api.lamps.example/.default".to_owned())]);
}

#[test]
fn there_is_no_client_without_the_site_that_it_is_for() {
    let client = |site| lamps::client(AccessToken::new("any"), site);
    assert_eq!(client("attic").unwrap().base_url(), "https://api.lamps.example/v1/attic");
    for site in ["", ".", ".."] {
        assert!(client(site).unwrap_err().to_string().contains("`site`"), "{site:?}");
    }
    assert_eq!(client("a/../../b").unwrap().base_url(), "https://api.lamps.example/v1/a%2F..%2F..%2Fb");
}
