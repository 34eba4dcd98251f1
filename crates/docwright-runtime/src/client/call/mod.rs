//! One HTTP call: method, target, headers and body, as they are about to be sent.

mod exchange;
mod redirect;
pub(crate) mod retry;
mod trace;
mod trust;

use std::borrow::Cow;
use std::sync::Arc;

use futures_util::future::{Either, select};
use http::header::{
    AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, IF_MATCH, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_UNMODIFIED_SINCE,
};
use http::{HeaderMap, HeaderName, HeaderValue};

use self::exchange::Exchange;
use self::redirect::Hop;
pub use self::retry::RetryPolicy;
use self::trace::Span;
pub use self::trace::Trace;
use self::trust::Target;
pub(super) use self::trust::Trust;
#[cfg(all(feature = "reqwest-without-tls", not(target_family = "wasm")))]
pub(super) use self::trust::is_loopback;
use super::{Body, BoxFuture, Client, Inner};
use crate::request::Parts;
use crate::{Bytes, Envelope, Error, ErrorKind, Method, Response, Result};

/// The headers that a host may see which is not one of the configured services: what makes sense anywhere, and nothing of the caller's.
const HARMLESS: &[&str] =
    &["accept", "accept-encoding", "content-range", "content-type", "if-range", "range", "user-agent"];

/// The name of the header by which support finds a request.
const CLIENT_REQUEST_ID: HeaderName = HeaderName::from_static("client-request-id");

/// A request on its way out.
pub(crate) struct Call {
    pub(crate) method: Method,
    pub(crate) template: Cow<'static, str>,
    pub(crate) target: Target,
    pub(crate) headers: HeaderMap,
    pub(crate) payload: Payload,
    /// True when a configured service gets the token.
    pub(crate) authorize: bool,
    /// True when it may be sent again after a fault.
    pub(crate) repeat: bool,
    /// True when a redirect is followed; otherwise it is the response.
    pub(crate) redirects: bool,
    /// The names in what is answered.
    pub(crate) envelope: Option<&'static Envelope>,
}

/// The body of a call.
pub(crate) enum Payload {
    None,
    Bytes(Bytes),
    /// It can be sent once only; then nothing is left.
    Stream(Option<Body>),
}

/// A response whose body may still be on its way.
pub(crate) struct Opened {
    pub(crate) parts: http::response::Parts,
    pub(crate) body: Body,
    pub(crate) attempts: u32,
}

impl Call {
    /// A request to the configured service.
    pub(crate) fn new(inner: &Inner, parts: &Parts) -> Result<Self> {
        let (head, body) = parts.to_http(&inner.service.base, &inner.headers)?.into_parts();
        let target = Target { uri: head.uri, trusted: true };
        let payload = if body.is_empty() { Payload::None } else { Payload::Bytes(body) };
        let mut headers = head.headers;
        headers.entry(CLIENT_REQUEST_ID).or_insert_with(new_id);
        Ok(Self {
            method: parts.method,
            template: parts.template.clone(),
            target,
            headers,
            payload,
            authorize: true,
            repeat: true,
            redirects: true,
            envelope: parts.envelope,
        })
    }

    /// A GET of a link of the service, in place of a request and with the headers of it, save the conditions: those are about another object.
    pub(crate) fn follow(inner: &Inner, parts: &Parts, link: &str) -> Result<Self> {
        let of = |error: Error| error.of(Method::Get, &parts.template);
        let base = &inner.service.base;
        // A query alone is another of the same list.
        let place =
            if link.starts_with('?') { Cow::Owned(format!("{}{link}", parts.path)) } else { Cow::Borrowed(link) };
        let target = inner.trust.place(base, &place).map_err(of)?;
        let bare = Parts { method: Method::Get, body: None, query: Vec::new(), ..parts.clone() };
        let call = Self::new(inner, &bare).map_err(of)?;
        let mut call = Self { target, ..call };
        for name in [CONTENT_TYPE, IF_MATCH, IF_NONE_MATCH, IF_MODIFIED_SINCE, IF_UNMODIFIED_SINCE] {
            call.headers.remove(name);
        }
        Ok(call)
    }

    /// Sends this in place of the body that it had.
    pub(crate) fn set_payload(&mut self, payload: Payload, content_type: HeaderValue) {
        self.payload = payload;
        self.headers.insert(CONTENT_TYPE, content_type);
        self.headers.remove(CONTENT_LENGTH);
    }

