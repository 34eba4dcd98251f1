//! Credentials of `azure_identity`: any `TokenCredential` of `azure_core`, for the scope of a cloud.

use std::sync::Arc;

use azure_core::credentials::TokenCredential;
use docwright_runtime::client::{AccessToken, BoxFuture, Credential, CredentialError};

use super::Cloud;

/// A credential of `azure_identity`, for one of the clouds.
///
/// ```
/// use std::sync::Arc;
/// use azure_core::credentials::TokenCredential;
/// use msgraph_core::client::{AzureCredential, Cloud};
///
/// // For instance `azure_identity::ManagedIdentityCredential::new(None)?`, which is an `Arc` of such a credential.
/// fn graph(credential: Arc<dyn TokenCredential>) -> AzureCredential {
///     AzureCredential::new(credential, Cloud::Global)
/// }
/// ```
#[derive(Debug, Clone)]
pub struct AzureCredential {
    credential: Arc<dyn TokenCredential>,
    scope: String,
}

impl AzureCredential {
    /// Asks for all that the app was granted in this cloud.
    #[must_use]
    pub fn new(credential: Arc<dyn TokenCredential>, cloud: Cloud) -> Self {
        Self { credential, scope: cloud.scope() }
    }

    /// Asks for this scope instead.
    #[must_use]
    pub fn scope(self, scope: impl Into<String>) -> Self {
        Self { scope: scope.into(), ..self }
    }
}

impl Credential for AzureCredential {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, CredentialError>> {
        Box::pin(async move {
            let token = self.credential.get_token(&[&self.scope], None).await?;
            Ok(AccessToken::new(token.token.secret()).expires(token.expires_on.into()))
        })
    }
}
