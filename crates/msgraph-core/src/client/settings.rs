//! The builder of a Graph client: cloud and version, and all settings of the runtime's.

use std::time::Duration;

use docwright_runtime::Result;
use docwright_runtime::client::{self, Credential, PollPolicy, RetryPolicy, Transport};

use super::{Client, Cloud};

/// Makes a [`Client`].
///
/// ```
/// use std::time::Duration;
/// use msgraph_core::client::Cloud;
/// use msgraph_core::{AccessToken, Client, RetryPolicy};
///
/// # #[cfg(feature = "reqwest-without-tls")] {
/// let client = Client::builder(AccessToken::new("eyJ0…"))
///     .cloud(Cloud::UsGovernment)
///     .version("beta")
///     .user_agent("contoso-sync/1.2")
///     .timeout(Duration::from_secs(60))
///     .retry(RetryPolicy { max_attempts: 8, ..RetryPolicy::default() })
///     .header("Prefer", "IdType=\"ImmutableId\"")
///     .build()?;
/// assert_eq!(client.base_url(), "https://graph.microsoft.us/beta");
/// # }
/// # Ok::<(), msgraph_core::Error>(())
/// ```
#[must_use = "it makes a client by `build`"]
pub struct ClientBuilder {
    settings: client::ClientBuilder,
    address: String,
    version: String,
    cloud: Cloud,
    /// In place of that of the cloud.
    scope: Option<String>,
}

impl ClientBuilder {
    pub(super) fn new(credential: impl Credential) -> Self {
        let cloud = Cloud::default();
        let settings = docwright_runtime::Client::at(cloud, credential);
        Self { settings, address: cloud.address().to_owned(), version: "v1.0".to_owned(), cloud, scope: None }
    }

    /// Uses a national cloud: its address, and tokens for it.
    pub fn cloud(self, cloud: Cloud) -> Self {
        Self { address: cloud.address().to_owned(), cloud, ..self }
    }

    /// Asks the credential for tokens of this scope, in place of all that the app was granted in the cloud.
    pub fn scope(self, scope: impl Into<String>) -> Self {
        Self { scope: Some(scope.into()), ..self }
    }

    /// Uses another version than `v1.0`: `beta`.
    pub fn version(self, version: impl Into<String>) -> Self {
        Self { version: version.into(), ..self }
    }

    /// Uses the service at this address, which holds the version: `https://gateway.contoso.com/graph/v1.0`. Tokens are still those of the
    /// cloud.
    pub fn base_url(self, address: impl Into<String>) -> Self {
        Self { address: address.into(), version: String::new(), ..self }
    }

    /// Makes the client for a program without an async runtime.
    ///
    /// # Errors
    /// Those of [`build`](Self::build), and when the system has no thread to spare.
    #[cfg(all(feature = "blocking", not(target_family = "wasm")))]
    pub fn build_blocking(self) -> Result<docwright_runtime::blocking::Client> {
        docwright_runtime::blocking::Client::new(self.build()?)
    }

    /// Makes the client.
    ///
    /// # Errors
    /// When an address or a header is not one, an address would not be safe, there is no transport, or it cannot be set up.
    pub fn build(self) -> Result<Client> {
        let address = self.address.trim_end_matches('/');
        let base = match self.version.trim_matches('/') {
            "" => address.to_owned(),
            version => format!("{address}/{version}"),
        };
        let scope = self.scope.unwrap_or_else(|| self.cloud.scope());
        self.settings.base_url(base).scope(scope).build().map(docwright_runtime::Client::of)
    }
}

/// Settings that a client of any service has.
macro_rules! settings {
    ($($(#[$about:meta])* $name:ident($($argument:ident: $type:ty),*);)*) => {
        impl ClientBuilder {$(
            $(#[$about])*
            pub fn $name(self, $($argument: $type),*) -> Self {
                Self { settings: self.settings.$name($($argument),*), ..self }
            }
        )*}
    };
}

settings! {
    /// Sends the token to this address as well, when a link of the service leads there: `https://graph.contoso.com`.
    trust(address: impl Into<String>);
    /// Allows http without encryption to this machine, for tests. To any other machine it is never allowed.
    allow_http_loopback();
    /// Says which program is asking.
    user_agent(name: impl Into<String>);
    /// Sends a header with every request, unless the request has it with another value. Only the configured services see it.
    header(name: impl Into<String>, value: impl Into<String>);
    /// How long a call may take altogether: [the runtime's setting](docwright_runtime::client::ClientBuilder::timeout).
    timeout(limit: Duration);
    /// How long the credential may take for a token: [the runtime's setting](docwright_runtime::client::ClientBuilder::token_timeout).
    token_timeout(timeout: Duration);
    /// How many bytes a response may have that is read into memory: [the runtime's setting](docwright_runtime::client::ClientBuilder::max_response).
    max_response(bytes: u64);
    /// How often and how long to try.
    retry(policy: RetryPolicy);
    /// How often and how long to ask after an operation that outlasts its request.
    polling(policy: PollPolicy);
    /// Uses another HTTP stack.
    transport(transport: impl Transport);
}

#[cfg(all(feature = "reqwest-without-tls", not(target_family = "wasm")))]
settings! {
    /// How long making a connection may take; 10 seconds unless set.
    connect_timeout(timeout: Duration);
    /// How long the service may be silent before or within an answer; 100 seconds unless set.
    read_timeout(timeout: Duration);
    /// Sends everything by this proxy, `http://proxy.contoso.com:8080`, in place of that of the environment.
    proxy(address: impl Into<String>);
}
