//! The HTTP client of Microsoft Graph: that of the runtime, for one of Graph's clouds.

#[cfg(feature = "azure")]
mod azure;
mod settings;
mod workbook;

#[cfg(feature = "azure")]
pub use self::azure::AzureCredential;
pub use self::settings::ClientBuilder;
pub use self::workbook::WorkbookSession;
pub use crate::cloud::Cloud;
use docwright_runtime::Result;
#[allow(clippy::wildcard_imports, reason = "a layer over the runtime, whose users need know no other crate")]
pub use docwright_runtime::client::*;

/// Sends requests to Microsoft Graph: `Client::new(credential)` for the worldwide service, `Client::builder(credential)` for settings.
///
/// ```no_run
/// use msgraph_core::{AccessToken, Client, Json, Request};
///
/// # async fn run() -> Result<(), msgraph_core::Error> {
/// # #[cfg(feature = "reqwest-without-tls")] {
/// let client = Client::new(AccessToken::new("eyJ0…"))?;
/// let me: Json = Request::get("/me", &[]).send(&client).await?;
/// println!("{}", me["displayName"]);
/// # }
/// # Ok(())
/// # }
/// ```
pub type Client = docwright_runtime::Client<Graph>;

/// [`BatchResponses`], as it was called before.
#[doc(hidden)]
pub type BatchAnswers = BatchResponses;

/// Microsoft Graph, in the type of its [`Client`].
#[derive(Debug)]
pub enum Graph {}

impl KnownService for Graph {
    type Builder = ClientBuilder;

    fn builder(credential: impl Credential) -> ClientBuilder {
        ClientBuilder::new(credential)
    }

    fn client(credential: impl Credential) -> Result<Client> {
        Self::builder(credential).build()
    }
}
