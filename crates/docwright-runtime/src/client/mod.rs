//! The HTTP client, which sends requests and reads their responses.
//!
//! The parts of `call` that decide (`retry`, `redirect`, `trust`) do no IO; it asks them and a [`Transport`] does what they say. All of it is compiled
//! once, here: only the last step, reading the response, is generic over its type.

mod auth;
mod batch;
#[cfg(all(feature = "blocking", not(target_family = "wasm")))]
pub mod blocking;
mod builder;
mod call;
mod delta;
mod operation;
mod paging;
mod service;
mod streams;
mod transport;
mod upload;

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;

use self::auth::Tokens;
pub use self::auth::{AccessToken, Credential, CredentialError, TokenRequest, credential_fn, credential_for};
pub use self::batch::{After, Batch, BatchKey, BatchResponses};
pub use self::builder::ClientBuilder;
use self::call::{Call, Trust};
pub use self::call::{RetryPolicy, Trace};
pub use self::delta::{Delta, DeltaStep, Resync, removal};
pub use self::operation::{Operation, OperationState, OperationStatus, PollPolicy};
pub use self::paging::{Items, Pages};
pub use self::service::{KnownService, Service};
pub use self::streams::Download;
#[cfg(feature = "reqwest-without-tls")]
pub use self::transport::ReqwestTransport;
pub use self::transport::{Body, BoxFuture, Fault, FaultKind, MaybeSend, Transport};
pub use self::upload::{CHUNK_UNIT, FileSource, Upload, UploadSource};
use crate::request::Parts;
use crate::{Error, ErrorKind, FromResponse, Request, Response, Result};

/// Sends requests. Clones are cheap and share the token and the connections.
///
/// `S` says of which service, so that clients of two services are not taken for each other; it is a [`KnownService`], or just [`Service`]
/// where that is known when the program runs.
///
/// ```no_run
/// use docwright_runtime::{AccessToken, Client, Json, Request};
///
/// # async fn run() -> Result<(), docwright_runtime::Error> {
/// # #[cfg(feature = "reqwest-without-tls")] {
/// let client = Client::at("https://api.example/v1", AccessToken::new("eyJ0…")).build()?;
/// let me: Json = Request::get("/me", &[]).send(&client).await?;
/// println!("{}", me["displayName"]);
/// # }
/// # Ok(())
/// # }
/// ```
pub struct Client<S = Service>(Arc<Inner>, PhantomData<fn() -> S>);

#[derive(Clone)]
pub(crate) struct Inner {
    /// With an address that has no slash at the end.
    service: Service,
    trust: Trust,
    headers: HeaderMap,
    timeout: Option<Duration>,
    /// How many bytes a response may have that is read into memory.
    max_response: u64,
    retry: RetryPolicy,
    polling: PollPolicy,
    tokens: Arc<Tokens>,
    transport: Arc<dyn Transport>,
}

impl Client {
    /// The settings of a client of this service, often just its address.
    pub fn at(service: impl Into<Service>, credential: impl Credential) -> ClientBuilder {
        ClientBuilder::new(service.into(), credential)
    }

    /// The same client as one of a service that has a type: for the builder of a [`KnownService`].
    #[must_use]
    pub fn of<S: KnownService>(self) -> Client<S> {
        Client(self.0, PhantomData)
    }
}

impl<S: KnownService> Client<S> {
    /// A client of the service where it usually is.
    ///
    /// # Errors
    /// When the HTTP stack cannot be set up.
    #[cfg(feature = "reqwest-without-tls")]
    pub fn new(credential: impl Credential) -> Result<Self> {
        S::client(credential)
    }

    /// The settings of a client.
    pub fn builder(credential: impl Credential) -> S::Builder {
        S::builder(credential)
    }
}

