//! The client of all examples: its token and, for tests, the address of the service come from the environment.

#![allow(dead_code, reason = "an example with a credential of its own needs the settings only")]

use msgraph::client::{ClientBuilder, Credential};
use msgraph::{AccessToken, Client, Result};

/// A client with the token in `MSGRAPH_TOKEN`, of the service at `MSGRAPH_BASE_URL` if that is set.
pub fn client() -> Result<Client> {
    builder(AccessToken::new(std::env::var("MSGRAPH_TOKEN").unwrap_or_default())).build()
}

/// The settings of a client of that service, with this credential.
pub fn builder(credential: impl Credential) -> ClientBuilder {
    let builder = Client::builder(credential).user_agent("msgraph-examples/0.1");
    match std::env::var("MSGRAPH_BASE_URL") {
        Ok(address) => builder.base_url(address).allow_http_loopback(),
        Err(_) => builder,
    }
}
