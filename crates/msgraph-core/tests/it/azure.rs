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
    for (scope, life, want) in [
        (None, hour, &["https://graph.microsoft.us/.default"][..]),
        (Some("api://x"), hour, &["api://x"]),
        // What expires at once is asked for each time.
        (Some("api://x"), Duration::ZERO, &["api://x", "api://x"]),
    ] {
        let fixed = Arc::new(Fixed(Mutex::default(), life));
        let credential = AzureCredential::new(fixed.clone(), Cloud::UsGovernment);
        let credential = scope.map_or(credential.clone(), |scope| credential.scope(scope));
        let client = Client::builder(credential).base_url(server.url("")).allow_http_loopback().build().unwrap();
        for _ in 0..2 {
            client.send(Request::<Json>::get("/me", &[])).await.unwrap();
        }
        assert_eq!(*fixed.0.lock().unwrap(), want);
    }
    assert!(server.seen().iter().all(|seen| seen.header("authorization") == Some("Bearer from-azure")));
}
