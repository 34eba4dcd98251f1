//! The transport of a browser: `reqwest` over `fetch`, with the clock and the timer of JavaScript.

use std::time::{Duration, SystemTime};

use js_sys::{Function, Promise, Reflect};
use url::Url;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{Body, BoxFuture, Fault, FaultKind, Transport};
use crate::{Error, ErrorKind, Result};

/// Sends requests by `reqwest` over `fetch`. Bodies are in memory as a whole, and a redirect is an error: a browser follows it before anyone can
/// say where the token may go.
#[derive(Debug, Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
}

impl ReqwestTransport {
    /// Uses a client that is there already.
    #[must_use]
    pub fn new(client: reqwest::Client) -> Self {
        Self { client }
    }

    /// Makes a client of these settings.
    ///
    /// # Errors
    /// When the settings are wrong.
    pub fn from_builder(builder: reqwest::ClientBuilder) -> Result<Self> {
        let failed = |error| Error::new(ErrorKind::Request, format!("the HTTP client cannot be set up: {error}"));
        builder.build().map(Self::new).map_err(failed)
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, Fault>> {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let body = body.collect(u64::MAX).await?;
            let url = Url::parse(&parts.uri.to_string()).map_err(|error| Fault::new(FaultKind::Broken, error))?;
            let mut request = reqwest::Request::new(parts.method, url.clone());
            *request.headers_mut() = parts.headers;
            *request.body_mut() = Some(body).filter(|body| !body.is_empty()).map(reqwest::Body::from);
            let mut response = self.client.execute(request).await.map_err(fault)?;
            if *response.url() != url {
                return Err(Fault::new(FaultKind::Broken, "the browser followed a redirect by itself"));
            }
            let mut answer = http::Response::new(Body::empty());
            *answer.status_mut() = response.status();
            *answer.headers_mut() = std::mem::take(response.headers_mut());
            *answer.body_mut() = Body::from(response.bytes().await.map_err(fault)?);
            Ok(answer)
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        let milliseconds = i32::try_from(duration.as_millis()).unwrap_or(i32::MAX);
        Box::pin(async move {
            let timer = Promise::new(&mut |resolve, _| {
                let set = Reflect::get(&js_sys::global(), &"setTimeout".into()).ok();
                let set = set.and_then(|it| it.dyn_into::<Function>().ok());
                let called = set.and_then(|it| it.call2(&JsValue::UNDEFINED, &resolve, &milliseconds.into()).ok());
                if called.is_none() {
                    // Without a timer there is no waiting, and nobody who would wait forever.
                    let _ = resolve.call0(&JsValue::UNDEFINED);
                }
            });
            let _ = JsFuture::from(timer).await;
        })
    }

    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs_f64(js_sys::Date::now().max(0.0) / 1000.0)
    }
}

/// The address is left out: it holds personal ids.
fn fault(error: reqwest::Error) -> Fault {
    let kind = if error.is_timeout() { FaultKind::Timeout } else { FaultKind::Broken };
    Fault::new(kind, error.without_url().to_string())
}

/// The settings that the builder of a client passes on: the browser has all others.
#[derive(Default)]
pub(crate) struct Settings(());

impl Settings {
    pub(crate) fn build(self, _loopback: bool) -> Result<ReqwestTransport> {
        ReqwestTransport::from_builder(reqwest::Client::builder())
    }
}
