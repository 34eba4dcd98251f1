//! The settings of a client.

use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, header};

use super::tokens::Tokens;
use super::trust::Trust;
use super::{Client, Credential, Inner, RetryPolicy, Transport};
use crate::{Error, ErrorKind, Result};

/// The national clouds, each with an address of its own.
///
/// ```
/// use msgraph_core::client::Cloud;
///
/// assert_eq!(Cloud::China.address(), "https://microsoftgraph.chinacloudapi.cn");
/// assert_eq!(Cloud::Global.scope(), "https://graph.microsoft.com/.default");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cloud {
    /// The worldwide service.
    #[default]
    Global,
    /// US Government L4.
    UsGovernment,
    /// US Government L5, the Department of Defense.
    UsGovernmentDod,
    /// China, operated by 21Vianet.
    China,
}

impl Cloud {
    /// The address of the service, without the version.
    #[must_use]
    pub fn address(self) -> &'static str {
        match self {
            Self::Global => "https://graph.microsoft.com",
            Self::UsGovernment => "https://graph.microsoft.us",
            Self::UsGovernmentDod => "https://dod-graph.microsoft.us",
            Self::China => "https://microsoftgraph.chinacloudapi.cn",
        }
    }

    /// The scope to ask a token for: all that the app was granted.
    #[must_use]
    pub fn scope(self) -> String {
        format!("{}/.default", self.address())
    }
}

/// Makes a [`Client`].
///
/// ```
/// use std::time::Duration;
/// use msgraph_core::client::Cloud;
/// use msgraph_core::{AccessToken, Client, RetryPolicy};
///
/// # #[cfg(feature = "reqwest")] {
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
    credential: Arc<dyn Credential>,
    address: String,
    version: String,
    trusted: Vec<String>,
    loopback: bool,
    headers: Vec<(String, String)>,
    timeout: Option<Duration>,
    retry: RetryPolicy,
    transport: Option<Arc<dyn Transport>>,
    #[cfg(feature = "reqwest")]
    pub(super) reqwest: super::reqwest::Settings,
}

impl ClientBuilder {
    pub(super) fn new(credential: impl Credential) -> Self {
        Self {
            credential: Arc::new(credential),
            address: Cloud::Global.address().to_owned(),
            version: "v1.0".to_owned(),
            trusted: Vec::new(),
            loopback: false,
            headers: vec![("User-Agent".to_owned(), concat!("msgraph-core/", env!("CARGO_PKG_VERSION")).to_owned())],
            timeout: None,
            retry: RetryPolicy::default(),
            transport: None,
            #[cfg(feature = "reqwest")]
            reqwest: super::reqwest::Settings::default(),
        }
    }

    /// Uses a national cloud.
    pub fn cloud(self, cloud: Cloud) -> Self {
        Self { address: cloud.address().to_owned(), ..self }
    }

    /// Uses another version than `v1.0`: `beta`.
    pub fn version(self, version: impl Into<String>) -> Self {
        Self { version: version.into(), ..self }
    }

    /// Uses the service at this address, which holds the version: `https://gateway.contoso.com/graph/v1.0`.
    pub fn base_url(self, address: impl Into<String>) -> Self {
        Self { address: address.into(), version: String::new(), ..self }
    }

    /// Sends the token to this address as well, when a link of the service leads there: `https://graph.contoso.com`.
    pub fn trust(mut self, address: impl Into<String>) -> Self {
        self.trusted.push(address.into());
        self
    }

    /// Allows http without encryption to this machine, for tests. To any other machine it is never allowed.
    pub fn allow_http_loopback(self) -> Self {
        Self { loopback: true, ..self }
    }

    /// Says which program is asking.
    pub fn user_agent(self, name: impl Into<String>) -> Self {
        self.header("User-Agent", name)
    }

    /// Sends a header with every request, unless the request has it with another value. Only the configured services see it.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let name = name.into();
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(&name));
        self.headers.push((name, value.into()));
        self
    }

    /// How long a call may take altogether: all attempts, the waits between them and the body. There is no limit unless one is set; for a
    /// download it ends where the body starts.
    pub fn timeout(self, timeout: Duration) -> Self {
        Self { timeout: Some(timeout), ..self }
    }

    /// How often and how long to try.
    pub fn retry(self, policy: RetryPolicy) -> Self {
        Self { retry: policy, ..self }
    }

    /// Uses another HTTP stack.
    pub fn transport(self, transport: impl Transport) -> Self {
        Self { transport: Some(Arc::new(transport)), ..self }
    }

    /// Makes the client.
    ///
    /// # Errors
    /// When an address is none or would not be safe, a header is none, there is no transport, or it cannot be set up.
    pub fn build(self) -> Result<Client> {
        let address = self.address.trim_end_matches('/');
        let base = match self.version.trim_matches('/') {
            "" => address.to_owned(),
            version => format!("{address}/{version}"),
        };
        let mut trust = Trust::new(self.loopback);
        trust.add(&base)?;
        for address in &self.trusted {
            trust.add(address)?;
        }
        let mut headers = HeaderMap::with_capacity(self.headers.len() + 1);
        headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        for (name, value) in &self.headers {
            let name = HeaderName::from_bytes(name.as_bytes())
                .map_err(|_| Error::new(ErrorKind::Request, format!("{name:?} is not the name of a header")))?;
            let value = crate::http::header_value(name.as_str(), value)?;
            headers.insert(name, value);
        }
        let transport = match self.transport {
            Some(transport) => transport,
            #[cfg(feature = "reqwest")]
            None => Arc::new(self.reqwest.build()?),
            #[cfg(not(feature = "reqwest"))]
            None => {
                return Err(Error::new(
                    ErrorKind::Request,
                    "without the feature `reqwest`, a client needs a transport",
                ));
            }
        };
        Ok(Client(Arc::new(Inner {
            base,
            trust,
            headers,
            timeout: self.timeout,
            retry: self.retry,
            tokens: Tokens::new(self.credential),
            transport,
        })))
    }
}
