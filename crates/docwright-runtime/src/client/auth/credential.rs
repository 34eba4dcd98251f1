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
/// many requests wait for it. A token without expiry is kept until the service answers 401.
///
/// An [`AccessToken`] is one, and so is what [`credential_fn`] makes of a function.
///
/// ```
/// use docwright_runtime::client::{BoxFuture, Credential, CredentialError};
/// use docwright_runtime::{AccessToken, Client};
///
/// /// Reads what another program keeps up to date.
/// struct TokenFile(std::path::PathBuf);
///
/// impl Credential for TokenFile {
///     fn token(&self) -> BoxFuture<'_, Result<AccessToken, CredentialError>> {
///         Box::pin(async { Ok(AccessToken::new(std::fs::read_to_string(&self.0)?)) })
///     }
/// }
///
/// # #[cfg(feature = "reqwest-without-tls")]
/// let client = Client::at("https://api.example/v1", TokenFile("token.txt".into())).build()?;
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
pub trait Credential: Send + Sync + 'static {
    /// Fetches a token.
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, CredentialError>>;
}

impl Credential for AccessToken {
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, CredentialError>> {
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
    Function(function)
}

struct Function<F>(F);

impl<F, Fut> Credential for Function<F>
where
    F: Fn() -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<AccessToken, CredentialError>> + MaybeSend + 'static,
{
    fn token(&self) -> BoxFuture<'_, Result<AccessToken, CredentialError>> {
        Box::pin((self.0)())
    }
}
