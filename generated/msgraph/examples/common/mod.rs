//! The client of all examples: its token and, for tests, the address of the service come from the environment.

use msgraph::{AccessToken, Client, Result};

/// A client with the token in `MSGRAPH_TOKEN`, of the service at `MSGRAPH_BASE_URL` if that is set.
pub fn client() -> Result<Client> {
    let token = std::env::var("MSGRAPH_TOKEN").unwrap_or_default();
    let builder = Client::builder(AccessToken::new(token)).user_agent("msgraph-examples/0.1");
    match std::env::var("MSGRAPH_BASE_URL") {
        Ok(address) => builder.base_url(address).allow_http_loopback().build(),
        Err(_) => builder.build(),
    }
}
