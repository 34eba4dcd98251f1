//! Signs in again when the service asks for more: `MSGRAPH_SIGN_IN=program step_up`, where the program prints a token.
//!
//! The program is called with the scope and, after a challenge of the service, with the claims that the token must have.

mod common;

use std::process::Command;

use msgraph::client::{CredentialError, TokenRequest, credential_for};
use msgraph::{AccessToken, groups};

#[tokio::main]
async fn main() -> msgraph::Result<()> {
    let client = common::builder(credential_for(sign_in)).build()?;
    let mut all = groups::list().items(&client);
    while let Some(group) = all.next().await? {
        println!("{}", group.display_name.unwrap_or_default());
    }
    Ok(())
}

async fn sign_in(wanted: TokenRequest) -> Result<AccessToken, CredentialError> {
    let asked = wanted.scope().into_iter().chain(wanted.claims());
    let output = Command::new(std::env::var("MSGRAPH_SIGN_IN")?).args(asked).output()?;
    if !output.status.success() {
        return Err(format!("the sign-in failed: {}", output.status).into());
    }
    Ok(AccessToken::new(String::from_utf8(output.stdout)?.trim()))
}
