//! Lists all users without an async runtime, signed in by the tools of Azure on this machine, such as `az login`.

mod common;

use msgraph::{client::AzureCredential, users};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let credential = AzureCredential::new(azure_identity::DeveloperToolsCredential::new(None)?);
    for user in common::builder(credential).build_blocking()?.items(users::list()) {
        println!("{}", user?.display_name.unwrap_or_default());
    }
    Ok(())
}
