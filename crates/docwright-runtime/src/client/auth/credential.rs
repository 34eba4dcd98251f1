//! Credentials, the sources of bearer tokens: a token, a function, or a sign-in library.

use std::error::Error as StdError;
use std::fmt;
use std::time::SystemTime;

use crate::client::{BoxFuture, MaybeSend};

/// A bearer token, and until when it is good. It is never printed.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use docwright_runtime::AccessToken;
///
/// let token = AccessToken::new("eyJ0…").expires(SystemTime::now() + Duration::from_secs(3600));
/// assert_eq!(format!("{token:?}"), "AccessToken(…)");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct AccessToken {
    secret: String,
    expires: Option<SystemTime>,
}

impl AccessToken {
    /// A token that is good until the service refuses it.
    pub fn new(secret: impl Into<String>) -> Self {
        Self { secret: secret.into(), expires: None }
    }

    /// Says until when the token is good. A client asks for the next one some time before.
    #[must_use]
    pub fn expires(mut self, at: SystemTime) -> Self {
        self.expires = Some(at);
        self
    }

    pub(super) fn secret(&self) -> &str {
        &self.secret
    }

    pub(super) fn expiry(&self) -> Option<SystemTime> {
        self.expires
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessToken(…)")
    }
}

/// A request for a token: all that it is to be good for.
///
/// ```
/// use docwright_runtime::client::TokenRequest;
///
/// let wanted = TokenRequest::new().with_scope("https://lamps.example/.default");
/// assert_eq!((wanted.scope(), wanted.claims()), (Some("https://lamps.example/.default"), None));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use = "a credential is asked with it"]
pub struct TokenRequest {
    scope: Option<String>,
    claims: Option<String>,
}

impl TokenRequest {
    /// Nothing in particular.
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks for this scope.
    pub fn with_scope(self, scope: impl Into<String>) -> Self {
        Self { scope: Some(scope.into()), ..self }
    }

    /// Asks for these claims, which are JSON.
    pub fn with_claims(self, claims: impl Into<String>) -> Self {
        Self { claims: Some(claims.into()), ..self }
    }

    /// The scope of the client's service, when it has one.
    #[must_use]
    pub fn scope(&self) -> Option<&str> {
        self.scope.as_deref()
    }

    /// The claims that the service said the last token lacks, as the JSON of OpenID Connect's parameter `claims`:
    /// `{"access_token": {"nbf": {"essential": true, "value": "1604106651"}}}`. A sign-in library is to be asked with them, and not for a
    /// token that it keeps.
    #[must_use]
    pub fn claims(&self) -> Option<&str> {
        self.claims.as_deref()
    }
}

/// Why there is no token. What it prints must not hold secrets: it becomes part of an error.
///
/// ```
/// use docwright_runtime::client::CredentialError;
///
/// let error: CredentialError = "nobody is signed in".into();
/// assert_eq!(error.to_string(), "nobody is signed in");
/// ```
pub type CredentialError = Box<dyn StdError + Send + Sync>;

/// A source of tokens. A client keeps each token until shortly before it expires, and fetches the next one once, however
/// many requests wait for it. A token without expiry is kept until the service answers 401. If that answer is a challenge for claims, the
/// credential is asked once more, with them.
///
/// An [`AccessToken`] is one, and so is what [`credential_fn`] and [`credential_for`] make of a function.
///
/// ```
/// use docwright_runtime::client::{BoxFuture, Credential, CredentialError, TokenRequest};
/// use docwright_runtime::{AccessToken, Client};
///
/// /// Reads what another program keeps up to date.
/// struct TokenFile(std::path::PathBuf);
///
/// impl Credential for TokenFile {
///     fn token(&self, _: TokenRequest) -> BoxFuture<'_, Result<AccessToken, CredentialError>> {
///         Box::pin(async { Ok(AccessToken::new(std::fs::read_to_string(&self.0)?)) })
///     }
/// }
///
/// # #[cfg(feature = "reqwest-without-tls")]
/// let client = Client::at("https://api.example/v1", TokenFile("token.txt".into())).build()?;
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
pub trait Credential: Send + Sync + 'static {
    /// Fetches a token that is good for this.
    fn token(&self, wanted: TokenRequest) -> BoxFuture<'_, Result<AccessToken, CredentialError>>;
}

impl Credential for AccessToken {
    fn token(&self, _: TokenRequest) -> BoxFuture<'_, Result<AccessToken, CredentialError>> {
        Box::pin(std::future::ready(Ok(self.clone())))
    }
}

/// A credential from an async function.
///
/// ```
/// use docwright_runtime::{AccessToken, client};
///
/// let credential = client::credential_fn(async || Ok(AccessToken::new(std::env::var("TOKEN")?)));
/// # let _: &dyn client::Credential = &credential;
/// ```
pub fn credential_fn<F, Fut>(function: F) -> impl Credential
where
    F: Fn() -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<AccessToken, CredentialError>> + MaybeSend + 'static,
{
    credential_for(move |_| function())
}

/// A credential from an async function of what the token is to be good for.
///
/// ```
/// use docwright_runtime::client::{self, CredentialError, TokenRequest};
/// use docwright_runtime::AccessToken;
///
/// /// Asks a sign-in library.
/// async fn sign_in(wanted: TokenRequest) -> Result<AccessToken, CredentialError> {
///     # async fn library(_scope: &str, _claims: Option<&str>) -> Result<String, CredentialError> { Ok(String::new()) }
///     let token = library(wanted.scope().unwrap_or("openid"), wanted.claims()).await?;
///     Ok(AccessToken::new(token))
/// }
///
/// let credential = client::credential_for(sign_in);
/// # let _: &dyn client::Credential = &credential;
/// ```
pub fn credential_for<F, Fut>(function: F) -> impl Credential
where
    F: Fn(TokenRequest) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<AccessToken, CredentialError>> + MaybeSend + 'static,
{
    Function(function)
}

struct Function<F>(F);

impl<F, Fut> Credential for Function<F>
where
    F: Fn(TokenRequest) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<AccessToken, CredentialError>> + MaybeSend + 'static,
{
    fn token(&self, wanted: TokenRequest) -> BoxFuture<'_, Result<AccessToken, CredentialError>> {
        Box::pin((self.0)(wanted))
    }
}
