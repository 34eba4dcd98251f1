//! Credentials of `azure_identity`: any `TokenCredential` of `azure_core`, for the scope of the client's cloud.

use std::sync::Arc;

use azure_core::credentials::TokenCredential;
use docwright_runtime::client::{AccessToken, BoxFuture, Credential, CredentialError, TokenRequest};

/// A credential of `azure_identity`. It is asked for all that the app was granted in the cloud of the client.
///
/// ```
/// use std::sync::Arc;
/// use azure_core::credentials::TokenCredential;
/// use msgraph_core::client::{AzureCredential, Cloud, ClientBuilder};
/// use msgraph_core::Client;
///
/// // For instance `azure_identity::ManagedIdentityCredential::new(None)?`, which is an `Arc` of such a credential.
/// fn graph(credential: Arc<dyn TokenCredential>) -> ClientBuilder {
///     Client::builder(AzureCredential::new(credential)).cloud(Cloud::UsGovernment)
/// }
/// ```
///
/// When the service asks for claims, the credential is asked again, but `azure_core` has no way to pass them on: unless it has another
/// token by then, the request fails with the service's 401. A credential that takes claims is written as a
/// [`Credential`](docwright_runtime::client::Credential).
#[derive(Debug, Clone)]
pub struct AzureCredential {
    credential: Arc<dyn TokenCredential>,
    scope: Option<String>,
}

impl AzureCredential {
    /// Asks for the scope of the client's cloud.
    #[must_use]
    pub fn new(credential: Arc<dyn TokenCredential>) -> Self {
        Self { credential, scope: None }
    }

    /// Asks for this scope instead, whichever client asks.
    #[must_use]
    pub fn scope(self, scope: impl Into<String>) -> Self {
        Self { scope: Some(scope.into()), ..self }
    }
}

impl Credential for AzureCredential {
    fn token(&self, wanted: TokenRequest) -> BoxFuture<'_, Result<AccessToken, CredentialError>> {
        Box::pin(async move {
            let scope = self.scope.as_deref().or(wanted.scope());
            let scope = scope.ok_or("the client is of no cloud, so the credential needs a `scope`")?;
            let token = self.credential.get_token(&[scope], None).await?;
            Ok(AccessToken::new(token.token.secret()).expires(token.expires_on.into()))
        })
    }
}
