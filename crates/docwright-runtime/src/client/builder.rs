//! The builder of a client, with all its settings.

use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, header};

use super::auth::Tokens;
use super::call::Trust;
use super::{Client, Credential, Inner, PollPolicy, RetryPolicy, Service, Transport};
use crate::{Error, ErrorKind, Result};

/// Makes a [`Client`].
///
/// ```
/// use std::time::Duration;
/// use docwright_runtime::{AccessToken, Client, RetryPolicy};
///
/// # #[cfg(feature = "reqwest-without-tls")] {
/// let client = Client::at("https://api.example/v1", AccessToken::new("eyJ0…"))
///     .user_agent("lamps-sync/1.2")
///     .timeout(Duration::from_secs(60))
///     .retry(RetryPolicy { max_attempts: 8, ..RetryPolicy::default() })
///     .header("Prefer", "odata.maxpagesize=100")
///     .build()?;
/// assert_eq!(client.base_url(), "https://api.example/v1");
/// # }
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
#[must_use = "it makes a client by `build`"]
pub struct ClientBuilder {
    service: Service,
    credential: Arc<dyn Credential>,
    trusted: Vec<String>,
    loopback: bool,
    headers: Vec<(String, String)>,
    timeout: Option<Duration>,
    max_response: u64,
    token_timeout: Duration,
    retry: RetryPolicy,
    polling: PollPolicy,
    transport: Option<Arc<dyn Transport>>,
    #[cfg(feature = "reqwest-without-tls")]
    pub(super) reqwest: super::transport::Settings,
}

impl ClientBuilder {
    pub(super) fn new(service: Service, credential: impl Credential) -> Self {
        Self {
            headers: vec![("User-Agent".to_owned(), service.user_agent.clone().into_owned())],
            service,
            credential: Arc::new(credential),
            trusted: Vec::new(),
            loopback: false,
            timeout: None,
            max_response: 512 << 20,
            token_timeout: Duration::from_secs(300),
            retry: RetryPolicy::default(),
            polling: PollPolicy::default(),
            transport: None,
            #[cfg(feature = "reqwest-without-tls")]
            reqwest: super::transport::Settings::default(),
        }
    }

    /// Uses the service at another address, which holds the version: `https://gateway.example.com/api/v1`.
    pub fn base_url(self, address: impl Into<String>) -> Self {
        Self { service: Service { base: address.into(), problem: None, ..self.service }, ..self }
    }

    /// Asks the credential for tokens of this scope, in place of the service's own.
    pub fn scope(self, scope: impl Into<String>) -> Self {
        Self { service: self.service.scope(scope.into()), ..self }
    }

    /// Sends the token to this address as well, when a link of the service leads there: `https://api.example.com`.
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

    /// How long the credential may take for a token; five minutes unless set, enough for a person who signs in.
    pub fn token_timeout(self, timeout: Duration) -> Self {
        Self { token_timeout: timeout, ..self }
    }

    /// How many bytes a response may have that is read into memory; 512 MiB unless set. A larger one is an error of the kind `Limit`. For a
    /// download there is no limit: it comes chunk by chunk.
    pub fn max_response(self, bytes: u64) -> Self {
        Self { max_response: bytes, ..self }
    }

    /// How often and how long to try.
    pub fn retry(self, policy: RetryPolicy) -> Self {
        Self { retry: policy, ..self }
    }

    /// How often and how long to ask after an operation that outlasts its request.
    pub fn polling(self, policy: PollPolicy) -> Self {
        Self { polling: policy, ..self }
    }

    /// Uses another HTTP stack.
    pub fn transport(self, transport: impl Transport) -> Self {
        Self { transport: Some(Arc::new(transport)), ..self }
    }

    /// Makes the client for a program without an async runtime: [`build`](Self::build) and [`blocking::Client::new`](crate::blocking::Client::new).
    ///
    /// # Errors
    /// Theirs.
    #[cfg(all(feature = "blocking", not(target_family = "wasm")))]
    pub fn build_blocking(self) -> Result<crate::blocking::Client> {
        crate::blocking::Client::new(self.build()?)
    }

    /// Makes the client.
    ///
    /// # Errors
    /// When an address or a header is not one, an address would not be safe, there is no transport, or it cannot be set up.
    #[cfg_attr(target_family = "wasm", allow(clippy::arc_with_non_send_sync, reason = "there are no threads"))]
    pub fn build(self) -> Result<Client> {
        if let Some(problem) = &self.service.problem {
            return Err(Error::new(ErrorKind::Request, problem.clone()));
        }
        let base = self.service.base.trim_end_matches('/').to_owned();
        let mut trust = Trust::new(self.loopback);
        trust.add(&base)?;
        for address in &self.service.trusted {
            trust.add(address)?;
        }
        for address in &self.trusted {
            trust.add(address)?;
        }
        let mut headers = HeaderMap::with_capacity(self.headers.len() + 1);
        headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        for (name, value) in &self.headers {
            insert(&mut headers, name, value)?;
        }
        let transport = match self.transport {
            Some(transport) => transport,
            #[cfg(feature = "reqwest-without-tls")]
            None => Arc::new(self.reqwest.build(self.loopback)?),
            #[cfg(not(feature = "reqwest-without-tls"))]
            None => {
                return Err(Error::new(
                    ErrorKind::Request,
                    "without one of the features `reqwest`, `rustls-no-provider` and `native-tls`, a client needs a transport",
                ));
            }
        };
        Ok(Client(
            Arc::new(Inner {
                trust,
                headers,
                timeout: self.timeout,
                max_response: self.max_response,
                retry: self.retry,
                polling: self.polling,
                tokens: Arc::new(Tokens::new(
                    self.credential,
                    Arc::clone(&transport),
                    self.service.scope.clone(),
                    self.token_timeout,
                )),
                service: Service { base, ..self.service },
                transport,
            }),
            PhantomData,
        ))
    }
}

/// Puts a header among those of a client, in place of what was there under its name.
pub(super) fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> Result<()> {
    let name = HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| Error::new(ErrorKind::Request, format!("{name:?} is not the name of a header")))?;
    let value = crate::request::http::header_value(name.as_str(), value)?;
    headers.insert(name, value);
    Ok(())
}
