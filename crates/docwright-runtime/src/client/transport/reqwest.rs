//! The transport over `reqwest`, the HTTP stack of the default client.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use http_body::{Frame, SizeHint};
use url::Url;

use super::{Body, BoxFuture, Fault, FaultKind, Transport};
use crate::client::ClientBuilder;
use crate::client::call::is_loopback;
use crate::{Bytes, Error, ErrorKind, Result};

/// Sends requests by `reqwest`, which brings TLS, HTTP/2, proxies and the pool of connections. It needs a tokio runtime.
///
/// ```
/// use docwright_runtime::{AccessToken, Client, ReqwestTransport};
///
/// // Everything that reqwest can be set to, here by its own builder.
/// let transport = ReqwestTransport::from_builder(reqwest::Client::builder().pool_max_idle_per_host(4))?;
/// let client = Client::at("https://api.example/v1", AccessToken::new("eyJ0…")).transport(transport).build()?;
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
    /// The client for this machine, where no proxy of the environment may come between: what goes there is not encrypted.
    here: Option<reqwest::Client>,
    /// It was built here, so that it follows no redirects.
    stays: bool,
}

impl ReqwestTransport {
    /// Uses a client that is there already. Build it with `redirect(Policy::none())`: a response that was redirected on the way is refused, since
    /// what was sent where is not known.
    #[must_use]
    pub fn new(client: reqwest::Client) -> Self {
        Self { client, here: None, stays: false }
    }

    /// Makes a client of these settings, save that it follows no redirects.
    ///
    /// # Errors
    /// When TLS cannot be set up: with the feature `rustls-no-provider`, when the program has not installed a provider of cryptography.
    pub fn from_builder(builder: reqwest::ClientBuilder) -> Result<Self> {
        Ok(Self { client: staying(builder)?, here: None, stays: true })
    }
}

/// A client that follows no redirects.
fn staying(builder: reqwest::ClientBuilder) -> Result<reqwest::Client> {
    // Which reqwest would panic about.
    #[cfg(all(feature = "rustls-no-provider", not(feature = "reqwest"), not(feature = "native-tls")))]
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        let message = "no provider of cryptography is installed; `rustls::crypto::ring::default_provider().install_default()` installs one";
        return Err(Error::new(ErrorKind::Request, message));
    }
    builder.redirect(reqwest::redirect::Policy::none()).build().map_err(|error| {
        Error::new(ErrorKind::Request, format!("the HTTP client cannot be set up: {error}"))
            .with_source(std::sync::Arc::new(error))
    })
}

impl Transport for ReqwestTransport {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, Fault>> {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let body = match body.into_bytes() {
                Ok(bytes) if bytes.is_empty() => None,
                Ok(bytes) => Some(reqwest::Body::from(bytes)),
                Err(stream) => Some(reqwest::Body::wrap(stream)),
            };
            let url = Url::parse(&parts.uri.to_string()).map_err(|error| Fault::new(FaultKind::Broken, error))?;
            let asked = (!self.stays).then(|| url.clone());
            let client = self.here.as_ref().filter(|_| is_loopback(&url)).unwrap_or(&self.client);
            let mut request = reqwest::Request::new(parts.method, url);
            *request.headers_mut() = parts.headers;
            *request.body_mut() = body;
            let response = client.execute(request).await.map_err(fault)?;
            if asked.is_some_and(|asked| *response.url() != asked) {
                return Err(Fault::new(FaultKind::Broken, "the HTTP client followed a redirect by itself"));
            }
            Ok(http::Response::from(response).map(|body| Body::wrap(Incoming(body))))
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}

/// The address is left out: it holds personal ids.
fn fault(error: reqwest::Error) -> Fault {
    let kind = if error.is_connect() {
        FaultKind::Connect
    } else if error.is_timeout() {
        FaultKind::Timeout
    } else {
        FaultKind::Broken
    };
    Fault::new(kind, error.without_url())
}

struct Incoming(reqwest::Body);

impl http_body::Body for Incoming {
    type Data = Bytes;
    type Error = Fault;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Fault>>> {
        Pin::new(&mut self.0).poll_frame(context).map(|frame| frame.map(|frame| frame.map_err(fault)))
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}

/// The settings that the builder of a client passes on.
pub(crate) struct Settings {
    connect_timeout: Duration,
    read_timeout: Duration,
    proxy: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { connect_timeout: Duration::from_secs(10), read_timeout: Duration::from_secs(100), proxy: None }
    }
}

impl Settings {
    /// `loopback` says that there is http to this machine.
    pub(crate) fn build(self, loopback: bool) -> Result<ReqwestTransport> {
        let builder =
            || reqwest::Client::builder().connect_timeout(self.connect_timeout).read_timeout(self.read_timeout);
        let mut all = builder();
        if let Some(address) = &self.proxy {
            let proxy = reqwest::Proxy::all(address).map_err(|error| {
                // The address may hold a password.
                Error::new(ErrorKind::Request, format!("the proxy cannot be used: {}", error.without_url()))
            })?;
            all = all.proxy(proxy);
        }
        // A proxy that the program names is meant for this machine, too.
        let here = if loopback && self.proxy.is_none() { Some(staying(builder().no_proxy())?) } else { None };
        Ok(ReqwestTransport { here, ..ReqwestTransport::from_builder(all)? })
    }
}

/// Settings of the transport that comes with this crate. Another one has its own.
impl ClientBuilder {
    /// How long making a connection may take; 10 seconds unless set.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.reqwest.connect_timeout = timeout;
        self
    }

    /// How long the service may be silent before or within a response; 100 seconds unless set.
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.reqwest.read_timeout = timeout;
        self
    }

    /// Sends everything by this proxy, `http://proxy.example.com:8080`, in place of that of the environment.
    pub fn proxy(mut self, address: impl Into<String>) -> Self {
        self.reqwest.proxy = Some(address.into());
        self
    }
}

#[cfg(test)]
mod tests {
    use crate::{AccessToken, Client};

    /// The features of this crate decide which TLS there is: `cargo xtask ci` tries each by itself.
    #[test]
    fn there_is_a_transport_or_a_reason() {
        let built = Client::at("https://api.example/v1", AccessToken::new("t")).build();
        let alone = cfg!(all(feature = "rustls-no-provider", not(feature = "reqwest"), not(feature = "native-tls")));
        match built {
            Ok(_) => assert!(!alone),
            Err(error) => assert!(alone && error.to_string().contains("no provider of cryptography"), "{error}"),
        }
    }
}
