//! Credentials of `azure_identity`, by the trait that all of them implement.

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use msgraph_core::client::{AzureCredential, Cloud};
use msgraph_core::{Client, Json, Request};

use crate::server::{Server, json};

/// Notes the scopes that it is asked for.
#[derive(Debug)]
struct Fixed(Mutex<Vec<String>>, Duration);

impl TokenCredential for Fixed {
    // As the macro of the trait writes it.
    fn get_token<'me, 'list, 'scope, 'options, 'all>(
        &'me self,
        scopes: &'list [&'scope str],
        _: Option<TokenRequestOptions<'options>>,
    ) -> Pin<Box<dyn Future<Output = azure_core::Result<AccessToken>> + Send + 'all>>
    where
        Self: 'all,
        'me: 'all,
        'list: 'all,
        'scope: 'all,
        'options: 'all,
    {
        self.0.lock().unwrap().extend(scopes.iter().map(|scope| (*scope).to_owned()));
        let expires = SystemTime::now() + self.1;
        Box::pin(std::future::ready(Ok(AccessToken::new("from-azure", expires.into()))))
    }
}

#[tokio::test]
async fn a_credential_is_asked_once_for_the_scope_of_the_cloud() {
    let server = Server::start(|_| json(200, "{}")).await;
    let hour = Duration::from_secs(3600);
    let (government, own) = ("https://graph.microsoft.us/.default", "api://x");
    for (of_client, of_credential, life, want) in [
        (None, None, hour, &[government][..]),
        (None, Some(own), hour, &[own]),
        (Some(own), None, hour, &[own]),
        (Some("api://other"), Some(own), hour, &[own]),
        // What expires at once is asked for each time.
        (None, None, Duration::ZERO, &[government, government]),
    ] {
        let fixed = Arc::new(Fixed(Mutex::default(), life));
        let credential = AzureCredential::new(fixed.clone());
        let credential = of_credential.map_or(credential.clone(), |scope| credential.scope(scope));
        let client = Client::builder(credential).cloud(Cloud::UsGovernment).base_url(server.url(""));
        let client = match of_client {
            Some(scope) => client.scope(scope),
            None => client,
        };
        let client = client.allow_http_loopback().build().unwrap();
        for _ in 0..2 {
            client.send(Request::<Json>::get("/me", &[])).await.unwrap();
        }
        assert_eq!(*fixed.0.lock().unwrap(), want, "{of_client:?} {of_credential:?}");
    }
    assert!(server.seen().iter().all(|seen| seen.header("authorization") == Some("Bearer from-azure")));
}

#[tokio::test]
async fn without_a_cloud_the_scope_has_to_be_said() {
    let server = Server::start(|_| json(200, "{}")).await;
    let fixed = Arc::new(Fixed(Mutex::default(), Duration::ZERO));
    let credential = AzureCredential::new(fixed);
    let client =
        docwright_runtime::Client::at(server.url(""), credential.clone()).allow_http_loopback().build().unwrap();
    let error = client.send(Request::<Json>::get("/me", &[])).await.unwrap_err();
    assert!(error.to_string().contains("needs a `scope`"), "{error}");
    let credential = credential.scope("api://x");
    let client = docwright_runtime::Client::at(server.url(""), credential).allow_http_loopback().build().unwrap();
    client.send(Request::<Json>::get("/me", &[])).await.unwrap();
}