    /// For responses and errors, which tell it.
    pub(crate) fn client_request_id(&self) -> Option<HeaderValue> {
        self.headers.get(CLIENT_REQUEST_ID).cloned()
    }

    /// The request to send now; nothing when the body is gone.
    pub(crate) fn request(&mut self, token: Option<&HeaderValue>) -> Result<Option<http::Request<Body>>> {
        let body = match &mut self.payload {
            Payload::None => Body::empty(),
            Payload::Bytes(bytes) => Body::from(bytes.clone()),
            Payload::Stream(stream) => match stream.take() {
                Some(body) => body,
                None => return Ok(None),
            },
        };
        let mut request = http::Request::new(body);
        *request.method_mut() = crate::request::http::method(self.method)?;
        *request.uri_mut() = self.target.uri.clone();
        let headers = request.headers_mut();
        if self.target.trusted {
            headers.clone_from(&self.headers);
            if let Some(token) = token {
                headers.insert(AUTHORIZATION, token.clone());
            }
        } else {
            for name in HARMLESS {
                if let Some(value) = self.headers.get(*name) {
                    headers.insert(*name, value.clone());
                }
            }
        }
        Ok(Some(request))
    }

    /// True when it may be sent again, and the body is there for it.
    pub(crate) fn can_repeat(&self) -> bool {
        self.repeat && !matches!(self.payload, Payload::Stream(None))
    }

    /// Goes where a redirect leads.
    pub(crate) fn hop(&mut self, hop: Hop) {
        self.target = hop.target;
        if hop.becomes_get {
            self.method = Method::Get;
            self.payload = Payload::None;
            self.headers.remove(CONTENT_TYPE);
            self.headers.remove(CONTENT_LENGTH);
        }
    }
}

/// A random id, a UUID of version 4.
fn new_id() -> HeaderValue {
    let id = fastrand::u128(..) & !(0xf << 76 | 0x3 << 62) | 0x4 << 76 | 0x2 << 62;
    let mut text = [b'-'; 36];
    let digits = (0..36).filter(|at| !matches!(at, 8 | 13 | 18 | 23));
    for (at, shift) in digits.zip((0..128).step_by(4).rev()) {
        text[at] = b"0123456789abcdef"[(id >> shift & 0xf) as usize];
    }
    HeaderValue::from_bytes(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

impl Client {
    /// Sends a call and waits for the whole response.
    ///
    /// # Errors
    /// When there is no response. One that says that the request failed is no error here.
    pub(crate) fn response(&self, call: Call) -> BoxFuture<'static, Result<Response>> {
        let (id, envelope) = (call.client_request_id(), call.envelope);
        let opened = self.run(call, true);
        Box::pin(async move {
            let opened = opened.await?;
            // It is in memory by now.
            let body = opened.body.into_bytes().unwrap_or_default();
            let response = Response::from_parts(opened.parts.status.as_u16(), opened.parts.headers, body);
            Ok(response.after_attempts(opened.attempts).of_request(id).in_envelope(envelope))
        })
    }

    /// Sends a call and leaves the body of a response that says success on its way; any other is in memory.
    pub(crate) fn open(&self, call: Call) -> BoxFuture<'static, Result<Opened>> {
        self.run(call, false)
    }

    fn run(&self, call: Call, collect: bool) -> BoxFuture<'static, Result<Opened>> {
        let inner = Arc::clone(&self.0);
        let span = Span::new(inner.service.trace, call.method, &call.template);
        let context = (call.method, call.template.clone(), call.client_request_id());
        let run = span.clone().around(async move {
            let mut exchange = Exchange::new(&inner, call, collect, &span);
            let sending = Box::pin(exchange.run());
            let result = match inner.timeout {
                None => sending.await,
                Some(limit) => match select(sending, inner.transport.sleep(limit)).await {
                    Either::Left((result, _)) => result,
                    Either::Right(((), _)) => {
                        Err(Error::new(ErrorKind::Timeout, format!("there was no answer within {limit:?}")))
                    }
                },
            };
            let result = result.map_err(|error| error.of(context.0, &context.1).with_client_request_id(context.2));
            span.end(&result);
            result
        });
        Box::pin(run)
    }
}