impl<S> Client<S> {
    /// The address of the service with its version.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.0.service.base
    }

    /// The same client as one of any service. What sends is written for that, once.
    #[must_use]
    pub fn any(&self) -> Client {
        Client(Arc::clone(&self.0), PhantomData)
    }

    /// The same client with a further header for every request, in place of one of that name: a scope within which requests belong together.
    /// Token and connections are shared. As with all headers of a client, only the configured services see it.
    ///
    /// ```
    /// use docwright_runtime::{AccessToken, Client};
    ///
    /// # #[cfg(feature = "reqwest-without-tls")] {
    /// let client = Client::at("https://lamps.example/v1", AccessToken::new("eyJ0…")).build()?;
    /// let evening = client.with_header("Lamp-Scene", "evening")?;
    /// # drop(evening);
    /// # }
    /// # Ok::<(), docwright_runtime::Error>(())
    /// ```
    ///
    /// # Errors
    /// When name or value have characters that HTTP does not allow.
    #[cfg_attr(target_family = "wasm", allow(clippy::arc_with_non_send_sync, reason = "there are no threads"))]
    pub fn with_header(&self, name: &str, value: &str) -> Result<Self> {
        let mut inner = Inner::clone(&self.0);
        builder::insert(&mut inner.headers, name, value)?;
        Ok(Self(Arc::new(inner), PhantomData))
    }

    /// The same client for another version of the service, which is the last part of its address: `beta` in place of `v1.0`. Token and
    /// connections are shared, so that a program uses the crates of two versions with one client.
    ///
    /// ```
    /// use docwright_runtime::{AccessToken, Client};
    ///
    /// # #[cfg(feature = "reqwest-without-tls")] {
    /// let client = Client::at("https://lamps.example/v1", AccessToken::new("eyJ0…")).build()?;
    /// assert_eq!(client.with_version("beta")?.base_url(), "https://lamps.example/beta");
    /// # }
    /// # Ok::<(), docwright_runtime::Error>(())
    /// ```
    ///
    /// # Errors
    /// When it is no single part of an address, or the address of the client has no version.
    pub fn with_version(&self, version: &str) -> Result<Self> {
        let base = self.base_url();
        let host = base.find("://").map_or(0, |it| it + 3);
        let named =
            !version.is_empty() && version.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_.~".contains(&it));
        match base.rfind('/').filter(|at| *at > host && named && version.bytes().any(|it| it != b'.')) {
            Some(at) => self.with_base_url(&format!("{}/{version}", &base[..at])),
            None => {
                Err(Error::new(ErrorKind::Request, format!("{version:?} is no version in place of that of {base}")))
            }
        }
    }

    /// The same client for the service at another address, which holds the version. Token and connections are shared, so that the token goes
    /// there, too.
    ///
    /// # Errors
    /// When the address is not one, or would not be safe.
    #[cfg_attr(target_family = "wasm", allow(clippy::arc_with_non_send_sync, reason = "there are no threads"))]
    pub fn with_base_url(&self, address: &str) -> Result<Self> {
        let mut inner = Inner::clone(&self.0);
        let base = address.trim_end_matches('/');
        inner.trust.add(base)?;
        inner.service.base = base.to_owned();
        Ok(Self(Arc::new(inner), PhantomData))
    }

    /// Sends a request and reads the response.
    ///
    /// # Errors
    /// When the request cannot be sent, there is no response, the service says that it failed, or what comes doesn't have the documented shape.
    pub async fn send<R: FromResponse>(&self, request: Request<R>) -> Result<R> {
        let response = self.any().response_to(&request.parts).await?;
        request.read(&response)
    }
}

impl Client {
    /// The successful response to a request.
    fn response_to(&self, parts: &Parts) -> BoxFuture<'static, Result<Response>> {
        match Call::new(&self.0, parts) {
            Ok(call) => self.success(call),
            Err(error) => Box::pin(std::future::ready(Err(error.of(parts.method, &parts.template)))),
        }
    }

    /// The response to a call; an error when it is no success.
    fn success(&self, call: Call) -> BoxFuture<'static, Result<Response>> {
        let (method, template) = (call.method, call.template.clone());
        let response = self.response(call);
        Box::pin(async move {
            let response = response.await?;
            response.success().map_err(|error| error.of(method, &template))?;
            Ok(response)
        })
    }
}

impl<R: FromResponse> Request<R> {
    /// Sends the request and reads the response; [`Client::send`] the other way round.
    ///
    /// # Errors
    /// Those of [`Client::send`].
    pub async fn send<S>(self, client: &Client<S>) -> Result<R> {
        client.send(self).await
    }
}

impl<S> Clone for Client<S> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0), PhantomData)
    }
}

/// Without the settings: they hold secrets.
impl<S> fmt::Debug for Client<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Client({})", self.base_url())
    }
}
