//! The transport, all that a client needs of an HTTP stack: to send once, to wait, to know the time.

mod body;
#[cfg(all(feature = "reqwest-without-tls", target_family = "wasm"))]
mod fetch;
mod future;
#[cfg(all(feature = "reqwest-without-tls", not(target_family = "wasm")))]
mod reqwest;

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::{Error, ErrorKind};

pub use self::body::Body;
#[cfg(all(feature = "reqwest-without-tls", target_family = "wasm"))]
pub use self::fetch::ReqwestTransport;
#[cfg(all(feature = "reqwest-without-tls", target_family = "wasm"))]
pub(super) use self::fetch::Settings;
pub use self::future::{BoxFuture, MaybeSend};
#[cfg(all(feature = "reqwest-without-tls", not(target_family = "wasm")))]
pub use self::reqwest::ReqwestTransport;
#[cfg(all(feature = "reqwest-without-tls", not(target_family = "wasm")))]
pub(super) use self::reqwest::Settings;

/// An HTTP stack. [`ReqwestTransport`](crate::ReqwestTransport) is the one that comes with this crate; any other can take its place.
///
/// An implementation sends a request once and returns what came. It follows no redirect, retries nothing and adds no
/// credentials: the client does that, for every stack alike.
///
/// ```
/// use docwright_runtime::client::{Body, BoxFuture, Fault, Transport};
/// use docwright_runtime::{AccessToken, Client, Json, Request};
///
/// /// A service in a test.
/// struct Canned(&'static str);
///
/// impl Transport for Canned {
///     fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, Fault>> {
///         assert_eq!(request.uri(), "https://api.example/v1/me");
///         Box::pin(async { Ok(http::Response::new(Body::from(self.0))) })
///     }
///     fn sleep(&self, _: std::time::Duration) -> BoxFuture<'_, ()> {
///         Box::pin(std::future::ready(()))
///     }
/// }
///
/// let ada = Canned(r#"{"displayName": "Ada"}"#);
/// let client = Client::at("https://api.example/v1", AccessToken::new("secret")).transport(ada).build()?;
/// let request = Request::<Json>::get("/me", &[]);
/// let me = futures_util::FutureExt::now_or_never(client.send(request)).unwrap()?;
/// assert_eq!(me["displayName"], "Ada");
/// # Ok::<(), docwright_runtime::Error>(())
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends the request once, without following redirects.
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, Fault>>;

    /// Waits.
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()>;

    /// The time, which tokens expire by.
    #[cfg(not(target_family = "wasm"))]
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    /// The time, which tokens expire by. The standard library has no clock here.
    #[cfg(target_family = "wasm")]
    fn now(&self) -> SystemTime;
}

/// The kinds of faults between here and there.
///
/// ```
/// use docwright_runtime::client::{Fault, FaultKind};
///
/// assert_eq!(Fault::new(FaultKind::Timeout, "10 s").kind(), FaultKind::Timeout);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultKind {
    /// No connection came about, so nothing was sent.
    Connect,
    /// It took too long.
    Timeout,
    /// The connection broke, or what came is no HTTP.
    Broken,
    /// The response is larger than the client takes.
    TooLarge,
}

/// A fault of the connection, as opposed to a response of the service.
///
/// ```
/// use docwright_runtime::client::{Fault, FaultKind};
///
/// let fault = Fault::new(FaultKind::Broken, std::io::Error::other("reset by peer"));
/// assert_eq!(fault.to_string(), "the connection broke: reset by peer");
/// ```
#[derive(Debug, Clone)]
pub struct Fault {
    kind: FaultKind,
    source: Arc<dyn StdError + Send + Sync>,
}

impl Fault {
    /// A fault and its cause. The cause must not tell addresses: they hold personal ids.
    pub fn new(kind: FaultKind, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { kind, source: Arc::from(source.into()) }
    }

    /// The kind of fault.
    #[must_use]
    pub fn kind(&self) -> FaultKind {
        self.kind
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        let kind = match fault.kind {
            FaultKind::Timeout => ErrorKind::Timeout,
            FaultKind::TooLarge => ErrorKind::Limit,
            FaultKind::Connect | FaultKind::Broken => ErrorKind::Connection,
        };
        Self::new(kind, fault.to_string()).with_source(fault.source)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            FaultKind::Connect => "no connection to the service",
            FaultKind::Timeout => "the service took too long",
            FaultKind::Broken => "the connection broke",
            FaultKind::TooLarge => "the response is too large",
        })?;
        // The innermost cause says most: what is around it only repeats that a request failed.
        let mut cause: &dyn StdError = &*self.source;
        while let Some(inner) = cause.source() {
            cause = inner;
        }
        write!(f, ": {cause}")
    }
}

impl StdError for Fault {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}
