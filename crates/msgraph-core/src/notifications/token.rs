//! Validation tokens: JSON Web Tokens by which the service vouches for notifications with content.

use jsonwebtoken::crypto::aws_lc;
use jsonwebtoken::{Algorithm, Validation};
use serde::Deserialize;

use super::{NotificationError, NotificationErrorKind, Notifications, SigningKey, SigningKeys};
use crate::Cloud;

/// The app by which the service sends notifications.
const PUBLISHER: &str = "0bf30f3b-4a52-48df-9a82-234910c4a086";

/// By how many seconds clocks may differ.
const LEEWAY: u64 = 300;

/// Finds out whether notifications with content are from the service, and for this app.
///
/// ```
/// use msgraph_core::Cloud;
/// use msgraph_core::notifications::{KeySet, NotificationError, Notifications, TokenValidator};
///
/// async fn are_real(notifications: &Notifications, keys: &KeySet) -> Result<(), NotificationError> {
///     let validator = TokenValidator::new(["8e460676-ae3f-4b1e-8790-ee0fb5d6148f"])
///         .tenants(["84bd8158-6d4d-4958-8b9f-9d6445542f95"])
///         .cloud(Cloud::Global);
///     validator.validate(notifications, keys).await
/// }
/// # let _ = are_real;
/// ```
///
/// The first validation makes aws-lc the cryptography of the library `jsonwebtoken`, unless the program has chosen another one.
#[derive(Debug, Clone)]
#[must_use = "it does nothing until it validates"]
pub struct TokenValidator {
    apps: Vec<String>,
    tenants: Option<Vec<String>>,
    cloud: Cloud,
}

/// The claims that only this service knows the meaning of.
#[derive(Deserialize)]
struct Claims {
    iss: String,
    tid: String,
    /// The app that asked for the token, in tokens of version 1 and 2.
    appid: Option<String>,
    azp: Option<String>,
}

impl TokenValidator {
    /// Takes tokens for these apps: the ids of those that made the subscriptions.
    pub fn new<A: Into<String>>(apps: impl IntoIterator<Item = A>) -> Self {
        Self { apps: apps.into_iter().map(Into::into).collect(), tenants: None, cloud: Cloud::default() }
    }

    /// Takes tokens of these tenants only; otherwise those of any.
    pub fn tenants<T: Into<String>>(self, tenants: impl IntoIterator<Item = T>) -> Self {
        Self { tenants: Some(tenants.into_iter().map(Into::into).collect()), ..self }
    }

    /// Takes tokens of a national cloud.
    pub fn cloud(self, cloud: Cloud) -> Self {
        Self { cloud, ..self }
    }

    /// Validates the tokens of the notifications. Each token must be one of the service, and each notification with content must be of a tenant
    /// that one of them is for. Notifications without content come without tokens: for those, only
    /// [their client state](super::Notification::has_client_state) says who sent them.
    ///
    /// # Errors
    /// When that is not so, with [`NotificationErrorKind::Token`], or when the keys could not be fetched.
    pub async fn validate(
        &self,
        notifications: &Notifications,
        keys: &impl SigningKeys,
    ) -> Result<(), NotificationError> {
        let mut tenants = Vec::new();
        for token in notifications.validation_tokens() {
            tenants.push(self.tenant_of(token, keys).await?);
        }
        let with_content = notifications.items().iter().filter(|it| it.encrypted_content().is_some());
        for notification in with_content {
            let tenant = notification.tenant_id().unwrap_or_default();
            if !tenants.iter().any(|it| it.eq_ignore_ascii_case(tenant)) {
                return Err(refused("there is no validation token for the tenant of a notification with content"));
            }
        }
        Ok(())
    }

    /// The tenant for which a token vouches.
    async fn tenant_of(&self, token: &str, keys: &impl SigningKeys) -> Result<String, NotificationError> {
        let header = jsonwebtoken::decode_header(token).map_err(not_valid)?;
        let id = header.kid.ok_or_else(|| refused("a validation token does not name its key"))?;
        let key = keys.signing_key(&id).await?;
        let key =
            key.ok_or_else(|| refused("a validation token is signed with a key that is not one of the service's"))?;
        let claims = self.claims_of(token, &key)?;
        let issuers = self.cloud.issuers(&claims.tid);
        if !issuers.contains(&claims.iss) {
            return Err(refused("a validation token was not issued by the cloud for the tenant that it names"));
        }
        if claims.azp.as_deref().or(claims.appid.as_deref()) != Some(PUBLISHER) {
            return Err(refused("a validation token is for somebody else than the sender of notifications"));
        }
        let is_known = |tenants: &Vec<String>| tenants.iter().any(|it| it.eq_ignore_ascii_case(&claims.tid));
        if !self.tenants.as_ref().is_none_or(is_known) {
            return Err(refused("a validation token is of another tenant"));
        }
        Ok(claims.tid)
    }

    /// The claims of a token whose signature, times and audience are right.
    fn claims_of(&self, token: &str, key: &SigningKey) -> Result<Claims, NotificationError> {
        // Without this, the library panics in programs that have it with another provider as well. An error says that there is one.
        let _ = aws_lc::DEFAULT_PROVIDER.install_default();
        let mut rules = Validation::new(Algorithm::RS256);
        rules.leeway = LEEWAY;
        rules.validate_nbf = true;
        rules.set_audience(&self.apps);
        rules.set_required_spec_claims(&["exp", "nbf", "aud", "iss"]);
        let decoded = jsonwebtoken::decode(token, &key.key, &rules).map_err(not_valid)?;
        Ok(decoded.claims)
    }
}

fn refused(message: &str) -> NotificationError {
    NotificationError::new(NotificationErrorKind::Token, message)
}

fn not_valid(error: jsonwebtoken::errors::Error) -> NotificationError {
    refused(&format!("a validation token is not valid: {error}"))
}
